"""Articles over REST."""

from __future__ import annotations

from datetime import date
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from rest_framework.test import APIClient

from claims.models import Article, ArticleVersion
from factcheck.accounts.models import ApiToken
from factcheck.audit.models import AuditEvent
from factcheck.jobs.models import Job
from tests.factories import checker, make_article, make_claim, publisher

TEXT = "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday."


def problem(answer, status: int, code: str = "invalid") -> dict:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["code"] == code, body
    assert body["detail"]
    return body


def test_creating_answers_202_with_a_job_to_follow(api, ada):
    answer = api.post("/api/v1/articles/", {"text": TEXT, "title": "Bridge", "published_on": "2025-12-03"})
    assert answer.status_code == 202
    body = answer.json()
    article = Article.objects.get()
    assert answer["Location"] == f"http://testserver/api/v1/articles/{article.pk}/"
    assert body["id"] == article.pk
    assert (body["title"], body["published_on"], body["version"]) == ("Bridge", "2025-12-03", 1)
    assert body["created_by"] == "ada"
    job = Job.objects.get()
    assert body["job"] == {"id": job.pk, "url": f"http://testserver/api/v1/jobs/{job.pk}/", "state": "queued"}
    assert api.get(body["job"]["url"]).json()["state"] == "queued"
    assert api.get(answer["Location"]).json() == body


def test_the_publication_date_stays_unknown_when_nobody_said_it(api):
    assert api.post("/api/v1/articles/", {"text": TEXT}).json()["published_on"] is None


def test_the_same_text_again_answers_200_and_makes_nothing(api):
    first = api.post("/api/v1/articles/", {"text": TEXT}).json()
    again = api.post("/api/v1/articles/", {"text": TEXT.replace("\n", "\r\n"), "title": "Other"})
    assert again.status_code == 200
    assert again.json() == first
    assert (Article.objects.count(), ArticleVersion.objects.count(), Job.objects.count()) == (1, 1, 1)


def test_a_changed_text_at_a_known_address_is_the_next_version(api):
    url = "https://news.example.org/bridge"
    first = api.post("/api/v1/articles/", {"text": TEXT, "url": url}).json()
    changed = api.post("/api/v1/articles/", {"text": TEXT.replace("May", "June"), "url": url})
    assert changed.status_code == 202
    assert changed.json()["id"] == first["id"]
    assert changed.json()["version"] == 2
    assert changed.json()["job"]["id"] != first["job"]["id"]


def test_uploading_a_file(api):
    file = SimpleUploadedFile("bridge.txt", TEXT.encode())
    answer = api.post("/api/v1/articles/", {"file": file, "title": "Uploaded"}, format="multipart")
    assert answer.status_code == 202, answer.content
    assert (answer.json()["title"], answer.json()["source_format"]) == ("Uploaded", "txt")
    assert ArticleVersion.objects.get().text == TEXT


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b" ", "empty"),
        ("program.txt", b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 20, "not-what-its-name-says"),
        ("broken.docx", b"PK\x03\x04 nothing more", None),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "unsupported-type"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(api, name, data, code):
    answer = api.post("/api/v1/articles/", {"file": SimpleUploadedFile(name, data)}, format="multipart")
    assert answer.status_code == 400, answer.content
    assert code in (None, answer.json()["code"])
    assert not Article.objects.exists()


def test_a_file_beyond_the_limit(api, settings):
    settings.MAX_UPLOAD_BYTES = 10
    file = SimpleUploadedFile("long.txt", b"eleven bytes")
    problem(api.post("/api/v1/articles/", {"file": file}, format="multipart"), 400, "file_too_large")


def test_fetching_an_address_the_client_never_dials(api):
    answer = api.post("/api/v1/articles/", {"fetch_url": "http://127.0.0.1:1/secret"})
    problem(answer, 400, "address-refused")
    assert not Article.objects.exists()


def test_what_is_stated_goes_before_what_the_page_says(api):
    from sources.capture.page import CapturedPage

    page = CapturedPage.__new__(CapturedPage)
    values = dict.fromkeys(CapturedPage.__slots__, "") | {
        "text": TEXT,
        "final_url": "https://news.example.org/final",
        "title": "From the page",
        "publisher": "The Daily",
        "published_on": date(2025, 12, 1),
        "source_format": "html",
    }
    for name, value in values.items():
        object.__setattr__(page, name, value)
    with patch("claims.actions.article_documents.capture_url", return_value=page):
        body = api.post("/api/v1/articles/", {"fetch_url": "https://news.example.org/x", "title": "Stated"}).json()
    assert (body["title"], body["publisher"], body["published_on"]) == ("Stated", "The Daily", "2025-12-01")
    assert (body["url"], body["source_format"]) == ("https://news.example.org/final", "url")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({}, "non_field_errors"),
        ({"text": TEXT, "fetch_url": "https://example.org/"}, "non_field_errors"),
        ({"fetch_url": "https://example.org/", "url": "https://example.org/"}, "non_field_errors"),
        ({"text": ""}, "text"),
        ({"text": None}, "text"),
        ({"text": ["a"]}, "text"),
        ({"text": "a\x00b"}, "text"),
        ({"text": TEXT, "tilte": "typo"}, "tilte"),
        ({"text": TEXT, "published_on": "yesterday"}, "published_on"),
        ({"text": TEXT, "published_on": "2025-02-30"}, "published_on"),
        ({"text": TEXT, "url": "javascript:alert(1)"}, "url"),
        ({"text": TEXT, "url": "ftp://example.org/"}, "url"),
        ({"text": TEXT, "url": "https://example.org/" + "a" * 2000}, "url"),
        ({"text": TEXT, "title": "x" * 301}, "title"),
        ([], "non_field_errors"),
        ("text", "non_field_errors"),
    ],
)
def test_bad_input_names_the_field(api, given, field):
    body = problem(api.post("/api/v1/articles/", given, format="json"), 400)
    assert field in body["errors"]
    assert not Article.objects.exists()


