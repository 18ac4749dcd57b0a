"""Lengths of time against the dates that bound them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from claims.extraction import lexicon as extraction_lexicon
from claims.verification.calendar.lengths import Length, written
from claims.verification.calendar.relation import CONSISTENT, Relation, told
from claims.verification.calendar.stamps import Stamp, stamp_of

_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
_ON = rf"(?:back\s+)?(?:in|on|during|by|from|since)?\s*(?:early\s+|late\s+|mid-?\s*)?{_WEEKDAY}(?:the\s+)?"
_AGO = re.compile(r"\s+ago\b")
_TO_DATE = re.compile(rf"[\s,]*(?:[(—–-]|--)?\s*{_ON}\Z")
_TO_LATER = re.compile(rf"[\s,]*\(?\s*{_ON}\Z")
_TO_LENGTH = re.compile(r"\)?[\s,]*(?:[(—–-]|--)?\s*(?:that\s+is,?\s+|or\s+|i\.e\.\s+|exactly\s+)?\Z")
_LATER = re.compile(r"\s+(?P<way>later|afterwards?|earlier|before(?=\s*[,(—–-]|\s+(?:in|on)\b))")
_RELATION = re.compile(r"\s+(?P<way>after|before|since|following)\b")
_EVENT = re.compile(r"(?!.*\b(?:since|until|till|before|after|from)\b)[^.;:!?,\d(]{0,80}\Z")
_EVENT_IN = re.compile(_EVENT.pattern.removesuffix(r"\Z") + r"(?:,\s+(?:in|on)\s+)?\Z")  # "since they won, in 2004"
_SINCE = re.compile(r"\b[Ss]ince\b(?:\s+[\w'’-]+){0,6}?\s*\Z")
_NOW = re.compile(r"\b(?:has|have|is|are|remains?|continues?|still|now|today)\b")
_THEN = re.compile(r"\b(?:had|was|were|until|till|then|did)\b")
_BEFORE_PARTICIPLE = frozenset(
    ("is", "are", "has", "have", "been", "remains", "remain", "still", "not", "now", "never")
)
_WORD = re.compile(r"[^\W\d_]+")
_PERFECT = re.compile(r"\b(?:has|have|’s|'s|’ve|'ve)\b")
_TIED_BEFORE = re.compile(
    r"\b(?:for|lasted|lasting|lasts?|took|takes?|taking|spanned|spanning|over|spent|served|serving|ran|running|reign(?:ed)?"
    r"|during|within|a\s+total\s+of|of|after)\s+(?:some\s+)?(?:his\s+|her\s+|its\s+|their\s+|the\s+|a\s+|an\s+)?\Z",
    re.IGNORECASE,
)
_UP_TO_NOW = re.compile(r"(?:[,(—–]|\bfor\s+the\s+(?:past|last))\s*\Z", re.IGNORECASE)
# "From 2009 to 2012, a seven-year stint"
_SPELL_BEFORE = re.compile(r"\s*[,(—–-]\s*(?:(?:an?|his|her|its|their|this|that)\s+)?")
_SPELL_BEHIND = re.compile(
    r"\s+(?:[^\W\d_]+\s+)?(?:stint|spell|term|reign|period|run|tenure|stretch|rule|hiatus|gap|absence|presidency|war"
    r"|conflict|career|occupation|exile)\b"
)
_TIED_BEHIND = re.compile(
    r"-?\s*(?:[^\W\d_]+\s+){0,2}(?:in\s+(?:office|power|prison|jail|charge)|at\s+the\s+helm|as\s+[^\W\d_])"
)
# "For 93 years before closing in 2011", "during the eight years before": nothing else need lie at their beginning
_ALL_THE_WHILE = re.compile(r"\b(?:for\b|(?:during|in|over|within|throughout)\s+the\b)")
_CLOSE = 45  # characters between a length and the dates that bound it
_BESIDE = 16  # characters that set them side by side
_FAR = 5  # times longer or shorter: another thing is meant, unless they stand side by side
_ANY_YEAR = 2000  # of two dates without a year; a leap year, to have every day
# "The six-year war (1939-1945)", "the 12-day strike began on 3 May and ended on 9 May"
_OF_NOUN = re.compile(
    r"-?\s*(?:[^\W\d_][\w'’-]*\s+){0,2}[^\W\d_][\w'’-]*\s*(?:\(|,?\s*(?:from|between|which|that|lasted|ran)?\s*(?:from|between|began|started"
    r"|begun|opened|ran|begins|starts|opens|runs|leaves|departs)?\s*(?:in|on|from|between)?\s*(?:\w+day,?\s+)?)"
)
_NOT_TIED = re.compile(
    r"\b(?:(?<!will )(?<!would )(?<!to )last|past|first|final|next|previous|every|sentenced\s+to"
    r"|each|another|these|those|within|coming|to|rate\s+of|average\s+of|age\s+of)\s+\Z"
)


@dataclass(frozen=True, slots=True)
class Range:
    """Two dates that bound one stretch of time; ``start`` and ``end`` of the text hold both."""

    first: Stamp
    last: Stamp

    @property
    def start(self) -> int:
        return min(self.first.start, self.last.start)

    @property
    def end(self) -> int:
        return max(self.first.end, self.last.end)


@dataclass(frozen=True, slots=True)
class Clause:
    """One sentence with its dates and lengths; ``before`` are the dates of the sentence before."""

    text: str
    start: int
    end: int
    stamps: Sequence[Stamp]
    lengths: Sequence[Length]
    before: Sequence[Stamp]
    published: date | None


def compare_lengths(clause: Clause, ranges: Sequence[Range]) -> Iterator[Relation]:
    """Each length with the dates that the sentence ties to it."""
    for length in clause.lengths:
        found = (
            _ago(clause, length)
            or _later(clause, length)
            or _from_event(clause, length)
            or _until_now(clause, length)
            or _of_range(clause, length, ranges)
        )
        if found is not None:
            yield found


def _ago(clause: Clause, length: Length) -> Relation | None:
    """ "Three years ago, in 2019" or "in 2019, three years ago", against publication."""
    ago = _AGO.match(clause.text, length.end)
    if ago is None or clause.published is None:
        return None
    stamp = _tied(clause, length, ago.end())
    if stamp is not None and not stamp.dated:
        stamp = _with_year(stamp, clause.published.year, clause.published)
    if stamp is None:
        return None
    return _fit(clause, length, stamp, stamp_of(clause.published), "duration_mismatch", ago.end())


def _tied(clause: Clause, length: Length, end: int, to_date: re.Pattern[str] = _TO_DATE) -> Stamp | None:
    """The date that stands directly behind or before a length that ends at ``end``."""
    behind = next((one for one in clause.stamps if one.start >= end), None)
    if behind is not None and to_date.match(clause.text[end : behind.start]):
        return behind
    ahead = next((one for one in reversed(clause.stamps) if one.end <= length.start), None)
    if ahead is not None and _TO_LENGTH.match(clause.text[ahead.end : length.start]):
        return ahead
    return None


def _with_year(stamp: Stamp, year: int, latest: date | None = None) -> Stamp | None:
    """The date in ``year``, or in the one before where it would come after ``latest``."""
    if stamp.year is not None:
        return None
    dated = stamp.in_year(year)
    if latest is not None and dated.exists and dated.first > latest:
        dated = stamp.in_year(year - 1)
    return dated if dated.exists else None


def _later(clause: Clause, length: Length) -> Relation | None:
    """ "In 2010 … four years later, in 2014": against the last date named before."""
    match = _LATER.match(clause.text, length.end)
    if match is None:
        return None
    here = _tied(clause, length, match.end(), _TO_LATER)
    if here is None:
        return None
    limit = min(here.start, length.start)
    named = [one for one in clause.stamps if one.end <= limit] or list(clause.before)
    earlier = match["way"] in ("earlier", "before")
    others = named[-4:] or [one for one in clause.stamps if one is not here][:4]  # "a year later, in 2015, … of 2014"
    pairs = [_same_year(*((here, one) if earlier else (one, here))) for one in reversed(others)]
    found = _first_that_fits(clause, length, pairs, max(match.end(), here.end))
    if named or found is None or found.outcome == CONSISTENT:
        return found
    return None


def _from_event(clause: Clause, length: Length) -> Relation | None:
    """ "Two days after the attack of 10 May": against the sentence's other date, or else publication."""
    match = _RELATION.match(clause.text, length.end)
    if match is None:
        return None
    anchor = next((one for one in clause.stamps if one.start >= match.end()), None)
    leads = _EVENT_IN if match["way"] == "since" else _EVENT
    if anchor is None or not leads.match(clause.text[match.end() : anchor.start]):
        return None
    others = [one for one in clause.stamps if one is not anchor]
    if not others:
        return _until_published(clause, length, anchor, match)
    before = match["way"] == "before"
    if before and _ALL_THE_WHILE.search(clause.text[max(clause.start, length.start - 12) : length.start + 4]):
        return None
    pairs = [_same_year(*((one, anchor) if before else (anchor, one))) for one in others[:4]]
    found = _first_that_fits(clause, length, pairs, anchor.end)
    # "Since" counts up to now or to a past that no date need name.
    return found if match["way"] != "since" or (found and found.outcome == CONSISTENT) else None


