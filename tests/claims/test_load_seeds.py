from __future__ import annotations

import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.demo.people import LOGINS_FILE, read_logins
from claims.models import Claim, Correction, Verdict
from claims.workflow import ClaimState
from factcheck.accounts.models import User
from factcheck.audit.models import AuditEvent
from factcheck.audit.record import broken_links
from factcheck.jobs.models import Job
from sources.models import OfficeHolding, Snapshot


@pytest.fixture
def data_dir(settings, tmp_path: Path) -> Path:
    settings.DATA_DIR = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_the_demo_shows_claims_in_every_state_and_loading_again_changes_nothing(data_dir: Path):
    call_command("load_seeds", stdout=StringIO())
    assert set(Claim.objects.values_list("state", flat=True)) == {state.value for state in ClaimState}
    assert set(Claim.objects.values_list("kind", flat=True)) == {"quote", "date", "role", "number", "statement"}
    assert Verdict.objects.exclude(published_version=None).count() >= 4
    assert Correction.objects.count() >= 2
    assert Job.objects.filter(kind="sources.run_lookup").exists()
    assert list(broken_links()) == []
    logins = (data_dir / LOGINS_FILE).read_text()

    def counts() -> list[int]:
        return [model.objects.count() for model in (Claim, Verdict, Snapshot, OfficeHolding, User, AuditEvent, Job)]

    before = counts()
    call_command("load_seeds", stdout=StringIO())
    assert counts() == before
    assert (data_dir / LOGINS_FILE).read_text() == logins


@pytest.mark.django_db
def test_the_log_ins_work_and_are_for_the_owner_alone(data_dir: Path):
    call_command("load_seeds", stdout=StringIO())
    assert stat.S_IMODE((data_dir / LOGINS_FILE).stat().st_mode) == 0o600
    logins = read_logins(data_dir)
    assert len(logins) == 5
    for username, password in logins.items():
        assert User.objects.get(username=username).check_password(password)


@pytest.mark.django_db
def test_a_lost_log_in_file_gives_new_passwords(data_dir: Path):
    call_command("load_seeds", stdout=StringIO())
    old = read_logins(data_dir)
    (data_dir / LOGINS_FILE).unlink()
    call_command("load_seeds", stdout=StringIO())
    new = read_logins(data_dir)
    assert set(new) == set(old)
    assert all(User.objects.get(username=name).check_password(password) for name, password in new.items())


def test_a_directory_without_seeds_is_named(tmp_path: Path):
    with pytest.raises(CommandError, match=r"no seeds\.toml"):
        call_command("load_seeds", directory=tmp_path)
