"""Which time expression dates a verb: the one of its own clause, else the only one of its sentence."""

from ostrakon.model import TimeKind
from ostrakon.reading.page import Page
from ostrakon.reading.prose.tree import Token, Tree


def time_of(page: Page, tree: Tree, token: Token) -> int | None:
    """The index of the time that dates the clause headed by `token`, or None."""
    dated = [
        t
        for t in tree.tokens
        if t.item.time is not None and page.times[t.item.time].kind in (TimeKind.POINT, TimeKind.INTERVAL)
    ]
    dated = [t for t in dated if not _of_birth(tree, t) and not _of_thing(tree, token, t)]
    if not dated:
        return None
    ranked = sorted(
        (_distance(tree, token, other), abs(other.index - token.index), other.index) for other in dated
    )
    distance, _, index = ranked[0]
    own = _looks_back(tree, token) or (
        (token.dep == "relcl" and tree.language == "en") or (token.dep == "acl" and token.past)
    )
    if own and tree.tokens[index] not in tree.subtree(token):
        return None
    if distance < _FAR:
        return tree.tokens[index].item.time
    loose = [t for t in dated if not _set_off(tree, token, t)] or [t for t in dated if _strays(tree, token, t)]
    return loose[0].item.time if len(loose) == 1 else None


def _of_birth(tree: Tree, time: Token) -> bool:
    """`né le 4 mars 1981`: the day of a birth dates no act."""
    near = tree.tokens[max(0, time.index - 2) : time.index]
    return any(t.low in ("né", "née", "born") for t in near)


def _of_thing(tree: Tree, token: Token, time: Token) -> bool:
    """`undermining the 1995 Dayton accords`: the year of a thing dates nothing that is done to it."""
    thing = tree.parent(time)
    within = time.dep in ("nummod", "compound", "amod") and thing is not None and thing.index > time.index
    return within and thing is not None and thing.index != token.index and time.low.isdigit()


def _strays(tree: Tree, token: Token, time: Token) -> bool:
    """`sanctioned firms linked to X on Thursday` with the day hung on the participle."""
    lead = tree.parent(time)
    verb = tree.parent(lead) if lead is not None and lead.pos == "ADP" else lead
    return (
        verb is not None
        and verb.dep == "acl"
        and verb.past
        and time.index - verb.index > 1
        and token in list(tree.above(verb))
        and token.pos == "VERB"
    )


def _looks_back(tree: Tree, token: Token) -> bool:
    """`years after he was first designated`: the day of the main clause is not that of this one."""
    marks = {m.low for m in tree.kids(token, "mark")}
    above = tree.parent(token)
    if token.dep == "pcomp" and above is not None:
        marks.add(above.low)
    return bool(marks & {"after", "since", "before", "following"})


def _set_off(tree: Tree, token: Token, time: Token) -> bool:
    """Whether a time stands in a clause or noun of its own, not merely deep in that of the verb."""
    chain = {token.index, *(t.index for t in tree.above(token))}
    for step in [time, *tree.above(time)]:
        if step.index in chain:
            return False
        french = tree.language == "fr" and step.low in _FRENCH_EVENTS
        if step.dep in _CLAUSES or _nominal_event(step) or french:
            return True
    return True


_FAR = 9
_FRENCH_EVENTS = frozenset(
    ("coup", "putsch", "invasion", "élection", "élections", "guerre", "attaque", "sommet", "réunion", "rapport",
     "loi", "décret", "résolution", "règlement", "mandat", "accord", "attentat", "massacre", "scrutin")
)  # fmt: skip
_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "conj", "parataxis", "appos", "dep", "nsubj", "nsubjpass"))


def _distance(tree: Tree, token: Token, time: Token) -> int:
    """Clause borders between a verb and a time; `_FAR` where the time belongs to another clause below."""
    chain = [token.index, *(t.index for t in tree.above(token))]
    verbs = 0
    here: Token | None = time
    for _ in range(12):
        here = tree.parent(here) if here is not None else None
        if here is None:
            return _FAR
        if here.index in chain:
            above = chain.index(here.index)
            inner = sum(1 for i in chain[1 : above + 1] if tree.tokens[i].pos in ("VERB", "AUX"))
            return inner + 2 * verbs if verbs == 0 else _FAR
        if here.pos in ("VERB", "AUX") and here.dep in (
            "relcl",
            "acl",
            "advcl",
            "ccomp",
            "conj",
            "pcomp",
            "xcomp",
        ):
            verbs += 1
        if (
            here.pos == "NOUN"
            and here.dep in ("pobj", "nmod", "obl")
            and here.index not in chain
            and tree.language == "en"
        ):
            return _FAR if _nominal_event(here) else 3
        if tree.language == "fr" and here.low in _FRENCH_EVENTS and here.index not in chain:
            return _FAR
    return _FAR


def _nominal_event(token: Token) -> bool:
    return token.lemma in (
        "coup",
        "invasion",
        "election",
        "war",
        "attack",
        "insurrection",
        "meeting",
        "summit",
        "report",
    )
