"""Functions that are written once and run in two ways: by Python for a few names, compiled for many.

The compiler takes a second to load and a quarter of a minute to compile everything the first time, so it is
loaded only when enough names are asked for. Compiled code is kept beside the sources (or in the user's cache)
under a digest of all sources that may take part, so code of another version is never run. Both ways give the same
numbers.

In the plain way arrays are seen as memory views, whose elements are Python integers, and records as named tuples.
"""

import hashlib
import os
import shutil
import sys
import threading
import time
from collections import namedtuple
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from types import FunctionType
from typing import Any, NamedTuple, ParamSpec, TypeVar

import numpy as np

Given = ParamSpec("Given")
Result = TypeVar("Result")
Function = TypeVar("Function", bound=Callable[..., Any])

_LOAD_SECONDS = 1.0  # loading the compiler and compiled code that is kept; measured
_COMPILE_SECONDS = 15.0  # compiling everything; measured
_PLAIN_SECONDS = {"name": 0.03, "pair": 0.002}  # one of a kind in the plain way, until it is measured
_KEPT = 3  # versions whose compiled code stays on disk, some 4 MB each
_MOST_ROWS = 50_000  # records held as tuples; some 20 MB


class _Source(NamedTuple):
    """What is compiled in place of a function, and whether Python calls it."""

    function: Callable[..., Any]
    is_entry: bool


_SOURCES: dict[Callable[..., Any], _Source] = {}  # in the order of definition: callees before callers
_COMPILED: dict[Callable[..., Any], Any] = {}
_LOCK = threading.RLock()


class _Spending:
    """Whether compiled code is used from now on, and what the plain way has cost this process so far."""

    compiled = False
    seconds = 0.0
    each = dict(_PLAIN_SECONDS)


def inner(function: Function) -> Function:
    """Declare a function that other such functions call."""
    _SOURCES[function] = _Source(function, False)
    return function


def entry(function: Function) -> Function:
    """Declare a function that Python calls by `run`."""
    _SOURCES[function] = _Source(function, True)
    return function


def inner_for(plain: Function) -> Callable[[Function], Function]:
    """Declare what is compiled in place of another function, which stays the plain way."""

    def declare(function: Function) -> Function:
        _SOURCES[plain] = _Source(function, False)
        return plain

    return declare


def entry_for(plain: Function) -> Callable[[Function], Function]:
    """As `inner_for`, for a function that Python calls by `run`."""

    def declare(function: Function) -> Function:
        _SOURCES[plain] = _Source(function, True)
        return plain

    return declare


def run(function: Callable[Given, Result], *given: Given.args, **_: Given.kwargs) -> Result:
    """Call a declared function in the way that is in use."""
    if not _Spending.compiled:
        return function(*(as_plain(value) for value in given))  # type: ignore[call-arg]
    found = _COMPILED.get(function)
    result: Result = (found if found is not None else _compile(function))(*given)
    return result


def is_compiled() -> bool:
    """Whether `run` runs compiled code."""
    return _Spending.compiled


def use_compiled(yes: bool = True) -> None:
    """Run compiled code from now on, or the plain way. A service calls this before its first request."""
    _Spending.compiled = yes


def pays(kind: str, count: int) -> bool:
    """Whether compiled code answers so many more sooner, what loading or making it costs included."""
    cost = _LOAD_SECONDS if _is_kept() else _COMPILE_SECONDS
    return _Spending.seconds + count * _Spending.each[kind] > cost


def prepare(kind: str, count: int) -> None:
    """Say how many of a kind ("name", "pair") come next: compiled code is used from where on it pays.

    What the plain way has cost so far counts: a process that goes on asking one by one changes over, too.
    """
    if not _Spending.compiled and pays(kind, count):
        use_compiled()


@contextmanager
def clocked(kind: str, count: int) -> Iterator[None]:
    """Measures what so many of a kind cost, if it is in the plain way."""
    plain, start = not _Spending.compiled, time.perf_counter()
    yield
    if plain:
        taken = time.perf_counter() - start
        _Spending.seconds += taken
        _Spending.each[kind] = taken / max(1, count)


