"""Typography made plain without moving a character: offsets into the result are offsets into the text.

Sources: the Unicode names of the characters; French sets no-break spaces inside guillemets and before
colons (Imprimerie nationale, Lexique des règles typographiques).
"""

import re

# French words that newspapers write without the accent of their capital
_BARE = re.compile(
    r"\bE(?=tats?\b|mirat|gypt|thiop|rythr|quateur|quatori|lysée|conomi|nergie|ducation|glise|cosse|tienne|douard|"
    r"lisabeth|milie\b|lections?\b|tablissement|quipement|missaire|mile\b|lu[es]?\b)"
)
_AT = re.compile(r"(?:(?<=\A)|(?<=\n)|(?<=[.!?»] ))A(?= [A-ZÉ][a-zé])")

_SINGLE = "‘’‚‛′`´ʼ"
_DOUBLE = "“”„‟″"
_DASHES = "‐‑‒–—―−"
_SPACES = (
    "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000\t\u200b\ufeff\u00ad"
)
_PLAIN = (
    {ord(sign): "'" for sign in _SINGLE}
    | {ord(sign): '"' for sign in _DOUBLE}
    | {ord(sign): "-" for sign in _DASHES}
    | {ord(sign): " " for sign in _SPACES}
)


def normalize(text: str, *, language: str = "en") -> str:
    """The text with straight quotes, hyphens for dashes and plain spaces; guillemets stay; same length.

    French capitals get the accent back that newspapers leave out ("Etats-Unis").
    """
    plain = text.translate(_PLAIN).replace("\r", " ")
    if language == "fr":
        plain = _AT.sub("À", _BARE.sub("É", plain))
    assert len(plain) == len(text)
    return plain
