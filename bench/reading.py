"""What reading costs: a new process to its first claim, the words read in a second after that, and memory.

    python -m bench reading

Processor seconds, not the clock: median of five processes. `first_claim` starts with the interpreter and ends when
one sentence has been read; `commands` are whole commands, their end included. Words are parted by spaces.
"""

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "tests" / "corpus"
PARTS = ("write", "check")  # the locked part is read by its gate alone
TIMES = 5
DAY = "2022-03-04"
SENTENCES = {
    "en": "The United States sanctioned Ivan Petrov, a Russian businessman, on 3 March 2022.",
    "fr": "Les États-Unis ont sanctionné Ivan Petrov, un homme d'affaires russe, le 3 mars 2022.",
}
FIRST = """
import sys, time, ostrakon
assert ostrakon.read_text(sys.argv[1], published=sys.argv[2]).claims, "nothing was claimed"
print(time.process_time())
"""


def run_reading() -> dict[str, Any]:
    """Processor seconds of new processes, words per second after loading, peak memory."""
    with tempfile.TemporaryDirectory() as room:
        return {
            "first_claim": {
                language: _median(_first_claim(language) for _ in range(TIMES)) for language in SENTENCES
            },
            "commands": {
                name: _median(_cpu_of(words) for _ in range(TIMES))
                for name, words in _commands(Path(room)).items()
            },
            **json.loads(_run([sys.executable, "-m", "bench.reading"])),
        }


def _median(measured: Iterable[float]) -> float:
    return round(statistics.median(measured), 3)


def _first_claim(language: str) -> float:
    return float(_run([sys.executable, "-c", FIRST, SENTENCES[language], DAY]))


def _commands(room: Path) -> dict[str, list[str]]:
    report = room / "report.txt"
    report.write_text(SENTENCES["en"], encoding="utf-8")
    ours = [sys.executable, "-m", "ostrakon"]
    read = [*ours, "read", str(report), "--published", DAY, "--again", "-w", str(room / "workspace")]
    return {"--help": [*ours, "--help"], "read": read}


def _cpu_of(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _run(command: Sequence[str]) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout


def read_corpus() -> dict[str, Any]:
    """Words read per processor second, by language and in all, and the peak of this process in MB."""
    import time

    from ostrakon.flow.texts import read_text

    words, seconds = dict.fromkeys(SENTENCES, 0), dict.fromkeys(SENTENCES, 0.0)
    for language, sentence in SENTENCES.items():
        read_text(sentence, published=DAY, language=language)
    for file in sorted(file for part in PARTS for file in (CORPUS / part).glob("*.toml")):
        text = tomllib.loads(file.read_text(encoding="utf-8"))
        start = time.process_time()
        read_text(text["text"], published=text["published"] or None, language=text["language"])
        seconds[text["language"]] += time.process_time() - start
        words[text["language"]] += len(text["text"].split())
    speed = {language: round(words[language] / seconds[language]) for language in words}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "words_per_second": speed | {"all": round(sum(words.values()) / sum(seconds.values()))},
        "words": words,
        "peak_mb": round(peak),
    }


if __name__ == "__main__":
    print(json.dumps(read_corpus()))
