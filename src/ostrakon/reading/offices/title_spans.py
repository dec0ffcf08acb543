"""Title phrases and what ties them to names."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ostrakon.reading.naming.name_kinds import NameSpan


@dataclass(slots=True)
class Title:
    """A title phrase at words `first` to `last`: its head word, the name spans in its modifiers and complement."""

    first: int
    last: int
    head: int
    head_words: tuple[str, ...]
    inside: list[int] = field(default_factory=list)
    holders: list[int] = field(default_factory=list)
    extent: tuple[int, int] = (0, 0)
    how: str = ""
    start: int = 0
    period: str = ""
    complement: int = 0


@dataclass(frozen=True, slots=True)
class Binding:
    """A title tied to the name spans of its holders; words `first` to `last` hold both."""

    title: Title
    holders: tuple[int, ...]
    first: int
    last: int
    how: str


def weave_spans(names: Sequence[NameSpan], more: Sequence[NameSpan]) -> tuple[list[NameSpan], dict[int, int]]:
    """The names with more among them in order; where each old index is now, and the n-th of `more` (as -n-1)."""
    merged = sorted(
        [*enumerate(names), *((-n - 1, span) for n, span in enumerate(more))],
        key=lambda pair: (pair[1].first, -pair[1].last),
    )
    return [span for _, span in merged], {old: new for new, (old, _) in enumerate(merged)}
