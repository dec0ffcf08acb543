"""A score drawn as a waterfall: each term moves the sum, from the prior to the total.

Rows for a terminal, and an SVG for pages that needs no script and no font. The idea is that of splink's waterfall
chart; the drawing is our own.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ostrakon.model import FactCount, Part, Verdict

_BAR = 20  # characters of the longest bar on a terminal
_ROW, _LEFT, _WIDE, _RIGHT = 26, 330, 300, 90  # pixels: a row, the words, the bars, the numbers
_COLORS = {
    Verdict.AGREES: "#2c7a4b",
    Verdict.NEAR: "#8a7a1f",
    Verdict.CONFLICTS: "#b03a2e",
    Verdict.MISSING: "#7a7a7a",
}  # tell apart without green and red alone: the verdict stands in words, too


@dataclass(frozen=True, slots=True)
class Step:
    """One term: what is compared, its bits, and the sum before and after it."""

    part: Part
    before: float
    after: float

    @property
    def label(self) -> str:
        """The term in words."""
        return f"{self.part.feature}: {_pair(self.part)}" if _pair(self.part) else self.part.feature


_FACTS = frozenset({"birth date", "country", "gender", "identifier", "place", "kind"})


def count_facts(parts: Sequence[Part]) -> FactCount:
    """The facts of a hit counted; the name, however many words, is none of them."""
    found = Counter(part.verdict for part in parts if part.feature in _FACTS)
    agree = found[Verdict.AGREES] + found[Verdict.NEAR]
    return FactCount(agree, found[Verdict.CONFLICTS], found[Verdict.MISSING])


def _pair(part: Part) -> str:
    if part.query and part.candidate:
        return part.query if part.query == part.candidate else f"{part.query} ~ {part.candidate}"
    return part.query or part.candidate


def waterfall_steps(parts: Sequence[Part]) -> list[Step]:
    """The prior first, then each term that moves the sum, in the order of the parts."""
    ordered = [part for part in parts if part.feature == "prior"] + [
        part for part in parts if part.feature != "prior"
    ]
    steps, total = [], 0.0
    for part in ordered:
        if part.bits:
            steps.append(Step(part, total, total + part.bits))
            total += part.bits
    return steps


def waterfall_rows(parts: Sequence[Part]) -> list[tuple[str, str, str, str]]:
    """Rows for a table: term, verdict and note, bits, bar (`▒` takes away, `█` adds)."""
    steps = waterfall_steps(parts)
    low, high = _range(steps)
    scale = _BAR / max(high - low, 1e-9)
    rows = []
    for step in steps:
        start, end = sorted((step.before, step.after))
        bar = " " * round((start - low) * scale)
        bar += ("█" if step.part.bits > 0 else "▒") * max(1, round((end - start) * scale))
        note = step.part.note or step.part.verdict.value
        rows.append((step.label, note, f"{step.part.bits:+.1f}", bar))
    return rows


def _range(steps: Sequence[Step]) -> tuple[float, float]:
    values = [0.0, *(step.after for step in steps)]
    return min(values), max(values)


def draw_waterfall(parts: Sequence[Part], *, title: str, probability: float) -> str:
    """The waterfall as an SVG element, readable without color and by screen readers (`title`, `desc`)."""
    return draw_waterfalls([(title, parts, probability)])


def draw_waterfalls(sums: Sequence[tuple[str, Sequence[Part], float]]) -> str:
    """Waterfalls under one another as one SVG element; each sum has its title, its terms and its probability."""
    drawn, top = [], 0
    for title, parts, probability in sums:
        steps = waterfall_steps(parts)
        total = f"{steps[-1].after if steps else 0.0:+.1f}"
        drawn += [
            f'<g transform="translate(0 {top})">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape('; '.join(f'{step.label} {step.part.bits:+.1f} bits' for step in steps))}",
            f"; total {total} bits</desc>",
            *_draw_sum(steps, title, f"{total} ({probability:.0%})"),
            "</g>",
        ]
        top += _ROW * (len(steps) + 2)
    wide = _LEFT + _WIDE + _RIGHT
    head = f'<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {wide} {max(top, 1)}"'
    ground = f'<rect width="{wide}" height="{max(top, 1)}" fill="#ffffff"/>'  # dark pages leave the words readable
    return "\n".join([f'{head} font-family="sans-serif" font-size="13">', ground, *drawn, "</svg>"])


def _draw_sum(steps: Sequence[Step], title: str, total: str) -> list[str]:
    low, high = _range(steps)
    scale = _WIDE / max(high - low, 1e-9)
    zero, foot = _LEFT + (0 - low) * scale, _ROW * (len(steps) + 1) + 18
    return [
        f'<text x="8" y="18" font-weight="bold">{escape(title)}</text>',
        f'<path d="M{zero:.1f} {_ROW}V{foot - 18}" stroke="#999" stroke-dasharray="2 3"/>',
        *(_draw_step(step, place, low, scale) for place, step in enumerate(steps, start=1)),
        f'<text x="8" y="{foot}" font-weight="bold">total</text>',
        f'<text x="{_LEFT + _WIDE + 8}" y="{foot}" font-weight="bold">{total}</text>',
    ]


def _draw_step(step: Step, place: int, low: float, scale: float) -> str:
    start, end = sorted((step.before, step.after))
    x, width = _LEFT + (start - low) * scale, max(1.0, (end - start) * scale)
    y = place * _ROW
    color = _COLORS[step.part.verdict]
    label = step.label if len(step.label) < 46 else step.label[:44] + "…"
    note = escape(step.part.note or step.part.verdict.value)
    return (
        f"<g><title>{note}</title>"
        f'<text x="8" y="{y + 18}">{escape(label)}</text>'
        f'<rect x="{x:.1f}" y="{y + 6}" width="{width:.1f}" height="{_ROW - 10}" fill="{color}"/>'
        f'<text x="{_LEFT + _WIDE + 8}" y="{y + 18}">{step.part.bits:+.1f}</text></g>'
    )
