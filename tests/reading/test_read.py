"""A reading points at its words, tells what happened from what did not, and depends on nothing but its text."""

import json
import os
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ostrakon.flow.read_reports import read_text
from ostrakon.model import BadRequest, Claim, PartyKind, Reading
from ostrakon.reading import reading_to_json
from ostrakon.reading.read import STAGES, Stage, check_stages

TEXT = (
    'The European Union sanctioned Ivan Petrov, the head of Alpha Shipping Ltd, on Monday for "arming" rebels. '
    "Amnesty International accused the Malian army of killing civilians. Mali's government denied the accusations."
)


def claims(text: str, kind: str, **options: object) -> list[tuple[Claim, dict[str, set[str]]]]:
    reading = read_text(text, published="2024-05-15", **options)  # type: ignore[arg-type]
    by_id = {party.id: party.name for party in reading.parties}
    out = []
    for claim in reading.claims:
        if claim.type == kind:
            roles: dict[str, set[str]] = {}
            for bound in claim.parties:
                roles.setdefault(bound.role, set()).add(by_id[bound.party])
            out.append((claim, roles))
    return out


def assert_points_at_its_words(reading: Reading) -> None:
    text = reading.document.text
    spans = [(m.start, m.end, m.text) for p in reading.parties for m in p.mentions]
    spans += [(t.start, t.end, t.text) for t in reading.times]
    for claim in reading.claims:
        parts = [*claim.evidence, claim.reason, claim.when, claim.counted, claim.victims, claim.act, claim.quote]
        spans += [(s.start, s.end, s.text) for s in parts if s is not None]
    assert all(text[start:end] == words for start, end, words in spans)
    ids = {p.id for p in reading.parties}
    assert all(b.party in ids for c in reading.claims for b in c.parties)


def test_every_span_is_the_words_at_its_place() -> None:
    assert_points_at_its_words(read_text(TEXT, published="2024-05-15"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            [
                *TEXT.split(),
                "“",
                "”",
                "«",
                "»",
                "(",
                ")",
                "\n\n",
                "—",
                "sanctions",
                "on",
                "Le",
                "été",
                "12",
                "\u200f",
                "😀",
            ]
        ),
        max_size=40,
    ),
    st.sampled_from(["en", "fr"]),
)
def test_any_order_of_words_gives_a_reading_whose_spans_are_true(words: list[str], language: str) -> None:
    assert_points_at_its_words(read_text(" ".join(words), published="2024-05-15", language=language))


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Britain will impose sanctions on Rosatom next week.", "planned"),
        ("Ukraine urged the EU to sanction Rosatom.", "urged"),
        ("Britain threatened to sanction Rosatom.", "threatened"),
        ("Washington is considering sanctions against Rwanda.", "possible"),
        ("The EU has not sanctioned Rosatom.", "negated"),
        ("Iran said it had imposed sanctions on Rosatom.", "reported"),
        ("The EU sanctioned Rosatom on Monday.", "asserted"),
    ],
)
def test_modality_tells_what_happened_from_what_did_not(text: str, modality: str) -> None:
    (claim, _), *rest = claims(text, "designation")
    assert claim.modality == modality
    assert not rest


@pytest.mark.parametrize(
    "text",
    [
        "The federation sanctioned two races in the coming season.",
        "The council designated Saturday as a holiday.",
        "The state cabinet sanctioned a sum of 42 crore for the bridge.",
    ],
)
def test_approval_is_no_designation(text: str) -> None:
    assert claims(text, "designation") == []


@pytest.mark.parametrize(
    ("text", "action", "issuer", "target"),
    [
        ("Switzerland lifted sanctions on Alpha Trading AG.", "lift", "Switzerland", "Alpha Trading AG"),
        ("Canada extended its sanctions against Belarus.", "extend", "Canada", "Belarus"),
        ("The General Court annulled the listing of Vera Ivanova.", "annul", "General Court", "Vera Ivanova"),
        ("L'Union européenne a levé les sanctions visant la Syrie.", "lift", "Union européenne", "Syrie"),
        ("Ottawa a prolongé ses sanctions contre le Bélarus.", "extend", "Ottawa", "Bélarus"),
    ],
)
def test_actions_are_told_apart(text: str, action: str, issuer: str, target: str) -> None:
    (claim, roles), *_ = claims(text, "designation")
    assert (claim.action, roles["issuer"], roles["target"]) == (action, {issuer}, {target})


def test_a_government_answers_for_its_army() -> None:
    (denial, roles), *_ = claims(TEXT, "denial")
    (allegation, accused), *_ = claims(TEXT, "allegation")[-1:]
    assert denial.about == allegation.id
    assert accused["accused"] == {"Malian army"}
    assert roles["denier"]


def test_a_listed_name_is_found_where_the_tagger_would_miss_it() -> None:
    text = "Officials spoke of xilam bakhti yesterday."
    assert not read_text(text).parties
    found = read_text(text, listed_names={"xilam bakhti": PartyKind.PERSON})
    assert not found.parties or found.parties[0].kind is PartyKind.PERSON
    named = read_text("Officials spoke of Xilam Bakhti.", listed_names={"Xilam Bakhti": PartyKind.COMPANY})
    assert [(p.name, p.kind) for p in named.parties] == [("Xilam Bakhti", PartyKind.COMPANY)]


def test_a_sanction_word_without_a_claim_is_an_issue() -> None:
    reading = read_text("Sanctions are a blunt tool, the essay says.", published="2024-05-15")
    assert [i.code for i in reading.issues] == ["reading.sanction_word_without_claim"]


def test_an_empty_text_is_an_empty_reading() -> None:
    reading = read_text("")
    assert (reading.parties, reading.claims, reading.times) == ((), (), ())


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(BadRequest, match="YYYY-MM-DD"):
        read_text("x", published="25 July")


def test_a_stage_that_needs_what_none_gives_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing"):
        check_stages((Stage("s", ("nothing",), (), STAGES[0].work),))


def test_the_reading_is_the_same_in_every_process_and_hash_seed() -> None:
    code = (
        "import json,sys\nfrom ostrakon.flow.read_reports import read_text\n"
        "from ostrakon.reading import reading_to_json\n"
        "print(json.dumps(reading_to_json(read_text(sys.argv[1],published='2024-05-15'))))"
    )
    seen = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", code, TEXT], env=env, capture_output=True, text=True, check=True
        )
        seen.add(done.stdout)
    assert len(seen) == 1
    assert json.loads(seen.pop()) == reading_to_json(read_text(TEXT, published="2024-05-15"))
