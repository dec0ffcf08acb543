"""Letters of other scripts in Latin letters: tables of our own.

Cyrillic after BGN/PCGN; Arabic, Persian, Urdu and Pashto after ALA-LC without marks; Hebrew after the
Academy's simple system; Hangul after the spelling of the North Korean passports that the lists use.
"""

_PLAIN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya",
}  # fmt: skip
CYRILLIC = _PLAIN | {
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ў": "u", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
    "џ": "dzh", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u",
    "ү": "u", "һ": "h", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u", "ӏ": "", "’": "",
}  # fmt: skip

ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "th", "ج": "j", "چ": "ch",
    "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "ژ": "zh", "س": "s", "ش": "sh", "ص": "s",
    "ض": "dh", "ط": "t", "ظ": "z", "ع": "a", "غ": "gh", "ف": "f", "ڤ": "v", "ق": "q", "ك": "k", "ک": "k", "گ": "g",
    "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "w", "ؤ": "u", "ي": "y", "ی": "y", "ى": "a", "ئ": "i",
    "ء": "", "ں": "n", "ٹ": "t", "ڈ": "d", "ڑ": "r", "ے": "e", "ہ": "h", "ھ": "h", "ۀ": "e", "ښ": "sh", "ې": "e",
    "ۍ": "i", "ړ": "r", "ډ": "d", "ټ": "t", "ځ": "z", "څ": "ts", "ږ": "g", "ګ": "g", "ڼ": "n", "ـ": "",
    "ۆ": "o", "ێ": "e", "ە": "e", "ڵ": "l", "ڕ": "r", "ۇ": "u", "ۋ": "v",
    "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4", "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    "۰": "0", "۱": "1", "۲": "2", "۳": "3", "۴": "4", "۵": "5", "۶": "6", "۷": "7", "۸": "8", "۹": "9",
}  # fmt: skip
HEBREW = {
    "א": "a", "ב": "b", "ג": "g", "ד": "d", "ה": "h", "ו": "w", "ז": "z", "ח": "h", "ט": "t", "י": "i", "כ": "k",
    "ך": "kh", "ל": "l", "מ": "m", "ם": "m", "נ": "n", "ן": "n", "ס": "s", "ע": "a", "פ": "p", "ף": "f", "צ": "ts",
    "ץ": "ts", "ק": "k", "ר": "r", "ש": "sh", "ת": "t",
}  # fmt: skip

GREEK_PAIRS = (
    ("μπ", "b"), ("ντ", "nt"), ("γκ", "g"), ("γγ", "ng"), ("ου", "ou"), ("ού", "ou"), ("ει", "i"), ("οι", "i"),
    ("αι", "e"), ("αυ", "av"), ("ευ", "ev"), ("τζ", "tz"), ("τσ", "ts"), ("χ", "ch"), ("η", "i"), ("υ", "y"),
    ("β", "v"), ("θ", "th"), ("φ", "f"), ("ξ", "x"), ("ψ", "ps"), ("ω", "o"),
)  # fmt: skip

_INITIALS = "k kk n t tt r m p pp s ss - j jj ch k t p h"
_VOWELS = "a ae ya yae o e yo ye o wa wae oe yo u wo we wi yu u ui i"
_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t"
HANGUL_INITIALS = tuple(part.strip("-") for part in _INITIALS.split())
HANGUL_VOWELS = tuple(_VOWELS.split())
HANGUL_FINALS = tuple(part.strip("-") for part in _FINALS.split())
_SURNAMES = """
김:kim 이:lee 리:ri 박:pak 최:choe 정:jong 강:kang 조:jo 윤:yun 장:jang 임:im 림:rim 한:han 오:o
서:so 신:sin 권:kwon 황:hwang 안:an 송:song 류:ryu 유:yu 홍:hong 전:jon 고:ko 문:mun 양:yang 손:son
배:pae 백:paek 허:ho 남:nam 심:sim 노:no 로:ro 하:ha 곽:kwak 성:song 차:cha 주:ju 우:u 구:ku 민:min
나:na 라:ra 진:jin 지:ji 엄:om 채:chae 원:won 천:chon 방:pang 공:kong 현:hyon 함:ham 변:pyon 염:yom
여:yo 려:ryo 추:chu 도:to 소:so 석:sok 선:son 설:sol 마:ma 길:kil 연:yon 위:wi 표:pyo 명:myong 기:ki
반:pan 왕:wang 금:kum 옥:ok 인:in 맹:maeng 제:je 모:mo 탁:tak 국:kuk 량:ryang 태:thae
"""
HANGUL_SURNAMES = dict(pair.split(":") for pair in _SURNAMES.split())
