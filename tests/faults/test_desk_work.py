"""Lookups, captures and extractions by real workers that are killed: each is done, and each once."""

from __future__ import annotations

import pytest

from factcheck.jobs import processes
from tests.faults.desk_work import ARTICLES, CAPTURES, CROSSREF, JOBS, LIBRARY
from tests.faults.installation import Installation, wait_until
from tests.servers.services import Services, running_services

KILLS = 3
# The sweep of the nightly upkeep is a job as well; only the desk's own are counted.
DESK = "kind IN ('sources.run_lookup', 'sources.capture_source', 'claims.extract_version')"


@pytest.fixture
def services():
    with running_services() as stand_in:
        stand_in.answers["crossref"].delay = 0.2
        yield stand_in


def point_at(installation: Installation, services: Services) -> None:
    addresses = {f"{name.upper()}_URL": address for name, address in services.addresses.items()}
    installation.env.update(addresses, OUTBOUND_ALLOWED_HOSTS=services.host)
    code = f"from tests.faults.desk_work import queue_work; queue_work('{services.addresses['wayback_pages']}')"
    installation.must_manage("shell", "-c", code)


def states(installation: Installation) -> dict[str, int]:
    return dict(installation.query(f"SELECT state, count(*) FROM jobs_job WHERE {DESK} GROUP BY state"))


def kill_and_finish(installation: Installation, start) -> None:
    for _ in range(KILLS):
        worker = start()
        target = states(installation).get("done", 0) + JOBS // (KILLS + 2)
        wait_until(
            lambda target=target: states(installation).get("done", 0) >= target, seconds=90, seen=installation.output
        )
        installation.kill(worker)
    start()
    wait_until(
        lambda: states(installation) == {"done": JOBS},
        seconds=180,
        seen=lambda: (states(installation), installation.output()),
    )


def everything_was_done_once(installation: Installation) -> None:
    query = installation.query
    hits = query("SELECT provider, outcome, count(*), sum(hit_count) FROM sources_lookup GROUP BY provider, outcome")
    assert {row[0] for row in hits} == {"crossref", "library"}
    assert [row[1:] for row in hits if row[0] == "crossref"] == [("found", CROSSREF, 2 * CROSSREF)]
    assert sum(row[2] for row in hits if row[0] == "library") == LIBRARY
    found = "SELECT count(*) FROM sources_lookupresult JOIN sources_lookup ON lookup_id = sources_lookup.id "
    assert query(f"{found} WHERE provider = 'crossref'") == [(2 * CROSSREF,)]
    assert query("SELECT count(*), count(snapshot_id) FROM sources_capture") == [(CAPTURES, CAPTURES)]
    extracted = "SELECT object_id, count(*) FROM audit_auditevent WHERE action = 'article.extracted' GROUP BY object_id"
    assert [row[1] for row in query(extracted)] == [1] * ARTICLES


def test_embedded_lookups_captures_and_extractions_survive_kills(project: Installation, services: Services):
    point_at(project, services)

    kill_and_finish(project, lambda: project.start(processes.worker(embedded=True)))

    everything_was_done_once(project)


@pytest.mark.served
def test_served_lookups_captures_and_extractions_survive_kills(served: Installation, services: Services):
    served.env["DJANGO_SETTINGS_MODULE"] = "tests.faults.project_settings"
    served.must_manage("migrate", "-v0")
    point_at(served, services)
    served.run_process("beat")

    kill_and_finish(served, lambda: served.run_process("worker"))

    everything_was_done_once(served)
