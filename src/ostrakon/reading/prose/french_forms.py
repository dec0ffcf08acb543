"""French verb forms that the tagger takes for nouns: `, sanctionnés par`, `en sanctionnant`, `sanctionnera`.

Only verbs of this field are put right, and only where the words around leave no other reading.
"""

from functools import cache

from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.french_order import key_verbs
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

_PARTICIPLES = ("é", "ée", "és", "ées", "it", "ite", "its", "ites", "is", "ise", "ises")
_BEING = frozenset(
    ("est", "sont", "été", "était", "étaient", "soit", "soient", "sera", "seront", "serait", "être")
)
_FUTURES = ("era", "eront", "erait", "eraient", "ira", "iront", "irait", "iraient")


@cache
def asking_forms() -> dict[str, str]:
    """Present forms of the verbs that say how firmly a thing is wanted, with their infinitives."""
    verbs = [v for v in load_rules("modality")["fr"]["governor"] if v.endswith("er")]
    return {v.removesuffix("er") + end: v for v in verbs for end in ("e", "ent")}


def repair_forms(tree: Tree) -> None:
    """Apply every rule to every token, in order of place."""
    for token in tree.tokens:
        if token.item.spans or token.item.time is not None:
            continue
        if token.pos in ("VERB", "AUX"):
            _listed_aside(tree, token)
            if token.dep in ("acl", "flat", "amod", "compound") and not token.past:
                _asking(tree, token)
            continue
        _trailing_participle(tree, token)
        _gerund(tree, token)
        _future(tree, token)
        _asking(tree, token)
        _measures_taken(tree, token)
        _in_addition(tree, token)
        _passive_as_adjective(tree, token)
    for token in tree.tokens:
        _wished(tree, token)


def _near(tree: Tree, index: int) -> Token | None:
    return tree.tokens[index] if 0 <= index < len(tree.tokens) else None


def _trailing_participle(tree: Tree, token: Token) -> None:
    """`A et B, sanctionnés par Washington`: behind a comma and before "par" or a day."""
    before, after = _near(tree, token.index - 1), _near(tree, token.index + 1)
    lemma = lemma_of(token.low, "VERB") if token.low.endswith(_PARTICIPLES) else ""
    if before is None or after is None or lemma not in key_verbs():
        return
    if not (before.text == "," or before.pos == "ADV"):
        return
    if after.low not in ("par", "en", "depuis", "sur", "dès") and after.item.time is None and after.pos != "ADV":
        return
    head = next((t for t in reversed(tree.tokens[: before.index]) if t.item.spans or t.pos == "NOUN"), None)
    if head is None or token in list(tree.above(head)):
        return
    token.pos, token.lemma, token.past = "VERB", lemma, True
    tree.hang(token, head, "acl")


def _listed_aside(tree: Tree, token: Token) -> None:
    """`X, inscrit mardi par Kiev au registre, dénonce ...` with the participle taken for the present."""
    before, after, above = _near(tree, token.index - 1), _near(tree, token.index + 1), tree.parent(token)
    if token.low not in ("inscrit", "interdit") or token.past or before is None or after is None or above is None:
        return
    aside = before.text == "," or before.low in ("lui-même", "déjà", "également", "aussi")
    name = next((t for t in reversed(tree.tokens[: before.index]) if t.item.spans), None)
    led = after.low in ("par", "depuis", "sur", "en", "d'", "de") or after.item.time is not None
    if not (aside and led) or name is None or tree.kids(token, "aux") or above.index < token.index:
        return
    token.past = True
    for kid in tree.kids(token, "nsubj", "nsubjpass"):
        tree.hang(kid, above, "nsubj")
    for kid in tree.kids(token, "obl"):
        if any(case.low == "par" for case in tree.kids(kid, "case")):
            kid.dep = "agent"
    tree.hang(token, name, "acl")


def _measures_taken(tree: Tree, token: Token) -> None:
    """`des sanctions prises vendredi par X`: a participle right behind its noun."""
    noun = tree.parent(token)
    if token.dep not in ("acl", "amod", "nmod") or noun is None or not token.low.endswith(_PARTICIPLES):
        return
    lemma = lemma_of(token.low, "VERB")
    if noun.index > token.index or tree.kids(token, "case", "det") or lemma not in key_verbs():
        return
    if noun.low in load_rules("designations_fr")["nouns"]:
        token.pos, token.lemma, token.past, token.dep = "VERB", lemma, True, "acl"


