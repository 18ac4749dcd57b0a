"""Celery adapters for what is done at night: cited pages, old dossiers, due dates, mail about what is unseen."""

from __future__ import annotations

from datetime import date, time

from celery import shared_task
from django.utils import timezone

from claims.actions import author_queries, cited_pages, digests, dossiers, notices, occasions
from claims.models import Notice
from factcheck.accounts.models import User
from factcheck.errors import InvalidInput
from factcheck.jobs.errors import JobFailed
from factcheck.jobs.nightly import every_night
from factcheck.jobs.run import run_job

every_night(cited_pages.KIND, at=time(3, 0))
every_night(dossiers.REMOVE_OLD, at=time(3, 30))
every_night(occasions.REMIND, at=time(5, 0))
every_night(author_queries.REMIND, at=time(5, 15))
every_night(digests.REQUEST_DIGESTS, at=time(6, 30))


@shared_task(name=cited_pages.KIND)
def revisit_cited_pages(job_id: int) -> None:
    """Queue a visit to every page that a claim cites."""
    run_job(job_id, work=lambda day: day, apply=lambda _, day: cited_pages.request_visits(day=day))


@shared_task(name=dossiers.REMOVE_OLD)
def remove_old_dossiers(job_id: int) -> None:
    """Take the files of old dossiers out of the store."""
    run_job(job_id, work=lambda day: day, apply=lambda _, day: dossiers.remove_old_dossiers(now=timezone.now()))


@shared_task(name=occasions.REMIND)
def remind_of_due_dates(job_id: int) -> None:
    """Remind of what is due by tomorrow or overdue."""
    run_job(
        job_id,
        work=date.fromordinal,
        apply=lambda _, today: occasions.remind_of_due_dates(today=today),
    )


@shared_task(name=author_queries.REMIND)
def tell_of_unanswered_questions(job_id: int) -> None:
    """Tell those who asked an author and got no answer in time."""
    run_job(job_id, work=date.fromordinal, apply=lambda _, today: author_queries.tell_of_unanswered(today=today))


@shared_task(name=digests.REQUEST_DIGESTS)
def request_digests(job_id: int) -> None:
    """Queue the digest of everybody who has not seen something."""
    run_job(job_id, work=lambda day: day, apply=_request_digests)


@shared_task(name=digests.MAIL_DIGEST)
def mail_digest(job_id: int) -> None:
    """Queue one person's digest."""
    run_job(job_id, work=lambda person_id: person_id, apply=_mail_digest)


@shared_task(name=notices.MAIL_AT_ONCE)
def mail_notice(job_id: int) -> None:
    """Queue a mail with one notice that its recipient wants at once."""
    run_job(job_id, work=lambda notice_id: notice_id, apply=_mail_notice)


def _request_digests(_: int, day: int) -> None:
    digests.request_digests(day=day)


def _mail_digest(_: int, person_id: int) -> None:
    try:
        digests.mail_digest(person=User.objects.get(pk=person_id))
    except InvalidInput as refused:  # an address that is none: trying again would not help
        raise JobFailed(refused.message, transient=False) from None


def _mail_notice(_: int, notice_id: int) -> None:
    try:
        digests.mail_notice(notice=Notice.objects.select_related("recipient").get(pk=notice_id))
    except InvalidInput as refused:
        raise JobFailed(refused.message, transient=False) from None
