"""Captures live in an S3-compatible service when a setting says so; nothing else changes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.core.files.storage import storages

from sources.actions.documents import add_document
from sources.actions.integrity import rehash
from sources.actions.stored_files import digest_of
from tests.factories import checker
from tests.servers.object_storage import object_storage

MINUTES = b"Minutes of the council.\n\nThe bridge will be rebuilt by June."


@pytest.fixture
def bucket(settings, monkeypatch):
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    with object_storage() as server:
        settings.STORAGES = settings.STORAGES | {
            "default": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {
                    "bucket_name": "captures",
                    "endpoint_url": server.url,
                    "region_name": "eu-1",
                    "access_key": "key",
                    "secret_key": "secret",
                    "default_acl": None,
                    "file_overwrite": False,
                },
            }
        }
        yield server


@pytest.mark.django_db
def test_captured_bytes_go_to_the_bucket_and_come_back(bucket):
    snapshot = add_document(actor=checker(), name="minutes.txt", data=MINUTES)

    assert bucket.objects == {f"/captures/snapshots/{snapshot.sha256[:2]}/{snapshot.sha256}": MINUTES}
    with snapshot.file.open() as file:
        assert file.read() == MINUTES
    add_document(actor=checker(), name="again.txt", data=MINUTES, url="https://example.org/minutes")
    assert len(bucket.objects) == 1


@pytest.mark.django_db
def test_what_is_changed_or_lost_in_the_bucket_is_found(bucket):
    snapshot = add_document(actor=checker(), name="minutes.txt", data=MINUTES)
    (name,) = bucket.objects
    assert rehash([snapshot])[0].outcome == "intact"
    bucket.objects[name] = MINUTES.replace(b"June", b"July")
    assert rehash([snapshot])[0].outcome == "altered"
    bucket.objects.clear()
    assert rehash([snapshot])[0].outcome == "missing"
    assert digest_of(snapshot.file.name) == ""


def test_the_environment_chooses_the_storage(tmp_path):
    code = (
        "import django; django.setup()\n"
        "from django.core.files.storage import storages\n"
        "storage = storages['default']\n"
        "print(type(storage).__name__, storage.bucket_name, storage.endpoint_url, storage.secret_key)"
    )
    (tmp_path / "secret").write_text("from-a-file")
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "DATA_DIR": str(tmp_path),
        "S3_BUCKET": "captures",
        "S3_ENDPOINT_URL": "https://s3.example.org",
        "S3_ACCESS_KEY": "key",
        "S3_SECRET_KEY_FILE": str(tmp_path / "secret"),
    }
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    ).stdout
    assert told.split() == ["S3Storage", "captures", "https://s3.example.org", "from-a-file"]


def test_without_a_bucket_the_file_system_is_used():
    assert type(storages["default"]).__name__ == "FileSystemStorage"
