"""Fetching from real servers on this host: what comes, what is refused, what is tried again."""

import gzip
import shutil
import ssl
import subprocess
import time
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from intake.serving import Source, answer, free_port, serve
from ostrakon.intake import PUBLIC_ONLY, AddressPolicy, FetchLimits, Validators, fetch_capture
from ostrakon.model import BadRequest, Capture, SourceChanged, SourceUnavailable

AT = datetime(2023, 7, 24, 15, 0, tzinfo=UTC)
HOSTS = frozenset({"lists.example", "mirror.example"})
HERE = AddressPolicy(frozenset({"http"}), lambda address: True, lambda host, port: ["127.0.0.1"])
QUICK = FetchLimits(size=100_000, seconds=5, hops=3, attempts=3, wait=0.001)


def fetch(
    source: Source | str,
    *,
    known: Validators | None = None,
    policy: AddressPolicy = HERE,
    limits: FetchLimits = QUICK,
) -> Capture | None:
    address = source if isinstance(source, str) else source.address("/sdn.csv")
    return fetch_capture(address, at=AT, hosts=HOSTS, known=known, settings=(policy, limits))


def test_the_bytes_come_with_their_digest_and_validators() -> None:
    with serve(answer(200, b"1,A", ETag='"v1"', Last_Modified="Mon, 24 Jul 2023 14:00:00 GMT")) as source:
        capture = fetch(source)
        assert capture is not None
        assert (capture.data, capture.etag, capture.retrieved_at) == (b"1,A", '"v1"', AT)
        assert capture.last_modified == "Mon, 24 Jul 2023 14:00:00 GMT"


def test_the_request_names_the_host_and_the_program() -> None:
    with serve(answer(200, b"1,A")) as source:
        fetch(source)
        _, headers = source.asked[0]
        assert headers["Host"] == f"lists.example:{source.port}"
        assert headers["User-Agent"].startswith("ostrakon/")


def test_an_unchanged_source_sends_nothing() -> None:
    with serve(answer(304)) as source:
        assert fetch(source, known=Validators('"v1"', "Mon, 24 Jul 2023 14:00:00 GMT")) is None
        _, headers = source.asked[0]
        assert headers["If-None-Match"] == '"v1"'
        assert headers["If-Modified-Since"] == "Mon, 24 Jul 2023 14:00:00 GMT"


def test_a_source_that_fails_is_asked_again() -> None:
    with serve(answer(503), answer(429), answer(200, b"1,A")) as source:
        capture = fetch(source)
        assert capture is not None
        assert len(source.asked) == 3


def test_a_source_that_goes_on_failing_is_unavailable() -> None:
    with serve(answer(503)) as source:
        with pytest.raises(SourceUnavailable, match=r"3 attempts.*503"):
            fetch(source)
        assert len(source.asked) == 3


def test_a_missing_file_is_for_a_maintainer_and_not_asked_again() -> None:
    with serve(answer(404)) as source:
        with pytest.raises(SourceChanged, match="404"):
            fetch(source)
        assert len(source.asked) == 1


def test_a_host_that_does_not_answer_is_unavailable() -> None:
    with pytest.raises(SourceUnavailable, match="ConnectError"):
        fetch(f"http://lists.example:{free_port()}/")


def test_an_answer_cut_short_is_not_taken_for_whole() -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        answer(200, b"1,A", Content_Length="500")(request)
        request.close_connection = True

    with serve(cut) as source, pytest.raises(SourceUnavailable):
        fetch(source)


def test_a_compressed_answer_is_unpacked() -> None:
    with serve(answer(200, gzip.compress(b"1,A") + gzip.compress(b"\n2,B"), Content_Encoding="gzip")) as source:
        capture = fetch(source)
        assert capture is not None
        assert capture.data == b"1,A\n2,B"


def test_a_compressed_answer_cut_short_is_not_taken_for_whole() -> None:
    with (
        serve(answer(200, gzip.compress(b"1,A" * 999)[:-9], Content_Encoding="gzip")) as source,
        pytest.raises(SourceUnavailable, match="ends early"),
    ):
        fetch(source)


def test_a_gzip_bomb_stops_at_the_cap() -> None:
    bomb = gzip.compress(bytes(50_000_000))
    with (
        serve(answer(200, bomb, Content_Encoding="gzip")) as source,
        pytest.raises(SourceChanged, match="cap is 100,000 after decompression"),
    ):
        fetch(source)


def test_an_answer_announced_too_large_is_refused_unread() -> None:
    with (
        serve(answer(200, b"", Content_Length="99999999999")) as source,
        pytest.raises(SourceChanged, match="99,999,999,999"),
    ):
        fetch(source)


def test_an_endless_body_stops_at_the_cap() -> None:
    def endless(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Transfer-Encoding", "chunked")
        request.end_headers()
        while True:
            request.wfile.write(b"1000\r\n" + bytes(4096) + b"\r\n")

    with serve(endless) as source, pytest.raises(SourceChanged, match="cap"):
        fetch(source)


def test_a_body_that_dribbles_stops_at_the_time_cap() -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "1000")
        request.end_headers()
        for _ in range(1000):
            request.wfile.write(b"x")
            request.wfile.flush()
            time.sleep(0.05)

    with serve(slow) as source, pytest.raises(SourceUnavailable):
        fetch(source, limits=FetchLimits(seconds=0.3, attempts=1))