def _first_that_fits(
    clause: Clause, length: Length, pairs: Sequence[tuple[Stamp, Stamp] | None], end: int
) -> Relation | None:
    """The length between the first pair of dates that it fits; wrong only where it fits none."""
    relations = [_ordered(clause, length, *pair, end) for pair in pairs if pair is not None]
    return next((one for one in relations if one.outcome == CONSISTENT), relations[0] if relations else None)


def _until_published(clause: Clause, length: Length, anchor: Stamp, match: re.Match[str]) -> Relation | None:
    if clause.published is None or match["way"] == "before" or anchor.bare:
        return None
    dated = anchor if anchor.dated else _with_year(anchor, clause.published.year, clause.published)
    if dated is None:
        return None
    relation = _fit(clause, length, dated, stamp_of(clause.published), "duration_mismatch", anchor.end)
    if relation.outcome == CONSISTENT or match["way"] == "since":
        return relation if not _past(clause) or relation.outcome == CONSISTENT else None
    return relation if _present(clause, length, anchor) else None


def _past(clause: Clause) -> bool:
    return _THEN.search(clause.text, clause.start, clause.end) is not None


def _present(clause: Clause, length: Length, anchor: Stamp) -> bool:
    """Whether what the sentence says beside the event of ``anchor`` holds at publication."""
    rest = clause.text[clause.start : length.start] + " " + clause.text[anchor.end : clause.end]
    words = [word.lower() for word in _WORD.findall(rest)]
    past = extraction_lexicon.words("tense", "past")
    return _NOW.search(rest) is not None and not any(
        (word in past or word.endswith("ed")) and (number == 0 or words[number - 1] not in _BEFORE_PARTICIPLE)
        for number, word in enumerate(words)
    )


