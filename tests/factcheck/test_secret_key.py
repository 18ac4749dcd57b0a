from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from factcheck.secret_key import embedded_secret_key


def test_each_installation_makes_its_own_key_once(tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    key = embedded_secret_key(one)
    assert len(key) >= 50
    assert embedded_secret_key(one) == key
    assert embedded_secret_key(two) != key
    assert stat.S_IMODE((one / "secret_key").stat().st_mode) == 0o600
    assert [path.name for path in one.iterdir()] == ["secret_key"]


def test_a_data_directory_that_cannot_be_used_is_named(tmp_path: Path):
    (tmp_path / "file").write_text("not a directory")
    with pytest.raises(ImproperlyConfigured, match="DATA_DIR"):
        embedded_secret_key(tmp_path / "file" / "data")


def test_a_served_installation_without_a_key_does_not_start():
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("SECRET_KEY", "SECRET_KEY_FILE", "DJANGO_SETTINGS_MODULE")
    }
    environment["DATABASE_URL"] = "postgres://nobody@127.0.0.1:1/none"
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=Path(__file__).parents[2],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "SECRET_KEY is not set" in done.stderr
