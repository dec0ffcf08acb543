"""Slips of the French parser put right by the order of words: who does it, to whom, and on whom the measures are.

Each rule names its slip. The parser finds verbs and nouns well but hangs what follows them on the nearest word.
"""

from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_order import key_verbs
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_STRAY = ("obl", "dep", "amod", "advmod", "xcomp", "nmod", "ccomp", "appos", "advcl", "flat", "acl", "obj", "conj")
_SKIPPED = ("ADV", "DET")
_HAVING = frozenset(
    ("a", "ont", "avait", "avaient", "aurait", "auraient", "ait", "aient", "aura", "auront", "avoir", "ayant")
)
_NO_AGENTS = frozenset(
    ("ailleurs", "exemple", "rapport", "an", "mois", "semaine", "jour", "biais", "voie", "suite", "mer", "ordre",
     "consensus", "unanimité", "contre", "conséquent", "balles", "balle", "erreur", "centaines", "milliers")
)  # fmt: skip
_EVENTS = frozenset(
    (
        "invasion",
        "attaque",
        "occupation",
        "annexion",
        "assassinat",
        "agression",
        "prise",
        "détention",
        "arrestation",
    )
)
_DEEDS = frozenset(("arrêté", "décret", "décision", "ordonnance", "règlement", "arrêtés", "décisions"))
_GIVING = ("imposer", "infliger", "appliquer")
_HIGH = 4  # nouns above a participle among which that of the measures is
_FILLED = 6  # tokens between an auxiliary and its participle
_FILLERS = frozenset(
    ("eux", "elle", "elles", "lui", "aussi", "même", "mêmes", "pour", "sa", "leur", "part", "l'", "heure", "à",
     "son", "tour", "en", "outre", "de", "côté", "nouveau", "été")
)  # fmt: skip
_NEAR_NOUN = 7  # tokens between a noun and the "contre" that says whom it is on
_FAR_OBJECT = 14  # tokens between a verb and the measures that it takes
_NEAR_VERB = 14  # tokens between a verb and the "par" that says who does it
_INCISED = 6  # tokens between a verb of saying in a clause of its own and its subject


def repair_french(tree: Tree) -> None:
    """Apply every rule to every token, in order of place."""
    nouns = frozenset(load_rules("designations_fr")["nouns"])
    for token in tree.tokens:
        _inverted_passive(tree, token)
        _participle_with_auxiliary(tree, token)
        _opening_participle(tree, token)
    for token in tree.tokens:
        _measures_as_object(tree, token, nouns)
        _plural_object(tree, token)
        _measure_taken(tree, token, nouns)
        _name_after_verb(tree, token)
        _agent(tree, token)
        _against(tree, token, nouns)
        _given_to(tree, token)
        _inverted_speaker(tree, token)


def _lead(tree: Tree, token: Token) -> list[Token]:
    return tree.kids(token, "case", "mark")


def _back(tree: Tree, index: int) -> Token | None:
    """The first token before `index` that is no adverb, article or time."""
    for step in range(index - 1, -1, -1):
        token = tree.tokens[step]
        if token.pos not in _SKIPPED and token.item.time is None:
            return token
    return None


def _inverted_passive(tree: Tree, token: Token) -> None:
    """`Ont été gelés les avoirs de X` with the auxiliary taken for the subject."""
    verb = tree.parent(token)
    if token.pos != "AUX" or token.dep not in ("nsubjpass", "nsubj") or verb is None or verb.index < token.index:
        return
    token.dep = "aux"
    for thing in tree.kids(verb, "obj"):
        if tree.kids(verb, "auxpass") and thing.index > verb.index:
            thing.dep = "nsubjpass"


