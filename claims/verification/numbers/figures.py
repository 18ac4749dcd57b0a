"""Every figure of a passage with its unit, noun, hedge and how exactly it is stated.

``claims.extraction.numbers`` finds the amounts worth a claim; comparing also needs the small and bare ones ("from 3 to
5 million"). A passage is then a template: every figure is replaced by its number between two private-use characters,
so that patterns speak of figures and words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from claims.extraction import lexicon as extraction_lexicon
from claims.extraction.dates import numerals
from claims.extraction.dates.vocabulary import load
from claims.extraction.readable import readable_part
from claims.verification import lexicon

OPEN, CLOSE = "\ue000", "\ue001"
F = f"{OPEN}(\\d{{1,5}}){CLOSE}"  # a figure in a template, its number as a group
ANY = F.replace("(", "(?:")
WORDS = r"(?:[ -][^\W\d_][\w'’-]{0,20}){0,8}"
GAP = f"[^{OPEN}.;:!?]"  # what may stand between figures of one clause
_MOST_FIGURES = 3_000  # read in one text; no article has more
_HIDDEN = str.maketrans({OPEN: " ", CLOSE: " ", "\u00a0": " ", "\u202f": " ", "\u2009": " "})

_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_PARTS = "halves|half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|fold"
_SCALES = "hundred|thousand|million|billion|trillion|dozen|bn|mn|mln|tn|[mbk](?![\\w’'-])"
_FIGURE = re.compile(
    rf"""(?:(?P<currency>(?:\b(?:US|AU|CA|NZ|HK|A|C|S|R))?[$€£¥₹₽₴₺₩₪])\s?)?
    (?<![\w.,/:’'–-])(?P<sign>[-−](?=\d))?
    (?:(?P<figure>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,6}})?)(?![\d:/]|\.\d|,\d|(?:st|nd|rd|th)\b)
      |\b(?P<half>half\ an?)(?=\ (?:million|billion|trillion|dozen|percent|per\ cent|percentage\ point|point)\b)
      |\b(?P<worded>(?:(?:an?(?=\ (?:hundred|thousand|million|billion|trillion|dozen)\b)|{_ONES})
         (?:(?:\ and\ |[ -])(?:hundred|thousand|{_ONES})\b){{0,6}}))\b
    )(?![- ](?:{_PARTS})\b)
    (?P<more>\ and\ a\ half)?
    (?:[ -]?(?P<scale>{_SCALES})\b)?
    (?P<percent>\s?%|[ -](?:percent|per\ cent|pct)\b(?!\ points?\b)
      |[ -](?:percentage|percent)[ -]points?\b|[ -]basis[ -]points?\b)?""",
    re.VERBOSE | re.IGNORECASE,
)
_AFTER = re.compile(r"(?:[ -]|\) ?)?(?P<words>[^\W\d_][\w’'-]{0,30}(?:[ -][^\W\d_][\w’'-]{0,30}){0,4})")
_BEFORE = re.compile(r"([^\W\d_]{1,20})\.? ?\Z")
_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "persons": "person", "people": "person",
    "teeth": "tooth", "feet": "foot", "mice": "mouse",
}  # fmt: skip
_PLURALS = {singular: plural for plural, singular in _IRREGULAR.items()}
_DAY = 2  # digits of a day of the month
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


@dataclass(frozen=True, slots=True)
class Figure:
    """``start``/``end``: with currency, hedge and unit sign, in the passage.

    ``slack``: half of the last digit that is stated. ``unit``: "%", "points", "USD", "km", ... or "". ``noun``: what is
    counted, in the singular, or "". ``hedge``: "about", "over", "under" or "". ``scale``: what the words "million" and
    the like multiply by, 1 without them.
    """

    start: int
    end: int
    value: float
    slack: float
    unit: str
    noun: str
    plural: bool  # whether the noun stands in the plural
    hedge: str
    scale: float
    written: str

    @property
    def percent(self) -> bool:
        return self.unit == "%"

    @property
    def counts(self) -> bool:
        """Whether it counts things, or nothing says what it measures."""
        return self.unit == "" and self.scale == 1 and self.value == int(self.value)

    def scaled(self, factor: float) -> Figure:
        return replace(self, value=self.value * factor, slack=self.slack * factor, scale=self.scale * factor)

    def low(self) -> float:
        return self.value * {"about": 0.9, "under": 0.85}.get(self.hedge, 1.0) - self.slack

    def high(self) -> float:
        return self.value * {"about": 1.1, "over": 1.5}.get(self.hedge, 1.0) + self.slack


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text, its figures, and its template in lower case."""

    text: str
    figures: list[Figure]
    template: str
    offset: int

    def figure(self, group: str) -> Figure:
        return self.figures[int(group)]


