"""What the worker does with mails that wait."""

from __future__ import annotations

from factcheck.jobs.models import Job
from factcheck.mail.actions import KIND
from factcheck.mail.tasks import send_mail


def send_what_waits() -> None:
    """Send every queued mail; Django's ``mail.outbox`` holds them then."""
    for job in Job.objects.filter(kind=KIND, state=Job.State.QUEUED).order_by("pk"):
        send_mail(job.pk)