def _participle_with_auxiliary(tree: Tree, token: Token) -> None:
    """`a gelé`, `ont été radiés` with the participle taken for another class of word."""
    if token.pos not in ("NOUN", "ADJ", "PROPN", "ADV") or token.item.spans or token.item.time is not None:
        return
    if not token.low.endswith(("é", "és", "ée", "ées", "i", "is", "it", "ie", "ies", "u", "us", "ue", "ues")):
        return
    before = _helper(tree, token.index)
    if before is None:
        return
    lemma = lemma_of(token.low, "VERB")
    if before.head != token.index:
        above = list(tree.above(token))
        taken = next((t for t in (before, tree.parent(before)) if t is not None and t in above), None)
        if lemma not in key_verbs() or taken is None or taken.pos == "NOUN" or taken.item.spans:
            return
        _take_over(tree, token, taken)
        tree.hang(before, token, "aux")
    token.pos, token.lemma, token.past = "VERB", lemma, True
    before.dep = "aux"


def _helper(tree: Tree, index: int) -> Token | None:
    """`ont eux aussi sanctionné`, `n'a pour l'heure placé`: the auxiliary, over words that only fill the group."""
    for step in range(index - 1, max(-1, index - _FILLED), -1):
        token = tree.tokens[step]
        if token.low in _HAVING:
            return token
        if token.pos not in _SKIPPED and token.item.time is None and token.low not in _FILLERS:
            return None
    return None


def _take_over(tree: Tree, verb: Token, auxiliary: Token) -> None:
    """`l'UE avait déjà gelé les avoirs` with "avait" taken for the main verb: the participle takes its place."""
    thing, above = tree.parent(verb), tree.parent(auxiliary)
    if thing is not None:
        thing.children.remove(verb.index)
    if above is None:
        verb.head, verb.dep = verb.index, "ROOT"
    else:
        tree.hang(verb, above, auxiliary.dep)
    for kid in tree.kids(auxiliary):
        if kid is not verb:
            tree.hang(kid, verb, "obj" if kid is thing and kid.index > verb.index else kid.dep)
    tree.hang(auxiliary, verb, "aux")


def _opening_participle(tree: Tree, token: Token) -> None:
    """`Sanctionnée par Londres en 2022, X ...` with the participle taken for a noun."""
    if (
        token.index > 1
        or token.pos == "VERB"
        or token.item.spans
        or not token.low.endswith(("é", "ée", "és", "ées", "ite", "ites", "it", "its"))
    ):
        return
    lemma = lemma_of(token.low, "VERB")
    if lemma not in load_rules("designations_fr")["direct"] and lemma not in (
        "accuser",
        "soupçonner",
        "viser",
        "frapper",
        "placer",
        "interdire",
    ):
        return
    head = tree.parent(token)
    if head is None or head.index < token.index:
        return
    token.pos, token.lemma, token.past, token.dep = "VERB", lemma, True, "advcl"


def _measures_as_object(tree: Tree, token: Token, nouns: frozenset[str]) -> None:
    """`annoncé des sanctions`, `adopté lundi à Luxembourg des sanctions`, `prolongé de six mois ses sanctions`."""
    stray = ("obl", "nmod", "advmod", "xcomp", "ccomp", "dep", "fixed", "conj")
    if token.low not in nouns or token.dep not in stray or tree.kids(token, "cc"):
        return
    leads = _lead(tree, token)
    if any(t.low not in ("de", "des", "d'") for t in leads):
        return
    first = min([token.index, *(t.index for t in leads), *(t.index for t in tree.kids(token, "det", "amod"))])
    verb = _governing_verb(tree, first)
    if verb is None or tree.kids(verb, "obj") or verb.lemma not in load_rules("designations_fr")["noun_verbs"]:
        return
    if tree.passive(verb) or verb in tree.subtree(token):
        return
    bare = any(t.low in ("de", "d'") for t in leads)
    if bare and not tree.negated(verb) and tree.tokens[token.index - 1].pos != "ADJ":
        return
    for lead in leads:
        lead.dep = "det"
    tree.hang(token, verb, "obj")


