"""The doors through which articles and documents come in, and one way to knock at all of them.

Every door answers with ``Taken`` or ``Refused``; anything else (a 500, a traceback, a redirect to nowhere) fails
the test here.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from claims.models import Article, ArticleVersion, Claim
from factcheck.accounts.models import User
from factcheck.api.tokens import issue_token
from factcheck.audit.models import AuditEvent
from factcheck.jobs.models import Job
from sources.models import Capture, Snapshot, Source
from tests.factories import checker

TITLE = "A title that somebody typed"
DAY = "2025-12-03"
STORED = (Article, ArticleVersion, Claim, Source, Snapshot, Capture, Job, AuditEvent)


@dataclass(frozen=True, slots=True)
class Refused:
    """``message`` is what the person or program is told; ``kept`` whether what was typed is still there."""

    message: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class Taken:
    """``place`` is where it leads: an address, or the command's JSON."""

    place: str


Outcome = Refused | Taken
FileDoor = Callable[[str, bytes, Path], Outcome]
UrlDoor = Callable[[str], Outcome]


def everything_stored() -> dict[str, object]:
    """Rows of every table that intake writes, and every file; equal before and after when nothing was written."""
    root = Path(settings.MEDIA_ROOT)
    rows: dict[str, object] = {model.__name__: model._default_manager.count() for model in STORED}
    return rows | {"files": sorted(str(path) for path in root.rglob("*") if path.is_file())}


def is_guidance(message: str) -> bool:
    """A sentence for people: no stack trace, no name of a class, no bare “invalid”."""
    sentence = len(message.split()) >= 5 and message.rstrip().endswith((".", "?", "OUTBOUND_ALLOWED_HOSTS"))
    innards = re.search(r"Traceback|\w+(Error|Exception)\b|<class|object at 0x|\bNone\b|site-packages", message)
    return sentence and not innards


# --- the desk -------------------------------------------------------------------------------------------------


def at_desk(user: User | None = None) -> Client:
    client = Client()
    client.force_login(user or checker(), backend="django.contrib.auth.backends.ModelBackend")
    return client


def intake_form(**data: object) -> Outcome:
    """The form *Add article*, as a checker sends it."""
    given = {"way": "text", "text": "", "title": TITLE, "published_on": DAY} | data
    answer = at_desk().post(reverse("admin:claims_article_add"), given)
    if answer.status_code == 302:
        return Taken(answer["Location"])
    assert answer.status_code == 400, answer.status_code
    html = answer.content.decode()
    typed = all(value in unescape(html) for name, value in given.items() if name in ("title", "url") and value)
    return Refused(_alert(html), kept=typed)


def intake_upload(name: str, data: bytes, tmp_path: Path) -> Outcome:
    return intake_form(way="file", file=SimpleUploadedFile(name, data))


def intake_address(url: str) -> Outcome:
    return intake_form(way="url", url=url)


def library_form(name: str, data: bytes, tmp_path: Path) -> Outcome:
    """The form *Add a document* of the library."""
    given = {"file": SimpleUploadedFile(name, data), "title": TITLE, "proximity": "primary"}
    answer = at_desk().post(reverse("admin:sources_source_add"), given)
    if answer.status_code == 302:
        return Taken(answer["Location"])
    assert answer.status_code == 200, answer.status_code
    html = answer.content.decode()
    errors = re.findall(r'<ul class="errorlist[^"]*"[^>]*>(.*?)</ul>', html, re.S)
    assert errors, "a refused form says so"
    return Refused(_words(" ".join(errors)), kept=TITLE in html)


def _alert(html: str) -> str:
    alert = re.search(r'role="alert"[^>]*>(.*?)</div>', html, re.S)
    assert alert, "a refused form says so"
    fields = re.findall(r'class="form-error"[^>]*>(.*?)</p>', html, re.S)
    return _words(" ".join([alert[1], *fields]))


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


# --- REST -----------------------------------------------------------------------------------------------------


def by_token() -> APIClient:
    _, secret = issue_token(user=checker(), name="import", scopes=["read", "write"], actor=None)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def send(path: str, data: Mapping[str, object], *, form: bool = False, client: APIClient | None = None) -> Outcome:
    """POST to /api/v1/ with a token; a refusal must be application/problem+json."""
    answer = (client or by_token()).post(f"/api/v1/{path}/", data, format="multipart" if form else "json")
    if answer.status_code in (200, 201, 202):
        return Taken(answer["Location"])
    assert 400 <= answer.status_code < 500, answer.status_code
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert {"type", "title", "status", "code", "detail"} <= body.keys()
    assert body["status"] == answer.status_code
    told = [body["detail"]]
    for field, errors in body.get("errors", {}).items():
        told += [f"{field}: {error}" for error in errors]
    return Refused(" ".join(told))


def rest_upload(name: str, data: bytes, tmp_path: Path) -> Outcome:
    return send("articles", {"file": SimpleUploadedFile(name, data), "title": TITLE, "published_on": DAY}, form=True)


def rest_address(url: str) -> Outcome:
    return send("articles", {"fetch_url": url, "title": TITLE, "published_on": DAY})


def rest_library(name: str, data: bytes, tmp_path: Path) -> Outcome:
    return send("snapshots", {"file": SimpleUploadedFile(name, data), "title": TITLE}, form=True)


# --- the command line -----------------------------------------------------------------------------------------


def command(*arguments: str) -> Outcome:
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("check_article", *arguments, "--json", stdout=out, stderr=err)
    except CommandError as error:
        return Refused(f"{error!s}{out.getvalue()}")
    assert json.loads(out.getvalue())["article"]["sha256"]
    return Taken(out.getvalue())


def command_file(name: str, data: bytes, tmp_path: Path) -> Outcome:
    path = tmp_path / name
    path.write_bytes(data)
    return command(str(path), "--published", DAY)


def command_address(url: str) -> Outcome:
    return command(url, "--published", DAY)


FILE_DOORS: dict[str, FileDoor] = {
    "form": intake_upload,
    "rest": rest_upload,
    "command": command_file,
    "library-form": library_form,
    "library-rest": rest_library,
}
URL_DOORS: dict[str, UrlDoor] = {"form": intake_address, "rest": rest_address, "command": command_address}
