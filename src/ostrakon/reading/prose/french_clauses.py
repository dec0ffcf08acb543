"""Slips of the French parser in clauses that accuse, deny or say: verbs without subjects, names behind nouns.

Each rule names its slip; the order of words decides.
"""

from functools import cache

from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_AUXILIARIES = frozenset(
    ("a", "ont", "avait", "avaient", "aurait", "auraient", "est", "sont", "était", "étaient", "serait", "seraient")
)
_BEING = frozenset(("est", "sont", "était", "étaient", "serait", "seraient"))
_MANY = frozenset(
    ("des", "les", "ces", "ses", "leurs", "plusieurs", "certains", "certaines", "deux", "trois", "quatre")
)
_HONORIFICS = frozenset(("m.", "mm.", "mme", "mmes", "me", "monsieur", "madame"))
_ACCUSING = ("accuser", "soupçonner", "suspecter")
_CASES = frozenset(("de", "d'", "du", "des"))
_REACH = 5  # tokens between "ce que" and its verb


@cache
def finite_verbs() -> dict[str, str]:
    """Present forms of the verbs of denying and accusing, with their infinitives."""
    told = load_rules("allegations")["fr"]
    verbs = (
        *told["deny"],
        *told["denounce"],
        "accuser",
        "soupçonner",
        "reprocher",
        "pointer",
        "affirmer",
        "assurer",
    )
    out = {"dément": "démentir", "démentent": "démentir", "nie": "nier", "nient": "nier", "soutient": "soutenir"}
    for verb in verbs:
        if verb.endswith("er"):
            stem = verb.removesuffix("er")
            out |= {stem + "e": verb, stem + "ent": verb, stem + "ait": verb, stem + "aient": verb}
    return out | {"rejette": "rejeter", "rejettent": "rejeter", "réfute": "réfuter", "récuse": "récuser"}


def repair_clauses(tree: Tree) -> None:
    """Apply every rule to every token, in order of place."""
    for token in tree.tokens:
        _noun_before_name(tree, token)
        _auxiliary(tree, token)
    for token in tree.tokens:
        _pronoun_before_noun(tree, token)
        _what_is_denied(tree, token)
        _predicate_of_root(tree, token)
        _relative_of_name(tree, token)
        _root_noun(tree, token)
        _subject_of_infinitive(tree, token)
        _charge(tree, token)
        _governed_infinitive(tree, token)
        _further_deeds(tree, token)
        _second_charge(tree, token)


def _noun_before_name(tree: Tree, token: Token) -> None:
    """`l'ONG Amnesty`, `M. Petrov`, `le groupe français Orano`: the name is the head, not the noun before it."""
    if token.item.spans or (token.pos != "NOUN" and token.low not in _HONORIFICS) or token.item.time is not None:
        return
    if token.item.quote is not None:
        return
    near = [k for k in tree.kids(token, "flat", "nmod", "appos", "amod") if 0 < k.index - token.index < 3]
    name = next((k for k in near if k.item.spans), None)
    if name is None or tree.kids(name, "case", "mark") or tree.kids(token, "nummod"):
        return
    between = tree.tokens[token.index + 1 : name.index]
    dets = {t.low for t in tree.kids(token, "det")}
    if any(t.pos != "ADJ" for t in between) or dets & _MANY:
        return
    above, dep = tree.parent(token), token.dep
    token.children.remove(name.index)
    if above is None:
        name.head, name.dep = name.index, "ROOT"
    else:
        name.head = token.head
        tree.hang(name, above, dep)
    for kid in tree.kids(token):
        tree.hang(kid, name, kid.dep)
    tree.hang(token, name, "compound")


def _auxiliary(tree: Tree, token: Token) -> None:
    """`aurait massacré` with the auxiliary taken for something else."""
    if token.low not in _AUXILIARIES or token.dep in ("aux", "auxpass", "ROOT"):
        return
    verb = tree.parent(token)
    if verb is None or verb.pos != "VERB" or not 0 < verb.index - token.index < 4 or not verb.past:
        return
    if token.dep in ("dep", "cop", "advmod", "mark", "expl"):
        token.pos, token.dep = "AUX", "auxpass" if token.low in _BEING and not tree.kids(verb, "obj") else "aux"


def _pronoun_before_noun(tree: Tree, token: Token) -> None:
    """`Elle menace enfin d'imposer` with the verb taken for a noun: a pronoun is its subject."""
    if token.pos != "NOUN" or token.item.spans or tree.kids(token, "cop", "det", "case"):
        return
    before = tree.tokens[token.index - 1] if token.index else None
    if before is not None and before.low in ("il", "elle", "ils", "elles", "qui") and before.head == token.index:
        token.pos, token.lemma = "VERB", lemma_of(token.low, "VERB")


