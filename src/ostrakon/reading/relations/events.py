"""Events by the frames of frames_*.toml, with the modality of the clause that tells them."""

from ostrakon.model import ClaimType, EventKind, Modality, PartyKind
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import Frame, done_to, match_frames
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.relations.role_fillers import Filler
from ostrakon.reading.speech.attribution import stance_of
from ostrakon.reading.times.timing import time_of

_SUDDEN = (EventKind.DEATH, EventKind.KILLING, EventKind.ATTACK, EventKind.COUP)
_CLAIMS = frozenset(
    ["claim", "claims", "allegation", "allegations", "accusation", "accusations", "suggestion", "rumors"]
)
_SHOOTING = ("shoot", "gun", "hack", "stab", "beat", "bludgeon")
_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)
_PEOPLE = (PartyKind.PERSON, PartyKind.GROUP)
_PATIENTS = {
    EventKind.ARREST: (PartyKind.PERSON,),
    EventKind.KILLING: _PEOPLE,
    EventKind.DEATH: _PEOPLE,
    EventKind.TRIAL: (PartyKind.PERSON, PartyKind.COMPANY),
}
_TROOPS = ("troops", "forces", "soldiers", "mission", "peacekeepers", "ambassador", "diplomats", "staff", "army")


class EventFinder:
    """Finds the events of one page; what is told only inside an accusation is none."""

    def __init__(self, filler: Filler) -> None:
        self.filler, self.page, self.references = filler, filler.page, filler.references

    def find(self) -> list[Finding]:
        """The events, in order, each once."""
        out: list[Finding] = []
        seen: set[tuple[EventKind | None, tuple[int, ...], int]] = set()
        for tree in self.page.trees:
            for frame, token in match_frames(tree, kind="event"):
                found = self._event(tree, frame, token)
                if found is None:
                    continue
                key = (found.event, tuple(sorted({*found.of("agent"), *found.of("patient")})), 0)
                if key not in seen:
                    seen.add(key)
                    out.append(found)
        return out

    def _event(self, tree: Tree, frame: Frame, token: Token) -> Finding | None:
        if tree.unit.quote is not None or token.dep == "compound" or self._is_other_sense(tree, frame, token):
            return None
        if frame.value == EventKind.ATTACK and frame.noun and self._kills(tree, token):
            return None
        violent = frame.value in (EventKind.ATTACK, EventKind.KILLING, EventKind.COUP, EventKind.DEATH)
        if tree.language == "en" and any(t.low in _CLAIMS for t in tree.above(token)):
            return None  # "dismissed the claim that police abducted X"
        if violent and self.filler.accusation_at(token) is not None:
            return None
        if violent and any(
            f.type is ClaimType.ALLEGATION
            and f.evidence[0] <= self.page.words[token.item.first].start < f.evidence[1]
            for f in self.filler.accusing
        ):
            return None
        roles = self._roles(tree, frame, token)
        stance = stance_of(tree, token, self.references)
        dated = time_of(self.page, tree, token) is not None
        if not self._is_told(frame, roles, stance.modality, dated=dated):
            return None
        found = self.filler.made(tree, token, frame, roles)
        found.event = EventKind(frame.value)
        found.modality, found.said_by = stance.modality, list(stance.said_by)
        if found.modality is Modality.ALLEGED and self.filler.accusation_at(token) is not None:
            return None
        if self._is_to_come(tree, token, found):
            found.modality = Modality.PLANNED
        return found

    def _sought(self, tree: Tree, token: Token) -> bool:
        """`a warrant for his arrest`, `a reward for the arrest of X`: not yet happened."""
        before = {t.low for t in tree.tokens[max(0, token.index - 6) : token.index]}
        return bool(before & {"warrant", "warrants", "reward", "order", "called", "calls", "demanded", "bounty"})

    def _kills(self, tree: Tree, token: Token) -> bool:
        """`killed by a drone strike`: the strike is how, and no event of its own."""
        head = tree.parent(token)
        verb = tree.main_verb(token) if head is not None and head.low in ("by", "in") else None
        return verb is not None and verb.lemma in ("kill", "murder", "slay", "assassinate")

    def _is_to_come(self, tree: Tree, token: Token, found: Finding) -> bool:
        """`the election next month`, `a warrant for his arrest`: not yet happened."""
        if found.modality not in (Modality.ASSERTED, Modality.REPORTED) or found.event in _SUDDEN:
            return False
        head = tree.parent(token)
        noun = tree.parent(head) if head is not None and head.low == "for" else None
        if noun is not None and noun.low in ("warrant", "warrants", "date", "preparations"):
            return True
        first = self.page.times[found.when].earliest if found.when is not None else None
        return first is not None and self.page.published is not None and first > self.page.published

    def _roles(self, tree: Tree, frame: Frame, token: Token) -> dict[str, list[int]]:
        roles: dict[str, list[int]] = {}
        for role, path in frame.roles:
            kinds: tuple[PartyKind, ...] | None = _LANDS if role == "place" else None
            kinds = _PATIENTS.get(EventKind(frame.value)) if role == "patient" else kinds
            filled = self.filler.fill(tree, token, path, kinds)
            filled = [p for p in filled if all(p not in have for have in roles.values()) or role == "place"]
            if filled:
                roles[role] = filled
        return roles

    def _is_told(self, frame: Frame, roles: dict[str, list[int]], modality: Modality, *, dated: bool) -> bool:
        """Whether enough is known of the event, and it is told as one rather than as an accusation."""
        kind = EventKind(frame.value)
        agent, patient = roles.get("agent", []), roles.get("patient", [])
        if modality in (Modality.DENIED, Modality.HYPOTHETICAL):
            return False
        if modality is Modality.NEGATED and kind is not EventKind.WITHDRAWAL:
            return False
        if kind is EventKind.WITHDRAWAL and not agent and roles.get("patient"):
            return False
        if not agent and not patient:
            return bool(roles.get("place")) and (kind is EventKind.COUP or (kind is EventKind.ATTACK and dated))
        if kind is EventKind.ARREST and not patient:
            return False
        accuses = modality in (Modality.REPORTED, Modality.ALLEGED) and (agent or not patient)
        if kind in (EventKind.ATTACK, EventKind.KILLING) and accuses:
            return False
        people = any(self.references.kind(p) is PartyKind.PERSON for p in agent)
        return not (kind is EventKind.WITHDRAWAL and people)  # a person leaves a board or a city

    def _is_other_sense(self, tree: Tree, frame: Frame, token: Token) -> bool:
        """`struck X off its list`, `withdrew the visas`, `left the board`: no attack and no withdrawal."""
        if tree.language != "en":
            return False
        if frame.value == EventKind.ARREST and frame.noun and self._sought(tree, token):
            return True
        if token.pos not in ("VERB", "AUX"):
            return False
        if token.lemma == "find" and frame.value == EventKind.TRIAL:
            return "guilty" not in {t.low for t in tree.tokens[token.index :]}
        if frame.value == EventKind.KILLING and token.lemma in _SHOOTING:
            return not {t.low for t in tree.tokens[token.index + 1 : token.index + 4]} & {"dead", "death", "down"}
        if frame.value == EventKind.ATTACK:
            after = {t.low for t in tree.tokens[token.index :]}
            return any(t.low in ("down", "out") for t in tree.kids(token, "prep", "prt")) or "off" in after
        if frame.value == EventKind.WITHDRAWAL:
            objects = done_to(tree, token)
            away = [t for t in objects if t.item.spans or t.low in _TROOPS]
            return bool(objects and not away) or (token.lemma in ("leave", "pull") and not away)
        return False
