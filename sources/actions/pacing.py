"""How often a provider is asked, by all workers together. Fails closed: without the database nothing is asked."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from sources.models import ProviderPace
from sources.providers.base import Provider

# How many requests an idle provider takes at once before the pace applies.
BURST = 5


def begin(provider: Provider) -> float:
    """Ask to start a lookup: spends one request and returns 0.0, or returns the seconds to wait.

    One guarded UPDATE, so that any number of workers share one bucket. A provider without a limit may still be
    paused.
    """
    now = timezone.now()
    row = _row(provider, now)
    if row.paused_until > now:
        return (row.paused_until - now).total_seconds()
    interval = _interval(provider)
    if not interval:
        return 0.0
    admitted_until = now + (BURST - 1) * interval
    spent = ProviderPace.objects.filter(
        provider=provider.name, spent_until__lte=admitted_until, paused_until__lte=now
    ).update(spent_until=_later_of("spent_until", now) + interval)
    if spent:
        return 0.0
    row.refresh_from_db()
    return max(
        (row.spent_until - admitted_until).total_seconds(),
        (row.paused_until - now).total_seconds(),
        interval.total_seconds(),
    )


def proceed(provider: Provider) -> float:
    """Ask for a further request of a lookup that began: on credit, unless the provider was paused meanwhile.

    Returns 0.0, or the seconds to wait. What is spent here delays the next lookup, so the pace holds.
    """
    now = timezone.now()
    row = _row(provider, now)
    if row.paused_until > now:
        return (row.paused_until - now).total_seconds()
    if interval := _interval(provider):
        ProviderPace.objects.filter(provider=provider.name).update(spent_until=_later_of("spent_until", now) + interval)
    return 0.0


def pause(provider: Provider, seconds: float) -> None:
    """Keep every worker off the provider for ``seconds`` (its ``Retry-After``); never shortens a pause."""
    now = timezone.now()
    _row(provider, now)
    until = now + timedelta(seconds=seconds)
    ProviderPace.objects.filter(provider=provider.name).update(paused_until=_later_of("paused_until", until))


def _row(provider: Provider, now: datetime) -> ProviderPace:
    row, _ = ProviderPace.objects.get_or_create(
        provider=provider.name, defaults={"spent_until": now, "paused_until": now}
    )
    return row


def _interval(provider: Provider) -> timedelta:
    per_minute = provider.requests_per_minute
    return timedelta(minutes=1) / per_minute if per_minute else timedelta()


def _later_of(field: str, moment: datetime) -> Greatest:
    return Greatest(F(field), Value(moment, output_field=DateTimeField()))
