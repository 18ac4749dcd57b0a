"""A comparison in a sentence or two for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from claims.verification.quote.differences import Kind
from claims.verification.quote.forms import negates
from claims.verification.quote.outcome import Outcome
from claims.verification.quote.speaker import SpeakerMatch
from claims.verification.quote.words import read_words

if TYPE_CHECKING:
    from claims.verification.quote.comparison import Change, QuoteComparison

_LONGEST_SHOWN = 80  # characters of one side
_MOST_SHOWN = 3  # differences


def explain(comparison: QuoteComparison) -> str:
    """What the quotation is beside the source, what differs, and who the source says spoke."""
    told = f"{_SENTENCES[comparison.outcome]}{_examples(comparison)}."
    return " ".join(part for part in (told, _negation(comparison), _speaker(comparison)) if part)


_SENTENCES = {
    Outcome.VERBATIM: "The quotation stands in the source word for word, as whole sentences",
    Outcome.TRIMMED: "The words stand in the source just so, as a part of a longer sentence",
    Outcome.BRACKETED: "Only what stands in brackets differs from the source",
    Outcome.ELIDED: "An ellipsis stands for words of the source",
    Outcome.SHIFTED: "Only tense or person differs from the source",
    Outcome.STITCHED: "The quotation joins words from separate places of the source without a mark",
    Outcome.ALTERED: "The closest passage of the source has other words",
    Outcome.NOT_FOUND: "Nothing in the source is close to the quotation",
}
_SHOWN = {
    Outcome.BRACKETED: (Kind.INSERTED,),
    Outcome.ELIDED: (Kind.ELIDED,),
    Outcome.SHIFTED: (Kind.SHIFTED,),
    Outcome.ALTERED: (Kind.CHANGED,),
}


def _examples(comparison: QuoteComparison) -> str:
    wanted = _SHOWN.get(comparison.outcome, ())
    shown = [_example(change) for change in comparison.changes if change.kind in wanted]
    if not shown:
        return ""
    more = f"; and {len(shown) - _MOST_SHOWN} more" if len(shown) > _MOST_SHOWN else ""
    return ": " + "; ".join(shown[:_MOST_SHOWN]) + more


def _example(change: Change) -> str:
    if not change.quote or change.kind is Kind.ELIDED:
        return f"left out “{_short(change.source)}”"
    if not change.source:
        return f"“{_short(change.quote)}” is not in the source"
    return f"“{_short(change.quote)}”, in the source “{_short(change.source)}”"


def _negation(comparison: QuoteComparison) -> str:
    """A warning where what was marked as left out or replaced negates."""
    lost = [change.source for change in comparison.changes if change.kind in (Kind.ELIDED, Kind.INSERTED)]
    if any(negates(word.key) for text in lost for word in read_words(text)):
        return "What was left out or replaced holds a negation."
    return ""


def _speaker(comparison: QuoteComparison) -> str:
    if comparison.source_speaker is None or comparison.claimed_speaker is None:
        return ""
    if comparison.speaker is SpeakerMatch.SAME:
        return f"The source, too, gives them to {_short(comparison.source_speaker)}."
    if comparison.speaker is SpeakerMatch.ANOTHER:
        named, claimed = _short(comparison.source_speaker), _short(comparison.claimed_speaker)
        return f"The source gives them to {named}, not to {claimed}."
    return ""


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1].rstrip() + "…"
