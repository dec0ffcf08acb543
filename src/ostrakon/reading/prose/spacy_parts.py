"""spaCy without its command line, and its models without what the reader never asks them for.

`import spacy` also imports `spacy.cli`, only so that `spacy.info` can be called; that brings typer, rich,
requests, httpx and jinja2 with it, and takes half as long again as all the rest. A model brings its whole word
list. Both are left out here: a new process comes to its first claim sooner, and
the claims are the same.
"""

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

_INFO = "spacy.cli.info"
_UNASKED = ("senter",)  # a cutter of sentences, off in every model: this room cuts its own


def import_spacy() -> ModuleType:
    """The package `spacy`, imported with a stand-in for its command line unless it is here already.

    The stand-in is gone when this returns: whoever imports `spacy.cli` afterwards gets the real one, and so does a
    caller of `spacy.info`.
    """
    if "spacy" not in sys.modules and _INFO not in sys.modules:
        stand_in = ModuleType(_INFO)
        stand_in.info = _show_info  # type: ignore[attr-defined]
        sys.modules[_INFO] = stand_in
        try:
            return import_module("spacy")
        finally:
            del sys.modules[_INFO]
    return import_module("spacy")


def _show_info(*args: Any, **options: Any) -> Any:
    """What `spacy.info` is until it is called: the real one, fetched then."""
    return import_module(_INFO).info(*args, **options)


def open_package(package: str, config: dict[str, Any], *, exclude: tuple[str, ...] = ()) -> Any:
    """A model of an installed package, with its pipes and vectors but without the strings of its word list.

    A model knows words by their hashes; the strings (80,000 in English, 700,000 in French) only turn hashes back
    into words. Those of a text are learned as it is read, and those that the pipes give are told them here.
    """
    import_spacy()
    module = import_module(package)
    model = module.load(config=config, exclude=["vocab", *_UNASKED, *exclude])
    model.vocab.from_disk(_vocab_folder(module), exclude=["strings"])
    for name in model.pipe_names:
        for label in getattr(model.get_pipe(name), "labels", ()):
            model.vocab.strings.add(label)
    return model


def _vocab_folder(module: ModuleType) -> Path:
    assert module.__file__ is not None
    return next(Path(module.__file__).parent.glob("*/vocab"))


@cache
def doc_type() -> Any:
    """spaCy's class of a parsed document."""
    import_spacy()
    return import_module("spacy.tokens").Doc