def _governing_verb(tree: Tree, first: int) -> Token | None:
    """The verb before with nothing between but adverbs, times, places, measures of time and asides."""
    commas = 0
    for step in range(first - 1, max(-1, first - _FAR_OBJECT), -1):
        one = tree.tokens[step]
        commas += one.text == ","
        if one.pos == "VERB" and not one.item.spans:
            return one if commas != 1 else None
        if one.text in (".", ";", ":") or one.low in ("qui", "que", "qu'", "et"):
            return None
        plain = one.item.time is not None or one.lemma in ("an", "mois", "semaine")
        if (one.item.spans or one.pos in ("NOUN", "PROPN")) and not plain and not _is_place_phrase(tree, one):
            return None
    return None


def _is_place_phrase(tree: Tree, token: Token) -> bool:
    """`à Luxembourg`, `à Bruxelles`: a name behind "à" says where."""
    return (
        token.index > 0 and tree.tokens[token.index - 1].low in ("à", "en", "au", "aux") and bool(token.item.spans)
    )


def _plural_object(tree: Tree, token: Token) -> None:
    """`ont conduit en mars des massacres` with "des" taken for a preposition behind a time or adverb."""
    if token.pos != "NOUN" or token.item.spans or token.dep not in ("obl", "nmod"):
        return
    leads = _lead(tree, token)
    if len(leads) != 1 or leads[0].low != "des" or leads[0].index < 1:
        return
    before = tree.tokens[leads[0].index - 1]
    step = before.index
    while step > 0 and (tree.tokens[step].item.time is not None or tree.tokens[step].pos in ("ADV", "ADP")):
        step -= 1
    verb = tree.tokens[step]
    if verb.pos != "VERB" or tree.kids(verb, "obj") or tree.passive(verb) or verb.dep in ("acl", "amod"):
        return
    if verb in tree.subtree(token) or (before is not verb and before.item.time is None and before.pos != "ADV"):
        return
    leads[0].dep = "det"
    tree.hang(token, verb, "obj")


def _measure_taken(tree: Tree, token: Token, nouns: frozenset[str]) -> None:
    """`l'embargo sur les armes imposé à X` with the participle hung on the arms."""
    if token.dep != "acl" or not token.past or token.lemma not in load_rules("designations_fr")["noun_verbs"]:
        return
    inner = tree.parent(token)
    carriers = (*nouns, *load_rules("designations_fr")["carriers"])
    above = [t for t in tree.above(token) if t.pos in ("NOUN", "PROPN")][1:_HIGH]
    noun = next((t for t in above if t.low in carriers and t.low.endswith("s") == token.low.endswith("s")), None)
    if inner is not None and noun is not None and (inner.low not in nouns or inner.low == "gel"):
        tree.hang(token, noun, "acl")


def _name_after_verb(tree: Tree, token: Token) -> None:
    """`a inscrit A et B sur la liste` with the names taken for an adverbial: nothing leads them."""
    if not token.item.spans or token.item.quote is not None or _lead(tree, token):
        return
    verb = _back(tree, token.index)
    if verb is None or verb.pos != "VERB" or verb.item.spans or tree.passive(verb):
        return
    auxes = {t.low for t in tree.kids(verb, "aux", "auxpass")}
    above = tree.parent(verb)
    if verb.dep == "conj" and above is not None:
        auxes |= {t.low for t in tree.kids(above, "aux")}  # "a étendu ses sanctions et désigné X"
    if verb.past and not auxes & _HAVING:
        return
    if token.head == verb.index and token.dep in ("obj", "nsubj", "iobj"):
        return
    if token.dep not in _STRAY or tree.kids(verb, "obj") or token in list(tree.above(verb)):
        return
    tree.hang(token, verb, "obj")


def _agent(tree: Tree, token: Token) -> None:
    """`infligées à X par Y`, `une interdiction d'entrée par la Norvège` with "par Y" hung on the noun before."""
    if token.low != "par" or token.index + 1 >= len(tree.tokens):
        return
    doer = tree.parent(token)
    if doer is None or doer.index < token.index or doer.low in _NO_AGENTS or doer.item.time is not None:
        return
    if doer.low in _DEEDS:
        inner = [t for p, t in tree.preps(doer) if p in ("de", "d'")]
        after = inner or [t for t in tree.tokens[doer.index + 1 : doer.index + 4] if t.pos in ("NOUN", "PROPN")]
        if not after:
            return
        doer = after[0]
    verb = _passive_before(tree, token)
    between = tree.tokens[verb.index + 1 : token.index] if verb is not None else []
    if any(t.low in _EVENTS for t in between):
        return
    if verb is None or doer is verb or verb in tree.subtree(doer):
        return
    if doer.head != verb.index or doer.dep != "agent":
        tree.hang(doer, verb, "agent")


