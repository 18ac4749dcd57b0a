"""Desks and their members in the admin: who may change what, what is recorded, what cannot be undone by mistake."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.accounts.models import Desk, Membership, Role
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from factcheck.people.desks import administered_desks, end_membership, give_role, save_desk
from tests.claims.workbench.desk import logged_in
from tests.factories import administrator, checker, editor, make_desk, member_of, publisher, reader

pytestmark = pytest.mark.django_db

LIST = "admin:accounts_desk_changelist"
CHANGE = "admin:accounts_desk_change"


def form(desk: Desk | None = None, members: list[tuple[Membership | None, int, str, bool]] = (), **fields: object):  # type: ignore[assignment]
    """The posted page of a desk: (membership, person, role, delete?) for each row of the table."""
    data: dict[str, object] = {"name": desk.name, "slug": desk.slug, "is_active": "on"} if desk else {}
    kept = [row for row in members if row[0]]
    data |= {"memberships-TOTAL_FORMS": len(members), "memberships-INITIAL_FORMS": len(kept)}
    for number, (membership, person, role, gone) in enumerate(members):
        prefix = f"memberships-{number}-"
        data |= {f"{prefix}user": person, f"{prefix}role": role}
        if membership:
            data[f"{prefix}id"] = membership.pk
        if desk:
            data[f"{prefix}desk"] = desk.pk
        if gone:
            data[f"{prefix}DELETE"] = "on"
    return {name: value for name, value in (data | fields).items() if value is not None}


def test_an_administrator_adds_renames_and_closes_a_desk():
    client = logged_in(administrator())
    answer = client.post(reverse("admin:accounts_desk_add"), form(name="Science", slug="science", is_active="on"))
    assert answer.status_code == 302, answer.context["errors"]
    science = Desk.objects.get(slug="science")
    client.post(reverse(CHANGE, args=[science.pk]), form(science, name="Science and health", is_active=None))
    science.refresh_from_db()
    assert (science.name, science.is_active) == ("Science and health", False)
    events = AuditEvent.objects.filter(action__startswith="desk.").order_by("pk")
    assert [event.action for event in events] == ["desk.added", "desk.changed"]
    assert events[1].detail == {"name": "Science and health", "slug": "science", "active": False}


def test_the_last_open_desk_cannot_be_closed():
    ida = administrator()
    (desk,) = Desk.objects.all()
    answer = logged_in(ida).post(reverse(CHANGE, args=[desk.pk]), form(desk, is_active=None))
    assert "last open desk" in answer.content.decode()
    desk.is_active = False
    with pytest.raises(TransitionNotAllowed):
        save_desk(desk=desk, actor=ida)
    assert Desk.objects.get().is_active


def test_members_are_added_changed_and_ended_and_each_is_recorded():
    desk, ana, ben, eva = make_desk(), checker(), checker(), checker()
    for person in (ana, ben):
        Membership.objects.create(user=person, desk=desk, role="reader")
    first, second = Membership.objects.order_by("pk")
    rows = [(first, ana.pk, "editor", False), (second, ben.pk, "reader", True), (None, eva.pk, "publisher", False)]
    answer = logged_in(administrator()).post(reverse(CHANGE, args=[desk.pk]), form(desk, rows))
    assert answer.status_code == 302, answer.context["errors"]
    assert dict(Membership.objects.values_list("user", "role")) == {ana.pk: "editor", eva.pk: "publisher"}
    told = [(event.action, event.detail) for event in AuditEvent.objects.order_by("action", "pk")]
    assert told == [
        ("desk.role_ended", {"person": ben.username, "before": "reader"}),
        ("desk.role_given", {"person": ana.username, "role": "editor", "before": "reader"}),
        ("desk.role_given", {"person": eva.username, "role": "publisher", "before": ""}),
    ]


def test_a_row_that_names_somebody_else_ends_one_role_and_gives_another():
    desk, ana, ben = make_desk(), checker(), checker()
    row = Membership.objects.create(user=ana, desk=desk, role="reader")
    logged_in(administrator()).post(reverse(CHANGE, args=[desk.pk]), form(desk, [(row, ben.pk, "reader", False)]))
    assert list(Membership.objects.values_list("user", "role")) == [(ben.pk, "reader")]
    assert AuditEvent.objects.filter(action="desk.role_ended").count() == 1


def test_a_role_of_somebody_who_left_stays_but_none_is_given_anew():
    desk, gone, left = make_desk(), checker(is_active=False), checker(is_active=False)
    row = Membership.objects.create(user=gone, desk=desk, role="reader")
    client, address = logged_in(administrator()), reverse(CHANGE, args=[desk.pk])
    kept = (row, gone.pk, "reader", False)
    assert client.post(address, form(desk, [kept], name="Renamed")).status_code == 302
    answer = client.post(address, form(desk, [kept, (None, left.pk, "reader", False)]))
    assert "is not active" in answer.content.decode()
    assert list(Membership.objects.all()) == [row]


def test_nobody_has_two_roles_at_one_desk():
    desk, ana = make_desk(), checker()
    rows = [(None, ana.pk, "reader", False), (None, ana.pk, "editor", False)]
    answer = logged_in(administrator()).post(reverse(CHANGE, args=[desk.pk]), form(desk, rows))
    assert answer.status_code == 200
    assert not Membership.objects.exists()


def test_a_desks_own_administrator_changes_its_members_and_nothing_else():
    science, sport = make_desk("Science"), make_desk("Sport")
    sam, ana = member_of(science, Role.ADMINISTRATOR), checker()
    own = Membership.objects.get(user=sam)
    client = logged_in(sam)
    assert list(client.get(reverse(LIST)).context["cl"].result_list) == [science]
    assert client.get(reverse(CHANGE, args=[science.pk])).status_code == 200
    rows = [(own, sam.pk, "administrator", False), (None, ana.pk, "editor", False)]
    answer = client.post(reverse(CHANGE, args=[science.pk]), form(science, rows, name="Renamed", is_active=None))
    assert answer.status_code == 302
    science.refresh_from_db()
    assert (science.name, science.is_active) == ("Science", True)
    assert Membership.objects.get(user=ana).role == "editor"
    before = list(Membership.objects.values_list("user", "desk", "role"))
    answer = client.post(reverse(CHANGE, args=[sport.pk]), form(sport, [(None, sam.pk, "administrator", False)]))
    assert answer.status_code == 302  # the admin's answer for what one does not see: back to its first page
    assert list(Membership.objects.values_list("user", "desk", "role")) == before
    assert client.get(reverse("admin:accounts_desk_add")).status_code == 403
    assert client.get(reverse("admin:accounts_user_changelist")).status_code == 403


@pytest.mark.parametrize("role", [reader, checker, editor, publisher])
def test_everybody_else_stays_out(role):
    person, desk = role(), make_desk()
    client = logged_in(person)
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(reverse("admin:accounts_desk_add")).status_code == 403
    assert client.post(reverse(CHANGE, args=[desk.pk]), form(desk, name="x")).status_code in (302, 403)
    desk.refresh_from_db()
    assert desk.name != "x"
    assert not administered_desks(person).exists()


def test_the_actions_ask_for_permission_themselves():
    science, sport = make_desk(), make_desk()
    sam, ana = member_of(science, Role.ADMINISTRATOR), member_of(sport, Role.EDITOR)
    for attempt in (
        lambda: give_role(person=ana, desk=sport, role=Role.READER, actor=sam),
        lambda: end_membership(person=ana, desk=sport, actor=sam),
        lambda: save_desk(desk=science, actor=sam),
        lambda: give_role(person=ana, desk=sport, role=Role.ADMINISTRATOR, actor=ana),
    ):
        with pytest.raises(NotPermitted):
            attempt()
    with pytest.raises(InvalidInput):
        give_role(person=checker(is_active=False), desk=science, role=Role.READER, actor=sam)
    assert not AuditEvent.objects.exists()


def test_a_persons_page_shows_and_changes_their_desks():
    desk, sport, ana = make_desk("Science"), make_desk("Sport"), checker()
    row = Membership.objects.create(user=ana, desk=desk, role="reader")
    client = logged_in(administrator())
    address = reverse("admin:accounts_user_change", args=[ana.pk])
    assert "Science" in client.get(address).content.decode()
    data = {
        "username": ana.username,
        "role": "",
        "is_active": "on",
        "memberships-TOTAL_FORMS": 2,
        "memberships-INITIAL_FORMS": 1,
        "memberships-0-id": row.pk,
        "memberships-0-user": ana.pk,
        "memberships-0-desk": desk.pk,
        "memberships-0-role": "editor",
        "memberships-1-user": ana.pk,
        "memberships-1-desk": sport.pk,
        "memberships-1-role": "checker",
    }
    answer = client.post(address, data)
    assert answer.status_code == 302, answer.context["errors"]
    assert dict(Membership.objects.values_list("desk", "role")) == {desk.pk: "editor", sport.pk: "checker"}
    assert AuditEvent.objects.filter(action="desk.role_given").count() == 2
    ana.refresh_from_db()
    assert ana.role == ""


def test_the_list_asks_the_same_number_of_questions_for_many_desks():
    client = logged_in(administrator())
    counts = []
    for more in (1, 8):
        for _ in range(more):
            member_of(make_desk(), Role.READER)
        client.get(reverse(LIST))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(LIST)).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_page_of_a_desk_asks_the_same_number_of_questions_for_many_members():
    client, desk = logged_in(administrator()), make_desk()
    address = reverse(CHANGE, args=[desk.pk])
    counts = []
    for more in (2, 8):
        for _ in range(more):
            member_of(desk, Role.READER)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
