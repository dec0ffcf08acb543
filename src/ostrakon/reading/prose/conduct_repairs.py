"""Slips of the English parser on what parties are told to have done, put right before frames look."""

from ostrakon.reading.allegations.conduct import conduct_words
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import speech_verbs

_LEADS = ("det", "poss", "nummod")
_TELLING = {
    "accuses": "accuse", "blames": "blame", "suspects": "suspect", "says": "say", "alleges": "allege",
    "believes": "believe", "holds": "hold", "links": "link",
}  # fmt: skip


def repair_conduct(tree: Tree, token: Token) -> None:
    """Apply every rule to one token."""
    if tree.language == "en":
        _deed_as_modifier(tree, token)
        _last_deed_as_modifier(tree, token)
        _doer_of_noun(tree, token)
        _name_between_commas(tree, token)
        _telling_as_noun(tree, token)
        _second_subject(tree, token)
        _participle_as_subject(tree, token)
        _said_in_relative(tree, token)
        _said_before(tree, token)


def _tells(token: Token) -> bool:
    """Whether a past form tells conduct or speech."""
    lexicon = conduct_words("en")
    return token.lemma in lexicon.verbs or token.lemma in lexicon.clear or token.lemma in speech_verbs("en")


def _deed_as_modifier(tree: Tree, token: Token) -> None:
    """`According to X, the RSF tortured prisoners` with the verb taken for an adjective of its object."""
    noun = tree.parent(token)
    if token.dep not in ("amod", "compound") or token.pos != "VERB" or noun is None or token.gerund:
        return
    named = token.index > 0 and bool(tree.tokens[token.index - 1].item.spans)
    if not named or noun.index < token.index or noun.pos not in ("NOUN", "PROPN") or not _tells(token):
        return
    if noun.dep not in ("ROOT", "acl", "ccomp", "pobj", "appos") or any(
        k.index > token.index for k in tree.kids(noun, *_LEADS)
    ):
        return
    if noun.dep in ("pobj", "appos") and any(t.dep == "ROOT" and t.pos in ("VERB", "AUX") for t in tree.tokens):
        return
    above, dep = tree.parent(noun), noun.dep
    tree.hang(token, above or token, dep if dep in ("ROOT", "acl", "ccomp") else "ROOT")
    if token.dep == "ROOT":
        tree.hang(token, token, "ROOT")
    for kid in tree.kids(noun):
        if kid.index < token.index:
            tree.hang(kid, token, "nsubj" if kid.item.spans else kid.dep)
    tree.hang(noun, token, "obj")


def _last_deed_as_modifier(tree: Tree, token: Token) -> None:
    """`recruited men, taxed miners and smuggled gold` with the last verb taken for an adjective of its object."""
    noun = tree.parent(token)
    before = tree.tokens[token.index - 1] if token.index else token
    if token.dep != "amod" or token.pos != "VERB" or noun is None or before.low not in ("and", "or", "then"):
        return
    if noun.dep != "conj" or token.lemma not in conduct_words("en").verbs or token.gerund:
        return
    verb = tree.parent(noun)
    while verb is not None and verb.pos not in ("VERB", "AUX"):
        verb = tree.parent(verb)
    past = verb is not None and verb.low.endswith("ed") and not tree.passive(verb)
    if verb is not None and past and verb.index < token.index:
        tree.hang(token, verb, "conj")
        tree.hang(noun, token, "obj")


def _doer_of_noun(tree: Tree, token: Token) -> None:
    """`documented the torture of prisoners by X` with "by X" taken for who documents."""
    verb = tree.parent(token)
    if token.dep != "agent" or verb is None or verb.pos != "VERB" or tree.kids(verb, "auxpass", "nsubjpass"):
        return
    objects = [t for t in tree.kids(verb, "obj") if verb.index < t.index < token.index]
    if tree.kids(verb, "nsubj") and objects and verb.dep not in ("acl", "amod"):
        tree.hang(token, objects[-1], "prep")


