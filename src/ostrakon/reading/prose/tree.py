"""A parsed sentence with one set of labels for both languages, and the questions that frames ask of it.

Sources: the CLEAR labels of the English model, Universal Dependencies for the French one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ostrakon.reading.prose.french_lemmas import lemma_of
from ostrakon.reading.prose.layout import Item, Unit

_DEPS = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubj:pass": "nsubjpass",
    "csubj": "nsubj",
    "expl:subj": "nsubj",
    "expl:comp": "expl",
    "aux:pass": "auxpass",
    "aux:tense": "aux",
    "acl:relcl": "relcl",
    "obl:agent": "agent",
    "flat:name": "flat",
    "advmod": "advmod",
    "parataxis": "parataxis",
    "compound:prt": "prt",
    "root": "ROOT",
    "nummod": "nummod",
    "csubjpass": "nsubjpass",
    "expl:pass": "expl",
    "obl:arg": "obl",
    "obl:mod": "obl",
    "conj": "conj",
}
_RELATIVES = frozenset(
    ["who", "which", "that", "whom", "qui", "que", "qu'", "lequel", "laquelle", "lesquels", "dont", "auquel"]
)
# nouns that make a preposition with the one before them: "à l'encontre de", "en raison de"
_PREP_NOUNS = frozenset(
    [
        "encontre",
        "égard",
        "raison",
        "cause",
        "suite",
        "motif",
        "réponse",
        "réaction",
        "profit",
        "compte",
        "titre",
        "rapport",
    ]
)
_BLAMING = frozenset(
    ["accuse", "suspect", "convict", "charge", "blame", "sanction", "blacklist", "punish", "criticize",
     "criticise", "condemn", "denounce", "prevent", "stop", "bar", "ban", "acquit", "arrest",
     "detain", "fault", "designate"]
)  # fmt: skip
_FRENCH_CONTRACTIONS = {"du": "de", "des": "de", "d'": "de", "aux": "à", "au": "à", "l'": "l'"}


@dataclass(slots=True)
class Token:
    """One token of the tree, with the item it came from; `low` is its form in lower case."""

    index: int
    text: str
    lemma: str
    pos: str
    dep: str
    head: int
    past: bool
    gerund: bool
    item: Item
    children: list[int] = field(default_factory=list)
    low: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.low = self.text.lower()  # kept: the rules ask for it eighty times a token


class Tree:
    """The tree of one unit."""

    def __init__(self, doc: Any, unit: Unit, language: str, number: int) -> None:
        self.unit, self.language, self.number = unit, language, number
        self.tokens: list[Token] = []
        for token, item in zip(doc, unit.items, strict=True):
            self.tokens.append(_token(token, item, language))
        for token in self.tokens:
            if token.head != token.index:
                self.tokens[token.head].children.append(token.index)

    def kids(self, token: Token, *deps: str) -> list[Token]:
        """The children with one of the labels, in order."""
        return [self.tokens[i] for i in token.children if not deps or self.tokens[i].dep in deps]

    def parent(self, token: Token) -> Token | None:
        """The head, None at the root."""
        return None if token.head == token.index else self.tokens[token.head]

    def hang(self, token: Token, head: Token, dep: str) -> None:
        """Hang the token, with all below it, on another head."""
        if token.head != token.index:
            children = self.tokens[token.head].children
            if token.index in children:
                children.remove(token.index)
        token.head, token.dep = head.index, dep
        if token.index != head.index:
            head.children.append(token.index)
            head.children.sort()

    def verbs(self) -> Iterator[Token]:
        """All verbs, in order."""
        return (
            token for token in self.tokens if token.pos in ("VERB", "AUX") and token.dep not in ("aux", "auxpass")
        )

    def subtree(self, token: Token) -> list[Token]:
        """The token and all below it, in order of place."""
        out, stack = {token.index}, list(token.children)
        while stack:
            index = stack.pop()
            if index not in out:
                out.add(index)
                stack += self.tokens[index].children
        return [self.tokens[i] for i in sorted(out)]

    def break_circles(self) -> None:
        """Put right what repairs may have hung in a circle: its first token becomes a root."""
        for token in self.tokens:
            if token.head != token.index and any(one is token for one in self.above(token)):
                children = self.tokens[token.head].children
                if token.index in children:
                    children.remove(token.index)
                token.head, token.dep = token.index, "ROOT"

    def above(self, token: Token) -> Iterator[Token]:
        """The heads, from the nearest up."""
        seen = set()
        here = self.parent(token)
        while here is not None and here.index not in seen:
            seen.add(here.index)
            yield here
            here = self.parent(here)

    def passive(self, verb: Token) -> bool:
        """Whether the verb's subject is who it is done to."""
        if self.kids(verb, "auxpass", "nsubjpass", "agent"):
            return True
        if verb.dep == "conj" and verb.past and not self.kids(verb, "aux", "nsubj", "obj"):
            head = self.parent(verb)
            return head is not None and head.pos in ("VERB", "AUX") and head.past and self.passive(head)
        if verb.dep in ("ccomp", "xcomp", "oprd") and verb.past and not self.kids(verb, "aux", "auxpass"):
            head = self.parent(verb)
            if head is not None and head.lemma in ("want", "have", "get", "see") and self.kids(verb, "nsubj"):
                return True  # "want it lifted"
        return (
            verb.dep in ("acl", "amod", "advcl", "appos", "acomp")
            and verb.past
            and not self.kids(verb, "aux", "nsubj")
            and not (self.language == "en" and self.kids(verb, "obj"))
        )

    def subjects(self, verb: Token, depth: int = 0) -> list[Token]:
        """Who or what is the grammatical subject: own, shared, or that of the governing clause."""
        own = self.kids(verb, "nsubj", "nsubjpass")
        if own:
            return [self._antecedent(token, verb) for token in own]
        head = self.parent(verb)
        if head is None or depth > 4:
            return []
        if verb.dep == "acl" and self.language == "en" and not verb.past and not verb.gerund:
            above = self.main_verb(head)  # "has reason to believe": whoever has the reason
            return self.subjects(above, depth + 1) if above is not None else []
        if verb.dep in ("acl", "relcl", "amod") and head.pos not in ("VERB", "AUX"):
            one = self.language == "fr" and verb.past and verb.dep == "acl" and not verb.low.endswith("s")
            return [_last_of_list(head, not one)]
        if head.pos in ("VERB", "AUX") and verb.dep in ("conj", "advcl", "dep", "parataxis"):
            return self.subjects(head, depth + 1)
        if verb.dep == "ccomp" and head.dep == "relcl" and self.kids(head, "nsubj"):
            above = self.parent(head)  # "Wagner, which it said acts": the gap is the antecedent's
            return [_last_of_list(above, True)] if above is not None else []
        if verb.dep in ("xcomp", "ccomp", "pcomp", "obl", "acomp"):
            if head.pos == "ADP" or verb.dep == "pcomp":
                lead, head = head, self.parent(head) or head
                if lead.low == "as" and head.lemma in ("quote", "cite"):
                    return self.objects(head)  # "quoted X as saying"
                if lead.low in ("of", "for", "with", "from") and head.lemma in _BLAMING and self.kids(head, "obj"):
                    return self.kids(head, "obj")  # "accused X of helping Y": X helps
            objects = self.kids(head, "obj") if head.pos in ("VERB", "AUX") else []
            if objects and verb.dep == "xcomp":
                return objects
            return self.subjects(head, depth + 1)
        return []

    def _antecedent(self, token: Token, verb: Token) -> Token:
        if token.low not in _RELATIVES and token.lemma not in ("who", "which", "that", "qui", "lequel"):
            return token
        step: Token | None = verb
        for _ in range(4):
            if step is None:
                return token
            if step.dep in ("relcl", "acl"):
                head = self.parent(step)
                if head is None:
                    return token
                plural = self._is_plural(verb)
                return _last_of_list(self._whole_list(head) if plural else head, plural)
            step = self.parent(step)
        return token

    def _whole_list(self, token: Token) -> Token:
        """`X and his firm, Y, who were`: a clause in the plural, hung on the last of several, is of all."""
        step = token
        while self.language == "en" and len(step.item.spans) < 2:
            above = self.parent(step)
            if above is None or step.dep not in ("conj", "appos") or above.pos in ("VERB", "AUX"):
                break
            step = above
        return step

    def _is_plural(self, verb: Token) -> bool:
        """Whether the verb's form asks for several subjects."""
        words = {t.low for t in self.kids(verb, "aux", "auxpass")} | {verb.low}
        return bool(words & {"have", "are", "were", "ont", "sont", "étaient", "avaient"})

    def objects(self, verb: Token) -> list[Token]:
        """Direct objects; a relative pronoun gives its antecedent; a bare relative clause its head."""
        own = [self._antecedent(token, verb) for token in self.kids(verb, "obj")]
        if not own and verb.dep == "relcl" and self.kids(verb, "nsubj") and not self.passive(verb):
            subject = self.kids(verb, "nsubj")[0]
            head = self.parent(verb)
            if subject.low not in _RELATIVES and head is not None:
                return [_last_of_list(head, False)]
        return own

    def agents(self, verb: Token) -> list[Token]:
        """Who a passive verb is done by."""
        out = []
        for agent in self.kids(verb, "agent"):
            out += self.kids(agent, "pobj") if agent.pos == "ADP" else [agent]
        if not out and self.passive(verb):
            out = [token for prep, token in self.preps(verb) if prep in ("by", "par")]
        return out

    def preps(self, token: Token) -> list[tuple[str, Token]]:
        """Prepositional phrases of the token: the preposition in lower case and the word it governs."""
        if self.language == "fr":
            return self._french_preps(token)
        out: list[tuple[str, Token]] = []
        leads = self.kids(token, "prep", "agent", "dative", "prt")
        leads += [joined for lead in [token, *leads] for joined in self.kids(lead, "conj") if joined.pos == "ADP"]
        for prep in leads:
            word = prep.low
            inner = self.kids(prep, "pobj", "pcomp")
            for deeper in self.kids(prep, "prep"):
                inner += self.kids(deeper, "pobj", "pcomp")
                word = f"{word} {deeper.low}" if not self.kids(prep, "pobj") else word
            out += [(word, self._antecedent(child, token)) for child in inner]
        return out

    def _french_preps(self, token: Token) -> list[tuple[str, Token]]:
        out: list[tuple[str, Token]] = []
        for child in self.kids(token, "obl", "nmod", "agent", "advcl", "acl", "xcomp", "iobj"):
            marks = self.kids(child, "case", "mark")
            if marks:
                if child.low in _PREP_NOUNS:
                    lead = _FRENCH_CONTRACTIONS.get(marks[0].low, marks[0].low)
                    inner = self.kids(child, "nmod", "acl")[:1]  # more are of it: "de X, chef des brigades Y"
                    out += [(f"{lead} {child.low}", deeper) for deeper in inner]
                    out += [(f"{lead} l'{child.low}", deeper) for deeper in inner]
                first = _FRENCH_CONTRACTIONS.get(marks[0].low, marks[0].low)
                fixed = [w for m in marks[:1] for w in [first, *(self.tokens[i].low for i in m.children)]]
                out.append((" ".join(fixed), child))
                if len(fixed) > 1:
                    out.append((first, child))
        return out

    def negated(self, verb: Token) -> bool:
        """Whether the verb is under its own negation."""
        words = {child.low for child in self.kids(verb)} | {
            c.low for a in self.kids(verb, "aux") for c in self.kids(a)
        }
        if self.language == "fr":
            words |= {c.low for child in self.kids(verb, "advmod") for c in self.kids(child, "advmod")}
            nobody = {t.low for t in self.kids(verb, "nsubj", "nsubjpass")} & {
                "aucun",
                "aucune",
                "personne",
                "nul",
            }
            if words & {"ne", "n'"} and nobody:
                return True
            if words & {"ne", "n'"} and any(
                d.low in ("aucun", "aucune") for o in self.kids(verb, "obj", "nsubj") for d in self.kids(o)
            ):
                return True
            return bool(
                words & {"pas", "jamais", "aucunement", "nullement", "plus", "point"} and words & {"ne", "n'"}
            )
        below = self.kids(verb, "obj") + [t for _, t in self.preps(verb) if t.low in ("way", "point", "time")]
        return bool(words & {"not", "n't", "never"}) or any(
            child.low == "no" for one in below for child in self.kids(one, "det")
        )

    def conjuncts(self, token: Token) -> list[Token]:
        """The token and what is joined to it by "and" or commas."""
        out, below = [token], self.kids(token, "conj")
        while below:
            child = below.pop(0)
            if all(one is not child for one in out):
                out.append(child)
                below = self.kids(child, "conj") + below
        return out

    def main_verb(self, token: Token) -> Token | None:
        """The nearest verb above the token."""
        return next((head for head in self.above(token) if head.pos in ("VERB", "AUX")), None)


