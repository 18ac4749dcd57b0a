"""What an approval is bound to."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence

from claims.models import Evidence, GateException, PrintedReply, VerdictVersion
from claims.reply_register import as_values, printed_replies


def content_sha256(version: VerdictVersion) -> str:
    """SHA-256 over everything that the public page of this version would say, with the evidence that stands now."""
    standing = (
        Evidence.objects.filter(claim=version.verdict.claim_id, withdrawn_at__isnull=True)
        .select_related("snapshot")
        .defer("snapshot__text")
        .order_by("pk")
    )
    exceptions = GateException.objects.filter(claim=version.verdict.claim_id, ended_at__isnull=True).order_by("pk")
    replies = printed_replies(version.verdict.claim)
    return hashlib.sha256(canonical_content(version, standing, exceptions, replies).encode()).hexdigest()


def canonical_content(
    version: VerdictVersion,
    evidence: Iterable[Evidence],
    exceptions: Iterable[GateException],
    replies: Sequence[PrintedReply],
) -> str:
    """The JSON that is hashed.

    Claim wording and claimant, rating, texts, and each piece of ``evidence`` (ordered by its id) with its excerpt,
    stance, note and the hash of the text it stands in, the public ``exceptions`` (ordered by their id) where there
    are any, and what the page prints of the reply register, if anything. Any change to one of them is another content.
    """
    claim = version.verdict.claim
    content: dict[str, object] = {
        "claim": [claim.text, claim.statement, claim.claimant],
        "rating": version.rating_id,
        "headline": version.headline,
        "claimed": version.claimed,
        "found": version.found,
        "rationale": version.rationale,
        "correction": [version.correction_kind, version.correction_note],
        "author": version.author_id,
        "evidence": [[e.pk, e.start, e.end, e.excerpt, e.stance, e.note, e.snapshot.text_sha256] for e in evidence],
    }
    excepted = [[exception.gate, exception.reason] for exception in exceptions]
    if excepted:
        content["exceptions"] = excepted
    if replies:
        content["replies"] = [as_values(reply) for reply in replies]
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
