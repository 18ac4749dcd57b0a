"""Bag of words and logistic regression (scikit-learn), one model a data set: the usual strong baseline."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def tf_idf(train: list[dict[str, Any]], held_out: list[dict[str, Any]]) -> Callable[[], list[float]]:
    """Fits models on ``train``; the function answered scores ``held_out``. Rows carry ``set``, ``text``, ``label``."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline

    models = {}
    for name in {row["set"] for row in train}:
        rows = [row for row in train if row["set"] == name]
        model = make_pipeline(
            TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
            LogisticRegression(C=4.0, class_weight="balanced", max_iter=500),
        )
        models[name] = model.fit([row["text"] for row in rows], [row["label"] for row in rows])

    def scores() -> list[float]:
        found: dict[str, float] = {}
        for name, model in models.items():
            rows = [row for row in held_out if row["set"] == name]
            values = model.decision_function([row["text"] for row in rows])
            found.update(zip((row["id"] for row in rows), map(float, values), strict=True))
        return [found[row["id"]] for row in held_out]

    return scores
