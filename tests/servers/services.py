"""One stand-in for every service that lookups ask, in the shapes that the services document, with their errors.

Tests run it inside their process. To try the workbench without a network:

    python -m tests.servers.services --port 9009

prints the environment with which to start the workbench in another shell, and serves until it is interrupted.
``--trouble gdelt=429`` (once for each service) makes a service fail in a way that ``TROUBLES`` knows.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from tests.servers.loopback import LoopbackServer, answer, serving
from tests.servers.wikidata import Answer

RECORDINGS = Path(__file__).resolve().parent.parent / "recordings"
ARCHIVED_PAGE = (
    "<html><head><title>Old Bridge</title></head><body>"
    + "<p>The council will rebuild the Old Bridge by June, say the minutes of its session.</p>" * 5
    + "</body></html>"
).encode()


def recorded(name: str) -> Answer:
    return Answer.of(json.loads((RECORDINGS / f"{name}.json").read_text(encoding="utf-8")))


# Where each address of PROVIDER_ADDRESSES lies on the stand-in, and what it answers.
SERVICES: dict[str, tuple[str, Callable[[], Answer]]] = {
    "wikidata_api": ("/w/api.php", lambda: recorded("wikidata/search")),
    "wikidata_sparql": ("/sparql", lambda: recorded("wikidata/positions")),
    "wikipedia": ("/wikipedia/api.php", lambda: recorded("services/wikipedia")),
    "google_fact_check": ("/v1alpha1/claims:search", lambda: recorded("services/google_fact_check")),
    "wayback": ("/wayback/available", lambda: recorded("services/wayback")),
    "wayback_save": ("/save", lambda: recorded("services/save_started")),
    "wayback_pages": ("/web", lambda: Answer(ARCHIVED_PAGE, headers={"Content-Type": "text/html"})),
    "gdelt": ("/api/v2/doc/doc", lambda: recorded("services/gdelt")),
    "crossref": ("/works", lambda: recorded("services/crossref")),
    "openalex": ("/openalex/works", lambda: recorded("services/openalex")),
    "searxng": ("/searxng", lambda: recorded("services/searxng")),
}
# Keys that the stand-in would take; any will do.
KEYS = {"google_fact_check": "stand-in-key", "openalex": "stand-in-key", "wayback_save": "stand-in:secret"}
HTML = b"<!doctype html><html><title>Just a moment</title><body>Please wait</body></html>"
TROUBLES: dict[str, Callable[[], Answer]] = {
    "429": lambda: Answer(b"slow down", 429, {"Retry-After": "30"}),
    "text": lambda: Answer(b"Your query was too short or too long.\n", headers={"Content-Type": "text/html"}),
    "limit": lambda: Answer(b"Please limit requests to one every 5 seconds.\n"),
    "403": lambda: Answer(HTML, 403, {"Content-Type": "text/html"}),
    "500": lambda: Answer(b"", 500),
    "503": lambda: Answer(b"", 503, {"Retry-After": "120"}),
    "slow": lambda: Answer(b"{}", delay=25.0),
    "broken": lambda: Answer(b'{"results": [{"title": "cut o', headers={"Content-Type": "application/json"}),
    "html": lambda: Answer(HTML, headers={"Content-Type": "text/html"}),
    "huge": lambda: Answer(b'{"results": "' + b"x" * 3_000_000 + b'"}'),
    "deep": lambda: Answer(b"[" * 200_000 + b"]" * 200_000),
    "list": lambda: Answer(b"[]"),
    "empty": lambda: Answer(b"{}"),
}


@dataclass
class Asked:
    """A request as it came in."""

    service: str
    path: str
    params: dict[str, str]
    request: str = field(repr=False)


class Services:
    """The running stand-in: ``answers`` can be changed by address name, ``asked`` tells what was asked."""

    def __init__(self) -> None:
        self.answers = {name: make() for name, (_, make) in SERVICES.items()}
        self.save_status = recorded("services/save_done")
        self.asked: list[Asked] = []
        self.server: LoopbackServer

    def trouble(self, service: str, kind: str) -> None:
        self.answers[service] = TROUBLES[kind]()

    def behave(self, connection: socket.socket, target: str) -> None:
        parts = urlsplit(target)
        service = max(
            (name for name, (path, _) in SERVICES.items() if parts.path.startswith(path)),
            key=lambda name: len(SERVICES[name][0]),
            default="",
        )
        params = {name: values[0] for name, values in parse_qs(parts.query).items()}
        # The request with the body that the loopback server has just kept; targets may repeat, the last is ours.
        request = next(r for r in reversed(self.server.requests) if f" {target} HTTP".encode() in r)
        self.asked.append(Asked(service, parts.path, params, request.decode("utf-8", "replace")))
        given = self.answers.get(service, Answer(b"", 404))
        if service == "wayback_save" and "/status/" in parts.path and given.status == 200:
            given = self.save_status
        time.sleep(given.delay)
        answer(connection, given.body, status=given.status, headers=given.headers)

    def asked_of(self, service: str) -> list[Asked]:
        return [asked for asked in self.asked if asked.service == service]

    @property
    def addresses(self) -> dict[str, str]:
        return {name: f"{self.server.url}{path}" for name, (path, _) in SERVICES.items()}

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.port}"


@contextlib.contextmanager
def running_services(port: int = 0) -> Iterator[Services]:
    services = Services()
    with serving(services.behave, port=port) as server:
        services.server = server
        yield services


def main() -> None:
    parser = argparse.ArgumentParser(description="A stand-in for the services that lookups ask.")
    parser.add_argument("--port", type=int, default=9009)
    parser.add_argument("--trouble", action="append", default=[], metavar="SERVICE=KIND")
    options = parser.parse_args()
    with running_services(options.port) as services:
        for pair in options.trouble:
            service, _, kind = pair.partition("=")
            if service not in SERVICES or kind not in TROUBLES:
                parser.error(f"{pair}: services are {', '.join(SERVICES)}; troubles are {', '.join(TROUBLES)}")
            services.trouble(service, kind)
        environment = {
            "OUTBOUND_ALLOWED_HOSTS": services.host,
            **{f"{name.upper()}_URL": address for name, address in services.addresses.items()},
            **{f"{name.upper()}_KEY": key for name, key in KEYS.items()},
        }
        print(*(f"export {name}={value}" for name, value in environment.items()), sep="\n", flush=True)
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
