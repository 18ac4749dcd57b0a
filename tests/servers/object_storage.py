"""A stand-in for an S3-compatible service: objects in memory, the four requests that a storage backend makes."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit


class ObjectStorage(ThreadingHTTPServer):
    """``objects`` maps "/bucket/name" to bytes."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        super().__init__(("127.0.0.1", 0), _Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: ObjectStorage

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path)

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if "aws-chunked" in self.headers.get("Content-Encoding", ""):
            body = _unchunked(body)
        self.server.objects[self._name()] = body
        self._answer(200, b"", body)

    def do_GET(self) -> None:
        found = self.server.objects.get(self._name())
        self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>") if found is None else self._answer(
            200, found, found
        )

    def do_HEAD(self) -> None:
        found = self.server.objects.get(self._name())
        self._answer(404, b"") if found is None else self._answer(200, b"", found, len(found))

    def do_DELETE(self) -> None:
        self.server.objects.pop(self._name(), None)
        self._answer(204, b"")

    def _answer(self, status: int, body: bytes, of: bytes = b"", length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("ETag", f'"{hashlib.md5(of, usedforsecurity=False).hexdigest()}"')
        self.send_header("Last-Modified", "Tue, 02 Dec 2025 12:00:00 GMT")
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Silent."""


def _unchunked(body: bytes) -> bytes:
    """The payload of aws-chunked transfer: size in hexadecimal, line break, bytes, line break, … size 0."""
    payload, rest = b"", body
    while rest:
        head, _, rest = rest.partition(b"\r\n")
        size = int(head.split(b";")[0], 16)
        if not size:
            break
        payload, rest = payload + rest[:size], rest[size + 2 :]
    return payload


@contextmanager
def object_storage() -> Iterator[ObjectStorage]:
    server = ObjectStorage()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
