"""Cutting a text into tokens and giving each its class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from claims.extraction.dates.vocabulary import Vocabulary

_FEWEST_READ = 50_000  # tokens

# One alternative per token shape; every one starts and ends at once, so a pass over the text is linear.
_SHAPES = r"""(?P<AMPM>[ap]\.\s?m(?:\.|\b)|[AP]\.\s?M(?:\.|\b))
    |(?P<ERA>B\.C\.E?\.?|A\.D\.)
    |(?P<OCLOCK>o['’]clock)
    |(?P<QCODE>Q[1-4]\b|[1-4]Q\b)
    |(?P<HCODE>H[12]\b|[12]H\b)
    |(?P<FYEAR>FY\s?['’]?(?:\d{4}|\d{2})\b)
    |(?P<WORD>[^\W\d_]+)
    |(?P<COMMA>,)
    |(?P<ISO>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w-]))
    |(?P<BIGEND>(?<![/\w])\d{4}/\d{1,2}/\d{1,2}(?![\w/]))
    |(?P<DOTTED>(?<![\d.])\d{1,2}\.\d{1,2}\.\d{4}(?!\.?\d))
    |(?P<CLOCK>\d{1,2}[:]\d{2}(?::\d{2})?(?!\d))
    |(?P<SLASH>(?<![/\w])\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\w/]))
    |(?P<FRAC>\d{1,2}/\d{1,2}(?![\d/]))
    |(?P<DECADE>['’]?\d{1,3}0['’]?s\b)
    |(?P<SHORTYEAR>['’]\d{2}(?![\w]))
    |(?P<ORDN>\d{1,2}(?:<ordinal>))
    |(?P<DEC>\d{1,12}(?:,\d{3}){1,6}(?:\.\d{1,9})?(?!\d)|\d{1,12}\.\d{1,9}|[¼½¾⅓⅔])
    |(?P<INT>\d+)
    |(?P<POSS>['’]s?\b|(?<=s)['’](?=\s))
    |(?P<BREAK>\n\s*\n)
    |(?P<HYPHEN>[-‐‑–—]+)
    |(?P<MONEY>[$€£\#%]+)
    |(?P<OPEN>[(\[]+)
    |(?P<QUOTE>["“”]+)
    |(?P<DOT>(?P<mark>[^\s\w])(?P=mark)*)
    """


@dataclass(frozen=True, slots=True)
class Scan:
    """Tokens of a text: their classes as one string, and offsets and lower-case words beside it."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    language: str = "en"


def scan(text: str, vocabulary: Vocabulary) -> Scan:
    """Classify every token; unknown words are WORD, or NAME where they begin with a capital."""
    codes, known = vocabulary.codes, vocabulary.words
    word_code, name_code = codes["WORD"], codes["NAME"]
    dot, money = codes["DOT"], codes["MONEY"]
    determiners = {codes[name] for name in ("THE", "AN", "THIS", "THAT", "POSS", "IN", "AND")}
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    past = 0  # where the stop that an abbreviation owns ends
    holiday_openers, holiday = vocabulary.holiday_openers, _pattern(vocabulary.holiday_pattern)
    # Prose has a token every five characters; text cut finer than three is hostile, and its rest is not read.
    for match in islice(_tokens(vocabulary.ordinal_endings).finditer(text), _FEWEST_READ + len(text) // 3):
        start, end = match.span()
        if start < past:
            continue
        kind = match.lastgroup
        raw = match.group()
        if kind == "WORD":
            word = raw.lower()
            code = known.get(word, "")
            if word in holiday_openers and raw[0].isupper() and (named := holiday.match(text, start)):
                code, end = codes["HOLIDAY"], named.end()
                past = end
                word = " ".join(named.group().lower().replace("’", "'").split())
            elif not code:
                code = name_code if raw[0].isupper() else word_code
            elif word in vocabulary.abbreviations:
                code, end = _abbreviation(text, raw, end, code, word_code)
                past = end
            elif word == "following" and not (classes and classes[-1] in determiners):
                code = codes["SINCE"]  # "following Monday's vote" is behind it, "the following Monday" is that day
        elif kind == "INT":
            word = raw
            glued = start > 0 and text[start - 1].isalpha()  # "COVID19"
            code = word_code if glued else codes[_integer_class(raw)]
            if classes and classes[-1] == money and words[-1] != "%":
                code = codes["DEC"]
        else:
            word = raw.lower()
            code = codes.get(kind or "DOT", dot)
        classes.append(code)
        starts.append(start)
        ends.append(end)
        words.append(word)
    return Scan(text, "".join(classes), starts, ends, words, vocabulary.language)


@cache
def _tokens(ordinal_endings: tuple[str, ...]) -> re.Pattern[str]:
    """The shapes of tokens; an ordinal ends in letters ("3rd"), or in a mark before a blank ("3. Mai")."""
    endings = (re.escape(ending) + (r"\b" if ending.isalpha() else r"(?=\s)") for ending in ordinal_endings)
    return re.compile(_SHAPES.replace("<ordinal>", "|".join(endings) or "(?!)"), re.VERBOSE)


@cache
def _pattern(names: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{names})\b", re.IGNORECASE)


def _abbreviation(text: str, raw: str, end: int, code: str, unknown: str) -> tuple[str, int]:
    """Month and weekday names of up to five letters: a capital is needed, and "Sept." owns its full stop."""
    if not raw[0].isupper():
        return unknown, end
    full = raw.lower() in ("march", "april", "may", "june", "july")
    if not full and text[end : end + 1] == ".":
        return code, end + 1
    if full or raw == "Sept" or text[end : end + 3].strip()[:1].isdigit():
        return code, end
    return unknown, end


@lru_cache(maxsize=4096)
def _integer_class(raw: str) -> str:
    if len(raw) == 4 and "1000" <= raw <= "2199":
        return "YEAR"
    if len(raw) <= 2 and 1 <= int(raw) <= 31:
        return "DAYNUM"
    return "INT"
