"""How much a sentence deserves checking, from named features alone.

A logistic model over word classes (``lexicons/en/worthiness*.toml``), figures, names, form, subject and verb, and pairs
of these. Its weights are fitted on labelled debates and speeches (MODEL_CARD.md); no vocabulary was learned. Every
score comes with the features that moved it most.
"""

from __future__ import annotations

import math
from functools import cache

from claims.extraction import lexicon
from claims.extraction.types import Worthiness
from claims.extraction.worthiness_features import features, reasons_by_feature

FILES = ("worthiness", "worthiness_clause", "worthiness_frames", "worthiness_weights")
"""What a language needs for scores."""

_MOST_REASONS = 4
_LEAST_CONTRIBUTION = 0.15  # log-odds


def score_sentence(sentence_text: str, language: str = "en") -> Worthiness:
    """The check-worthiness of one sentence, 0 to 1, and the named reasons that moved the score, strongest first.

    0.5 is where people who label claims begin to call one worth checking. Reasons that lower the score begin with
    "but". Only the beginning of a very long sentence is read. In a language that lacks one of ``FILES`` nothing is
    known: 0 without reasons.
    """
    model = _model(language)
    if model is None:
        return Worthiness(0.0, ())
    total, by_reason = model.intercept, dict[str, float]()
    found = features(sentence_text, language)
    for name, value in found.items():
        contribution = model.weights.get(name, 0.0) * value
        total += contribution
        reason = model.reasons.get(name, "")
        by_reason[reason] = by_reason.get(reason, 0.0) + contribution
    for first in found:
        for second, weight in model.pairs.get(first, ()):
            if second in found:
                total += weight
                # equal parts, as the Shapley value gives them
                for reason in (model.reasons.get(first, ""), model.reasons.get(second, "")):
                    by_reason[reason] = by_reason.get(reason, 0.0) + weight / 2
    by_reason.pop("", None)
    strongest = sorted(by_reason.items(), key=lambda item: -abs(item[1]))[:_MOST_REASONS]
    reasons = (
        reason if moved > 0 else f"but {reason}" for reason, moved in strongest if abs(moved) >= _LEAST_CONTRIBUTION
    )
    return Worthiness(_logistic(total), tuple(reasons))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))


class _Model:
    """Weights by feature and by pair of features, and the reason each feature stands for."""

    def __init__(self, language: str) -> None:
        table = lexicon.table("worthiness_weights", language)
        self.intercept = float(table["intercept"])
        self.weights = {name: float(weight) for name, weight in table["weights"].items()}
        self.pairs: dict[str, list[tuple[str, float]]] = {}
        for pair, weight in table["pairs"].items():
            first, second = pair.split(" + ")
            self.pairs.setdefault(first, []).append((second, float(weight)))
        self.reasons = reasons_by_feature(language)


@cache
def _model(language: str) -> _Model | None:
    return _Model(language) if lexicon.has(FILES, language) else None
