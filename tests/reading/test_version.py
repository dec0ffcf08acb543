"""A reader is named by its rules and code."""

import re

from ostrakon.reading import READER


def test_the_reader_is_named_by_a_digest_of_its_rules():
    assert re.fullmatch(r"ostrakon\.rules/[0-9a-f]{12}", READER)
