"""Events against the order in which they must have come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from claims.verification import lexicon
from claims.verification.calendar.relation import CONSISTENT, Relation, told
from claims.verification.calendar.spans import Clause, Range
from claims.verification.calendar.stamps import Stamp

_TO = re.compile(
    r"\s*(?:,\s*)?(?:to|until|till|through|thru|up\s+to|and|-|–|—)\s*(?:on\s+|in\s+)?"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?\Z"
)
_FROM = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s+(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?(?:the\s+)?\Z")
_ANY_YEAR = 2000  # of two dates without a year; a leap year, to have every day
_REACH = 150  # characters before a date in which its event is told
_LONGEST = 150  # years; what is longer is no pair of dates
_NEAR = 70  # characters between "before" or "after" and its dates
_BOUNDS = (
    ("begin", "end"),
    ("seize", "free"),
    ("choose", "install"),
    ("halt", "resume"),
)  # words of what lasts, in the lexicon
_ANOTHERS = frozenset(("since", "that", "whose", "whom"))  # what follows is told of something else
_FIRST_DAY = re.compile(r"\b(?:[Ff]rom|[Bb]etween)\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|until|till|and|-|–)\s*\Z")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_BORN = re.compile(r"\b(?:born|birth)\b(?:\s+[^\W\d_][\w.'’-]*,?){0,6}?,?\s*\Z|\bb\.\s*\Z", re.IGNORECASE)
_DIED = re.compile(
    r"\b(?:died|death|killed|passed\s+away)\b(?:\s+[^\W\d_][\w.'’-]*,?){0,6}?,?\s*\Z|\bd\.\s*\Z", re.IGNORECASE
)
_SAME_SUBJECT = re.compile(
    r"(?:[,;—–-]|\band\b|\bbut\b|\bthen\b|\blater\b|\bhe\b|\bshe\b|\bwas\b|\bhad\b|\bbeen\b|\s)*\Z"
)
_CONNECTOR = re.compile(
    r"\b(?P<way>[Bb]efore|[Aa]fter|followed\s+by|followed|preceded\s+by|preceded)\b(?!\s+(?:all|that\b))"
)
_YEAR_OF_EVENT = re.compile(
    r"(?:\b(?:[Ii]n|[Oo]f|[Ff]rom|[Bb]y|[Dd]uring|[Ss]ince|until|early|late|mid|the|before|after|[Ff]or|around|about)[\s-]+|[(,–—-]\s*)\Z"
)
_COMING = re.compile(r"\b(?:would|will|no\s+longer)\b")
_AFTER = frozenset(("after", "followed", "preceded by"))
_SEQUENCE = re.compile(r"followed|preceded")
_DOING = re.compile(r"(?:[Bb]efore|[Aa]fter)\s+\w+ing\b")
_SHORT = 50  # characters between two dates of which one "followed" the other
_BEHIND_YEAR = re.compile(r"\s+(?!and\b|but\b|when\b|as\b|in\b|under\b|with\b|for\b|the\b|he\b|she\b|it\b|they\b|to\b"
                          r"|was\b|were\b|after\b|before\b|because\b|while\b|by\b|at\b|on\b|of\b|is\b|has\b|had\b|lasted\b"
                          r"|saw\b|or\b|which\b|who\b|killed\b|left\b|cost\b|,)[A-Za-z]")  # fmt: skip


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(lexicon.table("events")[section].split())


def find_ranges(clause: Clause) -> list[Range]:
    """Stretches of time that a sentence bounds with two dates: "from … to …", "began … ended …"."""
    found: list[Range] = []
    stamps = clause.stamps
    for one, two in pairwise(stamps):
        gap = clause.text[one.end : two.start]
        bounded = _TO.match(gap) and _bounds(clause, one, two, gap)
        if bounded or _begin_and_end(clause, one, two):
            found += [Range(*_dated(one, two, clause))] if not (one.bare or two.bare) else []
        elif one.year and two.year and _between(clause, one, two, "finish", "set_out"):
            found.append(Range(two, one))  # "completed in 1932, it was begun in 1926"
    return found + [Range(*_dated(one, two, clause)) for one, two in _of_one_month(clause) if _day(one) <= _day(two)]


def _bounds(clause: Clause, one: Stamp, two: Stamp, gap: str) -> bool:
    before = clause.text[max(clause.start, one.start - 40) : one.start]
    opened = _FROM.search(before)
    if "and" in gap:
        return opened is not None and "etween" in opened.group()
    if two.month is None and _BEHIND_YEAR.match(clause.text, two.end):
        return False
    years = one.month is None and two.month is None
    return not years or opened is not None or re.fullmatch(r"\s*[-–—]\s*", gap) is not None


def _dated(one: Stamp, two: Stamp, clause: Clause) -> tuple[Stamp, Stamp]:
    """Both with a year: the other's, or that of publication, or any for two days of one year."""
    fallback = clause.published.year if clause.published else _ANY_YEAR
    supposed = not (one.year or two.year or clause.published)
    year_of_one, year_of_two = one.year or two.year or fallback, two.year or one.year or fallback
    later = (one.month or 0, one.day or 0) > (two.month or 0, two.day or 0)
    if two.year and not one.year and later and not _same_month(one, two):
        year_of_one = two.year - 1  # "from 20 December to 3 January 2024"
    if not two.year and (two.month or 0) < (one.month or 0):
        year_of_two = year_of_one + 1  # "from 1 June to 31 May"
    return one.in_year(year_of_one, supposed=supposed), two.in_year(year_of_two, supposed=supposed)


