"""A small neighborhood as SVG: boxes with names, lines with the words of every relation on them.

Source: W3C, Scalable Vector Graphics (SVG) 1.1. Nothing in it runs or is fetched: text, lines and boxes only.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from ostrakon.exchange.graphs.words import say_relation
from ostrakon.exchange.graphs.xml_formats import namespaces, safe_text
from ostrakon.model import BadRequest, Modality, NetworkNode, NetworkView, Relation

SVG = "http://www.w3.org/2000/svg"
NODE_LIMIT = 150  # beyond it the words cover one another
SCALE_X, SCALE_Y = 130, 86  # pixels for a thousand thousandths
BOX_WIDTH, BOX_HEIGHT = 216, 56
MARGIN = 150
LINE = 15  # pixels between two lines of text
NAME_LETTERS = 30  # letters of a name on one line of a box
WORDS_LETTERS = 44  # letters of a relation's words on one line
WORDS_LINES = 3
ALONG = (70, 56, 82, 44)  # percent of the way at which a line's words stand, by turns, so that they keep apart

STYLE = """
text { font-family: "DejaVu Sans", Verdana, Helvetica, sans-serif; font-size: 12px; fill: #1b1b1b; }
.small { font-size: 10px; fill: #555; }
.words { font-size: 11px; paint-order: stroke; stroke: #fff; stroke-width: 4px; text-anchor: middle; }
.words.denied { fill: #a11; }
.box { fill: #fff; stroke: #555; }
.listed { fill: #fdeeea; stroke: #b3261e; stroke-width: 1.6; }
.center { stroke-width: 3; }
.tie { fill: none; stroke: #777; stroke-width: 1.3; }
.alleged { stroke-dasharray: 5 4; }
.denied.tie { stroke: #a11; stroke-dasharray: 2 4; }
"""
FIRM = frozenset({Modality.ASSERTED, Modality.REPORTED})


@dataclass(frozen=True, slots=True)
class _Point:
    x: int
    y: int


def write_svg(view: NetworkView) -> str:
    """The view as an SVG drawing; nodes stand where their places say (`network.layout.place_nodes`).

    Raises:
        BadRequest: more parties than words can be read on.
    """
    if len(view.nodes) > NODE_LIMIT:
        raise BadRequest(
            f"a drawing with words shows at most {NODE_LIMIT} parties, and these are {len(view.nodes)}: "
            "take a smaller depth, or gexf for a tool that can zoom"
        )
    at = _pixels(view.nodes)
    foot = [f"as of {view.as_of}"] if view.as_of else []
    foot += [_cut(note, 120) for note in view.notes[:6]]
    width = max((point.x for point in at.values()), default=0) + BOX_WIDTH // 2 + MARGIN // 3
    height = max((point.y for point in at.values()), default=0) + BOX_HEIGHT + LINE * (len(foot) + 2)
    size = {"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}", "role": "img"}
    root = etree.Element(f"{{{SVG}}}svg", size, nsmap=namespaces(SVG))
    etree.SubElement(root, f"{{{SVG}}}style").text = STYLE
    etree.SubElement(root, f"{{{SVG}}}rect", width=str(width), height=str(height), fill="#fff")
    _draw_ties(root, view, at)
    for node in view.nodes:
        _draw_box(root, node, at[node.id], center=node.id == view.center)
    for number, words in enumerate(foot):
        _text(root, words, _Point(12, height - LINE * (len(foot) - number)), "small")
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _pixels(nodes: Sequence[NetworkNode]) -> dict[str, _Point]:
    left = min((node.x for node in nodes), default=0)
    top = min((node.y for node in nodes), default=0)
    return {
        node.id: _Point(
            (node.x - left) * SCALE_X // 1000 + BOX_WIDTH // 2 + 12, (node.y - top) * SCALE_Y // 1000 + BOX_HEIGHT
        )
        for node in nodes
    }


def _draw_ties(root: etree._Element, view: NetworkView, at: dict[str, _Point]) -> None:
    pairs: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in view.relations:
        ends = sorted((relation.subject, relation.object), key=lambda node: (at[node].x, at[node].y, node))
        pairs[ends[0], ends[1]].append(relation)
    labels: list[tuple[_Point, list[str], str]] = []
    turns: dict[str, int] = defaultdict(int)
    for (left, right), relations in sorted(pairs.items(), key=lambda item: (at[item[0][1]].y, at[item[0][0]].y)):
        style = _style(relations)
        path, middle = _curve(at[left], at[right], ALONG[turns[right] % len(ALONG)])
        turns[right] += 1
        tie = etree.SubElement(root, f"{{{SVG}}}path", {"d": path, "class": f"tie {style}".strip()})
        etree.SubElement(tie, f"{{{SVG}}}title").text = safe_text("\n".join(_sources(relations)))
        labels.append((middle, _words(relations, left), style))
    for middle, lines, style in labels:  # after all lines, so that no line runs over words
        for number, words in enumerate(lines):
            y = middle.y - LINE * (len(lines) - 1) // 2 + LINE * number + 4
            _text(root, words, _Point(middle.x, y), f"words {style}".strip())


def _curve(left: _Point, right: _Point, along: int) -> tuple[str, _Point]:
    """A line between two columns, or a bow beside one column; and where its words stand."""
    if right.x - left.x > BOX_WIDTH:
        start, end = left.x + BOX_WIDTH // 2, right.x - BOX_WIDTH // 2
        place = _Point(start + (end - start) * along // 100, left.y + (right.y - left.y) * along // 100)
        return f"M {start} {left.y} L {end} {right.y}", place
    edge = max(left.x, right.x) + BOX_WIDTH // 2
    bow = edge + 60 + abs(right.y - left.y) // 8
    start, end = left.x + BOX_WIDTH // 2, right.x + BOX_WIDTH // 2
    path = f"M {start} {left.y} C {bow} {left.y}, {bow} {right.y}, {end} {right.y}"
    return path, _Point((edge + 3 * bow) // 4, (left.y + right.y) // 2)


def _style(relations: Iterable[Relation]) -> str:
    modalities = {relation.modality for relation in relations}
    if modalities & FIRM:
        return ""
    return "denied" if modalities <= {Modality.DENIED, Modality.NEGATED} else "alleged"


def _words(relations: Sequence[Relation], left: str) -> list[str]:
    told = list(
        dict.fromkeys(
            f"{say_relation(relation)} →" if relation.subject == left else f"← {say_relation(relation)}"
            for relation in relations
        )
    )
    lines = [_cut(words, WORDS_LETTERS) for words in told[:WORDS_LINES]]
    return lines if len(told) <= WORDS_LINES else [*lines[:-1], f"and {len(told) - WORDS_LINES + 1} more"]


def _sources(relations: Iterable[Relation]) -> list[str]:
    return [
        f"{say_relation(relation)}: {each.quote} ({each.place})"
        for relation in relations
        for each in relation.evidence[:2]
    ]


def _draw_box(root: etree._Element, node: NetworkNode, at: _Point, *, center: bool) -> None:
    style = " ".join(["box", *(["listed"] if node.lists else []), *(["center"] if center else [])])
    left, top = at.x - BOX_WIDTH // 2, at.y - BOX_HEIGHT // 2
    size = {"width": str(BOX_WIDTH), "height": str(BOX_HEIGHT), "rx": "5"}
    box = etree.SubElement(root, f"{{{SVG}}}rect", {"x": str(left), "y": str(top), **size, "class": style})
    etree.SubElement(box, f"{{{SVG}}}title").text = safe_text(f"{node.label} ({node.id})")
    lines = _wrap(node.label, NAME_LETTERS)
    told = [str(node.kind)] if node.kind != "unknown" else []
    told += [f"on {', '.join(node.lists)}"] if node.lists else []
    told += [f"{node.degree} ties, not followed"] if not node.expanded and node.degree > 1 else []
    for number, words in enumerate(lines):
        _text(root, words, _Point(left + 8, top + 17 + LINE * number), "")
    _text(root, _cut(", ".join(told), 38), _Point(left + 8, top + BOX_HEIGHT - 7), "small")


def _text(root: etree._Element, words: str, at: _Point, style: str) -> None:
    places = {"x": str(at.x), "y": str(at.y)} | ({"class": style} if style else {})
    etree.SubElement(root, f"{{{SVG}}}text", places).text = safe_text(words)


def _wrap(text: str, letters: int) -> list[str]:
    """The text on at most two lines."""
    if len(text) <= letters:
        return [text]
    cut = text.rfind(" ", 0, letters + 1)
    cut = cut if cut > 0 else letters
    return [text[:cut], _cut(text[cut:].strip(), letters)]


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"
