"""manage.py check_article: the claims of one article, without a database.

No test here has a database: one that was touched would be an error.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.management import CommandError, call_command

from claims.extraction.types import ClaimKind, ExtractedClaim, Extraction
from claims.extraction_report import CheckedArticle, json_text, table_text
from tests.conftest import ROOT

TEXT = "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday. The work costs 3.5 million euros.\n"
CLAIM_KEYS = {
    "number", "kind", "start", "end", "text", "statement", "claimant", "person", "role", "organisation", "value",
    "unit", "approximate", "detail", "nature", "check_worthiness", "reasons", "found_by", "related",
}  # fmt: skip
ARTICLE_KEYS = {"title", "url", "published_on", "sha256", "language", "characters", "warnings"}


def check(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("check_article", *map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "bridge.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_has_exactly_the_keys_that_are_promised(article):
    out, _ = check(article, "--published", "2025-12-03", "--json")
    answer = json.loads(out)
    assert set(answer) == {"article", "claims", "findings"}
    assert set(answer["article"]) == ARTICLE_KEYS
    assert answer["claims"]
    assert all(set(claim) == CLAIM_KEYS for claim in answer["claims"])
    assert [claim["number"] for claim in answer["claims"]] == list(range(1, len(answer["claims"]) + 1))
    text = TEXT.rstrip()
    assert answer["article"]["characters"] == len(text)
    assert answer["article"]["sha256"] == hashlib.sha256(text.encode()).hexdigest()
    assert answer["article"]["published_on"] == "2025-12-03"
    assert answer["article"]["url"] is None
    assert answer["article"]["language"] == "en"
    for claim in answer["claims"]:
        assert text[claim["start"] : claim["end"]] == claim["text"]
    quote = next(claim for claim in answer["claims"] if claim["kind"] == "quote")
    assert quote["claimant"] == "Ada Lind"
    assert (quote["person"], quote["unit"]) == (None, None)


def test_offsets_are_code_points_of_the_normalised_text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("🔥 Fire.\r\n“It burns,” said Ada Lind.\r\n".encode())
    answer = json.loads(check(path, "--published", "2025-12-03", "--json")[0])
    quote = next(claim for claim in answer["claims"] if claim["kind"] == "quote")
    assert "🔥 Fire.\n“It burns,” said Ada Lind."[quote["start"] : quote["end"]] == quote["text"]


def test_the_table_is_for_people(article):
    out, err = check(article, "--published", "2025-12-03")
    assert "published 2025-12-03" in out
    assert "Ada Lind" in out
    assert "claims" in out
    assert "\x1b" not in out, "no colours into a file"
    assert err == ""


def test_an_unknown_date_is_said_and_not_guessed(article):
    out, err = check(article, "--json")
    answer = json.loads(out)
    assert answer["article"]["published_on"] is None
    assert "--published" in err
    day = next(claim for claim in answer["claims"] if claim["text"] == "Tuesday")
    assert day["value"] is None or not day["value"].startswith("20")


def test_the_date_in_the_metadata_counts_and_the_stated_one_goes_first(tmp_path):
    path = tmp_path / "a.html"
    path.write_text(
        '<html lang="en"><head><title>Bridge</title>'
        '<meta property="article:published_time" content="2025-12-01T08:00:00+00:00"></head>'
        f"<body><article><h1>Bridge</h1><p>{TEXT}</p><p>{'More words about it. ' * 20}</p></article></body></html>",
        encoding="utf-8",
    )
    assert json.loads(check(path, "--json")[0])["article"]["published_on"] == "2025-12-01"
    stated = json.loads(check(path, "--json", "--published", "2025-12-02")[0])["article"]
    assert stated["published_on"] == "2025-12-02"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_somebody_at_the_terminal_is_asked(article, monkeypatch):
    monkeypatch.setattr(sys, "stdin", Terminal("yesterday\n2999-01-01\n2025-12-03\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())
    out, err = check(article, "--json")
    assert json.loads(out)["article"]["published_on"] == "2025-12-03"
    assert err.count("When was it published?") == 3
    assert "“yesterday” is no date" in err


@pytest.mark.parametrize("answer", ["\n", ""])
def test_somebody_who_does_not_know(article, monkeypatch, answer):
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stderr", Terminal())
    out, err = check(article, "--json")
    assert json.loads(out)["article"]["published_on"] is None
    assert "stay unresolved" in err


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n", "empty"),
        ("program.txt", b"\x7fELF" + bytes(range(256)) * 20, "whatever its name says"),
        ("broken.docx", b"PK\x03\x04broken", ""),
        ("scan.pdf", b"%PDF-1.4\n%%EOF", ""),
        ("picture.png", b"\x89PNG", "Only .txt"),
        ("long.txt", b"word " * 1_000_000, "MB"),
        ("enormous.txt", b"x" * 11_000_000, "MB"),
    ],
)
def test_bad_files_end_with_a_sentence(tmp_path, name, data, words):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CommandError) as error:
        check(path, "--json")
    assert words in str(error.value)
    assert str(error.value).endswith(".")
    assert error.value.returncode == 1


def test_files_that_are_none(tmp_path):
    for path in (tmp_path / "missing.txt", "nul\x00.txt", "/dev/zero"):
        with pytest.raises(CommandError, match=r"no file|cannot be read"):
            check(path)
    with pytest.raises(CommandError, match=r"is a directory\. Name the article’s file"):
        check(tmp_path)


@pytest.mark.parametrize("words", ["yesterday", "2025-13-01", "03.12.2025", "2999-01-01", "1500-01-01"])
def test_a_date_that_cannot_be(article, words):
    with pytest.raises(CommandError, match=r"is no date|cannot be the publication date"):
        check(article, "--published", words)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:1/a", "http://[::1]/", "HTTP://localhost/", "http://169.254.169.254/"]
)
def test_addresses_that_are_never_dialled(url):
    with pytest.raises(CommandError):
        check(url)


def test_nuls_and_broken_characters_are_no_reason_to_fail(tmp_path):
    path = tmp_path / "odd.txt"
    path.write_bytes(TEXT.encode() * 20 + b"\x00\xed\xa0\x80 " + "“Unbalanced, said Bo.".encode())
    out, _ = check(path, "--published", "2025-12-03", "--json")
    assert json.loads(out)["claims"]


def test_another_language_is_a_warning(tmp_path):
    path = tmp_path / "de.txt"
    path.write_text("Der Bürgermeister sagte am Dienstag, dass die Brücke bis Mai wieder aufgebaut wird. " * 5)
    answer = json.loads(check(path, "--published", "2025-12-03", "--json")[0])
    assert answer["claims"] == []
    assert answer["article"]["warnings"]


def test_three_thousand_quotations(tmp_path):
    path = tmp_path / "many.txt"
    path.write_text("\n\n".join(f"“Sentence number {n} is true,” said Ada Lind." for n in range(3000)))
    answer = json.loads(check(path, "--published", "2025-12-03", "--json")[0])
    assert sum(claim["kind"] == "quote" for claim in answer["claims"]) == 3000


def hostile(words: str) -> CheckedArticle:
    claim = ExtractedClaim(ClaimKind.QUOTE, 0, len(words), words, words, claimant=words)
    return CheckedArticle(words, words, None, Extraction((claim,), "en", (words,), date(2025, 12, 3)))


@pytest.mark.parametrize(
    "words", ["\x1b[2J\x1b]0;gone\x07", "[bold]no markup[/bold]", "[/]", "\ud800 half", "a\rb", ":bomb:"]
)
def test_a_terminal_is_not_steered_by_an_article(words):
    shown = table_text(hostile(words), width=100, colour=False)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\r" not in shown
    shown.encode()
    if "[" in words and "\x1b" not in words:
        assert words in shown


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "cp1252"])
def test_json_survives_every_encoding(encoding):
    words = "“\ud800” – 🔥"
    text = json_text(hostile(words).as_json(), encoding)
    text.encode(encoding)
    assert json.loads(text)["claims"][0]["text"] == words


def run(*arguments: str, tmp_path: Path, **more: object) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": "", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "manage.py", "check_article", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=60, **more)


def test_it_runs_before_anything_is_set_up_and_writes_no_database(article, tmp_path):
    done = run(str(article), "--published", "2025-12-03", "--json", tmp_path=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["claims"]
    assert not list(tmp_path.glob("data/*.sqlite3*"))


def test_errors_leave_with_status_1_and_no_traceback(tmp_path):
    done = run("missing.txt", tmp_path=tmp_path)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


def test_a_reader_who_goes_away(article, tmp_path):
    environment = os.environ | {"DATA_DIR": str(tmp_path)}
    command = f"{sys.executable} manage.py check_article {article} --published 2025-12-03 | true"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"BrokenPipe" not in done.stderr


def test_a_full_disk_is_said(article, tmp_path):
    environment = os.environ | {"DATA_DIR": str(tmp_path)}
    command = f"{sys.executable} manage.py check_article {article} --published 2025-12-03 --json > /dev/full"
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, timeout=60)
    assert done.returncode == 1
    assert b"could not be written: No space left on device." in done.stderr
    assert b"Traceback" not in done.stderr


def test_the_kremlin_article_at_the_command_line(kremlin_article, tmp_path):
    path = tmp_path / "kremlin.txt"
    path.write_text(kremlin_article, encoding="utf-8")
    claims = json.loads(check(path, "--published", "2025-12-03", "--json")[0])["claims"]
    assert sum(claim["kind"] == "quote" for claim in claims) == 10
    values = [(claim["text"], claim["value"]) for claim in claims if claim["kind"] == "date"]
    assert ("this Thursday", "2025-12-04") in values
    assert len(values) == 4
    pairs = {(claim["person"], claim["role"]) for claim in claims if claim["kind"] == "role"}
    assert len(pairs) >= 11


def test_pages_are_captured_with_the_address_that_answered(article):
    with patch("claims.management.commands.check_article.article_from_address") as fetched:
        from claims.actions.intake import ArticleInput

        fetched.return_value = ArticleInput(text=TEXT, title="Bridge", url="https://final.example.org/")
        answer = json.loads(check("https://example.org/", "--published", "2025-12-03", "--json")[0])
    assert answer["article"]["url"] == "https://final.example.org/"
    assert answer["article"]["title"] == "Bridge"


PLANTED = (
    "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday, 3 December 2025.\n\n"
    "The work costs 3.5 million euros."
)
FINDING_KEYS = {
    "check", "claim", "start", "end", "source", "outcome", "label", "tone", "certainty", "explanation", "detail",
}  # fmt: skip


@pytest.fixture
def planted(tmp_path):
    """An article with a wrong weekday, a changed quotation and a mayor who had left, and the files that show it."""
    for name, text in (
        ("planted.txt", PLANTED),
        ("minutes.txt", "The mayor, Ada Lind, said: We will rebuild the bridge by the month of June. Applause."),
        (
            "holders.csv",
            "person,position,organisation,start,end,current,as_of,source_url\n"
            "Ada Lind,Mayor,Springfield,2017-01-20,2021-01-20,,2025-12-01,https://example.org/mayors\n",
        ),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_each_planted_error_is_found_with_the_files_that_show_it(planted):
    out, _ = check(
        planted / "planted.txt", "--published", "2025-12-04", "--json",
        "--source", planted / "minutes.txt", "--holders", planted / "holders.csv",
    )  # fmt: skip
    answer = json.loads(out)
    assert all(set(finding) == FINDING_KEYS for finding in answer["findings"])
    wrong = {finding["check"]: finding for finding in answer["findings"] if finding["tone"] == "contradicts"}
    assert {check: finding["outcome"] for check, finding in wrong.items()} == {
        "calendar": "weekday_mismatch", "quote": "altered", "role": "ended",
    }  # fmt: skip
    assert wrong["quote"]["source"] == "minutes.txt"
    kinds = {claim["number"]: claim["kind"] for claim in answer["claims"]}
    assert kinds[wrong["quote"]["claim"]] == "quote"
    assert kinds[wrong["role"]["claim"]] == "role"
    assert wrong["calendar"]["claim"] is None
    assert PLANTED[wrong["calendar"]["start"] : wrong["calendar"]["end"]] == "Tuesday, 3 December 2025"


def test_a_post_that_will_be_taken_up_agrees_with_its_later_beginning(planted):
    (planted / "to_come.txt").write_text("Ada Lind will become mayor of Springfield, the council said.", "utf-8")
    out, _ = check(planted / "to_come.txt", "--published", "2016-12-04", "--json", "--holders", planted / "holders.csv")
    assert [one["outcome"] for one in json.loads(out)["findings"] if one["check"] == "role"] == ["held"]


def test_the_table_tells_the_gravest_first_and_counts_the_rest(planted):
    out, _ = check(planted / "planted.txt", "--published", "2025-12-04", "--holders", planted / "holders.csv")
    assert "Another day of the week" in out
    assert "Had left the post" in out
    assert "checks: 2 to look at" in out


@pytest.mark.parametrize(
    ("option", "content", "told"),
    [
        ("--source", None, "no file"),
        ("--source", b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "not a text"),
        ("--holders", None, "no file"),
        ("--holders", b"person,salary\nAda,7\n", "the column position is missing"),
        ("--holders", b'{"memberships": []}', "no office holders"),
    ],
)
def test_files_that_cannot_be_compared_are_named(article, tmp_path, option, content, told):
    path = tmp_path / "given.txt"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=told):
        check(article, "--published", "2025-12-03", option, path)
