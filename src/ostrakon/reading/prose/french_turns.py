"""Slips of the French parser that turn a clause upside down: who governs whom is put right.

Each rule names its slip; the order of words decides.
"""

from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_order import key_verbs
from ostrakon.reading.prose.tree import Token, Tree

_FINITE = frozenset(
    ("sanctionne", "sanctionnent", "gèle", "gèlent", "inscrit", "interdit", "radie", "désigne", "vise")
)
_LEADS = frozenset(("de", "du", "des", "d'", "à", "au", "aux", "contre", "par", "pour", "sur", "en", "avec"))
_HAVING = frozenset(("a", "ont", "avait", "avaient", "aurait", "auraient"))
_ENDS = ("é", "és", "i", "is", "u", "us", "it")
_ASIDE = 9  # tokens between the commas of "a, de son côté, sanctionné"
_CLAUSE_ENDS = ("ccomp", "xcomp", "obj", "obl", "advcl", "ROOT", "conj", "parataxis")


def repair_turns(tree: Tree) -> None:
    """Apply every rule to every token, in order of place."""
    for token in tree.tokens:
        _shared_auxiliary(tree, token)
        _joined_verb(tree, token)
        _verb_in_name(tree, token)
        _wished_passive(tree, token)
        _opening_root(tree, token)
        _parted_auxiliary(tree, token)
        _thing_behind(tree, token)
        _object_taken(tree, token)


def _take_place(tree: Tree, new: Token, old: Token) -> None:
    """`new`, which hung below `old`, takes its place in the tree; `old` is left to be hung anew."""
    above, dep = tree.parent(old), old.dep
    if above is None:
        tree.tokens[new.head].children.remove(new.index)
        new.head, new.dep = new.index, "ROOT"
    else:
        tree.hang(new, above, dep)


def _verb_in_name(tree: Tree, token: Token) -> None:
    """`veut que l'UE sanctionne X` with the verb taken for a part of the name behind it."""
    name = tree.parent(token)
    if token.pos != "VERB" or token.past or token.dep not in ("compound", "amod", "flat") or name is None:
        return
    if not name.item.spans or name.index < token.index or name.dep not in _CLAUSE_ENDS:
        return
    before = [t for t in tree.kids(name) if t.index < token.index]
    _take_place(tree, token, name)
    tree.hang(name, token, "obj")
    for kid in before:
        tree.hang(kid, token, kid.dep)


def _wished_passive(tree: Tree, token: Token) -> None:
    """`réclame que X soit sanctionné` with X taken for what is asked for."""
    if (
        not token.past
        or token.dep not in ("xcomp", "ccomp", "advcl", "acl", "conj")
        or tree.kids(token, "nsubjpass", "nsubj")
    ):
        return
    auxes = [t for t in tree.kids(token, "auxpass", "aux", "cop") if t.low in ("soit", "soient", "être")]
    above = tree.parent(token)
    if not auxes or above is None:
        return
    for name in tree.kids(above, "ccomp", "obj", "nsubj"):
        marked = any(m.low in ("que", "qu'") for m in tree.kids(name, "mark", "case", "fixed"))
        if above.index < name.index < auxes[0].index and name.pos in ("NOUN", "PROPN") and marked:
            token.dep = "ccomp"
            auxes[0].dep = "auxpass"
            tree.hang(name, token, "nsubjpass")
            return


def _opening_root(tree: Tree, token: Token) -> None:
    """`Sanctionné en 2022 par Washington, X succède à Y` with the participle taken for the main verb."""
    if token.index or token.dep != "ROOT" or not token.past or tree.kids(token, "aux", "auxpass", "cop"):
        return
    for main in tree.kids(token, "advcl", "conj", "ccomp", "parataxis", "acl"):
        subjects = tree.kids(main, "nsubj", "nsubjpass")
        if main.pos != "VERB" or not subjects or subjects[0].index > main.index:
            continue
        first = min(t.index for t in tree.subtree(subjects[0]))
        if first and tree.tokens[first - 1].text == ",":
            _take_place(tree, main, token)
            tree.hang(token, main, "advcl")
            return


