"""The second factor: set up, asked for, stood in for by recovery codes, required, lost; and no way around it."""

from __future__ import annotations

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from factcheck.accounts.models import ApiToken, Role
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from factcheck.people.second_factor import has_second_factor, remove_lost_factor
from tests.claims.workbench.desk import logged_in
from tests.factcheck.people.phone import CODE, at_the_desk, log_in, set_up, totp, with_second_factor
from tests.factories import administrator, checker, editor, make_desk, member_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_code_was_used_before():
    cache.clear()


def test_without_a_second_factor_the_password_opens():
    ana, client = checker(), Client()
    answer = log_in(client, ana.username, next="/admin/claims/claim/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/claims/claim/")
    assert at_the_desk(client)


def test_a_second_factor_is_set_up_and_asked_for():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    secret, codes = set_up(client)
    assert len(set(codes)) == 10
    assert AuditEvent.objects.filter(action="factor.added", actor=ana).count() == 1
    client.post(reverse("admin:logout"))

    answer = log_in(client, ana.username, next="/admin/claims/claim/")
    assert (answer.status_code, answer["Location"]) == (302, CODE)
    assert not at_the_desk(client)
    assert client.get(CODE).status_code == 200
    assert "Try the next one" in client.post(CODE, {"code": "000000"}).content.decode()
    assert not at_the_desk(client)
    answer = client.post(CODE, {"code": totp(secret, 1)})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/claims/claim/")
    assert at_the_desk(client)


def test_a_code_works_once():
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    code = totp(secret, 1)
    for expected in (True, False):
        client = Client()
        log_in(client, ana.username)
        client.post(CODE, {"code": code})
        assert at_the_desk(client) is expected


def test_a_recovery_code_works_once_and_is_recorded():
    ana = checker()
    _, codes = with_second_factor(ana.username)
    for expected in (True, False):
        client = Client()
        log_in(client, ana.username)
        client.post(CODE, {"code": f"{codes[3][:4]} {codes[3][4:]}"})
        assert at_the_desk(client) is expected
    assert AuditEvent.objects.get(action="factor.recovery_code_used").detail == {"left": 9}


def test_recovery_codes_are_shown_once_and_replaced():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    _, codes = set_up(client)
    page = client.get(reverse("mfa_view_recovery_codes"))
    assert not any(f"{code[:4]} {code[4:]}" in page.content.decode() for code in codes)
    assert "no-store" in page["Cache-Control"]
    client.post(reverse("mfa_generate_recovery_codes"))
    assert AuditEvent.objects.filter(action="factor.codes_made").count() == 1
    client.post(reverse("admin:logout"))
    log_in(client, ana.username)
    client.post(CODE, {"code": codes[0]})
    assert not at_the_desk(client)


def test_the_secret_cannot_be_read_in_the_database():
    ana = checker()
    secret, codes = with_second_factor(ana.username)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert secret not in stored
    assert not any(code in stored for code in codes)


def test_setting_it_up_ends_sessions_that_the_password_alone_opened():
    ana, here, elsewhere = checker(), Client(), Client()
    log_in(elsewhere, ana.username)
    log_in(here, ana.username)
    assert at_the_desk(elsewhere)
    set_up(here)
    assert not at_the_desk(elsewhere)
    assert at_the_desk(here)


def test_a_wrong_first_code_sets_up_nothing():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    client.get(reverse("mfa_activate_totp"))
    assert client.post(reverse("mfa_activate_totp"), {"code": "000000"}).status_code == 200
    assert not has_second_factor(ana)


def test_half_a_log_in_opens_neither_page_nor_api():
    ana = checker()
    with_second_factor(ana.username)
    client = Client()
    log_in(client, ana.username)
    for address in ("/admin/", "/admin/account/", "/admin/account/second-factor/", "/admin/account/recovery-codes/"):
        answer = client.get(address)
        assert answer.status_code == 302, address
        assert answer["Location"].startswith("/admin/login/"), address
    assert client.get("/api/v1/claims/").status_code == 401
    assert client.post("/api/v1/claims/", {}).status_code == 401
    assert client.get("/admin/login/?next=/admin/").status_code == 200


def test_the_code_cannot_be_given_without_the_password():
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    client = Client()
    answer = client.post(CODE, {"code": totp(secret, 1)})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/login/")
    assert not at_the_desk(client)


def test_half_a_log_in_is_over_after_a_while():
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    client = Client()
    log_in(client, ana.username)
    with time_machine.travel(time.time() + 901, tick=False):
        client.post(CODE, {"code": totp(secret)})
        assert not at_the_desk(client)


def test_somebody_made_inactive_between_password_and_code_stays_out():
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    client = Client()
    log_in(client, ana.username)
    ana.is_active = False
    ana.save()
    client.post(CODE, {"code": totp(secret, 1)})
    assert not at_the_desk(client)


def test_an_open_screen_is_not_enough_to_change_the_second_factor():
    ana, client = checker(), Client()
    log_in(client, ana.username)
    set_up(client)
    with time_machine.travel(time.time() + 3000, tick=False):
        for name in ("mfa_deactivate_totp", "mfa_generate_recovery_codes"):
            answer = client.post(reverse(name))
            assert answer["Location"].startswith(reverse("account_reauthenticate"))
        assert has_second_factor(ana)
        confirm = reverse("account_reauthenticate") + "?next=" + reverse("mfa_deactivate_totp")
        assert client.get(confirm).status_code == 200
        assert client.post(confirm, {"password": "wrong"}).status_code == 200
        assert has_second_factor(ana)
        assert client.post(confirm, {"password": "correct horse battery"}).status_code == 302
        assert client.post(reverse("mfa_deactivate_totp")).status_code == 302
    assert not has_second_factor(ana)
    assert AuditEvent.objects.filter(action="factor.removed", actor=ana).count() == 1
    assert not Authenticator.objects.exists()


