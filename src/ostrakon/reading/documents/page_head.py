"""What the head of a page says of it: title, publisher, address, language, and the day of publication.

Sources: Open Graph (og:, article:), schema.org's datePublished in JSON-LD and microdata, Dublin Core (dc.date),
HTML's `time` element.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ostrakon.reading.documents.day_words import day_of_iso
from ostrakon.reading.documents.origin import FoundDay

_DATE_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "parsely-pub-date", "sailthru.date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "date",
    "article.published",
)  # fmt: skip
_ARTICLES = frozenset(
    {
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "report",
        "blogposting",
        "webpage",
        "pressrelease",
        "governmentservice",
    }
)
_PLACES = 64  # nodes of one JSON-LD block that are looked at
_LONGEST = 300  # characters of a title or publisher


@dataclass(frozen=True, slots=True)
class PageHead:
    """What a page says of itself; None, "" and () where it says nothing."""

    title: str | None
    publisher: str | None
    url: str | None
    language: str
    days: tuple[FoundDay, ...]


def read_head(tree: Any, *, address: str) -> PageHead:
    """The head of a page. `address` is where it was fetched from, if from the web."""
    metas = _metas(tree)
    blocks = tuple(_linked_data(tree))
    fetched = address if address.startswith(("https://", "http://")) else None
    canonical = next(iter(tree.xpath("//link[@rel='canonical']/@href")), "") or metas.get("og:url", "")
    named = canonical if re.match(r"https?://", canonical) else None
    return PageHead(
        title=_title(tree, metas),
        publisher=_clean(metas.get("og:site_name")) or _publisher(blocks),
        url=fetched or named,
        language=(
            tree.get("lang")
            or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
            or metas.get("og:locale", "")
        )[:2].lower(),
        days=tuple(_days(tree, metas, blocks)),
    )


def _metas(tree: Any) -> dict[str, str]:
    """The first content of each meta name, property or itemprop, in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (meta.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(tree: Any, metas: dict[str, str]) -> str | None:
    if title := _clean(metas.get("og:title")):
        return title
    headings = [" ".join(heading.itertext()) for heading in tree.iter("h1")]
    if len(headings) == 1 and (title := _clean(headings[0])):
        return title
    return _clean(next((node.text for node in tree.iter("title") if node.text), None))


def _clean(words: str | None) -> str | None:
    return " ".join((words or "").split())[:_LONGEST] or None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, those in lists and graphs among them; what is no JSON is left out."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(script.text or "")]
        except (ValueError, RecursionError):
            continue
        for _ in range(_PLACES):
            if not waiting:
                break
            node = waiting.pop(0)
            if isinstance(node, list):
                waiting += node[:_PLACES]
            elif isinstance(node, dict):
                waiting += [node[key] for key in ("@graph", "mainEntity") if key in node]
                yield node


def _types(block: dict[str, Any]) -> set[str]:
    types = block.get("@type") or ()
    return {str(each).lower() for each in (types if isinstance(types, list) else [types])}


def _publisher(blocks: tuple[dict[str, Any], ...]) -> str | None:
    for block in blocks:
        publisher = block.get("publisher")
        name = publisher.get("name") if isinstance(publisher, dict) else publisher
        if isinstance(name, str) and name.strip():
            return _clean(name)
    return None


def _days(tree: Any, metas: dict[str, str], blocks: tuple[dict[str, Any], ...]) -> Iterator[FoundDay]:
    words: list[tuple[str, str]] = []
    for block in blocks:
        if _types(block) & _ARTICLES and isinstance(block.get("datePublished"), str):
            words.append((block["datePublished"], "its JSON-LD"))
    words += [(metas[name], f"its meta {name}") for name in _DATE_METAS if name in metas]
    for node in list(tree.iter("time"))[:3]:
        words.append((node.get("datetime") or " ".join(node.itertext()), "its time element"))
    seen: set[date] = set()
    for said, where in words:
        day = day_of_iso(said)
        if day and day not in seen:
            seen.add(day)
            yield FoundDay(day, where)
