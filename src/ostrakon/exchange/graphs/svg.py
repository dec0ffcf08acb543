"""A small neighborhood as SVG: boxes with names, lines with the words of every relation on them.

Source: W3C, Scalable Vector Graphics (SVG) 1.1. Nothing in it runs or is fetched: text, lines and boxes only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from ostrakon.exchange.graphs.words import say_relation
from ostrakon.exchange.graphs.xml_formats import namespaces, safe_text
from ostrakon.model import BadRequest, Modality, NetworkNode, NetworkView, Predicate, Relation

SVG = "http://www.w3.org/2000/svg"
NODE_LIMIT = 150  # beyond it the words cover one another
SCALE_X, SCALE_Y = 148, 86  # pixels for a thousand thousandths
BOX_WIDTH, BOX_HEIGHT = 232, 58
RUN = 250  # pixels of a line that run level into its box: its words stand on them
BOW = 46  # pixels by which a line between two boxes of one column leaves it
MARGIN = 14
LINE = 14  # pixels between two lines of text
NAME_LETTERS = 27  # letters of a name on one line of a box
WORDS_LETTERS = 44  # letters of a relation's words on one line

STYLE = """
text { font-family: "DejaVu Sans", Verdana, Helvetica, sans-serif; font-size: 12px; fill: #1b1b1b; }
text.small { font-size: 10px; fill: #555; }
text.words { font-size: 11px; }
text.halo { font-size: 11px; stroke: #fff; stroke-width: 4px; fill: #fff; }
text.denied { fill: #a11; }
rect.box { fill: #fff; stroke: #555; }
rect.listed { fill: #fdeeea; stroke: #b3261e; stroke-width: 1.6px; }
rect.center { stroke-width: 3px; }
path.tie { fill: none; stroke: #888; stroke-width: 1.2px; }
path.alleged { stroke-dasharray: 5 4; }
path.denied { stroke: #a11; stroke-dasharray: 2 4; }
"""
FIRM = frozenset({Modality.ASSERTED, Modality.REPORTED})


@dataclass(frozen=True, slots=True)
class _Point:
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class _Tie:
    """All relations of two nodes as one line: its path, where its words end or begin, and how it looks."""

    path: str
    words_at: _Point
    anchor: str
    relations: tuple[Relation, ...]
    words: tuple[str, ...]
    style: str


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
    ties = list(_ties(view, at))
    foot = [f"as of {view.as_of}"] if view.as_of else []
    foot += [_cut(note, 120) for note in view.notes[:6]]
    bows = [tie.words_at.x + RUN for tie in ties if tie.anchor == "start"]
    width = max([*(point.x + BOX_WIDTH // 2 for point in at.values()), *bows], default=0) + MARGIN
    height = max((point.y for point in at.values()), default=0) + BOX_HEIGHT + LINE * (len(foot) + 1)
    size = {"width": str(width), "height": str(height), "viewBox": f"0 0 {width} {height}", "role": "img"}
    root = etree.Element(f"{{{SVG}}}svg", size, nsmap=namespaces(SVG))
    etree.SubElement(root, f"{{{SVG}}}style").text = STYLE
    etree.SubElement(root, f"{{{SVG}}}rect", width=str(width), height=str(height), fill="#fff")
    _draw_ties(root, ties)
    for node in view.nodes:
        _draw_box(root, node, at[node.id], center=node.id == view.center)
    for number, words in enumerate(foot):
        _text(root, words, _Point(MARGIN, height - LINE * (len(foot) - number)), "small")
    return etree.tostring(root, encoding="unicode", pretty_print=True)


def _pixels(nodes: Sequence[NetworkNode]) -> dict[str, _Point]:
    left = min((node.x for node in nodes), default=0)
    top = min((node.y for node in nodes), default=0)
    return {
        node.id: _Point(
            (node.x - left) * SCALE_X // 1000 + BOX_WIDTH // 2 + MARGIN,
            (node.y - top) * SCALE_Y // 1000 + BOX_HEIGHT,
        )
        for node in nodes
    }


def _ties(view: NetworkView, at: dict[str, _Point]) -> Iterator[_Tie]:
    """One line for each two nodes that are tied; lines that end in one box enter it one below the other."""
    pairs: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in view.relations:
        ends = sorted((relation.subject, relation.object), key=lambda node: (at[node].x, at[node].y, node))
        pairs[ends[0], ends[1]].append(relation)
    order = sorted(pairs, key=lambda pair: (at[pair[1]].x, at[pair[1]].y, at[pair[0]].y, pair))
    entering = Counter(right for left, right in order if _across(at[left], at[right]))
    entered: Counter[str] = Counter()
    for left, right in order:
        relations = tuple(pairs[left, right])
        alone = entering[right] == 1 or not _across(at[left], at[right])
        words, style = _words(relations, left, lines=2 if alone else 1), _style(relations)
        if not _across(at[left], at[right]):
            path, words_at = _bow(at[left], at[right])
            yield _Tie(path, words_at, "start", relations, words, style)
            continue
        entered[right] += 1
        port = at[right].y - BOX_HEIGHT // 2 + BOX_HEIGHT * entered[right] // (entering[right] + 1)
        path, words_at = _line(at[left], _Point(at[right].x, port))
        yield _Tie(path, words_at, "end", relations, words, style)


def _across(left: _Point, right: _Point) -> bool:
    return right.x - left.x > BOX_WIDTH


def _line(left: _Point, right: _Point) -> tuple[str, _Point]:
    """Slanting out of the left box, then level into the right one, with room for words on the level part."""
    start, end = left.x + BOX_WIDTH // 2, right.x - BOX_WIDTH // 2
    turn = max(start + (end - start) // 4, end - RUN)
    return f"M {start} {left.y} L {turn} {right.y} L {end} {right.y}", _Point(end - 8, right.y - 4)


def _bow(upper: _Point, lower: _Point) -> tuple[str, _Point]:
    start, end = upper.x + BOX_WIDTH // 2, lower.x + BOX_WIDTH // 2
    out = max(start, end) + BOW + abs(lower.y - upper.y) // 10
    path = f"M {start} {upper.y} C {out} {upper.y}, {out} {lower.y}, {end} {lower.y}"
    return path, _Point((max(start, end) + 3 * out) // 4 + 4, (upper.y + lower.y) // 2 + 4)


def _draw_ties(root: etree._Element, ties: Sequence[_Tie]) -> None:
    for tie in ties:
        look = {"d": tie.path, "class": f"tie {tie.style}".strip()}
        path = etree.SubElement(root, f"{{{SVG}}}path", look)
        etree.SubElement(path, f"{{{SVG}}}title").text = safe_text("\n".join(_sources(tie.relations)))
    for tie in ties:  # after all lines, so that no line runs over words
        for style in ("halo", f"words {tie.style}".strip()):
            for number, words in enumerate(tie.words):  # the first over the line, the second under it
                below = _Point(tie.words_at.x, tie.words_at.y + (LINE + 2) * number)
                _text(root, words, below, style, anchor=tie.anchor)


def _style(relations: Iterable[Relation]) -> str:
    modalities = {relation.modality for relation in relations}
    if modalities & FIRM:
        return ""
    return "denied" if modalities <= {Modality.DENIED, Modality.NEGATED} else "alleged"


def _words(relations: Sequence[Relation], left: str, *, lines: int) -> tuple[str, ...]:
    """What the relations say, most telling first; an arrow before or after says who is the subject."""
    ordered = sorted(relations, key=lambda relation: relation.predicate is Predicate.LINKED_TO)
    told = list(
        dict.fromkeys(
            f"{say_relation(relation)} →" if relation.subject == left else f"← {say_relation(relation)}"
            for relation in ordered
        )
    )
    more = f" +{len(told) - lines}" if len(told) > lines else ""
    shown = told[:lines]
    return (
        *(_cut(words, WORDS_LETTERS) for words in shown[:-1]),
        _cut(shown[-1], WORDS_LETTERS - len(more)) + more,
    )


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
    told += list(node.lists)
    told += [f"{node.degree} ties"] if not node.expanded and node.degree > 1 else []
    for number, words in enumerate(lines):
        _text(root, words, _Point(left + 8, top + 17 + LINE * number), "")
    _text(root, _cut(" · ".join(told), 38), _Point(left + 8, top + BOX_HEIGHT - 7), "small")


def _text(root: etree._Element, words: str, at: _Point, style: str, *, anchor: str = "") -> None:
    places = {"x": str(at.x), "y": str(at.y)} | ({"class": style} if style else {})
    places |= {"text-anchor": anchor} if anchor else {}
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
