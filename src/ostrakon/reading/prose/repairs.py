"""Slips of the parsers on this field's sentences, put right before frames look: each rule names its slip."""

from ostrakon.reading.prose.conduct_repairs import repair_conduct
from ostrakon.reading.prose.french_clauses import repair_clauses
from ostrakon.reading.prose.french_forms import repair_forms
from ostrakon.reading.prose.french_order import repair_order
from ostrakon.reading.prose.french_repairs import repair_french
from ostrakon.reading.prose.french_turns import repair_turns
from ostrakon.reading.prose.saying_repairs import repair_saying
from ostrakon.reading.prose.tree import Token, Tree

_FRENCH_VERBS = {
    "reproche": "reprocher", "reprochent": "reprocher", "accuse": "accuser", "accusent": "accuser", "nie": "nier",
    "dément": "démentir", "rejette": "rejeter", "sanctionne": "sanctionner", "sanctionnent": "sanctionner",
}  # fmt: skip


_PARTICIPLES = {"owned": "own", "controlled": "control", "backed": "back", "led": "lead", "run": "run"}


def repair_tree(tree: Tree) -> None:
    """Apply every rule to every token, in order of place."""
    for token in tree.tokens:
        _verb_as_modifier(tree, token)
        _object_as_clause(tree, token)
        _subject_on_auxiliary(tree, token)
        _noun_as_verb(tree, token)
        _participle_after_comma(tree, token)
        _compound_participle(tree, token)
        repair_conduct(tree, token)
        repair_saying(tree, token)
        _perfect_as_modifier(tree, token)
        _name_as_adverb(tree, token)
        _noun_before_name(tree, token)
        _clause_of_last(tree, token)
        if tree.language == "fr":
            _french_verb_as_noun(tree, token)
            _participle_as_adjective(tree, token)
            _clause_on_object(tree, token)
            _bare_object(tree, token)
    if tree.language == "fr":
        repair_forms(tree)
        repair_clauses(tree)
        repair_french(tree)
        repair_order(tree)
        repair_turns(tree)


def _perfect_as_modifier(tree: Tree, token: Token) -> None:
    """`for having armed X` with the participle taken for an adjective of its object."""
    if token.low != "having" or token.pos != "VERB" or token.index + 1 >= len(tree.tokens):
        return
    verb = tree.tokens[token.index + 1]
    if verb.dep != "amod" or verb.pos != "VERB" or verb.head <= verb.index:
        return
    noun = tree.tokens[verb.head]
    above = tree.parent(token)
    _move(tree, verb, above if above is not None else verb, token.dep)
    _move(tree, noun, verb, "obj")
    for kid in list(token.children):
        _move(tree, tree.tokens[kid], verb, tree.tokens[kid].dep)
    _move(tree, token, verb, "aux")


def _clause_of_last(tree: Tree, token: Token) -> None:
    """`A and B, who is accused`, `A et B, déjà visé`: a clause in the singular is of the name before its comma."""
    head = tree.parent(token)
    if token.dep not in ("relcl", "acl") or head is None or not _is_singular(tree, token):
        return
    first = tree.subtree(token)[0].index
    if first < 2 or tree.tokens[first - 1].text != ",":
        return
    last = tree.tokens[first - 2]
    if last.item.spans and last.index != head.index and head in tree.above(last) and len(last.item.spans) == 1:
        _move(tree, token, last, token.dep)


def _is_singular(tree: Tree, verb: Token) -> bool:
    if any(t.low in ("is", "was", "has", "est", "était", "a", "avait") for t in tree.kids(verb, "aux", "auxpass")):
        return True
    return tree.language == "fr" and verb.dep == "acl" and verb.low.endswith(("é", "ée"))


def _name_as_adverb(tree: Tree, token: Token) -> None:
    """`Hamas, in turn, blamed Y` with the name that opens the sentence taken for an adverbial."""
    verb = tree.parent(token)
    if token.dep not in ("npadvmod", "dep") or not token.item.spans or token.index > 2 or verb is None:
        return
    if verb.pos in ("VERB", "AUX") and verb.dep == "ROOT" and not tree.kids(verb, "nsubj", "nsubjpass", "expl"):
        token.dep = "nsubjpass" if tree.kids(verb, "auxpass") else "nsubj"


def _noun_before_name(tree: Tree, token: Token) -> None:
    """`the tanker Eagle S had struck it` with noun and name taken for two subjects of one verb."""
    if token.dep not in ("nsubj", "nsubjpass") or token.pos != "NOUN" or token.index + 1 >= len(tree.tokens):
        return
    name = tree.tokens[token.index + 1]
    if name.item.spans and name.dep == token.dep and name.head == token.head:
        for kid in list(token.children):
            _move(tree, tree.tokens[kid], name, tree.tokens[kid].dep)
        _move(tree, token, name, "compound")


def _move(tree: Tree, token: Token, head: Token, dep: str) -> None:
    tree.hang(token, head, dep)


def _verb_as_modifier(tree: Tree, token: Token) -> None:
    """`The court annulled sanctions` with the verb taken for an adjective of its object."""
    if token.dep not in ("amod", "compound") or token.pos != "VERB" or not tree.kids(token, "nsubj"):
        return
    noun = tree.tokens[token.head]
    if noun.index < token.index:
        return
    above = tree.parent(noun)
    dep = noun.dep
    noun.children.remove(token.index)
    if above is None:
        token.head, token.dep = token.index, "ROOT"
    else:
        token.head, token.dep = above.index, dep
        above.children.remove(noun.index)
        above.children.append(token.index)
    noun.head, noun.dep = token.index, "obj"
    token.children.append(noun.index)


