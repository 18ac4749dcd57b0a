"""One question to one provider, and what came back."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from factcheck.jobs.models import Job


class Lookup(models.Model):
    """A neutral query to one provider. Its link to a claim lives in ``claims``.

    The job row is the truth about progress; ``outcome`` says what a finished lookup found, so that
    "searched and found nothing" is on record too.
    """

    class Outcome(models.TextChoices):
        FOUND = "found", "found"
        NOTHING_FOUND = "nothing_found", "nothing found"

    provider = models.CharField(max_length=40)
    query = models.JSONField(help_text="The provider's LookupQuery as JSON.")
    query_hash = models.CharField(max_length=64)
    job = models.OneToOneField(Job, null=True, blank=True, on_delete=models.PROTECT, related_name="lookup")
    outcome = models.CharField(max_length=20, choices=Outcome.choices, blank=True)
    hit_count = models.PositiveIntegerField(default=0)
    is_test = models.BooleanField(default=False, help_text="A question of the test button: about no claim.")
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(
        null=True, blank=True, help_text="When the provider gave the answer; before the request if it was used again."
    )

    class Meta:
        indexes = [models.Index(fields=["provider", "query_hash"], name="sources_lookup_query")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=["", "found", "nothing_found"]),
                name="sources_lookup_known_outcome",
            )
        ]

    def __str__(self) -> str:
        return f"{self.provider} lookup {self.pk}"

    @property
    def status(self) -> str:
        """queued | running | found | nothing_found | failed"""
        if self.outcome:
            return self.outcome
        state = self.job.state if self.job else "queued"
        return "failed" if state in ("dead", "cancelled") else "running" if state == "running" else "queued"

    @property
    def reused(self) -> bool:
        """Whether this is an answer that the provider gave to the same question before."""
        return self.answered_at is not None and self.answered_at < self.requested_at

    @property
    def failure(self) -> str:
        """Why the last attempt failed, also while another one is due; empty when none did."""
        return self.job.last_error if self.job and not self.outcome else ""


class LookupResult(models.Model):
    """A candidate source, in the provider's order."""

    lookup = models.ForeignKey(Lookup, on_delete=models.CASCADE, related_name="results")
    rank = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    url = models.URLField(max_length=2000, blank=True)
    publisher = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    passage = models.TextField(blank=True, help_text="The passage that matched, as plain text.")
    matched = models.CharField(max_length=300, blank=True, help_text="Why this is a candidate.")
    snapshot = models.ForeignKey("sources.Snapshot", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    passage_start = models.PositiveIntegerField(null=True, blank=True, help_text="Offset in the snapshot's text.")
    data = models.JSONField(default=dict, help_text="Structured answer, e.g. a position with its dates.")
    fingerprint = models.TextField(blank=True, help_text="Sketch of the whole text, where that is known.")

    class Meta:
        ordering = ("lookup_id", "rank")
        constraints = [models.UniqueConstraint(fields=["lookup", "rank"], name="sources_lookupresult_one_per_rank")]

    def __str__(self) -> str:
        return self.title
