"""Events that stand inside a time expression: "three years after the coup of 1 February 2021"."""

from ostrakon.model import ClaimType, EventKind, PartyKind
from ostrakon.reading.offices.role_states import RoleStates
from ostrakon.reading.page import Finding, Page
from ostrakon.reading.rules import load_rules

_PREPOSITIONS = frozenset(("in", "against", "au", "en", "à", "aux", "contre", "of", "de", "du"))
_ARTICLES = frozenset(("the", "le", "la", "l'", "les"))
_LANDS = (PartyKind.COUNTRY, PartyKind.PLACE)


def find_in_times(page: Page, states: RoleStates) -> list[Finding]:
    """One event for each time whose words hold a coup and its day; without a place it is the main state's."""
    nouns = load_rules("events")[page.language]["in_times"]
    out: list[Finding] = []
    for number, time in enumerate(page.times):
        words = [i for i, word in enumerate(page.words) if time.start <= word.start < time.end]
        held = [i for i in words if page.words[i].low in nouns]
        if not held or not any(page.words[i].text.isdigit() and i > held[0] for i in words):
            continue
        found = Finding(
            ClaimType.EVENT,
            f"{page.language}.event.in_time",
            page.span_of(words[0], words[-1] + 1),
            event=EventKind(nouns[page.words[held[0]].low]),
            when=number,
        )
        found.place = page.words[held[0]].start
        _place(page, found, words[-1] + 1, states)
        out.append(found)
    return out


def _place(page: Page, found: Finding, index: int, states: RoleStates) -> None:
    """Where the event took place, or whom it befell."""
    words = page.words
    step = index
    while step < len(words) and step - index < 3 and words[step].low in _PREPOSITIONS | _ARTICLES:
        step += 1
    name = next((n for n, span in enumerate(page.names) if span.first == step > index), None)
    if name is not None:
        party = page.parties.of_span[name]
        role = "place" if page.parties.parties[party].kind in _LANDS else "patient"
        found.roles[role] = [party]
        return
    state = states.main_state(index)
    state = states.spoken(state) if state is not None else None
    if state is not None:
        found.roles["place"] = [state]
