"""The pure rooms run where no Django is: said by the contracts, and seen here."""

from __future__ import annotations

import subprocess
import sys

import pytest

PURE = [
    "claims.extraction",
    "claims.verification",
    "claims.evaluation",
    "claims.workflow",
    "claims.anchoring",
    "claims.annotated_text",
    "claims.citations",
    "claims.word_diff",
    "claims.independence",
    "claims.publishing.claimreview",
    "sources.providers.registry",
    "sources.reference",
    "sources.capture",
    "factcheck.outbound",
]


@pytest.mark.parametrize("room", PURE)
def test_importing_a_pure_room_imports_no_django(room: str):
    code = f"import sys; import {room}; sys.exit('django' in sys.modules or 'celery' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
