"""Carrying claims over to a new version of their article, and opening again what was signed off on other words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import F, Value
from django.db.models.functions import Concat, Left
from django.utils import timezone

from claims.actions.transition import apply_transition
from claims.anchoring import Anchor, find_again
from claims.extraction.sentences import split_sentences
from claims.models import Article, ArticleVersion, Claim, ClaimAnchor, Review
from claims.workflow import ClaimState
from factcheck.accounts.models import User

LOST_WORDS = "Its words are no longer in version"
CHANGED_AROUND = "The sentence around its words changed in version"
# Characters of a sentence that are compared on either side of the words; far more than news sentences have.
REACH = 1_000
_WORD = re.compile(r"\w+")
_SIGNED_OFF = frozenset({ClaimState.IN_REVIEW, ClaimState.APPROVED})
# Nothing rests on the words of these any more.
_OVER = frozenset({ClaimState.DISMISSED, ClaimState.RETRACTED})
# Nobody has decided on these: the engine reads the changed sentence anew.
_UNSEEN = frozenset({ClaimState.DETECTED})


@dataclass(slots=True)
class Carried:
    """Numbers of claims: whose words and their sentence stand (``kept``), whose sentence changed around the words
    (``touched``), whose words are gone (``lost``), and which of the latter were opened again (``reopened``).
    """

    kept: list[int] = field(default_factory=list)
    touched: list[int] = field(default_factory=list)
    lost: list[int] = field(default_factory=list)
    reopened: list[int] = field(default_factory=list)


def reanchor(*, article: Article, previous: ArticleVersion, version: ArticleVersion, actor: User) -> Carried:
    """Anchor the article's claims in ``version``; whose words or sentence changed asks for attention.

    In a sentence, letters' case, marks and white space may change. A claim in review or approved is opened again,
    its approval void; a published one stays public. Earlier anchors stay: a claim whose
    words come back is found by its newest one.
    """
    sentences = _Sentences(previous.text, article.language), _Sentences(version.text, article.language)
    carried = Carried()
    anchors: list[ClaimAnchor] = []
    lost: list[Claim] = []
    touched: list[Claim] = []
    for old in _newest_anchors(article):
        claim = old.claim
        found = find_again(version.text, claim.text, Anchor(old.start, old.end, old.prefix, old.suffix))
        if found is None:
            lost.append(claim)
            continue
        anchors.append(ClaimAnchor.at(found, claim=claim, version=version))
        stood = old.version_id != previous.pk or (
            sentences[0].around(old.start, old.end) == sentences[1].around(found.start, found.end)
        )
        if stood:
            carried.kept.append(claim.number)
        else:
            touched.append(claim)
    ClaimAnchor.objects.bulk_create(anchors, batch_size=500)
    _words_came_back(article, anchors)
    carried.lost, opened = _ask_to_look(lost, f"{LOST_WORDS} {version.number} of the article.", actor, _OVER)
    carried.touched, more = _ask_to_look(
        touched, f"{CHANGED_AROUND} {version.number} of the article.", actor, _OVER | _UNSEEN
    )
    carried.kept.sort()
    carried.reopened = sorted(opened + more)
    return carried


class _Sentences:
    """The sentences of one text, and the words of those that a claim stands in."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._spans = [sentence.span for sentence in split_sentences(text, language or "en")]
        self._starts = [span.start for span in self._spans]

    def around(self, start: int, end: int) -> list[str]:
        """The words from the beginning of the first sentence to the end of the last, in lower case."""
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        left = self._spans[first].start if first >= 0 else start
        right = self._spans[last].end if last >= 0 else end
        reach = slice(max(min(left, start), start - REACH), min(max(right, end), end + REACH))
        return [word.casefold() for word in _WORD.findall(self._text[reach])]


def _newest_anchors(article: Article) -> Iterable[ClaimAnchor]:
    anchors = ClaimAnchor.objects.filter(claim__article=article).select_related("claim__article")
    return {anchor.claim_id: anchor for anchor in anchors.order_by("claim_id", "version__number")}.values()


def _words_came_back(article: Article, anchors: Sequence[ClaimAnchor]) -> None:
    back = [anchor.claim_id for anchor in anchors if anchor.claim.attention.startswith(LOST_WORDS)]
    Claim.objects.filter(pk__in=back).update(attention="", revision=F("revision") + 1, updated_at=timezone.now())


def _ask_to_look(
    claims: Sequence[Claim], words: str, actor: User, unasked: frozenset[ClaimState]
) -> tuple[list[int], list[int]]:
    """Numbers of ``claims``, and of those that were opened again; whose state is in ``unasked`` need nobody's look."""
    asked = [claim for claim in claims if claim.state not in unasked]
    opened = [claim for claim in asked if claim.state in _SIGNED_OFF]
    for claim in opened:
        apply_transition(claim=claim, action="reopen_for_changed_words", actor=actor, reason=words)
    now = timezone.now()
    Review.objects.filter(
        version__verdict__claim__in=opened, version__published_at__isnull=True, voided_at__isnull=True
    ).update(voided_at=now)
    # What an earlier version asked is replaced; what something else asks for is kept beside it.
    ours = [c.pk for c in asked if not c.attention or c.attention.startswith((LOST_WORDS, CHANGED_AROUND))]
    Claim.objects.filter(pk__in=ours).update(attention=words, revision=F("revision") + 1, updated_at=now)
    Claim.objects.filter(pk__in=[claim.pk for claim in asked]).exclude(pk__in=ours).update(
        attention=Left(Concat(Value(f"{words} "), F("attention")), 300), revision=F("revision") + 1, updated_at=now
    )
    return sorted(claim.number for claim in claims), [claim.number for claim in opened]
