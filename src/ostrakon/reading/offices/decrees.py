"""Ministers without a name who decree: "Le ministre de l'intérieur, ... Arrête :", "Par arrêté du ministre de X".

Source: the form of French arrêtés (Légistique, guide du Secrétariat général du gouvernement, fiche 3.1).
"""

from collections.abc import Sequence

from ostrakon.reading.offices.title_spans import Title
from ostrakon.reading.prose.words import Word

_DECREEING = frozenset(("arrête", "arrêtent", "décrète", "décrètent", "décide", "décident"))
_DEEDS = frozenset(("arrêté", "arrêtés", "décision", "décret", "ordonnance"))
_MINISTERS = frozenset(("ministre", "ministres", "préfet", "préfète", "premier"))
_REACH = 24  # words from "Par arrêté" to the last of the ministers whose it is


def is_decreeing(words: Sequence[Word], title: Title) -> bool:
    """Whether the office decrees what follows: it opens a paragraph above "Arrête :", or "arrêté" leads it."""
    if title.head_words[0] not in _MINISTERS:
        return False
    paragraph = words[title.start].paragraph
    lead = [w for w in words[max(0, title.start - _REACH) : title.start] if w.paragraph == paragraph]
    deeds = [n for n, w in enumerate(lead) if w.low in _DEEDS]
    if deeds and not any(w.text in (",", ".") or w.low in ("a", "est", "ont") for w in lead[deeds[-1] :]):
        return True
    opens = (
        bool(lead) and not any(w.low in ("a", "est", "ont", "que") for w in lead) and lead[0].low in ("le", "la")
    )
    return opens and any(
        w.low in _DECREEING and after.text == ":" and w.paragraph > paragraph
        for w, after in zip(words[title.last :], words[title.last + 1 :], strict=False)
    )
