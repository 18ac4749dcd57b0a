"""Anniversaries against the year of what they recall."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache

from claims.extraction import lexicon
from claims.verification.calendar.relation import CONSISTENT, Relation, told
from claims.verification.calendar.spans import Clause

_AROUND = timedelta(days=120)  # publication may look ahead to an anniversary, or back at it


@cache
def _pattern() -> re.Pattern[str]:
    ordinals = "|".join(sorted(lexicon.table("dates")["ordinals"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?P<figures>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{ordinals}))\s+anniversary\s+of\b[^.;:!?,\d]{{0,80}}\Z",
        re.IGNORECASE,
    )


def compare_anniversaries(clause: Clause) -> Iterator[Relation]:
    """ "The 50th anniversary of the coup of 1973" at publication; nothing where the sentence names another date."""
    if clause.published is None or len(clause.stamps) != 1 or clause.stamps[0].year is None:
        return
    stamp = clause.stamps[0]
    match = _pattern().search(clause.text[max(clause.start, stamp.start - 120) : stamp.start])
    if match is None or not stamp.exists:
        return
    count = int(match["figures"]) if match["figures"] else lexicon.table("dates")["ordinals"][match["word"].lower()]
    years = {(clause.published + shift).year - stamp.first.year for shift in (-_AROUND, timedelta(0), _AROUND)}
    start = stamp.start - (match.end() - match.start())
    at = f"{clause.published.year - stamp.first.year} years before publication"
    if count in years:
        yield Relation(CONSISTENT, f"{told(stamp)} is {at}, as the anniversary says.", start, stamp.end)
    else:
        why = f"The text names anniversary {count} of {told(stamp)}, which is {at}."
        yield Relation("duration_mismatch", why, start, stamp.end)
