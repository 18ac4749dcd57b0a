"""What is exported is all there, and the verifier, which knows nothing of the project, finds that it fits."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from claims.actions.evidence import attach_evidence
from claims.actions.reshaping import Seen, Words, resize_claim
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import select_claim
from claims.actions.verdicts import save_draft
from claims.dossier.write import VERIFIER
from tests.claims.dossier.dossiers import captured, forged, next_text, told_claim, unpacked, written
from tests.claims.replies import make_request
from tests.factories import checker, draft_content, make_article, make_claim, publisher

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


def test_what_was_asked_before_a_claim_got_other_words_is_part_of_what_was_approved(tmp_path: Path):
    author = checker()
    article = make_article(author)
    old = select_claim(claim=make_claim(article, author, "Mayor Ada Lind"), actor=author)
    make_request(old, author)
    start = article.current_version.text.index("Mayor Ada Lind on")
    words = Words(start, start + len("Mayor Ada Lind on Tuesday"))
    claim = resize_claim(claim=old, actor=author, seen=Seen(article.current_version), words=words)
    snapshot = captured(author)
    attach_evidence(claim=claim, actor=author, snapshot=snapshot, excerpt="by June", stance="refutes", note="June.")
    claim.refresh_from_db()
    save_draft(claim=claim, actor=author, content=draft_content(), expected_revision=None)
    claim.refresh_from_db()
    approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=publisher(), comment="Checked.")
    written(article, tmp_path / "dossier.zip")
    run = verified(tmp_path / "dossier.zip")
    assert run.returncode == 0, run.stdout + run.stderr
    without = unpacked(tmp_path / "dossier.zip") | {"records/reshaped_claims.jsonl": b""}
    (tmp_path / "forged.zip").write_bytes(forged(without))
    assert "its records are not what was hashed" in verified(tmp_path / "forged.zip").stdout
