"""Ages against dates of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from claims.extraction import lexicon
from claims.verification.calendar.lengths import count_of
from claims.verification.calendar.relation import CONSISTENT, Relation, told
from claims.verification.calendar.spans import Clause
from claims.verification.calendar.stamps import Stamp, stamp_of

_BORN = re.compile(
    r"(?:\b[Bb]orn\b(?:\s+(?!and\b|to\b)[^\W\d_][\w.'’-]*,?){0,5}?|\bb\.|\bbirth(?:\s+date)?\b(?:\s+(?:was|is|on|in|of))?)\s*"
    r"(?:,\s*)?(?:in|on|,)?\s*(?:the\s+)?\Z"
)
_LIFE_SPAN = re.compile(r"\s*[–—-]\s*\Z")
_SAME_PERSON = re.compile(r"(?:The|He|She|At|By|In|On|When|Now|Aged)\b")
_HE_OR_SHE = re.compile(r"(?:He|She)\s+was\s+born\b")
_SHORTEST_LIFE = 15  # years between two dates in brackets that are somebody's
_DEATH = re.compile(r"\b(?:died|dies|death|dead)\b")
_HAPPENED = re.compile(
    r"\b(?:was(?!\s+born)|were(?!\s+born)|had|when|died|became|won|joined|married|retired|elected|did|turned|at\s+the\s+age)\b"
)
_LATELY = re.compile(
    r"\b(?:has|have|on\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|last\s+(?:week|weekend|night|month)|this\s+(?:week|month|year))\b"
)


@dataclass(frozen=True, slots=True)
class _Age:
    """``turned``: the year of the birthday itself is meant."""

    start: int
    end: int
    years: int
    turned: bool
    compound: bool  # "45-year-old", "now 45", which is true at publication
    aside: bool  # between commas, or a small number in words: an age only beside the birth


@cache
def _pattern() -> re.Pattern[str]:
    small = "|".join(sorted(lexicon.table("dates")["cardinals"], key=len, reverse=True))
    number = rf"(?:\d{{1,3}}|(?:{small})(?:[- ](?:{small}))?)"
    return re.compile(
        rf"\b(?P<compound>{number})[- ]year[- ]olds?\b|\b(?P<old>{number})\s+years?\s+(?:old|of\s+age)\b"
        rf"|\b(?:[Aa]ged?|(?P<at>[Aa]t(?:\s+the)?(?:\s+age(?:\s+of)?)?))\s+(?:(?:just|only)\s+)?(?P<aged>{number})(?![\w%]|[.,]\d|\s*(?:[ap]\.?m\b|percent|per\b|years\s+(?:in|of)\b|(?:to|and|or|-|–)\s*\d))"
        rf"|\b(?P<turned>[Tt]urn(?:ed|s|ing)?)\s+(?P<turned_age>{number})(?![\w%]|\s*percent)"
        rf"|\b(?P<birthday>\d{{1,3}})(?:st|nd|rd|th)\s+birthday\b"
        rf"|\b(?:is|was|be)\s+(?P<is>\d{{2}})(?=\s*(?:[.,;)]|when\b|years\s+old\b|and\b|now\b|at\b|in\b|\Z))"
        rf"|\bis\s+(?P<is_word>{small})(?=\s*(?:[.,;)]|\Z))|\bnow\s+(?P<now>\d{{1,3}})(?=\s*(?:[.,;)](?!\d)|and\b|\Z))"
        rf"|,\s+(?P<comma>\d{{2}})(?=,(?!\d)|\.(?!\d))"
    )


def compare_ages(clauses: Sequence[Clause]) -> Iterator[Relation]:
    """Each age with the date of birth that stands in the same sentence or the one before."""
    before: list[Stamp] = []
    births = [_births(clause) for clause in clauses]
    for number, clause in enumerate(clauses):
        own = births[number]
        if not own and number + 1 < len(clauses) and _HE_OR_SHE.match(clause.text, clauses[number + 1].start):
            yield from _before_birth(clause, births[number + 1])
        if len(own or before) == 1:
            for age in _ages(clause):
                if own or (not age.aside and _SAME_PERSON.match(clause.text, clause.start)):
                    relation = _compare(clause, age, (own or before)[0], in_sentence=bool(own))
                    if relation is not None:
                        yield relation
        before = own


def _before_birth(clause: Clause, births: Sequence[Stamp]) -> Iterator[Relation]:
    """ "She died in 2020 at the age of 81. She was born in 1938." """
    if len(births) == 1:
        for age in _ages(clause):
            if not age.aside and (relation := _compare(clause, age, births[0], in_sentence=False)) is not None:
                yield relation


def _births(clause: Clause) -> list[Stamp]:
    found = []
    for stamp in clause.stamps:
        before = clause.text[max(clause.start, stamp.start - 80) : stamp.start]
        if stamp.dated and _BORN.search(before):
            found.append(stamp)
    if not found and len(clause.stamps) >= 2:
        one, two = clause.stamps[:2]
        opened = clause.text[one.start - 1 : one.start] == "("
        told_of = _DEATH.search(clause.text, clause.start, clause.end)
        lived = one.dated and two.dated and two.first.year - one.first.year >= _SHORTEST_LIFE
        if opened and told_of and lived and _LIFE_SPAN.fullmatch(clause.text[one.end : two.start]):
            found.append(one)
    return found


def _ages(clause: Clause) -> Iterator[_Age]:
    for match in _pattern().finditer(clause.text, clause.start, clause.end):
        number = next(match[name] for name in (
            "compound", "old", "aged", "turned_age", "birthday", "is", "is_word", "now", "comma"
        ) if match[name])  # fmt: skip
        years = int(count_of(number.lower()))
        if 0 < years < 130:
            turned = match["turned"] is not None or match["birthday"] is not None
            compound = match["compound"] is not None or match["now"] is not None
            aside = match["comma"] is not None or match["is_word"] is not None
            yield _Age(*match.span(), years, turned, compound, aside)


def _compare(clause: Clause, age: _Age, birth: Stamp, *, in_sentence: bool) -> Relation | None:
    """The age on the dates at which the text may mean it; wrong only if it fits none of them."""
    relation = None
    for at in _when(clause, age, birth):
        if at.last < birth.first:
            continue
        fits, why = _at(clause, age, birth, at)
        start, end = min(age.start, birth.start) if in_sentence else age.start, max(age.end, birth.end)
        if fits:
            return Relation(CONSISTENT, why, start, end if in_sentence else age.end)
        relation = relation or Relation("age_mismatch", why, start, end if in_sentence else age.end)
    return relation


def _at(clause: Clause, age: _Age, birth: Stamp, at: Stamp) -> tuple[bool, str]:
    least, most = _years(birth.last, at.first), _years(birth.first, at.last)
    if age.turned:
        least, most = at.first.year - birth.last.year, at.last.year - birth.first.year
    least = max(least, 0)
    when = f"in {told(at)}" if at.start >= 0 else f"at publication on {told(at)}"
    words = " ".join(clause.text[age.start : age.end].strip(" ,").split())
    right = f"{least}" if least == most else f"{least} to {most}"
    if least <= age.years <= most:
        return True, f"“{words}” fits: somebody born {told(birth)} is {right} {when}."
    return False, f"The text says “{words}”; somebody born {told(birth)} is {right} {when}."


def _when(clause: Clause, age: _Age, birth: Stamp) -> list[Stamp]:
    """The dates at which the age may be said to hold, the likeliest first: the sentence's other date, publication."""
    others = [one for one in clause.stamps if one.start != birth.start]
    behind = [one for one in others if one.start >= age.end]
    chosen = (behind or others[-1:])[:1]
    year = clause.published.year if clause.published else None
    found = [dated for one in chosen if (dated := _dated(one, year)) is not None]
    if clause.published is None or (others and not age.compound):
        return found
    now = age.compound or age.aside or not _HAPPENED.search(clause.text, clause.start, clause.end)
    if now or _LATELY.search(clause.text, clause.start, clause.end):
        found.append(stamp_of(clause.published))
    return found


def _dated(stamp: Stamp, year: int | None) -> Stamp | None:
    if stamp.dated:
        return stamp
    dated = stamp.in_year(year) if year and stamp.year is None else stamp
    return dated if dated.dated else None


def _years(birth: date, day: date) -> int:
    """Completed years of life."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
