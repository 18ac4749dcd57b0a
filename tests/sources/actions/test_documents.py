from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from django.core.files.storage import default_storage

from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted
from sources.actions.documents import add_document
from sources.actions.sources import describe_source
from sources.actions.stored_files import store_bytes
from sources.models import Snapshot, Source
from tests.factories import checker

pytestmark = pytest.mark.django_db
MINUTES = b"Minutes of the council.\n\nThe bridge will be rebuilt by June."


def test_a_document_becomes_a_snapshot_of_its_own_source():
    actor = checker()

    snapshot = add_document(
        actor=actor,
        name="minutes.txt",
        data=MINUTES,
        title="Minutes of 18 November",
        publisher="City council",
        published_on=date(2025, 11, 18),
        proximity="primary",
        url="https://council.example.org/minutes",
    )

    assert snapshot.text == MINUTES.decode()
    assert snapshot.sha256 == hashlib.sha256(MINUTES).hexdigest()
    assert snapshot.text_sha256 == hashlib.sha256(snapshot.text.encode()).hexdigest()
    assert snapshot.file.name == f"snapshots/{snapshot.sha256[:2]}/{snapshot.sha256}"
    with snapshot.file.open() as file:
        assert file.read() == MINUTES
    assert (snapshot.byte_count, snapshot.media_type, snapshot.captured_by) == (len(MINUTES), "text/plain", actor)
    source = snapshot.source
    assert (source.title, source.publisher, source.proximity) == ("Minutes of 18 November", "City council", "primary")
    assert source.url == "https://council.example.org/minutes"
    event = AuditEvent.objects.get(action="snapshot.captured")
    assert (event.actor, event.object_id) == (actor, str(snapshot.pk))


def test_the_same_bytes_again_create_nothing():
    first = add_document(actor=checker(), name="minutes.txt", data=MINUTES)
    again = add_document(actor=checker(), name="renamed.txt", data=MINUTES, title="Another title")

    assert again == first
    assert (Snapshot.objects.count(), Source.objects.count()) == (1, 1)
    assert AuditEvent.objects.filter(action="snapshot.captured").count() == 1


def test_changed_bytes_at_an_address_are_another_snapshot_of_its_source():
    address = "https://council.example.org/minutes"
    first = add_document(actor=checker(), name="minutes.txt", data=MINUTES, url=address)
    second = add_document(actor=checker(), name="minutes.txt", data=MINUTES + b" Signed.", url=address)

    assert second.source == first.source
    assert second != first


def test_without_a_title_the_file_gives_it():
    assert add_document(actor=checker(), name="dir\\city minutes.txt", data=MINUTES).title == "city minutes"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t "),
        ("renamed.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100),
        ("broken.docx", b"PK\x03\x04 broken"),
        ("broken.pdf", b"%PDF-1.4 broken"),
        ("program.exe", b"MZ"),
        ("", b"text"),
    ],
)
def test_what_cannot_be_read_is_refused_and_leaves_nothing_behind(name, data):
    with pytest.raises(InvalidInput):
        add_document(actor=checker(), name=name, data=data)

    assert (Snapshot.objects.count(), Source.objects.count(), AuditEvent.objects.count()) == (0, 0, 0)
    assert not Path(default_storage.location).exists()


@pytest.mark.parametrize("given", [{"proximity": "tertiary"}, {"url": "javascript:alert(1)"}, {"url": "nowhere"}])
def test_wrong_descriptions_are_refused(given):
    with pytest.raises(InvalidInput):
        add_document(actor=checker(), name="minutes.txt", data=MINUTES, **given)


def test_somebody_who_left_adds_nothing():
    with pytest.raises(NotPermitted):
        add_document(actor=checker(is_active=False), name="minutes.txt", data=MINUTES)


def test_a_half_written_file_is_replaced():
    sha256, name = store_bytes(MINUTES)
    path = Path(default_storage.path(name))
    path.write_bytes(MINUTES[:10])

    assert store_bytes(MINUTES) == (sha256, name)
    assert path.read_bytes() == MINUTES
    assert [item.name for item in path.parent.iterdir()] == [sha256]


def test_describing_a_source_is_audited_with_before_and_after():
    source = add_document(actor=checker(), name="minutes.txt", data=MINUTES).source
    actor = checker()

    describe_source(source=source, actor=actor, title="Minutes", publisher="Council", proximity="primary")
    describe_source(source=source, actor=actor, title="Minutes", publisher="Council", proximity="primary")

    event = AuditEvent.objects.get(action="source.described")
    assert event.detail["before"]["proximity"] == "secondary"
    assert event.detail["after"] == {"title": "Minutes", "publisher": "Council", "proximity": "primary"}
    source.refresh_from_db()
    assert source.title == "Minutes"
    with pytest.raises(InvalidInput):
        describe_source(source=source, actor=actor, title=" ", publisher="", proximity="primary")


PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0" * 100


def test_a_picture_is_cited_by_what_a_person_says_of_it():
    snapshot = add_document(actor=checker(), name="sign.PNG", data=PICTURE, note=" The sign reads “Bridge closed”. ")

    assert snapshot.text == "The sign reads “Bridge closed”."
    assert (snapshot.media_type, snapshot.title) == ("image/png", "sign")
    with snapshot.file.open() as file:
        assert file.read() == PICTURE


@pytest.mark.parametrize(
    ("name", "data", "note", "told"),
    [
        ("sign.png", PICTURE, " ", "say in a note what it shows"),
        ("sign.jpg", PICTURE, "A sign.", r"not image/jpeg.*\(it is image/png\)"),
        ("sign.png", b"<svg onload=alert(1)>", "A sign.", "not image/png"),
        ("sign.png", b"", "A sign.", "empty"),
        ("minutes.txt", MINUTES, "A note.", "A note is for pictures"),
        ("sign.svg", b"<svg/>", "A sign.", "pictures"),
    ],
)
def test_pictures_that_cannot_be_cited_are_refused(name, data, note, told):
    with pytest.raises(InvalidInput, match=told):
        add_document(actor=checker(), name=name, data=data, note=note)
    assert Snapshot.objects.count() == 0
