"""Runs one task over a file of JSON Lines: an object with ``id`` a line in, one with the same ``id`` a line out."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

Record = dict[str, Any]
Task = Callable[[Record], Record]
"""From an input object to the output's fields beside ``id``. Raises InvalidRecord for an object it cannot read."""


class EvaluationError(Exception):
    """Input that can't be evaluated; the message says where and what to do."""


class InvalidRecord(ValueError):
    """What is wrong with one object; the line's number is added by the runner."""


def run(predict: Task, source: Path, target: Path) -> int:
    """Write what ``predict`` answers for every line of ``source`` to ``target``; answers the number of lines.

    ``target`` is replaced only when all lines are done. Raises EvaluationError for a missing file or folder and a
    line that is no such object.
    """
    if not source.is_file():
        raise EvaluationError(f"There is no file {source}. Give the path of a JSON Lines file.")
    if not target.parent.is_dir():
        raise EvaluationError(f"There is no folder {target.parent}. Create it or choose another output path.")
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as out:
            count = 0
            for number, record in _read(source):
                try:
                    answer = predict(record)
                except InvalidRecord as error:
                    raise EvaluationError(f"{source}, line {number}: {error} Correct or remove the line.") from error
                out.write(json.dumps({"id": record["id"], **answer}) + "\n")
                count += 1
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return count


def _read(source: Path) -> Iterator[tuple[int, Record]]:
    with source.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                message = f"{source}, line {number}: not valid JSON ({error}). Correct or remove the line."
                raise EvaluationError(message) from error
            if not isinstance(record, dict) or "id" not in record:
                message = f"{source}, line {number}: expected an object with “id”. Correct or remove the line."
                raise EvaluationError(message)
            yield number, record
