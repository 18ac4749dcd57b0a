"""Invitations: mailed, accepted once, expired, taken back, sent again; nobody gives what they do not have."""

from __future__ import annotations

import re
import time

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import Membership, Role, User
from factcheck.audit.models import AuditEvent
from factcheck.errors import FactcheckError, InvalidInput, NotPermitted, TransitionNotAllowed
from factcheck.people.invitations import accept, find, invite, revoke, send_again
from factcheck.people.models import Invitation
from tests.claims.workbench.desk import logged_in
from tests.factcheck.mail.sending import send_what_waits
from tests.factcheck.people.phone import at_the_desk
from tests.factories import administrator, checker, editor, make_desk, member_of, publisher

pytestmark = pytest.mark.django_db

PASSWORD = "a long enough secret 7"
CHOSEN = {"username": "noor", "byline": "Noor Haddad", "password1": PASSWORD, "password2": PASSWORD}


def path_in(text: str) -> str:
    (path,) = re.findall(r"https://factcheck\.example\.org(/admin/join/[\w-]+/)", text)
    return path


def invited(actor: User | None = None, **kwargs: object) -> tuple[Invitation, str]:
    """An invitation and the path of its link."""
    given = {"name": "Noor Haddad", "email": "noor@example.org", "role": Role.CHECKER, "desks": {}}
    invitation, link = invite(actor=actor or administrator(), **given | kwargs)
    return invitation, path_in(link)


def token_of(path: str) -> str:
    return path.split("/")[-2]


def test_an_invited_person_makes_their_account_and_is_in(mailoutbox):
    ida, desk = administrator(byline="Ida Roth"), make_desk("Science")
    answer = logged_in(ida).post(
        reverse("admin:people_invitation_add"),
        {"name": "Noor Haddad", "email": "noor@example.org", "role": "", f"desk_{desk.pk}": "editor"},
    )
    assert answer.status_code in (200, 302)
    send_what_waits()
    (mail,) = mailoutbox
    assert mail.to == ["noor@example.org"]
    assert "Ida Roth" in mail.subject
    path = path_in(mail.body)
    client = Client()
    page = client.get(path)
    assert "Ida Roth invites you" in page.content.decode()
    assert "Editor at Science" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    answer = client.post(path, CHOSEN)
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:index"))
    assert at_the_desk(client)
    noor = User.objects.get(username="noor")
    assert (noor.email, noor.role, noor.public_name) == ("noor@example.org", "", "Noor Haddad")
    assert noor.check_password(PASSWORD)
    assert list(Membership.objects.values_list("user", "desk", "role")) == [(noor.pk, desk.pk, "editor")]
    names = ["invitation.sent", "invitation.accepted", "person.added"]
    assert list(AuditEvent.objects.order_by("pk").values_list("action", flat=True)) == names
    assert AuditEvent.objects.get(action="invitation.sent").detail["desks"] == {desk.slug: "editor"}


def test_only_the_digest_of_the_token_is_stored():
    _, path = invited()
    token = token_of(path)
    assert len(token) >= 43
    with connection.cursor() as cursor:
        for table in ("people_invitation", "mail_mail", "audit_auditevent", "jobs_job"):
            cursor.execute(f"SELECT * FROM {table}")
            assert token not in str(cursor.fetchall()), table


def test_a_link_works_once():
    _, path = invited()
    Client().post(path, CHOSEN)
    again = Client().get(path)
    assert again.status_code == 410
    assert "accepted already" in again.content.decode()
    assert Client().post(path, CHOSEN | {"username": "other"}).status_code == 410
    assert not User.objects.filter(username="other").exists()


def test_who_comes_second_with_the_same_link_makes_no_account(monkeypatch):
    invitation, path = invited()
    monkeypatch.setattr("factcheck.people.invitations.find", lambda token: Invitation.objects.get(pk=invitation.pk))
    accept(token=token_of(path), username="first", byline="", password=PASSWORD)
    with pytest.raises(TransitionNotAllowed):
        accept(token=token_of(path), username="second", byline="", password=PASSWORD)
    assert not User.objects.filter(username="second").exists()


