"""What the workbench shows of an article's dossiers."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from claims.actions.dossiers import KEPT_FOR
from claims.models import Article, Dossier
from claims.permissions import may
from factcheck.accounts.models import User

MOST_SHOWN = 3


@dataclass(frozen=True, slots=True)
class DossierBox:
    """The newest dossiers of an article, as the person who asks may see them."""

    rows: Sequence[Dossier]
    days_kept: int = KEPT_FOR.days

    @property
    def under_way(self) -> bool:
        return any(dossier.is_under_way for dossier in self.rows)

    @property
    def etag(self) -> str:
        shown = [(d.pk, d.status, d.job.attempts if d.job else 0, d.job.last_error if d.job else "") for d in self.rows]
        return hashlib.sha256(repr(shown).encode()).hexdigest()[:32]


def read_dossiers(article: Article, user: User) -> DossierBox | None:
    """What stands on the workbench; None for who may not export. One query, so that job and file are of one moment."""
    if not may(user, "export", article):
        return None
    kept = Dossier.objects.filter(article=article, removed_at__isnull=True)
    return DossierBox(list(kept.select_related("job", "requested_by").order_by("-pk")[:MOST_SHOWN]))
