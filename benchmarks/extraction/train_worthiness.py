"""Fit the weights of the check-worthiness model over its named features (claims/extraction/MODEL_CARD.md).

    python -m benchmarks.extraction.train_worthiness ../shared/eval/checkworthiness/dev.jsonl
    python -m benchmarks.extraction.train_worthiness ../shared/eval/checkworthiness/dev.jsonl --cv OUT

The first writes the weights, the second out-of-fold scores for the scorer. Logistic regression with an intercept
of its own for each data set (they label different things), L2 penalty, fitted by
AdaGrad (Duchi et al. 2011) over rows in a fixed random order. Only weights are written: no words, no texts.
Cross-validation keeps documents together. Plain Python: about two minutes.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import zlib
from collections import Counter
from pathlib import Path

from claims.extraction.worthiness_features import features

SHARES = {"claimbuster": 3.0, "ct19": 1.0, "ct20": 1.0, "policlaim": 1.0}
"""How much each data set counts; ClaimBuster's labels are closest to what an editor means."""
EPOCHS, RATE, PENALTY, FOLDS = 12, 0.02, 2e-3, 5
CALIBRATED_ON = "claimbuster"
WEIGHTS = Path(__file__).parents[2] / "claims/extraction/lexicons/en/worthiness_weights.toml"

Row = tuple[str, str, str, int, list[tuple[str, float]]]  # id, set, document, label, features


def read(path: Path) -> list[Row]:
    rows = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            found = [(name, value) for name, value in features(item["text"]).items() if value]
            document = item["doc"] if item["set"] != "claimbuster" else item["id"]
            rows.append((item["id"], item["set"], f"{item['set']}:{document}", int(item["label"]), found))
    return rows


def fit(rows: list[Row]) -> tuple[dict[str, float], dict[str, float]]:
    """Weights by feature, and the intercept of each data set."""
    sizes = Counter(row[1] for row in rows)
    total = sum(SHARES.values())
    importance = {name: SHARES[name] / total * len(rows) / size for name, size in sizes.items()}
    weights: dict[str, float] = {}
    squares: dict[str, float] = {}
    summed: dict[str, float] = {}
    intercepts = dict.fromkeys(sizes, -1.0)
    order = list(range(len(rows)))
    for epoch in range(EPOCHS):
        random.Random(epoch).shuffle(order)
        for index in order:
            _, source, _, label, found = rows[index]
            score = intercepts[source] + sum(weights.get(name, 0.0) * value for name, value in found)
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - label) * importance[source]
            intercepts[source] -= 0.005 * error
            for name, value in found:
                weight = weights.get(name, 0.0)
                gradient = error * value + PENALTY * weight
                squares[name] = squares.get(name, 1.0) + gradient * gradient
                weights[name] = weight - RATE * gradient / math.sqrt(squares[name]) * 10
        if epoch >= EPOCHS - 2:  # the mean of the last two epochs is steadier than the last
            for name, weight in weights.items():
                summed[name] = summed.get(name, 0.0) + weight / 2
    return summed, intercepts


def score(weights: dict[str, float], row: Row) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in row[4])


def threshold(weights: dict[str, float], rows: list[Row]) -> float:
    """The score with the best F1 on ``CALIBRATED_ON``, which becomes 0.5."""
    pairs = sorted(((score(weights, row), row[3]) for row in rows if row[1] == CALIBRATED_ON), reverse=True)
    positives = sum(label for _, label in pairs)
    best, value, hits = 0.0, 0.0, 0
    for rank, (found, label) in enumerate(pairs, 1):
        hits += label
        f1 = 2 * hits / (rank + positives)
        if f1 > best:
            best, value = f1, found
    return value


def write(weights: dict[str, float], cut: float) -> None:
    lines = [
        "# Weights of the check-worthiness model, fitted: see claims/extraction/MODEL_CARD.md.",
        "",
        f"intercept = {-cut:.4f}",
        "",
        "[weights]",
        *(f"{name} = {weights[name]:.4f}" for name in sorted(weights)),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cross_validate(rows: list[Row], out: Path) -> None:
    fold = [zlib.crc32(row[2].encode()) % FOLDS for row in rows]
    with out.open("w", encoding="utf-8") as lines:
        for held_out in range(FOLDS):
            weights, _ = fit([row for row, number in zip(rows, fold, strict=True) if number != held_out])
            for row, number in zip(rows, fold, strict=True):
                if number == held_out:
                    lines.write(json.dumps({"id": row[0], "score": score(weights, row)}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cv", type=Path, metavar="OUT", help="write out-of-fold scores instead of weights")
    arguments = parser.parse_args()
    rows = read(arguments.data)
    if arguments.cv:
        cross_validate(rows, arguments.cv)
        return
    weights, _ = fit(rows)
    write(weights, threshold(weights, rows))
    print(f"{len(weights)} weights written to {WEIGHTS}")


if __name__ == "__main__":
    main()
