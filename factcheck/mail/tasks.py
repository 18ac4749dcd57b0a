"""The job that sends one mail."""

from __future__ import annotations

import hashlib
import smtplib
from email.utils import formatdate
from urllib.parse import urlsplit

from celery import shared_task
from django.conf import settings
from django.core.mail import EmailMessage

from factcheck.jobs.errors import JobFailed
from factcheck.jobs.run import run_job
from factcheck.mail import actions
from factcheck.mail.models import Mail
from factcheck.sealed import CannotOpen


@shared_task(name=actions.KIND)
def send_mail(job_id: int) -> None:
    """Hand one mail to the mail server."""
    run_job(job_id, work=_send, apply=_sent, fail=_given_up)


def _send(mail_id: int) -> None:
    mail = Mail.objects.get(pk=mail_id)
    if mail.sent_at:
        return
    try:
        message = EmailMessage(mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to], headers=_headers(mail))
    except CannotOpen:
        raise JobFailed(
            "The text cannot be read: SECRET_KEY is another by now. Ask for a new mail.", transient=False
        ) from None
    try:
        message.send()
    except smtplib.SMTPRecipientsRefused as refused:
        codes = [code for code, _ in refused.recipients.values()]
        raise _failed("The mail server refuses this address", min(codes, default=0)) from refused
    except smtplib.SMTPAuthenticationError as error:
        # Whoever runs the server can mend this while the mail waits.
        raise JobFailed("The mail server refuses our log-in (EMAIL_URL).", transient=True) from error
    except smtplib.SMTPResponseException as error:
        raise _failed("The mail server refuses this mail", error.smtp_code) from error
    except OSError as error:  # SMTPException is one
        raise JobFailed(f"The mail server cannot be reached: {type(error).__name__}.", transient=True) from error


def _failed(what: str, code: int) -> JobFailed:
    """5xx is the server's last word, 4xx asks to try later (RFC 5321, 4.2.1)."""
    return JobFailed(f"{what} ({code}).", transient=code < 500)


def _headers(mail: Mail) -> dict[str, str]:
    name = hashlib.sha256(mail.key.encode()).hexdigest()[:32]
    return {
        "Message-ID": f"<{name}@{urlsplit(settings.SITE_URL).hostname}>",
        "Date": formatdate(mail.created_at.timestamp()),
        "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
    }


def _sent(mail_id: int, _: None) -> None:
    actions.mark_sent(mail_id=mail_id)


def _given_up(mail_id: int, reason: str) -> None:
    actions.give_up(mail_id=mail_id, reason=reason)
