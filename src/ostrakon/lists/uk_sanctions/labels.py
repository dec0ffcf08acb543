"""The labels inside the OFSI list's "Other Information": `(UK Sanctions List Ref):MAL0011. (Gender):Male`."""

import re

from ostrakon.lists.fields import Said
from ostrakon.lists.source import ListSource

_LABEL = re.compile(r"\(([^()]{2,60})\)\s*:")
_REFERENCES = {
    "uk_ref": re.compile(r"\s*([A-Z]{3}\d{4}(?:(?:,| and|, and) [A-Z]{3}\d{4})*)\.?\s*"),
    "un_ref": re.compile(r"\s*([A-Z]{2}[eivE]\.\s?\d{3}(?:(?:,| and|, and) [A-Z]{2}[eivE]\.\s?\d{3})*)\.?\s*"),
}

_UNUSUAL = re.compile(r"\s*(\S{3,15}?)\.?(?:\s+|\Z)")  # a reference of another form: one short word


def read_labels(said: Said, source: ListSource) -> list[tuple[str, Said]]:
    """The labelled passages in order, as (field, words); words under no label are field `information`.

    A reference is followed by free words without label: these are `information` too. A label that
    `source.toml` does not know is left inside the words around it.
    """
    marks = [found for found in _LABEL.finditer(said.text) if source.look_up("labels", found[1])]
    ends = [found.start() for found in marks[1:]] + [len(said.text)]
    read = [("information", said.text[: marks[0].start()] if marks else said.text)]
    for found, end in zip(marks, ends, strict=False):
        name, words = source.look_up("labels", found[1]), said.text[found.end() : end]
        pattern = _REFERENCES.get(name)
        reference = (pattern.match(words) or _UNUSUAL.match(words)) if pattern else None
        if reference:
            read += [(name, reference[1]), ("information", words[reference.end() :])]
        else:
            read.append((name, words))
    return [(name, Said(words.strip(), said.at)) for name, words in read if words.strip()]
