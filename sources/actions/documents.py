"""Adding to the library: documents that somebody uploads, and addresses that a worker captures."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.accounts.roles import CHECKERS, require_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed
from factcheck.jobs.actions import enqueue, retry_job
from factcheck.jobs.models import Job
from factcheck.outbound_addresses import parse_target
from sources.actions.archives import store_archive
from sources.actions.snapshots import LONGEST_ADDRESS, CapturedBytes, captured_bytes, store_snapshot
from sources.capture.document import ReadLimits
from sources.capture.page import CapturedPage
from sources.capture.read import read_document
from sources.models import Capture, Snapshot, Source

KIND = "sources.capture_source"


def add_document(
    *,
    actor: User,
    name: str,
    data: bytes,
    title: str = "",
    publisher: str = "",
    published_on: date | None = None,
    proximity: str = Source.Proximity.SECONDARY,
    url: str = "",
    note: str = "",
) -> Snapshot:
    """Read an uploaded document (.txt, .md, .html, .docx, .pdf) into the library, or a picture with a ``note``.

    What is given stands before what the document says of itself. ``url`` is where it was published, if known;
    it is not fetched. The same bytes again return the snapshot that is there. Reading takes place outside of
    any transaction of ours; call it in none. Raises ``InvalidInput`` (``DocumentRefused`` among them) with a
    sentence for the person who uploads.
    """
    require_role(actor, CHECKERS, "add a document")
    _check_proximity(proximity)
    address = checked_address(url) if url.strip() else ""
    document = read_document(name, data, note=note, limits=ReadLimits(max_bytes=settings.MAX_UPLOAD_BYTES))
    stem = PurePosixPath(name.replace("\\", "/")).stem
    return store_snapshot(
        actor=actor,
        capture=CapturedBytes(
            data=data,
            text=document.text,
            media_type=document.media_type,
            title=_line(title) or document.title or _line(stem) or "Untitled document",
            author=document.author,
            publisher=_line(publisher) or document.publisher,
            published_on=published_on or document.published_on,
            language=document.language,
            proximity=proximity,
            url=address,
            captured_at=timezone.now(),
        ),
    )


@transaction.atomic
def capture(*, actor: User, url: str, proximity: str = Source.Proximity.SECONDARY) -> Capture:
    """Ask for ``url`` to be captured by a worker; a capture of it that is under way is returned instead.

    Raises ``InvalidInput`` (``OutboundRefused``) at once for what can't be an address; whether it may be dialled
    and what answers, the capture's row tells later.
    """
    require_role(actor, CHECKERS, "capture a source")
    _check_proximity(proximity)
    address = checked_address(url)
    under_way = (
        Capture.objects.filter(url=address, job__state__in=[Job.State.QUEUED, Job.State.RUNNING])
        .select_related("job")
        .first()
    )
    if under_way is not None:
        return under_way
    made = Capture.objects.create(url=address, proximity=proximity, requested_by=actor)
    made.job = enqueue(kind=KIND, subject_id=made.pk, key=f"{KIND}:{made.pk}")
    made.save(update_fields=["job"])
    record(actor=actor, action="capture.requested", obj=made)
    return made


@transaction.atomic
def retry_capture(*, capture: Capture, actor: User) -> Capture:
    """Try a failed capture again; raises ``TransitionNotAllowed`` when it has not failed."""
    require_role(actor, CHECKERS, "capture a source")
    if capture.job is None:
        raise TransitionNotAllowed("capture_not_failed", "This capture was never started; request it anew.")
    retry_job(job=capture.job)
    capture.refresh_from_db()
    record(actor=actor, action="capture.retried", obj=capture)
    return capture


def apply_captured_page(*, capture_id: int, page: CapturedPage, warc: bytes) -> None:
    """Store what a worker captured, with the record of the visit, in the name of the person who asked for it."""
    requested = Capture.objects.select_related("requested_by").get(pk=capture_id)
    snapshot = store_snapshot(actor=requested.requested_by, capture=captured_bytes(page, requested.proximity))
    store_archive(snapshot=snapshot, page=page, warc=warc)
    requested.snapshot = snapshot
    requested.save(update_fields=["snapshot"])


def checked_address(url: str) -> str:
    """``url`` in the spelling that is stored; raises ``InvalidInput`` for what can't be fetched."""
    address = parse_target(url).url
    if len(address) > LONGEST_ADDRESS:
        raise InvalidInput("address-too-long", f"The address is longer than {LONGEST_ADDRESS} characters.")
    return address


def _check_proximity(proximity: str) -> None:
    if proximity not in Source.Proximity.values:
        raise InvalidInput("unknown_proximity", f"Choose one of: {', '.join(Source.Proximity.values)}.")


def _line(words: str) -> str:
    return " ".join(words.replace("\0", "").split())
