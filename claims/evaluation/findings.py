"""The checks' findings, one record a line; what a record holds beside ``id`` depends on its ``check``.

``quote``: ``quote``, ``source``, and ``speaker`` or null; ``calendar``: ``text`` and ``published`` (YYYY-MM-DD or
null); ``role``: ``person``, ``role``, ``organisation`` or null, ``on`` (a date as data writes it), and ``holdings``, a
list of objects; ``numbers`` and ``article``: ``text``. The output has ``finding``, the check's own word, and
``explanation``, a sentence or two for an editor.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claims.evaluation.json_lines import InvalidRecord, Record, Task
from claims.verification.article_consistency import check_article
from claims.verification.calendar import check_calendar
from claims.verification.finding import Finding
from claims.verification.numbers import check_numbers
from claims.verification.quote import check_quote
from claims.verification.role_tenure import check_role


def _text(record: Record, field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str):
        raise InvalidRecord(f"a record of check “{record['check']}” needs “{field}” as a string.")
    return value


def _text_or_none(record: Record, field: str) -> str | None:
    return None if record.get(field) is None else _text(record, field)


def _day_or_none(record: Record, field: str) -> date | None:
    value = _text_or_none(record, field)
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise InvalidRecord(f"“{field}” must be YYYY-MM-DD or null ({error}).") from error


def _quote(record: Record) -> Finding:
    return check_quote(_text(record, "quote"), _text_or_none(record, "speaker"), _text(record, "source"))


def _calendar(record: Record) -> Finding:
    return check_calendar(_text(record, "text"), _day_or_none(record, "published"))


def _role(record: Record) -> Finding:
    holdings = record.get("holdings")
    if not isinstance(holdings, list) or not all(isinstance(holding, dict) for holding in holdings):
        raise InvalidRecord("a record of check “role” needs “holdings” as a list of objects.")
    person, role = _text(record, "person"), _text(record, "role")
    return check_role(person, role, _text_or_none(record, "organisation"), _text_or_none(record, "on"), holdings)


CHECKS: dict[str, Callable[[Record], Finding]] = {
    "quote": _quote,
    "calendar": _calendar,
    "role": _role,
    "numbers": lambda record: check_numbers(_text(record, "text")),
    "article": lambda record: check_article(_text(record, "text")),
}


def _findings(record: Record) -> Record:
    check = record.get("check")
    if not isinstance(check, str) or check not in CHECKS:
        raise InvalidRecord(f"“check” must be one of: {', '.join(CHECKS)}.")
    finding = CHECKS[check](record)
    return {"finding": finding.outcome, "explanation": finding.explanation}


TASKS: dict[str, Task] = {"findings": _findings}
