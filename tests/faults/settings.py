"""The project's settings for jobs, database and Celery, with one app whose jobs only leave a trace."""

from factcheck.settings import *  # noqa: F403

INSTALLED_APPS = ["factcheck.jobs", "tests.faults.probe"]
MIDDLEWARE = []
ROOT_URLCONF = "tests.faults.probe.urls"
