"""The demo, offline: select every claim, let the background work run, and each planted error is named."""

from __future__ import annotations

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone
from rest_framework.test import APIClient

from claims.actions.triage import select_claim
from claims.models import Article, Claim, Finding
from claims.verification.outcomes import Tone
from factcheck.accounts.models import User
from factcheck.celery import app
from factcheck.jobs.models import Job
from sources.models import Lookup

pytestmark = pytest.mark.django_db

# Article → (check, outcome, words that the explanation tells).
PLANTED = {
    "Apollo": {
        ("calendar", "weekday_mismatch", "Wednesday"),
        ("quote", "altered", "and do the other things"),
        ("role", "ended", "2025-01-20"),
        ("numbers", "parts_total", "110 percent"),
    },
    "river bridge": {
        ("quote", "altered", "2028"),
        ("numbers", "change_mismatch", "25 percent"),
        ("article", "name_variants", "Lindquist"),
    },
    "Kremlin": set(),
}


def run_background_work() -> None:
    """What the worker does, until nothing is due."""
    app.loader.import_default_modules()
    for _ in range(30):
        due = list(Job.objects.filter(state="queued", run_after__lte=timezone.now()).values_list("kind", "pk"))
        if not due:
            return
        for kind, pk in due:
            app.tasks[kind](pk)
    raise AssertionError("the work never ends")


@pytest.fixture
def checked_demo(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    call_command("load_seeds", stdout=StringIO())
    run_background_work()
    ana = User.objects.get(username="ana")
    for claim in Claim.objects.filter(state="detected"):
        select_claim(claim=claim, actor=ana)
    run_background_work()


def standing(article: Article):
    return Finding.objects.filter(version__article=article, superseded_at=None).select_related("version")


def test_every_lookup_ends_and_each_planted_error_is_named(checked_demo):
    assert not Claim.objects.filter(state="detected").exists()
    assert set(Lookup.objects.values_list("job__state", flat=True)) == {"done"}
    assert Lookup.objects.filter(provider="library", outcome="found").exists()
    assert Lookup.objects.filter(outcome="nothing_found").exists()
    reader = APIClient()
    reader.force_login(User.objects.get(username="ana"))
    for slug, planted in PLANTED.items():
        article = Article.objects.get(title__contains=slug)
        wrong = [finding for finding in standing(article) if finding.reading.tone is Tone.CONTRADICTS]
        for check, outcome, words in planted:
            assert any(
                (finding.kind, finding.outcome) == (check, outcome) and words in finding.explanation
                for finding in wrong
            ), (slug, check, outcome)
        named = {(check, outcome) for check, outcome, _ in planted}
        assert {(finding.kind, finding.outcome) for finding in wrong} == named, slug

        listed = reader.get(f"/api/v1/findings/?article={article.pk}&tone=contradicts&page_size=200").json()["results"]
        assert {(row["check"], row["outcome"]) for row in listed} == named
