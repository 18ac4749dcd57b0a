"""Every provider through its jobs, against the stand-in for all services: answers, rates, failures, figures."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from factcheck.jobs.models import Job
from sources.actions import pacing
from sources.actions.lookups import request_lookup
from sources.actions.providers import change_provider, try_provider, withdraw_acknowledgement
from sources.models import Lookup, ProviderPace, ProviderSetting, ProviderUsage
from sources.providers.base import LookupQuery
from sources.providers.registry import PROVIDERS
from sources.tasks import run_lookup
from tests.factories import acknowledged, administrator, checker, editor
from tests.servers.services import Answer, running_services
from tests.sources.providers.test_services import WHOLE

pytestmark = pytest.mark.django_db
OUTSIDE = [provider.name for provider in PROVIDERS if provider.sends_data_out]


def requested(provider, query=WHOLE):
    return request_lookup(provider=provider, query=query, actor=checker())


def run(lookup):
    """What a worker does with the job now, whatever its timetable says."""
    Job.objects.filter(pk=lookup.job_id, state="queued").update(run_after=timezone.now() - timedelta(seconds=1))
    run_lookup(lookup.job_id)
    return Lookup.objects.select_related("job").get(pk=lookup.pk)


def another(number, **parts):
    return LookupQuery(terms=("bridge", f"number{number}"), **parts)


@pytest.mark.parametrize("provider", OUTSIDE)
def test_the_results_of_every_service_arrive(services, provider):
    lookup = run(requested(provider))

    assert lookup.status == "found", lookup.failure
    results = list(lookup.results.all())
    assert [result.rank for result in results] == list(range(1, len(results) + 1))
    for result in results:
        assert result.url
        assert result.publisher
        assert result.matched
    usage = ProviderUsage.objects.get(provider=provider)
    assert (usage.found, usage.failed, usage.reused) == (1, 0, 0)
    assert usage.requests == len(services.asked)


@pytest.mark.parametrize("provider", OUTSIDE)
def test_a_failing_service_is_shown_as_such_and_tried_again(services, provider):
    for service in services.answers:
        services.trouble(service, "500")

    lookup = run(requested(provider))

    assert lookup.status == "queued"
    assert "out of order" in lookup.failure
    assert ProviderUsage.objects.get(provider=provider).failed == 1
    assert ProviderPace.objects.get(provider=provider).failures == 1


def test_a_refused_question_ends_its_lookup_and_counts_as_an_answer(services):
    services.trouble("searxng", "500")
    run(requested("searxng"))
    services.trouble("searxng", "403")

    lookup = run(requested("searxng", another(1)))

    assert lookup.status == "failed"
    assert "search.formats" in lookup.failure
    assert ProviderPace.objects.get(provider="searxng").failures == 0


@pytest.mark.parametrize("provider", OUTSIDE)
def test_nobody_asks_within_the_time_that_a_service_asked_to_be_left_alone(services, provider):
    for service in services.answers:
        services.trouble(service, "429")
    with time_machine.travel(datetime(2025, 12, 3, 12, tzinfo=UTC), tick=False) as clock:
        lookups = [requested(provider, another(n, url=WHOLE.url, person=f"Ada Lind {n}")) for n in range(4)]
        run(lookups[0])
        asked = len(services.asked)
        assert asked == 1
        for _ in range(29):
            clock.shift(timedelta(seconds=1))
            for lookup in lookups[1:]:
                run(lookup)
        assert len(services.asked) == asked

        clock.shift(timedelta(seconds=2))
        run(lookups[1])
        assert len(services.asked) == asked + 1


def test_an_outage_is_noticed_for_all_and_its_end_too(services):
    services.trouble("crossref", "500")
    change_provider(name="crossref", actor=administrator(), enabled=True, requests_per_minute=600, languages="")
    with time_machine.travel(datetime(2025, 12, 3, 12, tzinfo=UTC), tick=False) as clock:
        for number in range(20):
            clock.shift(timedelta(seconds=1))
            run(requested("crossref", another(number)))
        assert len(services.asked) == pacing.FAILURES
        waiting = Lookup.objects.select_related("job").latest("pk")
        assert (waiting.status, waiting.job.attempts) == ("queued", 0)
        assert "waiting" in waiting.failure

        services.answers["crossref"] = Answer.of({"message": {"items": []}})
        clock.shift(timedelta(seconds=31))
        assert run(requested("crossref", another(100))).status == "nothing_found"
        assert run(requested("crossref", another(101))).status == "nothing_found"


def test_the_same_question_is_answered_by_the_earlier_answer_for_a_while(services):
    with time_machine.travel(datetime(2025, 12, 3, 12, tzinfo=UTC), tick=False) as clock:
        first = run(requested("crossref"))
        clock.shift(timedelta(days=6))
        again = run(requested("crossref"))
        assert (again.status, again.hit_count) == ("found", first.hit_count)
        assert again.reused
        assert again.answered_at == first.answered_at
        assert len(services.asked) == 1
        fields = ("rank", "title", "url", "publisher", "published_on", "passage", "matched", "data")
        assert list(again.results.values(*fields)) == list(first.results.values(*fields))
        assert ProviderUsage.objects.get(day="2025-12-09").reused == 1

        clock.shift(timedelta(days=1, seconds=1))
        assert not run(requested("crossref")).reused, "an answer does not get younger by being used again"
    assert len(services.asked) == 2


def test_nothing_found_is_remembered_too_and_failures_are_not(services):
    services.trouble("crossref", "empty")
    assert run(requested("crossref")).status == "nothing_found"
    assert run(requested("crossref")).reused
    services.trouble("openalex", "403")
    assert run(requested("openalex")).status == "failed"
    run(requested("openalex"))
    assert len(services.asked_of("openalex")) == 2


def test_a_try_is_never_answered_from_memory(services):
    for _ in range(2):
        assert run(try_provider(name="crossref", actor=editor())).status == "found"

    assert len(services.asked) == 2


def test_what_was_switched_off_meanwhile_is_not_asked(services):
    lookup = requested("crossref")
    change_provider(name="crossref", actor=administrator(), enabled=False, requests_per_minute=None, languages="")
    lookup = run(lookup)
    assert lookup.status == "failed"
    assert "switched off" in lookup.failure

    lookup = requested("openalex")
    withdraw_acknowledgement(name="openalex", actor=editor())
    lookup = run(lookup)
    assert lookup.status == "failed"
    assert "has to agree" in lookup.failure
    assert services.asked == []


def test_a_slow_service_costs_its_own_lookup_only(services, monkeypatch):
    from factcheck.outbound import OutboundPolicy
    from sources import tasks

    services.answers["gdelt"] = Answer(b"{}", delay=5.0)
    policy = OutboundPolicy(user_agent="desk/1", allowed_hosts=(services.host,), deadline=0.3)
    monkeypatch.setattr(tasks, "outbound_policy", lambda: policy)

    lookup = run(requested("gdelt"))
    assert lookup.status == "queued"
    assert "did not finish" in lookup.failure
    assert run(requested("crossref")).status == "found"


def test_a_key_is_never_written_down(services, caplog, settings):
    settings.PROVIDER_KEYS = {"google_fact_check": "very-secret-key"}
    run(requested("google_fact_check"))
    services.trouble("google_fact_check", "403")
    lookup = run(requested("google_fact_check", another(1)))

    assert services.asked[-1].params["key"] == "very-secret-key"
    written = f"{lookup.failure} {caplog.text} {list(Lookup.objects.values())} {list(Job.objects.values())}"
    assert "very-secret-key" not in written


def run_on_four_threads(lookups):
    """Each thread with a connection of its own; all begin at once."""
    barrier = threading.Barrier(4)

    def work(mine):
        barrier.wait()
        try:
            for lookup in mine:
                run_lookup(lookup.job_id)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=(lookups[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.served
@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_leave_a_service_alone(settings):
    """Real threads with connections of their own; the service asks for 30 s in its first answer."""
    with running_services() as services:
        settings.OUTBOUND_ALLOWED_HOSTS = [services.host]
        settings.PROVIDER_ADDRESSES = services.addresses
        acknowledged("crossref")
        services.trouble("crossref", "429")
        run(requested("crossref"))
        lookups = [requested("crossref", another(number)) for number in range(8)]
        run_on_four_threads(lookups)

        assert len(services.asked) == 1
        assert set(Job.objects.values_list("state", flat=True)) == {"queued"}


@pytest.mark.served
@pytest.mark.django_db(transaction=True)
def test_four_workers_at_once_keep_the_pace_of_one(settings):
    with running_services() as services:
        settings.OUTBOUND_ALLOWED_HOSTS = [services.host]
        settings.PROVIDER_ADDRESSES = services.addresses
        acknowledged("gdelt")
        lookups = [requested("gdelt", another(number)) for number in range(8)]
        run_on_four_threads(lookups)

        assert len(services.asked) == 1, "GDELT takes one request in five seconds"
        assert Lookup.objects.filter(outcome="found").count() == 1
        assert ProviderSetting.objects.count() == 1