def test_headers_that_dribble_stop_at_the_time_cap() -> None:
    def slow(request: BaseHTTPRequestHandler) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for number in range(1000):
            request.wfile.write(b"X-%d: x\r\n" % number)
            request.wfile.flush()
            time.sleep(0.05)

    with serve(slow) as source, pytest.raises(SourceUnavailable):
        fetch(source, limits=FetchLimits(seconds=0.3, attempts=1))


def test_a_redirect_within_the_allow_list_is_followed() -> None:
    with serve(answer(302, Location="/new/sdn.csv"), answer(200, b"1,A")) as source:
        assert fetch(source)
        assert [path for path, _ in source.asked] == ["/sdn.csv", "/new/sdn.csv"]


@pytest.mark.parametrize(
    "location",
    [
        "http://elsewhere.example/",
        "file:///etc/passwd",
        "ftp://lists.example/",
        "http://u:p@lists.example/",
        "http://[",
    ],
)
def test_a_redirect_elsewhere_is_refused(location: str) -> None:
    with serve(answer(302, Location=location)) as source, pytest.raises(SourceChanged, match="redirects to"):
        fetch(source)


def test_redirects_in_a_circle_end() -> None:
    with serve(answer(301, Location="/sdn.csv")) as source:
        with pytest.raises(SourceChanged, match="more than 3 times"):
            fetch(source)
        assert len(source.asked) == 4


def test_a_redirect_to_a_name_of_a_private_address_is_refused() -> None:
    policy = AddressPolicy(
        frozenset({"http"}),
        lambda address: str(address) != "10.0.0.1",
        lambda host, port: ["10.0.0.1" if host == "mirror.example" else "127.0.0.1"],
    )
    leads_there = answer(302, Location="http://mirror.example/")
    with serve(leads_there) as source, pytest.raises(SourceChanged, match=r"10\.0\.0\.1"):
        fetch(source, policy=policy)


def test_the_address_that_was_vetted_is_the_one_connected_to() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])  # a name server that changes its answer after the check
    policy = AddressPolicy(
        frozenset({"http"}), lambda address: address.is_loopback, lambda host, port: next(answers)
    )
    with serve(answer(200, b"1,A")) as source:
        assert fetch(source, policy=policy)


def test_a_name_server_that_changes_its_answer_between_hops_is_checked_again() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    policy = AddressPolicy(
        frozenset({"http"}), lambda address: address.is_loopback, lambda host, port: next(answers)
    )
    with serve(answer(302, Location="/again"), answer(200, b"1,A")) as source:
        with pytest.raises(SourceChanged, match=r"10\.0\.0\.1"):
            fetch(source, policy=policy)
        assert len(source.asked) == 1


def test_this_host_is_refused_by_the_rule_that_ships() -> None:
    with serve(answer(200, b"1,A")) as source:
        ships = AddressPolicy(frozenset({"http"}), PUBLIC_ONLY.allows, HERE.resolve)
        with pytest.raises(SourceChanged, match="public internet"):
            fetch(source, policy=ships)
        assert source.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://lists.example/",
        "https://elsewhere.example/",
        "https://u:p@lists.example/",
        "sdn.csv",
        "",
        "https://[",
    ],
)
def test_an_address_that_may_not_be_fetched_is_the_callers_to_correct(address: str) -> None:
    with pytest.raises(BadRequest, match="will not fetch"):
        fetch(address, policy=PUBLIC_ONLY)


def test_progress_is_told_of_every_piece() -> None:
    told: list[tuple[int, int | None]] = []
    with serve(answer(200, b"x" * 90_000)) as source:
        fetch_capture(
            source.address(),
            at=AT,
            hosts=HOSTS,
            progress=lambda received, announced: told.append((received, announced)),
            settings=(HERE, QUICK),
        )
    assert told[-1] == (90_000, 90_000)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate of lists.example and its key, made for this run."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("openssl is not here to make a certificate with")
    folder = tmp_path_factory.mktemp("tls")
    made, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        (
            f"{program} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=lists.example"
            f" -addext subjectAltName=DNS:lists.example -keyout {key} -out {made}"
        ).split(),
        check=True,
        capture_output=True,
    )
    return made, key


def test_tls_is_checked_against_the_name_and_not_the_vetted_address(certificate: tuple[Path, Path]) -> None:
    policy = replace(HERE, schemes=PUBLIC_ONLY.schemes, tls=ssl.create_default_context(cafile=str(certificate[0])))
    with serve(answer(200, b"1,A"), certificate=certificate) as source:
        capture = fetch(source.address().replace("http:", "https:"), policy=policy)
        assert capture is not None
        assert capture.data == b"1,A"
        with pytest.raises(SourceUnavailable, match=r"(?i)hostname mismatch"):
            fetch(source.address(host="mirror.example").replace("http:", "https:"), policy=policy)


def test_a_certificate_that_nobody_vouches_for_is_refused(certificate: tuple[Path, Path]) -> None:
    policy = replace(HERE, schemes=PUBLIC_ONLY.schemes)
    with serve(answer(200, b"1,A"), certificate=certificate) as source:
        with pytest.raises(SourceUnavailable, match=r"(?i)certificate"):
            fetch(source.address().replace("http:", "https:"), policy=policy)
        assert source.asked == []
