from __future__ import annotations

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from factcheck.audit.models import AuditEvent
from factcheck.jobs.models import Job
from sources.actions.documents import capture
from sources.actions.lookups import apply_lookup_answer, request_lookup
from sources.models import Capture, Lookup, OfficeHolding, Snapshot, Source
from sources.providers.base import Candidate, LookupQuery
from tests.factories import administrator, checker, editor, make_snapshot

pytestmark = pytest.mark.django_db
LISTS = ("source", "snapshot", "lookup", "capture", "officeholding")


def url(model, page="changelist", *args):
    return reverse(f"admin:sources_{model}_{page}", args=args)


@pytest.fixture
def at_desk(client):
    user = checker()
    client.force_login(user)
    client.user = user
    return client


def failed_lookup(provider="wikidata"):
    lookup = request_lookup(provider=provider, query=LookupQuery(person="Ada Lind", role="mayor"), actor=checker())
    Job.objects.filter(pk=lookup.job_id).update(
        state="dead", finished_at=timezone.now(), last_error="Wikidata refused the question (status 400)."
    )
    return lookup


def found_lookup(results=2):
    lookup = request_lookup(provider="library", query=LookupQuery(phrase="we will rebuild"), actor=checker())
    apply_lookup_answer(
        lookup_id=lookup.pk, candidates=[Candidate(title=f"<b>{n}</b>", matched="exact words") for n in range(results)]
    )
    return lookup


@pytest.mark.parametrize("model", LISTS)
def test_lists_take_the_same_number_of_queries_for_any_number_of_rows(at_desk, model, django_assert_max_num_queries):
    def fill(count):
        for number in range(count):
            make_snapshot()
            failed_lookup()
            capture(actor=checker(), url=f"https://example.org/{model}/{Capture.objects.count()}")
            OfficeHolding.objects.create(
                person=f"Ada Lind {OfficeHolding.objects.count()}",
                position="Mayor",
                as_of=date(2025, 12, 1),
                source_url="https://example.org/",
                start=str(1950 + number),
            )

    fill(2)
    at_desk.get(url(model))  # fills content-type and session caches
    with django_assert_max_num_queries(15) as few:
        assert at_desk.get(url(model)).status_code == 200
    fill(20)
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert at_desk.get(url(model)).status_code == 200


@pytest.mark.parametrize("model", LISTS)
def test_nobody_looks_without_a_log_in(client, model):
    assert client.get(url(model)).status_code == 302


