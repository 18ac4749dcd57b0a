"""Finding due jobs whose message was lost, never sent, or swallowed by a worker that died."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from factcheck.jobs.models import Job

# A message waits behind others for a while; only after this is it taken for lost and sent again.
HINT_LOST_AFTER = timedelta(seconds=30)
# A backlog is handed out in portions, so that one sweep stays well under its interval.
PORTION = 500


def sweep(kinds: Collection[str], send: Callable[[str, int], None]) -> int:
    """Send a message for every due job that nobody was told of lately; how many were sent.

    ``kinds`` are the tasks that the workers know: a job of a newer release waits for a worker that does.
    An error of ``send`` ends the sweep; what was not sent is found by the next one.
    """
    now = timezone.now()
    forgotten = (
        Job.objects.due(now)
        .filter(Q(hinted_at__isnull=True) | Q(hinted_at__lte=now - HINT_LOST_AFTER), kind__in=kinds)
        .order_by("run_after")
        .values_list("pk", "kind")[:PORTION]
    )
    sent = []
    try:
        for job_id, kind in list(forgotten):
            send(kind, job_id)
            sent.append(job_id)
    finally:
        # Only rows that are still due: one that a worker has started meanwhile needs no mark.
        Job.objects.due(now).filter(pk__in=sent).update(hinted_at=now)
    return len(sent)
