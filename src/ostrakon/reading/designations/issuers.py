"""Who imposes an act: its subject or agent; failing that who acts just before the verb, or the last issuer.

Takes: trees, references, the nouns' side and the memory of acts. Gives: references to authorities.
"""

from ostrakon.model import PartyKind
from ostrakon.reading.designations.act_memory import HAPPENED, ActMemory
from ostrakon.reading.designations.sanction_words import AUTHORITIES, SanctionWords
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.prose.frames import done_by
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.authorities import are_kin
from ostrakon.reading.references.counting import count_of
from ostrakon.reading.references.references import Reference, References

_LEADING = ("of", "by", "from", "with", "against", "in", "to", "for", "'s")
_ASKING = ("urge", "want", "ask", "press", "lobby", "push", "beg", "implore", "encourage", "pressure", "petition")
_AMENDING = ("amend", "update", "publish", "revise", "change")
_LISTS = ("list", "lists", "notice")
_KEPT = 3  # sentences between a list that was amended and its entries
_SAYING = ("say", "announce", "confirm", "declare", "add")
_BORROWING = ("conj", "advcl", "ccomp", "xcomp", "dep")
_PRONOUNS = frozenset(
    ("it", "they", "we", "he", "she", "which", "that", "who", "il", "elle", "ils", "elles", "qui")
)


