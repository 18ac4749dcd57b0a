"""Runs single finders over files of annotated texts, so that a scorer can compare them with the annotations.

Input and output are JSON Lines. Every input object has ``id`` and ``text``, and may have ``published``
(``YYYY-MM-DD``) or ``published_at``. The output repeats ``id`` and adds ``annotations`` (spans are
``[start, end)`` in code points), or ``score`` for check-worthiness.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from claims.extraction.dates import find_time_expressions
from claims.extraction.document import read_document
from claims.extraction.quotes.finder import find_quotations
from claims.extraction.roles import find_roles
from claims.extraction.sentences import split_sentences
from claims.extraction.types import Quotation, Span
from claims.extraction.worthiness import score_sentence

Record = dict[str, Any]


class EvaluationError(Exception):
    """Input that can't be evaluated; the message says where and what to do."""


def evaluate(task: str, source: Path, target: Path) -> int:
    """Write the predictions of ``task`` for every line of ``source`` to ``target``; answers their number.

    ``target`` is replaced only when all lines are done. Raises EvaluationError for an unknown task, a missing
    file and a line that is not such an object.
    """
    if task not in TASKS:
        raise EvaluationError(f"Unknown task “{task}”. Choose one of: {', '.join(TASKS)}.")
    if not source.is_file():
        raise EvaluationError(f"There is no file {source}. Give the path of a JSON Lines file.")
    if not target.parent.is_dir():
        raise EvaluationError(f"There is no folder {target.parent}. Create it or choose another output path.")
    predict = TASKS[task]
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as out:
            count = 0
            for record in _read(source):
                out.write(json.dumps({"id": record["id"], **predict(record)}) + "\n")
                count += 1
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count


def _read(source: Path) -> Iterator[Record]:
    with source.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                message = f"{source}, line {number}: not valid JSON ({error}). Correct or remove the line."
                raise EvaluationError(message) from error
            if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
                raise EvaluationError(
                    f"{source}, line {number}: expected an object with “id” and a string “text”. "
                    "Correct or remove the line."
                )
            try:
                record["published"] = _published(record)
            except ValueError as error:
                message = f"{source}, line {number}: “published” must be YYYY-MM-DD or null ({error})."
                raise EvaluationError(message) from error
            yield record


def _published(record: Record) -> date | None:
    value = record.get("published") or record.get("published_at")
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ValueError("not a string")
    return date.fromisoformat(value[:10])


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _quotes(record: Record) -> Record:
    return {"annotations": quote_annotations(find_quotations(read_document(record["text"])))}


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
    text = record["text"]
    expressions = find_time_expressions(text, split_sentences(text), record["published"])
    return {
        "annotations": [
            {"span": _pair(found.span), "type": found.type, "value": found.value, "mod": found.mod}
            for found in expressions
        ]
    }


def _roles(record: Record) -> Record:
    text = record["text"]
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
    worthiness = score_sentence(record["text"])
    return {"score": worthiness.score, "reasons": list(worthiness.reasons)}


TASKS: dict[str, Callable[[Record], Record]] = {
    "quotes": _quotes,
    "dates": _dates,
    "roles": _roles,
    "checkworthiness": _checkworthiness,
}
"""What can be evaluated: the task's name and the function from an input object to the output's fields."""
