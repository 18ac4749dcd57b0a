"""The checks' findings, one record a line; what a record holds beside ``id`` depends on its ``check``.

``quote``: ``quote``, ``source``, and ``speaker`` or null; ``calendar``: ``text`` and ``published`` (YYYY-MM-DD or
null). The output has ``finding``, the check's own word, and ``explanation``, a sentence or two for an editor.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from claims.evaluation.json_lines import InvalidRecord, Record, Task
from claims.verification.calendar import check_calendar
from claims.verification.finding import Finding
from claims.verification.quote import check_quote


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


CHECKS: dict[str, Callable[[Record], Finding]] = {"quote": _quote, "calendar": _calendar}


def _findings(record: Record) -> Record:
    check = record.get("check")
    if not isinstance(check, str) or check not in CHECKS:
        raise InvalidRecord(f"“check” must be one of: {', '.join(CHECKS)}.")
    finding = CHECKS[check](record)
    return {"finding": finding.outcome, "explanation": finding.explanation}


TASKS: dict[str, Task] = {"findings": _findings}
