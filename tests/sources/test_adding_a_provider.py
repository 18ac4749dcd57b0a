"""docs/providers.md, "Adding a provider", followed once with ``tests/sources/providers/sample.py``."""

from __future__ import annotations

from datetime import date

import pytest

from claims import lookup_queries
from claims.actions.lookups import questions_of, request_lookups
from claims.actions.triage import select_claim
from claims.extraction.types import ClaimKind
from claims.models import Claim
from sources.actions.providers import acknowledge_provider, try_provider
from sources.models import Lookup
from sources.providers import registry
from sources.tasks import run_lookup
from tests.factories import checker, editor, make_claim
from tests.servers.loopback import answer, serving
from tests.servers.wikidata import Answer
from tests.sources.providers.sample import CatalogueProvider

pytestmark = pytest.mark.django_db
BOOKS = {
    "books": [
        {"title": "The bridge by the mill", "link": "https://library.example.org/1", "published": "2019-05-01"},
        {"link": "https://library.example.org/without-a-title"},
    ]
}


@pytest.fixture
def catalogue(settings, monkeypatch):
    monkeypatch.setattr(registry, "PROVIDERS", (*registry.PROVIDERS, CatalogueProvider()))
    monkeypatch.setitem(lookup_queries.PARTS, "catalogue", ("terms",))
    asked_by = {**lookup_queries.ASKED_BY_KIND, ClaimKind.STATEMENT: ("catalogue",)}
    monkeypatch.setattr(lookup_queries, "ASKED_BY_KIND", asked_by)
    body = Answer.of(BOOKS).body
    with serving(lambda connection, target: answer(connection, body)) as server:
        settings.OUTBOUND_ALLOWED_HOSTS = [f"127.0.0.1:{server.port}"]
        settings.PROVIDER_ADDRESSES = {"catalogue": f"{server.url}/search"}
        yield server


def selected() -> Claim:
    return select_claim(claim=make_claim(words="rebuild the bridge by May"), actor=checker())


def test_an_added_provider_is_asked_once_somebody_agreed(catalogue):
    claim = selected()
    (question,) = [question for question in questions_of(claim) if question.in_use.name == "catalogue"]
    assert "an editor has to agree" in question.obstacle
    assert not Lookup.objects.filter(provider="catalogue").exists()

    acknowledge_provider(name="catalogue", actor=editor())
    (lookup,) = request_lookups(claim=claim, actor=checker())
    run_lookup(lookup.job_id)

    lookup = Lookup.objects.get(pk=lookup.pk)
    result = lookup.results.get()
    assert lookup.status == "found"
    assert (result.title, result.published_on) == ("The bridge by the mill", date(2019, 5, 1))
    assert result.matched == "1 of 3 words"


def test_it_can_be_tried_before_anybody_agreed(catalogue):
    lookup = try_provider(name="catalogue", actor=editor())
    run_lookup(lookup.job_id)

    assert Lookup.objects.get(pk=lookup.pk).status == "found"
    assert b"q=bridge" in catalogue.requests[0]
