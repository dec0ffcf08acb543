"""An address becomes a capture, or a clear error; a fetch that fails leaves everything as it was.

Redirects are followed by hand, so that every hop is checked: scheme, host, and the address it resolves to.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime

import httpx2
import stamina

from ostrakon.intake.addresses import PUBLIC_ONLY, AddressPolicy
from ostrakon.intake.body import BodyTooLarge, read_body
from ostrakon.intake.captures import make_capture
from ostrakon.model import BadRequest, Capture, SourceChanged, SourceUnavailable

Progress = Callable[[int, int | None], None]
"""Called with the bytes received so far and the bytes announced (None where the source does not say)."""

USER_AGENT = "ostrakon/0.1 (sanctions record; python)"  # OFAC's list service refuses requests without one
_RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})  # RFC 9110 15.5.9, 15.6; RFC 8470; RFC 6585
_REDIRECTS = frozenset({301, 302, 303, 307, 308})  # RFC 9110 15.4
_LENGTH_DIGITS = 19  # a Content-Length of more digits passes 2^63 and is no length
_HTTPS_PORT = 443  # RFC 9110 4.2.2
_STEP_SECONDS = 30.0  # longest wait for one connection or one piece of the body


@dataclass(frozen=True, slots=True)
class FetchLimits:
    """Caps of one fetch. Sizes count after decompression; `seconds` is for each attempt, whole."""

    size: int = 512 * 1024 * 1024
    seconds: float = 600.0
    hops: int = 5
    attempts: int = 3
    wait: float = 1.0


@dataclass(frozen=True, slots=True)
class Validators:
    """What the source said of the version already held; empty where it said nothing."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class _Request:
    address: str
    hosts: frozenset[str]
    policy: AddressPolicy
    limits: FetchLimits
    known: Validators
    progress: Progress | None = field(default=None)


class _TryAgain(Exception):
    """Trouble that a second attempt may cure."""


def fetch_capture(
    address: str,
    *,
    at: datetime,
    hosts: frozenset[str],
    known: Validators | None = None,
    progress: Progress | None = None,
    settings: tuple[AddressPolicy, FetchLimits] = (PUBLIC_ONLY, FetchLimits()),
) -> Capture | None:
    """The bytes at an address; None where the source says that they are still those of `known`.

    Args:
        address: an https address on one of `hosts`.
        at: the time of retrieval to note (UTC).
        hosts: the allow-list; redirects may not leave it either.
        known: validators of the version held, for a conditional request.
        progress: told of bytes as they come.
        settings: where connections may go, and the caps.

    Raises:
        BadRequest: the address itself is not one that may be fetched.
        SourceUnavailable: no whole answer within the caps, after retries.
        SourceChanged: the source answers with an error, leads elsewhere, or sends more than the cap.
    """
    policy, limits = settings
    request = _Request(address, hosts, policy, limits, known or Validators(), progress)
    refused = (
        _refusal(request, httpx2.URL(address)) if _is_url(address) else f"{address[:200]!r} is not an address"
    )
    if refused:
        raise BadRequest(f"will not fetch {address[:200]}: {refused}")
    try:
        for attempt in stamina.retry_context(
            on=_TryAgain, attempts=limits.attempts, timeout=None, wait_initial=limits.wait, wait_jitter=limits.wait
        ):
            with attempt:
                return _attempt(request, at, attempt.num - 1)
    except _TryAgain as error:
        raise SourceUnavailable(
            f"{address} gave no whole answer in {limits.attempts} attempts: {error}; "
            "the record is unchanged; try again later"
        ) from error
    raise AssertionError("a retry ends with an answer or an error")


def _is_url(address: str) -> bool:
    try:
        return bool(httpx2.URL(address).host)
    except httpx2.InvalidURL:
        return False


def _refusal(request: _Request, url: httpx2.URL) -> str:
    if url.scheme not in request.policy.schemes:
        return f"the scheme is {url.scheme!r}, expected {' or '.join(sorted(request.policy.schemes))}"
    if url.userinfo:
        return "it carries a user name or password"
    if url.host not in request.hosts:
        return f"the host {url.host!r} is not on the allow-list ({', '.join(sorted(request.hosts))})"
    return ""


def _attempt(request: _Request, at: datetime, turn: int) -> Capture | None:
    deadline = time.monotonic() + request.limits.seconds
    url = httpx2.URL(request.address)
    for _ in range(request.limits.hops + 1):
        with _answer(request, url, deadline, turn) as response:
            if response.status_code not in _REDIRECTS:
                return _read_answer(request, response, deadline, at)
            url = _next_hop(request, url, response)
    raise SourceChanged(
        f"{request.address} redirects more than {request.limits.hops} times; the record is unchanged"
    )


