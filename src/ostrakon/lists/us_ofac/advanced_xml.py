"""OFAC's ADVANCED XML is known and refused: ENHANCED holds the same parties, and is read whole."""

from collections.abc import Sequence

from ostrakon.lists.recipe import EntriesRead, Head, ListFormat
from ostrakon.lists.source import ListSource
from ostrakon.lists.us_ofac.programs import CONS, SDN
from ostrakon.model import BadRequest, Capture, Listing


def recognize_advanced(head: Head) -> tuple[str, ...]:
    """Both lists where the root is that of ADVANCED XML, else empty."""
    return (SDN, CONS) if head.root == "Sanctions" else ()


def refuse_advanced(captures: Sequence[Capture], source: ListSource, base: Sequence[Listing]) -> EntriesRead:
    """Never returns.

    Raises:
        BadRequest: always, naming the file to load in its place.
    """
    raise BadRequest(
        f"{captures[0].address}: OFAC's ADVANCED XML is not read. Expected SDN_ENHANCED.XML or CONS_ENHANCED.XML, "
        "which hold the same parties; found the root <Sanctions>. Load the ENHANCED file in its place."
    )


ADVANCED_XML = ListFormat("ofac_advanced_xml", recognize_advanced, refuse_advanced)
