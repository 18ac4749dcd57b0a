"""A checkable claim and where it stands in each version of its article."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from claims.anchoring import Anchor
from claims.extraction.nature import NatureKind
from claims.extraction.types import ClaimKind
from claims.models.article import Article, ArticleVersion
from claims.workflow import ClaimState

KIND_CHOICES = [(kind.value, kind.value) for kind in ClaimKind]
NATURE_CHOICES = [(nature.value, nature.value) for nature in NatureKind]
STATE_CHOICES = [(state.value, state.label) for state in ClaimState]


class Priority(models.IntegerChoices):
    LOW = 0, "low"
    NORMAL = 1, "normal"
    HIGH = 2, "high"
    URGENT = 3, "urgent"


class Claim(models.Model):
    """A checkable claim. ``text`` is the exact wording that a rating evaluates; it never changes.

    ``state`` is written by ``claims.actions.transition`` alone. ``revision`` counts changes for optimistic
    locking. ``created_by`` is None for what the extraction engine found.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField(help_text="Counts within the article.")
    kind = models.CharField(max_length=10, choices=KIND_CHOICES)
    text = models.TextField(verbose_name="exact words")
    statement = models.TextField(help_text="Self-contained: names and relative dates resolved.")
    claimant = models.CharField(max_length=200, blank=True)
    person = models.CharField(max_length=200, blank=True)
    role = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=200, blank=True)
    value = models.CharField(max_length=100, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    approximate = models.BooleanField(default=False)
    detail = models.JSONField(default=dict, help_text="What a check needs beyond the fields, by name.")
    nature = models.CharField(
        max_length=12, choices=NATURE_CHOICES, blank=True, help_text="What the claimed words do; empty where unread."
    )
    check_worthiness = models.FloatField(default=0.0, help_text="0–1")
    reasons = models.JSONField(default=list, help_text="What moved the check-worthiness; “but …” lowered it.")
    found_by = models.JSONField(default=list, help_text="Why it was found and how it was read.")
    state = models.CharField(max_length=20, choices=STATE_CHOICES, default=ClaimState.DETECTED.value)
    state_reason = models.TextField(blank=True, help_text="Why it was dismissed, returned, reopened, retracted.")
    attention = models.CharField(
        max_length=300, blank=True, help_text="What a person must look at, e.g. the words changed."
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assigned_claims",
    )
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.NORMAL)
    due_on = models.DateField(null=True, blank=True, verbose_name="due", help_text="By when the desk needs it.")
    revision = models.PositiveIntegerField(default=1)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ("article_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="claims_claim_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ClaimState]),
                name="claims_claim_known_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in ClaimKind]),
                name="claims_claim_known_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(check_worthiness__gte=0, check_worthiness__lte=1),
                name="claims_claim_worthiness_range",
            ),
            models.CheckConstraint(
                condition=models.Q(priority__in=Priority.values), name="claims_claim_known_priority"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-check_worthiness"], name="claims_claim_queue"),
            # Everything by which the desk's list narrows, counts and orders (claims.lists): it reads no row for that.
            models.Index(
                fields=[
                    "state",
                    "kind",
                    "nature",
                    "priority",
                    "attention",
                    "assigned_to",
                    "due_on",
                    "article",
                    "check_worthiness",
                ],
                name="claims_claim_list",
            ),
            models.Index(fields=["article", "state"], name="claims_claim_progress"),
            # Few claims have a date: their days are counted from a few pages.
            models.Index(fields=["due_on"], condition=models.Q(due_on__isnull=False), name="claims_claim_due"),
        ]

    def __str__(self) -> str:
        shown = self.text if len(self.text) <= 80 else f"{self.text[:79]}…"
        return f"#{self.number} {shown}"


class ClaimAnchor(models.Model):
    """Where the claim's words stand in one version: W3C TextPosition and TextQuote selectors.

    https://www.w3.org/TR/annotation-model/#selectors. Offsets are code points, end exclusive. A claim without
    an anchor in the current version has lost its words and carries ``Claim.attention``.
    """

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="anchors")
    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="anchors")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    prefix = models.CharField(max_length=64, blank=True)
    suffix = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ("version_id", "start", "-end")
        constraints = [
            models.UniqueConstraint(fields=["claim", "version"], name="claims_claimanchor_one_per_version"),
            models.CheckConstraint(condition=models.Q(start__lt=models.F("end")), name="claims_claimanchor_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.start}–{self.end} in version {self.version_id}"

    @classmethod
    def at(cls, anchor: Anchor, *, claim: Claim, version: ArticleVersion) -> ClaimAnchor:
        """The unsaved row for a place in the version's text."""
        return cls(
            claim=claim,
            version=version,
            start=anchor.start,
            end=anchor.end,
            prefix=anchor.prefix,
            suffix=anchor.suffix,
        )