def _name_between_commas(tree: Tree, token: Token) -> None:
    """`the agency, the GRU, used` with the name taken for a time of the verb."""
    verb = tree.parent(token)
    if token.dep != "npadvmod" or not token.item.spans or verb is None or token.index > verb.index:
        return
    for subject in tree.kids(verb, "nsubj", "nsubjpass"):
        between = [t.low for t in tree.tokens[subject.index + 1 : token.index]]
        if between in ([","], [",", "the"]):
            tree.hang(token, subject, "appos")
            return


def _telling_as_noun(tree: Tree, token: Token) -> None:
    """`the RSF, which Britain accuses of looting` with the verb taken for a noun."""
    if token.low not in _TELLING or token.pos != "NOUN" or token.item.spans or not token.index:
        return
    names = [t for t in tree.kids(token, "compound", "nmod", "poss") if t.item.spans]
    whom = [t for t in tree.kids(token) if t.low in ("which", "whom", "that")]
    if not names or tree.tokens[token.index - 1] is not names[-1]:
        return
    token.pos, token.lemma = "VERB", _TELLING[token.low]
    tree.hang(names[-1], token, "nsubj")
    for kid in tree.kids(token, "det", "compound"):
        tree.hang(kid, names[-1], kid.dep)
    for kid in whom:
        kid.dep = "obj"


def _second_subject(tree: Tree, token: Token) -> None:
    """`Among them are A and B, bloggers who spread lies` with the bloggers taken for a subject beside A and B."""
    verb = tree.parent(token)
    if token.dep != "nsubj" or verb is None or token.item.spans or token.pos != "NOUN" or token.index < verb.index:
        return
    before = [t for t in tree.kids(verb, "nsubj", "attr") if t.item.spans and verb.index < t.index < token.index]
    between = tree.tokens[before[-1].index + 1 : token.index] if before else []
    if (
        between
        and between[0].low == ","
        and all(t.pos in ("ADJ", "NOUN", "DET", "PROPN", "NUM") for t in between[1:])
    ):
        tree.hang(token, before[-1], "appos")


def _participle_as_subject(tree: Tree, token: Token) -> None:
    """`the panel monitoring the embargo said` with the monitoring taken for what says it."""
    verb = tree.parent(token)
    if token.dep != "nsubj" or not token.gerund or token.pos != "VERB" or verb is None or token.index > verb.index:
        return
    nouns = [t for t in tree.kids(token, "nsubj") if t.pos in ("NOUN", "PROPN") and t.index < token.index]
    if nouns and not tree.kids(token, "aux") and verb.pos in ("VERB", "AUX"):
        tree.hang(nouns[-1], verb, "nsubj")
        tree.hang(token, nouns[-1], "acl")


def _said_in_relative(tree: Tree, token: Token) -> None:
    """`sanctioned X and eight agents who it said raised revenue` with the saying hung on the main verb."""
    before = tree.tokens[max(0, token.index - 2) : token.index]
    if token.dep != "ccomp" or token.lemma not in speech_verbs("en") or len(before) < 2:
        return
    who, teller = before
    if who.low not in ("who", "which", "that") or teller.dep != "nsubj" or teller.head != token.index:
        return
    nouns = [t for t in tree.tokens[max(0, who.index - 3) : who.index] if t.pos in ("NOUN", "PROPN")]
    said = [t for t in tree.kids(token, "ccomp") if t.index > token.index]
    if nouns and said and who.head == said[0].index:
        tree.hang(token, nouns[-1], "relcl")


def _said_before(tree: Tree, token: Token) -> None:
    """`The bank processed payments, it added` with what is said hung loosely on the saying."""
    verb = tree.parent(token)
    loose = token.dep == "dep" and token.pos == "VERB" and bool(tree.kids(token, "nsubj", "nsubjpass"))
    if loose and verb is not None and verb.index > token.index and verb.lemma in speech_verbs("en"):
        token.dep = "ccomp"
