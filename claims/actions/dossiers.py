"""Exporting everything about an article as one file, and taking old files out of the store."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from claims.actions.second_ratings import first_hidden
from claims.models import Article, Dossier, VerdictVersion
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import record
from factcheck.errors import NotPermitted
from factcheck.jobs.actions import enqueue
from factcheck.jobs.models import Job

KIND = "claims.write_dossier"
REMOVE_OLD = "claims.remove_old_dossiers"
FOLDER = "dossiers"
KEPT_FOR = timedelta(days=7)


@transaction.atomic
def request_dossier(*, article: Article, actor: User) -> Dossier:
    """Queue the writing of the article's dossier; one that is under way already is answered instead."""
    require_readable(article=article, actor=actor)
    under_way = Dossier.objects.filter(
        article=article, finished_at__isnull=True, job__state__in=[Job.State.QUEUED, Job.State.RUNNING]
    ).first()
    if under_way is not None:
        return under_way
    dossier = Dossier.objects.create(article=article, requested_by=actor)
    dossier.job = enqueue(kind=KIND, subject_id=dossier.pk, key=f"{KIND}:{dossier.pk}")
    dossier.save(update_fields=["job"])
    record(actor=actor, action="dossier.requested", obj=article, dossier=dossier.pk)
    return dossier


def require_readable(*, article: Article, actor: User) -> None:
    """Raise ``NotPermitted`` for who may not export, and for whom it would spoil a blind second look."""
    require(actor, "export", article)
    hidden = first_hidden(VerdictVersion.objects.filter(verdict__claim__article=article), actor)
    if hidden is not None:
        raise NotPermitted(
            "rating_hidden",
            f"The dossier would show you the first rating of claim {hidden.verdict.claim.number}, which is in review. "
            "Rate it first, or ask somebody who has seen it.",
        )


@transaction.atomic
def apply_dossier(*, dossier_id: int, file: str, sha256: str, size: int, chain_head: str) -> None:
    """Write down where a worker put the ZIP, in the name of the person who asked for it."""
    dossier = Dossier.objects.select_related("article", "requested_by").get(pk=dossier_id)
    dossier.file.name = file
    dossier.sha256, dossier.byte_count, dossier.finished_at = sha256, size, timezone.now()
    dossier.save(update_fields=["file", "sha256", "byte_count", "finished_at"])
    _record_export(dossier.article, dossier.requested_by, sha256, size, chain_head)


@transaction.atomic
def record_export(*, article: Article, actor: User | None, sha256: str, size: int, chain_head: str) -> AuditEvent:
    """Write down that a dossier was handed out without a worker, with its SHA-256.

    ``actor`` is None for whoever runs the installation and exports from its command line.
    """
    if actor is not None:
        require_readable(article=article, actor=actor)
    return _record_export(article, actor, sha256, size, chain_head)


@transaction.atomic
def remove_old_dossiers(*, now: datetime) -> None:
    """Take the files of dossiers older than ``KEPT_FOR`` out of the store.

    The files go first: should the transaction fail, the next night finds nothing to delete and writes it down.
    """
    old = Dossier.objects.filter(removed_at__isnull=True, requested_at__lte=now - KEPT_FOR)
    for dossier in old.select_related("article").order_by("pk"):
        _delete_files(folder_of(dossier.pk))
        Dossier.objects.filter(pk=dossier.pk).update(removed_at=now)
        if dossier.finished_at:
            record(actor=None, action="dossier.removed", obj=dossier.article, dossier=dossier.pk, sha256=dossier.sha256)


def folder_of(dossier_id: int) -> str:
    """Where the ZIP lies, and with it what a worker left that died."""
    return f"{FOLDER}/{dossier_id}"


def _record_export(article: Article, actor: User | None, sha256: str, size: int, chain_head: str) -> AuditEvent:
    """The chain vouches for that very file from now on."""
    return record(actor=actor, action="dossier.exported", obj=article, sha256=sha256, bytes=size, chain_head=chain_head)


def _delete_files(folder: str) -> None:
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:  # no worker got as far as to store one
        return
    for name in names:
        default_storage.delete(f"{folder}/{name}")
