"""Names in the UN's XML.

The UN numbers the parts of a name (FIRST_NAME to FOURTH_NAME) in reading order without saying which is the
family name (`RI WON HO` begins with it, `ERIC BADEGE` ends with it), so no part gets a role here.
"""

import re

from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Fields, Said
from ostrakon.lists.script import script_of
from ostrakon.lists.source import ListSource
from ostrakon.lists.un_sc.person import add_alias_births
from ostrakon.model import ListedName, NameRole

_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_FORMER = re.compile(r"\b(?:previously|formerly) (?:listed|known) as\b", re.IGNORECASE)
_ORIGINAL = re.compile(r"(?:original script|in arabic(?: script)?)\s*:\s*([^;.A-Za-z]+)", re.IGNORECASE)
_NO_PART = ("na",)  # the schema's default for a missing part


def add_names(draft: Draft, entry: Fields) -> None:
    """The primary name, and the name in the original script."""
    parts = [said for tag in _PARTS for said in entry.says(tag) if said.text.lower() not in _NO_PART]
    if parts:
        full = " ".join(said.text for said in parts)
        draft.add(ListedName(full, NameRole.PRIMARY, full, parts[0].at, script=script_of(full)))
    for said in entry.says("NAME_ORIGINAL_SCRIPT"):
        draft.add(_original(said))


def add_aliases(draft: Draft, entry: Fields, source: ListSource) -> None:
    """Aliases with their quality; a note may make one a former name, or give it in its own script."""
    for alias in entry.each("INDIVIDUAL_ALIAS") + entry.each("ENTITY_ALIAS"):
        quality, name, note = alias.one("QUALITY"), alias.one("ALIAS_NAME"), alias.one("NOTE")
        if name:
            role = _read_role(draft, quality, note, source)
            draft.add(ListedName(name.text, role, name.text, name.at, script=script_of(name.text)))
        elif quality:
            draft.note("name.empty", quality, "an alias with a quality and without a name")
        if note:
            draft.add_fact("alias_note", Said(f"{name.text}: {note.text}" if name else note.text, note.at))
            for found in _ORIGINAL.finditer(note.text):
                draft.add(_original(Said(found[1].strip(" :,،()"), note.at)))
        add_alias_births(draft, alias, note)


def _read_role(draft: Draft, quality: Said, note: Said, source: ListSource) -> NameRole:
    if _FORMER.search(note.text):
        return NameRole.FORMER
    if not quality:
        return NameRole.ALIAS
    key = source.look_up("quality", quality.text)
    if not key:
        draft.note("quality.unknown", quality, "an alias quality that source.toml does not know: kept as alias")
    return NameRole(key or NameRole.ALIAS)


def _original(said: Said) -> ListedName:
    return ListedName(said.text, NameRole.ORIGINAL_SCRIPT, said.text, said.at, script=script_of(said.text))
