"""Loopback stand-ins for servers that misbehave: raw sockets, so that they can say what no HTTP library would."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator

Behaviour = Callable[[socket.socket, str], None]


class LoopbackServer:
    """Serves ``behaviour(connection, path)`` on 127.0.0.1; keeps the requests and the number of connections."""

    def __init__(self, behaviour: Behaviour, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self._behaviour = behaviour
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", port), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        self.requests: list[bytes] = []
        self.connections = 0
        self.open_now = 0
        self.most_open = 0
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            self.connections += 1
            self.open_now += 1
            self.most_open = max(self.most_open, self.open_now)
        try:
            connection.settimeout(30)
            if self._tls is not None:
                connection = self._tls.wrap_socket(connection, server_side=True)
            with connection:
                request = self._read_request(connection)
                self.requests.append(request)
                words = request.split(b" ", 2)
                if len(words) > 1:
                    self._behaviour(connection, words[1].decode("ascii", "replace"))
        except OSError:
            pass  # the client went away, as it should from most of these
        finally:
            with self._lock:
                self.open_now -= 1

    @staticmethod
    def _read_request(connection: socket.socket) -> bytes:
        request = b""
        while b"\r\n\r\n" not in request:
            received = connection.recv(65536)
            if not received:
                return request
            request += received
        head, _, body = request.partition(b"\r\n\r\n")
        for line in head.split(b"\r\n"):
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                while len(body) < int(value):
                    body += connection.recv(65536)
        return head + b"\r\n\r\n" + body


@contextlib.contextmanager
def serving(behaviour: Behaviour, tls: ssl.SSLContext | None = None, port: int = 0) -> Iterator[LoopbackServer]:
    server = LoopbackServer(behaviour, tls, port)
    try:
        yield server
    finally:
        server.close()


def answer(
    connection: socket.socket,
    body: bytes = b"",
    *,
    status: int = 200,
    headers: dict[str, str] | None = None,
    length: bool = True,
) -> None:
    """Send one well-formed answer."""
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in (headers or {}).items())]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    connection.sendall("\r\n".join([*lines, "", ""]).encode("utf-8") + body)
