"""The Celery app: the tasks of every installed app, the sweeper's timetable, the start of the dispatcher."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

from celery import Celery
from celery.signals import task_postrun, worker_init, worker_ready, worker_shutting_down

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")

SWEEP_SECONDS = 10.0

app = Celery("factcheck")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.autodiscover_tasks(related_name="upkeep")
app.conf.beat_schedule = {
    # A sweep that waited longer than its interval is of no use: the next one does its work.
    "sweep": {"task": "jobs.sweep", "schedule": SWEEP_SECONDS, "options": {"expires": SWEEP_SECONDS}},
}


@worker_init.connect
def _claim_data_dir(**_: Any) -> None:
    from django.conf import settings

    from factcheck.jobs.embedded import hold_worker_lock

    if settings.EMBEDDED:
        hold_worker_lock(Path(settings.DATA_DIR))  # for as long as this process lives


@worker_ready.connect
def _start_dispatcher(sender: Any, **_: Any) -> None:
    from django.conf import settings

    from factcheck.jobs import pulse
    from factcheck.jobs.embedded import Dispatcher

    pulse.beat()
    if settings.EMBEDDED:
        dispatcher = Dispatcher(app, slots=sender.controller.concurrency)
        task_postrun.connect(dispatcher.finished, weak=False)
        worker_shutting_down.connect(dispatcher.stop, weak=False)
        threading.Thread(target=dispatcher.run, name="dispatcher", daemon=True).start()
