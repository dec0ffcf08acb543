"""Slips of the English parser around lists and asides, put right before frames look: each rule names its slip."""

from ostrakon.reading.prose.tree import Token, Tree

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_ARGUMENTS = ("obj", "nsubj", "nsubjpass", "pobj", "attr", "ROOT", "oprd")
_LOOSE = ("of", "in", "from", "at", "for", "to", "with")
_ASIDES = ("relcl", "acl", "appos")
_MEASURES = ("sanctions", "list", "lists", "blacklist", "measures", "sanction", "freeze", "ban", "embargo")
_SMALL = ("det", "amod", "compound", "nummod", "poss", "punct", "case", "advmod", "nmod", "quantmod")
_ACTS = ("targets", "sanctions", "bans", "lists", "names", "hits", "blocks", "freezes", "bars")
_FAR_ADVERBS = ("short", "back", "away", "shy")
_CARRYING = frozenset(
    (
        "asset", "fund", "property", "account", "visa", "name", "designation", "listing", "sanctioning",
        "blacklisting", "removal", "addition", "inclusion", "delisting", "freezing",
    )
)  # fmt: skip
_ASKING = ("ask", "urge", "press", "call", "implore", "petition", "beg", "invite", "encourage")
_CALLING = ("call", "push", "press", "campaign", "appeal", "lobby", "ask", "argue", "plead", "vote", "wait")


def repair_asides(tree: Tree) -> None:
    """Apply every rule to every token of an English tree, in order of place."""
    if tree.language != "en":
        return
    for token in tree.tokens:
        if token.low == "as":
            _as_well_as(tree, token)
        elif token.low in _ACTS and token.pos == "NOUN" and tree.kids(token, "nsubj"):
            token.pos, token.lemma = "VERB", token.low.removesuffix("s")  # "the round targets X"
        elif token.low == "the" and token.dep == "nsubj":
            _article_as_subject(tree, token)
        elif token.dep in ("amod", "compound") and token.pos == "VERB":
            _perfect_as_modifier(tree, token)
        elif token.dep == "nsubj" and token.item.spans:
            _name_as_subject(tree, token)
        elif token.dep == "obj" and token.low in _MEASURES:
            _object_of_preposition(tree, token)
        elif token.dep in ("prep", "agent"):
            _far_from(tree, token)
            _after_aside(tree, token)
        elif token.pos == "VERB" and token.dep in ("xcomp", "advcl", "acl", "ccomp"):
            _called_for(tree, token)


def _as_well_as(tree: Tree, token: Token) -> None:
    """`sanctioned X and Y, as well as Z` with Z hung on the verb: it is joined to X."""
    tokens = tree.tokens
    start = token.index + 3
    if (
        [t.low for t in tokens[token.index + 1 : start]] != ["well", "as"]
        or start >= len(tokens)
        or not token.index
    ):
        return
    joined = next((t for t in tokens[start:] if t.item.spans or t.dep not in _SMALL), None)
    before = tokens[token.index - 1]
    before = tokens[token.index - 2] if before.text == "," and token.index > 1 else before
    if joined is None or joined.pos not in _NOMINAL or before.pos not in _NOMINAL:
        return
    anchor = _list_head(tree, before)
    if anchor is not None and anchor not in tree.subtree(joined) and joined not in tree.conjuncts(anchor):
        tree.hang(joined, anchor, "conj")


def _list_head(tree: Tree, token: Token) -> Token | None:
    """The first member of the list that the token closes."""
    step = token
    for _ in range(len(tree.tokens)):
        aside = _aside_around(tree, step)
        above = tree.parent(aside if aside is not None else step)
        if aside is not None and above is not None:
            step = above
            continue
        if (
            step.dep in ("appos", "conj", "compound", "nmod", "dep")
            and above is not None
            and above.pos in _NOMINAL
        ):
            step = above
            continue
        holder = tree.parent(above) if above is not None else None
        loose = step.dep == "pobj" and above is not None and above.low in _LOOSE
        carried = holder is not None and holder.lemma in _CARRYING
        if loose and holder is not None and holder.pos in _NOMINAL and holder.dep in _ARGUMENTS and not carried:
            step = holder
            continue
        return step if step.dep in _ARGUMENTS else None
    return None


def _aside_around(tree: Tree, token: Token) -> Token | None:
    """The relative clause, participle or apposition set off by a comma that the token stands in, if any."""
    for step in [token, *tree.above(token)]:
        if step.dep in _ASIDES and not (step.item.spans and step is token):
            first = tree.subtree(step)[0].index
            return step if first and tree.tokens[first - 1].text == "," else None
    return None


