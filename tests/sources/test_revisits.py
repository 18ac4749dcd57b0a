"""Cited addresses are visited again; what stands there now is told apart from what was captured."""

from __future__ import annotations

import pytest

from factcheck.jobs.models import Job
from sources.actions.documents import capture
from sources.actions.revisits import request_revisit
from sources.models import Archive, Capture, Revisit, Snapshot
from sources.signals import source_revisited
from sources.tasks import capture_source
from sources.upkeep import revisit
from tests.factories import checker
from tests.servers.loopback import answer, serving

pytestmark = pytest.mark.django_db


class Page:
    """What stands at the address now."""

    def __init__(self) -> None:
        self.body = b"<html><body><p>The council voted nineteen to twelve for the bridge.</p></body></html>"
        self.status = "200 OK"
        self.robots, self.robots_status = b"", "404 Not Found"

    def serve(self, connection, path):
        if path == "/robots.txt":
            answer(connection, self.robots, status=self.robots_status)
            return
        answer(connection, self.body, status=self.status, headers={"Content-Type": "text/html"})


@pytest.fixture
def page(settings):
    page = Page()
    with serving(page.serve) as server:
        settings.OUTBOUND_ALLOWED_HOSTS = [f"127.0.0.1:{server.port}"]
        made = capture(actor=checker(), url=f"http://127.0.0.1:{server.port}/vote")
        capture_source(made.job_id)
        page.snapshot = Capture.objects.get(pk=made.pk).snapshot
        yield page


def visit(snapshot, day=1):
    job = request_revisit(snapshot_id=snapshot.pk, day=day)
    revisit(job.pk)
    job.refresh_from_db()
    return job, Revisit.objects.filter(snapshot=snapshot).first()


def test_a_page_that_says_the_same_is_unchanged_and_nothing_is_stored(page):
    page.body += b"<!-- another advertisement -->"
    _, seen = visit(page.snapshot)
    assert (seen.outcome, seen.found) == ("unchanged", None)
    assert (Snapshot.objects.count(), Archive.objects.count()) == (1, 1)


def test_other_words_are_captured_beside_the_old_ones(page):
    page.body = page.body.replace(b"nineteen", b"twenty")
    _, seen = visit(page.snapshot)
    assert seen.outcome == "changed"
    assert "twenty to twelve" in seen.found.text
    assert seen.found.source == page.snapshot.source
    assert seen.found.archives.count() == 1
    page.snapshot.refresh_from_db()
    assert "nineteen to twelve" in page.snapshot.text


@pytest.mark.parametrize(
    ("status", "outcome"),
    [("404 Not Found", "gone"), ("410 Gone", "gone"), ("403 Forbidden", "unreachable"), ("500 Oops", "unreachable")],
)
def test_a_page_that_is_gone_is_told_apart_from_one_that_was_not_reached(page, status, outcome):
    page.status = status
    _, seen = visit(page.snapshot)
    assert seen.outcome == outcome
    assert status.split()[0] in seen.detail


def test_a_server_that_asks_to_wait_is_left_alone(page, settings):
    def slow(connection, path):
        status = "404 No" if path == "/robots.txt" else "429 Slow"
        answer(connection, b"", status=status, headers={"Retry-After": "600"})

    with serving(slow) as busy:
        settings.OUTBOUND_ALLOWED_HOSTS = [f"127.0.0.1:{busy.port}"]
        made = Snapshot(
            **{
                field.attname: getattr(page.snapshot, field.attname)
                for field in Snapshot._meta.concrete_fields
                if field.attname not in ("id", "source_id", "url")
            }
        )
        made.source_id, made.url = page.snapshot.source_id, f"http://127.0.0.1:{busy.port}/x"
        made.sha256 = "0" * 64
        made.save()
        job, seen = visit(made)
    assert seen is None
    assert job.state == Job.State.QUEUED
    assert "429" in job.last_error


def test_one_visit_a_night(page):
    first, second = (
        request_revisit(snapshot_id=page.snapshot.pk, day=7),
        request_revisit(snapshot_id=page.snapshot.pk, day=7),
    )
    assert first == second


def test_who_cites_the_source_is_told(page):
    told = []

    def listen(revisit, **_):
        told.append((revisit.snapshot_id, revisit.outcome))

    source_revisited.connect(listen)
    try:
        visit(page.snapshot)
    finally:
        source_revisited.disconnect(listen)
    assert told == [(page.snapshot.pk, "unchanged")]


@pytest.mark.parametrize(
    ("robots", "status", "outcome"),
    [
        (b"User-agent: *\nDisallow: /vote\n", "200 OK", "unreachable"),
        (b"User-agent: *\nDisallow: /*te$\n", "200 OK", "unreachable"),
        (b"User-agent: factcheck-workbench\nDisallow: /\n", "200 OK", "unreachable"),
        (b"User-agent: *\nDisallow: /\nAllow: /vote\n", "200 OK", "unchanged"),
        (b"User-agent: otherbot\nDisallow: /\n", "200 OK", "unchanged"),
        (b"\xff\xfe\0 nonsense", "200 OK", "unchanged"),
        (b"", "403 Forbidden", "unchanged"),
        (b"", "503 Busy", "unreachable"),
    ],
)
def test_programs_stay_away_where_a_site_asks_them_to(page, robots, status, outcome):
    page.robots, page.robots_status = robots, status
    _, seen = visit(page.snapshot)
    assert seen.outcome == outcome
    assert (outcome != "unreachable") or "robots.txt" in seen.detail
