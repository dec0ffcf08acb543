"""Which senses of an event's words are none: "struck X off its list", "withdrew the visas"."""

from ostrakon.model import EventKind, PartyKind
from ostrakon.reading.prose.frames import Frame, done_by, done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.references.references import References

_SHOOTING = ("shoot", "gun", "hack", "stab", "beat", "bludgeon")
_TROOPS = ("troops", "forces", "soldiers", "mission", "peacekeepers", "ambassador", "diplomats", "staff", "army",
           "soldats", "troupes", "casques", "mercenaires", "contingent", "ambassadeur")  # fmt: skip
_SOUGHT = frozenset(("warrant", "warrants", "reward", "order", "called", "calls", "demanded", "bounty", "mandat"))
_PENALTIES = frozenset(
    ("ans", "an", "mois", "prison", "amende", "mort", "peine", "perpétuité", "réclusion", "sursis", "contumace",
     "instance", "appel", "euros", "dollars", "emprisonnement", "inéligibilité", "détention")
)  # fmt: skip
_COURTS = frozenset(("cour", "tribunal", "juge", "justice", "jury", "juges", "chambre"))
_NO_ATTACK = frozenset(("hunger", "general", "labor", "labour", "strike", "cyber", "faim", "générale", "grève"))


class EventSenses:
    """Judges the words of events on one page."""

    def __init__(self, references: References) -> None:
        self.references = references

    def is_other(self, tree: Tree, frame: Frame, token: Token) -> bool:
        """Whether the word is here no event of its frame."""
        if frame.noun:
            return self._other_noun(tree, frame, token)
        if tree.language == "fr":
            return self._other_in_french(tree, frame, token)
        return self._other_verb(tree, frame, token)

    def _other_noun(self, tree: Tree, frame: Frame, token: Token) -> bool:
        near = {t.low for t in tree.tokens[max(0, token.index - 6) : token.index]}
        if frame.value == EventKind.ARREST and (near & _SOUGHT or "d'arrêt" in near):
            return True
        if frame.value == EventKind.COUP:
            return token.low.endswith("s") and token.low not in ("putschs",) and tree.language == "en"
        if frame.value == EventKind.ATTACK and token.lemma in ("strike", "offensive", "attack", "attaque"):
            before = tree.tokens[token.index - 1].low if token.index else ""
            return before in _NO_ATTACK or (token.lemma == "strike" and before == "on")
        return False

    def _other_in_french(self, tree: Tree, frame: Frame, token: Token) -> bool:
        """`La France condamne`, `poursuivre une politique`: a court and a penalty make a trial."""
        if frame.value == EventKind.WITHDRAWAL:
            return self._other_retreat(tree, token)
        if frame.value != EventKind.TRIAL or token.lemma != "condamner":
            return False
        behind = {t.low for t in tree.tokens[token.index : token.index + 14]}
        if tree.passive(token) or token.past:
            doers = done_by(tree, token)
            states = [p for t in doers for p in self.references.named(t)]
            lands = any(self.references.kind(p) is PartyKind.COUNTRY for p in states)
            return lands or not (behind & (_PENALTIES | {"pour"}) or {t.lemma for t in doers} & _COURTS)
        courts = {t.lemma for t in done_by(tree, token)} & _COURTS
        return not (courts or behind & _PENALTIES)

    def _other_retreat(self, tree: Tree, token: Token) -> bool:
        """`retirer X de la liste`, `quitter la présidence`: who withdraws, withdraws itself or its soldiers."""
        if token.lemma == "retirer":
            own = {t.low for t in tree.kids(token)} & {"se", "s'"}
            return not own and not any(t.low in _TROOPS for t in done_to(tree, token))
        return not any(t.item.spans for t in done_to(tree, token))

    def _other_verb(self, tree: Tree, frame: Frame, token: Token) -> bool:
        after = [t.low for t in tree.tokens[token.index :]]
        if token.lemma == "find" and frame.value == EventKind.TRIAL:
            return "guilty" not in after
        if frame.value == EventKind.KILLING and token.lemma in _SHOOTING:
            return not set(after[1:4]) & {"dead", "death", "down"}
        if frame.value == EventKind.ATTACK:
            return any(t.low in ("down", "out") for t in tree.kids(token, "prep", "prt")) or "off" in after
        if frame.value == EventKind.WITHDRAWAL:
            return self._other_leaving(tree, token)
        return False

    def _other_leaving(self, tree: Tree, token: Token) -> bool:
        """`withdrew the visas`, `the minister left Niger for talks`; troops, or a state or body out of another."""
        objects = done_to(tree, token)
        away = [t for t in objects if t.item.spans or t.low in _TROOPS]
        if objects and not away:
            return True
        return token.lemma in ("leave", "pull", "exit", "abandon") and not away
