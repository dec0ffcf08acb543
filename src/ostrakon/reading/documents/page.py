"""A web page becomes a report: its main text, without scripts, menus and comments, and what its head says."""

import re
from datetime import date
from typing import Any

from lxml import etree, html

from ostrakon.model import BadRequest, Capture, Issue, Report, Severity
from ostrakon.reading.documents.encoding import declared_charset, decode_bytes
from ostrakon.reading.documents.page_head import PageHead, read_head
from ostrakon.reading.documents.plain import Origin, make_report

_HEAD_BYTES = 4096  # HTML requires the charset within the first 1,024 bytes; some pages are late
_SHORT = 200  # characters: less than this from a page with more words is an extraction that failed
# A browser shows none of these as words.
_UNSEEN = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "math", "canvas")
_BLOCKS = frozenset(
    (
        *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "br", "section", "article", "blockquote"),
        *("td", "th", "dd", "dt", "figcaption", "header", "main"),
    )
)


def read_page(capture: Capture, *, published: date | None = None) -> Report:
    """The report on a page; `text` is the extracted main text.

    Raises:
        BadRequest: no tree can be made of the bytes.
    """
    head = capture.data[:_HEAD_BYTES].decode("latin-1")
    declared = declared_charset(capture.media_type) or declared_charset(head)
    decoded = decode_bytes(capture.data, declared=declared)
    tree, parsing = _parse(decoded.text, capture.address)
    told = read_head(tree, address=capture.address)
    for unseen in list(tree.iter(*_UNSEEN)):
        unseen.drop_tree()
    text, issues = _main_text(tree)
    return make_report(
        text,
        published=published,
        today=capture.retrieved_at.date(),
        digest=capture.digest,
        origin=_origin(told, capture),
        issues=(*decoded.issues, *parsing, *issues),
    )


def _origin(told: PageHead, capture: Capture) -> Origin:
    return Origin(
        title=told.title,
        publisher=told.publisher,
        url=told.url,
        language=told.language,
        days=told.days,
        address=capture.address,
    )


def _parse(text: str, address: str) -> tuple[Any, tuple[Issue, ...]]:
    """The tree of a page. lxml's HTML parser loads nothing and resolves no entities of a DTD."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise BadRequest(f"{address} looks like HTML, and no page can be made of it: {error}") from error
    if not any("depth" in entry.message for entry in parser.error_log):
        return tree, ()
    message = "its elements are nested deeper than the parser goes; what stands below was not read"
    return tree, (Issue("page.too_deep", "document", "", message, Severity.LOSS),)


def _main_text(tree: Any) -> tuple[str, tuple[Issue, ...]]:
    """The main text, or all that the page shows where no main text stands out."""
    whole = _shown_text(tree)
    main = _extract(tree)
    if len(main) >= _SHORT or (main and 2 * len(main) >= len(whole)):
        return main, ()
    if not whole.strip():
        message = "the page shows no words without its scripts: nothing to read; save it from a browser, or as PDF"
        return "", (Issue("page.no_text", "document", "", message, Severity.LOSS),)
    message = "no main text stands out on the page; all the words it shows were read, menus among them"
    return whole, (Issue("page.no_main_text", "document", "", message),)


def _extract(tree: Any) -> str:
    from trafilatura import bare_extraction

    found: Any = bare_extraction(
        html.fromstring(html.tostring(tree)),
        include_comments=False,
        include_tables=True,
        favor_precision=False,
        with_metadata=False,
        deduplicate=False,
    )
    text = (found.text or "").strip() if found is not None else ""
    return re.sub(r"\n+(?!- )", "\n\n", text)


def _shown_text(tree: Any) -> str:
    """All words that the page shows, a line for each block."""
    body = tree.find("body")
    pieces: list[str] = []
    for event, node in etree.iterwalk(tree if body is None else body, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        block = node.tag in _BLOCKS
        if event == "start":
            pieces.append(("\n" if block else "") + (node.text or ""))
        else:
            pieces.append(("\n" if block else "") + (node.tail or ""))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n\n".join(line for line in lines if line)