def _same_month(one: Stamp, two: Stamp) -> bool:
    """Two days of one month, unless they are a whole year apart ("from 6 April to 5 April 2024")."""
    return one.month == two.month and (one.day or 0) - (two.day or 0) > 1


def _begin_and_end(clause: Clause, one: Stamp, two: Stamp) -> bool:
    """ "Began on … and ended on …", "was arrested in … and released in …"."""
    return any(_between(clause, one, two, begin, end) for begin, end in _BOUNDS)


def _between(clause: Clause, one: Stamp, two: Stamp, first: str, second: str) -> bool:
    """Whether a word of one section leads to the first date, and one of the other to the second."""
    before = _lower_words(clause.text[max(clause.start, one.start - 70) : one.start])[-8:]
    between = _lower_words(clause.text[one.end : two.start])[-7:]
    if not _ANOTHERS.isdisjoint(between):
        return False
    return not _words(first).isdisjoint(before) and not _words(second).isdisjoint(between)


def _lower_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def compare_ranges(ranges: Sequence[Range]) -> Iterator[Relation]:
    """Whether each stretch ends after it begins."""
    for found in ranges:
        one, two = found.first, found.last
        if not (one.dated and two.dated):
            continue
        if abs(two.last.year - one.first.year) > _LONGEST:
            continue
        if two.last < one.first:
            why = f"The text has it begin in {told(one)} and end in {told(two)}, which is earlier."
            yield Relation("order_mismatch", why, found.start, found.end)
        else:
            yield Relation(CONSISTENT, f"{told(one)} comes before {told(two)}.", found.start, found.end)


def compare_days(clause: Clause) -> Iterator[Relation]:
    """ "From 10 to 12 September": two days of one month."""
    for one, two in _of_one_month(clause):
        if _day(one) > _day(two):
            why = f"The text has it begin on day {one.day} and end on {told(two)}, which is earlier."
            yield Relation("order_mismatch", why, one.start, two.end)


def _day(stamp: Stamp) -> int:
    return stamp.day or 0