def _predicate_of_root(tree: Tree, token: Token) -> None:
    """`Le Hezbollah, que Y considère ..., a démenti` with the name taken for the head of the sentence."""
    root = next((t for t in tree.tokens if t.head == t.index), None)
    auxes = [a for a in tree.kids(token, "aux", "auxpass") if a.low in _AUXILIARIES]
    if root is None or root.pos in ("VERB", "AUX") or root.index >= token.index or not root.item.spans:
        return
    if token.pos != "VERB" or not auxes or tree.kids(token, "nsubj", "nsubjpass", "mark"):
        return
    before = tree.tokens[auxes[0].index - 1] if auxes[0].index else None
    if before is not None and before.text == "," and root in list(tree.above(token)):
        _lift(tree, token, root)
        if tree.kids(token, "auxpass"):
            root.dep = "nsubjpass"


def _relative_of_name(tree: Tree, token: Token) -> None:
    """`la décision du Conseil, qui a sanctionné X` with "qui" taken up from the decision."""
    if token.low != "qui" or token.index < 2 or tree.tokens[token.index - 1].text != ",":
        return
    name, verb = tree.tokens[token.index - 2], tree.parent(token)
    if verb is None or verb.dep not in ("relcl", "acl", "advcl", "ccomp") or not name.item.spans:
        return
    head = tree.parent(verb)
    if head is None or head.index >= name.index or head.item.spans:
        return
    if lemma_of(verb.low, "VERB") in load_rules("designations_fr")["direct"] or verb.lemma in _ACCUSING:
        tree.hang(verb, name, "relcl")


def _what_is_denied(tree: Tree, token: Token) -> None:
    """`..., ce que Kigali conteste`: the verb with its subject is a clause of its own."""
    if token.low not in ("que", "qu'") or not token.index or tree.tokens[token.index - 1].low != "ce":
        return
    subject = None
    for step in range(token.index + 1, min(len(tree.tokens), token.index + _REACH + 1)):
        one = tree.tokens[step]
        if one.item.spans or one.low in ("il", "elle", "ils", "elles"):
            subject = one
            continue
        lemma = finite_verbs().get(one.low) or lemma_of(one.low, "VERB")
        if subject is not None and lemma in load_rules("allegations")["fr"]["deny"]:
            one.pos, one.lemma = "VERB", lemma
            root = next((t for t in tree.tokens if t.head == t.index), None)
            if root is not None and root is not one and one not in list(tree.above(root)) and root is not subject:
                tree.hang(one, root, "parataxis")
            if one not in tree.subtree(subject):
                tree.hang(subject, one, "nsubj")
            return


def _root_noun(tree: Tree, token: Token) -> None:
    """`Le Rwanda, accusé par X, dément toute implication` with the name taken for the head of the sentence."""
    lemma = finite_verbs().get(token.low)
    root = next((t for t in tree.tokens if t.head == t.index), None)
    if lemma is None or root is None or root.pos in ("VERB", "AUX") or root.index >= token.index:
        return
    if tree.kids(token, "nsubj", "mark", "det") or tree.tokens[token.index - 1].low in ("qui", "que", "qu'"):
        return
    if token.pos == "NOUN" and tree.tokens[token.index - 1].pos in ("DET", "ADP"):
        return
    token.pos, token.lemma, token.past = "VERB", lemma, False
    _lift(tree, token, root)
    for step in range(token.index + 1, min(len(tree.tokens), token.index + 4)):
        one = tree.tokens[step]
        if one.pos in ("NOUN", "PROPN") and not tree.kids(one, "case", "mark") and token not in tree.subtree(one):
            tree.hang(one, token, "obj")
            break


def _lift(tree: Tree, verb: Token, root: Token) -> None:
    """The verb takes the place of the root, which becomes its subject."""
    if verb.head != verb.index:
        tree.tokens[verb.head].children.remove(verb.index)
    verb.head, verb.dep = verb.index, "ROOT"
    for kid in tree.kids(root):
        if kid.index > verb.index and kid is not verb:
            tree.hang(kid, verb, kid.dep)
    tree.hang(root, verb, "nsubj")


def _subject_of_infinitive(tree: Tree, token: Token) -> None:
    """`accusé d'avoir financé le groupe Y` with Y taken for the subject: an infinitive has none."""
    if token.pos != "VERB" or not any(m.low in ("de", "d'", "à", "pour") for m in tree.kids(token, "mark")):
        return
    infinitive = token.low.endswith(("er", "ir", "re")) or any(
        a.low in ("avoir", "être") for a in tree.kids(token, "aux", "auxpass")
    )
    for subject in tree.kids(token, "nsubj"):
        if infinitive and subject.index > token.index and not tree.kids(token, "obj"):
            subject.dep = "obj"


