"""When a provider may be asked next: one row per provider, shared by all workers."""

from __future__ import annotations

from django.db import models


class ProviderPace(models.Model):
    """A token bucket as one moment in time, and a pause that the provider asked for.

    ``spent_until`` is the time by which everything spent so far is earned again (the "theoretical arrival
    time" of the generic cell rate algorithm, ITU-T I.371). ``paused_until`` comes from ``Retry-After``.
    """

    provider = models.CharField(max_length=40, primary_key=True)
    spent_until = models.DateTimeField()
    paused_until = models.DateTimeField()

    def __str__(self) -> str:
        return self.provider
