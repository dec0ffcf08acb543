"""More slips of the French parser: what is joined to what, objects behind a phrase, clauses, verbs as nouns.

Each rule names its slip; the order of words decides.
"""

from functools import cache

from ostrakon.reading.prose.french_lemmas import lemma_of, verb_forms
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_PLAIN = ("DET", "ADJ", "NUM", "ADV")
_JOINED = ("conj", "nmod", "obl", "appos", "flat", "dep", "amod", "advmod", "obj", "acl", "xcomp")
_LOOSE = ("nmod", "obl", "appos", "dep", "conj", "advmod", "xcomp", "ccomp", "flat", "amod", "ROOT", "nsubj")
_SAME = {"d'": "de", "du": "de", "des": "de", "de": "de", "à": "à", "au": "à", "aux": "à"}
_AUX = frozenset(
    ("a", "ont", "avait", "avaient", "aurait", "auraient", "aura", "auront", "est", "sont", "été", "était")
)
_STEPS = 9  # tokens back to a name that "et" joins
_BEHIND = 18  # tokens back to the verb whose object stands behind phrases
_ASIDES = 4  # commas around those phrases


@cache
def key_verbs() -> frozenset[str]:
    """Verbs whose objects and subjects this field turns on."""
    rows = load_rules("designations_fr")
    tables = ("direct", "noun_verbs", "list_verbs", "ban_verbs", "freeze_verbs")
    out = {verb for table in tables for verb in rows[table]}
    told = load_rules("allegations")["fr"]
    return frozenset(
        out | set(told["denounce"]) | set(told["deny"]) | {"accuser", "soupçonner", "viser", "cibler", "pointer"}
    )


def repair_order(tree: Tree) -> None:
    """Apply every rule to every token, in order of place."""
    for token in tree.tokens:
        _verb_as_noun(tree, token)
    for token in tree.tokens:
        _relative(tree, token)
        _joined(tree, token)
    for token in tree.tokens:
        _object_behind(tree, token)


def _lead(tree: Tree, token: Token) -> str:
    marks = tree.kids(token, "case", "mark")
    return _SAME.get(marks[0].low, marks[0].low) if marks else ""


def _verb_as_noun(tree: Tree, token: Token) -> None:
    """`Le DEFR radie la société`, `étranglaient le Mali` with the verb taken for another class of word."""
    if token.pos in ("VERB", "AUX") or token.item.spans or token.item.time is not None or not token.index:
        return
    imperfect = token.low.endswith("aient") and len(token.low) > 6
    lemma = lemma_of(token.low, "VERB")
    known = lemma in key_verbs() and (
        token.low in verb_forms() or token.low.endswith(("e", "ent", "ait", "aient"))
    )
    if not imperfect and not (known and _between_parties(tree, token)):
        return
    if token.low.endswith(("é", "és", "ée", "ées")):
        return
    token.pos, token.lemma = "VERB", lemma
    if imperfect and token.dep in ("relcl", "acl", "ccomp"):
        return
    _make_finite(tree, token)


def _between_parties(tree: Tree, token: Token) -> bool:
    """Whether a named party stands directly before and an article, name or adverb directly after."""
    before = tree.tokens[token.index - 1]
    after = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if not before.item.spans and not (
        before.low in ("n'", "ne", "le", "la", "les", "l'")
        and token.index > 1
        and tree.tokens[token.index - 2].item.spans
    ):
        return False
    return after is not None and (
        after.pos in ("DET", "ADV", "PRON")
        or bool(after.item.spans)
        or after.low in ("par", "à", "de", "d'", "des")
    )


def _make_finite(tree: Tree, verb: Token) -> None:
    """The verb becomes the head of the clause that its subject heads."""
    subject = tree.parent(verb)
    if subject is None or subject.index > verb.index or subject.pos in ("VERB", "AUX"):
        return
    above, dep = tree.parent(subject), subject.dep
    later = [t for t in tree.kids(subject) if t.index > verb.index and t is not verb]
    if above is None:
        subject.children.remove(verb.index)
        verb.head, verb.dep = verb.index, "ROOT"
    else:
        tree.hang(verb, above, dep)
    tree.hang(subject, verb, "nsubj")
    for token in later:
        tree.hang(token, verb, token.dep)


def _relative(tree: Tree, token: Token) -> None:
    """`X, que les États-Unis ont sanctionné en 2021, dirige` with the relative clause taken for the main one."""
    if token.low not in ("que", "qu'") or token.index < 1 or token.dep not in ("mark", "obj", "advmod", "fixed"):
        return
    verb = tree.parent(token)
    before = tree.tokens[token.index - 1]
    if before.text == "," and token.index > 1:
        before = tree.tokens[token.index - 2]
    if verb is None or verb.pos != "VERB" or verb.index < token.index or verb.lemma not in key_verbs():
        return
    if not before.item.spans or tree.kids(verb, "obj") not in ([], [token]):
        return
    token.pos, token.dep = "PRON", "obj"
    if verb.dep == "relcl" and verb.head == before.index:
        return
    if before in tree.subtree(verb):
        _turn_over(tree, verb, before)
    else:
        tree.hang(verb, before, "relcl")


