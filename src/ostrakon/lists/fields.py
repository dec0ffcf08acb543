"""An entry's element, read with a record of what was read, so that a field nobody read is told.

Strict interpretation: every published value is used, is ignored by name in `source.toml`, or raises an issue.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ostrakon.lists.recipe import IssueLog
from ostrakon.lists.source import ListSource
from ostrakon.lists.xml import Element


@dataclass(frozen=True, slots=True)
class Said:
    """Words that an entry says, white space collapsed, and their place inside the entry; "" where it says none."""

    text: str
    at: str

    def __bool__(self) -> bool:
        return bool(self.text)


class Fields:
    """One element: what is asked of it is marked as read. `at` is its XPath inside the entry, "" for the entry."""

    __slots__ = ("_attributes", "_children", "_element", "_text_read", "at", "path")

    def __init__(self, element: Element, at: str = "", path: str = "") -> None:
        self._element = element
        self.at = at
        self.path = path
        self._children: dict[str, list[Fields]] | None = None
        self._attributes: set[str] = set()
        self._text_read = False

    def each(self, *tags: str) -> "list[Fields]":
        """The elements at a path of tags, in order: `entry.each("Names", "Name")`."""
        found = [self]
        for tag in tags:
            found = [child for parent in found for child in parent._kids().get(tag, [])]
        return found

    def tags(self) -> list[str]:
        """The tags of the element's children, sorted."""
        return sorted(self._kids())

    def says(self, *tags: str) -> list[Said]:
        """What the elements at a path of tags say, those that say nothing left out."""
        said = [Said(child._own_text(), child.at) for child in self.each(*tags)]
        return [words for words in said if words]

    def one(self, *tags: str) -> Said:
        """What the first speaking element at a path says; empty words at that path where none does."""
        said = self.says(*tags)
        return said[0] if said else Said("", "/".join((self.at, *tags)).strip("/"))

    def own(self) -> Said:
        """What the element itself says."""
        return Said(self._own_text(), self.at)

    def attribute(self, name: str) -> Said:
        """What an attribute says."""
        self._attributes.add(name)
        return Said(" ".join((self._element.get(name) or "").split()), f"{self.at}/@{name}".lstrip("/"))

    def unread(self) -> Iterator[tuple[str, Said]]:
        """Path without positions, and words, of everything that speaks and was not asked."""
        if not self._text_read and (text := " ".join((self._element.text or "").split())):
            yield self.path, Said(text, self.at)
        for name in map(str, self._element.attrib):
            if name not in self._attributes and (said := self.attribute(name)):
                yield f"{self.path}/@{name}".lstrip("/"), said
        for children in self._kids().values():
            for child in children:
                yield from child.unread()

    def _own_text(self) -> str:
        self._text_read = True
        return " ".join((self._element.text or "").split())

    def _kids(self) -> "dict[str, list[Fields]]":
        if self._children is None:
            grouped: dict[str, list[Element]] = {}
            for child in self._element:
                grouped.setdefault(str(child.tag), []).append(child)
            self._children = {tag: self._group(tag, elements) for tag, elements in grouped.items()}
        return self._children

    def _group(self, tag: str, elements: list[Element]) -> "list[Fields]":
        stem, path = f"{self.at}/{tag}".lstrip("/"), f"{self.path}/{tag}".lstrip("/")
        if len(elements) == 1:
            return [Fields(elements[0], stem, path)]
        return [Fields(element, f"{stem}[{place}]", path) for place, element in enumerate(elements, 1)]


def report_unread(entry: Fields, source: ListSource, log: IssueLog, *, place: str) -> None:
    """Logs a loss for each field that was neither read nor is ignored by name in the list's recipe."""
    for path, said in entry.unread():
        if not source.ignores(path):
            message = f"the reader knows no field {path!r}: it was left out"
            log.loss("field.unknown", f"{place} / {said.at}", value=said.text, message=message)


def sort_children(element: Element) -> None:
    """Sorts an entry's parts by tag and content, at every depth, where a list's order of parts means nothing.

    Publishers write the same entry with its parts in another order; sorted, it has the same `raw`.
    """
    for child in element:
        sort_children(child)
    element[:] = sorted(element, key=_sort_key)


def _sort_key(element: Element) -> tuple[str, str, str]:
    words = " ".join(" ".join(str(text).split()) for text in element.itertext())
    marks = " ".join(
        f"{name}={value}"
        for name, value in sorted((str(name), str(value)) for name, value in element.attrib.items())
    )
    return str(element.tag), words, marks
