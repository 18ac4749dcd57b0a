"""The extraction engine's finders, one task each, in the scorers' format.

Every input object has ``id`` and ``text``, and may have ``published`` (``YYYY-MM-DD``) or ``published_at``. The
output has ``annotations`` (spans are ``[start, end)`` in code points), or ``score`` for check-worthiness.
"""

from __future__ import annotations

from datetime import date

from claims.evaluation.json_lines import InvalidRecord, Record, Task
from claims.extraction.dates import find_time_expressions
from claims.extraction.document import read_document
from claims.extraction.quotes.finder import find_quotations
from claims.extraction.roles import find_roles
from claims.extraction.sentences import split_sentences
from claims.extraction.types import Quotation, Span
from claims.extraction.worthiness import score_sentence


def _read(record: Record) -> tuple[str, date | None]:
    text = record.get("text")
    if not isinstance(text, str):
        raise InvalidRecord("expected an object with “id” and a string “text”.")
    return text, _published(record)


def _published(record: Record) -> date | None:
    value = record.get("published") or record.get("published_at")
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str):
            raise ValueError("not a string")
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise InvalidRecord(f"“published” must be YYYY-MM-DD or null ({error}).") from error


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _quotes(record: Record) -> Record:
    return {"annotations": quote_annotations(find_quotations(read_document(_read(record)[0])))}


def quote_annotations(quotations: list[Quotation]) -> list[Record]:
    """Quotations in the scorer's form."""
    return [
        {
            "quote": _pair(found.quote),
            "speaker": _pair(found.speaker),
            "cue": _pair(found.cue),
            "kind": found.kind,
            "claimant": found.claimant,
            "group": f"Q{found.group}",
        }
        for found in quotations
    ]


def _dates(record: Record) -> Record:
    text, published = _read(record)
    expressions = find_time_expressions(text, split_sentences(text), published)
    return {
        "annotations": [
            {"span": _pair(found.span), "type": found.type, "value": found.value, "mod": found.mod}
            for found in expressions
        ]
    }


def _roles(record: Record) -> Record:
    text, _ = _read(record)
    return {
        "annotations": [
            {
                "person": _pair(found.person),
                "role": _pair(found.role),
                "org": _pair(found.organisation),
                "kind": found.kind,
                "qualifier": found.qualifier,
            }
            for found in find_roles(text, split_sentences(text))
            if found.kind != "family"  # a relative holds no position
        ]
    }


def _checkworthiness(record: Record) -> Record:
    worthiness = score_sentence(_read(record)[0])
    return {"score": worthiness.score, "reasons": list(worthiness.reasons)}


TASKS: dict[str, Task] = {
    "quotes": _quotes,
    "dates": _dates,
    "roles": _roles,
    "checkworthiness": _checkworthiness,
}
