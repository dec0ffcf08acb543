"""Another reader beside the built-in one: asked where the operator has named one, checked, kept, compared."""

from dataclasses import dataclass, replace

from ostrakon.flow.shelf import Shelf
from ostrakon.intake.endpoint import ask_endpoint
from ostrakon.ledger.readings import add_reading, read_document
from ostrakon.model import Issue, OstrakonError, Reading, Severity
from ostrakon.reading.external import Disagreement, check_answer, compare_readings, make_question, reader_name
from ostrakon.settings import ReaderSettings

_PATH = "/chat/completions"


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What another reader made of a report, as far as it passed the check, and where it differs from ours."""

    reading: Reading
    disagreements: tuple[Disagreement, ...]


def read_second(
    shelf: Shelf, reading: Reading, settings: ReaderSettings, *, again: bool = False
) -> tuple[Reading, SecondReading | None]:
    """The built-in reading with the other one; the endpoint's trouble is an issue and stops nothing.

    What the same model said of the same text before is not asked again, unless `again`.
    """
    name = reader_name(settings.model)
    other = None if again else _kept(shelf, reading, name)
    if other is None:
        try:
            other = _ask(reading, settings, name)
        except OstrakonError as error:
            issue = Issue("external.unavailable", "document", name, f"the other reader: {error}", Severity.NOTE)
            return replace(reading, issues=(*reading.issues, issue)), None
        add_reading(shelf.ledger, other, at=shelf.clock())
    return reading, SecondReading(other, compare_readings(reading, other))


def _kept(shelf: Shelf, reading: Reading, name: str) -> Reading | None:
    document = reading.document
    for kept in reversed(read_document(shelf.ledger, document.id)):
        if kept.reader == name and kept.document == document:
            return kept
    return None


def _ask(reading: Reading, settings: ReaderSettings, name: str) -> Reading:
    address = settings.url.rstrip("/")
    address = address if address.endswith(_PATH) else address + _PATH
    answer = ask_endpoint(address, make_question(reading.document, model=settings.model), key=settings.key)
    return check_answer(reading.document, answer, reader=name, times=reading.times)
