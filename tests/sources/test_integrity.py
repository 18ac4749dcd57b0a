"""Stored captures are hashed again: whatever was changed outside of the workbench is found."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from factcheck.audit.models import AuditEvent
from factcheck.jobs.models import Job
from sources.actions import integrity
from sources.models import IntegrityCheck, Snapshot
from sources.upkeep import rehash, rehash_all
from tests.factories import make_snapshot

pytestmark = pytest.mark.django_db


def path_of(snapshot):
    return Path(default_storage.path(snapshot.file.name))


def check_everything(day=1):
    integrity.request_rehash(day=day)
    for job in Job.objects.filter(kind=integrity.REHASH, state="queued"):
        rehash(job.pk)


def outcomes():
    return dict(IntegrityCheck.objects.values_list("snapshot", "outcome"))


def test_what_is_as_it_was_captured_is_intact():
    snapshots = [make_snapshot() for _ in range(3)]
    check_everything()
    assert outcomes() == {snapshot.pk: "intact" for snapshot in snapshots}
    assert not AuditEvent.objects.filter(action="snapshot.damaged").exists()


def test_every_flipped_byte_is_found():
    snapshots = [make_snapshot(text=f"Minutes number {n}: the council voted {n} to 12.") for n in range(300)]
    chance = random.Random(5)
    flipped = chance.sample(snapshots, 60)
    for snapshot in flipped:
        data = bytearray(path_of(snapshot).read_bytes())
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path_of(snapshot).write_bytes(data)

    check_everything()

    damaged = {pk for pk, outcome in outcomes().items() if outcome == "altered"}
    assert damaged == {snapshot.pk for snapshot in flipped}
    assert len(outcomes()) == 300
    assert AuditEvent.objects.filter(action="snapshot.damaged").count() == 60


def test_a_file_that_is_gone_is_told_apart():
    snapshot = make_snapshot()
    path_of(snapshot).unlink()
    check_everything()
    check = IntegrityCheck.objects.get()
    assert (check.outcome, check.snapshot) == ("missing", snapshot)
    assert snapshot.file.name in check.detail


def test_a_text_changed_behind_the_triggers_back_is_found():
    snapshot = make_snapshot()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER sources_snapshot_no_update")
        else:
            cursor.execute("SET LOCAL session_replication_role = replica")  # what a restored backup is written with
        cursor.execute("UPDATE sources_snapshot SET text = 'other words' WHERE id = %s", [snapshot.pk])
        if connection.vendor != "sqlite":
            cursor.execute("SET LOCAL session_replication_role = DEFAULT")
    check_everything()
    assert outcomes() == {snapshot.pk: "altered"}


def test_damage_is_audited_once_and_mending_is_seen():
    snapshot = make_snapshot()
    path = path_of(snapshot)
    bytes_before = path.read_bytes()
    path.write_bytes(b"x")
    check_everything(day=1)
    check_everything(day=2)
    assert AuditEvent.objects.filter(action="snapshot.damaged").count() == 1
    path.write_bytes(bytes_before)
    check_everything(day=3)
    assert outcomes() == {snapshot.pk: "intact"}


def test_the_nightly_job_queues_every_batch_once(monkeypatch):
    monkeypatch.setattr(integrity, "BATCH", 2)
    for _ in range(5):
        make_snapshot()
    for _ in range(2):
        job = Job.objects.create(kind=integrity.REHASH_ALL, subject_id=739_000, key=f"x{Job.objects.count()}")
        rehash_all(job.pk)
    starts = Job.objects.filter(kind=integrity.REHASH).values_list("subject_id", flat=True)
    assert sorted(starts) == list(Snapshot.objects.order_by("pk").values_list("pk", flat=True))[::2]


def test_the_command_names_what_is_damaged(capsys):
    whole, broken = make_snapshot(), make_snapshot()
    path_of(broken).write_bytes(b"x")
    with pytest.raises(CommandError, match="1 of 2"):
        call_command("verify_evidence")
    told = capsys.readouterr().err
    assert f"snapshot {broken.pk}" in told
    assert f"snapshot {whole.pk}" not in told
    path_of(broken).write_bytes(broken.text.encode())
    call_command("verify_evidence")
    assert "2 snapshots intact" in capsys.readouterr().out
