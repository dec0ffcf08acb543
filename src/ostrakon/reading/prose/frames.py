"""Verb frames as data: which arguments of which verbs make which claim.

A frame names its verbs and, for each role, the path to the words that fill it: `actor` and `acted` are subject
and object in the active and the other way round in the passive; `prep:of|for` is what a preposition of the verb
governs; `object.prep:of` what one of the object governs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame; `roles` pairs a role with its path, `spared` are objects that make it another deed."""

    id: str
    kind: str
    lemmas: tuple[str, ...]
    value: str
    roles: tuple[tuple[str, str], ...]
    objects: tuple[str, ...]
    noun: bool
    spared: tuple[str, ...] = ()


@cache
def frames_of(language: str) -> dict[str, tuple[Frame, ...]]:
    """The frames of a language by lemma."""
    table: dict[str, list[Frame]] = {}
    for row in load_rules(f"frames_{language}")["frame"]:
        frame = Frame(
            row["id"],
            row["kind"],
            tuple(row["lemmas"]),
            row.get("value", ""),
            tuple(sorted(row["roles"].items())),
            tuple(row.get("objects", ())),
            bool(row.get("noun")),
            tuple(row.get("spared", ())),
        )
        for lemma in frame.lemmas:
            table.setdefault(lemma, []).append(frame)
    return {lemma: tuple(frames) for lemma, frames in table.items()}


def match_frames(tree: Tree, *, kind: str) -> Iterator[tuple[Frame, Token]]:
    """Each frame of the kind with each token that its lemmas and objects match, in order."""
    table = frames_of(tree.language)
    for token in tree.tokens:
        if token.item.spans:
            continue
        for frame in table.get(token.lemma, ()):
            if frame.kind == kind and _fits(tree, frame, token):
                yield frame, token


def _fits(tree: Tree, frame: Frame, token: Token) -> bool:
    verbal = token.pos in ("VERB", "AUX")
    if frame.noun is verbal:
        return False
    if frame.spared and {t.lemma for t in done_to(tree, token)} & set(frame.spared):
        return False
    if frame.objects:
        heads = {t.lemma for obj in done_to(tree, token) for t in tree.conjuncts(obj)}
        heads |= {inner.lemma for _, inner in tree.preps(token)}
        return bool(heads & set(frame.objects))
    return True


def done_to(tree: Tree, verb: Token) -> list[Token]:
    """What the verb is done to, in either voice."""
    return tree.subjects(verb) if tree.passive(verb) else tree.objects(verb)


def done_by(tree: Tree, verb: Token) -> list[Token]:
    """Who does it, in either voice."""
    return tree.agents(verb) if tree.passive(verb) else tree.subjects(verb)


def follow(tree: Tree, token: Token, path: str) -> list[Token]:
    """The tokens at the end of a path; several paths with `;` are tried in order."""
    for one in path.split(";"):
        found = _follow_one(tree, token, one.strip())
        if found:
            return found
    return []


def _follow_one(tree: Tree, token: Token, path: str) -> list[Token]:
    head, _, rest = path.partition(".")
    starts: list[Token]
    if head == "actor":
        starts = done_by(tree, token)
    elif head == "acted":
        starts = done_to(tree, token)
    elif head == "subject":
        starts = tree.subjects(token)
    elif head == "noun":
        starts = [token]
    elif head == "above":
        up = tree.parent(token)
        starts = tree.subjects(up) if up is not None and up.pos in ("VERB", "AUX") else []
    elif head == "poss":
        starts = tree.kids(token, "poss") or [t for p, t in tree.preps(token) if p in ("de", "of")]
    elif head == "appos_of":
        up = tree.parent(token)
        starts = [up] if up is not None and token.dep == "appos" else []
    elif head == "clause":
        starts = [t for c in tree.kids(token, "ccomp", "xcomp") for t in tree.kids(c, "nsubj")]
    elif head == "next":
        near = [t for t in tree.tokens[token.index + 1 : token.index + 3] if t.dep != "det"]
        starts = near[:1]
    elif head == "iobj":
        starts = tree.kids(token, "iobj")
    elif head == "attr":
        starts = tree.kids(token, "attr", "acomp", "oprd")
    elif head.startswith("prep:"):
        wanted = head.removeprefix("prep:").split("|")
        starts = [inner for prep, inner in tree.preps(token) if prep in wanted]
    else:
        raise ValueError(f"frames: unknown path {path!r}")
    if not rest:
        return starts
    return [end for start in starts for end in _follow_one(tree, start, rest)]
