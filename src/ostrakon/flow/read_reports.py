"""Reports become readings: captured, kept, read on all cores, stored beside earlier readings, told in order."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import IO

from ostrakon.flow.listed_names import open_listed_names
from ostrakon.flow.reading_pool import Answer, ReadTask, count_cores, read_all
from ostrakon.flow.report_sources import Gathered, capture_source
from ostrakon.flow.second_reader import SecondReading, read_second
from ostrakon.flow.shelf import Shelf
from ostrakon.flow.texts import read_text
from ostrakon.intake import PUBLIC_ONLY, AddressPolicy
from ostrakon.ledger.captures import add_captures
from ostrakon.ledger.readings import add_reading, read_document
from ostrakon.model import Capture, OstrakonError, Reading
from ostrakon.reading import READER
from ostrakon.settings import ReaderSettings

__all__ = ["ReadOutcome", "ReadTerms", "read_sources", "read_text"]

_POOL_LEAST = 8  # documents from which starting processes (a second each) is worth it


@dataclass(frozen=True, slots=True)
class ReadTerms:
    """How reports are to be read.

    `published` None has the day looked for in each document. `again` reads anew what this reader read before.
    `processes` None takes all cores for many documents, this process alone for few. `second` names another reader
    to be asked beside the built-in one.
    """

    published: date | None = None
    again: bool = False
    processes: int | None = None
    second: ReaderSettings | None = None
    standard_input: IO[bytes] | None = None
    policy: AddressPolicy = PUBLIC_ONLY


@dataclass(frozen=True, slots=True)
class ReadOutcome:
    """What became of one source: a reading, or the error. `known`: this reader had read it before."""

    source: str
    reading: Reading | None = None
    error: OstrakonError | None = None
    known: bool = False
    second: SecondReading | None = None


@dataclass(slots=True)
class _Step:
    """One source on its way: settled without reading, or waiting for the answer to its task."""

    source: str
    task: ReadTask | None = None
    settled: ReadOutcome | None = None


def read_sources(shelf: Shelf, gathered: Gathered, terms: ReadTerms) -> Iterator[ReadOutcome]:
    """What became of each source, in order. Each reading is in the ledger before it is told."""
    for outcome in _read_own(shelf, gathered, terms):
        if terms.second is None or outcome.reading is None or not outcome.reading.document.text.strip():
            yield outcome
            continue
        reading, second = read_second(shelf, outcome.reading, terms.second, again=terms.again)
        yield replace(outcome, reading=reading, second=second)


def _read_own(shelf: Shelf, gathered: Gathered, terms: ReadTerms) -> Iterator[ReadOutcome]:
    """What the built-in reader made of each source."""
    begun: deque[_Step] = deque()
    tasks = _tasks(shelf, gathered, terms, begun)
    first = next(tasks, None)
    if first is not None:
        names = open_listed_names(shelf)
        processes = terms.processes or (count_cores() if len(gathered.sources) >= _POOL_LEAST else 1)
        for answer in read_all(chain((first,), tasks), names, processes=processes):
            yield from _settled(begun)
            yield _close(shelf, begun.popleft(), answer)
    yield from _settled(begun)


def _tasks(shelf: Shelf, gathered: Gathered, terms: ReadTerms, begun: deque[_Step]) -> Iterator[ReadTask]:
    """The tasks of the sources that must be read; every source goes to `begun`, in order."""
    for source in gathered.sources:
        step = _begin(shelf, source, terms)
        begun.append(step)
        if step.task is not None:
            yield step.task


def _settled(begun: deque[_Step]) -> Iterator[ReadOutcome]:
    """The outcomes that need no answer, up to the first step that waits for one."""
    while begun and begun[0].settled is not None:
        yield begun[0].settled
        begun.popleft()


def _begin(shelf: Shelf, source: str, terms: ReadTerms) -> _Step:
    try:
        at = shelf.clock()
        capture = capture_source(source, at=at, standard_input=terms.standard_input, policy=terms.policy)
    except OstrakonError as error:
        return _Step(source, settled=ReadOutcome(source, error=error))
    known = None if terms.again else _known_reading(shelf, capture, terms.published)
    if known is not None:
        return _Step(source, settled=ReadOutcome(source, known, known=True))
    shelf.captures.keep(capture)
    add_captures(shelf.ledger, [capture])
    return _Step(source, ReadTask(capture, terms.published))


def _known_reading(shelf: Shelf, capture: Capture, published: date | None) -> Reading | None:
    """The newest reading of these bytes by this reader, of the day given if one is given."""
    for reading in reversed(read_document(shelf.ledger, f"sha256:{capture.digest}")):
        if reading.reader == READER and published in (None, reading.document.published):
            return reading
    return None


def _close(shelf: Shelf, step: _Step, answer: Answer) -> ReadOutcome:
    if isinstance(answer, OstrakonError):
        return ReadOutcome(step.source, error=answer)
    add_reading(shelf.ledger, answer, at=shelf.clock())
    return ReadOutcome(step.source, answer)
