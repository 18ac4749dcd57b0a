"""Having the pages that claims cite visited again."""

from __future__ import annotations

from claims.models import Evidence
from claims.workflow import ClaimState
from sources.actions.revisits import request_revisit

KIND = "claims.revisit_cited_pages"


def request_visits(*, day: int) -> None:
    """Queue one visit to each captured page that stands behind a claim.

    Uploaded documents have no page to visit, and a dismissed claim needs none. ``day`` tells the nights apart.
    """
    cited = (
        Evidence.objects.filter(withdrawn_at__isnull=True, snapshot__http_status__isnull=False)
        .exclude(claim__state=ClaimState.DISMISSED)
        .order_by("snapshot")
        .values_list("snapshot", flat=True)
        .distinct()
    )
    for snapshot_id in cited:
        request_revisit(snapshot_id=snapshot_id, day=day)
