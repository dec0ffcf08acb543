"""Slips of the parsers on who says, accuses or denies what, put right before frames look."""

from ostrakon.reading.allegations.conduct import conduct_words
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.speech.attribution import speech_verbs

_SAYING = ("accuse", "blame", "denounce", "condemn", "deny", "reject", "urge", "add", "warn", "dismiss")
_CHARGES = ("claim", "charge", "allegation", "accusation", "assertion", "suggestion", "conclusion", "account")
_OF_MEMBERS = (
    "deem",
    "hold",
    "consider",
    "accuse",
    "suspect",
    "believe",
    "convict",
    "blame",
    "implicate",
    "involve",
    "say",
    "know",
)
_MEMBERS = frozenset(
    ("members", "member", "fighters", "soldiers", "officers", "officer", "officials", "official", "commanders",
     "commander", "leaders", "leader", "troops", "agents", "agent", "employees", "men", "women", "people",
     "militants", "generals", "guards", "ministers", "judges", "relatives", "associates", "aides", "head",
     "chief", "director")
)  # fmt: skip
_ANSWERS = ("deny", "reject", "dispute", "dismiss", "refute", "contest")


def repair_saying(tree: Tree, token: Token) -> None:
    """Apply every rule to one token."""
    _charge_behind(tree, token)
    _second_saying(tree, token)
    _clause_of_saying(tree, token)
    _speech_of_speaker(tree, token)
    _conduct_of_accused(tree, token)
    _speech_beside(tree, token)
    _gap_in_said(tree, token)
    _doing_beside(tree, token)
    _clause_on_members(tree, token)
    _second_that(tree, token)


def _second_that(tree: Tree, token: Token) -> None:
    """`says A laid mines, which maimed B, and that C broke it` with the last hung in between."""
    if tree.language != "en" or not any(m.low == "that" for m in tree.kids(token, "mark")):
        return
    clause = tree.parent(token)
    while clause is not None and clause.dep == "conj" and token.dep == "ccomp":
        clause = tree.parent(clause)
    comma = token.index and any(t.low == "," for t in tree.tokens[max(0, token.index - 4) : token.index])
    told = clause is not None and clause.dep == "ccomp" and clause.lemma not in speech_verbs("en")
    if token.dep == "ccomp" and comma and told:
        token.dep = "conj"  # "said that A did B, that A did C"
    if token.dep != "conj":
        return
    while clause is not None and clause.dep != "ccomp":
        clause = tree.parent(clause)
    said = tree.parent(clause) if clause is not None else None
    if clause is not None and said is not None and said.lemma in speech_verbs("en") and clause.index < token.index:
        tree.hang(token, clause, "conj")


def _clause_on_members(tree: Tree, token: Token) -> None:
    """`commanders of X suspected of`, `members of X who looted` with the clause hung on the body's name."""
    name = tree.parent(token)
    while name is not None and name.dep == "conj" and name.item.spans:
        name = tree.parent(name)
    if tree.language != "en" or name is None or not name.item.spans or name.dep != "pobj":
        return
    prep = tree.parent(name)
    noun = tree.parent(prep) if prep is not None and prep.low in ("of", "from", "in", "with") else None
    if noun is None or noun.pos != "NOUN" or noun.item.spans or noun.dep == "ROOT":
        return
    accused = token.dep == "acl" and token.lemma in _OF_MEMBERS and tree.tokens[token.index - 1].text != ","
    who = token.dep == "relcl" and any(t.low == "who" for t in tree.kids(token, "nsubj", "nsubjpass"))
    bare = token.dep == "relcl" and token.lemma in _OF_MEMBERS and not tree.kids(token, "mark")
    if accused or ((who or bare) and noun.low in _MEMBERS):
        tree.hang(token, noun, token.dep)


def _gap_in_said(tree: Tree, token: Token) -> None:
    """`an officer who it alleges passed coordinates` with "who" taken for a subject of the saying."""
    if token.dep != "relcl" or token.lemma not in speech_verbs(tree.language) or tree.language != "en":
        return
    subjects = tree.kids(token, "nsubj")
    told = [t for t in tree.kids(token, "xcomp", "ccomp") if t.index > token.index and not tree.kids(t, "nsubj")]
    if len(subjects) < 2 or subjects[0].low not in ("who", "which", "that") or not told:
        return
    told[0].dep = "ccomp"
    tree.hang(subjects[0], told[0], "nsubj")


def _doing_beside(tree: Tree, token: Token) -> None:
    """`was arming the FDLR and bombing villages` with the second verb taken for a noun beside the object."""
    if tree.language != "en" or token.pos != "NOUN" or token.dep != "conj" or not token.low.endswith("ing"):
        return
    thing = tree.parent(token)
    verb = tree.parent(thing) if thing is not None and thing.dep == "obj" else None
    after = tree.tokens[token.index + 1] if token.index + 1 < len(tree.tokens) else None
    lemma = _base_form(token.low)
    if verb is None or not verb.gerund or not lemma or after is None or after.pos not in ("NOUN", "PROPN", "DET"):
        return
    token.pos, token.gerund, token.lemma = "VERB", True, lemma
    tree.hang(token, verb, "conj")


