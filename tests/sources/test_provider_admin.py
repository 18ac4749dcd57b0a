from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from sources.actions.providers import acknowledge_provider, provider_in_use, set_provider_key, try_provider
from sources.actions.usage import count_usage
from sources.models import Lookup, ProviderPace
from sources.providers.registry import PROVIDERS
from tests.factories import administrator, checker, editor

pytestmark = pytest.mark.django_db
LIST = "admin:sources_providersetting_changelist"
PEOPLE = {"checker": checker, "editor": editor, "administrator": administrator}
# What is posted to each address, and who may.
POSTS = {
    "settings": ({"enabled": "on", "requests_per_minute": "5", "languages": "en"}, {"administrator"}),
    "key": ({"key": "secret"}, {"administrator"}),
    "acknowledge": ({}, {"editor", "administrator"}),
    "withdraw": ({}, {"editor", "administrator"}),
    "try": ({}, {"editor", "administrator"}),
}


def address(word, name="openalex"):
    return reverse(f"admin:sources_providersetting_{word}", args=[name])


def logged_in(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("word", POSTS)
def test_only_the_roles_that_may_decide(word, role):
    data, allowed = POSTS[word]
    client = logged_in(PEOPLE[role]())

    assert client.post(address(word), data).status_code == (302 if role in allowed else 403)
    assert client.get(address(word)).status_code == 405
    assert client.post(address(word, "oracle"), data).status_code == 404


@pytest.mark.parametrize("role", PEOPLE)
def test_everybody_at_the_desk_sees_what_is_sent_where(role):
    client = logged_in(PEOPLE[role]())
    html = client.get(reverse(LIST)).content.decode()
    for provider in PROVIDERS:
        assert provider.label in html
        page = client.get(address("change", provider.name))
        assert page.status_code == 200
        assert (provider.sends or "own stock") in page.content.decode().replace("&#x27;", "'")
    assert client.get(address("change", "oracle")).status_code == 404
    assert client.post(address("change"), {"encrypted_key": "x"}).status_code == 403


def test_a_refused_setting_says_why_and_changes_nothing():
    client = logged_in(administrator())
    answer = client.post(address("settings"), {"enabled": "on", "requests_per_minute": "0"}, follow=True)
    assert "greater than or equal to 1" in answer.content.decode()
    answer = client.post(address("settings"), {"enabled": "on", "languages": "klingon"}, follow=True)
    assert "codes of two letters" in answer.content.decode()
    assert provider_in_use("openalex").languages == frozenset()


def test_a_key_is_never_shown_back():
    set_provider_key(name="openalex", actor=administrator(), key="very-secret-key")
    stored = provider_in_use("openalex").setting.encrypted_key
    client = logged_in(administrator())
    for page in (reverse(LIST), address("change"), address("history")):
        html = client.get(page).content.decode()
        assert "very-secret-key" not in html
        assert stored not in html
    assert "A key is stored." in client.get(address("change")).content.decode()


def test_agreeing_is_shown_with_name_and_time():
    person = editor(byline="Nora Quill")
    client = logged_in(person)
    assert "Nobody agreed" in client.get(address("change")).content.decode()

    client.post(address("acknowledge"))

    assert "Nora Quill agreed to that on" in client.get(address("change")).content.decode()


def test_a_try_and_an_outage_are_shown(settings):
    acknowledge_provider(name="crossref", actor=editor())
    lookup = try_provider(name="crossref", actor=editor())
    now = lookup.requested_at
    ProviderPace.objects.create(
        provider="crossref", spent_until=now, paused_until=now, failures=9, open_until=now.replace(year=now.year + 1)
    )

    html = logged_in(editor()).get(address("change", "crossref")).content.decode()

    assert "gave no answer 9 times in a row" in html
    assert reverse("admin:sources_lookup_change", args=[lookup.pk]) in html


def test_figures_are_shown_and_the_list_takes_the_same_queries_for_any_number(django_assert_max_num_queries):
    client = logged_in(editor())
    client.get(reverse(LIST))
    with django_assert_max_num_queries(11) as few:
        client.get(reverse(LIST))
    for provider in PROVIDERS:
        count_usage(provider.name, requests=3, found=2, milliseconds=900)
        Lookup.objects.create(provider=provider.name, query={}, query_hash="", is_test=True)
        if provider.sends_data_out:
            acknowledge_provider(name=provider.name, actor=editor())
    with django_assert_max_num_queries(len(few.captured_queries) + 1):
        html = client.get(reverse(LIST)).content.decode()
    assert "300 ms" in html
    assert "300 ms" in client.get(address("change", "crossref")).content.decode()