def _parted_auxiliary(tree: Tree, token: Token) -> None:
    """`Washington a, de son côté, sanctionné X` with the participle taken for what is said of the name."""
    name, lead = tree.parent(token), tree.tokens[max(0, token.index - 1)]
    if not token.past or token.dep not in ("acl", "amod") or name is None or lead.text != ",":
        return
    if not name.item.spans or name.index + 2 >= lead.index or name.dep == "nsubj":
        return
    having, comma = tree.tokens[name.index + 1 : name.index + 3]
    if having.low not in _HAVING or comma.text != "," or token.index - comma.index > _ASIDE:
        return
    behind = [t for t in tree.kids(name) if t.index > comma.index and t is not token]
    _take_place(tree, token, name)
    tree.hang(name, token, "nsubj")
    having.pos = "AUX"
    tree.hang(having, token, "aux")
    for kid in behind:
        tree.hang(kid, token, kid.dep)
    times = [t for t in tree.kids(token, "obl") if t.item.time is not None]
    things = [k for t in times for k in tree.kids(t, "nmod") if k.item.spans and not tree.kids(k, "case")]
    if things and not tree.kids(token, "obj"):
        tree.hang(things[0], token, "obj")  # "sanctionné en juillet le ministre X"


def _thing_behind(tree: Tree, token: Token) -> None:
    """`sont gelés les avoirs de X`: what stands behind a passive verb without a subject is its subject."""
    if not token.past or not tree.kids(token, "auxpass") or tree.kids(token, "nsubj", "nsubjpass"):
        return
    behind = [t for t in tree.kids(token, "obj") if t.index > token.index and t.pos in ("NOUN", "PROPN")]
    if behind:
        behind[0].dep = "nsubjpass"


def _object_taken(tree: Tree, token: Token) -> None:
    """`a prorogé les mesures contre X et a décidé ...` with the measures taken for who decides."""
    verb = tree.parent(token)
    first = tree.parent(verb) if verb is not None else None
    if token.dep not in ("nsubj", "nsubjpass") or token.pos != "NOUN" or verb is None or first is None:
        return
    if verb.dep not in ("advcl", "conj", "ccomp", "parataxis") or first.lemma not in key_verbs():
        return
    if not first.index < token.index < verb.index or tree.kids(first, "obj") or tree.passive(first):
        return
    between = tree.tokens[first.index + 1 : token.index]
    plain = all(t.item.time is not None or t.pos in ("DET", "ADV", "ADJ", "NUM", "ADP") for t in between)
    start = min([verb.index, *(t.index for t in tree.kids(verb, "aux", "auxpass"))])
    if plain and tree.tokens[start - 1].low == "et":
        tree.hang(token, first, "obj")
        verb.dep = "conj"
    elif plain and any(t.low == "dont" for t in tree.tokens[token.index : verb.index]):
        tree.hang(token, first, "obj")  # "a introduit des mesures contre X, dont les biens ont été bloqués"
        verb.dep = "advcl"


def _shared_auxiliary(tree: Tree, token: Token) -> None:
    """`a suspendu X, gelé les avoirs de Y et interdit ...` with the second participle taken for an adjective."""
    if token.pos not in ("ADJ", "NOUN", "ADP", "PROPN") or token.item.spans or token.index < 3:
        return
    after = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if after is None or not (after.pos in ("DET", "NUM") or after.item.spans) or not token.low.endswith(_ENDS):
        return
    lemma = lemma_of(token.low, "VERB")
    lead = tree.tokens[token.index - 1]
    if lemma not in key_verbs() or not (lead.text == "," or lead.low == "et"):
        return
    before = [t for t in tree.tokens[: token.index] if t.pos == "VERB" and t.past]
    first = next((t for t in reversed(before) if any(a.low in _HAVING for a in tree.kids(t, "aux"))), None)
    if first is None or token in list(tree.above(first)):
        return
    thing = tree.parent(token) if token.dep in ("case", "amod", "compound", "det") else None
    token.pos, token.lemma, token.past = "VERB", lemma, True
    tree.hang(token, first, "conj")
    if thing is not None and thing.index > token.index:
        tree.hang(thing, token, "obj")


def _joined_verb(tree: Tree, token: Token) -> None:
    """`s'est alignée sur l'UE et sanctionne X` with the second verb taken for a noun."""
    if token.pos not in ("NOUN", "ADJ", "PROPN", "ADV") or token.item.spans or token.low not in _FINITE:
        return
    after = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    if token.index < 2 or tree.tokens[token.index - 1].low not in ("et", ",", "puis") or after is None:
        return
    main = next((t for t in reversed(tree.tokens[: token.index]) if t.pos == "VERB"), None)
    follows = after.pos in ("DET", "ADP", "ADV", "NUM") or bool(after.item.spans)
    if main is None or token in list(tree.above(main)) or not follows:
        return
    token.pos, token.lemma = "VERB", lemma_of(token.low, "VERB")
    tree.hang(token, main, "conj")
    for later in tree.tokens[token.index + 1 :]:
        if later.item.spans and not any(k.low in _LEADS for k in tree.kids(later, "case")):
            tree.hang(later, token, "obj")
            return
        if later.pos == "VERB":
            return