def _object_as_clause(tree: Tree, token: Token) -> None:
    """`announced asset freezes` with the noun taken for a clause with a subject of its own."""
    if token.dep != "ccomp" or token.pos not in ("NOUN", "PROPN"):
        return
    head = tree.parent(token)
    if head is None or head.pos != "VERB" or tree.kids(head, "obj") or token.index < head.index:
        return
    if tree.kids(token, "aux", "cop", "mark"):
        return
    token.dep = "obj"
    for kid in tree.kids(token, "nsubj"):
        kid.dep = "compound"


def _subject_on_auxiliary(tree: Tree, token: Token) -> None:
    """`The department is today designating` with the subject hung on "is"."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return
    aux = tree.parent(token)
    if aux is not None and aux.dep in ("aux", "auxpass") and aux.head != aux.index:
        _move(tree, token, tree.tokens[aux.head], token.dep)


def _participle_after_comma(tree: Tree, token: Token) -> None:
    """`X, owned by Y, ...` with the participle hung on the main verb: it says of the name before the comma."""
    if (
        not token.past
        or token.dep not in ("advcl", "conj", "dep", "acl", "ccomp")
        or tree.kids(token, "aux", "auxpass", "nsubj")
    ):
        return
    if token.index < 2 or tree.tokens[token.index - 1].text != ",":
        return
    before = tree.tokens[token.index - 2]
    if (
        before.item.spans
        and before.head != token.index
        and token.head != before.index
        and token not in list(tree.above(before))
    ):
        _move(tree, token, before, "acl")


def _compound_participle(tree: Tree, token: Token) -> None:
    """`it is majority-owned by X` with the participle taken for an adjective."""
    base = _PARTICIPLES.get(token.low.rpartition("-")[2])
    if token.pos == "ADJ" and "-" in token.low and base is not None and tree.kids(token, "prep", "agent"):
        token.pos, token.lemma, token.past = "VERB", base, True


def _noun_as_verb(tree: Tree, token: Token) -> None:
    """`announced asset freezes` with the noun taken for a verb of its modifier."""
    if token.low == "sanction" and tree.kids(token, "aux", "neg"):
        token.pos, token.lemma = "VERB", "sanction"
    if token.low not in ("freezes", "bans", "sanctions") or token.pos != "VERB":
        return
    lead = tree.kids(token, "nsubj")
    if len(lead) == 1 and lead[0].low in ("asset", "travel", "visa", "entry", "trade", "import", "export"):
        token.pos, token.lemma, lead[0].dep = "NOUN", token.low.removesuffix("s"), "compound"
        head = tree.parent(token)
        if head is not None and head.pos == "VERB" and not tree.kids(head, "obj"):
            token.dep = "obj"


def _participle_as_adjective(tree: Tree, token: Token) -> None:
    """`a gelé les avoirs` with the participle taken for an adjective."""
    if token.pos not in ("ADJ", "NOUN") or not any(
        k.lemma == "avoir" or k.low in ("a", "ont", "avait") for k in tree.kids(token, "aux")
    ):
        return
    stem = token.low.rstrip("s").removesuffix("e") if token.low.endswith(("ée", "ées")) else token.low.rstrip("s")
    if stem.endswith("é"):
        token.pos, token.lemma, token.past = "VERB", stem[:-1] + "er", True


def _french_verb_as_noun(tree: Tree, token: Token) -> None:
    """`Washington leur reproche` with the verb taken for a noun."""
    lemma = _FRENCH_VERBS.get(token.low)
    if lemma is None or (token.pos == "VERB" and token.lemma == lemma):
        return
    if token.pos == "NOUN" and not any(t.low in ("leur", "lui", "les", "le", "la") for t in tree.kids(token)):
        return
    token.pos, token.lemma = "VERB", lemma
    for kid in tree.kids(token):
        if kid.low in ("leur", "lui", "nous", "vous"):
            kid.dep, kid.pos = "iobj", "PRON"
        elif kid.low in ("les", "le", "la", "l'") and kid.index == token.index - 1:
            kid.dep, kid.pos = "obj", "PRON"
        elif (
            kid.dep in ("nmod", "amod", "flat", "nsubj")
            and kid.index < token.index
            and (kid.item.spans or kid.pos == "PROPN")
        ):
            kid.dep = "nsubj"
        elif kid.dep == "acl":
            kid.dep = "xcomp"


def _bare_object(tree: Tree, token: Token) -> None:
    """`a sanctionné Dupont et la société` with the name taken for an adjunct: nothing leads it."""
    if not token.item.spans or token.dep not in ("obl", "dep") or tree.kids(token, "case", "mark"):
        return
    verb = tree.parent(token)
    if verb is not None and verb.pos == "ADV":
        verb = tree.parent(verb)
    if verb is None or verb.pos != "VERB" or token.index < verb.index or tree.kids(verb, "obj", "nsubjpass"):
        return
    _move(tree, token, verb, "obj")
    for later in tree.kids(verb, "conj"):
        if later.index > token.index and later.pos in ("NOUN", "PROPN") and not tree.kids(later, "nsubj"):
            _move(tree, later, token, "conj")


def _clause_on_object(tree: Tree, token: Token) -> None:
    """`accuse l'armée d'avoir tué` with the infinitive hung on the object."""
    if token.dep != "acl" or token.pos not in ("VERB", "NOUN"):
        return
    noun = tree.parent(token)
    verb = tree.parent(noun) if noun is not None else None
    if (
        noun is None
        or verb is None
        or verb.lemma not in ("accuser", "reprocher", "soupçonner", "empêcher", "demander")
    ):
        return
    if noun.dep not in ("obj", "obl", "iobj") or not any(
        m.low in ("de", "d'") for m in tree.kids(token, "mark", "case")
    ):
        return
    _move(tree, token, verb, "xcomp")
