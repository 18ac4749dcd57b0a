"""What the desk decided about a provider, when it may be asked next, and how much it was asked."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q


class ProviderSetting(models.Model):
    """The desk's decisions about one provider; without a row the provider's own defaults hold.

    ``acknowledged_at``: when a person who may agreed that parts of claims are sent there. ``encrypted_key`` is
    read by ``sources.actions.provider_keys`` alone and never shown.
    """

    provider = models.CharField(max_length=40, primary_key=True)
    enabled = models.BooleanField(default=True)
    encrypted_key = models.TextField(blank=True, editable=False)
    requests_per_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    languages = models.CharField(max_length=200, blank=True, help_text="ISO 639-1 codes with spaces between them.")
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = "provider"
        constraints = [
            models.CheckConstraint(
                condition=Q(acknowledged_at__isnull=True, acknowledged_by__isnull=True)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="sources_providersetting_somebody_agreed",
            ),
            models.CheckConstraint(
                condition=Q(requests_per_minute__isnull=True) | Q(requests_per_minute__gte=1),
                name="sources_providersetting_has_a_pace",
            ),
        ]

    def __str__(self) -> str:
        return self.provider


class ProviderPace(models.Model):
    """When a provider may be asked next: one row per provider, shared by all workers.

    A token bucket as one moment in time, a pause that the provider asked for, and a circuit breaker.
    ``spent_until`` is the time by which everything spent so far is earned again (the "theoretical arrival
    time" of the generic cell rate algorithm, ITU-T I.371). ``paused_until`` comes from ``Retry-After``.
    ``failures`` counts the failures since the last answer; too many of them leave the provider alone until
    ``open_until``, and after that one lookup at a time tries.
    """

    provider = models.CharField(max_length=40, primary_key=True)
    spent_until = models.DateTimeField()
    paused_until = models.DateTimeField()
    failures = models.PositiveIntegerField(default=0)
    open_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.provider


class ProviderUsage(models.Model):
    """How often a provider was asked on one day (UTC), and how that went.

    ``requests`` counts what went over the wire, the others lookups: ``reused`` were answered by an earlier
    answer. ``milliseconds`` is what all requests of the day took together.
    """

    provider = models.CharField(max_length=40)
    day = models.DateField()
    requests = models.PositiveIntegerField(default=0)
    found = models.PositiveIntegerField(default=0)
    nothing_found = models.PositiveIntegerField(default=0)
    failed = models.PositiveIntegerField(default=0)
    reused = models.PositiveIntegerField(default=0)
    milliseconds = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["provider", "day"], name="sources_providerusage_one_per_day")]

    def __str__(self) -> str:
        return f"{self.provider} on {self.day}"
