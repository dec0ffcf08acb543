"""What a name is inside this project: core tokens with roles, and what stands around them."""

from dataclasses import dataclass
from enum import IntEnum

from ostrakon.model import PartyKind


class TokenRole(IntEnum):
    """What a core token is. Integers, because they stand in arrays."""

    PLAIN = 0  # a word of an organization's, vessel's or place's name
    GIVEN = 1
    FAMILY = 2
    MIDDLE = 3  # between given and family name: often left out
    PATRONYMIC = 4
    NUMBER = 5
    INITIAL = 6
    GENERIC = 7  # a word that says the trade or the region, not the name: trading, international


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name, romanized and folded to `a-z0-9`, with its role.

    `particle` is what stood before it (`al`, `bin`, `van der`), "" where nothing did.
    """

    text: str
    role: TokenRole
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. `tokens` carry the identity; the rest is worth little or nothing.

    `legal` is the class of its legal form (`llc`, `jsc`, ""); `titles` are set aside, as found;
    `written` is the text that was read. A name with no token at all has `tokens == ()`.
    """

    written: str
    kind: PartyKind
    tokens: tuple[Token, ...]
    legal: str = ""
    titles: tuple[str, ...] = ()


ORGANIZED = frozenset(
    {
        PartyKind.ORGANIZATION,
        PartyKind.COMPANY,
        PartyKind.PUBLIC_BODY,
        PartyKind.GROUP,
        PartyKind.COUNTRY,
        PartyKind.PLACE,
    }
)
CRAFT = frozenset({PartyKind.VESSEL, PartyKind.AIRCRAFT})
