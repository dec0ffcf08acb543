"""Slips of the English parser on verbs of sanctioning, put right before frames look: each rule names its slip."""

from collections.abc import Sequence
from typing import Any

from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules

# verbs whose infinitive is what they tell of, though words stand between: "threatened in May to impose X"
_FORETELLING = frozenset(
    (
        "threaten", "promise", "vow", "pledge", "plan", "intend", "refuse", "decline", "prepare", "decide",
        "agree", "propose", "vote", "offer", "hesitate", "fail", "attempt", "try",
    )
)  # fmt: skip
_GERUNDS = {
    "sanctioning": "sanction",
    "designating": "designate",
    "blacklisting": "blacklist",
    "targeting": "target",
}


def repair_acts(tree: Tree) -> None:
    """Apply every rule to every token of an English tree, in order of place."""
    if tree.language != "en":
        return
    rows = load_rules("designations_en")
    lemmas = {
        *rows["direct"],
        *rows["loose_verbs"],
        *rows["list_verbs"],
        *rows["ban_verbs"],
        *rows["freeze_verbs"],
        "froze",
    }
    for token in tree.tokens:
        if token.lemma in lemmas or token.lemma.removesuffix("ed") in lemmas:
            _verb_as_compound(tree, token)
            _finite_as_participle(tree, token)
            _relative_as_clause(tree, token)
            _lost_root(tree, token)
            _infinitive_of_deed(tree, token, rows["deed_nouns"])
        elif token.lemma in rows["noun_verbs"]:
            _lost_root(tree, token)
        if token.dep == "conj" and token.pos in ("NOUN", "PROPN", "NUM"):
            _noun_joined_to_verb(tree, token)
        if token.dep == "acl" and token.past:
            _participle_of_target(tree, token, rows)
        if token.dep == "advcl":
            _asked_as_purpose(tree, token)
        if token.low in ("on", "against") and token.dep == "prep":
            _target_of_verb(tree, token, rows)
        if token.dep == "relcl":
            _relative_of_name(tree, token)
        if token.dep == "ccomp":
            _clause_of_its_own(tree, token)
        if token.dep == "npadvmod" and token.item.spans:
            _name_beside_noun(tree, token)
        if token.dep == "appos":
            _apposition_of_noun(tree, token)
        if token.low in _GERUNDS:
            _gerund_as_name(tree, token)


def _move(tree: Tree, token: Token, head: Token, dep: str) -> None:
    tree.hang(token, head, dep)


def _verb_as_compound(tree: Tree, token: Token) -> None:
    """`OFAC designated X` with the verb taken for a part of the name X."""
    head = tree.parent(token)
    if token.dep not in ("compound", "amod") or head is None or head.index < token.index or not head.item.spans:
        return
    subjects = [k for k in (*tree.kids(token), *tree.kids(head)) if k.dep in ("nsubj", "nsubjpass")]
    subjects += [k for k in tree.kids(head, "compound", "nmod", "poss") if k.item.spans]
    subjects += [k for k in tree.kids(token, "npadvmod") if k.item.spans]
    subjects = [k for k in subjects if k.index < token.index and k.item.spans][:1]
    if not subjects or not token.low.endswith(("ed", "hit")):
        return
    above = tree.parent(head)
    if above is not None:
        _move(tree, token, above, "pcomp" if above.pos == "ADP" else head.dep)
    else:
        head.children.remove(token.index)
        token.head, token.dep = token.index, "ROOT"
    for kid in list(tree.kids(head)):
        if kid.index < token.index or kid.dep in ("prep", "punct", "advcl", "npadvmod"):
            _move(tree, kid, token, "nsubj" if kid in subjects else kid.dep)
    _move(tree, head, token, "obj")
    token.pos, token.past = "VERB", False
    token.lemma = token.lemma.removesuffix("ed") if token.lemma.endswith("ted") else token.lemma