def read_passages(text: str) -> Iterator[Passage]:
    """The sentences of a text, as far as it is readable and no table."""
    part, sentences, _ = readable_part(text)
    figures = 0
    for sentence in sentences:
        passage = read_passage(sentence.span.of(part), sentence.span.start)
        yield passage
        figures += len(passage.figures)
        if figures > _MOST_FIGURES:
            return


def read_passage(text: str, offset: int = 0) -> Passage:
    """One passage, and where it begins in its text. Linear in the length."""
    plain = text.translate(_HIDDEN)
    figures: list[Figure] = []
    pieces: list[str] = []
    end = 0
    for match in _FIGURE.finditer(plain):
        figure = _figure(plain, match, end)
        if figure is not None:
            pieces.append(plain[end : figure.start].lower())
            pieces.append(f"{OPEN}{len(figures)}{CLOSE}")
            end = figure.end
            figures.append(figure)
    pieces.append(plain[end:].lower())
    return Passage(text, figures, "".join(pieces).replace("’", "'"), offset)


def _figure(text: str, match: re.Match[str], after: int) -> Figure | None:
    value, slack = _value(match)
    if value is None:
        return None
    before = _BEFORE.search(text[max(after, match.start() - 24) : match.start()])
    preceding = before.group(1).lower() if before else ""
    words = _following(text, match.end())
    if _no_amount(text, match, preceding, words):
        return None
    scale = _scale(match)
    unit, end = _unit(match, words)
    noun, plural = ("", False) if unit and unit != "%" else _noun(words)
    start, hedge = _hedge(text, match.start(), after)
    return Figure(start, end, value, slack, unit, noun, plural, hedge, scale, text[match.start() : end])


def _value(match: re.Match[str]) -> tuple[float | None, float]:
    scale = _scale(match)
    if match["half"]:
        return 0.5 * scale, 0.02 * scale
    if match["worded"]:
        number = numerals.number_of(match["worded"].lower().replace("-", " ").split(), load())
        if number is None:
            return None, 0.0
        value = float(number) + (0.5 if match["more"] else 0)
        return value * scale, (0.01 * value * scale if scale > 1 else 0.0)
    plain = match["figure"].replace(",", "")
    if not plain.isascii():
        return None, 0.0
    value = float(plain) * (-1 if match["sign"] else 1)
    decimals = len(plain.partition(".")[2])
    if decimals:
        slack = 0.5 * 10**-decimals * scale
    elif scale > 1:
        slack = 0.5 * scale if len(plain) > 1 else 0.01 * abs(value) * scale
    elif match["percent"]:
        slack = 0.5
    else:  # a long row of zeros is a rounded figure
        zeros = len(plain) - len(plain.rstrip("0"))
        slack = min(0.5 * 10**zeros, abs(value) * 0.01) if len(plain) >= 4 and zeros >= 2 else 0.0
    return value * scale, slack


def _scale(match: re.Match[str]) -> float:
    scale = (match["scale"] or "").lower()
    return float(extraction_lexicon.table("numbers")["scales"][scale]) if scale else 1.0


def _following(text: str, end: int) -> list[str]:
    after = _AFTER.match(text, end, end + 120)
    return re.split("[ -]", after["words"]) if after else []


