"""spaCy comes without its command line, and its models without their word lists; nothing else changes."""

import subprocess
import sys
from importlib import import_module

from ostrakon.reading.prose.spacy_parts import import_spacy
from ostrakon.reading.prose.tagger import load_model, package_of, parse_sentences, tag_names

SENTENCE = "The Treasury Department sanctioned Sadio Camara , Mali 's defense minister , in July 2023 ."

IN_A_NEW_PROCESS = """
import sys
from ostrakon.reading.prose.spacy_parts import import_spacy
spacy = import_spacy()
assert "spacy.cli" not in sys.modules and "typer" not in sys.modules, "the command line came along"
assert spacy.info(silent=True)["spacy_version"] == spacy.__version__
import spacy.cli
assert spacy.cli.info.__module__ == "spacy.cli.info" and spacy.cli.app is not None
"""


def test_spacy_comes_without_its_command_line_which_is_there_when_asked_for() -> None:
    done = subprocess.run([sys.executable, "-c", IN_A_NEW_PROCESS], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_model_without_its_strings_reads_as_the_whole_model_does() -> None:
    words = SENTENCE.split()
    import_spacy()
    whole = import_module(package_of("en")).load()
    told = whole(import_module("spacy.tokens").Doc(whole.vocab, words=words))
    ours = parse_sentences([words], language="en")[0]
    assert [(t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.norm_) for t in ours] == [
        (t.tag_, t.pos_, t.dep_, t.head.i, t.lemma_, str(t.morph), t.norm_) for t in told
    ]
    assert tag_names([words], language="en") == [[t.ent_type_ for t in told]]
    assert len(load_model("en").vocab.strings) < len(whole.vocab.strings) / 4
