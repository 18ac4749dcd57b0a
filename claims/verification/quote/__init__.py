"""Quotations against the full text of their source."""

from __future__ import annotations

from claims.verification.quote.comparison import Change, Passage, QuoteComparison, check_quote, compare_quote
from claims.verification.quote.outcome import Outcome
from claims.verification.quote.source import Source
from claims.verification.quote.speaker import SpeakerMatch

__all__ = [
    "Change", "Outcome", "Passage", "QuoteComparison", "Source", "SpeakerMatch", "check_quote", "compare_quote",
]  # fmt: skip
