"""A lookup as a bare Celery task: the same question, the same answer written, but no job row, lease or retry."""

from __future__ import annotations

import os
import threading
from typing import Any

from celery import shared_task
from celery.signals import worker_ready

BARE = "BENCHMARK_BARE"


@shared_task(name="benchmarks.bare_lookup")
def bare_lookup(lookup_id: int) -> None:
    from django.db import transaction

    from sources.actions.lookups import apply_lookup_answer
    from sources.library.holdings import find_holdings
    from sources.models import Lookup
    from sources.providers.base import LookupQuery

    lookup = Lookup.objects.get(pk=lookup_id)
    found = find_holdings(LookupQuery.from_json(lookup.query), 20)
    with transaction.atomic():
        apply_lookup_answer(lookup_id=lookup_id, candidates=found)


@worker_ready.connect
def _send(**_: Any) -> None:
    """The embedded broker lives in the worker's memory, so the worker itself sends the messages."""
    if os.environ.get(BARE):
        threading.Thread(target=_send_all, daemon=True).start()


def _send_all() -> None:
    from sources.models import Lookup

    for lookup_id in Lookup.objects.filter(job=None, outcome="").values_list("pk", flat=True):
        bare_lookup.delay(lookup_id)
