"""Guessing passwords and codes: locked for a quarter of an hour, and said in plain words."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client, RequestFactory

from factcheck.people.client_address import client_address
from tests.factcheck.people.phone import CODE, PASSWORD, at_the_desk, log_in, totp, with_second_factor
from tests.factories import checker

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 2, 12, 0, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _no_code_was_used_before():
    cache.clear()


def guess(client: Client, username: str, times: int) -> None:
    for number in range(times):
        log_in(client, username, f"wrong {number}")


def test_ten_wrong_passwords_lock_the_name_from_that_address():
    ana, ben, client = checker(), checker(), Client()
    with time_machine.travel(NOON, tick=False) as clock:
        guess(client, ana.username, 9)
        assert client.get("/admin/login/").status_code == 200
        answer = log_in(client, ana.username, "wrong again")
        assert answer.status_code == 429
        assert "wrong password too often" in answer.content.decode()
        assert "12:15" in answer.content.decode()
        assert answer["Retry-After"] == "900"
        assert "unsafe" not in answer["Content-Security-Policy"]

        clock.shift(timedelta(minutes=14))
        answer = log_in(client, ana.username)
        assert answer.status_code == 429, "the right password is refused too"
        assert "12:15" in answer.content.decode(), "trying while locked does not put the end off"
        assert not at_the_desk(client)

        log_in(client, ben.username)
        assert at_the_desk(client), "others at the same address are not locked out"
        elsewhere = Client(REMOTE_ADDR="198.51.100.7")
        log_in(elsewhere, ana.username)
        assert at_the_desk(elsewhere), "nobody can be locked out from another address"

        clock.shift(timedelta(minutes=1, seconds=1))
        again = Client()
        log_in(again, ana.username)
        assert at_the_desk(again)


def test_wrong_codes_lock_the_account_from_every_address():
    ana = checker()
    secret, codes = with_second_factor(ana.username)
    with time_machine.travel(time.time() + 60, tick=False) as clock:
        for number in range(10):
            client = Client(REMOTE_ADDR=f"198.51.100.{number}")
            log_in(client, ana.username)
            answer = client.post(CODE, {"code": "000000"})
        assert answer.status_code == 429
        assert "Wrong codes" in answer.content.decode()
        for code in (totp(secret), codes[0]):
            client = Client()
            log_in(client, ana.username)
            assert client.post(CODE, {"code": code}).status_code == 429
            assert not at_the_desk(client)
        clock.shift(timedelta(minutes=15, seconds=1))
        client = Client()
        log_in(client, ana.username)
        client.post(CODE, {"code": totp(secret)})
        assert at_the_desk(client)


def test_knowing_the_password_does_not_start_the_count_of_codes_anew():
    ana = checker()
    with_second_factor(ana.username)
    for _ in range(9):
        client = Client()
        log_in(client, ana.username)
        client.post(CODE, {"code": "000000"})
    client = Client()
    log_in(client, ana.username)
    assert client.post(CODE, {"code": "000000"}).status_code == 429


def test_a_right_code_forgets_the_wrong_ones():
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    client = Client()
    log_in(client, ana.username)
    for _ in range(9):
        client.post(CODE, {"code": "000000"})
    client.post(CODE, {"code": totp(secret, 1)})
    assert at_the_desk(client)
    other = Client()
    log_in(other, ana.username)
    assert other.post(CODE, {"code": "000000"}).status_code == 200


def test_strangers_cannot_lock_the_codes_of_others():
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    for name in (f" code of {ana.username}", f"code of {ana.username}"):
        guess(Client(), name, 11)
    client = Client()
    log_in(client, ana.username)
    client.post(CODE, {"code": totp(secret, 1)})
    assert at_the_desk(client)


def test_guessing_at_the_question_for_the_password_is_counted_too():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    address = "/admin/account/confirm/?next=/admin/account/"
    for _ in range(9):
        assert client.post(address, {"password": "wrong"}).status_code == 200
    assert client.post(address, {"password": "wrong"}).status_code == 429
    assert client.post(address, {"password": PASSWORD}).status_code == 429


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, "203.0.113.9", "192.0.2.1"),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "10.9.9.9, 203.0.113.9", "203.0.113.9"),
        (2, "10.9.9.9, 203.0.113.9, 192.0.2.8", "203.0.113.9"),
        (1, "", "192.0.2.1"),
        (2, "203.0.113.9", "192.0.2.1"),
        (1, "<script>", "192.0.2.1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_the_address_is_the_one_our_own_proxies_saw(settings, proxies, forwarded, expected):
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": forwarded})
    assert client_address(request) == expected
