"""How often a provider is asked, by all workers together. Fails closed: without the database nothing is asked."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol

from django.db.models import Case, DateTimeField, F, Q, Value, When
from django.db.models.functions import Greatest
from django.utils import timezone

from sources.models import ProviderPace

# More failures in a row than the attempts of one lookup: a single odd question keeps nobody else from asking.
FAILURES = 8
OPEN = timedelta(seconds=30)
LONGEST_OPEN = timedelta(minutes=15)
# One lookup tries whether the provider is back; its answer is awaited for as long as a job may run.
PROBE = timedelta(seconds=90)


class Paced(Protocol):
    """What is asked at a pace: ``burst`` requests at once, then ``requests_per_minute`` (0: not limited)."""

    @property
    def name(self) -> str: ...
    @property
    def requests_per_minute(self) -> int: ...
    @property
    def burst(self) -> int: ...


def begin(provider: Paced) -> float:
    """Ask to start a lookup: spends one request and returns 0.0, or returns the seconds to wait.

    One guarded UPDATE, so that any number of workers share one bucket and one circuit breaker. Once the
    breaker's time is over, it lets one lookup through to try (half-open) and keeps the others waiting. A provider
    without a limit may still be paused.
    """
    now = timezone.now()
    row = _row(provider, now)
    interval = _interval(provider)
    if not interval:
        return max(0.0, (row.paused_until - now).total_seconds())
    admitted_until = now + (provider.burst - 1) * interval
    admitted = (
        ProviderPace.objects.filter(provider=provider.name, spent_until__lte=admitted_until, paused_until__lte=now)
        .filter(Q(open_until=None) | Q(open_until__lte=now))
        .update(
            spent_until=_later_of("spent_until", now) + interval,
            open_until=Case(When(failures__gte=FAILURES, then=_moment(now + PROBE)), default=F("open_until")),
        )
    )
    if admitted:
        return 0.0
    row.refresh_from_db()
    if (wait := max(row.paused_until, row.open_until or now) - now) > timedelta():
        return wait.total_seconds()
    return max((row.spent_until - admitted_until).total_seconds(), interval.total_seconds())


def proceed(provider: Paced) -> float:
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


def pause(provider: Paced, seconds: float) -> None:
    """Keep every worker off the provider for ``seconds`` (its ``Retry-After``); never shortens a pause."""
    now = timezone.now()
    _row(provider, now)
    until = now + timedelta(seconds=seconds)
    ProviderPace.objects.filter(provider=provider.name).update(paused_until=_later_of("paused_until", until))


def answered(provider: Paced) -> None:
    """The provider works: closes its circuit breaker."""
    ProviderPace.objects.filter(provider=provider.name, failures__gt=0).update(failures=0, open_until=None)


def failed(provider: Paced) -> None:
    """The provider gave no answer. ``FAILURES`` of that in a row leave it alone for ``OPEN``, then twice as long."""
    now = timezone.now()
    _row(provider, now)
    ProviderPace.objects.filter(provider=provider.name).update(failures=F("failures") + 1)
    failures = ProviderPace.objects.values_list("failures", flat=True).get(provider=provider.name)
    if failures >= FAILURES:
        until = now + min(LONGEST_OPEN, OPEN * 2 ** min(failures - FAILURES, 10))
        ProviderPace.objects.filter(provider=provider.name, failures__gte=FAILURES).update(open_until=until)


def _row(provider: Paced, now: datetime) -> ProviderPace:
    row, _ = ProviderPace.objects.get_or_create(
        provider=provider.name, defaults={"spent_until": now, "paused_until": now}
    )
    return row


def _interval(provider: Paced) -> timedelta:
    per_minute = provider.requests_per_minute
    return timedelta(minutes=1) / per_minute if per_minute else timedelta()


def _later_of(field: str, moment: datetime) -> Greatest:
    return Greatest(F(field), _moment(moment))


def _moment(moment: datetime) -> Value:
    return Value(moment, output_field=DateTimeField())
