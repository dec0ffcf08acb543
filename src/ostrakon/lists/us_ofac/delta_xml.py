"""OFAC's files of changes (DeltaFile/1.0), applied to an edition: entities added, removed, modified.

Source: OFAC's DeltaFile.xsd. An entity with `action` add or remove is whole; one that is modified carries
`action` on itself or only on the elements inside it that change, each named by its `id`.
"""

import copy
from collections.abc import Sequence

from lxml import etree

from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.recipe import EntriesRead, Head, IssueLog, ListFormat
from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.entity import read_entity
from ostrakon.lists.us_ofac.programs import CONS, SDN
from ostrakon.lists.xml import Element, read_elements, text_at
from ostrakon.model import Capture, Listing

_ADD, _REMOVE = "add", "remove"
_SDN_LIST = "SDN List"


def recognize_delta(head: Head) -> tuple[str, ...]:
    """The lists that a file of changes may be of; empty where it is none."""
    if head.root != "sanctionsData" or "DeltaFile" not in head.namespace:
        return ()
    return (SDN, CONS)


def read_delta(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """The edition that results from applying the files, in order of address, to the base edition.

    Entries are those of the result. A change that cannot be applied leaves the base's listing, with an issue.

    Raises:
        SourceChanged: truncated or malformed.
    """
    log = IssueLog()
    published = None
    held = {listing.native_id: listing for listing in base}
    for capture in captures:
        for element in read_elements(capture, "publicationInfo", "entity"):
            if element.tag == "publicationInfo":
                stated = day_or_loss(text_at(element, "datePublished"), "publicationInfo/datePublished", log=log)
                published = max(filter(None, (published, stated)), default=None)
            elif _is_of(element, source, held):
                _apply(element, held, source=source, log=log)
    return EntriesRead(len(held), list(held.values()), log.issues, published)


def _is_of(entity: Element, source: ListSource, held: dict[str, Listing]) -> bool:
    """Whether a change is of this list: one file tells of both, by the names of the lists that an entity is on."""
    names = [(item.text or "").strip() for item in entity.iterfind("sanctionsLists/sanctionsList")]
    if not names:
        return entity.get("id", "") in held
    return (_SDN_LIST in names) == (source.id == SDN) or entity.get("id", "") in held


def _apply(entity: Element, held: dict[str, Listing], *, source: ListSource, log: IssueLog) -> None:
    native_id, action = entity.get("id", ""), entity.get("action", "modify")
    place = f"entity {native_id}"
    if action == _REMOVE:
        if held.pop(native_id, None) is None:
            log.note("delta.absent", place, value=action, message="removed, but the base edition does not hold it")
        return
    if action == _ADD or not _is_partial(entity):
        if action == _ADD and native_id in held:
            log.note(
                "delta.present", place, value=action, message="added, but the base edition holds it; replaced"
            )
        held[native_id] = read_entity(_drop_actions(entity), source, log)
        return
    before = held.get(native_id)
    if before is None or not before.raw.startswith("<entity"):
        message = "a change of parts needs a base edition in ENHANCED XML that holds the entity; left as it was"
        log.loss(
            "delta.not_applied", place, value=etree.tostring(entity, encoding="unicode")[:300], message=message
        )
        return
    held[native_id] = read_entity(_merge(before.raw, entity, log), source, log)


def _is_partial(entity: Element) -> bool:
    return any(part.get("action") for part in entity.iterdescendants()) or entity.find("names") is None


def _drop_actions(entity: Element) -> Element:
    for part in entity.iter():
        if "action" in part.attrib:
            del part.attrib["action"]
    return entity


def _merge(raw: str, change: Element, log: IssueLog) -> Element:
    """The base's element with every element of the change that carries an action added, replaced or removed."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=True)
    merged = etree.fromstring(raw.encode("utf-8"), parser)
    for part in change.iterdescendants():
        if part.get("action"):
            _merge_part(merged, part, log)
    return merged


def _merge_part(merged: Element, part: Element, log: IssueLog) -> None:
    twin = next(
        (each for each in merged.iter(part.tag) if part.get("id") and each.get("id") == part.get("id")), None
    )
    action = part.get("action")
    if twin is None and action == _REMOVE:
        place = f"entity {merged.get('id')} / {part.tag} {part.get('id')}"
        log.note("delta.absent", place, value=action or "", message="removed, but the base does not hold it")
        return
    new = _drop_actions(copy.deepcopy(part))
    parent = twin.getparent() if twin is not None else _find_section(merged, part)
    if parent is None:
        return
    if twin is not None:
        place_in_parent = parent.index(twin)
        parent.remove(twin)
        if action != _REMOVE:
            parent.insert(place_in_parent, new)
    else:
        parent.append(new)


def _find_section(merged: Element, part: Element) -> Element | None:
    """The element that a new part goes into: of its parent's tag and id, made where it is missing."""
    parent = part.getparent()
    if parent is None:
        return None
    for each in merged.iter(parent.tag):
        if each.get("id") == parent.get("id"):
            return each
    return etree.SubElement(merged, parent.tag)


DELTA_XML = ListFormat("ofac_delta_xml", recognize_delta, read_delta, on_base=True)
