"""Fit the weights of the check-worthiness model over its named features (claims/extraction/MODEL_CARD.md).

    python -m benchmarks.extraction.train_worthiness ../shared/eval/checkworthiness/dev.jsonl
    python -m benchmarks.extraction.train_worthiness ../shared/eval/checkworthiness/dev.jsonl --cv OUT
    python -m benchmarks.extraction.train_worthiness ../shared/eval/checkworthiness/dev.jsonl --without policlaim

The first writes the weights, the second out-of-fold scores for the scorer; ``--without`` leaves a data set out of the
fit, and may be repeated. Logistic regression with an intercept of its own for each data set (they label different
things) and an L2 penalty. Only weights are written: no words, no texts. Cross-validation keeps documents together.
Needs scikit-learn (``requirements/peers.txt``); a fit takes about half a minute, and gives the same weights each time.
"""

from __future__ import annotations

import argparse
import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from claims.extraction.worthiness_features import exclusive_group, features, pairs

SHARES = {"claimbuster": 4.0, "ct19": 1.0, "ct20": 2.0, "policlaim": 1.0}
"""How much each data set counts; ClaimBuster's labels are closest to what an editor means."""
INVERSE_PENALTY = 0.03
LEAST_SUPPORT = 150
"""Sentences in which a pair of features must stand together to count."""
PAIR_VALUE = 0.3
"""A pair's value in the fit: below 1, so that the penalty falls on pairs rather than on single features."""
MOST_PAIRS = 600
SET_VALUE = 3.0
"""The value of a set's own intercept: above 1, so that the penalty hardly falls on it."""
CALIBRATED_ON = "claimbuster"
FOLDS = 5
WEIGHTS = Path(__file__).parents[2] / "claims/extraction/lexicons/en/worthiness_weights.toml"

Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Row:
    """One labelled sentence; ``document`` is what cross-validation keeps together."""

    id: str
    source: str
    document: str
    label: int
    found: Weights


def read(path: Path) -> list[Row]:
    rows = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            item = json.loads(line)
            document = item["doc"] if item["set"] != "claimbuster" else item["id"]
            found = with_pairs(item["text"])
            rows.append(Row(item["id"], item["set"], f"{item['set']}:{document}", int(item["label"]), found))
    return rows


def with_pairs(text: str) -> Weights:
    """The values of a sentence's features and of their pairs, "a + b"."""
    single = features(text)
    return single | {f"{first} + {second}": PAIR_VALUE for first, second in pairs(single)}


def is_pair(name: str) -> bool:
    return " + " in name