def _until_now(clause: Clause, length: Length) -> Relation | None:
    """ "Has led the party for ten years, since 2015", against publication."""
    stamps = [one for one in clause.stamps if not one.bare] or clause.stamps
    if clause.published is None or _LATER.match(clause.text, length.end) or len(stamps) != 1:
        return None
    stamp = stamps[0]
    if not _SINCE.search(clause.text[clause.start : stamp.start]) or not _PERFECT.search(
        clause.text, clause.start, clause.end
    ):
        return None
    if _past(clause) or not _is_tied(clause, length):
        return None
    dated = stamp if stamp.dated else _with_year(stamp, clause.published.year, clause.published)
    if dated is None:
        return None
    return _fit(clause, length, dated, stamp_of(clause.published), "duration_mismatch", max(stamp.end, length.end))


def _is_tied(clause: Clause, length: Length) -> bool:
    before = clause.text[max(clause.start, length.start - 40) : length.start]
    return _TIED_BEFORE.search(before) is not None or _UP_TO_NOW.search(before) is not None


def _of_range(clause: Clause, length: Length, ranges: Sequence[Range]) -> Relation | None:
    """ "For seven years, from 1990 to 1995", "the 12-day strike began on 3 May and ended on 9 May"."""
    if len(ranges) != 1 or _AGO.match(clause.text, length.end) or _LATER.match(clause.text, length.end):
        return None
    bounds = ranges[0]
    if not (bounds.first.dated and bounds.last.dated) or bounds.last.last < bounds.first.first:
        return None
    if not _bounded(clause, length, bounds):
        return None
    end = max(bounds.end, length.end)
    return _fit(clause, length, bounds.first, bounds.last, "duration_mismatch", end, inclusive=True)


