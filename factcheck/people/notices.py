"""Mails that tell people what was done to their account, so that they notice what they did not do themselves."""

from __future__ import annotations

from django.conf import settings
from django.utils import timezone

from factcheck.accounts.models import User
from factcheck.mail.actions import queue_mail


def tell(person: User, what: str) -> None:
    """Have ``person`` told by mail, if they have an address, that ``what`` happened: a whole sentence."""
    if not person.email:
        return
    now = timezone.localtime()
    body = (
        f"Hello {person.public_name},\n\n{what}\n\n"
        f"This happened on {now:%-d %B %Y at %H:%M} ({timezone.get_current_timezone_name()}) to the account "
        f"“{person.username}” at {settings.PUBLISHER_NAME}, {settings.SITE_URL}/admin/\n\n"
        "If it was not you, and nobody told you about it, tell an administrator of the desk now.\n"
    )
    queue_mail(
        to=person.email,
        subject=f"Your account at {settings.PUBLISHER_NAME}",
        body=body,
        key=f"account:{person.pk}:{now.timestamp():.6f}",
    )
