"""How many public pages one process answers, beside what the framework and the static files allow.

    python -m benchmarks.public_pages [--seconds 2] [--rounds 3]

Requests go through the whole WSGI application in this process, one after the other, over the demo data in an
embedded database of its own; no server and no network take part. ``bare view`` returns a constant string behind the
same middleware: nothing that Django renders can be faster. ``without middleware`` is the same view alone.
Printed are requests per second of wall-clock time and per second of processor time, the best of all rounds: on a
machine that does other work, too, the second is what a core of an idle one would reach.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


@dataclass(frozen=True)
class Case:
    """One address asked again and again; ``header`` is sent, ``expected`` is the status of every answer.

    ``anew``: nothing that was rendered before is kept, as for a page that was published this moment.
    """

    name: str
    path: str
    expected: str = "200"
    headers: dict[str, str] = field(default_factory=dict)
    anew: bool = False


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=2.0, help="per case and round")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="public-pages-") as directory:
        application = prepare(Path(directory))
        run(application, options.seconds, options.rounds)


def prepare(directory: Path) -> Application:
    """The application over demo data and collected static files in ``directory``."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "SECRET_KEY": "only-for-benchmarks",
        "DATA_DIR": str(directory / "data"),
        "STATIC_ROOT": str(directory / "static"),
        "DEBUG": "false",
        "LOG_LEVEL": "ERROR",
    }
    os.environ.pop("DATABASE_URL", None)
    os.environ.pop("REDIS_URL", None)

    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("load_seeds", stdout=sys.stderr)
    settings.ROOT_URLCONF = "benchmarks.public_pages_urls"
    return get_wsgi_application()


def run(application: Application, seconds: float, rounds: int) -> None:
    from django.contrib.staticfiles.storage import staticfiles_storage
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import override_settings
    from django.urls import reverse

    from claims.models import Verdict

    slug = Verdict.objects.filter(published_version__isnull=False, retracted_at__isnull=True).earliest("pk").slug
    verdict, checks = reverse("public:verdict", args=[slug]), reverse("public:checks")
    with override_settings(MIDDLEWARE=[]):
        alone = WSGIHandler()
    cases = [
        (alone, Case("without middleware", "/bare/")),
        (application, Case("bare view", "/bare/")),
        (application, Case("static file", staticfiles_storage.url("public/page.css"))),
        (application, Case("verdict page", verdict)),
        (application, Case("verdict page, rendered", verdict, anew=True)),
        (application, Case("verdict page, 304", verdict, "304", _conditional(application, verdict))),
        (application, Case("list of checks", checks)),
        (application, Case("list of checks, 304", checks, "304", _conditional(application, checks))),
    ]
    best: dict[str, tuple[float, float]] = {}
    for _ in range(rounds):
        for handler, case in cases:
            wall, processor = measure(handler, case, seconds)
            known = best.get(case.name, (0.0, 0.0))
            best[case.name] = (max(wall, known[0]), max(processor, known[1]))
    print(f"{'':26} {'per second':>12} {'per processor second':>22}")
    for name, (wall, processor) in best.items():
        print(f"{name:26} {wall:12,.0f} {processor:22,.0f}")


def measure(application: Application, case: Case, seconds: float) -> tuple[float, float]:
    """Requests per second of wall-clock and of processor time; raises when an answer is not the expected one."""
    from claims.publishing.conditional import rendered_pages

    for _ in range(20):
        _ask(application, case)
    asked, began, began_processor = 0, time.perf_counter(), time.process_time()
    while time.perf_counter() - began < seconds:
        for _ in range(10):
            if case.anew:
                rendered_pages.clear()
            status, _headers = _ask(application, case)
            if not status.startswith(case.expected):
                raise RuntimeError(f"{case.path} answered {status}, not {case.expected}")
        asked += 10
    return asked / (time.perf_counter() - began), asked / (time.process_time() - began_processor)


def _conditional(application: Application, path: str) -> dict[str, str]:
    _, headers = _ask(application, Case("", path))
    return {"HTTP_IF_NONE_MATCH": headers["ETag"]}


def _ask(application: Application, case: Case) -> tuple[str, dict[str, str]]:
    """The status and headers of an answer that was read to its end, as a server does."""
    answer: dict[str, Any] = {}

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        answer.update(status=status, headers=dict(headers))

    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": case.path,
        "SCRIPT_NAME": "",
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **case.headers,
    }
    body = application(environ, start_response)
    try:
        for _ in body:
            pass
    finally:
        if hasattr(body, "close"):
            body.close()
    return answer["status"], answer["headers"]


if __name__ == "__main__":
    main()
