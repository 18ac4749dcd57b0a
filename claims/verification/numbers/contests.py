"""Votes against the members of a chamber, and matches won, drawn and lost against those played."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.figures import GAP, F, Passage
from claims.verification.numbers.sums import sum_of_parts

_CHAMBER = re.compile(rf"{F}[- ](?:member|seat)\b")
_VOTES = re.compile(
    r"\b(?:voted?|passed|approved|rejected|backed)\b[^.;:!?\d]{0,80}?(?<![\d-])(\d{1,4})[-–](\d{1,4})(?![\d-])"
)
_YES_NO = re.compile(
    rf"{F}{GAP}{{0,30}}?\b(?:yes|for|in favou?r|aye)\b{GAP}{{0,25}}?{F}{GAP}{{0,20}}?\b(?:no|against|nay)\b"
)
_VOTES_TO = re.compile(rf"{F} votes? to {F}")
_WON_LOST = re.compile(rf"\b(won|winning|drew|drawn|drawing|tied|lost|losing) (?:only |just )?{F}")
_PLAYED = re.compile(
    rf"\b(?:of|in|from|over|played|out of) (?:the |its |their |his |her |all |those )?"
    rf"(?:first |last |opening |league )?{F}(?: [a-z]+)? (?:match|game|fixture|bout|fight|contest|race|election|case)"
)


def compare_chamber(passage: Passage) -> Iterator[Comparison]:
    """Votes against the members who have one: "the 100-member Senate voted 52-49"."""
    chamber = _CHAMBER.search(passage.template)
    if not chamber:
        return
    members = passage.figure(chamber[1])
    counted = _VOTES.search(passage.text)
    votes = [int(counted[1]), int(counted[2])] if counted else []
    told = _VOTES_TO.search(passage.template) or _YES_NO.search(passage.template)
    if told:
        votes = [int(passage.figure(told[1]).value), int(passage.figure(told[2]).value)]
    if votes:
        outcome = "parts_total" if sum(votes) > members.value else "consistent"
        why = f"{votes[0]} and {votes[1]} votes are {sum(votes)}, of {shown(members.value)} members."
        yield Comparison(outcome, why, (members.written,))


def compare_record(passage: Passage) -> Iterator[Comparison]:
    """ "won 18 games, drew seven and lost five of its 30 matches"."""
    told = {match[1]: passage.figure(match[2]) for match in _WON_LOST.finditer(passage.template)}
    played = _PLAYED.search(passage.template)
    if len(told) < 2 or not played or len(passage.figures) != len(told) + 1:
        return
    total, parts = passage.figure(played[1]), list(told.values())
    if total in parts or (len(told) == 2 and sum(part.value for part in parts) < total.value):
        return
    compared = sum_of_parts(total, parts)
    if compared:
        yield compared
