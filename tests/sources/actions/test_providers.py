"""The desk's decisions about its providers, and the keys that nobody sees again."""

from __future__ import annotations

import pytest

from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted
from sources.actions.provider_keys import decrypt_key, encrypt_key
from sources.actions.providers import (
    acknowledge_provider,
    change_provider,
    provider_in_use,
    providers_in_use,
    set_provider_key,
    try_provider,
    withdraw_acknowledgement,
)
from sources.models import Lookup, ProviderSetting
from sources.providers.base import LookupQuery
from sources.providers.registry import PROVIDERS
from tests.factories import administrator, checker, editor

pytestmark = pytest.mark.django_db
SECRET = "AIza-very-secret"


def change(name="crossref", actor=None, **given):
    values = {"enabled": True, "requests_per_minute": None, "languages": ""} | given
    return change_provider(name=name, actor=actor or administrator(), **values)


def test_what_stays_in_the_house_needs_nobodys_consent():
    assert [in_use.name for in_use in providers_in_use().values() if not in_use.obstacle] == [
        "library",
        "published_checks",
        "office_holders",
    ]


def test_nothing_is_sent_out_before_somebody_agreed_in_their_own_name():
    assert "has to agree" in provider_in_use("crossref").obstacle
    person = editor()

    acknowledge_provider(name="crossref", actor=person)
    acknowledge_provider(name="crossref", actor=editor())

    in_use = provider_in_use("crossref")
    assert in_use.obstacle == ""
    assert in_use.setting.acknowledged_by == person
    event = AuditEvent.objects.get(action="provider.acknowledged")
    assert event.actor == person
    assert event.detail["sends"] == in_use.provider.sends

    withdraw_acknowledgement(name="crossref", actor=editor())
    assert "has to agree" in provider_in_use("crossref").obstacle
    assert AuditEvent.objects.filter(action="provider.acknowledgement_withdrawn").count() == 1


def test_who_may_decide_what():
    for action in (acknowledge_provider, withdraw_acknowledgement, try_provider):
        with pytest.raises(NotPermitted):
            action(name="crossref", actor=checker())
    for person in (checker(), editor()):
        with pytest.raises(NotPermitted):
            change(actor=person)
        with pytest.raises(NotPermitted):
            set_provider_key(name="openalex", actor=person, key=SECRET)
    assert not ProviderSetting.objects.exists()
    assert not AuditEvent.objects.filter(action__startswith="provider.").exists()


def test_settings_take_the_place_of_the_providers_own():
    assert provider_in_use("gdelt").requests_per_minute == 12

    change("gdelt", requests_per_minute=6, languages=" EN, de ")

    in_use = provider_in_use("gdelt")
    assert in_use.requests_per_minute == 6
    assert in_use.languages == {"en", "de"}
    assert AuditEvent.objects.get(action="provider.changed").detail["languages"] == "en de"
    change("gdelt", enabled=False)
    assert provider_in_use("gdelt").obstacle == "It is switched off."
    assert provider_in_use("gdelt").requests_per_minute == 12


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("gdelt", {"requests_per_minute": 0}),
        ("gdelt", {"requests_per_minute": 601}),
        ("gdelt", {"languages": "english"}),
        ("gdelt", {"languages": "en;drop"}),
        ("library", {"requests_per_minute": 5}),
        ("oracle", {}),
    ],
)
def test_settings_that_cannot_be_are_refused(name, given):
    with pytest.raises(InvalidInput):
        change(name, **given)
    assert not AuditEvent.objects.filter(action="provider.changed").exists()


def test_what_is_sent_nothing_is_not_agreed_to():
    with pytest.raises(InvalidInput):
        acknowledge_provider(name="library", actor=editor())


def test_a_key_is_stored_encrypted_and_read_back():
    set_provider_key(name="google_fact_check", actor=administrator(), key=f" {SECRET} ")

    stored = ProviderSetting.objects.get()
    assert SECRET not in stored.encrypted_key
    assert provider_in_use("google_fact_check").key() == SECRET
    assert provider_in_use("google_fact_check").key_is_from == "database"
    assert SECRET not in str(list(AuditEvent.objects.values()))
    assert encrypt_key(SECRET) != encrypt_key(SECRET), "equal keys do not show that they are equal"

    set_provider_key(name="google_fact_check", actor=administrator(), key="")
    assert provider_in_use("google_fact_check").key() == ""
    actions = AuditEvent.objects.filter(action__startswith="provider.").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["provider.key_set", "provider.key_removed"]


def test_the_environments_key_comes_first(settings):
    set_provider_key(name="openalex", actor=administrator(), key=SECRET)
    settings.PROVIDER_KEYS = {"openalex": "from-the-environment"}

    assert provider_in_use("openalex").key() == "from-the-environment"
    assert provider_in_use("openalex").key_is_from == "environment"


def test_a_changed_secret_reads_old_keys_while_the_former_is_named(settings):
    former = settings.SECRET_KEY
    stored = encrypt_key(SECRET)
    settings.SECRET_KEY = "another"
    with pytest.raises(InvalidInput, match="Give the key again"):
        decrypt_key(stored)

    settings.SECRET_KEY_FALLBACKS = [former]
    assert decrypt_key(stored) == SECRET


@pytest.mark.parametrize("key", ["with space", "line\nbreak", "k" * 501, "ключ", "nul\0"])
def test_what_cannot_be_a_key_is_refused(key):
    with pytest.raises(InvalidInput):
        set_provider_key(name="openalex", actor=administrator(), key=key)
    assert not ProviderSetting.objects.exists()


def test_a_provider_that_takes_no_key_is_given_none():
    with pytest.raises(InvalidInput):
        set_provider_key(name="crossref", actor=administrator(), key=SECRET)


def test_trying_asks_a_question_about_nobodys_claim():
    person = editor()
    lookup = try_provider(name="crossref", actor=person)

    assert lookup.is_test
    assert LookupQuery.from_json(Lookup.objects.get().query) == provider_in_use("crossref").provider.sample
    assert AuditEvent.objects.get(action="provider.tried").actor == person


def test_what_is_incomplete_cannot_be_tried():
    with pytest.raises(InvalidInput, match="needs a key"):
        try_provider(name="google_fact_check", actor=editor())
    with pytest.raises(InvalidInput, match="SEARXNG_URL"):
        try_provider(name="searxng", actor=editor())


def test_every_provider_says_what_it_is_sent_and_can_be_tried():
    for provider in PROVIDERS:
        assert provider.label
        assert provider.sample.as_json()
        assert provider.sends_data_out == bool(provider.requests_per_minute) == bool(provider.needs)


def test_reading_them_all_takes_one_query(django_assert_num_queries):
    for name in ("crossref", "gdelt"):
        acknowledge_provider(name=name, actor=editor())
    with django_assert_num_queries(1):
        assert [in_use.obstacle for in_use in providers_in_use().values()]
