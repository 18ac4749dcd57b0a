from __future__ import annotations

from datetime import UTC, datetime

import pytest

from claims.actions.publication import retract_verdict
from claims.published_checks import search_published_checks
from sources.actions.lookups import request_lookup
from sources.models import Lookup
from sources.providers.base import LookupQuery
from sources.tasks import run_lookup
from tests.factories import checker, make_article, published_claim, publisher, researched_claim

pytestmark = pytest.mark.django_db
BRIDGE = LookupQuery(text="The mayor promised to rebuild the bridge by May 2026.", person="Ada Lind")
HARBOUR = "The harbour of Port Ellis handled nine million containers last year, said Rosa Quint."


def titles(query):
    return [candidate.title for candidate in search_published_checks(query, 10)]


def harbour(**kwargs):
    article = make_article(text=HARBOUR)
    return published_claim(
        article=article,
        words="nine million containers last year",
        statement="The harbour of Port Ellis handled nine million containers in 2024.",
        claimant="Rosa Quint",
        **kwargs,
    )


def test_published_checks_are_found_with_rating_day_and_address():
    claim = published_claim()
    harbour()

    (found,) = search_published_checks(BRIDGE, 10)

    assert found.title == "No: the minutes say June, not May"
    assert found.url == f"https://factcheck.example.org/checks/{claim.verdict.slug}/"
    assert found.publisher == "Fact-check desk"
    assert found.published_on == datetime.now(UTC).date()
    assert "rated “False”" in found.passage
    assert "bridge" in found.matched
    assert found.data["claim"] == claim.pk


def test_the_closest_check_comes_first_and_endings_do_not_matter():
    harbour()
    published_claim()

    first = search_published_checks(LookupQuery(text="Harbours handling containers at Port Ellis: nine million"), 10)

    assert first[0].data["claimant"] == "Rosa Quint"


def test_drafts_are_not_found_and_a_new_publication_is_at_once():
    researched_claim()
    assert titles(BRIDGE) == []

    published_claim()
    assert len(titles(BRIDGE)) == 1
    published_claim()
    assert len(titles(BRIDGE)) == 2


def test_a_retracted_check_says_so():
    claim = published_claim()
    retract_verdict(claim=claim, actor=publisher(), reason="It was wrong.")

    (found,) = search_published_checks(BRIDGE, 10)
    assert "retracted" in found.passage
    assert found.data["rating"] == ""


@pytest.mark.parametrize(
    "text", ["", "the of and", "\ud800\0", "Weather in the mountains stays cold", "bridge", '"OR" NEAR( * -- ;']
)
def test_questions_without_an_answer_have_none(text):
    published_claim()

    assert titles(LookupQuery(text=text)) in ([], titles(LookupQuery(text="bridge")) if text == "bridge" else [])


def test_it_is_a_provider_like_the_others():
    published_claim()
    lookup = request_lookup(provider="published_checks", query=BRIDGE, actor=checker())
    run_lookup(lookup.job_id)

    assert Lookup.objects.get(pk=lookup.pk).status == "found"


def test_searching_takes_the_same_queries_for_few_and_many(django_assert_num_queries):
    for count in (1, 5):
        for _ in range(count):
            published_claim()
        titles(BRIDGE)
        with django_assert_num_queries(2):
            titles(BRIDGE)
