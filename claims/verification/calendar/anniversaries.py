"""Anniversaries, jubilees and years of service against the year of what they count from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from claims.extraction import lexicon as extraction_lexicon
from claims.verification import lexicon
from claims.verification.calendar.relation import CONSISTENT, Relation, told
from claims.verification.calendar.spans import Clause
from claims.verification.calendar.stamps import Stamp, stamp_of

_AROUND = timedelta(days=120)  # what is told may look ahead to an anniversary, or back at it
_HINT = re.compile(r"\bturn|anniversar|birthday|jubilee|centen|\byear\b", re.IGNORECASE)
_TO_DATE = re.compile(r"(?:[^.;:!?,\d]|9/11){0,80}(?:,\s+which\s+[^.;:!?,\d]{0,60}|,\s+(?:[a-z]+\s+)?(?:on|in)\s+)?\Z")
_OF = re.compile(r"\s+of\b")
_OF_THE_BEGINNING = re.compile(
    r"\s+of\s+(?:(?:its|their|his|her)\s+(?:own\s+)?)"
    r"(?:founding|foundation|opening|launch|establishment|creation|formation|wedding|marriage|accession|reign)\b"
)
_CELEBRATED = re.compile(
    r"\b(?:celebrat|mark|observ|commemorat|toast|hono[u]?r|is\b|are\b|for\b|on\b|ahead\b|turn|reach|approach|jubilee)",
    re.IGNORECASE,
)
_LATELY = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|tonight|yesterday|(?:last|next)\s+(?:week|weekend|night)|this\s+(?:week|weekend|month|year|spring"
    r"|summer|autumn|fall|winter)|now)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:celebrates?|marks?|celebrating|marking|observes?|turns?|is|are|in\s+(?:his|her|its|their))\b"
)
_OTHER_YEAR = re.compile(r"\b(?:next|last|following|previous)\s+(?:year|month|spring|summer|autumn|fall|winter)\b")
_COMING = re.compile(r"\b(?:will|would|ahead|upcoming|prepar\w+|approach\w*|plan\w*|to\s+(?:mark|celebrate))\b")
_SOON = re.compile(
    r"\bthis\s+(?:week|month|year)\b|\bwill\s+be\s+(?:celebrated|marked|observed|commemorated)\s+on\s+"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 7  # words between "founded" and its date
_WAIT = 0.4  # years from an election or appointment to the first day of service


@dataclass(frozen=True, slots=True)
class _Count:
    """``years``: the anniversary's number; ``serving``: "in his third year", which begins when two are over."""

    start: int
    end: int
    years: int
    serving: bool
    turned: bool  # "turned 100", which is true of what was founded, but also of persons

    def fits(self, since: Stamp, at: Stamp, *, around: bool) -> bool:
        if self.serving:
            least = (at.first - since.last).days / 365.2425
            most = (at.last - since.first).days / 365.2425
            return least <= self.years + _WAIT and self.years - 1 <= most + 0.01
        shift = _AROUND if around or at.month is not None else timedelta(0)
        return (at.first - shift).year <= since.first.year + self.years <= (at.last + shift).year


@cache
def _pattern() -> re.Pattern[str]:
    ordinals = "|".join(sorted(extraction_lexicon.table("dates")["ordinals"], key=len, reverse=True))
    jubilees = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in _jubilees())
    ordinal = rf"(?:(?P<NAMEfigures>\d{{1,3}})(?:st|nd|rd|th)|(?P<NAMEword>{ordinals}))"
    return re.compile(
        rf"\b(?:{ordinal.replace('NAME', '')}[\s-]+(?:(?:wedding|founding)\s+)?(?:anniversary|birthday)"
        rf"|(?P<jubilee>{jubilees})"
        rf"|turn(?:s|ed|ing)?\s+(?P<turned>\d{{1,3}})(?![\w%,.]\d|%)"
        rf"|in\s+(?:his|her|its|their)\s+{ordinal.replace('NAME', 'serving_')}\s+(?:full\s+)?year)\b",
        re.IGNORECASE,
    )


def _jubilees() -> dict[str, int]:
    jubilees: dict[str, int] = lexicon.table("events")["jubilees"]
    return jubilees


def compare_anniversaries(clauses: Sequence[Clause]) -> Iterator[Relation]:
    """ "The 50th anniversary of the coup of 1973", "founded in 1974, it celebrates its 50th anniversary".

    Compared with the sentence's other date, else with publication; nothing where more dates come into question.
    """
    for number, clause in enumerate(clauses):
        if not _HINT.search(clause.text, clause.start, clause.end):
            continue
        counts = list(_counts(clause))
        if len(counts) != 1:
            continue
        relation = _of_event(clause, counts[0]) or _of_beginning(clauses, number, counts[0])
        if relation is not None:
            yield relation


