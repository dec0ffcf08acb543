"""Another reader: a language model's claims, believed only as far as they stand in the text. Pure.

Takes: a report and the words that an endpoint answered. Gives: the question as JSON; a `Reading` of what passed
the check, with an issue for all that did not; and where it differs from the built-in reading.
Why: a second pair of eyes is worth having, and a report can try to talk it into anything. So the report goes as
data, every span must be found in it, every word of a vocabulary must be one, and times are counted by our rules.
Sources: the Chat Completions form that OpenAI-compatible servers speak.
"""

from ostrakon.reading.external.answer import check_answer
from ostrakon.reading.external.difference import Disagreement, compare_readings
from ostrakon.reading.external.question import make_question, reader_name

__all__ = ["Disagreement", "check_answer", "compare_readings", "make_question", "reader_name"]