def _finite_as_participle(tree: Tree, token: Token) -> None:
    """`scrapped the program and in the same breath blacklisted X` with the verb hung on the noun before it."""
    head = tree.parent(token)
    if (
        token.dep != "acl"
        or head is None
        or head.item.spans
        or not token.past
        or token.index + 1 >= len(tree.tokens)
    ):
        return
    after = tree.tokens[token.index + 1]
    verb = tree.main_verb(head)
    joined = any(t.low in ("and", "but") for t in tree.tokens[max(0, head.index - 4) : head.index])
    if not after.item.spans or verb is None or not joined or tree.kids(token, "agent", "obj", "auxpass"):
        return
    _move(tree, token, verb, "conj")
    if after.head != token.index:
        _move(tree, after, token, "obj")
    token.past = False


def _infinitive_of_deed(tree: Tree, token: Token, deeds: Sequence[str]) -> None:
    """`a response to Tokyo's decision last week to blacklist X`: it is the decision that the infinitive tells."""
    if token.dep not in ("relcl", "advcl") or not any(a.low == "to" for a in tree.kids(token, "aux")):
        return
    before = next(
        (
            t
            for t in reversed(tree.tokens[: token.index])
            if t.low not in ("to", "on", "in") and t.item.time is None
        ),
        None,
    )
    if before is not None and before.lemma in deeds and token.head != before.index:
        _move(tree, token, before, "acl")


def _lost_root(tree: Tree, token: Token) -> None:
    """`The cabinet approved on Friday a freeze`, `authorities froze assets`: a sentence read as a noun phrase."""
    root = next(t for t in tree.tokens if t.head == t.index)
    if root.pos not in ("NOUN", "PROPN") or token.dep not in ("acl", "amod", "compound") or token.gerund:
        return
    between = tree.tokens[root.index + 1 : token.index]
    verbs = [
        t
        for t in tree.verbs()
        if t.index != token.index and not (t.dep in ("conj", "acl") and t.index > token.index)
    ]
    plain = all(
        t.item.time is not None or t.low in ("on", "in", ",", "also", "has", "have", "had") for t in between
    )
    if token.index < root.index or not plain or verbs or token.low == token.lemma:
        return
    after = tree.parent(token) if token.dep != "acl" else next(iter(tree.kids(token, "obj")), None)
    if after is None or after.index < token.index:
        return
    tree.hang(token, token, "ROOT")
    if after.head != token.index:
        tree.hang(after, token, "obj")
    for kid in (*tree.kids(root), root):
        if kid is not token and (kid is root or kid.index > root.index):
            tree.hang(kid, token, "nsubj" if kid is root else kid.dep)
    token.pos, token.past = "VERB", False
    token.lemma = "freeze" if token.low == "froze" else token.lemma


def _noun_joined_to_verb(tree: Tree, token: Token) -> None:
    """`put X and ten other officials on its list` with the officials joined to the verb."""
    head = tree.parent(token)
    counted = token.pos == "NUM" or bool(tree.kids(token, "nummod"))
    if head is None or head.pos != "VERB" or head.index > token.index or not counted:
        return
    first = tree.subtree(token)[0].index
    objects = [t for t in tree.kids(head, "obj") if t.index < first]
    lead = tree.tokens[first - 1] if first else token
    if objects and lead.low == "and" and objects[-1].item.spans and not tree.kids(token, "nsubj"):
        tree.hang(token, objects[-1], "conj")


def _relative_as_clause(tree: Tree, token: Token) -> None:
    """`It lists X, whom the Council placed under sanctions` with the relative clause taken for what is listed."""
    if token.dep not in ("ccomp", "advcl", "conj", "dep"):
        return
    lead = next(
        (k for k in tree.kids(token, "obj", "nsubj", "nsubjpass") if k.low in ("whom", "which", "who")), None
    )
    if lead is None or lead.index == 0:
        return
    place = lead.index - 1
    if tree.tokens[place].text == "," and place:
        place -= 1
    name = tree.tokens[place]
    if name.item.spans and token not in list(tree.above(name)):
        _move(tree, token, name, "relcl")


