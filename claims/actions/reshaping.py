"""Giving claims other words: resizing, splitting, merging.

``Claim.text`` never changes, not even while nobody has worked on a claim: new claims take the place of the old ones,
which are dismissed with a reason that names them. One way for all, see docs/adr on reshaping.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from claims.actions.evidence import attach_evidence
from claims.actions.findings import request_claim_check
from claims.actions.guards import was_published
from claims.actions.places import free_place, lock_article, next_number
from claims.actions.transition import apply_transition
from claims.actions.triage import select_claim
from claims.actions.verdicts import DraftContent, save_draft
from claims.actions.watching import let_join
from claims.anchoring import anchor_at
from claims.models import ArticleVersion, Claim, ClaimAnchor, ClaimReshaping, Evidence, ReshapedClaim, VerdictVersion
from claims.permissions import require
from claims.workflow import EDITABLE_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, StaleVersion, TransitionNotAllowed

RESHAPABLE = EDITABLE_STATES | {ClaimState.DETECTED}
# What the engine read in a claim's words, and what stays true of a part of them.
_READING = ("person", "role", "organisation", "value", "unit", "approximate", "detail")
_OF_PARTS = ("claimant", "nature", "check_worthiness", "reasons", "attention", "assigned_to_id")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the person saw when deciding: the article's version and the claim's revision (None: any)."""

    version: ArticleVersion
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Where a new claim stands, in code points, and what it says; "" means its own words."""

    start: int
    end: int
    statement: str = ""


@transaction.atomic
def resize_claim(*, claim: Claim, actor: User, seen: Seen, words: Words, take_over: bool = True) -> Claim:
    """Give ``claim`` longer or shorter words; returns the claim that takes its place.

    It keeps kind, claimant, the engine's reading and assignee. With ``take_over`` the standing evidence is attached
    to it and the draft of a verdict copied, whose writers stay its writers. Where the old claim was being checked,
    the new one is selected. Raises ``InvalidInput`` for words that cannot be a claim, ``TransitionNotAllowed`` from
    review on or once a verdict was published, ``StaleVersion`` when somebody else was faster.
    """
    return _Reshaping(ClaimReshaping.Kind.RESIZE, [claim], actor, seen, take_over).carry_out([words], _READING)[0]


@transaction.atomic
def split_claim(
    *, claim: Claim, actor: User, seen: Seen, at: int, statements: tuple[str, str] = ("", ""), take_over: bool = True
) -> tuple[Claim, Claim]:
    """Split ``claim`` before the code point ``at`` of the article; returns the two claims that take its place.

    Each keeps kind, claimant and assignee; the engine's reading belonged to the whole. Evidence is taken over by
    both, a draft by the first. Raises as ``resize_claim`` does.
    """
    reshaping = _Reshaping(ClaimReshaping.Kind.SPLIT, [claim], actor, seen, take_over)
    start, end = reshaping.span
    if not start < at < end:
        raise InvalidInput("split_outside", "Choose a place inside the claim: words have to stand on both sides of it.")
    one, two = Words(start, at, statements[0]), Words(at, end, statements[1])
    first, second = reshaping.carry_out([one, two], ())
    return first, second


@transaction.atomic
def merge_claims(
    *, claim: Claim, other: Claim, actor: User, seen: Seen, statement: str = "", take_over: bool = True
) -> Claim:
    """Make one claim of two: from the first word of either to the last, of the kind of ``claim``.

    Evidence of both is taken over, and the draft of ``claim``. Raises as ``resize_claim`` does.
    """
    if claim.pk == other.pk:
        raise InvalidInput("merge_same", "Choose another claim to merge this one with.")
    reshaping = _Reshaping(ClaimReshaping.Kind.MERGE, [claim, other], actor, seen, take_over)
    return reshaping.carry_out([Words(*reshaping.span, statement)], _READING)[0]


class _Reshaping:
    """One reshaping from its checks to its record, inside its caller's transaction."""

    def __init__(
        self, kind: ClaimReshaping.Kind, claims: Sequence[Claim], actor: User, seen: Seen, take_over: bool
    ) -> None:
        require(actor, "triage", claims[0])
        self.kind, self.actor, self.version, self.take_over = kind, actor, seen.version, take_over
        self.article = lock_article(seen.version)
        locked = {
            claim.pk: claim
            for claim in Claim.objects.select_for_update(of=("self",))
            .filter(pk__in=[claim.pk for claim in claims], article=self.article)
            .select_related("article__desk__policy")
            .order_by("pk")
        }
        if len(locked) != len(claims):
            raise InvalidInput("other_article", "Both claims have to stand in the same article.")
        self.old = [locked[claim.pk] for claim in claims]
        if seen.revision is not None and self.old[0].revision != seen.revision:
            raise StaleVersion(
                "stale_revision",
                f"Somebody else changed claim {self.old[0].number} meanwhile; it is "
                f"{ClaimState(self.old[0].state).label} now. Look at it again before you go on.",
                revision=self.old[0].revision,
            )
        for claim in self.old:
            _check_reshapable(claim)
        self.span = self._span()

    def carry_out(self, pieces: Sequence[Words], reading: tuple[str, ...]) -> list[Claim]:
        """Make the new claims, dismiss the old ones, take over what belongs to them, and write it down."""
        new = [self._make(words, reading) for words in pieces]
        numbers = " and ".join(str(claim.number) for claim in new)
        parts = [ReshapedClaim(claim=claim, is_new=False, state_before=claim.state) for claim in self.old]
        worked_on = any(claim.state != ClaimState.DETECTED for claim in self.old)
        for claim in self.old:
            apply_transition(
                claim=claim,
                action="dismiss",
                actor=self.actor,
                reason=f"{self.kind.label.capitalize()} into claim{'s' if len(new) > 1 else ''} {numbers}.",
            )
        if worked_on:
            for claim in new:
                select_claim(claim=claim, actor=self.actor)
        if self.take_over:
            for claim in new:
                self._take_over_evidence(claim)
            self._take_over_draft(new[0])
        watchers = list(User.objects.filter(watches__claim__in=self.old, watches__stopped_at=None).distinct())
        for claim in new:
            claim.refresh_from_db()
            let_join(watchers, claim)
            request_claim_check(claim=claim)
        reshaping = ClaimReshaping.objects.create(
            kind=self.kind, version=self.version, made_by=self.actor, made_at=timezone.now()
        )
        parts += [ReshapedClaim(claim=claim, is_new=True) for claim in new]
        for part in parts:
            part.reshaping, part.revision = reshaping, part.claim.revision
        ReshapedClaim.objects.bulk_create(parts)
        return new

    def _span(self) -> tuple[int, int]:
        anchors = list(ClaimAnchor.objects.filter(claim__in=self.old, version=self.version))
        if len(anchors) != len(self.old):
            raise InvalidInput(
                "words_gone", "The words are no longer in the article; add the new ones as a claim of their own."
            )
        return min(anchor.start for anchor in anchors), max(anchor.end for anchor in anchors)

    def _make(self, words: Words, reading: tuple[str, ...]) -> Claim:
        model = self.old[0]
        start, end = free_place(self.version, words.start, words.end, kind=model.kind, besides=self.old)
        if self.kind is ClaimReshaping.Kind.RESIZE and (start, end) == self.span:
            raise InvalidInput("same_words", "These are the claim's words already; select more of the text, or less.")
        text = self.version.text[start:end]
        numbers = " and ".join(str(claim.number) for claim in self.old)
        claim = Claim(
            article=self.article,
            number=next_number(self.article),
            kind=model.kind,
            text=text,
            statement=words.statement.strip() or text,
            found_by=[f"{self.kind.label} by a person from claim{'s' if len(self.old) > 1 else ''} {numbers}"],
            created_by=self.actor,
            **{name: getattr(model, name) for name in (*_OF_PARTS, *reading)},
        )
        claim.claimant = model.claimant or next((old.claimant for old in self.old if old.claimant), "")
        claim.save()
        ClaimAnchor.at(anchor_at(self.version.text, start, end), claim=claim, version=self.version).save()
        record(
            actor=self.actor,
            action="claim.reshaped",
            obj=claim,
            kind=self.kind.value,
            replaces=[old.number for old in self.old],
            version=self.version.number,
            start=start,
            end=end,
        )
        return claim

    def _take_over_evidence(self, claim: Claim) -> None:
        taken: set[tuple[int, int, int]] = set()
        standing = Evidence.objects.filter(claim__in=self.old, withdrawn_at__isnull=True)
        for evidence in standing.select_related("snapshot", "from_result").order_by("pk"):
            passage = (evidence.snapshot_id, evidence.start, evidence.end)
            if passage in taken:
                continue
            taken.add(passage)
            attach_evidence(
                claim=claim,
                actor=self.actor,
                snapshot=evidence.snapshot,
                excerpt=evidence.excerpt,
                stance=evidence.stance,
                note=evidence.note,
                start=evidence.start,
                from_result=evidence.from_result,
            )

    def _take_over_draft(self, claim: Claim) -> None:
        draft = VerdictVersion.objects.filter(verdict__claim=self.old[0], published_at=None).first()
        if draft is None:
            return
        names = DraftContent.__dataclass_fields__
        content = DraftContent(**{name: getattr(draft, name) for name in names})
        copy = save_draft(claim=claim, actor=self.actor, content=content, expected_revision=None)
        # Whoever wrote these words cannot be the second person who approves them.
        copy.writers.add(*draft.writers.all())


def _check_reshapable(claim: Claim) -> None:
    state = ClaimState(claim.state)
    if state not in RESHAPABLE:
        raise TransitionNotAllowed(
            "not_reshapable",
            f"Claim {claim.number} is {state.label}; its words can be changed only before it is handed in for review.",
            state=state.value,
        )
    if was_published(claim):
        raise TransitionNotAllowed(
            "was_published",
            f"A verdict on claim {claim.number} was published; its words stay. Add the other words as a new claim.",
        )
