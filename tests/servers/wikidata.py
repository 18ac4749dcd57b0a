"""A stand-in for Wikidata's two services, answering from recordings, or with whatever trouble a test asks for."""

from __future__ import annotations

import contextlib
import json
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.servers.loopback import LoopbackServer, answer, serving

RECORDINGS = Path(__file__).resolve().parent.parent / "recordings" / "wikidata"
API, SPARQL = "/w/api.php", "/sparql"


@dataclass
class Answer:
    """What one service answers. ``delay``: seconds of silence before it."""

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0

    @classmethod
    def of(cls, value: object) -> Answer:
        return cls(json.dumps(value).encode(), headers={"Content-Type": "application/json; charset=utf-8"})

    @classmethod
    def recorded(cls, name: str) -> Answer:
        return cls.of(json.loads((RECORDINGS / name).read_text(encoding="utf-8")))


class Wikidata:
    """The running stand-in: ``answers`` can be changed, ``requests`` tells what was asked."""

    def __init__(self) -> None:
        self.answers = {API: Answer.recorded("search.json"), SPARQL: Answer.recorded("positions.json")}
        self.server: LoopbackServer
        self.asked: list[tuple[str, dict[str, str]]] = []

    def behave(self, connection: socket.socket, target: str) -> None:
        parts = urlsplit(target)
        self.asked.append((parts.path, {name: values[0] for name, values in parse_qs(parts.query).items()}))
        given = self.answers[parts.path]
        time.sleep(given.delay)
        answer(connection, given.body, status=given.status, headers=given.headers)

    @property
    def addresses(self) -> dict[str, str]:
        return {"wikidata_api": f"{self.server.url}{API}", "wikidata_sparql": f"{self.server.url}{SPARQL}"}

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"

    def headers(self, number: int) -> dict[str, str]:
        """The headers of the request with that number, names in lower case."""
        lines = self.server.requests[number].split(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
        return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


@contextlib.contextmanager
def running_wikidata() -> Iterator[Wikidata]:
    wikidata = Wikidata()
    with serving(wikidata.behave) as server:
        wikidata.server = server
        yield wikidata