def _passive_before(tree: Tree, mark: Token) -> Token | None:
    """The nearest verb before "par" that can be done by somebody."""
    for step in range(mark.index - 1, max(-1, mark.index - _NEAR_VERB), -1):
        token = tree.tokens[step]
        if token.text in (";", ":") or token.low in ("qui", "que", "qu'"):
            return None
        if token.pos != "VERB" or token.item.spans:
            continue
        near = {t.low for t in tree.tokens[max(0, step - 4) : step]}
        if token.past and not near & _HAVING:
            return token
        if token.past and "été" in near:
            return token
        if token.low.endswith(("er", "ir", "re")) and near & {"vu", "vue", "vus", "vues", "fait"}:
            return token
        if token.past and not near & {"a", "ont", "avait", "avaient"}:
            return token
        if not token.past and not token.gerund:
            return None
    return None


def _against(tree: Tree, token: Token, nouns: frozenset[str]) -> None:
    """`un embargo sur les armes contre la Libye` with "contre X" hung on the arms."""
    if token.low not in ("contre", "envers"):
        return
    whom = tree.parent(token)
    if whom is None or whom.index < token.index:
        return
    for step in range(token.index - 1, max(-1, token.index - _NEAR_NOUN), -1):
        one = tree.tokens[step]
        if one.pos == "VERB" and not one.past:
            return
        if one.low in nouns and one.pos in ("NOUN", "PROPN", "ADJ"):
            if whom.head != one.index and one not in tree.subtree(whom):
                tree.hang(whom, one, "nmod")
            return


def _given_to(tree: Tree, token: Token) -> None:
    """`imposer un embargo sur les armes au Soudan`, `imposées par l'UE à X` with "à X" hung elsewhere."""
    if token.low not in ("à", "au", "aux") or token.dep not in ("case", "mark"):
        return
    whom = tree.parent(token)
    if whom is None or whom.index < token.index or whom.pos == "VERB":
        return
    holder = tree.parent(whom)
    nouns = load_rules("designations_fr")["nouns"]
    if holder is None or not (
        holder.item.spans or holder.item.time is not None or holder.low in (*nouns, "armes")
    ):
        return
    for step in range(token.index - 1, max(-1, token.index - _NEAR_VERB), -1):
        verb = tree.tokens[step]
        if verb.pos != "VERB" or verb.item.spans:
            continue
        if verb.lemma in _GIVING and whom.head != verb.index and verb not in tree.subtree(whom):
            tree.hang(whom, verb, "obl")
        return


def _inverted_speaker(tree: Tree, token: Token) -> None:
    """`..., a annoncé lundi le gouvernement canadien` with the speaker taken for an object."""
    said = load_rules("speech")["fr"]["lemmas"]
    if token.pos != "VERB" or token.lemma not in said or tree.kids(token, "nsubj", "nsubjpass"):
        return
    start = min([token.index, *(t.index for t in tree.kids(token, "aux", "expl"))])
    if start == 0 or (
        tree.tokens[start - 1].text not in (",", "-", '"', "»") and tree.tokens[start - 1].item.quote is None
    ):
        return
    for step in range(token.index + 1, min(len(tree.tokens), token.index + _INCISED)):
        one = tree.tokens[step]
        if one.item.time is not None or one.pos in ("ADV", "DET"):
            continue
        if one.pos in ("NOUN", "PROPN", "ADJ") and not _lead(tree, one) and (one.item.spans or one.pos == "NOUN"):
            if token not in tree.subtree(one):
                tree.hang(one, token, "nsubj")
            return
        if one.pos == "ADP":
            continue
        return
