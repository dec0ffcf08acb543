"""What a report says as FollowTheMoney entities, so that nothing alleged reads as a fact.

Parties become entities tied to an Article; designations that happened become Sanctions, roles Occupancies,
relations links, everything said but not known to be so an Event with notes. Counted, unnamed groups never become
parties.
A link that is alleged has `status: alleged`; one that is denied or did not happen is no link. The `origin` of each
entity names the reader.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from ostrakon.exchange.ftm.claim_words import claim_name, claim_notes, happened, is_alleged
from ostrakon.exchange.ftm.draft import Draft, digest_id
from ostrakon.exchange.ftm.links import draw_link
from ostrakon.exchange.ftm.vocabulary import BODIES, LEGAL, SCHEMA_OF_KIND
from ostrakon.model import Action, Claim, ClaimType, PartyKind, Reading, ReportParty, TimeSpan

_DATASET = "reports"
_ENDING = (Action.LIFT, Action.ANNUL)


class _Desk:
    """One reading on the desk: its entities in the making, by the reading's own ids."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.claims = {claim.id: claim for claim in reading.claims}
        self.article = Draft(self.new_id("article"), "Article")
        self.parties = {party.id: self._draw_party(party) for party in reading.parties}

    def new_id(self, *parts: str) -> str:
        """An id that follows from the document and what is meant."""
        return digest_id(_DATASET, self.reading.document.id, *parts)

    def _draw_party(self, party: ReportParty) -> Draft:
        place = party.kind is PartyKind.PLACE
        draft = Draft(self.new_id("party", party.id), "Address" if place else SCHEMA_OF_KIND[party.kind])
        draft.add("full" if place else "name", party.name)
        for name in party.names:
            if not place and name != party.name:
                draft.add("alias", name)
        draft.add("country", party.country)
        return draft

    def ends(self, claim: Claim, role: str) -> list[Draft]:
        """The parties of a claim in a role."""
        return [self.parties[party] for party in claim.party(role) if party in self.parties]

    def names(self, claim: Claim, role: str) -> list[str]:
        """Their names in the report."""
        known = {party.id: party.name for party in self.reading.parties}
        return [known[party] for party in claim.party(role) if party in known]


def claim_entities(reading: Reading) -> Iterator[dict[str, Any]]:
    """The report, its parties and its claims as entities; parties come first, each tied to the Article."""
    desk = _Desk(reading)
    drafts = [_article(desk)]
    for party in desk.parties.values():
        link = Draft(desk.new_id("documentation", party.id), "Documentation")
        link.add("document", desk.article.id)
        link.add("entity", party.id)
        link.add("role", "mentioned")
        drafts += [party, link]
    for claim in reading.claims:
        for draft in _WRITERS.get(claim.type, _event)(desk, claim):
            if draft.takes("proof"):
                draft.add("proof", desk.article.id)
            drafts.append(draft)
    told: set[str] = set()
    for draft in drafts:
        if draft.id not in told:
            told.add(draft.id)
            yield draft.entity(_DATASET, origin=reading.reader)


def _article(desk: _Desk) -> Draft:
    document, article = desk.reading.document, desk.article
    title = document.title or document.id
    article.add("fileName", title)
    article.add("title", title)
    article.add("publisher", document.publisher or "")
    article.add("sourceUrl", document.url or "")
    article.add("publishedAt", document.published.isoformat() if document.published else "")
    article.add("language", {"en": "eng", "fr": "fra"}.get(document.language, ""))
    article.add("notes", f"Digest: {document.id}")
    return article


def _designation(desk: _Desk, claim: Claim) -> Iterator[Draft]:
    targets = desk.ends(claim, "target")
    if not happened(claim) or not targets:
        yield from _event(desk, claim)
        return
    for target in targets:
        sanction = Draft(desk.new_id("sanction", claim.id, target.id), "Sanction")
        sanction.add("entity", target.id)
        for name in desk.names(claim, "issuer"):
            sanction.add("authority", name)
        sanction.add("program", claim.program or "")
        for measure in claim.measures:
            sanction.add("provisions", measure.replace("_", " "))
        sanction.add("status", f"{(claim.action or Action.IMPOSE).value} ({claim.modality.value})")
        if claim.reason:
            sanction.add("reason", claim.reason.text)
        if claim.action in _ENDING:
            _add_when(sanction, claim.when, "endDate")
        else:
            _add_when(sanction, claim.when, "startDate" if claim.action is Action.IMPOSE else "date")
        _add_words(sanction, claim)
        yield sanction


