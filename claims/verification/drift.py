"""A cited passage against what stands at its address now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.verification.finding import Certainty, Finding
from claims.verification.quote import Outcome, QuoteComparison, compare_quote
from claims.verification.quote.differences import Kind

_LONGEST_SHOWN = 120  # characters of a passage in an explanation


@dataclass(frozen=True, slots=True)
class DriftFinding(Finding):
    """``outcome``: passage_stands, passage_changed, passage_gone or source_gone.

    ``comparison`` shows the words that differ, where the passage was changed.
    """

    comparison: QuoteComparison | None = None


def check_drift(excerpt: str, now: str | None, *, visited: date) -> DriftFinding:
    """Whether the words ``excerpt`` still stand in ``now``, the page's text on the day ``visited``.

    ``now`` is None where the page is gone. White space, case, typography and punctuation make no difference.
    """
    on = f"on {visited.day} {visited:%B %Y}"
    if now is None:
        told = f"The page was no longer there {on}. What was captured of it remains."
        return DriftFinding("source_gone", told, Certainty.CERTAIN)
    if " ".join(excerpt.split()) in " ".join(now.split()):
        return DriftFinding("passage_stands", f"The cited words still stood at the address {on}.", Certainty.CERTAIN)
    comparison = compare_quote(excerpt, now)
    if comparison.outcome in (Outcome.VERBATIM, Outcome.TRIMMED):
        return DriftFinding("passage_stands", f"The cited words still stood at the address {on}.")
    if comparison.outcome is Outcome.NOT_FOUND:
        return DriftFinding("passage_gone", f"The cited words were gone from the address {on}: {_short(excerpt)}.")
    changes = [change for change in comparison.changes if change.kind is not Kind.SAME]
    shown = "; ".join(_change(change.quote, change.source) for change in changes[:3])
    told = f"The cited words were changed at the address {on}" + (f": {shown}." if shown else ".")
    return DriftFinding("passage_changed", told, comparison=comparison)


def _change(before: str, after: str) -> str:
    if not before:
        return f"{_short(after)} was added"
    return f"{_short(before)} became {_short(after)}" if after else f"{_short(before)} was taken out"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 1].rstrip() + '…'}”"
