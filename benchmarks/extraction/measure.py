"""Quality and speed of the extraction engine on annotated texts.

    python -m benchmarks.extraction.measure [FOLDER] [--task quotes]

FOLDER (``../shared/eval`` beside the repository by default) holds one folder a task with ``dev.jsonl`` and the
scorers ``score.py`` and ``score_ranking.py``; what is missing is named and left out. Speed is that of one core,
processor time. Quotes and check-worthiness were fitted on these files: for figures on unseen texts see
``docs/extraction.md``.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claims.evaluation import TASKS, evaluate

ROOT = Path(__file__).resolve().parents[2]
FILES = {
    "quotes": ("quotes/dev.jsonl",),
    "dates": ("dates/dev.jsonl", "dates/extra_wikiwars.jsonl"),
    "roles": ("roles/dev.jsonl",),
    "checkworthiness": ("checkworthiness/dev.jsonl",),
}


def measure(task: str, source: Path, folder: Path) -> None:
    """Print texts a second and the scorer's report for one file."""
    with tempfile.TemporaryDirectory() as scratch:
        warm = Path(scratch) / "warm.jsonl"
        warm.write_text(json.dumps({"id": 0, "text": "Officials said so on Monday."}) + "\n", encoding="utf-8")
        evaluate(task, warm, Path(scratch) / "warm.out")  # word lists and weights are read once
        target = Path(scratch) / "predictions.jsonl"
        started = time.process_time()
        count = evaluate(task, source, target)
        seconds = time.process_time() - started
        print(f"\n== {task}: {source.parent.name}/{source.name}, {count} texts, {count / seconds:,.0f} a second")
        sys.stdout.flush()
        if task == "checkworthiness":
            command = [folder / "score_ranking.py", task, "--gold", source, "--pred", target]
        else:
            command = [folder / "score.py", task, source, target]
        if command[0].is_file():
            subprocess.run([sys.executable, *map(str, command)], check=True)
        else:
            print(f"no scorer: {command[0]} is missing")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--task", choices=sorted(TASKS), action="append")
    args = parser.parse_args()
    for task, names in FILES.items():
        if args.task and task not in args.task:
            continue
        for name in names:
            source = args.folder / name
            if source.is_file():
                measure(task, source, args.folder)
            else:
                print(f"\n== {task}: {source} is missing")


if __name__ == "__main__":
    main()
