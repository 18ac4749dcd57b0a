"""Following a job."""

from __future__ import annotations

from django.utils import timezone
from rest_framework.test import APIClient

from factcheck.jobs.models import Job
from tests.factories import checker, make_article


def test_a_job_is_polled_without_a_body_while_nothing_changes(db):
    api = APIClient()
    api.force_authenticate(checker())
    make_article()
    job = Job.objects.get()
    url = f"/api/v1/jobs/{job.pk}/"
    first = api.get(url)
    assert first.json()["state"] == "queued"
    unchanged = api.get(url, headers={"If-None-Match": first["ETag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert unchanged["ETag"] == first["ETag"]
    Job.objects.filter(pk=job.pk).update(state="done", finished_at=timezone.now())
    changed = api.get(url, headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, changed.json()["state"]) == (200, "done")
    assert changed["ETag"] != first["ETag"]
    assert api.get("/api/v1/jobs/").status_code == 404, "jobs are followed, not browsed"
