"""Django's handle on the jobs app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "factcheck.jobs"
    label = "jobs"
    verbose_name = "Background work"

    def ready(self) -> None:
        # Every Django process publishes through our Celery app. Imported here and not in
        # factcheck/__init__.py, so that pure modules (factcheck.outbound) load neither Celery nor Django.
        from factcheck import celery  # noqa: F401