def _last_of_list(token: Token, plural: bool) -> Token:
    """A relative clause after a list says of its last member, unless its verb is plural."""
    if plural or len(token.item.spans) < 2:
        return token
    return replace(token, item=replace(token.item, spans=token.item.spans[-1:]))


def _token(token: Any, item: Item, language: str) -> Token:
    morph = token.morph
    form = morph.get("VerbForm")
    past = token.tag_ == "VBN" if language == "en" else ("Part" in form and "Pres" not in morph.get("Tense"))
    gerund = token.tag_ == "VBG" if language == "en" else ("Part" in form and "Pres" in morph.get("Tense"))
    if language == "en" and token.tag_ == "VBD" and token.dep_ in ("acl",):
        past = True
    return Token(
        token.i,
        item.word or token.text,
        item.word or (token.lemma_.lower() if language == "en" else lemma_of(token.text, token.pos_)),
        token.pos_,
        _DEPS.get(token.dep_, token.dep_),
        token.head.i,
        past,
        gerund,
        item,
    )


def grow_trees(docs: Sequence[Any], units: Sequence[Unit], language: str) -> list[Tree]:
    """One tree a unit."""
    return [Tree(doc, unit, language, number) for number, (doc, unit) in enumerate(zip(docs, units, strict=True))]
