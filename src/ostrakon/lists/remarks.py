"""What free remarks say in set phrases: links to other listed parties, parents, death, notices.

UN comments, and the remarks that the UK, the EU and Australia copy from them, name another listed party with
its permanent reference number: `Associated with Jemaah Islamiyah (JI) (QDe.092)`. The reference is certain;
the predicate is read only where its phrase stands right before the name, else the link is `linked_to`.

Sources: the phrases counted in the UN consolidated list, editions of 2023-03-27 to 2025-11-18.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ostrakon.lists.draft import Draft
from ostrakon.lists.fields import Said
from ostrakon.lists.links import NameIndex
from ostrakon.model import Gender, ListedRelation, Listing, PartyKind, Predicate

REFERENCE = re.compile(r"\b([A-Z]{2}[eiv]\.\d{3})\b")  # CDi.001: committee, individual, entity or vessel, number

_LINKS: tuple[tuple[str, Predicate], ...] = (
    (
        r"associated with|linked to|links? (?:to|with)|ties (?:to|with)|affiliated with|affiliate of",
        Predicate.LINKED_TO,
    ),
    (r"deput(?:y|ies) to|advis[eo]r to|assistant to|led by|headed by|founded by", Predicate.LINKED_TO),
    (r"members? of", Predicate.MEMBER_OF),
    (r"(?:leader|head|commander|emir|chairman|president) of", Predicate.HEAD_OF),
    (r"founder of|founder and leader of|co-founded", Predicate.FOUNDED),
    (r"(?:owned|controlled)(?: and operated)? by|subsidiary of", Predicate.OWNED_BY),
    (r"(?:acts?|acting|acted) (?:for|on behalf of)|on behalf of|representative of", Predicate.ACTS_FOR),
    (
        r"(?:half-)?(?:brother|sister|son|daughter|father|mother|uncle|nephew|cousin|wife|husband)(?:-in-law)? of",
        Predicate.FAMILY_OF,
    ),
    (r"married to", Predicate.FAMILY_OF),
    (r"support(?:s|er|ed)? (?:of|for|to)", Predicate.SUPPORTS),
)
_PHRASES = re.compile(
    "|".join(f"(?P<p{place}>\\b(?:{phrase})\\b)" for place, (phrase, _) in enumerate(_LINKS)), re.I
)
_ONLY_PEOPLE = (Predicate.HEAD_OF, Predicate.MEMBER_OF, Predicate.FAMILY_OF, Predicate.FOUNDED)
_LISTED_AS = re.compile(r"\blisted as\s+", re.I)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*\Z")
_LAST_NAME = re.compile(
    r"(?:(?<=\s)|\A)((?:[A-ZÀ-Þ0-9][\w’‘'`./-]*|of|the|in|for|al|bin|ibn|ul|e|i|d'|du|la)\s*)+\Z"
)
_LEAD = re.compile(r"\A(?:[\s,;:&]+|and\b|or\b|of\b|in\b|for\b|the\b|also\b|with\b|both\b)+", re.I)
_LOWER = re.compile(r"\A(?:[a-z’']+\s+)+")
_ALONE = ("", "the", "is", "was", "and", "as", "current", "supreme", "overall", "its", "founder", "today")
_PAST = ("former", "formerly", "deputy", "late", "ex")
_LONGEST_NAME = 12  # words; longer runs are clauses, not names
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]][.;])\s+(?=[A-Z(\[])")
_DEAD = re.compile(
    r"(?:(?:reportedly|believed|confirmed|reported|presumed)\b.{0,40}?)?\b(?:deceased|died|killed)\b", re.I
)
_FATHER = re.compile(r"\b(?:father[’'‘]?s[ ’']+name|name of father)(?: is|:)?\s*:?\s*([^.;,(]+)", re.I)
_MOTHER = re.compile(r"\b(?:mother[’'‘]?s[ ’']+name|name of mother)(?: is|:)?\s*:?\s*([^.;,(]+)", re.I)
_PHONE = re.compile(r"\b(?:Telephone|Phone)(?: number)?:\s*(\+?\d[\d /()-]{5,})", re.I)
_SWIFT = re.compile(r"\b(?:SWIFT|BIC)(?: code)?:?\s+([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b")  # ISO 9362
_TRIBE = re.compile(r"\bBelongs to ([\w’' -]+ tribe)")
_PHYSICAL = re.compile(r"\bPhysical description:\s*([^.]+)", re.I)
_NOTICE = re.compile(r"https?://www\.interpol\.int/\S+")
_FACTS = (
    ("father", _FATHER),
    ("mother", _MOTHER),
    ("ethnicity", _TRIBE),
    ("physical", _PHYSICAL),
    ("phone", _PHONE),
)
_GENDER = re.compile(r"\bGender:\s*(male|female)\b", re.I)


@dataclass(frozen=True, slots=True)
class Link:
    """A listed party that a remark names; `words` is the passage that says so."""

    predicate: Predicate
    name: str
    reference: str
    words: str


def read_links(text: str, kind: PartyKind) -> Iterator[Link]:
    """The parties that the remark names by reference, in order; `kind` is that of the remark's own party."""
    for sentence in _SENTENCE.split(text):
        start, carried = 0, Predicate.LINKED_TO
        for found in REFERENCE.finditer(sentence):
            before = sentence[start : found.start()].rstrip("( [")
            predicate, name = _read_link(before, carried, chained=start > 0)
            if kind is not PartyKind.PERSON and predicate in _ONLY_PEOPLE:
                predicate = Predicate.LINKED_TO
            yield Link(predicate, name or found[1], found[1], sentence.strip())
            start, carried = found.end() + 1, predicate


