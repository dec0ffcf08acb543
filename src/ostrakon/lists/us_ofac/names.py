"""OFAC's names: `LAST, First` for people, whole for everything else."""

from ostrakon.model import ListedName, NamePart, NamePartRole, NameRole, PartyKind

KINDS = {
    "-0-": PartyKind.ORGANIZATION,
    "": PartyKind.ORGANIZATION,
    "entity": PartyKind.ORGANIZATION,
    "individual": PartyKind.PERSON,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRCRAFT,
}
"""Kinds by OFAC's words, lower case. OFAC's "entity" does not tell company from organization."""

ROLES = {"aka": NameRole.ALIAS, "fka": NameRole.FORMER, "nka": NameRole.ALIAS}
"""Roles by OFAC's words without dots: also known as, formerly known as, now known as."""

_SUFFIXES = {"jr", "sr", "ii", "iii", "iv"}


def read_name(published: str, kind: PartyKind, role: NameRole, *, at: str) -> ListedName:
    """A name as OFAC writes it, in reading order with its parts; `CAMARA, Sadio` becomes `Sadio CAMARA`."""
    words = " ".join(published.split())
    if kind is not PartyKind.PERSON or "," not in words:
        part = NamePartRole.FAMILY if kind is PartyKind.PERSON else NamePartRole.WHOLE
        return ListedName(words, role, published, at, (NamePart(part, words),))
    family, *rest = (piece.strip() for piece in words.split(","))
    suffixes = [piece for piece in rest if piece.lower().rstrip(".") in _SUFFIXES]
    given = ", ".join(piece for piece in rest if piece not in suffixes)
    return _join_name(published, role, at=at, given=given, family=family, suffix=" ".join(suffixes))


def read_divided_name(
    given: str, family: str, kind: PartyKind, *, role: NameRole, at: str, published: str = ""
) -> ListedName:
    """A name that the source divides itself; `family` is the whole name of anything but a person."""
    if kind is not PartyKind.PERSON:
        whole = f"{given} {family}".strip()
        return ListedName(whole, role, published or whole, at, (NamePart(NamePartRole.WHOLE, whole),))
    written = published or (f"{family}, {given}" if given else family)
    return _join_name(written, role, at=at, given=given, family=family)


def _join_name(
    published: str, role: NameRole, *, at: str, given: str, family: str, suffix: str = ""
) -> ListedName:
    pieces = ((NamePartRole.GIVEN, given), (NamePartRole.FAMILY, family), (NamePartRole.SUFFIX, suffix))
    parts = tuple(NamePart(part, text) for part, text in pieces if text)
    return ListedName(" ".join(part.text for part in parts), role, published, at, parts)
