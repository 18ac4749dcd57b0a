"""Counting what is asked of providers. Figures for people: they are not audited and decide nothing."""

from __future__ import annotations

from django.db.models import F
from django.utils import timezone

from sources.models import ProviderUsage


def count_usage(provider: str, **amounts: int) -> None:
    """Add ``amounts`` (columns of ``ProviderUsage``) to the provider's figures of today (UTC)."""
    today = timezone.now().date()
    rows = ProviderUsage.objects.filter(provider=provider, day=today)
    more = {column: F(column) + amount for column, amount in amounts.items()}
    if not rows.update(**more):
        ProviderUsage.objects.get_or_create(provider=provider, day=today)
        rows.update(**more)
