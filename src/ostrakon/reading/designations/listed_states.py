"""Standing on a list and doing as another did: "is on the EU's list", "Britain followed suit".

Takes: trees, references and the designations found so far. Gives: findings of type designation.
"""

from collections.abc import Callable

from ostrakon.model import Action, Modality
from ostrakon.reading.designations.designation_details import Detailer
from ostrakon.reading.designations.sanction_words import AUTHORITIES, SanctionWords, join
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import Reference, References
from ostrakon.reading.speech.attribution import stance_of

Maker = Callable[..., Finding | None]
_REACH = 2  # sentences between an act and one done likewise
_HAPPENED = (Modality.ASSERTED, Modality.REPORTED)


class StateFinder:
    """Finds standing designations and acts told by pointing at another one."""

    def __init__(self, references: References, words: SanctionWords, details: Detailer, made: Maker) -> None:
        self.references, self.words, self.details, self.made = references, words, details, made
        self.rows = words.rows
        self.list_owner: Callable[[Tree, Token], list[int]] = lambda _tree, _noun: []

    def standing(self, tree: Tree, verb: Token) -> tuple[Finding | None, list[Token]]:
        """`is on the U.S. sanctions list`, `has been subject to EU sanctions`; with the nouns it used."""
        if verb.lemma not in self.rows["standing_verbs"]:
            return None, []
        holders: list[tuple[Token, tuple[str, ...]]] = [(verb, ("on", "under", "sur", "sous"))]
        holders += [
            (t, ("to", "à")) for t in tree.kids(verb, "acomp", "oprd", "attr") if t.lemma in ("subject", "soumis")
        ]
        for holder, wanted in holders:
            for prep, noun in tree.preps(holder):
                for part in tree.conjuncts(noun) if prep in wanted else ():
                    if self.words.is_list(tree, part):
                        return self._stands(tree, verb, part), [part]
        return None, []

    def _stands(self, tree: Tree, verb: Token, noun: Token) -> Finding | None:
        issuer = self.words.noun_issuer(tree, noun)
        target = self.references.of_all(tree, tree.subjects(verb))
        if tree.language == "fr":
            target = Reference()
            for subject in tree.subjects(verb):
                join(target, self.words.target_of(tree, subject))
        timed = any(t.item.time is not None for t in tree.subtree(verb))
        if not issuer.parties and timed and tree.language == "en":
            issuer.parties = self.list_owner(tree, noun)
        lasting = verb.lemma in self.rows["lasting_verbs"] and not tree.kids(noun, "acl")
        if not target.parties or not (issuer.parties or timed or lasting):
            return None
        action = Action.MAINTAIN if lasting else Action.IMPOSE
        if tree.language == "fr":
            return self.made(verb, action, issuer, target, "stands_listed")
        return self.details.finding(tree, verb, action, (issuer, target), rule="stands_listed", lone=False)

    def likewise(self, tree: Tree, verb: Token, before: list[Finding]) -> Finding | None:
        """`took the same step`, `followed suit`, `did the same`: the act spoken of last, by another."""
        if (verb.dep == "pcomp" and verb.lemma == "do") or not self._echoes(tree, verb):
            return None
        near = [f for f in before if tree.number - f.unit <= _REACH and f.action is not None]
        near = [f for f in near if f.of("issuer") or f.of("target")]
        near = [f for f in near if f.unit < tree.number or f.place < self._place(verb)] or near
        issuer = self.words.issuer_of(tree, verb)
        issuer.parties = [p for p in issuer.parties if self.references.kind(p) in AUTHORITIES]
        if not issuer.parties:
            return None
        near = [f.retells or f for f in near]
        model = next((f for f in reversed(near) if not set(f.of("issuer")) & set(issuer.parties)), None)
        if model is None and stance_of(tree, verb, self.references).modality is Modality.NEGATED:
            told = [f for f in before if f.modality in _HAPPENED and f.of("issuer") and f.of("target")]
            model = told[0] if told and not set(told[0].of("issuer")) & set(issuer.parties) else None
        target = self._own_target(tree, verb)
        if model is None and target:
            model = near[-1] if near else None
        if model is None or model.action is None:
            return None
        modality = stance_of(tree, verb, self.references).modality
        if not target and modality is not Modality.URGED:
            target.parties = list(model.of("target"))
        if (
            not model.of("target")
            and model.counted is None
            and stance_of(tree, verb, self.references).modality in _HAPPENED
        ):
            return None
        found = self.details.finding(tree, verb, model.action, (issuer, target), rule="likewise", lone=False)
        if found is not None:
            found.like = None if self._own_target(tree, verb) else model
            found.past = found.past or set(found.of("issuer")) == set(model.of("issuer"))
            found.measures = found.measures or list(model.measures)
        return found

    def _own_target(self, tree: Tree, verb: Token) -> Reference:
        out = Reference()
        for holder in (verb, *tree.objects(verb)):
            for prep, inner in tree.preps(holder):
                if prep in self.rows["noun_preps"]:
                    join(out, self.references.of(tree, inner))
        return out

    def _place(self, verb: Token) -> int:
        return self.references.page.words[verb.item.first].start

    def _echoes(self, tree: Tree, verb: Token) -> bool:
        nouns = self.rows["likewise"].get(verb.lemma)
        if nouns is None:
            return False
        after = [t.low for t in tree.tokens[verb.index + 1 : verb.index + 6]]
        words = " ".join(after)
        return any(words.startswith(phrase) or f" {phrase}" in f" {words}" for phrase in nouns)
