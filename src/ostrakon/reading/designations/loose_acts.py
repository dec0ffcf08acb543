"""Acts told by words that mean sanctions only where the text speaks of them, and the fates of sanctions.

`Britain named seven people`, `took aim at X`, `X faces US sanctions`, `the sanctions expired`. Takes: trees,
references and the memory of acts. Gives: findings of type designation, made by the finder of designations.
"""

from collections.abc import Callable
from typing import Any

from ostrakon.model import Action, Modality, PartyKind
from ostrakon.reading.designations.act_memory import HAPPENED
from ostrakon.reading.designations.enumerations import Members
from ostrakon.reading.designations.issuers import Issuers
from ostrakon.reading.designations.sanction_words import SanctionWords
from ostrakon.reading.naming.gazetteer import is_media
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import stance_of

Maker = Callable[[Token, Action, Reference, Reference, str], Finding | None]
_ISSUING = (PartyKind.COUNTRY, PartyKind.PUBLIC_BODY, PartyKind.ORGANIZATION)
_LISTABLE = (PartyKind.PERSON, PartyKind.COMPANY, PartyKind.ORGANIZATION, PartyKind.GROUP, PartyKind.VESSEL)


class LooseActs:
    """Finds such acts in the sentence in hand; `made` makes a finding."""

    def __init__(self, references: References, words: SanctionWords, issuers: Issuers, made: Maker) -> None:
        self.references, self.words, self.issuers, self.made = references, words, issuers, made
        self.memory = issuers.memory
        self.members = Members(references.page, references)
        self.rows: dict[str, Any] = words.rows
        self.used: list[Token] = []

    def of_verb(self, tree: Tree, verb: Token) -> Finding | None:
        """The first act that the verb tells; `used` are the nouns that it took."""
        self.used = []
        routes = (self.spared, self.identified, self.faced, self.hits, self.fate, self.phrase, self.loose)
        return next((found for route in routes if (found := route(tree, verb))), None)

    def identified(self, tree: Tree, verb: Token) -> Finding | None:
        """`is identifying the tanker X as blocked property`: what goes with a designation of its owner."""
        if verb.lemma != "identify" or not any(p == "as" and t.lemma == "property" for p, t in tree.preps(verb)):
            return None
        target = self.memory.targets(tree, done_to(tree, verb))
        return self.made(verb, Action.IMPOSE, self.issuers.of(tree, verb, target), target, "identified")

    def spared(self, tree: Tree, verb: Token) -> Finding | None:
        """`Washington had spared X`, `the measures exempt X`: no act was taken on X."""
        if verb.lemma not in self.rows.get("sparing_verbs", ()) or not self.words.speaks or tree.passive(verb):
            return None
        issuer = self.issuers.of(tree, verb, Reference())
        target = self.memory.targets(tree, tree.objects(verb))
        target.parties = [p for p in target.parties if self.references.kind(p) in _LISTABLE]
        if not target.parties or not any(self._issues(p) for p in issuer.parties):
            return None
        found = self.made(verb, Action.IMPOSE, issuer, target, "spared")
        if found is not None and found.modality in HAPPENED:
            found.modality = Modality.NEGATED
        return found

    def faced(self, tree: Tree, verb: Token) -> Finding | None:
        """`X faces US sanctions`."""
        if verb.lemma not in self.rows["facing_verbs"]:
            return None
        nouns = [t for t in tree.objects(verb) if self.words.is_sanction(tree, t)]
        if not nouns:
            return None
        issuer = self.words.noun_issuer(tree, nouns[0])
        target = self.memory.targets(tree, tree.subjects(verb))
        open_act = stance_of(tree, verb, self.references).modality not in HAPPENED
        if not issuer.parties or not (target.parties or open_act):
            return None
        self.used = nouns
        return self.made(verb, Action.IMPOSE, issuer, target, "faced")

    def hits(self, tree: Tree, verb: Token) -> Finding | None:
        """`The sanctions, imposed by the EU, affect X and Y`: on whom the noun's sanctions are."""
        if verb.lemma not in self.rows.get("hitting_verbs", ()) or tree.passive(verb):
            return None
        nouns = [
            t for t in tree.kids(verb, "nsubj") if self._is_act(tree, t) or t.low in self.rows["bare_measures"]
        ]
        if not nouns and self.memory.near(tree, 2):
            nouns = [t for t in tree.kids(verb, "nsubj") if t.lemma in self.rows["hitting_nouns"]]
        if not nouns:
            return None
        target = self.memory.targets(tree, tree.objects(verb))
        listed = self.members.of(tree, tree.tokens[verb.index + 1 :])
        target.parties += [p for p in listed if p not in target.parties]
        target.parties = [p for p in target.parties if self.references.kind(p) in _LISTABLE]
        if not target.parties and (target.counted is None or nouns[0].lemma not in self.rows["hitting_nouns"]):
            return None
        self.used = nouns
        return self.made(verb, Action.IMPOSE, self.words.noun_issuer(tree, nouns[0]), target, "hits")

    def fate(self, tree: Tree, verb: Token) -> Finding | None:
        """`the sanctions on X expired`, `EU measures against X remain in place`, `sanctions followed in May`."""
        action = self._fate_of(tree, verb)
        if action is None:
            return None
        let = tree.parent(verb) if verb.dep in ("ccomp", "xcomp") else None
        let = let if let is not None and let.lemma == "let" else None
        base = verb.low in (verb.lemma, f"{verb.lemma}s") and not tree.kids(verb, "aux")
        if action == "lift" and base and let is None:
            return None  # "expire in March" is yet to come
        if verb.lemma == "follow" and tree.objects(verb):
            return None
        nouns = [part for t in tree.subjects(verb) for part in tree.conjuncts(t) if self._is_act(tree, part)]
        if not nouns or (action == "maintain" and tree.kids(nouns[0], "acl", "relcl")):
            return None
        issuer = self.words.issuer_of(tree, let) if let is not None else self.words.noun_issuer(tree, nouns[0])
        target = self.words.noun_targets(tree, nouns)
        if not target:
            target = self.words.prep_targets(tree, verb)
        if verb.lemma == "apply":
            target = self.memory.targets(tree, [t for p, t in tree.preps(verb) if p == "to"])
            target.parties = [p for p in target.parties if self.references.kind(p) in _LISTABLE]
            if not target.parties:
                return None
        if not target.parties and action != "impose":
            target.parties = self.memory.of_measures(tree, nouns[0], issuer.parties)
        if not target.parties and action == "impose" and verb.lemma == "follow" and not issuer.parties:
            target.parties = self._last_target(tree)
        if not target and not issuer.parties:
            return None
        if not target and action == "impose" and verb.lemma == "apply":
            return None
        self.used = nouns
        return self.made(verb, Action(action), issuer, target, "fate")

    def _last_target(self, tree: Tree) -> list[int]:
        """`A second listing followed in January`: on whom the act of the sentence before was."""
        act = self.memory.found[-1] if self.memory.near(tree, 1) else None
        return list(act.of("target")) if act is not None else []

    def _is_act(self, tree: Tree, token: Token) -> bool:
        return self.words.is_sanction(tree, token) or (
            token.low in self.rows["listing_nouns"] and self.words.speaks
        )

    def _fate_of(self, tree: Tree, verb: Token) -> str | None:
        """What the verb and the words after it do to sanctions: "remain in force", "came back into force"."""
        after = " ".join(t.low for t in tree.tokens[verb.index + 1 : verb.index + 6])
        for row in self.rows.get("fate", ()):
            words = row.get("words", ("",))
            if verb.lemma not in row["verbs"] or ("since" in row and not self._since(tree, verb)):
                continue
            if any(after.startswith(w) or f" {w}" in f" {after}" for w in words):
                return str(row["action"])
        return None

    def _since(self, tree: Tree, verb: Token) -> bool:
        """Whether a day since which it is so stands after the verb."""
        times = [
            self.references.page.times[t.item.time] for t in tree.tokens[verb.index :] if t.item.time is not None
        ]
        return any(time.text.lower().startswith("since") for time in times)

    def phrase(self, tree: Tree, verb: Token) -> Finding | None:
        """`took aim at X`, `moved against X`, `shut its doors to X`."""
        for row in self.rows.get("phrase", ()):
            if verb.lemma != row["verb"]:
                continue
            nouns = tree.objects(verb)
            if "nouns" in row and not any(t.lemma in row["nouns"] for t in nouns):
                continue
            inner = [t for h in (verb, *nouns) for p, t in tree.preps(h) if p in row["preps"]]
            found = self._in_context(tree, verb, inner, near=row.get("near", True)) if inner else None
            if found is not None and "measure" in row and row["measure"] not in found.measures:
                found.measures.append(row["measure"])
            if found is not None:
                return found
        return None

    def loose(self, tree: Tree, verb: Token) -> Finding | None:
        """`punished 13 companies`, `named seven people`, `added 15 names` near an act."""
        if verb.lemma not in self.rows["loose_verbs"] or verb.dep == "amod":
            return None
        affected = done_to(tree, verb)
        if verb.lemma in ("bar", "ban") and any(p == "from" and t.gerund for p, t in tree.preps(verb)):
            return None  # "barred from leaving the country"
        named_as = [t for p, t in tree.preps(verb) if p == "as" and t.item.spans]
        if verb.lemma in ("name", "identify") and named_as:
            return self._in_context(tree, verb, named_as, near=True)
        if verb.lemma == "name" and tree.kids(verb, "oprd", "xcomp", "ccomp"):
            return None
        return self._in_context(tree, verb, affected, near=True) if affected else None

    def _in_context(self, tree: Tree, verb: Token, tokens: list[Token], *, near: bool) -> Finding | None:
        if not self.words.speaks or self._violent(tree):
            return None
        issuer = self.issuers.of(tree, verb, Reference())
        if any(t.low == "it" for t in tree.kids(verb, "nsubj")) and self.memory.near(tree, 2):
            issuer.parties = self.issuers.last() or issuer.parties  # "It hits X": the package does
        if verb.dep == "relcl" and not tree.passive(verb) and not self._issued_by(tree, verb):
            return None  # "X, who targeted the dissident Y"
        bodies = [p for p in issuer.parties if self._issues(p)]
        if not bodies or any(t.lemma in self.rows["not_targets"] for t in tokens):
            return None
        target = self.memory.targets(tree, tokens)
        good = [p for p in target.parties if self.references.kind(p) in (*_LISTABLE, PartyKind.PUBLIC_BODY)]
        vague = any(t.lemma in self.rows["vague_targets"] for t in tokens)
        if not good and target.counted is None and not vague:
            return None
        if near and not self.memory.near(tree) and not self._cued(tree):
            return None
        issuer.parties, target.parties = bodies, good
        return self.made(verb, Action.IMPOSE, issuer, target, "loose")

    def _issued_by(self, tree: Tree, verb: Token) -> bool:
        """Whether the antecedent of a relative clause can sanction: an authority, its officials, a package."""
        heads = tree.subjects(verb)
        named = [p for t in heads for p in self.references.named(t)]
        if named:
            return any(self._issues(p) for p in named)
        able = {*self.rows["officials"], *self.rows.get("hitting_nouns", ()), *self.rows.get("allied_words", ())}
        return any(t.lemma in able or self._is_act(tree, t) for t in heads)

    def _issues(self, party: int) -> bool:
        draft = self.references.page.parties.parties[party]
        return draft.kind in _ISSUING and not is_media(draft.key) and bool(draft.key)

    def _violent(self, tree: Tree) -> bool:
        return bool({t.low for t in tree.tokens} & set(self.rows["violence"]))

    def _cued(self, tree: Tree) -> bool:
        words = " ".join(t.low for t in tree.tokens)
        return any(cue in words for cue in self.rows["context_cues"])
