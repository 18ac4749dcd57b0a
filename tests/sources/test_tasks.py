"""Lookups and captures end to end: the request, the worker's run, the rows that tell how it went."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, TransitionNotAllowed
from factcheck.jobs.models import Job
from sources.actions.documents import capture, retry_capture
from sources.actions.lookups import request_lookup, retry_failed_lookup, retry_lookup
from sources.models import Capture, Lookup, ProviderPace, Snapshot
from sources.providers.base import LookupQuery
from sources.tasks import capture_source, run_lookup
from tests.factories import checker, make_snapshot
from tests.servers.loopback import answer, serving
from tests.servers.wikidata import API, SPARQL, Answer

pytestmark = pytest.mark.django_db
MAYOR = LookupQuery(person="Ada Lind", role="mayor")


def requested(provider="wikidata", query=MAYOR):
    return request_lookup(provider=provider, query=query, actor=checker())


def run(lookup):
    """What a worker does with the job now, whatever its timetable says."""
    Job.objects.filter(pk=lookup.job_id, state="queued").update(run_after=timezone.now() - timedelta(seconds=1))
    run_lookup(lookup.job_id)
    return Lookup.objects.select_related("job").get(pk=lookup.pk)


def test_a_lookup_is_queued_and_then_found(wikidata):
    lookup = requested()
    assert lookup.status == "queued"
    assert wikidata.asked == []

    lookup = run(lookup)

    assert lookup.status == "found"
    assert lookup.hit_count == lookup.results.count() == 3
    assert lookup.finished_at is not None
    assert lookup.failure == ""
    first = lookup.results.first()
    assert (first.rank, first.title) == (1, "mayor, City of Springfield (2017 – 2021)")
    assert first.data["entity"] == "Q900001"


def test_the_library_answers_with_a_passage_that_can_become_evidence():
    snapshot = make_snapshot()
    lookup = run(requested("library", LookupQuery(phrase="We will rebuild the bridge by June")))

    result = lookup.results.get()
    assert result.snapshot == snapshot
    assert snapshot.text[result.passage_start : result.passage_start + len(result.passage)] == result.passage


def test_finding_nothing_is_on_record(wikidata):
    wikidata.answers[API] = Answer.of({"search": []})

    lookup = run(requested())

    assert (lookup.status, lookup.hit_count, lookup.results.count()) == ("nothing_found", 0, 0)
    assert lookup.finished_at is not None


def test_the_users_agent_is_the_configured_one(wikidata, settings):
    settings.OUTBOUND_USER_AGENT = "desk/1 (+https://desk.example.org; desk@example.org)"
    run(requested())

    assert wikidata.headers(0)["user-agent"] == settings.OUTBOUND_USER_AGENT


def test_an_overloaded_service_is_left_alone_as_long_as_it_asks(wikidata):
    wikidata.answers[SPARQL] = Answer(b"", 429, {"Retry-After": "30"})
    lookup, other = requested(), requested()

    before = timezone.now()
    lookup = run(lookup)

    assert lookup.status == "queued"
    assert "asks to wait 30 s" in lookup.failure
    assert lookup.job.run_after >= before + timedelta(seconds=30)
    asked = len(wikidata.asked)
    other = run(other)
    assert len(wikidata.asked) == asked, "another lookup asked within the pause"
    assert (other.status, other.job.attempts) == ("queued", 0)
    assert other.job.run_after >= before + timedelta(seconds=29)


def test_a_pause_that_begins_in_the_middle_of_a_lookup_holds_for_it_too(wikidata, monkeypatch):
    from sources import tasks

    lookup = requested()
    fetch = tasks.fetch

    def fetch_and_be_paused(*args, **kwargs):
        response = fetch(*args, **kwargs)
        now = timezone.now()
        ProviderPace.objects.filter(provider="wikidata").update(paused_until=now + timedelta(seconds=30))
        return response

    monkeypatch.setattr(tasks, "fetch", fetch_and_be_paused)
    lookup = run(lookup)

    assert [path for path, _ in wikidata.asked] == [API]
    assert (lookup.status, lookup.job.attempts) == ("queued", 0)


def test_waiting_for_a_turn_costs_no_attempt(wikidata):
    lookups = [requested(query=LookupQuery(person="Ada Lind", role=f"mayor {n}")) for n in range(8)]

    ran = [run(lookup) for lookup in lookups]

    waiting = [lookup for lookup in ran if lookup.status == "queued"]
    assert waiting, "the pace admitted everything"
    assert all(lookup.job.attempts == 0 for lookup in waiting)
    assert all("waiting for its turn" in lookup.failure for lookup in waiting)
    assert all(lookup.job.run_after > timezone.now() for lookup in waiting)


def test_a_lasting_failure_ends_the_lookup_and_it_can_be_asked_again(wikidata):
    wikidata.answers[API] = Answer(b"", 400)
    lookup = run(requested())

    assert lookup.status == "failed"
    assert lookup.failure == "Wikidata refused the question (status 400)."
    assert lookup.results.count() == 0

    wikidata.answers[API] = Answer.recorded("search.json")
    actor = checker()
    lookup = retry_failed_lookup(lookup=lookup, actor=actor)
    assert lookup.status == "queued"
    assert AuditEvent.objects.filter(action="lookup.retried", actor=actor, object_id=str(lookup.pk)).exists()
    assert run(lookup).status == "found"


def test_only_failed_lookups_are_asked_again(wikidata):
    lookup = requested()
    with pytest.raises(TransitionNotAllowed):
        retry_lookup(lookup=lookup)
    lookup = run(lookup)
    with pytest.raises(TransitionNotAllowed):
        retry_lookup(lookup=lookup)


def test_transient_failures_end_after_six_attempts(wikidata):
    wikidata.answers[API] = Answer(b"", 500)
    lookup = requested()
    for _ in range(5):
        lookup = run(lookup)
        assert lookup.status == "queued"
        ProviderPace.objects.update(spent_until=timezone.now())

    assert run(lookup).status == "failed"


def test_a_job_that_runs_twice_writes_once(wikidata):
    lookup = run(requested())
    run_lookup(lookup.job_id)

    assert lookup.results.count() == 3


def test_hostile_answers_are_cut_and_cleaned(wikidata):
    row = {
        "p": {"type": "uri", "value": "http://www.wikidata.org/entity/Q900001"},
        "pos": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
        "posLabel": {"type": "literal", "value": "<script>\0\ud800" + "x" * 5000},
        "ref": {"type": "uri", "value": "javascript:alert(1)"},
    }
    wikidata.answers[SPARQL] = Answer.of({"results": {"bindings": [row]}})

    result = run(requested()).results.get()

    assert len(result.title) == 500
    assert "\0" not in result.title + result.passage
    assert result.data["references"] == []


def test_an_unknown_provider_is_refused():
    with pytest.raises(InvalidInput, match="no provider"):
        requested("oracle")
    assert Lookup.objects.count() == 0


def test_a_provider_that_was_removed_fails_its_lookups_for_good():
    lookup = requested("library")
    Lookup.objects.filter(pk=lookup.pk).update(provider="retired")

    assert run(lookup).status == "failed"


PAGE = b"<html><head><title>The minutes</title></head><body><main><h1>The minutes</h1>" + (
    b"<p>The council met on Tuesday. The mayor said that the bridge would be rebuilt by June, and nobody objected.</p>"
    * 3
    + b"</main></body></html>"
)


@pytest.fixture
def web(settings):
    with serving(lambda connection, path: answer(connection, PAGE, headers={"Content-Type": "text/html"})) as server:
        settings.OUTBOUND_ALLOWED_HOSTS = [f"127.0.0.1:{server.port}"]
        yield server


def capture_now(made):
    Job.objects.filter(pk=made.job_id, state="queued").update(run_after=timezone.now() - timedelta(seconds=1))
    capture_source(made.job_id)
    return Capture.objects.select_related("job", "snapshot__source").get(pk=made.pk)


def test_an_address_is_captured_in_the_name_of_who_asked(web):
    actor = checker()
    made = capture(actor=actor, url=f"{web.url}/minutes", proximity="primary")
    assert made.status == "queued"

    made = capture_now(made)

    assert made.status == "captured"
    snapshot = made.snapshot
    assert snapshot.title == "The minutes"
    assert "rebuilt by June" in snapshot.text
    assert snapshot.source.url == snapshot.final_url == f"{web.url}/minutes"
    assert snapshot.source.proximity == "primary"
    with snapshot.file.open() as file:
        assert file.read() == PAGE
    assert AuditEvent.objects.get(action="snapshot.captured").actor == actor
    assert AuditEvent.objects.get(action="capture.requested").actor == actor


def test_the_same_page_again_is_the_same_snapshot_of_the_same_source(web):
    first = capture_now(capture(actor=checker(), url=f"{web.url}/minutes"))
    again = capture_now(capture(actor=checker(), url=f"{web.url}/minutes"))
    elsewhere = capture_now(capture(actor=checker(), url=f"{web.url}/copy"))

    assert again.pk != first.pk
    assert again.snapshot == first.snapshot
    assert elsewhere.snapshot.source != first.snapshot.source
    assert Snapshot.objects.count() == 2


def test_a_capture_under_way_is_not_doubled(web):
    first = capture(actor=checker(), url=f"{web.url}/minutes")

    assert capture(actor=checker(), url=f" {web.url}/minutes ") == first


def test_a_private_address_is_refused_for_good_and_nothing_is_stored(settings):
    settings.OUTBOUND_ALLOWED_HOSTS = []
    made = capture_now(capture(actor=checker(), url="http://127.0.0.1/"))

    assert made.status == "failed"
    assert "private or reserved" in made.failure
    assert Snapshot.objects.count() == 0
    assert capture_now(retry_capture(capture=made, actor=checker())).status == "failed"


@pytest.mark.parametrize(
    "url", ["", "file:///etc/passwd", "not an address", "https://u:p@example.org/", "https://x/" + "a" * 3000]
)
def test_what_is_no_address_is_refused_at_once(url):
    with pytest.raises(InvalidInput):
        capture(actor=checker(), url=url)
    assert Job.objects.count() == 0
