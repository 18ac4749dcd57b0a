"""Percentages of a handful: "60 % of 7 respondents"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.verification import lexicon
from claims.verification.finding import Certainty
from claims.verification.numbers.comparison import Comparison
from claims.verification.numbers.figures import F, Figure, Passage, plural_of, singular

SMALL_BASE = 20  # counted things below which a percentage says little
_ASKED_ABOUT = frozenset(["candidate", "country", "state", "party"])  # rather than asked
_FEWEST = 4  # asked; two or three "candidates tested" are what is asked about
_OF = re.compile(
    rf"{F} (?:of|out of|among|in) (?:the |its |their |all |those |our |his |her |these |a group "
    rf"of |a sample of |a total of |only |just )*{F}"
)
_RATIO = re.compile(
    rf"{F}(?: [a-z]{{1,15}}){{0,3}} (?:of|out of) (?:the |its |their |all |those )?{F}[^.;:!?\ue000]{{0,"
    rf"40}}(?:,? or | ?\(|,? — ?|, |,? which is ){F}"
)
_THEN = re.compile(rf"{F} [a-z]{{3,20}}[;:] {F}")
_OF_THEM = re.compile(
    rf"{F} of (?:them|those|these)\b(?! \w+ed\b)|\A\W*(?:of|among) (?:them|those|these),? (?:only |just )?{F}"
)
_AMONG = re.compile(
    rf"\b(?:among|of|out of) (?:the |its |their |those )?(?:[a-z]{{2,15}}'s? )?{F}[^.;:!?\ue000]{{0,60}}, "
    rf"(?:only |just )?{F}"
)


def compare_bases(passages: list[Passage]) -> Iterator[Comparison]:
    asked: Figure | None = None  # how many were surveyed, in the last passages
    since = 0
    before: Passage | None = None
    for passage in passages:
        found = False
        for pattern, share_group, whole_group in ((_RATIO, 3, 2), (_OF, 1, 2), (_AMONG, 2, 1), (_THEN, 2, 1)):
            for match in pattern.finditer(passage.template):
                share, whole = passage.figure(match[share_group]), passage.figure(match[whole_group])
                if pattern is _AMONG and whole.noun in _ASKED_ABOUT:
                    continue
                if share.percent and whole.unit == "" and not whole.percent and whole.value > 0:
                    found = True
                    yield _judge(share, whole)
        mentioned = _surveyed(passage)
        if mentioned:
            asked, since = mentioned, 0
        shares = [figure for figure in passage.figures if figure.percent]
        if asked and shares and since <= 1 and not found:
            yield _judge(shares[0], asked)
        elif not found and shares and before is not None and _OF_THEM.search(passage.template):
            counted = [figure for figure in before.figures if figure.counts and figure.plural and _counted(figure)]
            if len(counted) == 1 and counted[0].noun not in _ASKED_ABOUT:
                yield _judge(shares[0], counted[0])
        since += 1
        before = passage


def _judge(share: Figure, whole: Figure) -> Comparison:
    written = (share.written, whole.written)
    if whole.value < SMALL_BASE and whole.scale == 1 and whole.value == int(whole.value) and _counted(whole):
        few = f"{share.written} of {whole.written} {plural_of(whole.noun)}"
        why = f"{few}: one more or less changes it by {100 / whole.value:.0f} points."
        return Comparison("small_base", why, written, Certainty.CERTAIN)
    return Comparison("consistent", f"{share.written} of {whole.written}: the base is large enough.", written)


def _counted(whole: Figure) -> bool:
    if whole.noun in lexicon.words("comparisons", "base", "uncounted"):
        return False
    return whole.plural or whole.noun == "" or whole.noun in _countable()


def _surveyed(passage: Passage) -> Figure | None:
    for match in _survey_pattern().finditer(passage.template):
        figure = passage.figure(match["one"] or match["other"] or match["third"])
        counted = figure.noun in _countable() or (figure.plural and _counted(figure))
        if figure.unit == "" and figure.value >= _FEWEST and counted and figure.noun not in _ASKED_ABOUT:
            return figure
    return None


@cache
def _countable() -> frozenset[str]:
    words = lexicon.table("comparisons")["base"]["counted"].split()
    return frozenset(singular(word) for word in words)


@cache
def _survey_pattern() -> re.Pattern[str]:
    asked = lexicon.table("comparisons")["base"]["asked"]
    one, other = F.replace("(", "(?P<one>", 1), F.replace("(", "(?P<other>", 1)
    return re.compile(
        rf"\b(?:{asked})s? (?:of|among|with|involving|on|covering|included|involved|polled|asked|"
        rf"surveyed|tested|had) (?:the |only |just |a group of )?{one}"
        rf"|\b(?:tested|asked|polled|surveyed|interviewed|questioned|examined|treated|studied|followed|enrolled) "
        rf"(?:the |only |just |a group of )?{one.replace('one', 'third')}"
        rf"|{other} (?:[a-z-]{{1,15}} ){{0,3}}(?:were|was)? ?(?:asked|polled|surveyed|interviewed|"
        rf"questioned|enrolled|tested|took part|responded|answered)\b"
    )
