"""Runs a parser in a process of its own that is killed when it takes too long or too much. Pure."""

from __future__ import annotations

import datetime as dt
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sources.capture.document import DocumentRefused, ReadDocument, ReadLimits

_ROOT = Path(__file__).resolve().parents[2]


def parse_confined(
    source_format: str, data: bytes, limits: ReadLimits, *, charset: str = "", url: str = ""
) -> ReadDocument:
    """Parse ``data`` (``html``, ``markdown``, ``docx`` or ``pdf``) in a confined process; the text is not
    cleaned.

    The process knows no secret of ours (empty environment) and ends within ``limits.seconds`` of wall clock.
    Safe to call from any thread. Raises ``DocumentRefused``: the parser's own, ``too-slow``, or
    ``unreadable`` when the parser crashed or ran out of memory.
    """
    request = {
        "format": source_format,
        "charset": charset,
        "url": url,
        "memory_bytes": limits.memory_bytes,
        "cpu_seconds": math.ceil(limits.seconds) + 1,
        "output_bytes": 12 * limits.max_text_bytes + 1_000_000,  # JSON spells a character in at most 12
    }
    # Files instead of pipes: nothing to pump, nothing to fill up, and the kernel bounds what can be written.
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as written:
        given.write(json.dumps(request).encode("ascii") + b"\n" + data)
        given.seek(0)
        status = _run(given, written, limits.seconds)
        written.seek(0)
        answer = _read_answer(written.read()) if status == 0 else None
    if status is None:
        raise DocumentRefused(
            "too-slow",
            f"The document took longer than {limits.seconds:g} seconds to read. Split it, or give its text.",
        )
    if answer is None:
        raise DocumentRefused(
            "unreadable",
            "The document could not be read: it is damaged, or needs more memory than a document may. "
            "Give its text instead.",
        )
    if "refused" in answer:
        code, message = answer["refused"]
        raise DocumentRefused(code, message)
    fields = answer["document"]
    published_on = fields.pop("published_on")
    return ReadDocument(**fields, published_on=dt.date.fromisoformat(published_on) if published_on else None)


def _run(given: Any, written: Any, seconds: float) -> int | None:
    """The process's exit status, or None when it had to be killed for its time."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "sources.capture.worker"],
        stdin=given,
        stdout=written,
        stderr=subprocess.DEVNULL,
        cwd="/",
        env={"PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    try:
        status = process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    return None if status == -signal.SIGXCPU else status


def _read_answer(written: bytes) -> dict[str, Any] | None:
    try:
        answer: dict[str, Any] = json.loads(written)
    except ValueError:
        return None
    return answer
