"""How firmly a verb is said and by whom: modality from what stands above it, speakers from verbs of saying."""

from dataclasses import dataclass
from functools import cache

from ostrakon.model import Modality
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References
from ostrakon.reading.rules import load_rules

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


@dataclass
class _Climb:
    """What is gathered on the way up from a clause to the root."""

    modality: Modality
    speakers: list[int]
    caller: tuple[int, ...] = ()
    addressee: tuple[int, ...] = ()
    trailing: bool = False


def stance_of(tree: Tree, token: Token, references: References) -> Stance:
    """The stance of the clause that the token heads."""
    rows = load_rules("modality")[tree.language]
    climb = _Climb(_own_modality(tree, _first_of(tree, token), rows), [])
    step = token
    for head in tree.above(token):
        if tree.language == "fr" and _colon_between(tree, step, head):
            break
        if step.dep not in _CLAUSAL or (step.dep in ("relcl", "acl") and head.pos != "ADP"):
            break
        if head.pos in ("VERB", "AUX", "ADJ", "NOUN"):
            said = _pass_governor(tree, (head, step), rows, climb, references)
            if said in (None, Modality.ALLEGED) and _is_saying(tree, head, step):
                found = references.of_all(tree, _actors(tree, head)).parties
                climb.speakers += [p for p in found if p not in climb.speakers]
                climb.trailing = climb.trailing or bool(found and head.index > token.index)
        step = head
    climb.speakers += [p for p in _incised(tree, token, references) if p not in climb.speakers]
    said_above = any(h.lemma in speech_verbs(tree.language) for h in tree.above(token))
    reported = climb.modality is Modality.ASSERTED and climb.speakers
    return Stance(
        Modality.REPORTED if reported else climb.modality,
        tuple(climb.speakers),
        climb.trailing or bool(climb.speakers and not said_above),
        climb.caller,
        climb.addressee,
    )


def _first_of(tree: Tree, token: Token) -> Token:
    """`should expand its list and freeze the assets`: the verb whose auxiliary the second one shares."""
    head = tree.parent(token)
    shared = tree.language == "en" and token.dep == "conj" and token.pos == "VERB" and token.low == token.lemma
    if not shared or head is None or head.pos != "VERB" or tree.kids(token, "aux", "auxpass", "nsubj", "neg"):
        return token
    return head if tree.kids(head, "aux") and head.low == head.lemma else token


def _colon_between(tree: Tree, one: Token, other: Token) -> bool:
    """`X ne peut plus entrer : Y l'a sanctionné`: what stands before a colon says nothing of what follows."""
    first, last = sorted((one.index, other.index))
    if other.lemma in speech_verbs(tree.language):
        return False
    return any(t.text == ":" for t in tree.tokens[first + 1 : last])


_COMPLEMENT = ("oprd", "attr", "acomp")  # called X a Y


def _is_saying(tree: Tree, head: Token, step: Token) -> bool:
    """Whether the clause at `step` is what the verb `head` says, finds or suspects."""
    told = load_rules("allegations")[tree.language]["speech"]
    if head.lemma not in speech_verbs(tree.language) and head.lemma not in told:
        return False
    if head.lemma == "continue" and step.dep == "xcomp":
        return False  # "continued to provide support"
    return step.dep in ("ccomp", "parataxis", "xcomp", "oprd") or (step.dep == "conj" and step.index < head.index)


