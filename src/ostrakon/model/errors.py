"""Errors by who must act; each has its exit code and, at the web door, its status.

One entry's trouble is never an exception: it is an `Issue`. Anything not listed here is a bug and
falls with its traceback (exit code 70). A message says what, where, expected, found, what to do.
"""


class OstrakonError(Exception):
    """Root of the errors that a door turns into one clear line."""

    exit_code = 70
    http_status = 500


class BadRequest(OstrakonError):
    """The caller asked for something that cannot be done as asked."""

    exit_code = 2
    http_status = 400


class NotThere(OstrakonError):
    """What was asked for is not in the record."""

    exit_code = 3
    http_status = 404


class SourceUnavailable(OstrakonError):
    """A source could not be reached or did not answer whole; trying again may help."""

    exit_code = 4
    http_status = 503


class SourceChanged(OstrakonError):
    """A source is not what its recipe expects; the previous edition stays in force until someone looks."""

    exit_code = 5
    http_status = 502


class LedgerConflict(OstrakonError):
    """The ledger holds something that contradicts this write, or another writer holds it."""

    exit_code = 6
    http_status = 409
