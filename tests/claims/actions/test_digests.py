"""Mails with what was not seen: to whom, how often, and what never leaves the desk."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from claims.actions.comments import add_comment
from claims.actions.digests import MAIL_DIGEST, mail_digest, request_digests, set_mail_choice
from claims.actions.notices import MAIL_AFTER, MAIL_AT_ONCE, mark_seen
from claims.actions.triage import assign_claim
from claims.actions.watching import watch
from claims.models import Notice
from claims.upkeep import mail_digest as mail_digest_task
from claims.upkeep import mail_notice as mail_notice_task
from factcheck.accounts.models import User
from factcheck.errors import InvalidInput
from factcheck.jobs.models import Job
from factcheck.mail.models import Mail
from tests.factories import checker, editor, make_article, make_claim

pytestmark = pytest.mark.django_db

DAY = 740_000


@pytest.fixture
def ana():
    return checker(username="ana", byline="Ana Lind", email="ana@example.org")


@pytest.fixture
def claim():
    return make_claim(make_article(title="The\nbridge", text="“We will rebuild\nthe bridge by May,” said the mayor."))


def say(claim, *words: str) -> None:
    for said in words:
        add_comment(about=claim, actor=checker(byline="Ben Ode"), words=said)


def test_one_mail_says_everything_that_was_not_seen_and_nothing_that_stays_at_the_desk(claim, ana, settings):
    settings.SITE_URL = "https://factcheck.example.org"
    watch(about=claim, actor=ana)
    watch(about=claim.article, actor=ana)
    say(claim, "Secret source: Carl.", "@ana please")
    say(claim.article, "Who takes it?")
    assert mail_digest(person=ana) == 3
    mail = Mail.objects.get()
    assert mail.to == "ana@example.org"
    assert "3 things you have not seen" in mail.subject
    for words in (
        "Ana Lind,",
        "“The bridge”",
        f"Claim {claim.number} in “The bridge”:\n““We will rebuild the bridge by",
        "- Ben Ode commented",
        "- Ben Ode mentioned you in a comment",
        f"https://factcheck.example.org/admin/claims/article/{claim.article_id}/workbench/claims/{claim.number}/",
        "https://factcheck.example.org/admin/notices/mail/",
    ):
        assert words in mail.body, words
    for words in ("Secret", "please", "Who takes"):
        assert words not in mail.body


def test_nothing_is_mailed_twice(claim, ana):
    watch(about=claim, actor=ana)
    say(claim, "One.")
    assert request_digests(day=DAY) == 1
    assert request_digests(day=DAY) == 1  # the job runs again after a crash: the same keys, the same jobs
    job = Job.objects.get(kind=MAIL_DIGEST)
    mail_digest_task(job.pk)
    mail_digest_task(job.pk)
    assert Mail.objects.count() == 1
    assert request_digests(day=DAY + 1) == 0
    assert mail_digest(person=ana) == 0
    say(claim, "Two.")
    assert mail_digest(person=ana) == 1
    assert Mail.objects.count() == 2


def test_a_crash_between_mail_and_mark_leaves_neither(claim, ana, monkeypatch):
    watch(about=claim, actor=ana)
    say(claim, "One.")
    request_digests(day=DAY)
    job = Job.objects.get(kind=MAIL_DIGEST)

    def crash(*args, **kwargs):
        raise RuntimeError("the lamp fell over")

    with monkeypatch.context() as patched:
        patched.setattr("claims.actions.digests._mark_mailed", crash)
        mail_digest_task(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED
    assert not Mail.objects.exists()
    assert Notice.objects.get().mailed_at is None
    Job.objects.filter(pk=job.pk).update(run_after=timezone.now())
    mail_digest_task(job.pk)
    assert Mail.objects.count() == 1


def test_what_was_seen_is_not_mailed(claim, ana):
    watch(about=claim, actor=ana)
    say(claim, "One.")
    mark_seen(actor=ana, up_to=Notice.objects.get().pk)
    assert request_digests(day=DAY) == 0
    assert mail_digest(person=ana) == 0


@pytest.mark.parametrize("why", ["never", "no address", "left"])
def test_who_wants_no_mail_or_can_get_none_gets_none(claim, ana, why):
    watch(about=claim, actor=ana)
    say(claim, "@ana one.")
    if why == "never":
        set_mail_choice(actor=ana, when="never")
    else:
        User.objects.filter(pk=ana.pk).update(**({"email": ""} if why == "no address" else {"is_active": False}))
    assert request_digests(day=DAY) == 0
    assert not Mail.objects.exists()


def test_mentions_and_assignments_are_mailed_at_once_to_who_wants_that(claim, ana):
    carla = checker(username="carla")
    set_mail_choice(actor=ana, when="at_once")
    watch(about=claim, actor=ana)
    say(claim, "No mention.", "@ana and @carla!")
    assign_claim(claim=claim, actor=editor(), assignee=ana)
    jobs = Job.objects.filter(kind=MAIL_AT_ONCE).order_by("pk")
    assert [Notice.objects.get(pk=job.subject_id).kind for job in jobs] == ["mention", "assigned"]
    with time_machine.travel(timezone.now() + MAIL_AFTER + timedelta(seconds=1)):
        mail_notice_task(jobs[0].pk)
        mark_seen(actor=ana, up_to=jobs[1].subject_id)  # the desk is open: no mail needed
        mail_notice_task(jobs[1].pk)
    mail = Mail.objects.get()
    assert mail.to == "ana@example.org"
    assert "Ben Ode mentioned you in a comment" in mail.subject
    assert Notice.objects.filter(recipient=carla, mailed_at=None).exists()


def test_a_mail_at_once_waits_a_moment(claim, ana):
    set_mail_choice(actor=ana, when="at_once")
    say(claim, "@ana!")
    mail_notice_task(Job.objects.get(kind=MAIL_AT_ONCE).pk)
    assert not Mail.objects.exists()


def test_an_address_that_is_none_ends_the_job_with_its_reason(claim, ana):
    User.objects.filter(pk=ana.pk).update(email="not an address")
    watch(about=claim, actor=ana)
    say(claim, "One.")
    request_digests(day=DAY)
    job = Job.objects.get(kind=MAIL_DIGEST)
    mail_digest_task(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DEAD
    assert "no e-mail address" in job.last_error


def test_a_mail_has_bounds(claim, ana):
    watch(about=claim, actor=ana)
    Notice.objects.bulk_create(
        Notice(recipient=ana, article=claim.article, claim=claim, words="w" * 500, event=f"test:{n}")
        for n in range(150)
    )
    assert mail_digest(person=ana) == 150
    assert "And 90 more." in Mail.objects.get().body


def test_an_unknown_choice_is_refused(ana):
    with pytest.raises(InvalidInput, match="at_once, daily, never"):
        set_mail_choice(actor=ana, when="hourly")
