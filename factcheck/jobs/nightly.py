"""Work that is done once a night, whether a scheduler runs or the desk's computer was off at that hour.

The day's job is made when its time has come, by whoever looks first; its key makes it the only one.
"""

from __future__ import annotations

from datetime import datetime, time

from django.utils import timezone

from factcheck.jobs.actions import enqueue

_TIMETABLE: dict[str, time] = {}


def every_night(kind: str, *, at: time) -> None:
    """Have the task ``kind`` run once a day, from ``at`` on (the installation's time zone).

    Its job's subject is the day's ordinal (``date.toordinal``).
    """
    _TIMETABLE[kind] = at


def ensure_nightly(now: datetime) -> None:
    """Make the jobs of today whose time has come, unless they are there."""
    local = timezone.localtime(now)
    for kind, at in _TIMETABLE.items():
        if local.time() >= at:
            day = local.date()
            enqueue(kind=kind, subject_id=day.toordinal(), key=f"{kind}:{day.isoformat()}")
