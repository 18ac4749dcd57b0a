"""The schema and its browsable form."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client

ROOT = Path(__file__).resolve().parents[3]


def test_swagger_ui_lives_under_the_strict_policy(db):
    answer = Client().get("/api/v1/docs/")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not re.search(r"<style|\bstyle=|\son\w+=|javascript:", html)
    scripts = re.findall(r"<script([^>]*)>(.*?)</script>", html, re.S)
    assert len(scripts) == 3
    assert all("src=" in attributes and not body.strip() for attributes, body in scripts)
    addresses = re.findall(r'(?:src|href)="([^"]+)"', html)
    assert all(address.startswith("/") and not address.startswith("//") for address in addresses)
    for address in addresses:
        if address.startswith("/static/"):
            assert finders.find(address.removeprefix("/static/")), address


def test_the_start_script_is_our_own(db):
    answer = Client().get("/api/v1/docs/?script=")
    assert answer["Content-Type"].startswith("application/javascript")
    assert b"/api/v1/schema/" in answer.content
    assert b"http://" not in answer.content.replace(b"http://testserver", b"")


def test_the_schema_is_openapi_3_1_and_names_both_ways_in(db):
    schema = json.loads(Client().get("/api/v1/schema/?format=json").content)
    assert schema["openapi"] == "3.1.0"
    assert {way["type"] for way in schema["components"]["securitySchemes"].values()} == {"http", "apiKey"}
    for path, operations in schema["paths"].items():
        for method, operation in operations.items():
            assert "application/problem+json" in operation["responses"]["default"]["content"], (path, method)
    patch = schema["paths"]["/api/v1/verdicts/{id}/"]["patch"]
    assert {p["name"]: p["required"] for p in patch["parameters"] if p["in"] == "header"} == {"If-Match": True}


def test_the_schema_in_the_documentation_is_the_one_served(db):
    generated = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=generated)
    kept = (ROOT / "docs" / "openapi.yaml").read_text(encoding="utf-8")
    assert generated.getvalue().strip() == kept.strip(), "run: manage.py spectacular --file docs/openapi.yaml"


def test_the_guide_names_every_address_and_no_other(db):
    paths = set(json.loads(Client().get("/api/v1/schema/?format=json").content)["paths"])
    guide = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(/api/v1/[^`]*/)` \|", guide))
    named |= {f"/api/v1/{path}" for path in re.findall(r"`(?:POST|PUT) ([^`]+/)` \|", guide)}
    assert named == paths
