"""People, their tokens and the rating scales: who may, what is recorded, what cannot be undone by mistake."""

from __future__ import annotations

import re

import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.models import RatingScale
from factcheck.accounts.models import ApiToken, Role, User
from factcheck.audit.models import AuditEvent
from tests.claims.workbench.desk import logged_in
from tests.factcheck.mail.sending import send_what_waits
from tests.factcheck.people.phone import at_the_desk, log_in
from tests.factories import administrator, checker, editor, make_desk, member_of, researched_claim

pytestmark = pytest.mark.django_db

PERSON = {
    "first_name": "",
    "last_name": "",
    "email": "",
    "byline": "Ana Bell",
    "role": "editor",
    "is_active": "on",
    "memberships-TOTAL_FORMS": 0,
    "memberships-INITIAL_FORMS": 0,
}


@pytest.mark.parametrize("role", [checker, editor])
def test_only_administrators_manage_people_and_scales(role):
    person = role()
    client = logged_in(person)
    for address in (
        reverse("admin:accounts_user_changelist"),
        reverse("admin:accounts_user_add"),
        reverse("admin:accounts_user_change", args=[person.pk]),
        reverse("admin:auth_user_password_change", args=[person.pk]),
    ):
        assert client.get(address).status_code == 403
        assert client.post(address, PERSON | {"username": "x"}).status_code == 403
    scale = reverse("admin:claims_ratingscale_change", args=[RatingScale.objects.get().pk])
    assert client.get(scale).status_code == 200
    assert client.post(scale, {"name": "x"}).status_code == 403
    assert client.get(reverse("admin:claims_ratingscale_add")).status_code == 403


def test_an_administrator_adds_a_person_who_can_log_in():
    password = "a long enough secret 1"
    answer = logged_in(administrator()).post(
        reverse("admin:accounts_user_add"),
        PERSON | {"username": "anab", "password1": password, "password2": password, "usable_password": "true"},
    )
    assert answer.status_code == 302, answer.context["errors"]
    person = User.objects.get(username="anab")
    assert (person.role, person.public_name, person.check_password(password)) == ("editor", "Ana Bell", True)
    event = AuditEvent.objects.get(action="person.added")
    assert event.detail["role"] == "editor"
    assert password not in str(event.detail)


def test_changes_to_a_person_are_recorded_and_hold_no_more_than_the_form():
    person = checker()
    answer = logged_in(administrator()).post(
        reverse("admin:accounts_user_change", args=[person.pk]),
        PERSON | {"username": person.username, "is_superuser": "on", "is_staff": ""},
    )
    assert answer.status_code == 302
    person.refresh_from_db()
    assert (person.role, person.is_superuser) == ("editor", False)
    assert set(AuditEvent.objects.get(action="person.changed").detail["fields"]) >= {"role", "byline"}


def test_a_new_password_is_recorded_but_not_shown():
    person = checker()
    password = "a long enough secret 2"
    logged_in(administrator()).post(
        reverse("admin:auth_user_password_change", args=[person.pk]),
        {"password1": password, "password2": password, "usable_password": "true", "set-password": "Change"},
    )
    person.refresh_from_db()
    assert person.check_password(password)
    assert AuditEvent.objects.get(action="person.changed").detail == {"fields": ["password"]}


def test_a_password_that_an_administrator_gives_ends_sessions_and_is_told(mailoutbox):
    person, client, password = checker(), Client(), "a long enough secret 2"
    log_in(client, person.username)
    logged_in(administrator(byline="Ida Roth")).post(
        reverse("admin:auth_user_password_change", args=[person.pk]),
        {"password1": password, "password2": password, "usable_password": "true", "set-password": "Change"},
    )
    assert not at_the_desk(client)
    assert not UserSession.objects.exists()
    send_what_waits()
    assert "Ida Roth gave the account another password" in mailoutbox[0].body
    assert password not in mailoutbox[0].body


