"""How much a sentence deserves checking, from named features alone.

A logistic model over counts of word classes (``lexicons/en/worthiness.toml``), figures, names, form, subject and
verb. Its weights are fitted on labelled debates and speeches (MODEL_CARD.md); no vocabulary was learned. Every
score comes with the features that moved it most.
"""

from __future__ import annotations

import math
from functools import cache

from claims.extraction import lexicon
from claims.extraction.types import Worthiness
from claims.extraction.worthiness_features import features, reasons_by_feature

_MOST_REASONS = 4
_LEAST_CONTRIBUTION = 0.1  # log-odds


def score_sentence(sentence_text: str) -> Worthiness:
    """The check-worthiness of one sentence, 0 to 1, and the named reasons that moved the score, strongest first.

    0.5 is where people who label claims begin to call one worth checking. Reasons that lower the score begin with
    "but". Only the beginning of a very long sentence is read.
    """
    model = _model()
    contributions = [
        (model.weights.get(name, 0.0) * value, name) for name, value in features(sentence_text).items() if value
    ]
    total = model.intercept + sum(contribution for contribution, _ in contributions)
    contributions.sort(key=lambda item: -abs(item[0]))
    reasons: list[str] = []
    for contribution, name in contributions:
        reason = model.reasons.get(name, "")
        if abs(contribution) < _LEAST_CONTRIBUTION or len(reasons) == _MOST_REASONS:
            break
        written = reason if contribution > 0 else f"but {reason}"
        if reason and written not in reasons and reason not in reasons and f"but {reason}" not in reasons:
            reasons.append(written)
    return Worthiness(_logistic(total), tuple(reasons))


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-max(-40.0, min(40.0, value))))


class _Model:
    """Weights by feature name, and the reason each feature stands for; a feature of form alone has none."""

    def __init__(self) -> None:
        table = lexicon.table("worthiness_weights")
        self.intercept = float(table["intercept"])
        self.weights = {name: float(weight) for name, weight in table["weights"].items()}
        self.reasons = reasons_by_feature()


@cache
def _model() -> _Model:
    return _Model()
