"""The project's settings, with one more app whose jobs only leave a trace."""

from factcheck.settings import *  # noqa: F403
from factcheck.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.faults.probe"]
