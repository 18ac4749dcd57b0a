"""Keeps a few child processes running, and leaves none behind. Knows nothing of Django.

Each child leads a session of its own: a Ctrl-C reaches the supervisor alone, which asks the leaders to stop
and ends what is left of their process groups.
"""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

POLL_SECONDS = 0.1
STARTUP_SECONDS = 60.0
GRACE_SECONDS = 15.0
FIRST_RESTART_DELAY = 0.5
LONGEST_RESTART_DELAY = 30.0
# A child that ran this long had started well: its next death is a new story.
SETTLED_SECONDS = 60.0
STARTUP_DEATHS = 3

PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


@dataclass
class Child:
    """One supervised process: its command, and how it fares."""

    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    start_at: float = 0.0
    delay: float = FIRST_RESTART_DELAY
    deaths: int = field(default=0)


class Supervisor:
    """Runs the named commands until SIGINT, SIGTERM or SIGHUP. ``say`` gets one line per event."""

    def __init__(
        self,
        commands: Mapping[str, Sequence[str]],
        *,
        env: Mapping[str, str],
        inherited: Sequence[int] = (),
        say: Callable[[str], None],
    ) -> None:
        self._children = [Child(name, command) for name, command in commands.items()]
        self._env = dict(env)
        self._inherited = tuple(inherited)
        self._say = say
        self._signals: list[int] = []

    def run(self, *, ready: Callable[[], bool], on_ready: Callable[[], None]) -> int:
        """Start, call ``on_ready`` once ``ready()`` says so, restart what dies, stop on a signal.

        The exit status: 0 when stopped by a signal, 1 when the children did not become ready.
        """
        previous = {
            number: signal.signal(number, self._on_signal) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }
        try:
            return self._supervise(ready, on_ready)
        finally:
            self._stop()
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _supervise(self, ready: Callable[[], bool], on_ready: Callable[[], None]) -> int:
        deadline = time.monotonic() + STARTUP_SECONDS
        announced = False
        while not self._signals:
            self._start_missing()
            if not announced:
                if ready():
                    on_ready()
                    announced = True
                elif dead := [child.name for child in self._children if child.deaths >= STARTUP_DEATHS]:
                    self._say(f"The {dead[0]} process does not start; its messages are above.")
                    return 1
                elif time.monotonic() > deadline:
                    self._say(f"Not ready after {STARTUP_SECONDS:.0f} s; giving up.")
                    return 1
            time.sleep(POLL_SECONDS)
        return 0

    def _start_missing(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if child.process is not None and child.process.poll() is not None:
                self._bury(child, now)
            if child.process is None and now >= child.start_at:
                child.process = self._spawn(child.command)
                child.started = now

    def _bury(self, child: Child, now: float) -> None:
        assert child.process is not None
        _kill_group(child.process.pid)  # e.g. gunicorn's workers after their master was killed
        if now - child.started > SETTLED_SECONDS:
            child.delay = FIRST_RESTART_DELAY
        self._say(
            f"The {child.name} process ended (status {child.process.returncode}); "
            f"starting it again in {child.delay:g} s."
        )
        child.deaths += 1
        child.start_at = now + child.delay
        child.delay = min(child.delay * 2, LONGEST_RESTART_DELAY)
        child.process = None

    def _spawn(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        parent = os.getpid()

        def die_with_parent() -> None:
            # Should the supervisor itself be killed, the kernel asks its children to stop (Linux only).
            if _libc is not None:
                _libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
                if os.getppid() != parent:
                    os._exit(1)

        return subprocess.Popen(  # noqa: S603 - our own commands (processes.py), no shell
            command,
            env=self._env,
            stdin=subprocess.DEVNULL,
            pass_fds=self._inherited,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )

    def _stop(self) -> None:
        """Ask every child to stop, wait for it, and end by force whatever outlives the grace period."""
        running = [child.process for child in self._children if child.process is not None]
        for process in running:
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        already = len(self._signals)
        while any(process.poll() is None for process in running) and time.monotonic() < deadline:
            if signal.SIGINT in self._signals[already:]:
                break  # a second Ctrl-C: at once
            time.sleep(POLL_SECONDS)
        for process in running:
            _kill_group(process.pid)
            process.wait()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._signals.append(number)


def _kill_group(leader: int) -> None:
    try:
        os.killpg(leader, signal.SIGKILL)
    except ProcessLookupError:
        return