def _turn_over(tree: Tree, verb: Token, name: Token) -> None:
    """The antecedent takes the place of the verb that it hung on; the later verb joined to it governs both."""
    main = next(
        (t for t in tree.kids(verb, "conj", "parataxis", "ccomp") if t.pos == "VERB" and t.index > verb.index),
        None,
    )
    above, dep = tree.parent(verb), verb.dep
    top = main or name
    if above is None:
        tree.tokens[top.head].children.remove(top.index)
        top.head, top.dep = top.index, "ROOT"
    else:
        tree.hang(top, above, dep)
    if main is not None:
        tree.hang(name, main, "obj" if tree.kids(main, "nsubj") else "nsubj")
    tree.hang(verb, name, "relcl")


def _joined(tree: Tree, token: Token) -> None:
    """`les avoirs de X et de deux Y`, `contre X et deux officiers` with the second hung further off."""
    if token.dep not in _JOINED or not (token.item.spans or token.pos == "NOUN") or token.item.time is not None:
        return
    lead = _lead(tree, token)
    plain = (*_PLAIN, "NOUN") if token.item.spans and not lead else _PLAIN
    step = token.index - 1
    while step > 0 and tree.tokens[step].low != "et":
        one = tree.tokens[step]
        if one.item.spans:
            return
        if one.pos not in plain and not (lead and one.head == token.index):
            break
        step -= 1
    if step < 1:
        return
    if (
        tree.tokens[step].text == ","
        and token.item.spans
        and not lead
        and token.dep in ("obl", "dep", "amod", "advmod")
    ):
        _listed(tree, token, step)
        return
    if tree.tokens[step].low not in ("et", "que"):
        return
    if tree.tokens[step].low == "que":
        if tree.tokens[step - 1].low != "ainsi":
            return
        step -= 1
    if tree.tokens[step - 1].text == ",":
        step -= 1
    other = _partner(tree, step, lead, named=bool(token.item.spans))
    if other is None or token.head == other.index or other in tree.subtree(token):
        return
    if not token.item.spans and token.low not in load_rules("references")["fr"]["counted"]:
        return
    tree.hang(token, other, "conj")


def _listed(tree: Tree, token: Token, comma: int) -> None:
    """`a sanctionné A, B et la société C` with B taken for an adverbial: it follows A in the list."""
    before = tree.tokens[comma - 1]
    after = tree.tokens[token.index + 1].low if token.index + 1 < len(tree.tokens) else ""
    if (
        before.item.spans
        and after in (",", "et")
        and before not in tree.subtree(token)
        and not _lead(tree, before)
    ):
        tree.hang(token, before, "conj")


def _partner(tree: Tree, before: int, lead: str, *, named: bool) -> Token | None:
    """The name before "et" with the same preposition and no verb between."""
    for step in range(before - 1, max(-1, before - _STEPS), -1):
        one = tree.tokens[step]
        if one.pos in ("VERB", "AUX") or one.text in (";", ":"):
            return None
        counted = one.low in load_rules("references")["fr"]["counted"]
        if one.item.spans or (counted and not named):
            own = _lead(tree, one)
            if not lead or own == lead:
                return one
    return None


def _object_behind(tree: Tree, token: Token) -> None:
    """`a inscrit sur sa liste neuf personnes`, `a levé, à Accra, les sanctions`: nothing leads the object."""
    if token.pos not in ("NOUN", "PROPN") or token.dep not in _LOOSE or token.item.time is not None:
        return
    if _lead(tree, token) or tree.kids(token, "cop", "cc") or not tree.kids(token, "det", "nummod", "amod"):
        return
    if token.dep == "nsubj" and not _inverted(tree, token):
        return
    first = min(t.index for t in tree.subtree(token) if t.index <= token.index and (t.pos in _PLAIN or t is token))
    if first and (tree.tokens[first - 1].pos == "ADP" or tree.tokens[first - 1].low in ("et", "ou", "que")):
        return
    verb = _verb_behind(tree, first)
    if verb is None or verb in tree.subtree(token) or tree.passive(verb):
        return
    kept = [t for t in tree.kids(verb, "obj") if t is not token and t.low not in ("en", "y")]
    if kept or token in tree.kids(verb, "obj"):
        return
    tree.hang(token, verb, "obj")


def _inverted(tree: Tree, token: Token) -> bool:
    verb = tree.parent(token)
    return verb is not None and verb.index < token.index and len(tree.kids(verb, "nsubj")) > 1


def _verb_behind(tree: Tree, first: int) -> Token | None:
    """The key verb before the object, with only phrases and times between."""
    commas = 0
    for step in range(first - 1, max(-1, first - _BEHIND), -1):
        one = tree.tokens[step]
        commas += one.text == ","
        if one.text in (";", ":", ".") or one.low in ("qui", "que", "qu'", "dont", "et") or commas > _ASIDES:
            return None
        bare = one.pos in ("NOUN", "PROPN") and one.item.time is None and not _lead(tree, one)
        if bare and first - step > _STEPS:
            return None
        if one.pos in ("VERB", "AUX"):
            ready = not one.past or any(a.low in _AUX for a in tree.kids(one, "aux", "auxpass"))
            fits = one.lemma in key_verbs() and ready and not one.item.spans
            return one if fits and commas != 1 else None
    return None
