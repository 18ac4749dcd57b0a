"""Describing a source."""

from __future__ import annotations

from django.db import transaction

from factcheck.accounts.models import User
from factcheck.accounts.roles import CHECKERS, require_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput
from sources.models import Source

DESCRIPTION = ("title", "publisher", "proximity")


@transaction.atomic
def describe_source(*, source: Source, actor: User, title: str, publisher: str, proximity: str) -> Source:
    """Set how a source is named and whether it is primary; its snapshots stay as they were captured."""
    require_role(actor, CHECKERS, "describe a source")
    if not title.strip():
        raise InvalidInput("title_empty", "A source needs a title.")
    if proximity not in Source.Proximity.values:
        raise InvalidInput("unknown_proximity", f"Choose one of: {', '.join(Source.Proximity.values)}.")
    stored = Source.objects.select_for_update().get(pk=source.pk)
    before = {name: getattr(stored, name) for name in DESCRIPTION}
    after = {"title": title.strip()[:300], "publisher": publisher.strip()[:200], "proximity": proximity}
    if after == before:
        return stored
    for name, value in after.items():
        setattr(stored, name, value)
    stored.save(update_fields=DESCRIPTION)
    record(actor=actor, action="source.described", obj=stored, before=before, after=after)
    return stored
