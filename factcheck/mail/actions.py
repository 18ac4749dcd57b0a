"""The only ways to send a mail, and to try again one that was given up."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed
from factcheck.jobs.actions import enqueue, retry_job
from factcheck.jobs.models import Job
from factcheck.mail.models import Mail

KIND = "mail.send"
LONGEST_SUBJECT = 200
LONGEST_BODY = 100_000


def leaves_the_house() -> bool:
    """Whether mails are sent. Without ``EMAIL_URL`` they are written to files, for whoever runs the server."""
    return bool(settings.EMAIL_URL)


@transaction.atomic
def queue_mail(*, to: str, subject: str, body: str, key: str) -> Mail:
    """Have ``body``, plain text, sent to one address, after the caller's transaction.

    ``key`` (200 characters) says what is told to whom: the same key never makes a second mail, whatever became of
    the first. Line breaks in ``subject`` become spaces and what exceeds 200 characters is cut. A worker that dies
    right after sending sends again, with the same Message-ID. Raises ``InvalidInput`` for an address that is none
    and for a text that is empty or longer than 100,000 characters.
    """
    try:
        validate_email(to)
    except ValidationError:
        raise InvalidInput("no_address", f"“{to[:100]}” is no e-mail address.") from None
    if not body.strip() or len(body) > LONGEST_BODY:
        raise InvalidInput("mail_length", f"A mail has between 1 and {LONGEST_BODY} characters.")
    subject = " ".join(subject.split())
    if len(subject) > LONGEST_SUBJECT:
        subject = f"{subject[: LONGEST_SUBJECT - 1]}…"
    draft = Mail(to=to, subject=subject)
    draft.body = body
    mail, _ = Mail.objects.get_or_create(
        key=key, defaults={"to": to, "subject": subject, "sealed_body": draft.sealed_body}
    )
    enqueue(kind=KIND, subject_id=mail.pk, key=f"mail:{mail.pk}")
    return mail


@transaction.atomic
def retry_mail(*, mail: Mail, actor: User) -> Mail:
    """Try again to send a mail that was given up. Raises ``TransitionNotAllowed`` for any other."""
    if Mail.objects.filter(pk=mail.pk, sent_at=None).exclude(failure="").update(failure="") != 1:
        raise TransitionNotAllowed("mail_not_failed", "Only a mail that was given up can be tried again.")
    retry_job(job=Job.objects.get(kind=KIND, subject_id=mail.pk))
    record(actor=actor, action="mail.retried", obj=mail)
    mail.refresh_from_db()
    return mail


def mark_sent(*, mail_id: int) -> None:
    """The mail was handed over; its text is forgotten."""
    Mail.objects.filter(pk=mail_id).update(sent_at=timezone.now(), failure="", sealed_body="")


def give_up(*, mail_id: int, reason: str) -> None:
    """The mail will not be sent; its text is kept, so that somebody can have it tried again."""
    Mail.objects.filter(pk=mail_id, sent_at=None).update(failure=reason)
