"""One question to an endpoint: on this machine or encrypted, never redirected, its key never told."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from ostrakon.intake.endpoint import AskLimits, ask_endpoint
from ostrakon.model import BadRequest, SourceUnavailable


@contextmanager
def standing_in(reply: Callable[[BaseHTTPRequestHandler, bytes], tuple[int, bytes]]) -> Iterator[str]:
    """A server on 127.0.0.1 that answers POST; gives its address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            status, body = reply(self, self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if status == 307:
                self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def test_the_question_goes_with_its_key_and_the_answer_comes_back() -> None:
    seen: dict[str, object] = {}

    def reply(request: BaseHTTPRequestHandler, body: bytes) -> tuple[int, bytes]:
        seen.update(path=request.path, key=request.headers["Authorization"], body=body)
        return 200, b"answer"

    with standing_in(reply) as address:
        assert ask_endpoint(address, b"question", key="secret") == b"answer"
    assert seen == {"path": "/v1", "key": "Bearer secret", "body": b"question"}


@pytest.mark.parametrize("status", [400, 401, 429, 500, 307])
def test_an_answer_that_failed_or_leads_elsewhere_is_an_error_without_the_key(status: int) -> None:
    with (
        standing_in(lambda *_: (status, b"secret?")) as address,
        pytest.raises(SourceUnavailable, match=str(status)) as error,
    ):
        ask_endpoint(address, b"question", key="secret")
    assert "secret" not in str(error.value)


def test_an_answer_beyond_the_cap_is_refused() -> None:
    with standing_in(lambda *_: (200, b"x" * 2000)) as address, pytest.raises(SourceUnavailable, match="cap"):
        ask_endpoint(address, b"question", limits=AskLimits(size=1000))


def test_nobody_there_is_an_error_that_says_so() -> None:
    with standing_in(lambda *_: (200, b"")) as address:
        pass
    with pytest.raises(SourceUnavailable, match="no answer"):
        ask_endpoint(address, b"question")


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/v1", "https://", "nonsense", "https://user:word@127.0.0.1/", "http://8.8.8.8/v1"]
)
def test_addresses_that_may_not_be_asked_are_refused(address: str) -> None:
    with pytest.raises(BadRequest):
        ask_endpoint(address, b"question", key="secret")
