"""Runs single finders and checks over files of records, so that a scorer can compare them with annotations. Pure."""

from __future__ import annotations

from pathlib import Path

from claims.evaluation import extraction, findings
from claims.evaluation.json_lines import EvaluationError, Task, run

TASKS: dict[str, Task] = {**extraction.TASKS, **findings.TASKS}
"""What can be evaluated, by name."""


def evaluate(task: str, source: Path, target: Path) -> int:
    """Write the predictions of ``task`` for every line of ``source`` to ``target``; answers their number.

    ``target`` is replaced only when all lines are done. Raises EvaluationError for an unknown task, a missing
    file or folder, and a line that the task cannot read.
    """
    if task not in TASKS:
        raise EvaluationError(f"Unknown task “{task}”. Choose one of: {', '.join(TASKS)}.")
    return run(TASKS[task], source, target)


__all__ = ["TASKS", "EvaluationError", "evaluate"]