def test_white_space_alone_is_no_text(api):
    problem(api.post("/api/v1/articles/", {"text": " \n\t"}), 400, "text_empty")


def test_a_text_of_five_megabytes(api):
    problem(api.post("/api/v1/articles/", {"text": "word " * 1_000_000}), 400, "text_too_long")


def test_a_date_no_article_can_have(api):
    problem(api.post("/api/v1/articles/", {"text": TEXT, "published_on": "2999-01-01"}), 400, "date_impossible")


def test_giving_the_date_later_queues_another_reading(api):
    first = api.post("/api/v1/articles/", {"text": TEXT}).json()
    changed = api.patch(f"/api/v1/articles/{first['id']}/", {"published_on": "2025-12-03"})
    assert changed.status_code == 200
    assert changed.json()["published_on"] == "2025-12-03"
    assert changed.json()["job"]["id"] != first["job"]["id"]
    problem(api.patch(f"/api/v1/articles/{first['id']}/", {"title": "x"}), 400)
    problem(api.put(f"/api/v1/articles/{first['id']}/", {"published_on": "2025-12-03"}), 405, "method_not_allowed")


def test_an_editor_shows_the_annotated_article_and_hides_it(desk, eve, ada):
    article = make_article(ada)
    url = f"/api/v1/articles/{article.pk}/"
    for shown, event in ((True, "article.made_public"), (False, "article.hidden")):
        answer = desk.patch(url, {"is_public": shown})
        assert (answer.status_code, answer.json()["is_public"]) == (200, shown)
        assert Article.objects.get(pk=article.pk).is_public is shown
        assert AuditEvent.objects.filter(action=event, actor=eve).count() == 1
    problem(desk.patch(url, {}), 400)


@pytest.mark.parametrize(
    ("person", "scopes", "status"),
    [
        (checker, ["write", "publish"], 403),
        (publisher, ["write"], 403),
        (publisher, ["publish"], 403),
        (publisher, ["write", "publish"], 200),
    ],
)
def test_showing_an_article_is_publishing(db, person, scopes, status):
    article = make_article()
    _, secret = ApiToken.objects.issue(user=person(), name="desk", scopes=scopes)
    client = APIClient(headers={"authorization": f"Bearer {secret}"})
    answer = client.patch(f"/api/v1/articles/{article.pk}/", {"is_public": True, "published_on": "2025-12-01"})
    assert answer.status_code == status
    article.refresh_from_db()
    assert article.is_public is (status == 200)
    assert (article.published_on == date(2025, 12, 1)) is (status == 200), "all of the change or nothing"


def test_a_change_that_is_refused_in_part_changes_nothing(desk):
    article = make_article()
    problem(
        desk.patch(f"/api/v1/articles/{article.pk}/", {"is_public": True, "published_on": "2999-01-01"}),
        400,
        "date_impossible",
    )
    article.refresh_from_db()
    assert not article.is_public


def test_versions(api, ada):
    article = make_article(ada, text=TEXT)
    make_claim(article, words="rebuild the bridge")
    url = f"/api/v1/articles/{article.pk}/versions/"
    added = api.post(url, {"text": "It was decided to rebuild the bridge in June."})
    assert added.status_code == 202
    assert added.json()["version"] == 2
    assert api.post(url, {"text": "It was decided to rebuild the bridge in June."}).status_code == 200
    listed = api.get(url).json()["results"]
    assert [(version["number"], version["characters"]) for version in listed] == [(2, 45), (1, len(TEXT))]
    assert "text" not in listed[0]
    assert api.get(f"{url}1/").json()["text"] == TEXT
    problem(api.get(f"{url}3/"), 404, "not_found")
    problem(api.post(url, {}), 400)
    file = SimpleUploadedFile("v3.md", b"# Bridge\n\nIt stays as it is.")
    third = api.post(url, {"file": file}, format="multipart")
    assert (third.status_code, third.json()["source_format"]) == (202, "md")


def test_finding_an_article(api, ada):
    make_article(ada, url="https://news.example.org/a")
    other = make_article(ada, url="https://news.example.org/b")
    assert [a["id"] for a in api.get("/api/v1/articles/?url=https://news.example.org/b").json()["results"]] == [
        other.pk
    ]
    assert [a["id"] for a in api.get(f"/api/v1/articles/?sha256={other.current_sha256}").json()["results"]] == [
        other.pk
    ]
    assert "title" in problem(api.get("/api/v1/articles/?title=x"), 400)["errors"]
