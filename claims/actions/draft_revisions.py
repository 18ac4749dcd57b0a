"""Keeping every saved state of a verdict draft."""

from __future__ import annotations

from claims.models import DraftRevision, VerdictVersion
from factcheck.accounts.models import User

KEPT = ("rating_id", "headline", "claimed", "found", "rationale", "correction_kind", "correction_note")


def keep_revision(*, version: VerdictVersion, author: User) -> DraftRevision:
    """Keep what ``version`` says now as its current revision, saved by ``author``."""
    return DraftRevision.objects.create(
        version=version,
        revision=version.revision,
        author=author,
        saved_at=version.updated_at,
        **{name: getattr(version, name) for name in KEPT},
    )


def keep_what_stood(*, version: VerdictVersion) -> None:
    """Keep what ``version`` says before it is overwritten, unless that is kept already.

    A version that starts as a copy of the published one, or was saved before drafts were kept, is kept only here.
    """
    if not DraftRevision.objects.filter(version=version, revision=version.revision).exists():
        keep_revision(version=version, author=version.author)
