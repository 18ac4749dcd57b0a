"""What cannot be an article is refused at every door: in words that help, and without leaving anything behind."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import ROOT
from tests.factories import checker
from tests.intake.bad_files import BAD_FILES, SENTENCE, BadFile
from tests.intake.doors import (
    DAY,
    FILE_DOORS,
    Refused,
    at_desk,
    by_token,
    command_file,
    everything_stored,
    intake_form,
    is_guidance,
    send,
)

pytestmark = pytest.mark.django_db


def refused(outcome: object, says: tuple[str, ...], before: dict[str, object]) -> None:
    assert isinstance(outcome, Refused), outcome
    for words in says:
        assert words in outcome.message, outcome.message
    assert is_guidance(outcome.message), outcome.message
    assert outcome.kept, "what was typed is gone"
    left = everything_stored()
    # Tokens are issued, and their issue audited, by the test itself.
    assert left | {"AuditEvent": 0} == before | {"AuditEvent": 0}
    assert left["AuditEvent"] <= before["AuditEvent"] + 1


@pytest.mark.parametrize("file", BAD_FILES, ids=lambda file: file.name)
@pytest.mark.parametrize("door", FILE_DOORS)
def test_a_bad_file_is_refused_at_every_door(file: BadFile, door, tmp_path):
    before = everything_stored()
    refused(FILE_DOORS[door](file.name, file.data, tmp_path), file.says, before)


@pytest.mark.parametrize("door", FILE_DOORS)
def test_a_file_over_the_limit_is_refused_unread(door, tmp_path, settings):
    before = everything_stored()
    data = b"x" * (settings.MAX_UPLOAD_BYTES + 1)
    refused(FILE_DOORS[door]("huge.txt", data, tmp_path), (" MB",), before)


def test_messages_for_people_are_told_from_innards():
    """The judge of all the messages above must be able to say no."""
    for words in ("invalid", "Traceback (most recent call last): it went wrong.", "ValueError: it went wrong here."):
        assert not is_guidance(words)
    assert is_guidance("The document is empty. Give one with words.")


TEXTS = {
    "empty": ("", ("no text",)),
    "white space": (" \r\n\t \u2003", ("no text",)),
    "five megabytes": (SENTENCE * 70_000, ("at most 2.0 MB", "Paste the article alone")),
}


@pytest.mark.parametrize("name", TEXTS)
def test_bad_text_in_the_form(name):
    text, says = TEXTS[name]
    before = everything_stored()
    refused(intake_form(text=text), says, before)


@pytest.mark.parametrize("name", TEXTS)
def test_bad_text_over_rest(name):
    text, says = TEXTS[name]
    before = everything_stored()
    outcome = send("articles", {"text": text, "published_on": DAY})
    refused(outcome, ("blank",) if text == "" else says, before)


def test_a_body_over_the_limit():
    """13 MB of text: more than a request may have, in the form and over REST."""
    before = everything_stored()
    body = {"text": "x" * 13_000_000, "published_on": DAY}
    refused(send("articles", body), ("larger than", "Send less"), before)
    answer = at_desk().post(reverse("admin:claims_article_add"), {"way": "text"} | body)
    assert answer.status_code == 400
    assert "Go back with your browser: what you typed is still there." in answer.content.decode()
    assert everything_stored()["Article"] == before["Article"]


def test_a_form_from_before_the_log_in_says_what_to_do():
    """Somebody logged in again in another tab: the form's token is of the old session."""
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(checker(), backend="django.contrib.auth.backends.ModelBackend")
    before = everything_stored()
    answer = desk.post(reverse("admin:claims_article_add"), {"way": "text", "text": SENTENCE, "published_on": DAY})
    assert answer.status_code == 403
    assert "copy what you typed, reload the page" in answer.content.decode()
    assert everything_stored() == before


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("31/02/2025", "2025-12-03"),
        ("2025-02-31", "2025-12-03"),
        ("0000-01-01", "2025-12-03"),
        ("yesterday", "2025-12-03"),
        ("2999-01-01", "between 1900 and today"),
        ("1500-01-01", "between 1900 and today"),
    ],
)
def test_a_date_that_cannot_be(day, says, tmp_path):
    before = everything_stored()
    refused(intake_form(text=SENTENCE, published_on=day), (says,), before)
    before = everything_stored()
    over_rest = send("articles", {"text": SENTENCE, "published_on": day})
    refused(over_rest, (says,) if "between" in says else ("published_on", "YYYY-MM-DD"), before)


BROKEN_BODIES = {
    "half a surrogate pair": (b'{"text": "half \\ud800 a pair"}', "surrogate"),
    "a whole NUL": (b'{"text": "a \\u0000 in it"}', "Null characters"),
    "half a JSON": (b'{"text": "cut o', "not JSON"),
    "not UTF-8": ('{"text": "Brücke"}'.encode("latin-1"), "UTF-8"),
    "a list": (b'["text"]', "Expected"),
    "a number for a text": (b'{"text": {"a": 1}}', "Not a valid string"),
    "a typo": (b'{"txt": "words"}', "Unknown field"),
    "text and address": (b'{"text": "words", "fetch_url": "https://example.org/"}', "exactly one"),
}


@pytest.mark.parametrize("name", BROKEN_BODIES)
def test_a_request_that_cannot_be_read(name):
    body, says = BROKEN_BODIES[name]
    client = by_token()
    before = everything_stored()
    answer = client.post("/api/v1/articles/", body, content_type="application/json")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert says in answer.content.decode()
    assert everything_stored() == before


def test_a_form_without_a_way_or_with_fields_of_the_wrong_kind():
    before = everything_stored()
    refused(intake_form(way="pigeon", text=SENTENCE), ("marked fields",), before)
    before = everything_stored()
    refused(intake_form(text=SENTENCE, publisher="P" * 201), ("marked fields", "200"), before)
    answer = at_desk().post(reverse("admin:claims_article_add"), b"\xff\xfe", content_type="application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize("file", [f for f in BAD_FILES if f.name in ("scan.pdf", "damaged.docx", "picture.txt")])
def test_the_command_leaves_with_status_1_and_one_line(file: BadFile, tmp_path):
    path = tmp_path / file.name
    path.write_bytes(file.data)
    environment = os.environ | {"DATA_DIR": str(tmp_path / "data"), "NO_COLOR": "1"}
    command = [sys.executable, "manage.py", "check_article", str(path), "--json"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.count("\n") == 1
    assert is_guidance(done.stderr.removeprefix("CommandError: ").strip())


def test_a_name_from_another_system_is_only_a_name(tmp_path):
    """Paths, controls and right-to-left overrides in a file's name neither choose the format nor break out."""
    for door in FILE_DOORS:
        if FILE_DOORS[door] is command_file:
            continue
        for name in ("../../etc/passwd", "C:\\letters\\passwd", "article\u202etxt.exe", "." * 200 + "exe"):
            before = everything_stored()
            refused(FILE_DOORS[door](name, SENTENCE.encode(), tmp_path), ("Only .txt",), before)
