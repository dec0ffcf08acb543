"""The names of an ENHANCED entity: one listed name per translation, the primary Latin one first."""

from ostrakon.lists.us_ofac.draft import Value
from ostrakon.lists.us_ofac.labels import read_table
from ostrakon.lists.us_ofac.names import ROLES
from ostrakon.lists.xml import Element, text_at
from ostrakon.model import Issue, ListedName, NamePart, NamePartRole, NameRole, PartyKind

_FAMILY_FIRST = {"Hans", "Hant", "Jpan", "Kore", "Hang"}
"""Scripts in which the family name comes first and no space parts it (Unicode CLDR person name formats)."""


def read_names(element: Element, kind: PartyKind) -> list[Value]:
    """All names of an entity, the primary name first; a script that no rule knows is an issue."""
    values: list[Value] = []
    for name in element.iterfind("names/name"):
        for translation in name.iterfind("translations/translation"):
            values.extend(_read_translation(name, translation, kind))
    return sorted(values, key=lambda value: not (isinstance(value, ListedName) and value.role is NameRole.PRIMARY))


def _read_translation(name: Element, translation: Element, kind: PartyKind) -> list[Value]:
    at = f"names/name[@id='{name.get('id')}']/translations/translation[@id='{translation.get('id')}']"
    words = text_at(translation, "script") or "Latin"
    script = read_table()["scripts"].get(words, "")
    issues: list[Value] = []
    if not script:
        issues.append(Issue("script.unknown", at, words, "a script that no rule knows; read as undetermined"))
    given, family = text_at(translation, "formattedFirstName"), text_at(translation, "formattedLastName")
    published = text_at(translation, "formattedFullName") or (f"{family}, {given}" if given else family)
    if kind is not PartyKind.PERSON:
        full = published
    elif script in _FAMILY_FIRST:
        full = family + given
    else:
        full = f"{given} {family}".strip() or published
    if not full:
        return [*issues, Issue("name.empty", at, "", "a name without words")]
    role, parts = _find_role(name, script), _read_parts(translation)
    return [ListedName(full, role, published, at, parts, script or "Zyyy"), *issues]


def _find_role(name: Element, script: str) -> NameRole:
    if script not in ("Latn", ""):
        return NameRole.ORIGINAL_SCRIPT
    if text_at(name, "isPrimary") == "true":
        return NameRole.PRIMARY
    if text_at(name, "isLowQuality") == "true":
        return NameRole.WEAK_ALIAS
    return ROLES.get(text_at(name, "aliasType").lower().replace(".", ""), NameRole.ALIAS)


def _read_parts(translation: Element) -> tuple[NamePart, ...]:
    roles = read_table()["name_parts"]
    return tuple(
        NamePart(NamePartRole(roles.get(text_at(part, "type"), "whole")), text_at(part, "value"))
        for part in translation.iterfind("nameParts/namePart")
        if text_at(part, "value")
    )
