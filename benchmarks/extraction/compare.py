"""The extraction engine beside other systems on the same annotated texts, in one run: quality and texts a second.

    python3 -m venv .venv-peers
    .venv-peers/bin/pip install --require-hashes -r requirements/peers.txt
    .venv-peers/bin/python -m benchmarks.extraction.compare [FOLDER] [--task dates]

FOLDER (``../shared/eval`` beside the repository by default) holds one folder a task with ``dev.jsonl`` and the
scorers. Where weights are fitted (quotes, check-worthiness), one fifth of the texts is held out from the fitting and
measured. Date and role rules were written with these texts at hand, so the engine's own figures are flattered there.
Speed is processor time on one core, without loading word lists, weights and models.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.extraction import train_quotes, train_worthiness
from benchmarks.extraction.peers import dates as date_peers
from benchmarks.extraction.peers import quotes as quote_peers
from benchmarks.extraction.peers import roles as role_peers
from benchmarks.extraction.peers import worthiness as worthiness_peers
from claims.evaluation import TASKS
from claims.evaluation.extraction import quote_annotations
from claims.extraction.document import read_document
from claims.extraction.quotes.finder import find_quotations

ROOT = Path(__file__).resolve().parents[2]
FOLDS = 5
OURS = "this project"
Record = dict[str, Any]
Annotate = Callable[[Record], list[Record]]


def read(path: Path) -> list[Record]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def scored(folder: Path, task: str, gold: list[Record], answers: list[Record]) -> Record:
    """The scorer's figures for one system."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = Path(scratch) / "gold.jsonl", Path(scratch) / "answers.jsonl"
        for path, rows in zip(paths, (gold, answers), strict=True):
            path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        if task == "checkworthiness":
            command = [folder / "score_ranking.py", task, "--json", "--gold", paths[0], "--pred", paths[1]]
        else:
            command = [folder / "score.py", "--json", task, *paths]
        answer = subprocess.run([sys.executable, *map(str, command)], check=True, capture_output=True, text=True)
        return json.loads(answer.stdout)


def annotated(annotate: Annotate, records: list[Record]) -> tuple[list[Record], float]:
    """What a system finds in every record, and how many records it reads a second."""
    annotate(records[0])  # word lists and weights are read once
    started = time.process_time()
    answers = [{"id": record["id"], "annotations": annotate(record)} for record in records]
    return answers, len(records) / max(time.process_time() - started, 1e-6)


def row(name: str, figures: dict[str, float], speed: float) -> None:
    print(f"  {name:<22}" + "".join(f"{label} {value:.3f}   " for label, value in figures.items()) + f"{speed:,.0f}/s")
    sys.stdout.flush()


def compare_spans(task: str, folder: Path, systems: dict[str, Annotate], records: list[Record]) -> None:
    wanted = {"dates": ("strict", "relaxed", "value"), "roles": ("strict", "relaxed")}
    for name, annotate in systems.items():
        answers, speed = annotated(annotate, records)
        report = scored(folder, task, records, answers)
        if task == "quotes":
            figures = {label: report["speech"][label][2] for label in ("exact", "relaxed", "quote+speaker")}
            figures |= {kind: report["recall_by_kind"][kind]["relaxed"] for kind in ("direct", "mixed", "indirect")}
        else:
            figures = {label: report[label][2] for label in wanted[task]}
        row(name, figures, speed)


def compare_dates(folder: Path) -> None:
    ours = {OURS: lambda record: TASKS["dates"](record)["annotations"]}
    for name in ("dev.jsonl", "extra_wikiwars.jsonl"):
        print(f"\ndates/{name}: F1")
        compare_spans("dates", folder, {**ours, **date_peers.PEERS}, read(folder / "dates" / name))


def compare_roles(folder: Path) -> None:
    print("\nroles/dev.jsonl: F1")
    ours = {OURS: lambda record: TASKS["roles"](record)["annotations"]}
    compare_spans("roles", folder, {**ours, **role_peers.PEERS}, read(folder / "roles" / "dev.jsonl"))


def compare_quotes(folder: Path) -> None:
    records = read(folder / "quotes" / "dev.jsonl")
    held_out = [record for record in records if train_quotes.fold_of(record, FOLDS) == 0]
    print(f"\nquotes/dev.jsonl, {len(held_out)} articles held out from the fitting: F1, and relaxed recall by kind")
    labeller = train_quotes.fitted_without(records, 0, FOLDS)

    def ours(record: Record) -> list[Record]:
        return quote_annotations(find_quotations(read_document(record["text"]), labeller))

    compare_spans("quotes", folder, {OURS: ours, **quote_peers.PEERS}, held_out)


def compare_worthiness(folder: Path) -> None:
    rows = train_worthiness.read(folder / "checkworthiness" / "dev.jsonl")
    held = {found.id for found in rows if train_worthiness.fold_of(found) == 0}
    records = read(folder / "checkworthiness" / "dev.jsonl")
    train = [record for record in records if record["id"] not in held]
    gold = [record for record in records if record["id"] in held]
    print(f"\ncheckworthiness/dev.jsonl, {len(gold):,} sentences of documents held out from the fitting")
    model = train_worthiness.fitted_without(rows, 0)
    systems: dict[str, Callable[[], list[float]]] = {
        OURS: lambda: [model(record["text"]) for record in gold],
        "TF-IDF + logistic": worthiness_peers.tf_idf(train, gold),
    }
    for name, score in systems.items():
        started = time.process_time()
        values = score()
        speed = len(gold) / (time.process_time() - started)
        answers = [{"id": record["id"], "score": value} for record, value in zip(gold, values, strict=True)]
        report = scored(folder, "checkworthiness", gold, answers)
        sets = {key: value for key, value in report.items() if key in train_worthiness.SHARES}
        figures = {"mean AUC": sum(value["AUC"] for value in sets.values()) / len(sets)}
        figures |= {f"{key} MAP": sets[key]["MAP"] for key in ("ct19", "ct20", "policlaim")}
        figures["claimbuster F1"] = sets["claimbuster"]["F1_best"]
        row(name, figures, speed)


COMPARISONS = {
    "quotes": compare_quotes,
    "dates": compare_dates,
    "roles": compare_roles,
    "checkworthiness": compare_worthiness,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "eval")
    parser.add_argument("--task", choices=sorted(COMPARISONS), action="append")
    args = parser.parse_args()
    warnings.simplefilter("ignore")  # the peers' own deprecations
    for task in args.task or COMPARISONS:
        if (args.folder / task / "dev.jsonl").is_file():
            COMPARISONS[task](args.folder)
        else:
            print(f"\n{task}: {args.folder / task / 'dev.jsonl'} is missing")


if __name__ == "__main__":
    main()
