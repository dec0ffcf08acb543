"""The kinds of party that the tables of references name by a word."""

from ostrakon.model import PartyKind

BODIES = frozenset({PartyKind.ORGANIZATION, PartyKind.COMPANY, PartyKind.PUBLIC_BODY, PartyKind.GROUP})
PEOPLE = frozenset({PartyKind.PERSON})
_LANDS = frozenset({PartyKind.COUNTRY})
_VESSELS = frozenset({PartyKind.VESSEL})


def kinds_of(name: str) -> frozenset[PartyKind]:
    """The kinds that a word of the tables stands for."""
    return {
        "person": PEOPLE, "body": BODIES, "country": _LANDS, "bodyland": BODIES | _LANDS, "vessel": _VESSELS,
        "company": frozenset({PartyKind.COMPANY}), "group": frozenset({PartyKind.GROUP}),
        "organization": frozenset({PartyKind.ORGANIZATION, PartyKind.PUBLIC_BODY}),
        "public": frozenset({PartyKind.PUBLIC_BODY}), "any": BODIES | PEOPLE | _LANDS,
        "anybody": BODIES | PEOPLE,
    }[name]  # fmt: skip
