"""FollowTheMoney JSON lines as listings of a list: ours, and those of others such as OpenSanctions'.

A listing is an entity of a party that is marked as target, or, where no entity is marked, that has the topic
`sanction` or is the `entity` of a Sanction. What stands beside it (sanctions, addresses, documents, links) is
read into it. Entities that belong to no listing are noted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ostrakon.exchange.ftm.parse import Read, parse_entities
from ostrakon.exchange.ftm.read_beside import BESIDE, SIDES, read_beside
from ostrakon.exchange.ftm.read_party import Gathered, gathered_values, read_party
from ostrakon.exchange.ftm.values import fit_value
from ostrakon.exchange.ftm.vocabulary import KIND_OF_SCHEMA
from ostrakon.model import (
    Address,
    BadRequest,
    Capture,
    EditionReading,
    Identifier,
    Issue,
    Listing,
    Severity,
    SourceChanged,
)

FORMAT = "ftm"


@dataclass(frozen=True, slots=True)
class World:
    """The entities by id, which of them are listed, and the native id of each listed one."""

    entities: Mapping[str, Read]
    native_ids: Mapping[str, str]


def read_ftm(capture: Capture, list_id: str, *, published: date | None = None) -> EditionReading:
    """The listings of a file of FollowTheMoney entities, under the given list.

    `published` None takes the newest day on which the file says that an entity was seen.

    Raises:
        BadRequest: the file holds no entity at all, or none that is listed.
        SourceChanged: the last line is cut off: the file is truncated.
    """
    entities, issues = parse_entities(capture.data)
    if not entities:
        raise BadRequest(
            f"{capture.address}: no FollowTheMoney entity. Expected a JSON object with id, schema and properties "
            f"on each line; found {len(issues)} other lines. Give a file of FollowTheMoney JSON lines."
        )
    _check_end(capture, issues)
    by_id = {read.id: read for read in entities}
    listed = _find_listed(entities)
    if not listed:
        raise BadRequest(
            f"{capture.address}: none of its {len(entities)} entities is listed. Expected parties marked as "
            "target, with the topic sanction, or under a Sanction. Check that the file is whole."
        )
    world = World(by_id, _native_ids(listed, entities))
    beside = _group_beside(entities, world)
    listings = []
    for read in listed:
        listing, met = _build_listing(read, beside.get(read.id, ()), list_id=list_id, world=world)
        issues.extend(met)
        if listing.names:
            listings.append(listing)
        else:
            issues.append(Issue("name.missing", f"line {read.line}", read.id, "no name", Severity.ENTRY))
    issues.extend(_find_unused(entities, beside, world))
    lost = sum(issue.severity is Severity.ENTRY for issue in issues)
    return EditionReading(
        list_id=list_id,
        format=FORMAT,
        published=published or _newest_day(entities),
        entries=len(listings) + lost,
        listings=tuple(sorted(listings, key=lambda listing: listing.native_id)),
        issues=tuple(issues),
        captures=(capture.digest,),
    )


def _check_end(capture: Capture, issues: Iterable[Issue]) -> None:
    lines = capture.data.count(b"\n") + (not capture.data.endswith(b"\n"))
    cut = any(issue.code == "ftm.malformed" and issue.place == f"line {lines}" for issue in issues)
    if cut and lines > 1:
        raise SourceChanged(
            f"{capture.address}: the file is truncated. Expected a JSON object on its last line ({lines}); found "
            "one that is cut off. Fetch it again; the previous edition stays in force."
        )


def _newest_day(entities: Iterable[Read]) -> date | None:
    """The newest day on which the file says that an entity was seen; None where it says none."""
    newest = max((read.last_seen[:10] for read in entities), default="")
    try:
        return date.fromisoformat(newest)
    except ValueError:
        return None


def _find_listed(entities: Iterable[Read]) -> list[Read]:
    parties = [read for read in entities if read.schema in KIND_OF_SCHEMA and not _is_held_wallet(read)]
    if any(read.target for read in parties):
        return [read for read in parties if read.target]
    sanctioned = {
        party for read in entities if read.schema == "Sanction" for party in read.properties.get("entity", ())
    }
    return [
        read
        for read in parties
        if read.id in sanctioned or any(topic == "sanction" for topic in read.properties.get("topics", ()))
    ]


def _is_held_wallet(read: Read) -> bool:
    return read.schema == "CryptoWallet" and "holder" in read.properties


def _native_ids(listed: Iterable[Read], entities: Iterable[Read]) -> dict[str, str]:
    """The native id of each listed entity: of ours the list's own, of others the entity's id."""
    told: dict[str, set[str]] = defaultdict(set)
    for read in entities:
        if read.schema == "Sanction":
            for party in read.properties.get("entity", ()):
                told[party].update(read.properties.get("authorityId", ()))
    natives = {}
    for read in listed:
        ours = any(read.id.startswith(f"{name.replace('_', '-')}-") for name in read.datasets)
        natives[read.id] = next(iter(told[read.id])) if ours and len(told[read.id]) == 1 else read.id
    return natives if len(set(natives.values())) == len(natives) else {read.id: read.id for read in listed}


def _group_beside(entities: Iterable[Read], world: World) -> dict[str, list[Read]]:
    """What stands beside each listed entity. A link stands beside the end that states it, once."""
    beside: dict[str, list[Read]] = defaultdict(list)
    for read in entities:
        if read.id in world.native_ids:
            for address in read.properties.get("addressEntity", ()):
                if address in world.entities:
                    beside[read.id].append(world.entities[address])
        elif read.schema in SIDES or read.schema in BESIDE or _is_held_wallet(read):
            owner = _owner_of(read, world)
            if owner:
                beside[owner].append(read)
        elif read.schema != "Address":
            for owner in sorted(_mentioned(read, world)):
                beside[owner].append(read)
    return beside


def _mentioned(read: Read, world: World) -> set[str]:
    return {value for values in read.properties.values() for value in values if value in world.native_ids}


def _owner_of(read: Read, world: World) -> str:
    ends = [
        value
        for prop in (*SIDES.get(read.schema, ()), *BESIDE.get(read.schema, ()), "holder")
        for value in read.properties.get(prop, ())
        if value in world.native_ids
    ]
    stated = read.first("recordId")
    return next((end for end in ends if stated and world.native_ids[end] == stated), next(iter(ends), ""))


def _build_listing(
    read: Read, beside: Iterable[Read], *, list_id: str, world: World
) -> tuple[Listing, list[Issue]]:
    gathered = read_party(read)
    near = sorted(beside, key=lambda each: each.line)
    for each in near:
        read_beside(each, read, gathered, entities=world.entities, native_ids=world.native_ids)
    _settle(gathered, read, world)
    values = {"names": ()} | dict(gathered_values(gathered))
    raw = "\n".join([read.raw, *(each.raw for each in near)])
    kind = gathered.kind or KIND_OF_SCHEMA[read.schema]
    listing = Listing(list_id, world.native_ids[read.id], kind, raw=raw, **values)
    return listing, [replace(issue, place=f"line {read.line} / {issue.place}") for issue in gathered.issues]


def _settle(gathered: Gathered, read: Read, world: World) -> None:
    """Drops what is said twice: plain numbers beside documents, plain addresses beside address entities."""
    identifiers: list[Identifier] = gathered.held("identifiers")
    full = {(each.value) for each in identifiers if not _is_plain(each, read)}
    if full:
        gathered.fields["identifiers"] = [
            each for each in identifiers if not (_is_plain(each, read) and each.value in full)
        ]
    addresses: list[Address] = gathered.held("addresses")
    drawn = {" ".join(each.text.split()) for each in addresses if each.at != read.at("address")}
    if drawn:
        gathered.fields["addresses"] = [
            each for each in addresses if each.at != read.at("address") or not _is_drawn(each.text, drawn)
        ]
    for missing in read.properties.get("addressEntity", ()):
        if missing not in world.entities:
            gathered.loss("ftm.missing", read.at("addressEntity"), missing, "the entity is not in the file")


def _is_plain(identifier: Identifier, read: Read) -> bool:
    return identifier.at.startswith(f"{read.id}/") and identifier.at != read.at("notes")


def _is_drawn(text: str, drawn: set[str]) -> bool:
    return text in drawn or any(fit_value("address", each) == text for each in drawn)


def _find_unused(entities: Iterable[Read], beside: Mapping[str, Iterable[Read]], world: World) -> list[Issue]:
    used = {read.id for group in beside.values() for read in group} | set(world.native_ids)
    ends = {
        value
        for group in beside.values()
        for read in group
        for values in read.properties.values()
        for value in values
    }
    return [
        Issue(
            "ftm.unused",
            f"line {read.line}",
            read.id,
            f"a {read.schema} that belongs to no listing",
            Severity.NOTE,
        )
        for read in entities
        if read.id not in used and read.id not in ends
    ]