def test_the_list_of_people_asks_the_same_number_of_questions_for_many():
    client, address = logged_in(administrator()), reverse("admin:accounts_user_changelist")
    counts = []
    for more in (1, 8):
        for _ in range(more):
            member_of(make_desk(), Role.READER)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert "(reader)" in client.get(address).content.decode()
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("change", [{"role": "checker"}, {"is_active": ""}])
def test_the_last_administrator_cannot_be_lost(change):
    ida = administrator()
    data = PERSON | {"username": ida.username, "role": "administrator"} | change
    if not data["is_active"]:
        del data["is_active"]
    answer = logged_in(ida).post(reverse("admin:accounts_user_change", args=[ida.pk]), data)
    assert answer.status_code == 200
    assert "last administrator" in answer.content.decode()
    ida.refresh_from_db()
    assert (ida.role, ida.is_active) == ("administrator", True)


def test_a_token_is_shown_once_and_works():
    ana = checker()
    client = logged_in(ana)
    answer = client.post(reverse("admin:accounts_apitoken_add"), {"name": "Newsletter", "scopes": ["read"]})
    secret = re.search(r"fcw_[0-9a-f]+_[\w-]+", answer.content.decode())
    assert secret is not None
    assert "no-store" in answer["Cache-Control"]
    token = ApiToken.objects.authenticate(secret[0])
    assert token is not None
    assert token.user == ana
    listed = client.get(reverse("admin:accounts_apitoken_changelist")).content.decode()
    assert token.prefix in listed
    assert secret[0] not in listed
    assert AuditEvent.objects.filter(action="token.issued").count() == 1


@pytest.mark.parametrize(
    "data",
    [
        {"name": "", "scopes": ["read"]},
        {"name": "x"},
        {"name": "x", "scopes": ["root"]},
        {"name": "x", "scopes": ["read"], "expires_on": "2001-01-01"},
    ],
)
def test_a_token_without_name_scope_or_future_is_refused(data):
    answer = logged_in(checker()).post(reverse("admin:accounts_apitoken_add"), data)
    assert answer.status_code == 400
    assert not ApiToken.objects.exists()


def test_everybody_revokes_their_own_tokens_and_administrators_all():
    ana, ben, ida = checker(), editor(), administrator()
    for person in (ana, ben):
        ApiToken.objects.issue(user=person, name=f"of {person.username}", scopes=["read"])
    address = reverse("admin:accounts_apitoken_changelist")
    post = {"action": "revoke", "_selected_action": list(ApiToken.objects.values_list("pk", flat=True))}
    assert logged_in(ana).get(address).context["cl"].result_count == 1
    logged_in(ana).post(address, post)
    assert ApiToken.objects.get(user=ana).revoked_at is not None
    assert ApiToken.objects.get(user=ben).revoked_at is None
    logged_in(ida).post(address, post)
    assert ApiToken.objects.get(user=ben).revoked_at is not None
    assert AuditEvent.objects.filter(action="token.revoked").count() == 2


def _scale_form(scale: RatingScale, **fields: object) -> dict[str, object]:
    data: dict[str, object] = {"name": scale.name, "description": scale.description, "is_active": "on"}
    ratings = list(scale.ratings.order_by("position"))
    data |= {"ratings-TOTAL_FORMS": len(ratings), "ratings-INITIAL_FORMS": len(ratings)}
    for index, rating in enumerate(ratings):
        data[f"ratings-{index}-id"] = rating.pk
        data[f"ratings-{index}-scale"] = scale.pk
        for name in ("position", "slug", "label", "icon", "tone", "number", "definition"):
            value = getattr(rating, name)
            data[f"ratings-{index}-{name}"] = "" if value is None else value
    return data | fields


def test_a_scale_in_use_keeps_its_words_and_gets_a_next_version():
    client = logged_in(administrator())
    scale = RatingScale.objects.get()
    address = reverse("admin:claims_ratingscale_change", args=[scale.pk])
    assert client.post(address, _scale_form(scale, name="Renamed")).status_code == 302
    scale.refresh_from_db()
    assert scale.name == "Renamed"
    researched_claim()
    client.post(address, _scale_form(scale, name="Renamed again", **{"ratings-0-label": "Quite true"}))
    scale.refresh_from_db()
    assert scale.name == "Renamed"
    assert not scale.ratings.filter(label="Quite true").exists()
    client.post(
        reverse("admin:claims_ratingscale_changelist"), {"action": "next_version", "_selected_action": [scale.pk]}
    )
    copy = RatingScale.objects.get(version=2)
    assert not copy.is_active
    assert list(copy.ratings.values_list("slug", "position")) == list(scale.ratings.values_list("slug", "position"))
    assert AuditEvent.objects.filter(action="scale.saved").count() >= 2
