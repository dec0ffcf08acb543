"""Typography made plain without moving a character: offsets into the result are offsets into the text.

Sources: the Unicode names of the characters; French sets no-break spaces inside guillemets and before
colons (Imprimerie nationale, Lexique des règles typographiques).
"""

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


def normalize(text: str) -> str:
    """The text with straight quotes, hyphens for dashes and plain spaces; guillemets stay; same length."""
    plain = text.translate(_PLAIN).replace("\r", " ")
    assert len(plain) == len(text)
    return plain
