"""“Your account”: the name, the password, the sessions."""

from __future__ import annotations

import time

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import ApiToken
from factcheck.audit.models import AuditEvent
from factcheck.people.sessions import device_of
from tests.claims.workbench.desk import logged_in
from tests.factcheck.people.phone import PASSWORD, at_the_desk, log_in
from tests.factories import checker

pytestmark = pytest.mark.django_db

ACCOUNT = "/admin/account/"
END = "/admin/account/sessions/end/"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def test_the_menu_leads_to_the_account():
    assert f'href="{ACCOUNT}"' in logged_in(checker()).get("/admin/").content.decode()


def test_somebody_changes_their_own_name_and_nothing_else():
    ana = checker()
    client = logged_in(ana)
    answer = client.post(
        ACCOUNT,
        {
            "first_name": "Ana",
            "last_name": "Bell",
            "byline": "A. Bell",
            "email": "x@example.org",
            "role": "administrator",
        },
    )
    assert answer.status_code == 302
    before = ana.email
    ana.refresh_from_db()
    assert (ana.first_name, ana.byline, ana.email, ana.role) == ("Ana", "A. Bell", before, "checker")
    assert AuditEvent.objects.get(action="person.changed").detail["fields"] == ["first_name", "last_name", "byline"]


def test_a_name_that_is_too_long_comes_back_as_typed():
    answer = logged_in(checker()).post(ACCOUNT, {"byline": "x" * 121})
    assert answer.status_code == 400
    assert "x" * 121 in answer.content.decode()


def test_sessions_are_listed_and_ended_one_by_one():
    ana, ben = checker(), checker()
    here, there, other = Client(HTTP_USER_AGENT=FIREFOX), Client(REMOTE_ADDR="198.51.100.7"), Client()
    for client, person in ((here, ana), (there, ana), (other, ben)):
        log_in(client, person.username)
    page = here.get(ACCOUNT).content.decode()
    assert "Firefox on Linux" in page
    assert "198.51.100.7" in page
    foreign = UserSession.objects.get(user=ben)
    here.post(END, {"session": foreign.pk})
    assert at_the_desk(other), "nobody ends the sessions of others"
    here.post(END, {"session": UserSession.objects.get(user=ana, ip="198.51.100.7").pk})
    assert not at_the_desk(there)
    assert at_the_desk(here)
    assert AuditEvent.objects.get(action="session.ended").detail == {"ended": 1}
    assert "198.51.100.7" not in here.get(ACCOUNT).content.decode()


def test_all_others_are_ended_at_once():
    ana = checker()
    clients = [Client() for _ in range(4)]
    for client in clients:
        log_in(client, ana.username)
    clients[0].post(END)
    assert [at_the_desk(client) for client in clients] == [True, False, False, False]
    assert AuditEvent.objects.get(action="session.ended").detail == {"ended": 3}


@pytest.mark.parametrize("number", ["x", "-1", "9" * 30, "²"])
def test_what_is_no_session_ends_all_others_or_nothing_but_never_fails(number):
    client = Client()
    log_in(client, checker().username)
    assert client.post(END, {"session": number}).status_code == 302


def test_last_use_is_kept_to_the_hour():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    first = UserSession.objects.get().last_seen_at
    client.get("/admin/")
    assert UserSession.objects.get().last_seen_at == first
    with time_machine.travel(time.time() + 3700, tick=False):
        client.get("/admin/")
        assert (UserSession.objects.get().last_seen_at - first).total_seconds() > 3600


def test_a_new_password_ends_other_sessions_and_keeps_this_one_listed():
    ana, here, there = checker(), Client(), Client()
    for client in (here, there):
        log_in(client, ana.username)
    new = "quite another secret"
    wrong = here.post(
        reverse("admin:password_change"), {"old_password": "x", "new_password1": new, "new_password2": new}
    )
    assert wrong.status_code == 200
    data = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    assert here.post(reverse("admin:password_change"), data).status_code == 302
    assert (at_the_desk(here), at_the_desk(there)) == (True, False)
    (session,) = UserSession.objects.all()
    assert session.session_key == here.session.session_key
    assert {"fields": ["password"]} in AuditEvent.objects.filter(action="person.changed").values_list(
        "detail", flat=True
    )


def test_the_page_asks_the_same_number_of_questions_for_many_sessions_and_tokens():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    counts = []
    for _ in range(2):
        client.get(ACCOUNT)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(ACCOUNT).status_code == 200
        counts.append(len(asked))
        for number in range(5):
            log_in(Client(), ana.username)
            ApiToken.objects.issue(user=ana, name=f"token {number}", scopes=["read"])
    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox on Linux"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/17.5 Safari/605.1.15",
            "Safari on macOS",
        ),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36", "Chrome on Android"),
        ("curl/8.0", "curl/8.0"),
        ("", "Unknown device"),
    ],
)
def test_devices_are_named_as_people_know_them(agent, name):
    assert device_of(agent) == name