def test_a_document_is_added_by_upload(at_desk):
    assert at_desk.get(url("source", "add")).status_code == 200
    file = SimpleUploadedFile("minutes.txt", b"The bridge will be rebuilt by June.")
    answer = at_desk.post(
        url("source", "add"),
        {"file": file, "title": "Minutes", "published_on": "2025-11-18", "proximity": "primary"},
    )

    snapshot = Snapshot.objects.get()
    assert answer.url == url("snapshot", "change", snapshot.pk)
    assert (snapshot.title, snapshot.published_on) == ("Minutes", date(2025, 11, 18))
    assert snapshot.captured_by == at_desk.user
    page = at_desk.get(answer.url)
    assert b"The bridge will be rebuilt by June." in page.content


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("scan.pdf", b"%PDF-1.4 broken", "PDF"),
        ("renamed.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "not a text"),
        ("program.exe", b"MZ", "Only .txt, .md, .html, .docx and .pdf files are read, and pictures"),
        ("empty.txt", b"", "empty"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_in_the_form(at_desk, name, data, message):
    answer = at_desk.post(url("source", "add"), {"file": SimpleUploadedFile(name, data), "proximity": "primary"})

    assert answer.status_code == 200
    assert message in answer.content.decode()
    assert Source.objects.count() == 0


def test_an_upload_that_is_too_large_is_refused_unread(at_desk, settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    file = SimpleUploadedFile("big.txt", b"x" * (1024 * 1024 + 1))

    answer = at_desk.post(url("source", "add"), {"file": file, "proximity": "primary"})

    assert "larger than 1 MB" in answer.content.decode()


def test_an_address_is_queued_for_capture(at_desk):
    assert at_desk.get(url("source", "capture")).status_code == 200
    answer = at_desk.post(
        url("source", "capture"), {"url": "https://council.example.org/minutes", "proximity": "primary"}
    )

    made = Capture.objects.get()
    assert answer.url == url("capture")
    assert (made.requested_by, made.proximity, made.status) == (at_desk.user, "primary", "queued")


def test_an_address_that_is_none_is_refused_in_the_form(at_desk):
    answer = at_desk.post(url("source", "capture"), {"url": "file:///etc/passwd", "proximity": "primary"})

    assert "Only http and https addresses are fetched" in answer.content.decode()
    assert Capture.objects.count() == 0


def test_a_source_is_described_by_an_action(at_desk):
    source = make_snapshot(proximity="secondary").source
    page = at_desk.get(url("source", "change", source.pk))
    assert page.status_code == 200
    answer = at_desk.post(
        url("source", "change", source.pk),
        {
            "title": "Minutes of the council",
            "publisher": "Springfield",
            "proximity": "primary",
            "snapshots-TOTAL_FORMS": "0",
            "snapshots-INITIAL_FORMS": "0",
        },
    )

    assert answer.status_code == 302
    source.refresh_from_db()
    assert (source.title, source.publisher, source.proximity) == ("Minutes of the council", "Springfield", "primary")
    assert AuditEvent.objects.get(action="source.described").actor == at_desk.user


def test_snapshots_are_searched_by_their_words_and_change_nothing(at_desk):
    wanted, other = make_snapshot("The zebra sings at midnight."), make_snapshot("The council met.")

    page = at_desk.get(url("snapshot"), {"q": 'zebras "OR'}).content.decode()

    assert wanted.title in page
    assert other.title not in page
    assert at_desk.get(url("snapshot", "add")).status_code == 403
    assert at_desk.post(url("snapshot", "change", wanted.pk), {"title": "x"}).status_code == 403
    assert at_desk.get(url("snapshot", "delete", wanted.pk)).status_code == 403


def test_a_hostile_text_is_shown_as_text(at_desk):
    snapshot = make_snapshot("<script>alert(1)</script> said the page.")

    page = at_desk.get(url("snapshot", "change", snapshot.pk)).content.decode()

    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_a_long_text_is_shown_in_part(at_desk):
    snapshot = make_snapshot("word " * 100_000)

    assert len(at_desk.get(url("snapshot", "change", snapshot.pk)).content) < 100_000


def test_lookups_show_status_reason_and_results(at_desk):
    failed_lookup()
    found = found_lookup()
    page = at_desk.get(url("lookup")).content.decode()
    assert "Ada Lind, mayor" in page
    assert "Wikidata refused the question (status 400)." in page
    assert "found" in page

    detail = at_desk.get(url("lookup", "change", found.pk)).content.decode()
    assert "&lt;b&gt;1&lt;/b&gt;" in detail
    assert "exact words" in detail


def test_failed_lookups_are_asked_again_and_others_are_not(at_desk):
    failed, found = failed_lookup(), found_lookup()
    answer = at_desk.post(url("lookup"), {"action": "retry", "_selected_action": [failed.pk, found.pk]})

    assert Lookup.objects.get(pk=failed.pk).status == "queued"
    assert Lookup.objects.get(pk=found.pk).status == "found"
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert any("Asked again: 1" in message for message in told)
    assert any("can be tried again" in message for message in told)
    assert AuditEvent.objects.get(action="lookup.retried").actor == at_desk.user


def test_a_failed_capture_is_tried_again(at_desk):
    made = capture(actor=checker(), url="https://example.org/")
    Job.objects.filter(pk=made.job_id).update(state="dead", finished_at=timezone.now(), last_error="No answer.")
    assert "No answer." in at_desk.get(url("capture")).content.decode()

    at_desk.post(url("capture"), {"action": "retry", "_selected_action": [made.pk]})

    assert Capture.objects.get().status == "queued"
    assert at_desk.get(url("capture", "change", made.pk)).status_code == 200


ROWS = b"person,position,as_of,source_url\nAda Lind,Mayor,2025-12-01,https://example.org/\n"


@pytest.mark.parametrize(("person", "allowed"), [(checker, False), (editor, True), (administrator, True)])
def test_editors_import_and_remove_office_holders(client, person, allowed):
    user = person()
    client.force_login(user)
    assert ("Import a file" in client.get(url("officeholding")).content.decode()) is allowed
    answer = client.post(url("officeholding", "import"), {"file": SimpleUploadedFile("holders.csv", ROWS)})
    assert answer.status_code == (302 if allowed else 403)
    assert OfficeHolding.objects.count() == int(allowed)
    if not allowed:
        return

    holding = OfficeHolding.objects.get()
    assert client.post(url("officeholding", "delete", holding.pk), {"post": "yes"}).status_code == 302
    assert OfficeHolding.objects.count() == 0
    assert AuditEvent.objects.filter(actor=user, action__in=["holdings.imported", "holding.removed"]).count() == 2


def test_a_faulty_file_is_refused_with_its_lines(client):
    client.force_login(editor())
    answer = client.post(
        url("officeholding", "import"),
        {"file": SimpleUploadedFile("holders.csv", ROWS.replace(b"2025-12-01", b"yesterday"))},
    )

    assert "Line 2: as_of is “yesterday”" in answer.content.decode()
    assert OfficeHolding.objects.count() == 0
