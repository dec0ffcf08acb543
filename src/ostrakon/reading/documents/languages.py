"""Which language a text is in, as far as the reader must know: it reads English and French and says where not."""

import re
import unicodedata
from collections import Counter

from ostrakon.model import Issue, Severity

READ = ("en", "fr")
# Function words that one of these languages has and the others have not, or hardly.
_WORDS = {
    "en": "the of and to was that with by were has have said which their from it is this they been",
    "fr": "le les des du et une dans par pour sur est qui au aux ses ont avec été il elle ce cette leur",
    "de": "der die und das den dem ein eine nicht mit von zu auf für ist sich wurde auch nach über",
    "es": "el los las una por con del para se su al como más fue pero sus entre cuando desde",
    "pt": "os uma não com para do da dos das pelo pela foi seu sua mais como ao são também",
    "it": "il gli della dei di che è per non una sono alla nel delle dal con più anche stato",
    "nl": "het een van en niet zijn voor met op dat aan ook wordt door naar maar bij zij werd",
}
_SETS = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_SCRIPTS = {
    "ARABIC": "ar",
    "HEBREW": "he",
    "CYRILLIC": "ru",
    "GREEK": "el",
    "CJK": "zh",
    "HIRAGANA": "ja",
    "HANGUL": "ko",
    "DEVANAGARI": "hi",
    "THAI": "th",
    "ETHIOPIC": "am",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
}
_SAMPLE = 20_000  # characters
_LEAST = 5  # function words that must be there before a text counts as in a language that is not read


def find_language(text: str, *, declared: str = "") -> str:
    """The language as a BCP 47 tag: by script, then by function words; what the page declares breaks a tie."""
    sample = text[:_SAMPLE]
    if script := _foreign_script(sample):
        return script
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    counts = {language: sum(words[word] for word in known) for language, known in _SETS.items()}
    wished = declared.lower()[:2]
    order = sorted(counts, key=lambda language: (-counts[language], language != wished, [*_SETS].index(language)))
    best = order[0]
    if best in READ:
        return best
    read = max(READ, key=lambda language: (counts[language], language == wished))
    clear = counts[best] >= _LEAST and counts[best] > 1.5 * counts[read]
    return best if clear else read


def _foreign_script(sample: str) -> str:
    """The language that stands for the script of most letters, "" for Latin."""
    letters = [each for each in sample if each.isalpha()][:4000]
    scripts = Counter(unicodedata.name(each, "LATIN").partition(" ")[0] for each in letters if each > "\u02af")
    if not scripts:
        return ""
    script, count = min(scripts.items(), key=lambda item: (-item[1], item[0]))
    return _SCRIPTS.get(script, "und") if 2 * count > len(letters) and script in _SCRIPTS else ""


def language_issue(language: str) -> tuple[Issue, ...]:
    """An issue where the reader does not read the language."""
    if language in READ:
        return ()
    message = f"the text is in another language ({language}) than English and French: no claim was looked for"
    return (Issue("language.not_read", "document", language, message, Severity.LOSS),)
