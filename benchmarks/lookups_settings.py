"""The project's settings for ``benchmarks.lookups``: a queue of its own, and the bare tasks beside the project's."""

from factcheck.settings import *  # noqa: F403

CELERY_TASK_DEFAULT_QUEUE = "benchmark-lookups"
CELERY_IMPORTS = ("benchmarks.bare_lookups",)
