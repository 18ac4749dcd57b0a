from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.transaction import TransactionManagementError

from factcheck.audit.models import AuditEvent
from factcheck.audit.record import GENESIS, broken_links, record
from tests.factories import checker

pytestmark = pytest.mark.django_db


def test_events_form_a_chain():
    actor = checker()
    first = record(actor=actor, action="claim.selected", obj=actor)
    second = record(actor=None, action="claim.dismissed", obj=actor, reason="trivial")
    assert first.previous_hash == GENESIS
    assert second.previous_hash == first.hash
    assert (first.actor_name, second.actor_name) == (actor.public_name, "worker")
    assert list(broken_links()) == []


def test_an_unknown_event_name_is_refused():
    with pytest.raises(ValueError, match=r"events\.py"):
        record(actor=None, action="claim.frobnicated", obj=checker())


@pytest.mark.django_db(transaction=True)
def test_a_record_without_a_transaction_is_refused():
    with pytest.raises(TransactionManagementError):
        record(actor=None, action="claim.selected", obj=checker())


@pytest.mark.parametrize("statement", ["UPDATE audit_auditevent SET actor_name = 'x'", "DELETE FROM audit_auditevent"])
def test_the_database_refuses_changes(statement: str):
    record(actor=None, action="claim.selected", obj=checker())
    with pytest.raises(IntegrityError, match="audit events are never"), transaction.atomic():
        connection.cursor().execute(statement)


def test_the_model_refuses_changes():
    event = record(actor=None, action="claim.selected", obj=checker())
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def _without_triggers(statement: str, params: list[object]) -> None:
    """What somebody with full rights over the database could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # deferred foreign keys would keep the table busy
            cursor.execute("ALTER TABLE audit_auditevent DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER audit_event_no_update")
            cursor.execute("DROP TRIGGER audit_event_no_delete")
        cursor.execute(statement, params)


def test_verification_finds_an_edited_event():
    events = [record(actor=None, action="claim.selected", obj=checker()) for _ in range(3)]
    _without_triggers("UPDATE audit_auditevent SET actor_name = 'nobody' WHERE id = %s", [events[1].pk])
    assert [pk for pk, _ in broken_links()] == [events[1].pk]
    with pytest.raises(CommandError, match="1 broken link"):
        call_command("verify_audit", stderr=StringIO())


def test_verification_finds_a_removed_event():
    events = [record(actor=None, action="claim.selected", obj=checker()) for _ in range(3)]
    _without_triggers("DELETE FROM audit_auditevent WHERE id = %s", [events[1].pk])
    assert [pk for pk, _ in broken_links()] == [events[2].pk]


def test_verification_says_that_an_unbroken_chain_is_unbroken():
    record(actor=None, action="claim.selected", obj=checker())
    out = StringIO()
    call_command("verify_audit", stdout=out)
    assert "1 events, chain unbroken" in out.getvalue()
    assert AuditEvent.objects.get().hash in out.getvalue()
