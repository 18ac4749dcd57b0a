"""The desk's own admin: who gets in, what stands on its first page, and that nothing in it is inline."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions.reviews import submit_verdict
from claims.actions.triage import assign_claim, select_claim
from factcheck.accounts.models import User
from factcheck.jobs.models import Job
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import administrator, checker, make_article, make_claim, researched_claim

pytestmark = pytest.mark.django_db

INLINE = re.compile(
    r"""<style|\sstyle\s*=|\son[a-z]+\s*=|<script(?![^>]*\bsrc=)(?![^>]*type="application/json")|javascript:""", re.I
)


def test_the_log_in_needs_no_staff_flag_but_an_active_account():
    User.objects.create_user("plain", password="correct horse battery", is_staff=False)
    User.objects.create_user("gone", password="correct horse battery", is_active=False)
    for name, status in (("plain", 302), ("gone", 200)):
        answer = Client().post(
            reverse("admin:login"), {"username": name, "password": "correct horse battery", "next": "/admin/"}
        )
        assert answer.status_code == status


def _pages(person: User) -> list[str]:
    claim = researched_claim(person)
    names = [
        reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{view}")
        for model in admin.site._registry
        for view in ("changelist", "add")
    ]
    return [
        *names,
        reverse("admin:index"),
        reverse("admin:login"),
        reverse("admin:password_change"),
        reverse("admin:accounts_user_change", args=[person.pk]),
        reverse("admin:auth_user_password_change", args=[person.pk]),
        reverse("admin:claims_ratingscale_change", args=[1]),
        reverse("admin:audit_auditevent_change", args=[1]),
        reverse("admin:jobs_job_change", args=[Job.objects.first().pk]),
        reverse("admin:app_list", args=["claims"]),
        article_address(claim.article_id),
        claim_address(claim),
    ]


@pytest.mark.parametrize("role", [checker, administrator])
def test_no_page_carries_inline_script_or_style(role):
    person = role()
    client = logged_in(person)
    shown = 0
    for address in _pages(person):
        answer = client.get(address)
        assert answer.status_code in (200, 302, 403), address
        if answer.status_code != 200:
            continue
        shown += 1
        assert INLINE.findall(answer.content.decode()) == [], address
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "script-src 'self'" in policy
    assert shown > 12


def test_lists_cost_the_same_number_of_queries_however_long_they_are():
    person = administrator()
    client = logged_in(person)
    addresses = [
        reverse(f"admin:{name}_changelist")
        for name in (
            "claims_article",
            "claims_claim",
            "audit_auditevent",
            "jobs_job",
            "accounts_user",
            "accounts_apitoken",
        )
    ] + [reverse("admin:index")]

    def counts() -> list[int]:
        found = []
        for address in addresses:
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            found.append(len(queries))
        return found

    def some_work() -> None:
        claim = select_claim(claim=make_claim(actor=person), actor=person)
        assign_claim(claim=claim, actor=person, assignee=person)
        submit_verdict(claim=researched_claim(checker()), actor=checker())

    some_work()
    few = counts()
    for _ in range(8):
        some_work()
    assert counts() == few
    assert max(few) <= 22


def test_admin_forms_go_around_no_action():
    claim = researched_claim()
    client = logged_in(administrator())
    article = claim.article
    for address in (
        reverse("admin:claims_claim_add"),
        reverse("admin:claims_claim_delete", args=[claim.pk]),
        reverse("admin:claims_article_delete", args=[article.pk]),
        reverse("admin:audit_auditevent_add"),
        reverse("admin:audit_auditevent_delete", args=[1]),
        reverse("admin:jobs_job_add"),
        reverse("admin:accounts_user_delete", args=[article.created_by_id]),
    ):
        assert client.post(address, {"post": "yes"}).status_code == 403, address
    address = reverse("admin:claims_claim_change", args=[claim.pk])
    assert client.get(address)["Location"] == claim_address(claim)
    client.post(address, {"state": "published", "text": "x"})
    claim.refresh_from_db()
    assert (claim.state, claim.text) == ("in_research", claim.text)


def test_claims_are_searched_filtered_and_sorted():
    ana = checker()
    claim = make_claim(actor=ana)
    client = logged_in(ana)
    address = reverse("admin:claims_claim_changelist")
    for query, count in (
        ("", 1),
        ("?q=bridge", 1),
        ("?q=zeppelin", 0),
        ("?state__exact=detected", 1),
        ("?kind__exact=date", 0),
        ("?work=mine", 0),
        ("?work=attention", 0),
        ("?o=-4", 1),
    ):
        assert client.get(address + query).context["cl"].result_count == count, query
    assert claim_address(claim) in client.get(address).content.decode()


def test_dead_jobs_are_tried_again_and_that_is_on_record():
    ana = checker()
    make_article(actor=ana)
    job = Job.objects.get()
    address = reverse("admin:jobs_job_changelist")
    post = {"action": "try_again", "_selected_action": [job.pk]}
    assert "Only a failed" in logged_in(ana).post(address, post, follow=True).content.decode()
    Job.objects.update(state="dead", finished_at=timezone.now(), last_error="Out of memory.")
    assert "Out of memory." in logged_in(ana).get(address).content.decode()
    assert "Queued again: 1" in logged_in(ana).post(address, post, follow=True).content.decode()
    job.refresh_from_db()
    assert job.state == "queued"