def _pass_governor(
    tree: Tree,
    pair: tuple[Token, Token],
    rows: dict[str, dict[str, str]],
    climb: _Climb,
    references: References,
) -> Modality | None:
    """Takes in what the word above a clause says of it, and who calls on whom; gives the word's modality."""
    head, step = pair
    said = _governor(tree, head, step, rows)
    if said is Modality.URGED and climb.modality is Modality.POSSIBLE and tree.language == "en":
        climb.modality = Modality.ASSERTED  # "recommends that the Council consider listing X"
    if climb.modality is not Modality.ASSERTED:
        return said
    if said:
        climb.modality = said
        modal = tree.language == "fr" and head.lemma in rows["aux"]
        climb.caller = () if modal else tuple(references.of_all(tree, _actors(tree, head)).parties)
        asked = [t for t in tree.kids(head, "obj", "iobj") if t is not step]
        asked += [t for p, t in tree.preps(head) if p in ("à", "on") and t is not step]
        climb.addressee = tuple(p for p in references.of_all(tree, asked).parties if p not in climb.caller)
        if head.lemma == "proposer" and climb.addressee:
            climb.modality = Modality.URGED
        if head.pos in ("VERB", "AUX") and tree.negated(head):
            climb.modality = Modality.POSSIBLE if said is Modality.NEGATED else Modality.NEGATED
    elif head.pos == "VERB" and step.dep in ("xcomp", "ccomp", "pcomp"):
        above = _own_modality(tree, head, rows)
        if above is not Modality.NEGATED or head.lemma not in speech_verbs(tree.language):
            climb.modality = above
    return said


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
    to = next((a.index for a in auxes if a.low == "to"), -1)
    if tree.language == "en" and any(a.lemma == "be" and a.index < to for a in auxes):
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
    if head.lemma == "call" and step.dep in _COMPLEMENT:
        return Modality.ALLEGED
    if head.pos == "ADJ":
        return Modality(rows["adjective"][head.lemma]) if head.lemma in rows["adjective"] else None
    if tree.language == "fr" and head.lemma in rows["aux"] and step.dep in ("xcomp", "ccomp"):
        wished = head.lemma == "vouloir" and step.dep == "ccomp"
        return Modality.URGED if wished else Modality(rows["aux"][head.lemma])
    if tree.language == "fr" and head.lemma == "vouloir" and step.dep == "obj":
        return Modality.URGED
    word = rows["governor"].get(head.lemma)
    if word == "urged" and step.dep == "advcl" and any(m.low == "pour" for m in tree.kids(step, "mark")):
        return Modality.URGED  # "plaide pour que l'Union prenne des sanctions"
    if word is None or step.dep in ("conj", "advcl", "relcl", "nsubj", "parataxis"):
        return None
    if step.dep == "ccomp" and step.index < head.index:
        return None
    if head.lemma == "rule" and not any(t.low == "out" for t in tree.kids(head)):
        return None
    if head.lemma == "go" and not (head.gerund and step.dep == "xcomp"):
        return None
    if head.lemma in ("set", "expect") and not tree.passive(head):
        return None
    if head.lemma == "hold" and not {"back", "off"} & {t.low for t in tree.kids(head)}:
        return None
    if head.lemma in ("consider", "study", "discuss", "examine", "back", "support") and step.dep == "ccomp":
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
                if later.text == ",":
                    break
                named = references.named(later) or (
                    references.pronoun(tree, later)
                    if later.low in ("lui", "elle", "him", "her", "it", "them")
                    else []
                )
                if named:
                    out += named
                    break
    return out or _said_after(tree, token, references) if leads else []


def _said_after(tree: Tree, token: Token, references: References) -> list[int]:
    """`..., affirme Amnesty International`: a French verb of saying with its subject behind it."""
    if tree.language != "fr":
        return []
    above = {t.index for t in tree.above(token)}
    for verb in tree.tokens:
        if verb.pos != "VERB" or verb.index <= token.index or verb.index in above:
            continue
        start = min([verb.index, *(a.index for a in tree.kids(verb, "aux", "expl"))])
        after = [t for t in tree.kids(verb, "nsubj") if t.index > verb.index]
        called = verb.low in ("dit", "dite", "dits") and verb.past  # "X, dit Hemedti"
        if (
            verb.lemma in speech_verbs("fr")
            and after
            and start
            and tree.tokens[start - 1].text == ","
            and not called
        ):
            return references.of_all(tree, after).parties
    return []


def _next_low(tree: Tree, index: int) -> str:
    return tree.tokens[index + 1].low if index + 1 < len(tree.tokens) else ""
