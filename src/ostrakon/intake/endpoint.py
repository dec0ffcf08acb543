"""One question to an endpoint that the operator has named: JSON there, JSON back, no redirect, under caps.

The operator's own machine may serve it (`http://127.0.0.1:...`); over plain http nothing goes to any public host.
"""

import ipaddress
import time
from dataclasses import dataclass

import httpx2

from ostrakon.intake.addresses import is_public, resolve_host
from ostrakon.intake.body import BodyTooLarge, read_body
from ostrakon.intake.fetch import USER_AGENT
from ostrakon.model import BadRequest, SourceUnavailable

_PORTS = {"https": 443, "http": 80}  # RFC 9110 4.2


@dataclass(frozen=True, slots=True)
class AskLimits:
    """Caps of one question; a model of billions of weights on a plain machine takes minutes for a page."""

    size: int = 8 * 1024 * 1024
    seconds: float = 300.0


def ask_endpoint(address: str, question: bytes, *, key: str = "", limits: AskLimits | None = None) -> bytes:
    """The body of the answer to a POST of JSON.

    Raises:
        BadRequest: an address that may not be asked.
        SourceUnavailable: no whole answer, or one that says it failed; the message never holds the key.
    """
    caps = limits or AskLimits()
    url = _checked(address)
    headers = {"Content-Type": "application/json", "User-Agent": USER_AGENT, "Accept-Encoding": "identity"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    deadline = time.monotonic() + caps.seconds
    try:
        with (
            httpx2.Client(trust_env=False, timeout=caps.seconds, follow_redirects=False) as client,
            client.stream("POST", url, content=question, headers=headers) as answer,
        ):
            if answer.status_code != httpx2.codes.OK:
                raise SourceUnavailable(f"{address} answered {answer.status_code} {answer.reason_phrase}")
            return read_body(answer.iter_raw(), encoding="", announced=None, limit=caps.size, deadline=deadline)
    except httpx2.TransportError as error:
        raise SourceUnavailable(f"{address} gave no answer: {type(error).__name__}") from error
    except (BodyTooLarge, EOFError, TimeoutError, ValueError) as error:
        raise SourceUnavailable(f"{address} gave no whole answer: {error}") from error


def _checked(address: str) -> httpx2.URL:
    try:
        url = httpx2.URL(address)
    except httpx2.InvalidURL as error:
        raise BadRequest(f"{address[:200]!r} is not an address: {error}") from error
    if url.scheme not in _PORTS or not url.host or url.userinfo:
        raise BadRequest(f"{url.host or address[:200]!r}: expected https://HOST/... without a user name")
    if url.scheme == "http" and _is_public_host(url):
        raise BadRequest(f"{address[:200]} would carry reports and the key unencrypted; use https")
    return url


def _is_public_host(url: httpx2.URL) -> bool:
    try:
        answers = resolve_host(url.host, url.port or _PORTS["http"])
    except OSError as error:
        raise SourceUnavailable(f"cannot resolve {url.host}: {error}") from error
    return any(is_public(ipaddress.ip_address(answer.partition("%")[0])) for answer in answers)
