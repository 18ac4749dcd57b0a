"""The verdict on a claim: versions, the second person's reviews, and public corrections."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.claim import Claim
from claims.models.evidence import Evidence
from claims.models.rating import Rating


class Verdict(models.Model):
    """The conclusion on one claim, at a public address that stays. Its content is in its versions."""

    claim = models.OneToOneField(Claim, on_delete=models.PROTECT, related_name="verdict")
    slug = models.SlugField(max_length=120, unique=True)
    published_version = models.OneToOneField(
        "claims.VerdictVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    first_published_at = models.DateTimeField(null=True, blank=True)
    retracted_at = models.DateTimeField(null=True, blank=True)
    retraction_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(published_version__isnull=True) | Q(first_published_at__isnull=False),
                name="claims_verdict_published_has_date",
            )
        ]

    def __str__(self) -> str:
        return f"verdict on {self.claim}"


class VerdictVersion(models.Model):
    """A rating and its rationale. Open until ``published_at`` is set; from then on nothing of it changes,
    which the database enforces by triggers. A verdict has at most one open version.
    """

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    rating = models.ForeignKey(Rating, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    headline = models.CharField(max_length=160, blank=True, help_text="States the finding.")
    claimed = models.CharField(max_length=300, blank=True, verbose_name="what was claimed")
    found = models.CharField(max_length=300, blank=True, verbose_name="what we found")
    rationale = models.TextField(blank=True, help_text="Markdown.")
    correction_kind = models.CharField(max_length=20, blank=True)
    correction_note = models.TextField(
        blank=True, help_text="From the second version on: what changed and why; printed on the page."
    )
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    writers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        related_name="+",
        help_text="Everybody who wrote in it; none of them may approve.",
    )
    revision = models.PositiveIntegerField(default=1)
    evidence = models.ManyToManyField(Evidence, blank=True, related_name="+", help_text="Cited at publication.")
    content_sha256 = models.CharField(max_length=64, blank=True, help_text="Of what was handed in for review.")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ("verdict_id", "number")
        constraints = [
            models.UniqueConstraint(fields=["verdict", "number"], name="claims_verdictversion_number"),
            models.UniqueConstraint(
                fields=["verdict"],
                condition=Q(published_at__isnull=True),
                name="claims_verdictversion_one_open",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True) | Q(rating__isnull=False),
                name="claims_verdictversion_published_has_rating",
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.verdict}"

    def is_written_by(self, user_id: int) -> bool:
        """Whether that person wrote in it, and so cannot decide on it; no query where the writers are loaded."""
        return user_id == self.author_id or any(writer.pk == user_id for writer in self.writers.all())

    def second_rating_by(self, user_id: int) -> SecondRating | None:
        """What that person rated exactly this content; no query where the second ratings are loaded."""
        given = (rating for rating in self.second_ratings.all() if rating.content_sha256 == self.content_sha256)
        return next((rating for rating in given if rating.reviewer_id == user_id), None)


class Review(models.Model):
    """A second person's decision on exactly the content that ``content_sha256`` names.

    ``author`` repeats the version's author so that the database itself can refuse a self-review.
    """

    class Decision(models.TextChoices):
        APPROVED = "approved", "approved"
        RETURNED = "returned", "returned"

    version = models.ForeignKey(VerdictVersion, on_delete=models.PROTECT, related_name="reviews")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision.choices)
    comment = models.TextField(blank=True)
    content_sha256 = models.CharField(max_length=64)
    decided_at = models.DateTimeField(auto_now_add=True)
    voided_at = models.DateTimeField(
        null=True, blank=True, help_text="The verdict was opened again after this approval."
    )

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~Q(reviewer=F("author")), name="claims_review_second_person"),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(decision="approved", voided_at__isnull=True),
                name="claims_review_one_approval",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.decision} by {self.reviewer}"


class SecondRating(models.Model):
    """The rating that a second person gives the claim, and whether it is the first one's.

    ``blind`` says that they gave it before they saw the first. ``author`` repeats the version's author, as in
    ``Review``. Rows never change: they are the record of how often two people agree.
    """

    version = models.ForeignKey(VerdictVersion, on_delete=models.PROTECT, related_name="second_ratings")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    first_rating = models.ForeignKey(Rating, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    blind = models.BooleanField()
    content_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=~Q(reviewer=F("author")), name="claims_secondrating_second_person"),
            models.UniqueConstraint(
                fields=["version", "reviewer", "content_sha256"], name="claims_secondrating_once_per_content"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} by {self.reviewer}"

    @property
    def agrees(self) -> bool:
        return self.rating_id == self.first_rating_id


class Correction(models.Model):
    """A typed, dated, public change to something published."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "correction: something published was wrong"
        CLARIFICATION = "clarification", "clarification: right, but could mislead"
        UPDATE = "update", "update: new information"
        RETRACTION = "retraction", "retraction: the verdict no longer stands"

    verdict = models.ForeignKey(Verdict, on_delete=models.PROTECT, related_name="corrections")
    version = models.ForeignKey(
        VerdictVersion, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    kind = models.CharField(max_length=20, choices=Kind.choices)
    note = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-made_at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.made_at:%Y-%m-%d})"