def _governed_infinitive(tree: Tree, token: Token) -> None:
    """`n'envisage pas, à ce stade, de le sanctionner` with the infinitive taken for an adverbial clause."""
    head = tree.parent(token)
    marks = [m for m in tree.kids(token, "mark", "case") if m.low in ("de", "d'")]
    if token.dep in ("acl", "nmod") and marks and marks[0].index and tree.tokens[marks[0].index - 1].item.spans:
        _asked_of_another(tree, token, tree.tokens[marks[0].index - 1])
        return
    if (
        token.dep != "advcl"
        or head is None
        or head.index > token.index
        or not token.low.endswith(("er", "ir", "re"))
    ):
        return
    governors = load_rules("modality")["fr"]["governor"]
    if head.lemma in governors and any(m.low in ("de", "d'", "à") for m in tree.kids(token, "mark", "case")):
        token.dep = "xcomp"


def _asked_of_another(tree: Tree, token: Token, name: Token) -> None:
    """`demandent à X d'interdire A et à Y d'inscrire B`: the second request is one too."""
    governors = load_rules("modality")["fr"]["governor"]
    addressed = any(c.low in ("à", "au", "aux") for c in tree.kids(name, "case"))
    if not addressed or not token.low.endswith(("er", "ir", "re")):
        return
    asking = [t for t in tree.tokens[: name.index] if t.pos == "VERB" and t.lemma in governors]
    if asking and token not in list(tree.above(asking[-1])) and name not in list(tree.above(asking[-1])):
        tree.hang(token, asking[-1], "xcomp")
        if name is not token and token not in tree.subtree(name):
            tree.hang(name, token, "nsubj")


def _further_deeds(tree: Tree, token: Token) -> None:
    """`d'avoir détourné A, perçu B et financé C`: participles without an auxiliary go on from the first."""
    if (
        token.pos not in ("VERB", "ADJ", "NOUN")
        or token.index < 2
        or not token.low.endswith(("é", "i", "u", "is", "it"))
    ):
        return
    if (
        token.item.spans
        or tree.tokens[token.index - 1].low not in (",", "et")
        or tree.kids(token, "aux", "auxpass")
    ):
        return
    after = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    led = after is not None and (after.pos == "DET" or after.low in ("des", "de", "d'", "du") or after.item.spans)
    if not led or tree.kids(token, "det", "case"):
        return
    for step in range(token.index - 1, 0, -1):
        one = tree.tokens[step]
        if one.low in (";", ":", "qui", "que", "qu'"):
            return
        if one.pos == "VERB" and any(a.low == "avoir" for a in tree.kids(one, "aux")):
            if token in list(tree.above(one)):
                return
            token.pos, token.lemma, token.past = "VERB", lemma_of(token.low, "VERB"), True
            tree.hang(token, one, "conj")
            return


def _charge(tree: Tree, token: Token) -> None:
    """`accuse les Forces de soutien rapide de crimes` with "de crimes" hung on the accused."""
    if token.pos != "NOUN" or token.dep not in ("nmod", "acl", "appos", "conj") or token.item.spans:
        return
    if not any(c.low in _CASES for c in tree.kids(token, "case")):
        return
    accused = tree.parent(token)
    verb = tree.parent(accused) if accused is not None else None
    if accused is None or verb is None or not accused.item.spans or verb.lemma not in _ACCUSING:
        return
    if accused.dep in ("obj", "nsubjpass", "agent") and accused.index < token.index:
        tree.hang(token, verb, "obl")


def _second_charge(tree: Tree, token: Token) -> None:
    """`accusé la France d'espionnage et de soutien`: the second noun is joined to the first."""
    if token.pos != "NOUN" or token.item.spans or token.dep not in ("conj", "nmod", "obl"):
        return
    if not tree.kids(token, "cc") or not any(c.low in _CASES for c in tree.kids(token, "case")):
        return
    first = None
    for step in range(token.index - 1, -1, -1):
        one = tree.tokens[step]
        cased = any(c.low in _CASES for c in tree.kids(one, "case", "mark"))
        if one.pos in ("NOUN", "VERB") and cased and not one.item.spans and first is None and one.low != token.low:
            first = one
        if one.lemma in _ACCUSING and one.pos == "VERB":
            if first is not None and token.head != first.index and first not in tree.subtree(token):
                tree.hang(token, first, "conj")
            return
