"""Jobs that take a while, and one that kills its worker."""

import os
import random
import signal
import time

from celery import shared_task

from factcheck.jobs.run import run_job
from tests.faults.probe.models import Effect


@shared_task(name="probe.note")
def note(job_id):
    run_job(job_id, work=_work, apply=_apply)


@shared_task(name="probe.poison")
def poison(job_id):
    run_job(job_id, work=_die, apply=_apply)


def _work(subject_id):
    time.sleep(random.uniform(0.01, 0.08))


def _apply(subject_id, result):
    Effect.objects.create(subject_id=subject_id)


def _die(subject_id):
    os.kill(os.getpid(), signal.SIGKILL)
