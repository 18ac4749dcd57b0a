"""The form of a statement: one line, a capital, a full stop, no connective that points back."""

from __future__ import annotations

import re
from functools import cache

from claims.extraction import lexicon

MARKS = "“”„‟\"«»‘’'` "
CLOSING_MARKS = "”\"»’'"
_COMMA_INSIDE = re.compile(rf",([{CLOSING_MARKS}]{{1,2}})[.,]*\Z")
_OUTER_MARKS = re.compile(r"\A(?:''|``|[“”„‟\"«»‹›‘’'`])\s?|,?\s?(?:''|[“”\"«»‹›’'])\s?\Z|,\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# "EASTMERE, Ill. (Reuters) — "
_DATELINE = re.compile(
    r"\A[A-Z]{2}[A-Z .'’-]{1,40}(?:, [A-Z][\w.]{1,12}){0,2}(?: \([A-Za-z ]{2,20}\))? ?(?:—|--|–) ?(?=[A-Z“\"‘'])"
)
_ENDED = (".", "!", "?", "…")


def one_line(words: str) -> str:
    """The words with single blanks between them."""
    return " ".join(words.split())


def quoted(words: str) -> str:
    """A quotation in “ ” for its own marks, without the comma that leads on to "he said"; marks within it stay."""
    return f"“{_OUTER_MARKS.sub('', one_line(words))}”"


def stop(words: str) -> str:
    """The words with a full stop, unless they end with a stop, within the last quotation marks or without.

    A comma that only led on to "he said" gives way: “a deal,”. → “a deal”.
    """
    words = _COMMA_INSIDE.sub(r"\1", words)
    return words if words.rstrip(CLOSING_MARKS).endswith(_ENDED) else words + "."


def capital(words: str) -> str:
    """A sentence's first word with a capital; "iPhone" and the like keep their own."""
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def lower_start(words: str, language: str) -> str:
    """Lower-case a first word that only begins a sentence."""
    first = words.split(" ", 1)[0]
    small = first.lower() in lexicon.words("statements", "small", language)
    return first.lower() + words[len(first) :] if small else words


def is_clause(words: str, language: str) -> bool:
    """Whether a finite verb seems to be among the words; only they can follow "that"."""
    finite = lexicon.words("statements", "finite", language) | lexicon.words("tense", "past", language)
    found = [word.lower().replace("’", "'") for word in _WORD.findall(words)]
    return any(word in finite or (word.endswith("ed") and len(word) > 4) for word in found)


def dangles(words: str, language: str) -> bool:
    """Whether the last word only leads on to something that was left out."""
    found = _WORD.findall(words)
    return bool(found) and found[-1].lower() in lexicon.words("statements", "dangling", language)


def tidy(words: str, language: str) -> str:
    """A whole sentence: without its dateline, "However," or "But", with a capital and a stop."""
    return stop(capital(without_opener(_DATELINE.sub("", one_line(words)), language)))


def without_opener(words: str, language: str) -> str:
    """Without a connective that begins the sentence; "Still" and the like only go where a comma follows."""
    opener, needs_comma = _openers(language)
    match = opener.match(words)
    if match and (words[match.end() - 2] in ",:" or not needs_comma.match(words)):
        return words[match.end() :] or words
    return words


@cache
def _openers(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    openers = "|".join(map(re.escape, lexicon.words("statements", "openers", language))) or "(?!)"
    with_comma = "|".join(map(re.escape, lexicon.words("statements", "openers-with-comma", language))) or "(?!)"
    return re.compile(rf"\A(?:{openers})(?:,\s+|\s+)"), re.compile(rf"\A(?:{with_comma}) ")
