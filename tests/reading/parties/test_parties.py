"""People, bodies, places, countries and vessels are found whole, with their kind, and each as one party."""

from pathlib import Path

import pytest

from ostrakon.flow.read_reports import read_text
from reading.parties.party_files import Passage, read_passages, wrong_marks

FOLDER = Path(__file__).parent
CASES = [(path.stem[:2], passage) for path in sorted(FOLDER.glob("*.txt")) for passage in read_passages(path)]


@pytest.mark.parametrize(
    ("language", "passage"),
    [
        pytest.param(
            language,
            passage,
            id=passage.text[:50],
            marks=[pytest.mark.xfail(reason=passage.reason, strict=False)] if passage.reason else [],
        )
        for language, passage in CASES
    ],
)
def test_the_parties_of_a_passage_are_those_marked_in_it(language: str, passage: Passage) -> None:
    reading = read_text(passage.text, published="2025-06-15", language=language)
    assert not wrong_marks(passage, reading)
