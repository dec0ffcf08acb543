"""Acts told by nouns: "EU sanctions on X", "under US sanctions", "the lifting of sanctions", "US-sanctioned".

Takes: trees, references and the memory of acts. Gives: findings of designations, made by their finder.
"""

from collections.abc import Callable

from ostrakon.model import Action, Modality
from ostrakon.reading.designations.act_memory import ActMemory
from ostrakon.reading.designations.bearers import Bearers
from ostrakon.reading.designations.french_doers import Doers
from ostrakon.reading.designations.sanction_words import AUTHORITIES, SanctionWords, join
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import stance_of

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
_JUDGED = ("obj", "oprd", "attr", "ccomp", "xcomp")
_LISTED = ("sanctioned", "listed", "designated", "blacklisted")
_OF = ("de", "du", "des", "d'")
_REACH = 12  # tokens from "announcement" to its "of sanctions"
_FREEZING = ("freezing", "freeze", "blocking")
_ASSETS = ("assets", "funds", "accounts", "property")
_REFUSING = ("rule", "refuse", "decline", "reject", "exclude")
_AFTER = 5  # tokens from "US-sanctioned" to the name that it says of


class NounActs:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, references: References, words: SanctionWords, memory: ActMemory, made: Maker) -> None:
        self.references, self.words, self.memory, self.made = references, words, memory, made
        self.rows = words.rows
        self.doers = Doers(references, words)
        self.bearers = Bearers(references, words)
        self.used: set[tuple[int, int]] = set()

    def mark(self, tree: Tree, nouns: list[Token]) -> None:
        """These nouns have their claim; they are left alone from now on."""
        for noun in nouns:
            self.used.add((tree.number, noun.index))
            for _, inner in tree.preps(noun):
                if self.words.is_sanction(tree, inner):
                    self.used.add((tree.number, inner.index))

    def of_noun(self, tree: Tree, token: Token) -> list[Finding]:
        """What the noun tells of whose verb says nothing of sanctions."""
        if token.low in _LISTED and token.index > 1:
            return self._compound(tree, token)
        if (tree.number, token.index) in self.used or token.pos not in ("NOUN", "PROPN"):
            return []
        if token.low in self.rows["nominal_acts"]:
            found = self._nominal_act(tree, token)
            if found:
                return [found]
        beside = token.low == "list" and tree.language == "en" and self.bearers.under(tree, token).parties
        if not beside and (not self.words.is_sanction(tree, token) or token.low in self.rows["carriers"]):
            return []
        if self._first_such(tree, token):
            return []
        above = tree.parent(token)
        judged = above is not None and above.lemma in self.rows["judging_verbs"] and token.dep in _JUDGED
        if token.dep in ("compound", "amod", "poss") or (judged and not tree.preps(token)):
            return []
        return self._plain(tree, token)

    def _whose_listing(self, tree: Tree, token: Token, issuer: Reference, target: Reference) -> None:
        """`l'inscription de X sur la liste`: X is listed, whatever body it is, and lists nobody."""
        preps = tree.preps(token)
        if token.low not in self.rows["listing_nouns"] or not any(p in ("sur", "dans") for p, _ in preps):
            return
        listed = self.references.of_all(tree, [t for p, t in preps if p in ("de", "du", "des", "d'")]).parties
        issuer.parties = [p for p in issuer.parties if p not in listed]
        target.parties += [p for p in listed if p not in target.parties]

    def _first_such(self, tree: Tree, token: Token) -> bool:
        """`its first such step against X`: says of the act that is told already."""
        words = {t.low for t in tree.kids(token, "amod", "poss", "det")}
        return token.low in ("step", "move", "measure", "measures") and "such" in words and tree.language == "en"

    def _plain(self, tree: Tree, token: Token) -> list[Finding]:
        answered = self._answered(tree, token)
        if answered is not None:
            return [answered]
        refrained = self._refrained(tree, token)
        if refrained is not None:
            return [refrained]
        issuer, target = self.words.noun_issuer(tree, token), self.words.noun_targets(tree, [token])
        if tree.language == "fr":
            self._whose_listing(tree, token, issuer, target)
            issuer.parties = issuer.parties or self.doers.taking(tree, token)
        under = self.bearers.under(tree, token)
        join(target, under)
        stance = stance_of(tree, token, self.references)
        above = tree.parent(token)
        if (
            not issuer.parties
            and stance.modality is Modality.NEGATED
            and above is not None
            and above.lemma in _REFUSING
        ):
            issuer = self.words.issuer_of(tree, above)
        real = stance.modality in (Modality.ASSERTED, Modality.REPORTED)
        definite = tree.language == "en" and any(t.low == "the" for t in tree.kids(token, "det"))
        if not target and (real or definite or not (issuer.parties or stance.caller)):
            return []
        if not issuer.parties and real and not under:
            return []
        found = self.made(token, Action.IMPOSE, issuer, target, "noun")
        return [found] if found else []

    def _by_after(self, tree: Tree, token: Token) -> list[int]:
        """`the designation of X, its chief, by Y`: an agent hung on another word of the phrase."""
        for later in tree.tokens[token.index + 1 :]:
            verbal = later.pos in ("VERB", "AUX") and not later.item.spans and later.dep != "prep"
            if verbal or later.text in (";", ":"):
                return []
            if later.low == "by":
                named = [p for t in tree.kids(later, "pobj") for p in self.references.named(t)]
                return [p for p in named if self.references.kind(p) in AUTHORITIES]
        return []

    def _far(self, tree: Tree, token: Token) -> list[Token]:
        """`the announcement by X on Monday of sanctions`: an "of" that hangs on another word."""
        french = tree.language == "fr" and token.low in self.rows["nominal_acts"]
        if token.low != "announcement" and not french:
            return []
        for later in tree.tokens[token.index + 1 : token.index + _REACH]:
            lead = tree.parent(later)
            if later.pos == "VERB" or later.text in (",", ";"):
                break
            if (
                french
                and self.words.is_sanction(tree, later)
                and any(k.low in _OF for k in tree.kids(later, "case"))
            ):
                return [later]
            if lead is not None and lead.low == "of" and self.words.is_sanction(tree, later):
                return [later]
        return []

    def _answered(self, tree: Tree, token: Token) -> Finding | None:
        """`China has retaliated with sanctions of its own`: the subject imposes them."""
        lead = tree.parent(token)
        verb = tree.parent(lead) if lead is not None and lead.low == "with" else None
        if verb is None or verb.lemma not in self.rows.get("answering_verbs", ()):
            return None
        issuer = self.words.issuer_of(tree, verb)
        if not issuer.parties:
            return None
        return self.made(verb, Action.IMPOSE, issuer, self.words.noun_targets(tree, [token]), "answered")

    def _refrained(self, tree: Tree, token: Token) -> Finding | None:
        """`has held back from sanctions`, `stopped short of sanctions on X`: what is not done."""
        lead = tree.parent(token)
        verb = tree.parent(lead) if lead is not None and lead.low in ("from", "of", "out") else None
        if verb is not None and verb.pos == "ADV":
            verb = tree.parent(verb)
        if verb is None or verb.lemma not in self.rows.get("refraining", ()):
            return None
        issuer = self.words.issuer_of(tree, verb)
        if not issuer.parties:
            return None
        target = self.words.noun_targets(tree, [token])
        found = self.made(token, Action.IMPOSE, issuer, target, "refrained")
        if found is not None:
            found.modality = Modality.NEGATED
        return found

    def _compound(self, tree: Tree, token: Token) -> list[Finding]:
        """`the US-sanctioned bank Neva`, `Viktor Petrov, an EU-listed banker`."""
        if tree.tokens[token.index - 1].text != "-":
            return []
        named = self.references.named(tree.tokens[token.index - 2])
        issuers = [p for p in named if self.references.kind(p) in AUTHORITIES]
        if not issuers:
            return []
        target = Reference(parties=self._said_of(tree, token))
        if not target.parties:
            return []
        found = self.made(token, Action.IMPOSE, Reference(parties=issuers), target, "compound")
        return [found] if found else []

    def _said_of(self, tree: Tree, token: Token) -> list[int]:
        """The name that "US-sanctioned" says of: after it, or what its noun stands in apposition to."""
        head = tree.parent(token)
        if head is not None and head.index > token.index:
            if head.item.spans:
                return self.references.named(head)[:1]
            above = tree.parent(head)
            if head.dep in ("appos", "attr") and above is not None:
                subject = tree.subjects(above) if head.dep == "attr" else [above]
                return [p for t in subject for p in self.references.named(t)[-1:]]
            for kid in tree.kids(head, "appos"):
                return self.references.named(kid)[:1]
        for later in tree.tokens[token.index + 1 : token.index + _AFTER]:
            if later.text in (",", ";", "."):
                break
            if later.item.spans:
                return self.references.named(later)[:1]
        return []

    def _nominal_act(self, tree: Tree, token: Token) -> Finding | None:
        """`the lifting of sanctions on X`, `the addition of four names to its list`, `la levée des sanctions`."""
        action = Action(self.rows["nominal_acts"][token.low])
        inner = [t for p, t in tree.preps(token) if p in ("of", "de", "d'") and t.item.time is None]
        nouns = [t for t in inner if self.words.is_sanction(tree, t)]
        nouns = nouns or self._far(tree, token)
        listed = any(self.words.is_list(tree, t) for holder in (token, *inner) for p, t in tree.preps(holder))
        if nouns:
            self.mark(tree, nouns)
            target = self.words.noun_targets(tree, nouns)
        elif listed or token.low in self.rows["listing_nouns"]:
            target = self.references.of_all(tree, inner)
            if not target and token.low in self.rows["listing_nouns"]:
                target = self.memory.targets(tree, tree.kids(token, "poss"))
            if not listed and not (target and self.words.speaks):
                return None
        elif token.low in _FREEZING and self.words.speaks:
            owned = [k for t in inner if t.low in _ASSETS for k in tree.kids(t, "poss")]
            target = self.memory.targets(tree, owned)
            if not target.parties:
                return None
        else:
            return None
        self.used.add((tree.number, token.index))
        issuer = self.words.noun_issuer(tree, nouns[0] if nouns else token)
        if not issuer.parties:
            issuer = self.words.noun_issuer(tree, token)
        if not issuer.parties:
            issuer = Reference(self._by_after(tree, token))
        verb = tree.main_verb(token)
        if verb is not None and verb.lemma in self.rows["deciding_verbs"]:
            actors = self.words.issuer_of(tree, verb)
            issuer = actors if actors.parties else issuer
        return self.made(token, action, issuer, target, "nominal_act")