def _of_one_month(clause: Clause) -> Iterator[tuple[Stamp, Stamp]]:
    for stamp in clause.stamps:
        if stamp.day is None or not stamp.exists:
            continue
        match = _FIRST_DAY.search(clause.text[max(clause.start, stamp.start - 25) : stamp.start])
        if match is None or not 0 < int(match["day"]) <= 31:
            continue
        start = stamp.start - (match.end() - match.start())
        yield replace(stamp, start=start, day=int(match["day"])), stamp


def compare_lives(clause: Clause) -> Iterator[Relation]:
    """Nothing happens to a person before birth, and little after death."""
    for one, two in pairwise(clause.stamps):
        if not (one.dated and two.dated):
            continue
        before = clause.text[max(clause.start, one.start - _REACH) : one.start]
        between = clause.text[one.end : two.start]
        words = _lower_words(between)
        if _DIED.search(between) and _BORN.search(before):
            yield _in_order(one, two, f"born {told(one)} and died {told(two)}")
        elif _BORN.search(before) and any(word in _words("life") for word in words):
            yield _in_order(one, two, f"born {told(one)}, and the other event in {told(two)}")
        elif _DIED.search(before) and _lives_on(between, words):
            yield _in_order(two, one, f"died {told(one)}, and the other event in {told(two)}")
        elif _BORN.search(between) and any(word in _words("life") for word in _lower_words(before)[-8:]):
            yield _in_order(two, one, f"born {told(two)}, and the other event in {told(one)}")


def _lives_on(between: str, words: Sequence[str]) -> bool:
    if any(word in _words("posthumous") for word in words):
        return False
    verb = next((match for match in _WORD.finditer(between) if match.group().lower() in _words("life")), None)
    return verb is not None and _SAME_SUBJECT.match(between[: verb.start()]) is not None


def _is_of_event(clause: Clause, stamp: Stamp) -> bool:
    """Whether a year stands where the day of an event does; not "a 2015 report", "her 2017 speech"."""
    if stamp.month is not None:
        return True
    return _YEAR_OF_EVENT.search(clause.text[max(clause.start, stamp.start - 20) : stamp.start]) is not None


def _in_order(one: Stamp, two: Stamp, events: str) -> Relation:
    start, end = min(one.start, two.start), max(one.end, two.end)
    if two.last < one.first:
        return Relation("order_mismatch", f"The text has {events}: that cannot be in this order.", start, end)
    return Relation(CONSISTENT, f"The order is possible: {events}.", start, end)


def compare_connected(clause: Clause) -> Iterator[Relation]:
    """ "A in 2015 before B in 2018", "After A in 2010, B in 2012"; only with two dates and one such word."""
    connectors = list(_CONNECTOR.finditer(clause.text, clause.start, clause.end))
    if len(connectors) != 1 or len(clause.stamps) != 2 or clause.lengths:
        return
    one, two = clause.stamps
    if one.bare or two.bare:
        return
    one, two = _dated(one, two, clause) if not (one.year and two.year) else (one, two)
    if not (one.dated and two.dated):
        return
    if not (_is_of_event(clause, one) and _is_of_event(clause, two)):
        return
    words = _lower_words(clause.text[clause.start : clause.end])
    connector = connectors[0]
    if _COMING.search(clause.text, one.end, two.start):
        return
    close = two.start - one.end <= _SHORT
    sure = _DOING.match(clause.text, clause.start) or (
        close and (_SEQUENCE.match(connector["way"]) or _DOING.match(clause.text, connector.start()))
    )
    if any(word in _words("reports") for word in words) or not (
        sure or any(word in _words("happen") for word in words)
    ):
        return
    after = " ".join(connector["way"].lower().split()) in _AFTER
    if two.start - connector.end() > _NEAR and connector.start() > one.end:
        return
    if one.end <= connector.start() < two.start:
        first, second = (two, one) if after else (one, two)
    elif connector.start() < one.start and connector.start() - clause.start < 3:
        if not re.search(r",", clause.text[one.end : two.start]):
            return
        first, second = (one, two) if after else (two, one)
    else:
        return
    yield _in_order(first, second, f"{told(first)} before {told(second)}")