class Issuers:
    """Answers who does it, for one page."""

    def __init__(self, references: References, words: SanctionWords, memory: ActMemory) -> None:
        self.references, self.words, self.memory = references, words, memory
        self.texts = frozenset(words.rows.get("deed_texts", ()))
        self.signing = frozenset(words.rows.get("signing_verbs", ()))
        self.fillers = frozenset(words.rows.get("issuer_fillers", ()))

    def of(self, tree: Tree, verb: Token, target: Reference) -> Reference:
        """The issuers of an act with these targets; empty where nobody is named."""
        signed = self._signed(tree, verb)
        out = signed if signed.parties else self.words.issuer_of(tree, verb)
        actors = [] if signed.parties else done_by(tree, verb)
        lent = not tree.kids(verb, "nsubj", "nsubjpass") and not tree.passive(verb) and not signed.parties
        near = self._just_before(tree, verb, target) if lent and verb.dep in _BORROWING else []
        counted = self._counted(tree, actors)
        speaker = self._asked(tree, verb) or self._announced(tree, verb)
        if speaker:
            out.parties = speaker
        elif near or counted:
            out.parties = near or counted
        elif not self.words.members_of(tree, actors) and self._vaguely(tree, actors, out):
            out.parties = self.last() if self.memory.near(tree, 2) else []
        elif self._by_pronoun(tree, verb, actors) and self._doubtful(out, target):
            out.parties = self.last()
        elif out.parties and set(out.parties) <= set(target.parties):
            out.parties = []
        if not out.parties and not tree.passive(verb):
            out.parties = self._just_before(tree, verb, target)
        if verb.dep == "relcl":
            out.parties += [p for p in self._joined_antecedent(tree, verb) if p not in out.parties]
        out.parties = list(dict.fromkeys(out.parties))
        return out

    def _vaguely(self, tree: Tree, actors: list[Token], out: Reference) -> bool:
        """`The government approved ...`, `the Baltic states`: taken for one that no act here is of."""
        told = self.last()
        for actor in actors:
            proper = [k for k in tree.kids(actor, "amod", "compound") if k.text[0].isupper()]
            if any(self.issues(p) for k in proper for p in self.references.named(k)):
                return False  # "the Security Council committee"
            if proper:
                return not actor.item.spans and not self.references.named(actor)
            spans = [self.references.page.names[s] for s in actor.item.spans]
            words = self.references.page.words
            if any(words[i].low == "'s" for n in spans for i in range(n.first, n.last)):
                return False  # "Joe Biden's administration": of its own state
            if {n.form for n in spans} == {"description"} and told and self.memory.near(tree, 2):
                return not are_kin(self.references.page, out.parties, told)
        return False

    def _asked(self, tree: Tree, verb: Token) -> list[int]:
        """`call on A to do this, on B to list X`, `wants B to list X`: whoever stands before the infinitive."""
        to = next((a for a in tree.kids(verb, "aux") if a.low == "to"), None)
        if to is None or to.index < 2 or tree.language != "en" or tree.passive(verb):
            return []
        name = tree.tokens[to.index - 1]
        lead = tree.tokens[to.index - 2]
        lead = tree.tokens[to.index - 3] if lead.low == "the" and to.index > 2 else lead
        named = self.references.named(name) if name.item.spans else []
        asks = lead.low in ("on", "upon", "for") or lead.lemma in _ASKING
        return named if asks and named and all(self.issues(p) for p in named) else []

    def keeper(self, tree: Tree, affected: list[Token]) -> list[int]:
        """`X amended the list. The following entries have been added`: who keeps the list."""
        pointing = [t for h in affected for t in (h, *tree.kids(h, "amod")) if t.low in ("following", "below")]
        if not pointing or tree.language != "en":
            return []
        for before in reversed(self.references.page.trees[max(0, tree.number - _KEPT) : tree.number]):
            for verb in before.verbs():
                lists = [t for t in before.objects(verb) if t.low in _LISTS]
                if verb.lemma in _AMENDING and lists and not before.passive(verb):
                    return [
                        p for p in self.references.of_all(before, done_by(before, verb)).parties if self.issues(p)
                    ]
        return []

    def _announced(self, tree: Tree, verb: Token) -> list[int]:
        """`Ottawa and London said they were sanctioning X`: whoever says so of themselves."""
        lead = tree.parent(verb)
        if verb.dep == "xcomp" and lead is not None and lead.lemma in ("decide", "agree", "vote"):
            verb = lead  # "announced that it had decided to sanction X"
        own = tree.kids(verb, "nsubj")
        above = tree.parent(verb)
        if tree.language != "en" or above is None or verb.dep != "ccomp" or above.lemma not in _SAYING:
            return []
        if not own or own[0].low not in ("they", "it", "we") or tree.passive(verb):
            return []
        named = [p for t in tree.kids(above, "nsubj") for p in self.references.named(t)]
        return named if named and all(self.issues(p) for p in named) else []

    def _counted(self, tree: Tree, actors: list[Token]) -> list[int]:
        """`five Western allies sanctioned X`: the list of five countries that the text has."""
        for actor in actors:
            number = next((t for t in tree.kids(actor, "nummod") if t.index < actor.index), None)
            size = count_of(number.low, tree.language) if number is not None else None
            if actor.item.spans or not size or actor.lemma not in self.words.rows.get("allied_words", ()):
                continue
            for said in self.references.spoken:
                if len(said.parties) == size and all(self.issues(p) for p in said.parties):
                    return list(said.parties)
        return []

    def _signed(self, tree: Tree, verb: Token) -> Reference:
        """`X signed an order ending the sanctions`: whoever signs or adopts the text that does it."""
        deed = tree.parent(verb)
        if verb.gerund and deed is not None and deed.lemma in self.signing and verb.dep == "advcl":
            texts = [t for t in tree.objects(deed) if t.lemma in self.texts]
            return self.words.issuer_of(tree, deed) if texts else Reference()
        if verb.dep not in ("acl", "relcl") or deed is None or deed.lemma not in self.texts or verb.past:
            return Reference()
        above = tree.main_verb(deed)
        if above is None or above.lemma not in self.signing or tree.kids(deed, "poss"):
            return Reference()
        return self.words.issuer_of(tree, above)

    def _by_pronoun(self, tree: Tree, verb: Token, actors: list[Token]) -> bool:
        own = tree.agents(verb) if tree.passive(verb) else tree.kids(verb, "nsubj")
        return any(t.low in _PRONOUNS and not t.item.spans for t in (*own, *actors)) and not any(
            t.item.spans for t in own
        )

    def _doubtful(self, out: Reference, target: Reference) -> bool:
        """Whether what the pronoun was taken for cannot be an issuer, or is the target itself."""
        if not out.parties:
            return True
        return any(p in target.parties for p in out.parties) or not any(
            self.issues(p) or self.references.kind(p) is PartyKind.PERSON for p in out.parties
        )

    def last(self) -> list[int]:
        """Whoever issued the act told last."""
        for act in reversed(self.memory.found):
            if act.modality in HAPPENED and act.of("issuer"):
                return list(act.of("issuer"))
        return []

    def issues(self, party: int) -> bool:
        """Whether the party is an authority that can impose sanctions."""
        draft = self.references.page.parties.parties[party]
        return draft.kind in AUTHORITIES and bool(draft.key) and not is_media(draft.key)

    def _just_before(self, tree: Tree, verb: Token, target: Reference) -> list[int]:
        """`... after the Treasury and Britain, acting together, listed X` with the subject lost in the parse."""
        for token in reversed(tree.tokens[: verb.index]):
            if token.item.spans:
                before = tree.tokens[token.index - 1].low if token.index else ""
                if before in _LEADING or self._governed(tree, token):
                    return []
                named = self.references.named(token)
                good = [p for p in named if self.issues(p) and p not in target.parties]
                return good if len(good) == len(named) else []
            if token.item.time is None and token.low not in self.fillers and token.pos not in ("ADV", "AUX"):
                return []
        return []

    def _governed(self, tree: Tree, token: Token) -> bool:
        """Whether a name belongs to the words before it; "after X, acting alone, listed Y" has X as subject."""
        lead = tree.parent(token)
        if token.dep == "pobj":
            return lead is None or lead.low not in ("after", "before", "since")
        return token.dep in ("appos", "obj")

    def _joined_antecedent(self, tree: Tree, verb: Token) -> list[int]:
        """`Germany and Austria, which barred him`: both, where a comma sets the clause off."""
        head = tree.parent(verb)
        subjects = tree.kids(verb, "nsubj")
        if head is None or not subjects or subjects[0].low not in ("which", "who", "qui"):
            return []
        if tree.tokens[subjects[0].index - 1].text != ",":
            return []
        out = [p for p in self.references.named(head) if self.issues(p)] if len(head.item.spans) > 1 else []
        step: Token | None = head
        while step is not None and step.dep == "conj":
            step = tree.parent(step)
            if step is None or not step.item.spans:
                break
            out = [p for p in self.references.named(step) if self.issues(p)] + out
        return out