def _bounded(clause: Clause, length: Length, bounds: Range) -> bool:
    """Whether a length that stands close to two dates is the time between them."""
    before = clause.text[max(clause.start, length.start - 40) : length.start]
    if _NOT_TIED.search(before):
        return False
    if length.end <= bounds.start:
        between = clause.text[length.end : bounds.start]
    elif length.start >= bounds.end:
        between = clause.text[bounds.end : length.start]
    else:
        return False
    days = max(1, (bounds.last.last - bounds.first.first).days)
    if len(between) > _BESIDE and not 1 / _FAR < length.days / days < _FAR:
        return False  # twelve weeks of a trial whose sites opened over four years
    if len(between) > _CLOSE or any(character.isdigit() for character in between):
        return False
    if "-" in clause.text[length.start : length.end]:
        if length.start >= bounds.end:
            return bool(_SPELL_BEFORE.fullmatch(between) and _SPELL_BEHIND.match(clause.text, length.end))
        return _OF_NOUN.fullmatch(between) is not None
    alone = re.search(r"(?:\A|[,(—–;:]|\bis|\bwas)\s*(?:a\s+period\s+of\s+)?\Z", before) is not None
    return bool(alone or _TIED_BEFORE.search(before) or _TIED_BEHIND.match(clause.text, length.end))


def _same_year(one: Stamp, two: Stamp) -> tuple[Stamp, Stamp] | None:
    """Two dates of which one may take its year from the other; without any year both are of one year."""
    if one.bare or two.bare:
        return None
    year = one.year or two.year
    first, second = (
        stamp if stamp.year else stamp.in_year(year or _ANY_YEAR, supposed=year is None) for stamp in (one, two)
    )
    return (first, second) if first.dated and second.dated else None


def _ordered(clause: Clause, length: Length, one: Stamp, two: Stamp, end: int) -> Relation:
    """The length between two dates that it puts in order."""
    if two.last < one.first:
        why = f"The text puts {told(two)} after {told(one)}; it comes before."
        return Relation("order_mismatch", why, min(length.start, one.start, two.start), end)
    return _fit(clause, length, one, two, "duration_mismatch", end)


def _fit(
    clause: Clause, length: Length, one: Stamp, two: Stamp, outcome: str, end: int, *, inclusive: bool = False
) -> Relation:
    start = min(place.start for place in (length, one, two) if place.start >= 0)
    words = written(length, clause.text)
    distance = _distance(one, two)
    if length.fits(one, two, inclusive=inclusive):
        return Relation(CONSISTENT, f"“{words}” fits {_ends(one, two)}: {distance}.", start, end)
    return Relation(outcome, f"The text says “{words}”; from {_ends(one, two)} it is {distance}.", start, end)


def _ends(one: Stamp, two: Stamp) -> str:
    return f"{told(one)} to {'publication on ' if two.start < 0 else ''}{told(two)}"


def _distance(one: Stamp, two: Stamp) -> str:
    """How far two dates are apart, in the unit that is easiest to read."""
    if one.precise and two.precise:
        days = (two.first - one.first).days
        if abs(days) < 90:
            return f"{days} day{'s' if days != 1 else ''}"
        return f"{days / 365.2425:.1f} years" if days >= 700 else f"{days / 30.436875:.1f} months"
    least, most = (two.first - one.last).days / 365.2425, (two.last - one.first).days / 365.2425
    return f"between {max(least, 0):.1f} and {most:.1f} years"
