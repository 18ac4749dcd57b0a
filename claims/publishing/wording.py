"""A claim's exact words inside the sentence they stand in, so that "11,200" says what it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Value
from django.db.models.functions import Greatest, Substr

from claims.extraction.sentences import split_sentences
from claims.extraction.types import ClaimKind
from claims.models import Claim, ClaimAnchor

# One sentence is what a reader needs and what may be quoted; a longer one is cut.
MOST_CHARACTERS = 300
# Characters read on either side of the words: enough that a cut-off line at the far end, which may hide where a
# paragraph ends, lies beyond everything that is shown.
REACH = 1_000
# A quotation of so many words says for itself what it is about.
QUOTATION_WORDS = 8
_BLANKS = re.compile(r"\s+")
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Wording:
    """``words`` to the letter, between what precedes and follows them in their sentence, "" when they stand alone.

    ``before`` and ``after`` are evened out to single blanks and carry an ellipsis where they are cut.
    """

    before: str
    words: str
    after: str

    @property
    def stands_alone(self) -> bool:
        return not self.before and not self.after


def load_wording(claim: Claim, until: datetime) -> Wording:
    """The words of ``claim`` in the article as it was at ``until``; one query, the text's length does not matter.

    An article version and its anchors never change, so neither does the answer, whatever versions follow.
    """
    if claim.kind == ClaimKind.QUOTE and len(claim.text.split()) >= QUOTATION_WORDS:
        return Wording("", claim.text, "")
    found = (
        ClaimAnchor.objects.filter(claim=claim, version__created_at__lte=until)
        .order_by("-version__number")
        .annotate(
            around=Substr(
                "version__text", Greatest(F("start") + 1 - REACH, Value(1)), F("end") - F("start") + 2 * REACH
            )
        )
        .values_list("start", "end", "around")
        .first()
    )
    if found is None:
        return Wording("", claim.text, "")
    start, end, around = found
    begin = min(start, REACH)
    return in_sentence(around, begin, begin + end - start)


def in_sentence(text: str, start: int, end: int) -> Wording:
    """``text[start:end]`` in its sentence, or alone where that adds no word; cut to 300 characters in all.

    The words themselves are never cut. Words from several sentences get what is missing of the first and last.
    """
    words = text[start:end]
    left, right = start, end
    for sentence in split_sentences(text):
        if sentence.span.start <= start < sentence.span.end:
            left = sentence.span.start
        if sentence.span.start < end <= sentence.span.end:
            right = sentence.span.end
    before, after = _BLANKS.sub(" ", text[left:start]), _BLANKS.sub(" ", text[end:right])
    if not any(character.isalnum() for character in before + after):
        return Wording("", words, "")
    room = max(0, MOST_CHARACTERS - len(words))
    kept_after = min(len(after), max(room // 2, room - len(before)))
    kept_before = min(len(before), room - kept_after)
    return Wording(_cut_front(before, kept_before), words, _cut_end(after, kept_after))


def _cut_front(text: str, length: int) -> str:
    """At most ``length`` characters from the end, from the start of a word unless that would lose half of them."""
    if length >= len(text):
        return text
    # From one character earlier, so that a word which begins exactly there is whole.
    _, blank, rest = text[len(text) - length - 1 :].partition(" ")
    return f"{ELLIPSIS} {rest}" if blank and len(rest) >= length // 2 else ELLIPSIS + text[len(text) - length :]


def _cut_end(text: str, length: int) -> str:
    if length >= len(text):
        return text
    rest, blank, _ = text[: length + 1].rpartition(" ")
    return f"{rest} {ELLIPSIS}" if blank and len(rest) >= length // 2 else text[:length] + ELLIPSIS