def fit(rows: Sequence[Row]) -> Weights:
    """Weights by feature and pair."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    support = Counter(name for row in rows for name in row.found)
    names = sorted(name for name in support if not is_pair(name) or support[name] >= LEAST_SUPPORT)
    sources = sorted({row.source for row in rows})
    column = {name: number for number, name in enumerate([*names, *sources])}
    values, columns, ends = [], [], [0]
    for row in rows:
        known = [(column[name], value) for name, value in row.found.items() if name in column]
        columns += [number for number, _ in known] + [column[row.source]]
        values += [value for _, value in known] + [SET_VALUE]
        ends.append(len(columns))
    sizes = Counter(row.source for row in rows)
    total = sum(SHARES[name] for name in sources)
    importance = [SHARES[row.source] / total * len(rows) / sizes[row.source] for row in rows]
    model = LogisticRegression(C=INVERSE_PENALTY, fit_intercept=False, max_iter=1_000)
    matrix = csr_matrix((np.array(values), np.array(columns), np.array(ends)), shape=(len(rows), len(column)))
    model.fit(matrix, [row.label for row in rows], sample_weight=importance)
    weights = dict(zip(names, map(float, model.coef_[0]), strict=False))
    return strongest(weights, support)


def strongest(weights: Weights, support: Counter[str]) -> Weights:
    """The weights without the pairs that move least over all sentences."""
    moved = {name: abs(weight) * math.sqrt(support[name]) for name, weight in weights.items() if is_pair(name)}
    kept = set(sorted(moved, key=lambda name: -moved[name])[:MOST_PAIRS])
    return {name: weight for name, weight in weights.items() if name in kept or not is_pair(name)}


def score(weights: Weights, found: Weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in found.items())


def fold_of(row: Row) -> int:
    """The fold of cross-validation in which a row is scored."""
    return zlib.crc32(row.document.encode()) % FOLDS


def fitted_without(rows: Sequence[Row], fold: int) -> Callable[[str], float]:
    """A scorer of sentences fitted on all rows but those of one fold."""
    weights = fit([row for row in rows if fold_of(row) != fold])
    return lambda text: score(weights, with_pairs(text))


def threshold(weights: Weights, rows: Sequence[Row]) -> float:
    """The score above which as many sentences of ``CALIBRATED_ON`` lie as its labels call worth checking.

    Single coders' labels err both ways, so that the threshold with the best F1 on them is too low for careful labels;
    the share of sentences worth checking is not moved by such errors.
    """
    calibrated = [row for row in rows if row.source == CALIBRATED_ON] or rows
    scores = sorted((score(weights, row.found) for row in calibrated), reverse=True)
    return scores[sum(row.label for row in calibrated)]


def centred(weights: Weights, rows: Sequence[Row]) -> tuple[Weights, float]:
    """Weights whose mean over the data is zero in each group of features of which a sentence has just one, and what the
    scores must be raised by to stay as they were. Reasons then tell what sets a sentence apart."""
    support = Counter(name for row in rows for name in row.found)
    groups: dict[str, list[str]] = defaultdict(list)
    for name in weights:
        if not is_pair(name) and exclusive_group(name):
            groups[exclusive_group(name)].append(name)
    moved, raised = dict(weights), 0.0
    for names in groups.values():
        mean = sum(weights[name] * support[name] for name in names) / sum(support[name] for name in names)
        raised += mean
        for name in names:
            moved[name] -= mean
    return moved, raised


def write(weights: Weights, intercept: float) -> None:
    written: dict[bool, list[str]] = {True: [], False: []}
    for name, weight in sorted(weights.items()):
        rounded = round(weight * (PAIR_VALUE if is_pair(name) else 1), 3)
        if rounded:
            written[is_pair(name)].append(f"{json.dumps(name, ensure_ascii=False)} = {rounded}")
    lines = [
        "# Weights of the check-worthiness model, fitted: see claims/extraction/MODEL_CARD.md.",
        "",
        f"intercept = {intercept:.3f}",
        "",
        "[weights]",
        *written[False],
        "",
        "[pairs]",
        *written[True],
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(written[False])} weights of features and {len(written[True])} of pairs written to {WEIGHTS}")


def cross_validate(rows: Sequence[Row], out: Path, left_out: Collection[str]) -> None:
    with out.open("w", encoding="utf-8") as lines:
        for held_out in range(FOLDS):
            weights = fit([row for row in rows if fold_of(row) != held_out and row.source not in left_out])
            for row in rows:
                if fold_of(row) == held_out:
                    lines.write(json.dumps({"id": row.id, "score": score(weights, row.found)}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--cv", type=Path, metavar="OUT", help="write out-of-fold scores instead of weights")
    parser.add_argument("--without", action="append", default=[], choices=sorted(SHARES), metavar="SET")
    arguments = parser.parse_args()
    rows = read(arguments.data)
    if arguments.cv:
        cross_validate(rows, arguments.cv, arguments.without)
        return
    rows = [row for row in rows if row.source not in arguments.without]
    weights = fit(rows)
    cut = threshold(weights, rows)
    weights, raised = centred(weights, rows)
    write(weights, raised - cut)


if __name__ == "__main__":
    main()
