"""Mails: queued with their change, sent once, tried again, given up visibly; their text is kept from readers."""

from __future__ import annotations

import smtplib
import stat
from pathlib import Path

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, TransitionNotAllowed
from factcheck.jobs.models import Job
from factcheck.mail.actions import queue_mail, retry_mail
from factcheck.mail.models import Mail
from factcheck.mail.tasks import send_mail
from tests.claims.workbench.desk import logged_in
from tests.factcheck.mail.sending import send_what_waits
from tests.factories import administrator, checker, editor

pytestmark = pytest.mark.django_db

LINK = "https://factcheck.example.org/join/secret-words"


def queued(**kwargs: str) -> Mail:
    given = {"to": "ana@example.org", "subject": "A question", "body": f"Please open {LINK}", "key": "question:1"}
    return queue_mail(**given | kwargs)


@pytest.fixture
def refusing(monkeypatch):
    """A mail server that answers with an error; None lets mails through again."""
    answers: dict[str, Exception | None] = {"with": None}
    send = EmailBackend.send_messages

    def answer(self: EmailBackend, messages: list) -> int:
        if answers["with"] is not None:
            raise answers["with"]
        return send(self, messages)

    monkeypatch.setattr(EmailBackend, "send_messages", answer)
    return answers


def test_a_mail_is_sent_by_the_worker_and_its_text_forgotten(mailoutbox):
    mail = queued()
    assert mailoutbox == []
    assert mail.body == f"Please open {LINK}"
    send_what_waits()
    (sent,) = mailoutbox
    assert (sent.to, sent.subject, sent.body) == (["ana@example.org"], "A question", f"Please open {LINK}")
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    mail.refresh_from_db()
    assert mail.sent_at is not None
    assert (mail.body, mail.sealed_body) == ("", "")


def test_the_waiting_text_cannot_be_read_in_the_database():
    queued()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mail_mail")
        assert "secret-words" not in str(cursor.fetchall())


def test_the_same_key_is_one_mail(mailoutbox):
    assert queued() == queued(body="Something else")
    send_what_waits()
    queued()
    send_what_waits()
    assert len(mailoutbox) == 1


def test_nothing_is_sent_for_a_change_that_was_undone():
    with transaction.atomic():
        queued()
        transaction.set_rollback(True)
    assert not Mail.objects.exists()
    assert not Job.objects.exists()


@pytest.mark.parametrize(
    "wrong", [{"to": "nobody"}, {"to": "a@example.org\nBcc: b@example.org"}, {"body": " "}, {"body": "x" * 100_001}]
)
def test_what_cannot_be_sent_is_refused_at_once(wrong):
    with pytest.raises(InvalidInput):
        queued(**wrong)
    assert not Job.objects.exists()


def test_a_subject_is_one_line_of_bounded_length(mailoutbox):
    queued(subject="New:\r\nBcc: all@example.org " + "x" * 300)
    send_what_waits()
    assert mailoutbox[0].subject.startswith("New: Bcc: all@example.org xxx")
    assert len(mailoutbox[0].subject) == 200


def test_sending_twice_after_a_crash_repeats_the_message_id(mailoutbox):
    mail = queued()
    job = Job.objects.get()
    send_mail(job.pk)
    Job.objects.update(state="queued", finished_at=None)  # the worker died before it wrote down that it had sent
    Mail.objects.update(sent_at=None)
    mail.body = "Please"
    mail.save()
    send_mail(job.pk)
    first, second = mailoutbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


@pytest.mark.parametrize(
    "error",
    [
        ConnectionRefusedError(),
        smtplib.SMTPServerDisconnected(),
        smtplib.SMTPSenderRefused(451, b"later", "desk@example.org"),
        smtplib.SMTPRecipientsRefused({"ana@example.org": (450, b"greylisted")}),
        smtplib.SMTPAuthenticationError(535, b"no"),
    ],
)
def test_what_may_pass_is_tried_again(refusing, mailoutbox, error):
    mail = queued()
    refusing["with"] = error
    send_what_waits()
    mail.refresh_from_db()
    assert (Job.objects.get().state, mail.failure, mail.sent_at) == ("queued", "", None)
    refusing["with"] = None
    Job.objects.update(run_after=mail.created_at)
    send_what_waits()
    assert len(mailoutbox) == 1


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"unknown")}),
        smtplib.SMTPDataError(554, b"spam"),
    ],
)
def test_the_servers_last_word_is_shown_and_can_be_tried_again(refusing, mailoutbox, error):
    mail = queued()
    refusing["with"] = error
    send_what_waits()
    mail.refresh_from_db()
    assert Job.objects.get().state == "dead"
    assert str(error.smtp_code if hasattr(error, "smtp_code") else 550) in mail.failure
    ida = administrator()
    client = logged_in(ida)
    address = reverse("admin:mail_mail_changelist")
    page = client.get(address, {"standing": "failed"}).content.decode()
    assert mail.failure in page
    assert "secret-words" not in page
    refusing["with"] = None
    client.post(address, {"action": "try_again", "_selected_action": [mail.pk]})
    send_what_waits()
    mail.refresh_from_db()
    assert (len(mailoutbox), mail.failure) == (1, "")
    assert AuditEvent.objects.get(action="mail.retried").actor == ida
    with pytest.raises(TransitionNotAllowed):
        retry_mail(mail=mail, actor=ida)


def test_a_text_of_a_former_secret_key_is_given_up_with_a_sentence(settings):
    mail = queued()
    settings.SECRET_KEY = "another"
    send_what_waits()
    mail.refresh_from_db()
    assert "SECRET_KEY" in mail.failure


def test_files_of_mails_are_for_the_servers_account_alone(settings, tmp_path):
    settings.EMAIL_BACKEND = "factcheck.mail.backends.PrivateFileBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "data" / "mail")
    queued()
    send_what_waits()
    directory = Path(settings.EMAIL_FILE_PATH)
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    (file,) = directory.iterdir()
    assert LINK in file.read_text()


@pytest.mark.parametrize("role", [checker, editor])
def test_only_administrators_see_who_was_written_to(role):
    mail = queued()
    client = logged_in(role())
    assert client.get(reverse("admin:mail_mail_changelist")).status_code == 403
    assert client.get(reverse("admin:mail_mail_change", args=[mail.pk])).status_code == 403


def test_the_list_asks_the_same_number_of_questions_for_many_mails():
    client = logged_in(administrator())
    address = reverse("admin:mail_mail_changelist")
    counts = []
    for start in (0, 1):
        for number in range(start, start + 1 + 9 * start):
            queued(key=f"question:{number}")
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
