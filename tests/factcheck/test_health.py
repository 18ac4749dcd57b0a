"""``/healthz`` tells web server, database and worker apart."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from factcheck.jobs import pulse
from factcheck.jobs.models import WorkerPulse


def test_all_is_well_while_a_worker_beats(client, db):
    pulse.beat()
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["worker"]["age_seconds"] < 5
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.parametrize("last_beat", [None, pulse.SILENT_AFTER + timedelta(seconds=1)])
def test_pages_are_served_without_a_worker(client, db, last_beat):
    if last_beat:
        WorkerPulse.objects.create(name=pulse.NAME, beat_at=timezone.now() - last_beat)
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json()["status"] == "degraded"
    assert answer.json()["worker"]["alive"] is False


def test_without_the_database_the_server_is_down(client, monkeypatch):
    def away() -> float:
        raise OperationalError("connection refused: db.internal:5432")

    monkeypatch.setattr(pulse, "age_seconds", away)
    answer = client.get("/healthz")
    assert answer.status_code == 503
    assert b"internal" not in answer.content


def test_machines_ask_over_plain_http(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get("/healthz").status_code == 200


def test_only_reading_is_allowed(client):
    assert client.post("/healthz").status_code == 405
