"""How firmly a verb is said and by whom: modality from what stands above it, speakers from verbs of saying."""

from dataclasses import dataclass
from functools import cache

from ostrakon.model import Modality
from ostrakon.reading.references import References
from ostrakon.reading.rules import load_rules
from ostrakon.reading.tree import Token, Tree

_CLAUSAL = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "advcl",
        "acl",
        "dobj",
        "obj",
        "pobj",
        "obl",
        "conj",
        "nmod",
        "relcl",
        "nsubj",
        "nsubjpass",
        "parataxis",
        "prep",
        "attr",
        "dep",
        "oprd",
    }
)


@dataclass(frozen=True, slots=True)
class Stance:
    """The modality of a verb or noun, the parties that say so (innermost first), and whether they say it after."""

    modality: Modality
    said_by: tuple[int, ...] = ()
    trailing: bool = False
    caller: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()


@cache
def speech_verbs(language: str) -> frozenset[str]:
    """Lemmas of verbs of saying."""
    return frozenset(load_rules("speech")[language]["lemmas"])


def stance_of(tree: Tree, token: Token, references: References) -> Stance:
    """The stance of the clause that the token heads."""
    rows = load_rules("modality")[tree.language]
    own = _own_modality(tree, token, rows)
    speakers: list[int] = []
    caller: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    trailing = False
    step = token
    for head in tree.above(token):
        if step.dep not in _CLAUSAL:
            break
        if step.dep in ("relcl", "advcl", "acl") and head.pos not in ("ADP",) and step.dep != "advcl":
            step = head
            break
        if head.pos in ("VERB", "AUX", "ADJ", "NOUN"):
            said = _governor(tree, head, step, rows)
            if said and own in (Modality.ASSERTED,):
                own = said
                caller = tuple(references.of_all(tree, _actors(tree, head)).parties)
                asked = [t for t in tree.kids(head, "obj", "iobj") if t is not step]
                asked += [t for p, t in tree.preps(head) if p in ("à", "on") and t is not step]
                addressee = tuple(p for p in references.of_all(tree, asked).parties if p not in caller)
                if head.pos in ("VERB", "AUX") and tree.negated(head):
                    own = Modality.NEGATED
            elif own is Modality.ASSERTED and head.pos == "VERB" and step.dep in ("xcomp", "ccomp", "pcomp"):
                above = _own_modality(tree, head, rows)
                own = (
                    above
                    if above is not Modality.NEGATED or head.lemma not in speech_verbs(tree.language)
                    else own
                )
            if (
                head.lemma in speech_verbs(tree.language)
                and step.dep in ("ccomp", "parataxis", "conj", "xcomp")
                and (step.dep != "conj" or step.index < head.index)
            ):
                found = references.of_all(tree, _actors(tree, head)).parties
                if found and not said:
                    speakers += [p for p in found if p not in speakers]
                    trailing = trailing or head.index > token.index
        step = head
    speakers += [p for p in _incised(tree, token, references) if p not in speakers]
    if own is Modality.ASSERTED and speakers:
        own = Modality.REPORTED
    return Stance(
        own,
        tuple(speakers),
        trailing or bool(speakers and not any(h.lemma in speech_verbs(tree.language) for h in tree.above(token))),
        caller,
        addressee,
    )


def _actors(tree: Tree, verb: Token) -> list[Token]:
    return tree.agents(verb) if tree.passive(verb) else tree.subjects(verb)


def _own_modality(tree: Tree, token: Token, rows: dict[str, dict[str, str]]) -> Modality:
    if token.pos not in ("VERB", "AUX"):
        return Modality.ASSERTED
    if tree.negated(token):
        return Modality.NEGATED
    for mark in tree.kids(token, "mark", "advmod"):
        if mark.low in rows["mark"]:
            return Modality(rows["mark"][mark.low])
    auxes = tree.kids(token, "aux", "auxpass")
    for aux in auxes:
        word = aux.low if tree.language == "en" else aux.lemma
        if word in rows["aux"]:
            return Modality(rows["aux"][word])
    if tree.language == "en" and any(a.low == "to" for a in auxes) and any(a.lemma == "be" for a in auxes):
        return Modality.PLANNED
    if tree.language == "fr" and any(a.low in ("soit", "soient") for a in auxes):
        return Modality.URGED
    if tree.language == "fr":
        return _french_tense(token, auxes)
    return Modality.ASSERTED


def _french_tense(token: Token, auxes: list[Token]) -> Modality:
    finite = auxes[0].low if auxes else token.low
    if finite.endswith(("era", "eront", "ira", "iront", "dra", "dront", "ura", "uront", "rra", "rront")) and (
        auxes or token.low.endswith(("era", "eront", "ira", "iront", "dra", "dront"))
    ):
        return Modality.PLANNED
    if finite in ("aurait", "auraient", "serait", "seraient"):
        return Modality.ALLEGED
    if finite.endswith(("erait", "eraient", "drait", "draient", "irait", "iraient")):
        return Modality.POSSIBLE
    return Modality.ASSERTED


def _governor(tree: Tree, head: Token, step: Token, rows: dict[str, dict[str, str]]) -> Modality | None:
    if head.pos == "ADJ":
        return Modality(rows["adjective"][head.lemma]) if head.lemma in rows["adjective"] else None
    if tree.language == "fr" and head.lemma in rows["aux"] and step.dep in ("xcomp", "ccomp"):
        return Modality(rows["aux"][head.lemma])
    word = rows["governor"].get(head.lemma)
    if word is None or step.dep in ("conj", "advcl", "relcl", "nsubj", "parataxis"):
        return None
    if step.dep == "ccomp" and step.index < head.index:
        return None
    if head.lemma == "go" and not (head.gerund and step.dep == "xcomp"):
        return None
    if head.lemma in ("set", "expect") and not tree.passive(head):
        return None
    if (
        head.lemma in ("warn", "expect", "call", "press", "back", "support", "move", "go", "set")
        and step.dep == "ccomp"
        and head.lemma not in ("expect",)
    ):
        return None
    return Modality(word)


def _incised(tree: Tree, token: Token, references: References) -> list[int]:
    """Speakers in "according to X" of the same sentence: they say the main clause."""
    out: list[int] = []
    leads = load_rules("speech")[tree.language]["according"]
    for index, other in enumerate(tree.tokens):
        if other.low in ("according", "selon", "d'après") or (
            other.low == "d'" and _next_low(tree, index) == "après"
        ):
            for later in tree.tokens[index + 1 : index + 11]:
                named = references.named(later) or (
                    references.pronoun(tree, later)
                    if later.low in ("lui", "elle", "him", "her", "it", "them")
                    else []
                )
                if named:
                    out += named
                    break
    return out if leads else []


def _next_low(tree: Tree, index: int) -> str:
    return tree.tokens[index + 1].low if index + 1 < len(tree.tokens) else ""