def test_who_must_have_one_can_do_nothing_before(settings):
    settings.SECOND_FACTOR_ROLES = ["administrator"]
    ida, ana = administrator(), checker()
    client = Client()
    log_in(client, ida.username)
    for address in ("/admin/", "/admin/account/", "/admin/claims/claim/", "/admin/password_change/", "/admin/jsi18n/"):
        assert client.get(address)["Location"] == reverse("mfa_activate_totp"), address
    refused = client.get("/api/v1/claims/")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor_required")
    assert client.get("/").status_code == 200
    page = client.get(reverse("mfa_activate_totp"))
    assert "Your role needs a second factor" in page.content.decode()
    set_up(client)
    assert at_the_desk(client)
    assert client.get("/api/v1/claims/").status_code == 200
    assert client.post(reverse("mfa_deactivate_totp")).status_code == 200
    assert has_second_factor(ida)
    assert at_the_desk(logged_in(ana))


def test_a_role_at_a_desk_makes_it_a_duty_too(settings):
    settings.SECOND_FACTOR_ROLES = ["publisher"]
    pia, client = member_of(make_desk(), Role.PUBLISHER), Client()
    log_in(client, pia.username)
    assert client.get("/admin/")["Location"] == reverse("mfa_activate_totp")


def test_a_token_works_without_a_second_factor(settings):
    settings.SECOND_FACTOR_ROLES = ["editor"]
    ben = editor()
    _, secret = ApiToken.objects.issue(user=ben, name="x", scopes=["read"])
    client = APIClient(headers={"Authorization": f"Bearer {secret}"})
    assert client.get("/api/v1/claims/").status_code == 200


def test_an_administrator_removes_a_lost_one_with_a_reason():
    ana, ida, client = checker(), administrator(), Client()
    log_in(client, ana.username)
    set_up(client)
    for wrong, error in (
        ({"actor": ana}, NotPermitted),
        ({"actor": editor()}, NotPermitted),
        ({"reason": "  "}, InvalidInput),
        ({"reason": "x" * 501}, InvalidInput),
        ({"person": ida}, TransitionNotAllowed),
    ):
        with pytest.raises(error):
            remove_lost_factor(**({"person": ana, "actor": ida, "reason": "Phone lost"} | wrong))
    assert has_second_factor(ana)
    remove_lost_factor(person=ana, actor=ida, reason="Phone lost")
    assert not Authenticator.objects.exists()
    assert AuditEvent.objects.get(action="factor.lost").detail == {"reason": "Phone lost"}
    assert not at_the_desk(client)
    log_in(client, ana.username)
    assert at_the_desk(client)


def test_a_second_factor_sealed_under_another_key_says_so(settings):
    ana = checker()
    secret, _ = with_second_factor(ana.username)
    settings.SECRET_KEY = "another"
    client = Client()
    log_in(client, ana.username)
    assert "SECRET_KEY" in client.post(CODE, {"code": totp(secret, 1)}).content.decode()


def test_no_page_of_the_libraries_is_left_open():
    assert {model._meta.app_label for model in admin.site._registry} & {"account", "mfa", "usersessions"} == set()
    for address in ("/accounts/signup/", "/accounts/login/", "/admin/signup/", "/admin/mfa/", "/admin/account/email/"):
        assert Client().get(address).status_code in (302, 404)
        assert logged_in(administrator()).get(address).status_code == 404


@pytest.mark.parametrize("name", ["mfa_activate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"])
def test_what_is_secret_is_not_kept_by_the_browser(name):
    ana, client = checker(), Client()
    log_in(client, ana.username)
    if name != "mfa_activate_totp":
        set_up(client)
    assert "no-store" in client.get(reverse(name))["Cache-Control"]


def test_the_page_of_a_person_leads_to_removing_a_lost_one():
    ana, ida = checker(), administrator()
    with_second_factor(ana.username)
    client = logged_in(ida)
    address = reverse("admin:accounts_user_second_factor", args=[ana.pk])
    assert address in client.get(reverse("admin:accounts_user_change", args=[ana.pk])).content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": ""}).status_code == 400
    assert has_second_factor(ana)
    for person in (ana, editor()):
        assert logged_in(person).post(address, {"reason": "x"}).status_code == 403
    assert client.post(address, {"reason": "Ana rang from her desk."}).status_code == 302
    assert not has_second_factor(ana)
    assert "no second factor" in client.get(address).content.decode()


def test_the_last_administrator_gets_back_in_from_the_server():
    ida = administrator()
    with_second_factor(ida.username)
    with pytest.raises(CommandError):
        call_command("forget_second_factor", "nobody", reason="x")
    call_command("forget_second_factor", ida.username, reason="Phone lost")
    assert not has_second_factor(ida)
    assert AuditEvent.objects.get(action="factor.lost").actor is None
    with pytest.raises(CommandError):
        call_command("forget_second_factor", ida.username, reason="Phone lost")