def _counts(clause: Clause) -> Iterator[_Count]:
    ordinals = extraction_lexicon.table("dates")["ordinals"]
    for match in _pattern().finditer(clause.text, clause.start, clause.end):
        figures = match["figures"] or match["serving_figures"] or match["turned"]
        word = match["word"] or match["serving_word"]
        if match["jubilee"]:
            years = _jubilees()[" ".join(match["jubilee"].lower().split())]
        else:
            years = int(figures) if figures else ordinals[word.lower()]
        serving = match["serving_figures"] is not None or match["serving_word"] is not None
        yield _Count(*match.span(), years, serving, match["turned"] is not None)


def _of_event(clause: Clause, count: _Count) -> Relation | None:
    """The date that follows "anniversary of", as the day of what is recalled."""
    of = _OF.match(clause.text, count.end)
    since = next((one for one in clause.stamps if one.start >= count.end), None)
    if of is None or since is None or not since.dated or count.serving:
        return None
    if not _TO_DATE.match(clause.text[of.end() : since.start]):
        return None
    others = [one for one in clause.stamps if one is not since and not (one.dated and one.last < since.first)]
    return _compare(clause, count, since, others)


def _of_beginning(clauses: Sequence[Clause], number: int, count: _Count) -> Relation | None:
    """The date at which the sentence, or else its neighbour, says that something was founded or begun."""
    clause = clauses[number]
    if _OF.match(clause.text, count.end) and not count.serving:
        if not _OF_THE_BEGINNING.match(clause.text, count.end):
            return None
    elif not (count.serving or count.turned) and not _CELEBRATED.search(
        clause.text, max(clause.start, count.start - 60), min(clause.end, count.end + 40)
    ):
        return None
    own = _beginnings(clause)
    if count.turned:
        own = [one for one in own if _made().search(clause.text, max(clause.start, one.start - 40), one.start)]
        if not own:
            return None
    neighbours = [clauses[at] for at in (number - 1, number + 1) if 0 <= at < len(clauses)]
    since = own or [one for other in neighbours for one in _beginnings(other)]
    if len(since) != 1:
        return None
    others = [one for one in clause.stamps if one is not since[0]]
    if not own and (others or any(len(other.stamps) > 1 for other in neighbours)):
        return None
    return _compare(clause, count, since[0], others)


@cache
def _made() -> re.Pattern[str]:
    """ "Launched in", without an object: who launched something in that year turns another age."""
    words = "|".join(lexicon.table("events")["made"].split())
    return re.compile(rf"\b(?:{words})\s+(?:back\s+)?(?:in|on)\s+\Z", re.IGNORECASE)


def _beginnings(clause: Clause) -> list[Stamp]:
    found, before = [], clause.start
    for stamp in clause.stamps:
        words = [word.lower() for word in _WORD.findall(clause.text[max(before, stamp.start - 70) : stamp.start])]
        before = stamp.end
        if stamp.dated and set(words[-_NEAR:]) & set(lexicon.table("events")["found"].split()):
            found.append(stamp)
    return found


def _compare(clause: Clause, count: _Count, since: Stamp, others: Sequence[Stamp]) -> Relation | None:
    if len(others) > 1:
        return None
    if others:
        year = clause.published.year if clause.published else None
        at = others[0] if others[0].year or not year else others[0].in_year(year)
        if not at.dated or at.first < since.first:
            return None
    elif clause.published is not None and _at_publication(clause, count, since):
        at = stamp_of(clause.published)
    else:
        return None
    start, end = min(count.start, since.start), max(count.end, since.end)
    if not clause.start <= since.start < clause.end:
        start, end = count.start, count.end
    distance = at.first.year - since.first.year
    when = f"{told(at)}" if others else f"publication on {told(at)}"
    words = " ".join(clause.text[count.start : count.end].split())
    if count.fits(since, at, around=not others):
        return Relation(CONSISTENT, f"“{words}” fits: {told(since)} is {distance} years before {when}.", start, end)
    why = f"The text says “{words}”; {told(since)} is {distance} years before {when}."
    return Relation("duration_mismatch", why, start, end)


def _at_publication(clause: Clause, count: _Count, since: Stamp) -> bool:
    """Whether the anniversary is told as of now; what is to come or long past has no date to compare."""
    if _OTHER_YEAR.search(clause.text, clause.start, clause.end):
        return False
    if _COMING.search(clause.text, clause.start, clause.end) and not _SOON.search(
        clause.text, clause.start, clause.end
    ):
        return False
    if count.serving:
        return not _past_beside(clause, since)
    if _LATELY.search(clause.text, clause.start, clause.end):
        return True
    before = clause.text[max(clause.start, count.start - 60) : count.start]
    return bool(_PRESENT.search(before)) or (_OF.match(clause.text, count.end) is not None and since.start > count.end)


def _past_beside(clause: Clause, since: Stamp) -> bool:
    """Whether the sentence tells of the past in other words than those that lead to the date of the beginning."""
    rest = clause.text[clause.start : clause.end]
    if clause.start <= since.start < clause.end:
        led = [match.start() for match in _WORD.finditer(clause.text, clause.start, since.start)][-_NEAR:]
        rest = clause.text[clause.start : led[0] if led else since.start] + clause.text[since.end : clause.end]
    past = extraction_lexicon.words("tense", "past")
    return any(word in past or word.endswith("ed") for word in (found.lower() for found in _WORD.findall(rest)))
