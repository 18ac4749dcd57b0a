"""Sources, snapshots and captures over REST."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from rest_framework.test import APIClient

from factcheck.jobs.models import Job
from sources.models import Capture, Snapshot
from tests.factories import checker, make_snapshot

SNAPSHOTS = "/api/v1/snapshots/"
CAPTURES = "/api/v1/captures/"


@pytest.fixture
def api(db) -> APIClient:
    client = APIClient()
    client.force_authenticate(checker(username="ada"))
    return client


def upload(api: APIClient, name: str = "minutes.txt", data: bytes = b"The bridge opens in June.", **fields: str):
    return api.post(SNAPSHOTS, {"file": SimpleUploadedFile(name, data)} | fields, format="multipart")


def test_uploading_a_document_once(api):
    made = upload(api, title="Minutes", publisher="City council", proximity="primary", published_on="2025-11-20")
    assert made.status_code == 201, made.content
    body = made.json()
    assert (body["title"], body["publisher"], body["published_on"]) == ("Minutes", "City council", "2025-11-20")
    assert body["captured_by"] == "ada"
    again = upload(api)
    assert (again.status_code, again.json()["id"]) == (200, body["id"])
    assert Snapshot.objects.count() == 1
    assert api.get(made["Location"]).json()["text"] == "The bridge opens in June."
    assert "text" not in api.get(SNAPSHOTS).json()["results"][0]
    source = api.get(f"/api/v1/sources/{body['source']}/").json()
    assert (source["title"], source["proximity"]) == ("Minutes", "primary")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"data": b""}, 400),
        ({"name": "x.exe", "data": b"MZ"}, 400),
        ({"data": b"\x00\x01\x02" * 900}, 400),
        ({"proximity": "near"}, 400),
        ({"url": "javascript:alert(1)"}, 400),
        ({"published_on": "soon"}, 400),
        ({"colour": "red"}, 400),
    ],
)
def test_a_document_that_cannot_be_used(api, fields, status):
    answer = upload(api, **fields)
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert not Snapshot.objects.exists()


def test_only_forms_carry_files(api):
    assert api.post(SNAPSHOTS, {"file": "text"}, format="json").status_code == 415


def test_filters(api):
    one, other = make_snapshot(publisher="The Daily"), make_snapshot(proximity="secondary")

    def found(query: str) -> list[int]:
        answer = api.get(f"/api/v1/{query}")
        assert answer.status_code == 200, answer.content
        return [row["id"] for row in answer.json()["results"]]

    assert found("snapshots/") == [other.pk, one.pk]
    assert found(f"snapshots/?source={one.source_id}") == [one.pk]
    assert found(f"snapshots/?sha256={other.sha256}") == [other.pk]
    assert found("sources/?publisher=the%20daily") == [one.source_id]
    assert found("sources/?proximity=secondary") == [other.source_id]
    assert api.get("/api/v1/sources/?proximities=x").status_code == 400


def test_capturing_an_address(api):
    made = api.post(CAPTURES, {"url": "https://council.example.org/minutes"})
    assert made.status_code == 202, made.content
    body = made.json()
    assert (body["status"], body["snapshot"], body["job"]["state"]) == ("queued", None, "queued")
    assert api.post(CAPTURES, {"url": "https://council.example.org/minutes"}).json()["id"] == body["id"]
    url = f"{CAPTURES}{body['id']}/"
    assert api.post(f"{url}retry/").status_code == 409
    Job.objects.filter(pk=body["job"]["id"]).update(state="dead", finished_at=timezone.now(), last_error="Away.")
    assert (api.get(url).json()["status"], api.get(url).json()["failure"]) == ("failed", "Away.")
    assert api.post(f"{url}retry/").json()["status"] == "queued"


@pytest.mark.parametrize("url", ["http://user:pass@example.org/", "file:///etc/passwd", ""])
def test_what_is_never_dialled_is_refused_at_once(api, url):
    answer = api.post(CAPTURES, {"url": url})
    assert answer.status_code == 400, answer.content
    assert not Capture.objects.exists()