def _no_amount(text: str, match: re.Match[str], before: str, words: list[str]) -> bool:
    """Years, days of the month, scores, labels ("Article 5"), list numbers, ages and ranges with a hyphen."""
    if match["currency"] or match["percent"] or match["scale"]:
        return False
    following = text[match.end() : match.end() + 2]
    first = words[0].lower() if words else ""
    if match["figure"]:
        if _YEAR.fullmatch(match["figure"]) and (
            before
            in lexicon.words("comparisons", "base", "before_year") | lexicon.words("comparisons", "base", "months")
            or not _counts(words)
        ):
            return True
        if text[match.start() - 1 : match.start()] == "#" or before in extraction_lexicon.words("numbers", "labels") | {
            "no"
        }:
            return True
        opens_line = (
            text[: match.start()].rstrip(" \t")[-1:] in ("", "\n")
            if match.start() < 4
            else text[match.start() - 1] == "\n"
        )
        if opens_line and following[:1] in (".", ")"):
            return True
    day = not match["figure"] or len(match["figure"]) <= _DAY
    if (day and before in lexicon.words("comparisons", "base", "months")) or (
        first in lexicon.words("comparisons", "base", "months") and (words[0][0].isupper() or first == "may")
    ):
        return True
    if re.match(r"[-–]\d", following):
        return True
    return (
        bool(match["worded"])
        and match["worded"].lower() == "one"
        and (before in ("no", "any", "the", "this", "that", "every", "which") or first in ("of", "another", ""))
    )


def _unit(match: re.Match[str], words: list[str]) -> tuple[str, int]:
    percent = (match["percent"] or "").lower()
    if percent:
        if "basis" in percent:
            return "basis", match.end()
        return ("points" if "point" in percent else "%"), match.end()
    if match["currency"]:
        sign = match["currency"].lower()
        return str(extraction_lexicon.table("numbers")["currencies"].get(sign, sign)), match.end()
    measures = _measures()
    lower = [word.lower().rstrip("'’") for word in words]
    for count in (3, 2, 1):
        phrase = " ".join(lower[:count])
        if len(lower) >= count and phrase in measures:
            money = measures[phrase] in _currencies()
            return measures[phrase], match.end() + (len(phrase) + 1 if money else 0)
    return "", match.end()


@cache
def _currencies() -> frozenset[str]:
    return frozenset(map(str, extraction_lexicon.table("numbers")["currencies"].values()))


@cache
def _measures() -> dict[str, str]:
    table = extraction_lexicon.table("numbers")
    found = {str(word): str(unit) for section in ("units", "currencies") for word, unit in table[section].items()}
    return {word: unit for word, unit in found.items() if word.isascii() and word[0].isalpha()}


def _noun(words: list[str]) -> tuple[str, bool]:
    """The first plural among the next words, else the last of them before a small word; in the singular."""
    last = ""
    for word in words:
        lower = word.lower().removesuffix("'s").removesuffix("’s")
        if lower in lexicon.words("comparisons", "base", "closed"):
            break
        last = lower
        if is_plural(lower):
            return singular(lower), True
    return last, False


def _counts(words: list[str]) -> bool:
    """Whether something countable follows: "2000 people", not "2000 elections"."""
    return any(word.lower() in lexicon.words("comparisons", "base", "counted") for word in words[:2])


def is_plural(word: str) -> bool:
    if word in extraction_lexicon.words("numbers", "irregular-plurals"):
        return True
    if (
        len(word) > 3
        and word.endswith("men")
        and word not in ("omen", "amen", "women", "specimen", "regimen", "acumen")
    ):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men") and is_plural(word):
        return word[:-2] + "an"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if is_plural(word) and word.endswith("s") else word


def plural_of(noun: str) -> str:
    """The noun of a figure as it is counted: "people", "countries"."""
    if not noun or noun in _PLURALS:
        return _PLURALS.get(noun, "")
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("ch", "sh", "s", "x")) else "s")


def _hedge(text: str, start: int, after: int) -> tuple[int, str]:
    window = text[max(after, start - 24) : start]
    stripped = window.rstrip()
    lower = stripped.lower()
    for phrase, kind in _hedges():
        if lower.endswith(phrase) and not lower[: -len(phrase)][-1:].isalpha():
            return start - len(window) + len(stripped) - len(phrase), kind
    return start, ""


@cache
def _hedges() -> list[tuple[str, str]]:
    table: dict[str, str] = lexicon.table("comparisons")["hedges"]
    pairs = [(phrase, kind) for kind, phrases in table.items() for phrase in phrases.split("|")]
    return sorted(pairs, key=lambda pair: -len(pair[0]))
