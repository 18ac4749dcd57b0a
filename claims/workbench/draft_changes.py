"""What changed between two states of a verdict draft, field by field and word by word."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claims.models import DraftRevision, Rating, VerdictVersion
from claims.word_diff import Stretch, shortened, word_diff

LABELS = {
    "rating": "Rating",
    "headline": "Headline",
    "claimed": "What was claimed",
    "found": "What we found",
    "rationale": "Rationale",
    "correction_kind": "Kind of change",
    "correction_note": "What changed since the published version, and why",
}


@dataclass(frozen=True, slots=True)
class Change:
    """A field that says something else; ``stretches`` are its words, old and new."""

    name: str
    label: str
    stretches: Sequence[Stretch]


def words_of(state: DraftRevision | VerdictVersion) -> dict[str, str]:
    """What a state says, by field; the rating by its label."""
    texts = {name: str(getattr(state, name)) for name in LABELS if name != "rating"}
    return {"rating": label_of(state.rating)} | texts


def label_of(rating: Rating | None) -> str:
    return rating.label if rating is not None else ""


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    """The fields that differ, in the form's order."""
    return [
        Change(name, label, shortened(word_diff(old.get(name, ""), new.get(name, ""))))
        for name, label in LABELS.items()
        if old.get(name, "") != new.get(name, "")
    ]
