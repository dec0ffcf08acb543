"""OFAC's ENHANCED XML: names with scripts and parts, features, documents, relationships, legal authorities.

Source: OFAC's ENHANCED_XML.xsd. The element of an entity is the same in files of changes (`delta_xml`).
"""

import re
from collections.abc import Sequence

from ostrakon.lists.dates import day_or_loss
from ostrakon.lists.recipe import EntriesRead, Head, IssueLog, ListFormat
from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.entity import read_entity
from ostrakon.lists.us_ofac.programs import CONS, SDN
from ostrakon.lists.xml import read_elements, text_at
from ostrakon.model import Capture, Listing

_FILTER = re.compile(rb"<filters>.*?</filters>", re.DOTALL)
_SEARCHED = 65_536  # bytes in which the filters stand


def recognize_enhanced(head: Head) -> tuple[str, ...]:
    """The lists that an ENHANCED file may be of, told by its own filter; empty where it is none."""
    if head.root != "sanctionsData" or "DeltaFile" in head.namespace:
        return ()
    found = _FILTER.search(head.data[:_SEARCHED])
    sdn, cons = (words in found[0] if found else False for words in (b">SDN List<", b">Consolidated List<"))
    if sdn != cons:
        return (SDN,) if sdn else (CONS,)
    return (SDN, CONS)


def read_enhanced(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """All entities of an ENHANCED file.

    Raises:
        SourceChanged: truncated or malformed.
    """
    log = IssueLog()
    published = None
    entries, listings = 0, []
    for element in read_elements(captures[0], "publicationInfo", "entity"):
        if element.tag == "publicationInfo":
            words = text_at(element, "dataAsOf") or text_at(element, "datePublished")
            published = day_or_loss(words, "publicationInfo/dataAsOf", log=log)
            continue
        entries += 1
        listings.append(read_entity(element, source, log))
    return EntriesRead(entries, listings, log.issues, published)


ENHANCED_XML = ListFormat("ofac_enhanced_xml", recognize_enhanced, read_enhanced)