def test_a_link_is_good_for_seven_days():
    _, path = invited()
    with time_machine.travel(time.time() + 7 * 86400 - 60, tick=False):
        assert Client().get(path).status_code == 200
    with time_machine.travel(time.time() + 7 * 86400 + 60, tick=False):
        answer = Client().post(path, CHOSEN)
    assert answer.status_code == 410
    assert "seven days" in answer.content.decode()
    assert not User.objects.filter(username="noor").exists()


def test_an_invitation_taken_back_does_not_work():
    invitation, path = invited()
    client = logged_in(administrator())
    client.post(reverse("admin:people_invitation_revoke", args=[invitation.pk]))
    assert "taken back" in Client().get(path).content.decode()
    assert Client().post(path, CHOSEN).status_code == 410
    assert AuditEvent.objects.filter(action="invitation.revoked").count() == 1


def test_sent_again_it_has_a_fresh_link_and_a_fresh_term(mailoutbox):
    invitation, old = invited()
    with time_machine.travel(time.time() + 8 * 86400, tick=False):
        logged_in(administrator()).post(reverse("admin:people_invitation_again", args=[invitation.pk]))
        send_what_waits()
        assert len(mailoutbox) == 2
        fresh = path_in(mailoutbox[-1].body)
        assert Client().get(old).status_code == 410
        assert Client().get(fresh).status_code == 200
    invitation.refresh_from_db()
    assert invitation.sent == 2


@pytest.mark.parametrize("token", ["x", "set-password", "A" * 300, "%00"])
def test_made_up_links_say_that_they_do_not_work(token):
    answer = Client().get(f"/admin/join/{token}/")
    assert answer.status_code == 410
    assert "incomplete" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password1": "short", "password2": "short"}, "too short"),
        ({"password2": "another one, long too"}, "didn’t match"),
        ({"password1": "noor@example.org", "password2": "noor@example.org"}, "too similar"),
        ({"username": "taken"}, "already exists"),
        ({"username": "TAKEN"}, "already exists"),
        ({"username": "with blanks"}, "valid username"),
    ],
)
def test_a_refused_form_comes_back_as_typed_and_the_link_still_works(wrong, said):
    checker(username="taken")
    _, path = invited()
    answer = Client().post(path, CHOSEN | wrong)
    assert answer.status_code == 400
    assert said in answer.content.decode().replace("&#x27;", "'")
    assert "Noor Haddad" in answer.content.decode()
    assert Client().post(path, CHOSEN).status_code == 302


def test_nobody_makes_a_second_account_while_logged_in():
    _, path = invited()
    client = logged_in(checker(username="ana"))
    page = client.get(path).content.decode()
    assert "You are logged in as ana" in page
    client.post(path, CHOSEN)
    assert not User.objects.filter(username="noor").exists()


def test_a_forced_second_factor_is_the_first_thing_to_do(settings):
    settings.SECOND_FACTOR_ROLES = ["checker"]
    _, path = invited()
    client = Client()
    client.post(path, CHOSEN)
    assert client.get("/admin/")["Location"] == reverse("mfa_activate_totp")


def test_desks_of_their_own_are_all_that_a_desks_administrators_give():
    science, sport = make_desk("Science"), make_desk("Sport")
    sam = member_of(science, Role.ADMINISTRATOR)
    invited(sam, role=None, desks={science: Role.EDITOR})
    for number, (role, desks) in enumerate(
        [
            (Role.READER, {}),
            (Role.CHECKER, {science: Role.CHECKER}),
            (None, {sport: Role.READER}),
            (None, {science: Role.EDITOR, sport: Role.READER}),
        ]
    ):
        with pytest.raises(NotPermitted):
            invited(sam, email=f"p{number}@example.org", role=role, desks=desks)
    form = logged_in(sam).get(reverse("admin:people_invitation_add")).content.decode()
    assert "Role at Science" in form
    assert "Sport" not in form
    assert "in the house" not in form


