"""What each kind of claim asks of whom, and that nobody outside is given the sentence."""

from __future__ import annotations

from datetime import date

import pytest

from claims.actions.lookups import questions_of, request_lookups
from claims.actions.triage import select_claim
from claims.extraction.types import ClaimKind
from claims.lookup_queries import key_terms, queries_for
from sources.models import Lookup
from sources.providers.registry import PROVIDERS
from tests.factories import acknowledged, checker, make_article, make_claim

pytestmark = pytest.mark.django_db
TEXT = (
    "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday. "
    "The work costs 3.5 million euros, the City of Springfield reckons. Ada Lind has been mayor since 2017."
)
OUTSIDE = {provider.name for provider in PROVIDERS if provider.sends_data_out}


@pytest.fixture
def article(db):
    return make_article(text=TEXT, language="en", url="https://gazette.example.org/old-bridge")


def asked(claim):
    return dict(queries_for(claim))


def with_parts(claim, **parts):
    for name, value in parts.items():
        setattr(claim, name, value)
    claim.save()
    return claim


def quote(article):
    return make_claim(article, words="“We will rebuild the bridge by May,”", kind=ClaimKind.QUOTE)


def number(article):
    claim = make_claim(article, words="The work costs 3.5 million euros", kind=ClaimKind.NUMBER)
    return with_parts(claim, organisation="City of Springfield")


def role(article):
    claim = make_claim(article, words="mayor since 2017", kind=ClaimKind.ROLE, claimant="The Gazette")
    return with_parts(claim, person="Ada Lind", role="mayor")


def test_everything_asks_the_library_and_earlier_checks(article):
    for make in (quote, number, role):
        assert {"library", "published_checks", "google_fact_check"} <= set(asked(make(article)))


def test_a_role_asks_reference_data_and_wikidata_with_the_date(article):
    queries = asked(role(article))

    for provider in ("office_holders", "wikidata"):
        assert queries[provider].person == "Ada Lind"
        assert queries[provider].role == "mayor"
        assert queries[provider].on == date(2025, 12, 3)
    assert not {"crossref", "gdelt", "searxng"} & set(queries)


def test_a_quotation_asks_library_archives_and_web_for_the_exact_words(article):
    queries = asked(quote(article))

    for provider in ("library", "gdelt", "searxng"):
        assert queries[provider].phrase == "We will rebuild the bridge by May"
    assert (queries["gdelt"].since, queries["gdelt"].until) == (date(2025, 11, 3), date(2025, 12, 4))
    assert queries["wayback"].url == "https://gazette.example.org/old-bridge"
    assert queries["searxng"].person == "Ada Lind"


def test_a_number_asks_library_and_indexes(article):
    queries = asked(number(article))

    assert {"library", "crossref", "openalex"} <= set(queries)
    assert {"work", "costs", "million", "euros"} <= set(queries["crossref"].terms)
    assert queries["crossref"].organisation == "City of Springfield"


def test_nobody_outside_the_house_is_given_the_statement(article):
    for make in (quote, number, role):
        for provider, query in queries_for(make(article)):
            assert bool(query.text) == (provider in ("library", "published_checks"))


def test_an_article_without_address_or_date_asks_less(db):
    claim = quote(make_article(text=TEXT, published_on=None))
    queries = asked(claim)

    assert "wayback" not in queries
    assert queries["gdelt"].since is None


def test_terms_are_the_telling_words_in_their_order(article):
    claim = make_claim(
        article, words="said Mayor Ada Lind on Tuesday. The work costs 3.5 million euros, the City of Springfield"
    )
    terms = key_terms(claim)

    assert len(terms) == 6
    assert not {"said", "the", "Ada", "Lind", "on"} & set(terms)
    assert {"Springfield", "City", "Tuesday"} <= set(terms)
    assert list(terms) == sorted(terms, key=claim.text.index)


@pytest.mark.parametrize("words", ["\u0000", "\ud800", "of the", "橋を再建する"])
def test_odd_words_make_no_trouble(article, words):
    claim = role(article)
    claim.text = claim.statement = words

    assert queries_for(claim)


def test_only_providers_that_may_be_asked_are_asked(article, settings):
    claim = select_claim(claim=quote(article), actor=checker())
    assert set(Lookup.objects.values_list("provider", flat=True)) == {"library", "published_checks"}

    acknowledged("gdelt", "google_fact_check", "searxng")
    made = request_lookups(claim=claim, actor=checker())

    assert [lookup.provider for lookup in made] == ["gdelt"]
    obstacles = {question.in_use.name: question.obstacle for question in questions_of(claim)}
    assert obstacles["gdelt"] == ""
    assert "needs a key" in obstacles["google_fact_check"]
    assert "SEARXNG_URL" in obstacles["searxng"]
    assert "has to agree" in obstacles["wayback"]


def test_a_provider_that_does_not_know_the_language_is_not_asked(article):
    from sources.actions.providers import change_provider
    from tests.factories import administrator

    acknowledged("wikipedia")
    change_provider(name="wikipedia", actor=administrator(), enabled=True, requests_per_minute=None, languages="de, FR")
    (question,) = [q for q in questions_of(role(article)) if q.in_use.name == "wikipedia"]

    assert "in this language (en)" in question.obstacle


def test_looking_at_the_questions_takes_two_queries(article, django_assert_num_queries):
    claim = role(article)
    with django_assert_num_queries(2):
        assert len(questions_of(claim)) == 7
