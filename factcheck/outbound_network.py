"""What an outbound request stands on: its deadline, name resolution, dialling, the pace per host. Pure."""

from __future__ import annotations

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from factcheck.outbound_errors import OutboundFailed

Resolver = Callable[[str, int], list[str]]
"""(name, port) to numeric addresses; raises ``OSError`` (``socket.gaierror``) when there is no answer."""

Dialer = Callable[[str, int, float], socket.socket]
"""(numeric address, port, seconds) to a connected socket; raises ``OSError``."""


class Deadline:
    """The wall-clock end of one request; everything it waits for waits no longer than ``remaining()``."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        """Seconds left, above 0. Raises ``OutboundFailed`` (transient) when the time is over."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> OutboundFailed:
        return OutboundFailed(
            f"The server did not finish within {self._seconds:g} seconds. Try again later.", transient=True
        )


def resolve_by_system(host: str, port: int) -> list[str]:
    """The operating system's answers, in its order, each once."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def dial_numeric(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to a numeric address; never looks a name up."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    connection = socket.socket(family, socket.SOCK_STREAM)
    try:
        connection.settimeout(seconds)
        connection.connect((address, port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except BaseException:
        connection.close()
        raise
    return connection


def resolve(host: str, port: int, resolver: Resolver, deadline: Deadline) -> list[str]:
    """Ask ``resolver`` once, within the deadline. Raises ``OutboundFailed``; never returns an empty list."""
    answered: queue.SimpleQueue[list[str] | OSError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answered.put(resolver(host, port))
        except OSError as error:
            answered.put(error)
        except UnicodeError as error:  # the codec's word for a name that no resolver takes
            answered.put(OSError(str(error)))

    # getaddrinfo cannot be interrupted: a name server that stalls would otherwise outlive the deadline.
    threading.Thread(target=ask, name="outbound-resolve", daemon=True).start()
    try:
        answer = answered.get(timeout=deadline.remaining())
    except queue.Empty:
        raise deadline.over() from None
    if isinstance(answer, OSError):
        temporary = getattr(answer, "errno", None) == socket.EAI_AGAIN
        hint = "Try again later." if temporary else "Check its spelling."
        raise OutboundFailed(f"The name {host} could not be looked up. {hint}", transient=temporary)
    if not answer:
        raise OutboundFailed(f"The name {host} has no address. Check its spelling.", transient=False)
    return answer


@dataclass
class _Gate:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    users: int = 0


class HostPace:
    """One connection at a time per host, and a gap after each, over all threads of this process."""

    _KEEP = 1024

    def __init__(self) -> None:
        self._gates: dict[str, _Gate] = {}
        self._lock = threading.Lock()

    @contextlib.contextmanager
    def turn(self, host: str, gap: float, deadline: Deadline, *, wait_gap: bool = True) -> Iterator[None]:
        """Hold the host's only turn. The wait counts towards the deadline; raises ``OutboundFailed`` at its
        end.
        """
        with self._lock:
            gate = self._gates.setdefault(host, _Gate())
            gate.users += 1
        try:
            if not gate.lock.acquire(timeout=deadline.remaining()):
                raise self._busy(host, gap)
            try:
                wait = gate.free_at - time.monotonic()
                if wait_gap and wait > 0:
                    if wait >= deadline.remaining():
                        raise self._busy(host, gap)
                    time.sleep(wait)
                yield
            finally:
                gate.free_at = time.monotonic() + gap
                gate.lock.release()
        finally:
            with self._lock:
                gate.users -= 1
                if len(self._gates) > self._KEEP:
                    self._forget_idle()

    def _forget_idle(self) -> None:
        now = time.monotonic()
        idle = [host for host, gate in self._gates.items() if not gate.users and gate.free_at <= now]
        for host in idle:
            del self._gates[host]

    @staticmethod
    def _busy(host: str, gap: float) -> OutboundFailed:
        return OutboundFailed(
            f"Other requests to {host} are still waiting for their turn. Try again later.",
            transient=True,
            retry_after=gap,
        )