def _base_form(gerund: str) -> str:
    """The verb of conduct that the "-ing" form is of, or nothing."""
    verbs = conduct_words("en").verbs
    stem = gerund.removesuffix("ing")
    return next((v for v in (stem, f"{stem}e", stem[:-1]) if v in verbs), "")


def _charge_behind(tree: Tree, token: Token) -> None:
    """`X had used gangs, a claim his lawyers have rejected` with all before read as what they reject."""
    if token.dep != "ROOT" or token.lemma not in _ANSWERS or tree.language != "en":
        return
    clauses = [t for t in tree.kids(token, "ccomp") if t.index < token.index]
    subjects = tree.kids(token, "nsubj")
    charges = [k for t in subjects for k in tree.kids(t, "compound") if k.low in _CHARGES]
    if not clauses or not charges or charges[0].index < clauses[0].index:
        return
    clause, charge = clauses[0], charges[0]
    token.children.remove(clause.index)
    clause.head, clause.dep = clause.index, "ROOT"
    tree.hang(charge, clause, "dep")
    tree.hang(token, charge, "relcl")


def _second_saying(tree: Tree, token: Token) -> None:
    """`said X was lawful, denied that Y and accused Z` with the denying taken for a part of what is said."""
    speech = tree.parent(token)
    if token.dep != "ccomp" or token.lemma not in _SAYING or token.gerund or speech is None:
        return
    if tree.kids(token, "nsubj", "nsubjpass", "mark", "aux", "auxpass") or speech.index > token.index:
        return
    if speech.lemma in speech_verbs(tree.language) and tree.kids(speech, "nsubj"):
        token.dep = "conj"


def _speech_of_speaker(tree: Tree, token: Token) -> None:
    """`X says Y is bad and accuses Z` with the second verb of saying hung on what is said."""
    if token.dep != "conj" or token.lemma not in _SAYING or tree.kids(token, "nsubj", "nsubjpass", "auxpass"):
        return
    clause = tree.parent(token)
    speech = tree.parent(clause) if clause is not None and clause.dep == "ccomp" else None
    if clause is None or speech is None or speech.lemma not in speech_verbs(tree.language):
        return
    told = clause.lemma not in _SAYING and not (
        clause.lemma in speech_verbs(tree.language) and clause.pos == "VERB"
    )
    if speech.index < clause.index and (tree.kids(speech, "nsubj") or speech.dep == "conj") and told:
        tree.hang(token, speech, "conj")


def _conduct_of_accused(tree: Tree, token: Token) -> None:
    """`said X had looted homes, burned shops and fled` with the later verbs hung on the saying."""
    speech = tree.parent(token)
    if (
        token.dep != "conj"
        or token.pos != "VERB"
        or speech is None
        or speech.lemma not in speech_verbs(tree.language)
    ):
        return
    if token.lemma in speech_verbs(tree.language) or tree.kids(token, "nsubj", "nsubjpass", "aux"):
        return
    told = [t for t in tree.kids(speech, "ccomp") if speech.index < t.index < token.index]
    past = bool(told) and any(a.low in ("had", "has", "have") for a in tree.kids(told[-1], "aux"))
    if past and not token.gerund and token.lemma in conduct_words(tree.language).verbs:
        tree.hang(token, told[-1], "conj")


def _speech_beside(tree: Tree, token: Token) -> None:
    """`X has bombed Y, the report says, among them` with the saying hung beside what is said."""
    main = tree.parent(token)
    if token.dep != "parataxis" or main is None or main.dep != "ROOT" or main.lemma in speech_verbs(tree.language):
        return
    if token.lemma not in speech_verbs(tree.language) or not tree.kids(token, "nsubj") or main.index > token.index:
        return
    if tree.kids(token, "ccomp", "obj", "xcomp"):
        return
    main.children.remove(token.index)
    token.head, token.dep = token.index, "ROOT"
    main.head, main.dep = token.index, "ccomp"
    token.children.append(main.index)
    token.children.sort()


def _clause_of_saying(tree: Tree, token: Token) -> None:
    """`HRW said in a report published on Tuesday that ...` with the clause hung on the report's participle."""
    marks = tree.kids(token, "mark", "advmod")
    if token.dep not in ("ccomp", "advcl", "acl", "relcl") or not any(
        m.low in ("that", "que", "qu'") for m in marks
    ):
        return
    said = speech_verbs(tree.language)
    head = tree.parent(token)
    if head is None or head.lemma in said or head.dep not in ("acl", "relcl", "pobj"):
        return
    if token.dep == "relcl" and not [t for t in tree.kids(token, "nsubj", "nsubjpass") if t.low != "that"]:
        return
    above = next((h for h in tree.above(head) if h.lemma in said and h.index < token.index), None)
    if above is not None and not tree.kids(above, "ccomp"):
        tree.hang(token, above, "ccomp")
