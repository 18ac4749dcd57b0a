"""The containers, as far as they can be judged without an engine: one file, one image, the commands tested here."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.faults.installation import ROOT, RUN_PROCESS

OURS = ("migrate", "web", "worker", "beat")


@pytest.fixture(scope="module")
def compose() -> dict:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def test_processes_start_with_the_commands_that_the_fault_tests_use(compose):
    for name in ("web", "worker", "beat"):
        assert compose["services"][name]["command"] == [*RUN_PROCESS, name]
    assert f'CMD ["{RUN_PROCESS[0]}", ' in (ROOT / "Dockerfile").read_text()


def test_every_service_that_stays_is_watched_and_starts_after_what_it_needs(compose):
    services = compose["services"]
    for name, service in services.items():
        assert set(service.get("depends_on", {})) <= set(services)
        if name in ("secrets", "migrate"):
            assert service.get("restart") in (None, "no"), "runs once"
        else:
            assert service["healthcheck"]["test"][0] == "CMD", name
            assert service["restart"] == "unless-stopped"
    for name in ("web", "worker", "beat"):
        assert services[name]["healthcheck"]["test"] == ["CMD", "python", "manage.py", "check_process", name]
        assert services[name]["depends_on"]["migrate"]["condition"] == "service_completed_successfully"
    for condition in services["migrate"]["depends_on"].values():
        assert condition["condition"] == "service_healthy"


def test_our_containers_have_no_privileges_and_no_secret_in_the_file(compose):
    for name in OURS:
        service = compose["services"][name]
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert {variable for variable in service["environment"] if "SECRET" in variable or "URL_FILE" in variable} == {
            "SECRET_KEY_FILE",
            "DATABASE_URL_FILE",
            "REDIS_URL_FILE",
        }
        assert not {"SECRET_KEY", "DATABASE_URL", "REDIS_URL"} & set(service["environment"])
    assert re.findall(r"^USER (\S+)", (ROOT / "Dockerfile").read_text(), re.M) == ["factcheck"]


def test_volumes_and_settings_are_declared_and_documented(compose):
    text = (ROOT / "docker-compose.yml").read_text()
    named = {
        volume.split(":")[0]
        for service in compose["services"].values()
        for volume in service.get("volumes", [])
        if not volume.startswith(".")
    }
    assert named == set(compose["volumes"])
    documented = (ROOT / "docs" / "operations.md").read_text()
    for variable in re.findall(r"\$\{(\w+)", text):
        assert f"`{variable}`" in documented, variable


def test_secrets_are_made_once(tmp_path: Path):
    script = ROOT / "docker" / "make-secrets.sh"
    subprocess.run(["sh", str(script), str(tmp_path)], check=True)
    made = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert set(made) == {"secret_key", "postgres_password", "redis_password", "database_url", "redis_url"}
    assert len(made["secret_key"]) == 64
    assert made["secret_key"] != made["postgres_password"] != made["redis_password"]
    assert made["postgres_password"] in made["database_url"]
    subprocess.run(["sh", str(script), str(tmp_path)], check=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == made
