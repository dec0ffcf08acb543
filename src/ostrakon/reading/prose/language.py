"""Which of the two languages a text is in."""

import re

# function words that one of the two languages has and the other has not
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "was",
        "that",
        "with",
        "on",
        "by",
        "for",
        "is",
        "were",
        "has",
        "have",
        "said",
        "which",
        "its",
        "their",
        "from",
        "at",
        "it",
    ]
)
_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "du",
        "et",
        "une",
        "dans",
        "par",
        "pour",
        "sur",
        "est",
        "que",
        "qui",
        "au",
        "aux",
        "son",
        "ses",
        "ont",
        "avec",
        "été",
        "il",
        "elle",
    ]
)
_ELIDED = re.compile(r"\b(?:l|d|n|s|c|j|qu)['’](?=\w)", re.IGNORECASE)  # "l'accord", "qu'elle"
_ACCENTED = re.compile(r"\b[a-zàâçéèêëîïôùûœ]*[àâçéèêëîïôùûœ][a-zàâçéèêëîïôùûœ]*\b")  # in lower case: no names


def detect_language(text: str) -> str:
    """`en` or `fr`, by function words, elisions and accents of 20,000 characters; `en` where neither leads."""
    head = text[:20_000]
    words = re.findall(r"[^\W\d_]+", head.lower())
    english = sum(word in _ENGLISH for word in words)
    french = sum(word in _FRENCH for word in words) + len(_ELIDED.findall(head)) + len(_ACCENTED.findall(head))
    return "fr" if french > english else "en"