def _article_as_subject(tree: Tree, token: Token) -> None:
    """`In May the State Department designated X` with "the" taken for the subject."""
    verb = tree.parent(token)
    name = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else token
    if verb is not None and name.item.spans and name.dep in ("npadvmod", "dep", "appos", "conj"):
        tree.hang(name, verb, "nsubj")
        tree.hang(token, name, "det")


def _name_as_subject(tree: Tree, token: Token) -> None:
    """`the sanctions on the tanker X took effect` with X taken for a second subject."""
    verb, noun = tree.parent(token), tree.tokens[token.index - 1] if token.index else token
    if verb is None or noun.pos != "NOUN" or noun.item.spans or noun.dep not in ("pobj", "obj"):
        return
    if tree.kids(noun, "det", "amod", "compound") and len(tree.kids(verb, "nsubj", "nsubjpass")) > 1:
        tree.hang(token, noun, "appos")


def _object_of_preposition(tree: Tree, token: Token) -> None:
    """`six bankers that X put on its list` with the list taken for the object of "put"."""
    first = tree.subtree(token)[0].index
    lead = tree.tokens[first - 1] if first else token
    if lead.dep == "prep" and lead.head == token.head and not tree.kids(lead, "pobj", "pcomp"):
        tree.hang(token, lead, "pobj")


def _perfect_as_modifier(tree: Tree, token: Token) -> None:
    """`A and B have each barred X` with "have" taken for the verb and "barred" for a part of the name."""
    name = tree.parent(token)
    have = tree.parent(name) if name is not None else None
    if name is None or have is None or have.lemma != "have" or not name.item.spans or name.dep != "obj":
        return
    if token.index > name.index or not token.low.endswith("ed") or tree.kids(have, "aux"):
        return
    above, dep = tree.parent(have), have.dep
    tree.hang(token, above if above is not None else token, dep)
    for kid in list(tree.kids(have)):
        if kid is not token:
            tree.hang(kid, token, kid.dep)
    tree.hang(have, token, "aux")
    tree.hang(name, token, "obj")
    token.past = False


def _far_from(tree: Tree, token: Token) -> None:
    """`stopped short of sanctioning X` with "of" hung on the adverb."""
    adverb = tree.parent(token)
    verb = tree.parent(adverb) if adverb is not None else None
    if adverb is not None and adverb.low in _FAR_ADVERBS and verb is not None and verb.pos == "VERB":
        tree.hang(token, verb, "prep")


def _after_aside(tree: Tree, token: Token) -> None:
    """`placed X, who runs Y, under sanctions` with "under" hung on "runs": it is the verb's around the aside."""
    if not token.index or tree.tokens[token.index - 1].text != ",":
        return
    inner = tree.kids(token, "pobj")
    if not inner or not (inner[0].item.time is not None or inner[0].low in _MEASURES):
        return
    head = tree.parent(token)
    aside = _aside_around(tree, head) if head is not None else None
    verb = tree.main_verb(aside) if aside is not None else None
    if verb is None and head is not None and head.item.spans and inner[0].low in _MEASURES:
        verb = next((t for t in tree.above(head) if t.pos == "VERB" and t.dep != "prep"), None)
        verb = verb if head.dep in ("conj", "appos") else None
    if verb is not None and verb.index < token.index:
        tree.hang(token, verb, "prep")


def _called_for(tree: Tree, token: Token) -> None:
    """`called for X and his firm, Y, to be sanctioned` with X hung on "for": X is the infinitive's subject."""
    if not any(a.low == "to" for a in tree.kids(token, "aux")) or tree.kids(token, "nsubj", "nsubjpass"):
        return
    head = tree.parent(token)
    if head is None:
        return
    above = tree.main_verb(head) if token.dep == "acl" and not head.item.spans else None
    if above is not None and above.lemma in _ASKING and head.dep == "pobj" and tree.kids(above, "obj"):
        tree.hang(token, above, "xcomp")  # "asked X in a letter of 4 March to sanction Y"
        return
    lead = next(
        (t for t in tree.kids(head, "prep") if t.low == "for" and head.index < t.index < token.index), None
    )
    inner = tree.kids(lead, "pobj") if lead is not None else []
    if not inner or (head.lemma not in _CALLING and head.lemma not in ("call", "demand", "appeal")):
        return
    tree.hang(inner[0], token, "nsubjpass" if tree.kids(token, "auxpass") else "nsubj")
    for kid in tree.kids(head, "appos"):
        if inner[0].index < kid.index < token.index:
            tree.hang(kid, inner[0], "appos")
