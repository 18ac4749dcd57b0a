"""What each approval is bound to, as the very characters that were hashed."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from claims.actions.content_hash import canonical_content
from claims.dossier.records import CHUNK, Record
from claims.models import Evidence, GateException, PrintedReply, VerdictVersion
from claims.models.reshaping import Lineages
from claims.reply_register import printed_of, whole_register


def contents_of(article: int) -> Iterator[Record]:
    """The content of every version that was handed in; eight queries.

    A published version cites what it was published with; an open one what stands on its claim now.
    """
    evidence: dict[int, Evidence] = {}
    standing: dict[int, list[Evidence]] = defaultdict(list)
    attached = Evidence.objects.filter(claim__article=article).select_related("snapshot").defer("snapshot__text")
    for piece in attached.order_by("pk").iterator(chunk_size=CHUNK):
        evidence[piece.pk] = piece
        if piece.withdrawn_at is None:
            standing[piece.claim_id].append(piece)
    exceptions: dict[int, list[GateException]] = defaultdict(list)
    for exception in GateException.objects.filter(claim__article=article).order_by("pk"):
        exceptions[exception.claim_id].append(exception)
    cited: dict[int, list[Evidence]] = defaultdict(list)
    pairs = VerdictVersion.evidence.through.objects.filter(verdictversion__verdict__claim__article=article)
    for version_id, evidence_id in pairs.order_by("evidence").values_list("verdictversion", "evidence"):
        cited[version_id].append(evidence[evidence_id])
    printed: dict[int, list[PrintedReply]] = defaultdict(list)
    for reply in PrintedReply.objects.filter(version__verdict__claim__article=article).order_by("version", "position"):
        printed[reply.version_id].append(reply)
    entries, lineages = whole_register(article), Lineages(article)
    versions = VerdictVersion.objects.filter(verdict__claim__article=article).exclude(content_sha256="")
    for version in versions.select_related("verdict__claim").order_by("pk").iterator(chunk_size=CHUNK):
        claim = version.verdict.claim_id
        excepted = [each for each in exceptions[claim] if _stood(each, version.published_at)]
        if version.published_at:
            content = canonical_content(version, cited[version.pk], excepted, printed[version.pk])
        else:
            about = [entry for entry in entries if entry.request.claim_id in {None, *lineages.of(claim)}]
            content = canonical_content(version, standing[claim], excepted, printed_of(about))
        yield {
            "id": version.pk,
            "version": version.pk,
            "content": content,
            "sha256": hashlib.sha256(content.encode()).hexdigest(),
        }


def _stood(exception: GateException, published_at: datetime | None) -> bool:
    """Whether the exception counted when the version was published, or counts now for one that was not."""
    if published_at is None:
        return exception.ended_at is None
    return exception.made_at <= published_at and (exception.ended_at is None or exception.ended_at > published_at)
