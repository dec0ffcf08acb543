"""Who does and suffers an event, and where: the paths of its frame, and what stands around its noun."""

from ostrakon.model import EventKind, PartyKind
from ostrakon.reading.offices.role_states import RoleStates
from ostrakon.reading.prose.frames import Frame, done_by, done_to
from ostrakon.reading.prose.tree import Token, Tree
from ostrakon.reading.relations.event_nouns import EventNouns
from ostrakon.reading.relations.role_fillers import Filler
from ostrakon.reading.rules import load_rules

Roles = dict[str, list[int]]
_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)
_PEOPLE = (PartyKind.PERSON, PartyKind.GROUP)
_PATIENTS = {
    EventKind.ARREST: (*_PEOPLE, PartyKind.VESSEL),
    EventKind.KILLING: _PEOPLE,
    EventKind.DEATH: _PEOPLE,
    EventKind.TRIAL: (PartyKind.PERSON, PartyKind.COMPANY),
    EventKind.ELECTION: (PartyKind.PERSON,),
}
_FOR_LANDS = (EventKind.COUP, EventKind.ELECTION)


class EventRoles:
    """Fills the roles of the events of one page."""

    def __init__(self, filler: Filler) -> None:
        self.filler, self.references = filler, filler.references
        self.nouns = EventNouns(filler.references, filler.page.language)
        self.states = RoleStates(filler.page)
        table = load_rules("references")[filler.page.language]
        self.people = frozenset(table["crowds"]) | frozenset(load_rules("events")[filler.page.language]["people"])

    def fill(self, tree: Tree, frame: Frame, token: Token) -> Roles:
        """The parties by role."""
        kind = EventKind(frame.value)
        roles = self._checked(kind, self.nouns.fill(tree, token, kind)) if frame.noun else {}
        for role, path in frame.roles:
            if roles.get(role) or (role == "patient" and not self._may_have(kind, tree, token)):
                continue
            filled = self.filler.fill(tree, token, path, self._kinds(kind, role))
            filled = [p for p in filled if all(p not in have for have in roles.values()) or role == "place"]
            if filled:
                roles[role] = filled
        return self._shaped(kind, roles)

    def _may_have(self, kind: EventKind, tree: Tree, token: Token) -> bool:
        """Whether what an arrest befalls may be looked for: not where the words behind tell of no person."""
        return not (kind is EventKind.ARREST and token.lemma == "seize" and not done_to(tree, token))

    def _kinds(self, kind: EventKind, role: str) -> tuple[PartyKind, ...] | None:
        return _LANDS if role == "place" else _PATIENTS.get(kind) if role == "patient" else None

    def _checked(self, kind: EventKind, roles: Roles) -> Roles:
        """The roles without parties of a kind that cannot have them."""
        out: Roles = {}
        for role, parties in roles.items():
            kinds = self._kinds(kind, role)
            kept = [p for p in parties if kinds is None or self.references.kind(p) in kinds]
            if kept:
                out[role] = kept
        return out

    def _shaped(self, kind: EventKind, roles: Roles) -> Roles:
        """Roles as the kind has them: both sides of an agreement act; a land is where a coup or election was."""
        agents = roles.get("agent", [])
        if kind is EventKind.AGREEMENT:
            sides = agents + [p for p in roles.pop("patient", []) if p not in agents]
            return {**roles, "agent": sides} if sides else roles
        if kind in _FOR_LANDS:
            for role in ("agent", "patient"):
                lands = [p for p in roles.get(role, []) if self.references.kind(p) in _LANDS]
                if lands:
                    roles[role] = [p for p in roles[role] if p not in lands]
                    roles.setdefault("place", lands)
        return {role: parties for role, parties in roles.items() if parties}

    def main_state(self, token: Token) -> list[int]:
        """The country that the text is about."""
        found = self.states.main_state(token.item.first)
        spoken = self.states.spoken(found) if found is not None else None
        return [spoken] if spoken is not None else []

    def seized(self, tree: Tree, token: Token) -> bool:
        """`detained dozens of staff`, `arrested two brothers`: somebody is said to be seized, if unnamed."""
        words = {t.low for found in done_to(tree, token) for t in tree.subtree(found)}
        return bool(words & self.people) and bool(done_by(tree, token))
