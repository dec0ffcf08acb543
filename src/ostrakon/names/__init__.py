"""4 NAMES: text and kind become a Name; two Names become an Alignment. Pure.

Takes: names as written, in any script. Gives: tokens with roles and keys; one-to-one alignments.
Why: the same party is spelled many ways; what kind of difference it is decides what it is worth.
"""

from ostrakon.names.countries import find_country
from ostrakon.names.name import Name, Token, TokenRole
from ostrakon.names.parse import parse_name

__all__ = ["Name", "Token", "TokenRole", "find_country", "parse_name"]
