"""Finders of dates on PyPI, asked as their documentation asks to be asked; spans and values in TIMEX3's form."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

Annotation = dict[str, Any]


def _reference(record: dict[str, Any]) -> datetime:
    return datetime.fromisoformat((record.get("published") or "2000-01-01")[:10])


def _day(span: tuple[int, int], found: datetime) -> Annotation:
    return {"span": list(span), "type": "DATE", "value": found.date().isoformat()}


def dateparser(record: dict[str, Any]) -> list[Annotation]:
    """https://dateparser.readthedocs.io: ``search_dates`` answers words without their place: looked up in order."""
    from dateparser.search import search_dates

    text, position, found = record["text"], 0, []
    settings = {"RELATIVE_BASE": _reference(record)}
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, position)
        if start >= 0:
            position = start + len(words)
            found.append(_day((start, position), moment))
    return found


def datefinder(record: dict[str, Any]) -> list[Annotation]:
    """https://datefinder.readthedocs.io"""
    from datefinder import find_dates

    found = find_dates(record["text"], index=True, base_date=_reference(record))
    return [_day(span, moment) for moment, span in found]


def parsedatetime(record: dict[str, Any]) -> list[Annotation]:
    """https://pypi.org/project/parsedatetime: ``Calendar.nlp``"""
    from parsedatetime import Calendar

    text, found = record["text"], []
    for moment, _, start, end, words in Calendar().nlp(text, sourceTime=_reference(record)) or ():
        found.append(_day((start + len(words) - len(words.lstrip()), end), moment))
    return found


_TIMEX_TYPES = {"duration": "DURATION", "set": "SET", "time": "TIME", "timerange": "TIME", "datetime": "TIME"}


def recognizers_text(record: dict[str, Any]) -> list[Annotation]:
    """https://github.com/microsoft/Recognizers-Text: ends are inclusive; of a past and a future reading the nearer
    one to the day of publication counts, as in news.
    """
    from recognizers_date_time import Culture, recognize_datetime

    reference, found = _reference(record), []
    for result in recognize_datetime(record["text"], Culture.English, reference=reference):
        readings = (result.resolution or {}).get("values") or [{}]
        reading = min(readings, key=lambda one: _distance(one, reference))
        kind = result.type_name.rsplit(".", 1)[-1]
        found.append(
            {
                "span": [result.start, result.end + 1],
                "type": _TIMEX_TYPES.get(kind, "DATE"),
                "value": _timex_value(reading),
            }
        )
    return found


def _distance(reading: dict[str, str], reference: datetime) -> float:
    written = reading.get("start") or reading.get("end") or reading.get("value", "")
    try:
        return abs((datetime.fromisoformat(written) - reference).total_seconds())
    except ValueError:
        return 0.0


def _timex_value(reading: dict[str, str]) -> str:
    """A range by its length where that is a quarter or a year, else by its start; times to the minute"""
    timex, begin = reading.get("timex", ""), reading.get("start") or reading.get("end", "")
    if timex.startswith("("):
        length = timex.rstrip(")").rsplit(",", 1)[-1]
        if length == "P3M" and re.fullmatch(r"\d{4}-(01|04|07|10)-01", begin):
            return f"{begin[:4]}-Q{int(begin[5:7]) // 3 + 1}"
        return begin[:4] if length == "P1Y" else begin[:10]
    if re.fullmatch(r"XXXX-\d\d", timex) and begin:
        return begin[:7]
    written = reading.get("value", "")
    if timex.startswith("XXXX") and re.match(r"\d{4}-", written or begin):
        return re.sub(r" (\d\d:\d\d):\d\d$", r"T\1", written or begin)
    return timex


PEERS = {
    "dateparser": dateparser,
    "datefinder": datefinder,
    "parsedatetime": parsedatetime,
    "recognizers-text": recognizers_text,
}