def test_a_desks_administrators_see_and_change_invitations_to_their_desk_alone():
    science, sport = make_desk("Science"), make_desk("Sport")
    sam = member_of(science, Role.ADMINISTRATOR)
    ida = administrator()
    theirs, _ = invited(ida, role=None, desks={science: Role.EDITOR}, email="a@example.org")
    others = [
        invited(ida, role=None, desks={sport: Role.EDITOR}, email="b@example.org")[0],
        invited(ida, role=None, desks={sport: Role.EDITOR, science: Role.READER}, email="c@example.org")[0],
        invited(ida, role=Role.EDITOR, desks={science: Role.READER}, email="d@example.org")[0],
    ]
    client = logged_in(sam)
    shown = client.get(reverse("admin:people_invitation_changelist"))
    assert list(shown.context["cl"].result_list) == [theirs]
    for other in others:
        for name in ("again", "revoke"):
            assert client.post(reverse(f"admin:people_invitation_{name}", args=[other.pk])).status_code == 404
            with pytest.raises(NotPermitted):
                {"again": send_again, "revoke": revoke}[name](invitation=other, actor=sam)
    assert client.post(reverse("admin:people_invitation_revoke", args=[theirs.pk])).status_code == 302


@pytest.mark.parametrize("role", [checker, editor, publisher])
def test_everybody_else_invites_nobody(role):
    person = role()
    client = logged_in(person)
    invitation, _ = invited()
    assert client.get(reverse("admin:people_invitation_add")).status_code == 403
    assert client.post(reverse("admin:people_invitation_add"), {"name": "x"}).status_code == 403
    assert client.get(reverse("admin:people_invitation_changelist")).status_code == 403
    for name in ("again", "revoke"):
        assert client.post(reverse(f"admin:people_invitation_{name}", args=[invitation.pk])).status_code in (403, 404)
    with pytest.raises(NotPermitted):
        invited(person, email="other@example.org")
    invitation.refresh_from_db()
    assert invitation.standing == "open"


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 121},
        {"email": "nobody"},
        {"role": None},
        {"email": "ANA@example.org"},
        {"email": "Noor@Example.org"},
    ],
)
def test_what_cannot_be_sent_is_refused(wrong):
    checker(email="ana@example.org")
    ida = administrator()
    invited(ida)
    with pytest.raises(InvalidInput):
        invited(ida, **({"email": "fresh@example.org"} | wrong))
    assert Invitation.objects.count() == 1


def test_a_refused_invitation_comes_back_as_typed():
    checker(email="ana@example.org", byline="Ana Bell")
    answer = logged_in(administrator()).post(
        reverse("admin:people_invitation_add"), {"name": "A. Bell", "email": "ana@example.org", "role": "editor"}
    )
    assert answer.status_code == 400
    text = answer.content.decode()
    assert "Ana Bell has an account with this address already." in text
    assert 'value="A. Bell"' in text


def test_without_a_mail_server_the_link_is_shown_once(settings):
    settings.EMAIL_URL = ""
    client = logged_in(administrator())
    answer = client.post(
        reverse("admin:people_invitation_add"), {"name": "Noor", "email": "noor@example.org", "role": "reader"}
    )
    path = path_in(answer.content.decode())
    assert "no-store" in answer["Cache-Control"]
    assert Client().get(path).status_code == 200
    listed = client.get(reverse("admin:people_invitation_changelist")).content.decode()
    assert token_of(path) not in listed
    settings.EMAIL_URL = "smtp://mail.example.org"
    answer = client.post(
        reverse("admin:people_invitation_add"), {"name": "Ben", "email": "ben@example.org", "role": "reader"}
    )
    assert answer.status_code == 302


def test_what_is_over_is_not_changed_any_more():
    ida = administrator()
    invitation, path = invited(ida)
    Client().post(path, CHOSEN)
    for change in (send_again, revoke):
        with pytest.raises(FactcheckError):
            change(invitation=invitation, actor=ida)
    with pytest.raises(TransitionNotAllowed):
        find(token_of(path))


def test_the_list_asks_the_same_number_of_questions_for_many_invitations():
    ida, desks = administrator(), [make_desk(), make_desk()]
    client = logged_in(ida)
    address = reverse("admin:people_invitation_changelist")
    counts = []
    for start, more in ((0, 2), (2, 9)):
        for number in range(start, start + more):
            invited(ida, email=f"p{number}@example.org", desks=dict.fromkeys(desks, Role.READER))
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