def _in_addition(tree: Tree, token: Token) -> None:
    """`a maintenu en outre les sanctions` with "en outre" taken for what leads the noun."""
    lead = tree.parent(token)
    noun = tree.parent(lead) if lead is not None else None
    verb = tree.parent(noun) if noun is not None else None
    if token.low != "outre" or lead is None or lead.low != "en" or noun is None or verb is None:
        return
    if noun.index > token.index and verb.index < lead.index and verb.pos == "VERB":
        tree.hang(lead, verb, "advmod")
        if not tree.kids(verb, "obj") and not tree.passive(verb) and not tree.kids(noun, "case"):
            noun.dep = "obj"


def _passive_as_adjective(tree: Tree, token: Token) -> None:
    """`que X soit lui-même sanctionné` with the participle taken for an adjective."""
    lemma = lemma_of(token.low, "VERB") if token.low.endswith(_PARTICIPLES) else ""
    if lemma not in load_rules("designations_fr")["direct"] or token.pos not in ("ADJ", "NOUN"):
        return
    helpers = [t for t in tree.kids(token, "cop", "aux", "auxpass") if t.low in _BEING]
    if helpers:
        token.pos, token.lemma, token.past = "VERB", lemma, True
        helpers[-1].dep = "auxpass"
        for subject in tree.kids(token, "nsubj"):
            subject.dep = "nsubjpass"


def _wished(tree: Tree, token: Token) -> None:
    """`a décidé lors de sa séance de sanctionner X`, `appelle A et B à sanctionner X`: what the verb asks."""
    noun = tree.parent(token)
    marked = any(m.low in ("de", "d'", "à") for m in tree.kids(token, "mark", "case"))
    if token.pos != "VERB" or token.dep != "acl" or token.low != token.lemma or not marked or noun is None:
        return
    if noun.lemma in load_rules("designations_fr")["deed_nouns"] or token.lemma not in key_verbs():
        return
    verb = next((t for t in reversed(tree.tokens[: noun.index]) if t.pos == "VERB" and not t.item.spans), None)
    deciding = (*load_rules("modality")["fr"]["governor"], "décider", "convenir", "choisir", "accepter")
    if verb is not None and verb.lemma in deciding and token not in list(tree.above(verb)):
        tree.hang(token, verb, "xcomp")


def _gerund(tree: Tree, token: Token) -> None:
    """`a durci le ton en sanctionnant X`: what stands behind is its object."""
    before = _near(tree, token.index - 1)
    if before is None or before.low not in ("en", "y", "les", "le") or not token.low.endswith("ant"):
        return
    lemma = lemma_of(token.low, "VERB")
    verb = next((t for t in reversed(tree.tokens[: token.index]) if t.pos == "VERB" and not t.item.spans), None)
    if lemma not in key_verbs() or verb is None:
        return
    thing = tree.parent(token)
    token.pos, token.lemma, token.gerund = "VERB", lemma, True
    tree.hang(token, verb, "advcl")
    if thing is not None and thing.index > token.index and thing is not verb:
        tree.hang(thing, token, "obj")


def _future(tree: Tree, token: Token) -> None:
    """`Washington sanctionnera X`: right behind its subject, and before what it is done to."""
    lemma = lemma_of(token.low, "VERB") if token.low.endswith(_FUTURES) else ""
    if lemma in key_verbs():
        _make_main(tree, token, lemma)


def _asking(tree: Tree, token: Token) -> None:
    """`L'ONG Amnesty presse Londres de sanctionner X`: the main verb between two names."""
    lemma = asking_forms().get(token.low)
    if lemma is None or any(t.pos in ("DET", "ADP") for t in tree.tokens[token.index - 1 : token.index]):
        return
    main = _make_main(tree, token, lemma)
    asked = [t for t in tree.tokens[token.index + 1 :] if t.pos == "VERB" and t.dep in ("acl", "nmod", "advcl")]
    if main and asked:
        tree.hang(asked[0], token, "xcomp")


def _make_main(tree: Tree, token: Token, lemma: str) -> bool:
    """The token becomes the verb of a sentence without one: subject before it, object behind."""
    before, after = _near(tree, token.index - 1), _near(tree, token.index + 1)
    root = next((t for t in tree.tokens if t.head == t.index), None)
    if before is None or after is None or root is None or not before.item.spans:
        return False
    if root.pos in ("VERB", "AUX") or not (after.pos in ("DET", "NUM", "ADP") or after.item.spans):
        return False
    thing = tree.parent(token)
    token.pos, token.lemma, token.past = "VERB", lemma, False
    if root is not token:
        if token.head != token.index:
            tree.tokens[token.head].children.remove(token.index)
        token.head, token.dep = token.index, "ROOT"
        tree.hang(root, token, "nsubj" if root.index < token.index else "obj")
    if before is not root:
        tree.hang(before, token, "nsubj")
    if thing is not None and thing.index > token.index and thing is not root:
        tree.hang(thing, token, "obj")
    elif after.item.spans and after is not root:
        tree.hang(after, token, "obj")
    return True
