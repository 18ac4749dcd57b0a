"""A forgotten password: a link by mail, once, that logs nobody in; and people hear of what happened."""

from __future__ import annotations

import re
import time

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from factcheck.audit.models import AuditEvent
from factcheck.mail.models import Mail
from tests.factcheck.mail.sending import send_what_waits
from tests.factcheck.people.phone import CODE, at_the_desk, log_in, totp, with_second_factor
from tests.factories import checker

pytestmark = pytest.mark.django_db

ASK = "/admin/password/reset/"
NEW = "quite another secret"


@pytest.fixture(autouse=True)
def _no_code_was_used_before():
    cache.clear()


def ask(email: str) -> str:
    """The words of the answer."""
    answer = Client().post(ASK, {"email": email})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode().partition("<main")[2])


def link_in(text: str) -> str:
    (link,) = re.findall(r"https://factcheck\.example\.org(/admin/password/reset/\S+)", text)
    return link


def choose(client: Client, link: str, password: str = NEW):
    """Follow the link and choose; the last answer."""
    page = client.get(link, follow=True)
    if not page.context["validlink"]:
        return page
    return client.post(page.redirect_chain[-1][0], {"new_password1": password, "new_password2": password})


def test_a_new_password_is_chosen_through_the_mailed_link(mailoutbox):
    ana = checker()
    ask(ana.email.upper())
    send_what_waits()
    (mail,) = mailoutbox
    assert mail.to == [ana.email]
    assert ana.username in mail.body
    client, elsewhere = Client(), Client()
    log_in(elsewhere, ana.username)
    link = link_in(mail.body)
    assert choose(client, link).status_code == 200, "somebody logged in since: the link is void"

    with time_machine.travel(time.time() + 601, tick=False):
        ask(ana.email)
        send_what_waits()
        link = link_in(mailoutbox[-1].body)
        assert choose(client, link)["Location"] == "/admin/login/"
        assert not at_the_desk(client), "the link logs nobody in"
        assert not at_the_desk(elsewhere), "sessions of before are over"
        log_in(client, ana.username, NEW)
        assert at_the_desk(client)
        assert "no longer works" in choose(Client(), link).content.decode()
    event = AuditEvent.objects.get(action="person.changed")
    assert event.detail == {"fields": ["password"], "by": "mail"}
    assert Mail.objects.filter(key__startswith=f"account:{ana.pk}:").count() == 1


def test_the_link_is_no_way_around_the_second_factor(mailoutbox):
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    Mail.objects.all().delete()
    ask(ana.email)
    send_what_waits()
    client = Client()
    choose(client, link_in(mailoutbox[-1].body))
    assert log_in(client, ana.username, NEW)["Location"] == CODE
    assert not at_the_desk(client)
    client.post(CODE, {"code": totp(secret, 1)})
    assert at_the_desk(client)


def test_nobody_learns_whether_an_address_is_known():
    ana = checker()
    gone = checker(is_active=False)
    assert ask(ana.email) == ask("nobody@example.org") == ask(gone.email)
    assert Mail.objects.count() == 1


def test_nobodys_inbox_is_filled():
    ana = checker()
    with time_machine.travel(1_800_000_000, tick=False):
        for _ in range(5):
            ask(ana.email)
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("link", ["MQ/x-y", "MQ/set-password", "zz/x-y", f"{'9' * 60}/x-y"])
def test_made_up_links_say_that_they_do_not_work(link):
    checker()
    answer = Client().get(f"{ASK}{link}/")
    assert answer.status_code == 200
    assert "no longer works" in answer.content.decode()


def test_a_link_is_good_for_a_day(mailoutbox):
    ana = checker()
    ask(ana.email)
    send_what_waits()
    with time_machine.travel(time.time() + 24 * 3600 + 60, tick=False):
        assert "no longer works" in choose(Client(), link_in(mailoutbox[0].body)).content.decode()


def test_weak_passwords_are_refused(mailoutbox):
    ana = checker()
    ask(ana.email)
    send_what_waits()
    answer = choose(Client(), link_in(mailoutbox[0].body), "password1234")
    assert "too common" in answer.content.decode()


def test_who_is_locked_out_gets_in_with_a_new_password(mailoutbox):
    ana, client = checker(), Client()
    for _ in range(11):
        log_in(client, ana.username, "wrong")
    ask(ana.email)
    send_what_waits()
    choose(client, link_in(mailoutbox[0].body))
    log_in(client, ana.username, NEW)
    assert at_the_desk(client)


def test_without_a_mail_server_the_page_says_where_the_mail_went(settings):
    settings.EMAIL_URL = ""
    assert "no mail server" in ask(checker().email)
    settings.EMAIL_URL = "smtp://mail.example.org"
    assert "no mail server" not in ask("nobody@example.org")


def test_people_hear_of_a_second_factor_set_up_in_their_name(mailoutbox):
    ana = checker()
    with_second_factor(ana.username)
    send_what_waits()
    assert "second factor was set up" in mailoutbox[0].body
    assert reverse("admin:index") in mailoutbox[0].body
