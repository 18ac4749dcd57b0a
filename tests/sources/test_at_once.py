"""Several workers and people at the same moment, on a database server."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from sources.actions import pacing
from sources.actions.documents import add_document
from sources.models import Snapshot, Source
from sources.providers.wikidata import WikidataProvider
from tests.factories import checker

pytestmark = [pytest.mark.served, pytest.mark.django_db(transaction=True)]


def at_once(times: int, call: Callable[[], object]) -> list[object]:
    barrier = Barrier(times)

    def run(_: int) -> object:
        try:
            barrier.wait()
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def test_all_workers_share_one_bucket():
    waits = at_once(12, lambda: pacing.begin(WikidataProvider()))

    assert waits.count(0.0) == WikidataProvider.burst


def test_no_worker_asks_within_a_pause():
    pacing.pause(WikidataProvider(), 30)

    assert all(wait > 28 for wait in at_once(4, lambda: pacing.begin(WikidataProvider())))


def test_the_same_document_uploaded_at_once_is_one_snapshot():
    person = checker()

    made = at_once(4, lambda: add_document(actor=person, name="minutes.txt", data=b"The bridge by June.").pk)

    assert len(set(made)) == 1
    assert (Snapshot.objects.count(), Source.objects.count()) == (1, 1)
