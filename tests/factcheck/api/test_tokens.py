"""Issuing and revoking tokens."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from factcheck.accounts.models import ApiToken
from factcheck.api.tokens import issue_token, revoke_token
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, TransitionNotAllowed
from tests.factories import administrator, checker


def test_a_token_is_audited_and_its_secret_is_not_kept(db):
    ada, admin = checker(username="ada"), administrator()
    token, secret = issue_token(user=ada, name="import", scopes=["write", "read"], actor=admin)
    assert ApiToken.objects.authenticate(secret) == token
    assert token.scopes == ["read", "write"]
    event = AuditEvent.objects.get(action="token.issued")
    assert (event.actor, event.detail["user"]) == (admin, "ada")
    shown = str([list(row) for row in ApiToken.objects.values_list()]) + str(event.detail) + event.object_label
    assert secret.split("_", 2)[2] not in shown
    revoke_token(token=token, actor=admin)
    assert ApiToken.objects.authenticate(secret) is None
    with pytest.raises(TransitionNotAllowed):
        revoke_token(token=token, actor=admin)


@pytest.mark.parametrize(
    "change",
    [
        {"name": " "},
        {"name": "x" * 81},
        {"scopes": []},
        {"scopes": ["everything"]},
        {"expires_at": timezone.now() - timedelta(days=1)},
    ],
)
def test_a_token_that_cannot_be(db, change):
    given = {"user": checker(), "name": "import", "scopes": ["read"], "actor": None} | change
    with pytest.raises(InvalidInput):
        issue_token(**given)


def test_the_command_prints_the_secret_alone_on_standard_output(db):
    checker(username="ada")
    out, err = StringIO(), StringIO()
    arguments = ["ada", "--name", "import", "--scopes", "read", "write", "--days", "30"]
    call_command("issue_token", *arguments, stdout=out, stderr=err)
    token = ApiToken.objects.authenticate(out.getvalue().strip())
    assert token is not None
    assert token.scopes == ["read", "write"]
    assert timedelta(days=29) < token.expires_at - timezone.now() <= timedelta(days=30)
    assert "ada" in err.getvalue()


@pytest.mark.parametrize(
    "arguments", [["nobody", "--name", "x"], ["ada", "--name", " "], ["ada", "--name", "x", "--days", "0"]]
)
def test_the_command_refuses_with_a_sentence(db, arguments):
    checker(username="ada")
    with pytest.raises(CommandError, match=r"[.?]$"):
        call_command("issue_token", *arguments, stderr=StringIO())
    assert not ApiToken.objects.exists()
