"""How compiled functions are declared: those that only compiled code calls, and those that Python calls, too.

What Python calls needs a wrapper that takes its arguments apart, and for tuples of arrays that is much of the
code: leaving it out where it is not needed makes the first run quicker. Compiled code is kept beside the
source (or in the user's cache) and loaded from then on.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from numba import njit

Function = TypeVar("Function", bound=Callable[..., Any])
_NJIT: Any = njit  # its stubs leave out the wrapper options


def inner(function: Function) -> Function:
    """Compile a function that only compiled functions call."""
    found: Function = _NJIT(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True)(function)
    return found


def entry(function: Function) -> Function:
    """Compile a function that Python calls; it lets other threads run meanwhile."""
    found: Function = _NJIT(cache=True, no_cfunc_wrapper=True, nogil=True)(function)
    return found
