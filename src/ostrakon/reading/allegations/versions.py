"""What somebody accused says instead: "it never armed them", "its flights carry only aid", "the gold was bought".

Such a sentence denies nothing by itself; it does where it answers an accusation. How it answers is told by the
clause that the verb of saying governs; whether it answers one, the finder of denials asks the links.
"""

from collections.abc import Iterator
from typing import Any

from ostrakon.reading.allegations.conduct import conduct_words
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.rules import load_rules


class Versions:
    """Reads the clauses of one language behind verbs of saying."""

    def __init__(self, language: str) -> None:
        self.rows: dict[str, Any] = load_rules("allegations")[language]
        self.lexicon = conduct_words(language)
        self.no = frozenset(self.rows["deny_words"]) - frozenset(
            ("never", "jamais", "did not", "had no", "have no", "does not have", *self.rows["soft"])
        )

    def clauses(self, tree: Tree, verb: Token) -> Iterator[Token]:
        """What is said: the clauses of the verb, those joined to them, and one that opens with "that"."""
        for clause in tree.kids(verb, "ccomp", "xcomp", "parataxis"):
            yield clause
            if tree.language == "en":
                yield from (t for t in tree.kids(clause, "conj") if t.pos in ("VERB", "AUX"))

    def is_firm(self, tree: Tree, verb: Token) -> bool:
        """`insists that`, `has always said that`: the speaker holds on to what is said."""
        adverbs = {t.low for t in tree.kids(verb, "advmod")}
        return verb.lemma in self.rows["firm"] or bool(adverbs & set(self.rows["always"]))

    def how(self, tree: Tree, clause: Token) -> str:
        """How a clause answers an accusation: `conduct` denied, `not so`, `only` what is lawful, `false` what is
        told, another `version`; empty where it speaks of what will or should be.
        """
        words = {
            t.low
            for t in tree.subtree(clause)
            if t is clause or (tree.main_verb(t) is clause and t.dep not in ("conj", "advcl"))
        }
        aux = {t.low for t in tree.kids(clause, "aux")}
        if aux & set(self.rows["future"]):
            return ""
        nothing = bool(tree.negated(clause) or words & set(self.rows["nothing"]))
        conduct = clause.lemma in self.lexicon.verbs or bool(words & set(self.rows["denied_states"]))
        conduct = conduct or (clause.lemma in ("be", "have", "exist") and bool(words & set(self.rows["no_such"])))
        perfect = tree.language == "fr" and "avoir" in aux  # "assure n'avoir jamais investi"
        if nothing and (conduct or perfect):
            return "conduct"
        subjects = {t.low for t in tree.subjects(clause)}
        if nothing and words & set(self.rows["not_so"]) and subjects & set(self.rows["pointing"]):
            return "not so"
        if not nothing and words & set(self.rows["lawful"]):
            return "only"
        if self._calls_false(tree, clause, subjects):
            return "false"
        return "version"

    def _calls_false(self, tree: Tree, clause: Token, subjects: set[str]) -> bool:
        """`that the report was groundless`, `that this is a lie`."""
        told = {*self.rows["deny_objects"], *self.rows["pointing"]}
        if clause.lemma not in ("be", "have", "lack") or not subjects & told:
            return False
        text = " ".join(t.low for t in tree.subtree(clause) if t.index >= clause.index)
        return any(f" {cue} " in f" {text} " for cue in self.no)

    def obeys(self, tree: Tree, clause: Token) -> bool:
        """`complies with all laws`: what whoever was listed says against the reason."""
        return any(t.low.startswith(("compl", "respect")) for t in tree.subtree(clause))

    def is_strong(self, tree: Tree, clause: Token) -> bool:
        """Whether what is said not to be is conduct that only the accused would deny."""
        nouns = {t.low for t in tree.subtree(clause)} & set(self.rows["strong_nouns"])
        return clause.lemma in self.lexicon.strong or bool(nouns)
