"""Documents read on all cores, answers in order; one that brings a process down does not stop the others."""

import logging
import multiprocessing
import os
import sys
import threading
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date

from ostrakon.flow.texts import finish_reading
from ostrakon.model import BadRequest, Capture, OstrakonError, Reading, Report
from ostrakon.reading.documents import READ, read_capture
from ostrakon.reading.naming.listed_names import ListedNames

_AHEAD = 4  # documents waiting for each process: enough to keep it busy, few enough to keep memory small


@dataclass(frozen=True, slots=True)
class ReadTask:
    """A capture to read. `published` None has the day looked for in the document."""

    capture: Capture
    published: date | None


class ReaderBug(OstrakonError):
    """The reader failed on one document for a reason that is none of the document's: a bug (70)."""


# trafilatura logs each page without a main text; here that is an issue of the report.
for _name in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

Answer = Reading | OstrakonError
_names: ListedNames | None = None


def read_with_names(report: Report, names: ListedNames | None) -> Reading:
    """A report read, with the names of the lists that stand in it."""
    known = names is not None and report.language in READ
    return finish_reading(report, names.found_in(report.text, language=report.language) if names and known else {})


def read_task(task: ReadTask, names: ListedNames | None) -> Answer:
    """The reading of a capture, or the error that stopped it, as a value."""
    try:
        return read_with_names(read_capture(task.capture, published=task.published), names)
    except OstrakonError as error:
        return error
    except Exception as error:
        where = traceback.format_exc(limit=-3).strip()
        return ReaderBug(f"the reader failed on {task.capture.address} ({type(error).__name__}); a bug:\n{where}")


def count_cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def read_all(tasks: Iterable[ReadTask], names: ListedNames | None, *, processes: int) -> Iterator[Answer]:
    """The answer for each task, in order; with one process, in this one."""
    if processes <= 1:
        yield from (read_task(task, names) for task in tasks)
        return
    waiting = iter(tasks)
    pending: deque[ReadTask] = deque()
    while True:
        try:
            yield from _read_until_broken(waiting, pending, names, processes)
            return
        except (
            BrokenProcessPool
        ):  # by the system, for want of memory, or by a document: the first one is tried alone
            yield _read_alone(pending.popleft(), names)


def _read_until_broken(
    waiting: Iterator[ReadTask], pending: deque[ReadTask], names: ListedNames | None, processes: int
) -> Iterator[Answer]:
    """Answers, in order; `pending` holds the tasks that were begun and not answered."""
    with _pool(names, processes) as pool:
        futures: deque[Future[Answer]] = deque(pool.submit(_read_here, task) for task in pending)
        while True:
            while len(futures) < _AHEAD * processes and (task := next(waiting, None)) is not None:
                pending.append(task)
                futures.append(pool.submit(_read_here, task))
            if not futures:
                return
            answer = futures.popleft().result()
            pending.popleft()
            yield answer


def _read_alone(task: ReadTask, names: ListedNames | None) -> Answer:
    try:
        with _pool(names, 1) as pool:
            return pool.submit(_read_here, task).result()
    except BrokenProcessPool:
        return BadRequest(
            f"{task.capture.address} brought the reader's process down (out of memory, or a file made to do so); "
            "it was left out"
        )


def _pool(names: ListedNames | None, processes: int) -> ProcessPoolExecutor:
    # A fork shares the names without copying them, and is safe only while no other thread holds a lock.
    alone = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if alone else "spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_take_names, initargs=(names,))


def _take_names(names: ListedNames | None) -> None:
    global _names  # a worker's own copy: sent once, not with each document
    _names = names


def _read_here(task: ReadTask) -> Answer:
    return read_task(task, _names)