def _relative_of_name(tree: Tree, token: Token) -> None:
    """`action by Washington, which slapped X` with the clause hung on the action."""
    lead = next(
        (k for k in tree.kids(token, "nsubj", "obj", "nsubjpass") if k.low in ("which", "who", "whom")), None
    )
    head = tree.parent(token)
    if lead is None or head is None or head.item.spans or lead.index < 2:
        return
    name = tree.tokens[lead.index - 2] if tree.tokens[lead.index - 1].text == "," else tree.tokens[lead.index - 1]
    if name.item.spans and head in list(tree.above(name)):
        tree.hang(token, name, "relcl")


def _clause_of_its_own(tree: Tree, token: Token) -> None:
    """`All were designated; X has not` with the first clause taken for what the second says."""
    head = tree.parent(token)
    between = tree.tokens[token.index : head.index] if head is not None else []
    if any(t.text == ";" for t in between):
        token.dep = "parataxis"


def _asked_as_purpose(tree: Tree, token: Token) -> None:
    """`call on A to ban X, and on B to impose Y` with what is asked of B taken for a purpose."""
    head = tree.parent(token)
    asked = head is not None and head.lemma in ("call", "urge", "ask", "appeal", "press")
    if head is not None and head.lemma in _FORETELLING and any(a.low == "to" for a in tree.kids(token, "aux")):
        token.dep = "xcomp"
        return
    if asked and any(a.low == "to" for a in tree.kids(token, "aux")):
        lead = tree.tokens[token.index - 2] if token.index > 1 else token
        if lead.item.spans and tree.parent(lead) is not None:
            token.dep = "xcomp"


def _target_of_verb(tree: Tree, token: Token, rows: dict[str, Any]) -> None:
    """`vetoed EU sanctions on X` with "on X" hung on the verb."""
    noun = tree.tokens[token.index - 1] if token.index else token
    inner = tree.kids(token, "pobj")
    if noun.low not in rows["nouns"] or noun.item.spans or not inner or inner[0].item.time is not None:
        return
    if noun.head == token.head and noun.dep in ("obj", "nsubjpass"):
        tree.hang(token, noun, "prep")


def _name_beside_noun(tree: Tree, token: Token) -> None:
    """`against his rival, X` with the name hung on the verb as if it were a day."""
    if token.index < 2 or tree.tokens[token.index - 1].text != ",":
        return
    noun = tree.tokens[token.index - 2]
    if noun.pos == "NOUN" and not noun.item.spans and tree.kids(noun, "poss", "det") and noun.item.time is None:
        tree.hang(token, noun, "appos")


def _apposition_of_noun(tree: Tree, token: Token) -> None:
    """`sanctions against X, a mixer that ...` with the apposition hung on the sanctions."""
    head = tree.parent(token)
    first = tree.subtree(token)[0].index
    if head is None or head.item.spans or token.item.spans or first < 2 or tree.tokens[first - 1].text != ",":
        return
    name = tree.tokens[first - 2]
    if name.item.spans and head.index < name.index and name not in tree.subtree(token):
        _move(tree, token, name, "appos")


def _gerund_as_name(tree: Tree, token: Token) -> None:
    """`joined Australia in sanctioning X` with the gerund taken for a part of the name X."""
    name = tree.parent(token)
    lead = tree.tokens[token.index - 1] if token.index else token
    if (
        token.dep != "compound"
        or name is None
        or not name.item.spans
        or lead.pos != "ADP"
        or name.head != lead.index
    ):
        return
    _move(tree, token, lead, "pcomp")
    _move(tree, name, token, "obj")
    token.pos, token.lemma, token.gerund = "VERB", _GERUNDS[token.low], True


def _participle_of_target(tree: Tree, token: Token, rows: dict[str, Any]) -> None:
    """`sanctions on X, imposed by Y` with the participle hung on X."""
    name = tree.parent(token)
    lead = tree.parent(name) if name is not None and name.item.spans else None
    noun = tree.parent(lead) if lead is not None and lead.pos == "ADP" else None
    if noun is not None and noun.low in ("assets", "accounts", "funds", "property"):
        above = tree.parent(noun)
        noun = tree.parent(above) if above is not None and above.pos == "ADP" else None
    if token.lemma in rows["noun_verbs"] and noun is not None and noun.low in rows["nouns"]:
        _move(tree, token, noun, "acl")
