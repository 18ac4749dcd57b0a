"""Every visit to an address is kept as a WARC file beside the snapshot that it found."""

from __future__ import annotations

import gzip
import hashlib

import pytest
from django.core.files.storage import default_storage
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from factcheck.audit.models import AuditEvent
from factcheck.outbound_settings import outbound_policy
from sources.actions.documents import add_document, capture
from sources.capture.page import capture_url
from sources.models import Archive, Capture
from sources.tasks import capture_source
from tests.claims.workbench.desk import logged_in
from tests.factories import checker
from tests.servers.loopback import answer, serving

pytestmark = pytest.mark.django_db
PAGE = (
    b'<html><head><link rel="canonical" href="https://example.org/vote"></head>'
    b"<body><p>The council voted.</p></body></html>"
)


@pytest.fixture
def page_server(settings):
    """A page on loopback, allowed to be captured."""
    with serving(lambda connection, path: answer(connection, PAGE, headers={"Content-Type": "text/html"})) as server:
        settings.OUTBOUND_ALLOWED_HOSTS = [f"127.0.0.1:{server.port}"]
        yield f"http://127.0.0.1:{server.port}/vote"


def captured(address):
    made = capture(actor=checker(), url=address)
    capture_source(made.job_id)
    return Capture.objects.select_related("snapshot").get(pk=made.pk).snapshot


def test_a_capture_keeps_its_warc_file(page_server):
    snapshot = captured(page_server)
    (archive,) = snapshot.archives.all()

    with archive.file.open() as file:
        warc = file.read()
    assert hashlib.sha256(warc).hexdigest() == archive.sha256
    assert archive.file.name == f"archives/{archive.sha256[:2]}/{archive.sha256}"
    assert archive.byte_count == len(warc)
    assert PAGE in gzip.decompress(warc)
    assert archive.canonical_url == "https://example.org/vote"
    assert archive.address == "127.0.0.1"
    assert archive.visited_at == snapshot.captured_at
    event = AuditEvent.objects.get(action="snapshot.archived")
    assert (event.object_id, event.detail["sha256"]) == (str(snapshot.pk), archive.sha256)


def test_another_visit_that_finds_the_same_is_another_archive_of_the_same_snapshot(page_server):
    first, second = captured(page_server), captured(page_server)

    assert first == second
    assert Archive.objects.filter(snapshot=first).count() == 2


def test_an_upload_has_no_archive():
    assert not add_document(actor=checker(), name="minutes.txt", data=b"The council voted.").archives.exists()


def test_the_page_that_was_captured_is_the_page_in_the_archive(page_server):
    page = capture_url(page_server, policy=outbound_policy())
    assert page.sha256 == captured(page_server).sha256


@pytest.mark.parametrize("sql", ["DELETE FROM sources_archive", "UPDATE sources_archive SET sha256 = 'x'"])
def test_the_database_refuses_changes(page_server, sql):
    captured(page_server)
    with pytest.raises(IntegrityError, match="archives are never"), transaction.atomic():
        connection.cursor().execute(sql)
    archive = Archive.objects.get()
    with pytest.raises(TypeError, match="never deleted"):
        archive.delete()
    with pytest.raises(TypeError, match="never changed"):
        archive.save()
    assert default_storage.exists(archive.file.name)


def test_bytes_and_warc_files_are_downloads_that_no_browser_runs(page_server):
    snapshot = captured(page_server)
    archive = snapshot.archives.get()
    desk = logged_in(checker())
    for address, body in (
        (reverse("admin:sources_snapshot_bytes", args=[snapshot.pk]), PAGE),
        (reverse("admin:sources_snapshot_archive", args=[snapshot.pk, archive.pk]), None),
    ):
        answer = desk.get(address)
        data = b"".join(answer.streaming_content)
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment")
        assert "sandbox" in answer["Content-Security-Policy"]
        assert body is None or data == body
        assert body is not None or hashlib.sha256(data).hexdigest() == archive.sha256
    page = desk.get(reverse("admin:sources_snapshot_change", args=[snapshot.pk])).content.decode()
    assert reverse("admin:sources_snapshot_archive", args=[snapshot.pk, archive.pk]) in page
    assert "not hashed again yet" in page


def test_a_stored_file_that_is_gone_is_a_404_in_words(page_server):
    snapshot = captured(page_server)
    default_storage.delete(snapshot.file.name)
    answer = logged_in(checker()).get(reverse("admin:sources_snapshot_bytes", args=[snapshot.pk]))
    assert answer.status_code == 404
