"""Votes on resolutions told without who voted: "Resolution 2801 (2025) received 13 votes".

Only resolutions with a number of the Security Council's are meant, and only where the text names the Council.
Source: the wording of the press releases of the United Nations (SC/ series) in both languages.
"""

import re

from ostrakon.model import ClaimType, EventKind
from ostrakon.reading.page import Finding, Page

_COUNCILS = frozenset(
    ("Security Council", "UN Security Council", "U.N. Security Council", "United Nations Security Council",
     "Conseil de sécurité", "Conseil de sécurité de l'ONU", "Conseil de sécurité des Nations unies",
     "Conseil de sécurité des Nations Unies")
)  # fmt: skip
_NUMBERED = re.compile(r"\b[Rr]([eé])solution \d{3,4}\b")
_VOTED = re.compile(
    r"\b(?:adopt\w*|received|approved|renewed|passed)\b[^.;]{0,60}?\b(?:votes?|unanimous\w*|in favour|in favor)\b"
    r"|\bunanimously adopt\w*|\badoption\b[^.;]{0,30}unanimit|\badopt\w*[^.;]{0,30}(?:unanimit|\bvoix\b)"
    r"|\bunanimit\w*[^.;]{0,30}\badopt",
    re.IGNORECASE,
)


def find_resolutions(page: Page) -> list[Finding]:
    """One vote for each sentence that tells how a numbered resolution was adopted."""
    council = next((d.number for d in page.parties.parties if _COUNCILS & set(d.names)), None)
    if council is None:
        return []
    out: list[Finding] = []
    told: set[str] = set()
    for first, last in _sentences(page):
        start, end = page.span_of(first, last)
        words = page.plain[start:end]
        number = _NUMBERED.search(words)
        if (
            number is None
            or not _VOTED.search(words)
            or number.group().lower() in told
            or _named(page, first, last, council)
        ):
            continue
        told.add(number.group().lower())
        found = Finding(
            ClaimType.EVENT,
            f"{page.language}.event.resolution",
            (start, end),
            roles={"agent": [council]},
            event=EventKind.VOTE,
        )
        found.place = start
        times = [n for n, time in enumerate(page.times) if start <= time.start < end]
        found.when = times[0] if len(times) == 1 else None
        out.append(found)
    return out


def _named(page: Page, first: int, last: int, council: int) -> bool:
    """Whether the sentence itself names the Council, whose verb then tells the vote."""
    return any(
        page.parties.of_span[n] == council and first <= name.first < last for n, name in enumerate(page.names)
    )


def _sentences(page: Page) -> list[tuple[int, int]]:
    """The first and last words of each sentence."""
    starts = [i for i, word in enumerate(page.words) if word.opens or i == 0]
    return list(zip(starts, [*starts[1:], len(page.words)], strict=True))
