"""``manage.py add_person``: the first administrator of an installation."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from factcheck.accounts.models import Role, User
from factcheck.audit.models import AuditEvent


def add(*arguments: str) -> str:
    out = StringIO()
    call_command("add_person", *arguments, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def test_the_printed_password_lets_the_new_administrator_in(db, client):
    password = add("vera", "--role", "administrator", "--byline", "Vera Desk")
    person = User.objects.get()
    assert (person.role, person.public_name) == (Role.ADMINISTRATOR, "Vera Desk")
    answer = client.post("/admin/login/?next=/admin/", {"username": "vera", "password": password})
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200
    event = AuditEvent.objects.get(action="person.added")
    assert event.object_id == str(person.pk)
    assert password not in str(event.detail)


@pytest.mark.parametrize("name", ["vera", "not a name", ""])
def test_a_name_that_is_taken_or_impossible_changes_nothing(db, name):
    add("vera")
    with pytest.raises(CommandError):
        add(name)
    assert User.objects.count() == 1