def _read_link(before: str, carried: Predicate, *, chained: bool) -> tuple[Predicate, str]:
    before = _cut_brackets(before)
    phrases = list(_PHRASES.finditer(before))
    if phrases:
        place = next(int(group[1:]) for group, value in phrases[-1].groupdict().items() if value)
        tail = _LEAD.sub("", _after_listed_as(before[phrases[-1].end() :]))
        if _is_name(tail):
            return _weaken(_LINKS[place][1], before[: phrases[-1].start()]), tail
    elif chained and _is_name(tail := _LEAD.sub("", _after_listed_as(before.lstrip(")] ")))):
        return carried, tail
    last = _LAST_NAME.search(before)
    return Predicate.LINKED_TO, _LOWER.sub("", _LEAD.sub("", last[0])).strip() if last else ""


def _cut_brackets(before: str) -> str:
    """The words without a bracket left open (`X (UN Ref`) and without brackets at their end (`X (JI)`)."""
    if before.count("(") > before.count(")"):
        before = before[: before.rindex("(")]
    while (shorter := _BRACKETS.sub("", before.rstrip())) != before:
        before = shorter
    return before


def _weaken(predicate: Predicate, before: str) -> Predicate:
    """`a senior leader of` is a member, `former leader of` only linked; `the leader of` is the head."""
    words = before.replace(",", " ").lower().split()
    last = words[-1] if words else ""
    if predicate in _ONLY_PEOPLE and last in _PAST and predicate is not Predicate.FAMILY_OF:
        return Predicate.LINKED_TO
    if predicate is Predicate.HEAD_OF and last not in _ALONE:
        return Predicate.MEMBER_OF
    return predicate


def _after_listed_as(text: str) -> str:
    return _LISTED_AS.split(text)[-1]


def _is_name(text: str) -> bool:
    words = text.split()
    return (
        bool(words)
        and len(words) <= _LONGEST_NAME
        and words[0][:1].isupper()
        and not {"is", "was", "who"} & set(words)
    )


def add_set_phrases(draft: Draft, said: Said) -> None:
    """Adds parents, death, tribe, description, phone, SWIFT code, notices and gender that a remark states."""
    text = said.text
    for key, pattern in _FACTS:
        for found in pattern.finditer(text):
            draft.add_fact(key, Said(found[1].strip(), said.at))
    for sentence in _SENTENCE.split(text):
        if _DEAD.match(sentence.strip()):
            draft.add_fact("deceased", Said(sentence.strip().rstrip("."), said.at))
    for found in _NOTICE.finditer(text):
        draft.add_fact("un_notice", Said(found[0].rstrip("."), said.at))
    for found in _SWIFT.finditer(text):
        draft.add_identifier("bic", Said(found[1], said.at))
    for found in _GENDER.finditer(text):
        draft.add_gender(Gender(found[1].lower()))


def add_links(draft: Draft, said: Said, *, own: str) -> None:
    """Adds a relation for each listed party that a remark names, but for the party itself (`own`).

    The target is the UN reference; on other lists than the UN's, `tie_relations` turns it into a native id.
    """
    for link in read_links(said.text, draft.kind):
        if link.reference != own:
            draft.add(ListedRelation(link.predicate.value, link.name, link.words, said.at, link.reference))


def tie_relations(listings: Sequence[Listing]) -> list[Listing]:
    """The listings of a list other than the UN's, relations tied to entries of the same edition where certain.

    A native id stays; a UN reference becomes that of the one entry that states it as its own (`un_ref`), else
    ""; a name without reference the native id of the one entry of that primary name.
    """
    named = NameIndex((listing.native_id, listing.names[0].full) for listing in listings if listing.names)
    owners: dict[str, set[str]] = {}
    for listing in listings:
        for identifier in listing.identifiers:
            if identifier.scheme == "un_ref":
                owners.setdefault(identifier.value, set()).add(listing.native_id)
    ids = {listing.native_id for listing in listings}
    alone = {reference: next(iter(held)) for reference, held in owners.items() if len(held) == 1}
    tied = []
    for listing in listings:
        if listing.relations:
            known = (replace(each, target_id=_own_id(each.target_id, alone, ids)) for each in listing.relations)
            listing = replace(listing, relations=tuple(named.tie(each) for each in known))
        tied.append(listing)
    return tied


def _own_id(target: str, alone: Mapping[str, str], ids: Collection[str]) -> str:
    return target if target in ids else alone.get(target, "")
