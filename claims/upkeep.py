"""Celery adapters for what is done at night: visiting the pages that claims cite."""

from __future__ import annotations

from datetime import time

from celery import shared_task

from claims.actions import cited_pages
from factcheck.jobs.nightly import every_night
from factcheck.jobs.run import run_job

every_night(cited_pages.KIND, at=time(3, 0))


@shared_task(name=cited_pages.KIND)
def revisit_cited_pages(job_id: int) -> None:
    """Queue a visit to every page that a claim cites."""
    run_job(job_id, work=lambda day: day, apply=lambda _, day: cited_pages.request_visits(day=day))
