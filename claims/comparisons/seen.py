"""Putting a check's answer in its place."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from typing import Any

from claims.verification.finding import Finding
from claims.verification.outcomes import Check
from claims.verification.seen import Seen

_HAVE_COLUMNS = frozenset({"outcome", "explanation", "certainty"})


def seen(
    kind: Check,
    span: tuple[int, int],
    answer: Finding,
    *compared: object,
    snapshot_id: int | None = None,
    detail: dict[str, Any] | None = None,
) -> Seen:
    """``answer`` of the check ``kind`` about the stretch ``span``; ``compared`` is all that it was made from.

    ``detail`` stands in for the answer's own further fields.
    """
    if detail is None:
        detail = {name: value for name, value in asdict(answer).items() if name not in _HAVE_COLUMNS}
    digest = hashlib.sha256(json.dumps(compared, default=str, sort_keys=True).encode()).hexdigest()
    return Seen(kind, *span, answer, digest, snapshot_id, json.loads(json.dumps(detail, default=str)))
