"""The independence of the sources that are attached to a claim."""

from __future__ import annotations

from collections.abc import Iterable

from claims.independence import Cited, Independence, independence
from claims.models import Claim, Evidence
from sources.library.copies import sketches_of
from sources.models import Source


def independence_of(claim: Claim) -> Independence:
    """In two queries."""
    attached = Evidence.objects.filter(claim=claim).select_related("snapshot__source").defer("snapshot__text")
    return independence_among(attached.order_by("pk"))


def independence_among(evidence: Iterable[Evidence]) -> Independence:
    """Of evidence that is loaded with its snapshot and source, in one query; what was withdrawn does not count."""
    snapshots = {one.snapshot_id: one.snapshot for one in evidence if one.withdrawn_at is None}
    sketches = sketches_of(list(snapshots))
    return independence(
        [
            Cited(
                snapshot_id=pk,
                source_id=snapshot.source_id,
                title=snapshot.source.title,
                publisher=snapshot.source.publisher or snapshot.publisher,
                is_primary=snapshot.source.proximity == Source.Proximity.PRIMARY,
                sketch=sketches[pk],
            )
            for pk, snapshot in snapshots.items()
        ]
    )
