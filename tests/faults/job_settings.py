"""The project's database and Celery settings with the job system alone: its workers start in a second."""

from factcheck.settings import *  # noqa: F403

INSTALLED_APPS = ["factcheck.jobs", "tests.faults.probe"]
MIDDLEWARE = []
ROOT_URLCONF = "tests.faults.probe.urls"
