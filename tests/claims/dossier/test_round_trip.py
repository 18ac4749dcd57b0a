"""What is exported is all there, and the verifier, which knows nothing of the project, finds that it fits."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from claims.dossier.write import VERIFIER
from tests.claims.dossier.dossiers import next_text, told_claim, unpacked, written

pytestmark = pytest.mark.django_db


def verified(path: Path) -> subprocess.CompletedProcess[str]:
    """Run it as somebody would who has nothing but Python."""
    command = [sys.executable, "-I", "-S", str(VERIFIER), str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, cwd=path.parent)


def test_a_published_and_corrected_claim_goes_out_and_is_verified(tmp_path: Path):
    claim = told_claim()
    next_text(claim.article)
    made = written(claim.article, tmp_path / "dossier.zip")
    run = verified(tmp_path / "dossier.zip")
    assert run.returncode == 0, run.stdout + run.stderr
    assert "FAIL" not in run.stdout
    assert made.chain_head in run.stdout
    assert hashlib.sha256((tmp_path / "dossier.zip").read_bytes()).hexdigest() == made.sealed.sha256
    assert made.sealed.sha256 in run.stdout
    zipfile.ZipFile(tmp_path / "dossier.zip").extractall(tmp_path / "unpacked")
    assert verified(tmp_path / "unpacked").returncode == 0
    assert unpacked(tmp_path / "dossier.zip")["verify_dossier.py"] == VERIFIER.read_bytes()