class Rows:
    """Records of an array as named tuples, made when asked for."""

    def __init__(self, array: Any) -> None:
        self._array = array
        self._row = namedtuple("Row", array.dtype.names)  # type: ignore[misc]
        self._known: dict[int, Any] = {}

    def __len__(self) -> int:
        return int(self._array.size)

    def __getitem__(self, place: int) -> Any:
        found = self._known.get(place)
        if found is None:
            values = (
                tuple(value.tolist()) if isinstance(value, np.ndarray) else value
                for value in self._array[place].item()
            )
            if len(self._known) >= _MOST_ROWS:
                self._known.clear()
            found = self._known[place] = self._row(*values)
        return found


def as_plain(value: Any) -> Any:
    """Arrays as memory views and records as tuples, inside tuples too; anything else as it is."""
    if isinstance(value, np.ndarray):
        return Rows(value) if value.dtype.names else memoryview(value.data)
    if isinstance(value, tuple):
        parts = [as_plain(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value


def _compile(function: Callable[..., Any]) -> Any:
    """The compiled form of a function; everything declared so far is set up with it."""
    with _LOCK:
        if function not in _COMPILED:
            import numba

            config: Any = numba.config
            folder = _cache_folder(config.CACHE_DIR)
            before, config.CACHE_DIR = config.CACHE_DIR, folder
            try:
                _set_up(numba.njit, keeps=bool(folder))
            finally:
                config.CACHE_DIR = before
        return _COMPILED[function]


def _set_up(njit: Any, *, keeps: bool) -> None:
    """Declare every function to the compiler, each over the compiled forms of what it calls.

    Compiling waits until a function is called.
    """
    spaces: dict[str, dict[str, Any]] = {}
    for plain, source in _SOURCES.items():
        if plain in _COMPILED:
            continue
        function = source.function
        assert isinstance(function, FunctionType)
        space = spaces.setdefault(function.__module__, dict(vars(sys.modules[function.__module__])))
        copy = FunctionType(function.__code__, space, function.__name__, function.__defaults__)
        copy.__module__, copy.__qualname__ = function.__module__, function.__qualname__
        # nothing here makes arrays, so none is counted (_nrt): three times as quick, and half as much to compile
        if source.is_entry:
            _COMPILED[plain] = njit(cache=keeps, no_cfunc_wrapper=True, nogil=True, _nrt=False)(copy)
        else:
            _COMPILED[plain] = njit(no_cpython_wrapper=True, no_cfunc_wrapper=True, _nrt=False)(copy)
    for space in spaces.values():
        for name, value in space.items():
            if isinstance(value, FunctionType) and value in _COMPILED:
                space[name] = _COMPILED[value]


@lru_cache(maxsize=1)
def _digest() -> str:
    """A digest of the sources of the rooms with declared functions, and of what compiles them."""
    total = hashlib.sha256(f"{sys.version} numba {version('numba')} numpy {np.__version__}".encode())
    for room in ("names", "resolve", "screen"):
        for file in sorted((Path(__file__).parents[1] / room).glob("*.py")):
            total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def _cache_folders() -> Iterator[Path]:
    """Where compiled code may be kept, best first."""
    name = f"compiled-{_digest()}"
    yield Path(__file__).parents[1] / "__pycache__" / name
    with suppress(RuntimeError):  # a user without a home
        yield Path.home() / ".cache" / "ostrakon" / name


def _is_kept() -> bool:
    """Whether compiled code of these sources is on disk."""
    return any(next(folder.rglob("search.search*.nbc"), None) for folder in _cache_folders() if folder.is_dir())


def _cache_folder(chosen: str) -> str:
    """The folder for compiled code, under the one that the user chose if any; "" where nothing can be written."""
    folders = [Path(chosen) / f"compiled-{_digest()}"] if chosen else _cache_folders()
    for folder in folders:
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if os.access(folder, os.W_OK):
                _drop_old(folder)
                return str(folder)
    return ""


def _drop_old(current: Path) -> None:
    """Leave the compiled code of the newest few versions, the current one among them."""
    with suppress(OSError):
        others = [path for path in current.parent.glob("compiled-*") if path != current]
        for old in sorted(others, key=lambda path: path.stat().st_mtime_ns)[: 1 - _KEPT]:
            shutil.rmtree(old, ignore_errors=True)