def _next_hop(request: _Request, url: httpx2.URL, response: httpx2.Response) -> httpx2.URL:
    location = response.headers.get("location", "")
    try:
        hop = url.join(location)
    except httpx2.InvalidURL as error:
        raise SourceChanged(f"{request.address} redirects to {location[:200]!r}, which is no address") from error
    if refused := _refusal(request, hop):
        raise SourceChanged(f"{request.address} redirects to {str(hop)[:200]}: {refused}; the record is unchanged")
    return hop


@contextmanager
def _answer(request: _Request, url: httpx2.URL, deadline: float, turn: int) -> Iterator[httpx2.Response]:
    """One request to the vetted address of the host; TLS and the Host header keep the host's name."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise _TryAgain(f"it took more than {request.limits.seconds:g} seconds")
    verify = request.policy.tls or True
    client = httpx2.Client(
        verify=verify, trust_env=False, timeout=min(left, _STEP_SECONDS), follow_redirects=False
    )
    watchdog = threading.Timer(left, client.close)  # ends answers that dribble their headers
    watchdog.daemon = True
    watchdog.start()
    try:
        with (
            client,
            client.stream(
                "GET",
                url.copy_with(host=_vetted_address(request, url, turn)),
                headers=_headers(request, url),
                extensions={"sni_hostname": url.host},
            ) as response,
        ):
            yield response
    except httpx2.TransportError as error:
        raise _TryAgain(f"{type(error).__name__}: {error}") from error
    except (RuntimeError, OSError) as error:  # what a client closed by the watchdog raises
        if time.monotonic() < deadline:
            raise
        raise _TryAgain(f"it took more than {request.limits.seconds:g} seconds") from error
    finally:
        watchdog.cancel()


def _vetted_address(request: _Request, url: httpx2.URL, turn: int) -> str:
    """One of the host's addresses, all vetted; each attempt takes the next."""
    try:
        answers = request.policy.vet_host(url.host, url.port or _HTTPS_PORT)
        return answers[turn % len(answers)]
    except PermissionError as error:
        raise SourceChanged(f"will not connect for {request.address}: {error}; the record is unchanged") from error
    except OSError as error:
        raise _TryAgain(f"cannot resolve {url.host}: {error}") from error


def _headers(request: _Request, url: httpx2.URL) -> dict[str, str]:
    headers = {"Host": url.netloc.decode("ascii"), "User-Agent": USER_AGENT, "Accept-Encoding": "gzip"}
    if request.known.etag:
        headers["If-None-Match"] = request.known.etag
    if request.known.last_modified:
        headers["If-Modified-Since"] = request.known.last_modified
    return headers


def _read_answer(request: _Request, response: httpx2.Response, deadline: float, at: datetime) -> Capture | None:
    status = response.status_code
    if status == httpx2.codes.NOT_MODIFIED and request.known != Validators():
        return None
    if status in _RETRY_STATUS:
        raise _TryAgain(f"it answered {status} {response.reason_phrase}")
    if status != httpx2.codes.OK:
        raise SourceChanged(
            f"{request.address} answered {status} {response.reason_phrase}, expected 200; the record is "
            "unchanged; check the address in the list's source.toml"
        )
    data = _read_data(request, response, deadline)
    capture = make_capture(
        data, address=request.address, at=at, media_type=response.headers.get("content-type", "")
    )
    return replace(
        capture,
        etag=response.headers.get("etag", ""),
        last_modified=response.headers.get("last-modified", ""),
    )


def _read_data(request: _Request, response: httpx2.Response, deadline: float) -> bytes:
    try:
        data = read_body(
            response.iter_raw(),
            encoding=response.headers.get("content-encoding", ""),
            announced=_announced(response),
            limit=request.limits.size,
            deadline=deadline,
            progress=request.progress,
        )
    except BodyTooLarge as error:
        raise SourceChanged(f"{request.address}: {error}; the record is unchanged") from error
    except (EOFError, TimeoutError, ValueError) as error:
        raise _TryAgain(str(error)) from error
    if not data:
        raise _TryAgain("its answer is empty")
    return data


def _announced(response: httpx2.Response) -> int | None:
    length = response.headers.get("content-length", "")
    return int(length) if length.isascii() and length.isdigit() and len(length) < _LENGTH_DIGITS else None
