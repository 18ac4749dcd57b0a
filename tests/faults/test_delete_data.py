"""Starting over deletes what the workbench made, and nothing else."""

from __future__ import annotations

import os

from factcheck.jobs.embedded import hold_worker_lock
from tests.faults.installation import Installation


def test_only_our_own_files_go_and_only_when_asked(embedded: Installation):
    data_dir = embedded.data_dir
    (data_dir / "files" / "articles").mkdir(parents=True)
    (data_dir / "files" / "articles" / "text.txt").write_text("…")
    (data_dir / "thesis.odt").write_text("somebody's work")
    assert embedded.manage("delete_data").returncode != 0
    assert (data_dir / "workbench.sqlite3").exists()
    embedded.must_manage("delete_data", "--yes")
    assert {path.name for path in data_dir.iterdir()} == {"thesis.odt"}
    embedded.must_manage("delete_data", "--yes")


def test_a_running_worker_keeps_its_data(embedded: Installation):
    lock = hold_worker_lock(embedded.data_dir)
    answer = embedded.manage("delete_data", "--yes")
    os.close(lock)
    assert answer.returncode != 0
    assert "Another worker is running" in answer.stderr
    assert (embedded.data_dir / "workbench.sqlite3").exists()


def test_a_database_server_is_not_emptied_from_here(embedded: Installation):
    embedded.env["REDIS_URL"] = "redis://127.0.0.1:1/0"
    answer = embedded.manage("delete_data", "--yes")
    assert answer.returncode != 0
    assert "database server" in answer.stderr
