"""``manage.py export_dossier``"""

from __future__ import annotations

import hashlib
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from claims.dossier.verify_dossier import verify
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import broken_links
from tests.claims.dossier.dossiers import told_claim
from tests.factories import checker, editor, make_article

pytestmark = pytest.mark.django_db


def test_it_writes_the_zip_prints_its_digest_and_leaves_a_record(tmp_path: Path):
    article, path, said = told_claim().article, tmp_path / "dossier.zip", StringIO()
    call_command("export_dossier", article.pk, path, stdout=said)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert f"SHA-256 {digest}" in said.getvalue()
    assert verify(path, lambda line: None)
    event = AuditEvent.objects.last()
    assert (event.action, event.actor_name, event.object_id) == ("dossier.exported", "worker", str(article.pk))
    assert event.detail["sha256"] == digest
    assert event.detail["bytes"] == path.stat().st_size
    assert event.detail["chain_head"] == event.previous_hash
    assert not list(broken_links())


def test_it_is_recorded_in_the_name_of_a_person_who_may(tmp_path: Path):
    article, person = make_article(), editor()
    call_command("export_dossier", article.pk, tmp_path / "1.zip", user=person.username, stdout=StringIO())
    assert AuditEvent.objects.last().actor == person
    with pytest.raises(CommandError, match="role does not allow"):
        call_command("export_dossier", article.pk, tmp_path / "2.zip", user=checker().username)
    assert not (tmp_path / "2.zip").exists()
    with pytest.raises(CommandError, match="There is no user"):
        call_command("export_dossier", article.pk, tmp_path / "3.zip", user="nobody")


def test_it_says_what_is_wrong(tmp_path: Path):
    article = make_article()
    with pytest.raises(CommandError, match="There is no article 999999"):
        call_command("export_dossier", 999_999, tmp_path / "dossier.zip")
    (tmp_path / "there.zip").write_text("somebody's")
    with pytest.raises(CommandError, match="cannot be written: File exists"):
        call_command("export_dossier", article.pk, tmp_path / "there.zip")
    assert (tmp_path / "there.zip").read_text() == "somebody's"


def test_it_names_what_is_missing(tmp_path: Path):
    claim, told = told_claim(), StringIO()
    snapshot = claim.evidence.last().snapshot
    default_storage.delete(snapshot.file.name)
    call_command("export_dossier", claim.article_id, tmp_path / "dossier.zip", stdout=StringIO(), stderr=told)
    assert f"snapshots/{snapshot.pk}.bin is missing" in told.getvalue()
