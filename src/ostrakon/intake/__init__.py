"""1 BYTES IN: an address or a file becomes a Capture.

Takes: paths and addresses; host allow-list, size and time caps as arguments.
Gives: `Capture` (bytes, SHA-256, time of retrieval), kept content-addressed in a `CaptureStore`.
Why: the only room that fetches; every other room works on bytes already here and hashed.
Units: sizes in bytes, times in seconds; retrieval times in UTC, given by the caller.
Sources: conditional requests, RFC 9110 section 13; special-purpose addresses, RFC 6890 and the IANA registries
that `ipaddress` follows.
"""

from ostrakon.intake.addresses import PUBLIC_ONLY, AddressPolicy
from ostrakon.intake.captures import CaptureStore, make_capture
from ostrakon.intake.fetch import FetchLimits, Validators, fetch_capture
from ostrakon.intake.files import FILE_LIMIT, read_file, read_stream

__all__ = [
    "FILE_LIMIT",
    "PUBLIC_ONLY",
    "AddressPolicy",
    "CaptureStore",
    "FetchLimits",
    "Validators",
    "fetch_capture",
    "make_capture",
    "read_file",
    "read_stream",
]