def _role(desk: _Desk, claim: Claim) -> Iterator[Draft]:
    title = claim.title or "member"
    bodies = [body for body in desk.ends(claim, "organization") if body.schema in BODIES]
    for holder in desk.ends(claim, "holder"):
        if holder.schema != "Person" or not happened(claim):
            yield from _event(desk, claim)
            continue
        post = Draft(desk.new_id("position", title, *(body.id for body in bodies)), "Position")
        post.add("name", ", ".join([title, *desk.names(claim, "organization"), *desk.names(claim, "place")]))
        for body in bodies:
            post.add("organization", body.id)
        held = Draft(desk.new_id("occupancy", claim.id, holder.id), "Occupancy")
        held.add("holder", holder.id)
        held.add("post", post.id)
        held.add("status", claim.period or "")
        _add_when(held, claim.when, "date")
        _add_words(held, claim)
        yield post
        yield held


def _relation(desk: _Desk, claim: Claim) -> Iterator[Draft]:
    subjects, targets = desk.ends(claim, "subject"), desk.ends(claim, "object")
    alleged = is_alleged(claim)
    if not (happened(claim) or alleged) or not subjects or not targets:
        yield from _event(desk, claim)
        return
    for subject in subjects:
        for target in targets:
            link = draw_link(
                desk.new_id("link", claim.id, subject.id, target.id),
                claim.predicate or "linked_to",
                subject=(subject.id, subject.schema),
                target=(target.id, target.schema),
            )
            link.add("status", "alleged" if alleged else claim.modality.value)
            _add_when(link, claim.when, "date")
            _add_words(link, claim)
            yield link


def _event(desk: _Desk, claim: Claim) -> Iterator[Draft]:
    event = Draft(desk.new_id("event", claim.id), "Event")
    event.add("name", claim_name(claim, desk.names))
    for note in claim_notes(claim, desk.claims, desk.names):
        event.add("notes", note)
    for bound in claim.parties:
        party = desk.parties.get(bound.party)
        if party is not None and party.schema in LEGAL:
            event.add("involved", party.id)
    for place in claim.where:
        event.add(
            "location", desk.parties[place].properties.get("full", [place])[0] if place in desk.parties else place
        )
    _add_when(event, claim.when, "date")
    _add_words(event, claim)
    yield event


def _quotation(desk: _Desk, claim: Claim) -> Iterator[Draft]:
    note = Draft(desk.new_id("note", claim.id), "Note")
    note.add("name", claim_name(claim, desk.names))
    note.add("description", claim.quote.text if claim.quote else "")
    for speaker in desk.ends(claim, "speaker"):
        note.add("entity", speaker.id)
    yield note


def _add_when(draft: Draft, when: TimeSpan | None, prop: str) -> None:
    """The interval as the schema can say it: one date where EDTF is a day, month or year, else start and end."""
    if when is None or not draft.takes(prop):
        return
    if when.edtf and draft.add(prop, when.edtf):
        return
    bounds: tuple[tuple[str, date | None], ...] = (("startDate", when.earliest), ("endDate", when.latest))
    if prop == "date":
        for name, day in bounds:
            draft.add(name, day.isoformat() if day else "")
    else:
        draft.add("description", f"{prop}: {when.text} ({when.earliest} to {when.latest})")


def _add_words(draft: Draft, claim: Claim) -> None:
    for span in claim.evidence:
        draft.add("summary", span.text)


_WRITERS: dict[ClaimType, Callable[[_Desk, Claim], Iterator[Draft]]] = {
    ClaimType.DESIGNATION: _designation,
    ClaimType.ROLE: _role,
    ClaimType.RELATION: _relation,
    ClaimType.QUOTATION: _quotation,
}
