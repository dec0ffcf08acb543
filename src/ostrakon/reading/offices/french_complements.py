"""What the complement of a French title may hold besides names: nouns behind "de", and their adjectives.

Sources: the order of words of French noun phrases (noun, adjectives, "de" and its noun), as any grammar has it.
"""

from collections.abc import Collection, Mapping, Sequence

from ostrakon.reading.prose.words import Word

_ARTICLES = frozenset(("le", "la", "l'", "les", "son", "sa", "un", "une", "du", "de", "des", "d'"))
# words that are no noun of a complement, and nouns whose name behind them is a body's: "brigades Izz al-Din"
BARRED = frozenset(
    ("cette", "sein", "leurs", "notre", "votre", "celui", "celle", "ceux", "plus", "moins", "brigade", "brigades",
     "bataillon", "fondation", "clan", "guerre", "gang", "gangs", "côté", "même", "autre", "autres", "tous",
     "tout", "toute", "toutes", "partir", "propos", "sujet", "terme", "moment", "cours", "titre", "nom")
)  # fmt: skip
_LEAST = 4  # letters of a noun that a complement may hold
# endings of the adjectives of parties and camps: "socialiste", "insoumise", "républicain"
FACTIONS = ("iste", "crate", "mise", "mis", "cain", "caine", "éral", "érale", "teur", "trice", "belle")
# endings of French adjectives that follow their noun
_ADJECTIVES = (
    "al", "ale", "aux", "ales", "ique", "iques", "aire", "aires", "ien", "ienne", "iens", "iennes", "ais", "aise",
    "aises", "ois", "oise", "if", "ive", "ifs", "ives", "el", "elle", "els", "elles", "eux", "euse", "iste",
    "istes", "able", "ables", "ome", "omes", "ain", "aine", "aines", "ères", "ère", "ier", "ière", "ières",
    "ète", "ètes", "ine", "ines",
)  # fmt: skip


def belongs(
    words: Sequence[Word], at: Mapping[int, int], *, barred: Collection[str], place: tuple[int, int]
) -> bool:
    """Whether the plain word at `place[0]` is part of the complement that began at `place[1]`.

    A noun directly behind the preposition is, and an adjective behind a noun: "de la région autonome de X".
    """
    index, first = place
    word = words[index]
    low = word.low
    if index in at or not low.replace("-", "").isalpha() or low in barred or len(low) < _LEAST:
        return False
    behind = index == first or words[index - 1].low in _ARTICLES
    if behind:
        return word.text.islower() or words[first - 1].low in (*_ARTICLES, "à")
    return word.text.islower() and low.endswith(_ADJECTIVES)
