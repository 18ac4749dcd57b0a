"""What the desk's provider pages show: decisions, state and figures, read in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Max, Sum
from django.utils import timezone

from sources.actions.providers import ProviderInUse, provider_in_use, providers_in_use
from sources.models import Lookup, ProviderPace, ProviderUsage

DAYS = 7
COLUMNS = ("requests", "found", "nothing_found", "failed", "reused", "milliseconds")


@dataclass(frozen=True, slots=True)
class Figures:
    """A day's figures, or several days'."""

    day: object = None
    requests: int = 0
    found: int = 0
    nothing_found: int = 0
    failed: int = 0
    reused: int = 0
    milliseconds: int = 0

    @property
    def mean_milliseconds(self) -> int | None:
        """How long one request took; None when there was none."""
        return round(self.milliseconds / self.requests) if self.requests else None


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider with its state: ``pace`` and ``last_try`` are None until it was asked, or tried, once."""

    in_use: ProviderInUse
    pace: ProviderPace | None
    week: Figures
    last_try: Lookup | None
    days: Sequence[Figures] = ()

    @property
    def reuse_hours(self) -> int:
        """For how long an answer is used again."""
        return round(self.in_use.provider.reuse_for / timedelta(hours=1))

    @property
    def waits(self) -> str:
        """Why it is left alone at the moment; "" when it is not."""
        if self.pace is None:
            return ""
        now = timezone.now()
        if self.pace.open_until and self.pace.open_until > now:
            return f"It gave no answer {self.pace.failures} times in a row and is left alone for a while."
        if self.pace.paused_until > now:
            return "It asked to be left alone for a while."
        return ""


def read_providers() -> list[ProviderRow]:
    """Every provider, in the registry's order; five queries."""
    paces = {pace.provider: pace for pace in ProviderPace.objects.all()}
    sums = ProviderUsage.objects.filter(day__gt=_first_day()).order_by().values("provider")
    rows = sums.annotate(**{f"{column}_sum": Sum(column) for column in COLUMNS})
    weeks = {
        name: Figures(None, *figures)
        for name, *figures in rows.values_list("provider", *(f"{column}_sum" for column in COLUMNS))
    }
    newest = Lookup.objects.filter(is_test=True).order_by().values("provider").annotate(newest=Max("pk"))
    tries = Lookup.objects.filter(pk__in=[row["newest"] for row in newest]).select_related("job")
    last_tries = {lookup.provider: lookup for lookup in tries}
    return [
        ProviderRow(in_use, paces.get(name), weeks.get(name, Figures()), last_tries.get(name))
        for name, in_use in providers_in_use().items()
    ]


def read_provider(name: str) -> ProviderRow:
    """One provider with its figures day by day; raises ``InvalidInput`` for an unknown name."""
    in_use = provider_in_use(name)
    usage = ProviderUsage.objects.filter(provider=name, day__gt=_first_day()).order_by("-day")
    days = [Figures(row.day, *(getattr(row, column) for column in COLUMNS)) for row in usage]
    week = Figures(None, *(sum(getattr(day, column) for day in days) for column in COLUMNS))
    last_try = Lookup.objects.filter(provider=name, is_test=True).select_related("job").order_by("-pk").first()
    return ProviderRow(in_use, ProviderPace.objects.filter(provider=name).first(), week, last_try, days)


def _first_day() -> object:
    return timezone.now().date() - timedelta(days=DAYS)
