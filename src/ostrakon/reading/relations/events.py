"""Events by the frames of frames_*.toml, with the modality of the clause that tells them."""

from ostrakon.model import ClaimType, EventKind, Modality, PartyKind
from ostrakon.reading.page import Finding
from ostrakon.reading.prose.frames import Frame, match_frames
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.relations.event_asides import Aside, EventAsides
from ostrakon.reading.relations.event_roles import EventRoles
from ostrakon.reading.relations.event_senses import EventSenses
from ostrakon.reading.relations.event_times import find_in_times
from ostrakon.reading.relations.resolution_votes import find_resolutions
from ostrakon.reading.relations.role_fillers import Filler
from ostrakon.reading.speech.attribution import stance_of
from ostrakon.reading.times.timing import time_of

_SUDDEN = (EventKind.DEATH, EventKind.KILLING, EventKind.ATTACK, EventKind.COUP)
_PLACED = (EventKind.COUP, EventKind.ELECTION)
_CLAIMS = frozenset(
    ["claim", "claims", "allegation", "allegations", "accusation", "accusations", "suggestion", "rumors"]
)


class EventFinder:
    """Finds the events of one page; what is told only inside an accusation is none."""

    def __init__(self, filler: Filler) -> None:
        self.filler, self.page, self.references = filler, filler.page, filler.references
        self.senses = EventSenses(filler.references)
        self.roles = EventRoles(filler)
        self.asides = EventAsides(filler.references, filler.page.language)

    def find(self) -> list[Finding]:
        """The events, in order, each once."""
        out: list[Finding] = []
        seen: set[tuple[EventKind | None, tuple[int, ...], int]] = set()
        for found in find_in_times(self.page, self.roles.states):
            out.append(found)
        out += find_resolutions(self.page)
        for tree in self.page.trees:
            beside = [(aside, self._aside(tree, aside)) for aside in self.asides.find(tree)]
            taken = {aside.token.index for aside, found in beside if found is not None}
            told = [
                self._event(tree, frame, token)
                for frame, token in match_frames(tree, kind="event")
                if token.index not in taken
            ]
            for found in [one for one in [*told, *(found for _, found in beside)] if one is not None]:
                key = (found.event, tuple(sorted({*found.of("agent"), *found.of("patient")})), 0)
                if key not in seen and not any(self._same(found, other) for other in out):
                    seen.add(key)
                    out.append(found)
        return [f for f in out if not any(self._held(f, o) for o in out)]

    def _same(self, found: Finding, other: Finding) -> bool:
        """Whether another event of the kind befell one of the same people in the same sentence."""
        asides = {found.rule.rpartition(".")[2], other.rule.rpartition(".")[2]}
        alike = other.event is found.event and other.unit == found.unit and "aside" in asides
        return alike and bool(set(found.of("patient")) & {*other.of("patient"), *other.of("agent")})

    def _held(self, found: Finding, other: Finding) -> bool:
        """Whether another agreement of the sentence has all its sides and more."""
        if found.event is not EventKind.AGREEMENT or other.event is not EventKind.AGREEMENT:
            return False
        return found.unit == other.unit and set(found.of("agent")) < set(other.of("agent"))

    def _aside(self, tree: Tree, aside: Aside) -> Finding | None:
        frame = Frame(f"{tree.language}.event.aside", "event", (), aside.kind.value, (), (), noun=False)
        if tree.unit.quote is not None or self.senses.is_other(tree, frame, aside.token):
            return None
        if aside.kind in _SUDDEN and self._accused(aside.token):
            return None
        found = self.filler.made(tree, aside.token, frame, aside.roles)
        found.event, found.when = aside.kind, aside.when
        if tree.tokens[aside.token.index - 1].text == ",":
            found.evidence = self.page.span_of(
                tree.tokens[aside.token.index - 2].item.first, aside.token.item.last
            )
        return found

    def _accused(self, token: Token) -> bool:
        """Whether the word stands in an accusation, which tells no event."""
        place = self.page.words[token.item.first].start
        return self.filler.accusation_at(token) is not None or any(
            f.type is ClaimType.ALLEGATION and f.evidence[0] <= place < f.evidence[1] for f in self.filler.accusing
        )

    def _event(self, tree: Tree, frame: Frame, token: Token) -> Finding | None:
        if tree.unit.quote is not None or token.dep == "compound" or self.senses.is_other(tree, frame, token):
            return None
        if frame.value == EventKind.ATTACK and frame.noun and self._kills(tree, token):
            return None
        violent = frame.value in _SUDDEN or token.lemma in ("abduct", "kidnap", "enlever", "kidnapper")
        if tree.language == "en" and any(t.low in _CLAIMS for t in tree.above(token)):
            return None  # "dismissed the claim that police abducted X"
        if violent and self._accused(token):
            return None
        roles = self.roles.fill(tree, frame, token)
        if not roles and frame.noun and frame.value == EventKind.ELECTION and self.roles.nouns.dated(tree, token):
            roles = {"place": self.roles.main_state(token)}
        stance = stance_of(tree, token, self.references)
        dated = time_of(self.page, tree, token) is not None
        seized = self.roles.seized(tree, token)
        if not roles or not self._is_told(frame, roles, stance.modality, dated=dated, seized=seized):
            return None
        found = self.filler.made(tree, token, frame, roles)
        found.event = EventKind(frame.value)
        if frame.noun:
            beside = self.roles.nouns.time_behind(tree, token)
            found.when = beside if beside is not None else found.when
        elif found.when is None:
            found.when = self._time_behind(tree, token)
        found.modality, found.said_by = stance.modality, list(stance.said_by)
        if found.modality is Modality.ALLEGED and self.filler.accusation_at(token) is not None:
            return None
        if found.event is EventKind.ELECTION and found.when is not None and frame.noun:
            found.modality, found.said_by = Modality.ASSERTED, []
        if self._goes_to_the_polls(tree, token, found):
            found.event, found.roles = EventKind.ELECTION, {"place": found.of("agent")}
        if self._is_to_come(tree, token, found) or (
            found.event is EventKind.ELECTION and self.roles.nouns.is_due(tree, token)
        ):
            found.modality = Modality.PLANNED
        return found

    def _goes_to_the_polls(self, tree: Tree, token: Token, found: Finding) -> bool:
        """`Bulgaria votes on 11 July`: a country that votes on a day and on nothing else elects."""
        if found.event is not EventKind.VOTE or found.when is None or token.lemma not in ("vote", "voter"):
            return False
        lands = all(self.references.kind(p) is PartyKind.COUNTRY for p in found.of("agent"))
        after = tree.tokens[token.index + 1 : token.index + 6]
        plain = all(
            t.item.time is not None or t.low in ("on", "in", "this", "le", "en") or t.text in ",." for t in after
        )
        return lands and plain and bool(found.of("agent"))

    def _time_behind(self, tree: Tree, token: Token) -> int | None:
        """The time behind a verb that no other verb or comma parts from it."""
        for other in tree.tokens[token.index + 1 :]:
            if other.item.time is not None:
                return other.item.time
            if other.pos in ("VERB", "AUX") or other.text in (",", ";", ":"):
                return None
        return None

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

    def _is_told(
        self, frame: Frame, roles: dict[str, list[int]], modality: Modality, *, dated: bool, seized: bool
    ) -> bool:
        """Whether enough is known of the event, and it is told as one rather than as an accusation."""
        kind = EventKind(frame.value)
        agent, patient = roles.get("agent", []), roles.get("patient", [])
        if modality in (Modality.DENIED, Modality.HYPOTHETICAL):
            return False
        if modality is Modality.NEGATED and kind is not EventKind.WITHDRAWAL:
            return False
        if kind is EventKind.WITHDRAWAL and not agent and roles.get("patient"):
            return False
        if kind is EventKind.TRIAL and not patient:
            return False
        if frame.id.endswith(("captures", "takes")) and not (agent and roles.get("place")):
            return False
        if kind is EventKind.AGREEMENT and len(agent) < 2 and frame.noun and not roles.get("agent"):
            return False
        if not agent and not patient:
            placed = bool(roles.get("place"))
            return placed and (kind in _PLACED or (kind is EventKind.ATTACK and dated))
        if kind is EventKind.ARREST and not patient:
            return seized and not frame.noun
        accuses = modality in (Modality.REPORTED, Modality.ALLEGED) and (agent or not patient)
        if kind in (EventKind.ATTACK, EventKind.KILLING) and accuses:
            return False
        people = any(self.references.kind(p) is PartyKind.PERSON for p in agent)
        return not (kind is EventKind.WITHDRAWAL and people)  # a person leaves a board or a city
