"""How much of one document is read, and why no more."""

from ostrakon.model import Issue, Severity

# Code points. Some 48,000 words, half a book: under twenty seconds of reading, and within 400 MB of memory.
TEXT_LIMIT = 300_000
PAGE_LIMIT = 1_000  # pages of a PDF: a guard, far beyond what TEXT_LIMIT lets be read
PAGE_POINTS = 20_000.0  # a PDF page's longest side in points; PDF 1.6 allows 14,400 (ISO 32000-1, Annex C)


def cut_text(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The text, or its beginning up to the last line that ends within `TEXT_LIMIT`, and an issue that says so."""
    if len(text) <= TEXT_LIMIT:
        return text, ()
    line = text.rfind("\n", TEXT_LIMIT // 2, TEXT_LIMIT)
    end = line if line > 0 else max(text.rfind(" ", TEXT_LIMIT - 200, TEXT_LIMIT), 0) or TEXT_LIMIT
    issue = Issue(
        "text.cut",
        f"characters {end}-{len(text)}",
        f"{len(text):,}",
        f"the text has {len(text):,} characters; the first {end:,} were read; split it to have the rest read",
        Severity.LOSS,
    )
    return text[:end], (issue,)
