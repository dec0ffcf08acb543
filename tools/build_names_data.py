"""Make the two derived tables of `ostrakon.names`: how rare words are, and names known in two scripts.

`rarity.tsv.gz`: counts of words over parties of the public lists (one party once, however many lists have it)
and over Wikidata's name tokens (CC0). `scripts.tsv.gz`: from Wikidata's name tokens, the Latin spelling of words
in other scripts that the rules alone would spell otherwise. Both are facts counted, not text copied. Run:
`OSTRAKON_DATA=... python tools/build_names_data.py`
"""

import gzip
import math
import os
import sys
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "src")]

from rough_lists import read_everything  # type: ignore[import-not-found]  # noqa: E402

from ostrakon.model import PartyKind  # noqa: E402
from ostrakon.names.clean import clean_text, fold_latin  # noqa: E402
from ostrakon.names.keys import keys_of  # noqa: E402
from ostrakon.names.parse import parse_name  # noqa: E402
from ostrakon.names.rarity import UNSEEN  # noqa: E402
from ostrakon.names.romanize import spell_by_rule  # noqa: E402

DATA = ROOT / "src/ostrakon/names/data"
NAMES_A_TOKEN = 2.1  # name tokens a name, in Wikidata's lists of people
MARKS = {"arabic": "a", "hebrew": "h", "russian": "r", "chinese": "c", "japanese": "j", "korean": "k"}
SCRIPTS = {"arabic": "Arabic", "hebrew": "Hebrew", "russian": "Cyrillic"}


def write(name: str, head: list[str], lines: list[str]) -> None:
    text = "\n".join([*(f"# {line}" for line in head), *lines]) + "\n"
    packed = gzip.compress(text.encode(), 9, mtime=0)
    (DATA / name).write_bytes(packed)
    print(name, len(lines), "lines", len(packed), "bytes")


def count_list_words(data: Path) -> dict[bool, tuple[Counter[str], int]]:
    """Words over distinct parties, for people and for all else."""
    seen: dict[bool, dict[tuple[str, ...], set[str]]] = {True: defaultdict(set), False: defaultdict(set)}
    for listings in read_everything(data).values():
        for listing in listings:
            names = [parse_name(name.full, listing.kind) for name in listing.names[:6]]
            if not names[0].tokens:
                continue
            texts = [token.text for token in names[0].tokens]
            key = tuple(sorted({keys_of(texts[0]).skeleton, keys_of(texts[-1]).skeleton}))
            words = {token.text for name in names for token in name.tokens if not token.text.isdigit()}
            seen[listing.kind is PartyKind.PERSON][key] |= words
    return {
        person: (Counter(word for words in parties.values() for word in words), len(parties))
        for person, parties in seen.items()
    }


def read_pairs(data: Path, language: str) -> list[tuple[str, str, int]]:
    """Latin word, word in the other script, count."""
    out = []
    for line in (data / "names" / f"wd_{language}_16.tsv").open(encoding="utf-8"):
        latin, other, count = line.rstrip("\n").split("\t")
        folded = fold_latin(clean_text(latin))
        if folded.isascii() and folded.isalpha() and len(folded) > 1:
            out.append((folded, clean_text(other.replace(" ", "")), int(count)))
    return out


def make_rarity(data: Path) -> None:
    bits: dict[str, int] = {}

    def put(word: str, share: float) -> None:
        bits[word] = min(bits.get(word, 9999), round(-100 * math.log2(share)))

    for counts, parties in count_list_words(data).values():
        for word, count in counts.items():
            if count > 1:
                put(word, (count - 0.5) / parties)
    for language in (*MARKS, "katakana"):
        counts = Counter[str]()
        for latin, _, count in read_pairs(data, language):
            counts[latin] += count
        names = sum(counts.values()) / NAMES_A_TOKEN
        for word, count in counts.items():
            if count > 1:
                put(word, (count - 0.5) / names)
    kept = {word: value for word, value in bits.items() if value < UNSEEN and len(word) > 1}
    head = [
        "Word, and -log2 of the share of names with it, in hundredths of a bit. Made by tools/build_names_data.py",
        "from counts of words on the lists of OFAC, UN, UK, EU and Canada and among Wikidata's name tokens (CC0).",
    ]
    write("rarity.tsv.gz", head, [f"{word}\t{kept[word]}" for word in sorted(kept)])


def is_likely(latin: str, spelled: str) -> bool:
    """Whether the pair is one name in two scripts, not two names that stood side by side."""
    if keys_of(latin).skeleton[:2] == keys_of(spelled).skeleton[:2]:
        return True
    return JaroWinkler.similarity(latin, spelled) > 0.6


def make_scripts(data: Path) -> None:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for language, mark in MARKS.items():
        pairs = read_pairs(data, language)
        if language == "japanese":
            pairs += read_pairs(data, "katakana")
        for latin, other, count in pairs:
            spelled = spell_by_rule(other, SCRIPTS.get(language, "Other"))
            if len(spelled) > 1 and is_likely(latin, spelled):
                found[f"{mark}:{spelled}"][latin] += count
    lines = []
    for key in sorted(found):
        latin, count = min(found[key].items(), key=lambda item: (-item[1], item[0]))
        if key[0] in "ah":  # where the consonants are the same, rules do; foreign names need the table
            wanted = (
                count > 2
                and any(letter in latin for letter in "pvgx")
                and keys_of(latin).skeleton != keys_of(key[2:]).skeleton
            )
            wanted = wanted or (count > 20 and keys_of(latin).skeleton == keys_of(key[2:]).skeleton)
        else:
            wanted = count > 1 or key[0] in "cjk"
        if wanted and keys_of(latin).fine != keys_of(key[2:]).fine:
            lines.append(f"{key}\t{latin}")
    lines += [f"{key}\t{latin}" for key, latin in BY_HAND.items()]
    head = [
        "Script and rule spelling, and the Latin spelling in use. Made by this tool from the name",
        "tokens of Wikidata (CC0); a: Arabic, h: Hebrew, r: Cyrillic, c: pinyin, j: kana, k: Hangul.",
    ]
    write("scripts.tsv.gz", head, lines)


# Names of heads of state and others that transcription rules do not reach.
BY_HAND = {
    "a:butin": "putin", "a:bwtin": "putin", "c:pujing": "putin", "c:puting": "putin", "c:puding": "putin",
    "c:zeliansiji": "zelensky", "c:meideweijiefu": "medvedev", "c:laferuofu": "lavrov", "c:shaoyigu": "shoigu",
    "c:pulige": "prigozhin", "c:puligeren": "prigozhin", "c:lukashenke": "lukashenko", "c:kadafei": "gaddafi",
    "c:asade": "assad", "c:hamasi": "hamas", "c:bashaer": "bashar", "a:bashar": "bashar", "k:putin": "putin",
    "j:puuchin": "putin", "j:pu-chin": "putin", "a:bryghwzhyn": "prigozhin", "a:brighujin": "prigozhin",
    "c:fuladimier": "vladimir", "c:fulajimier": "vladimir", "c:yefugeni": "yevgeny", "c:xieergai": "sergei",
}  # fmt: skip


if __name__ == "__main__":
    folder = Path(os.environ.get("OSTRAKON_DATA", "../shared/data"))
    make_rarity(folder)
    make_scripts(folder)
