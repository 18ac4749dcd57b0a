"""No other module of the project speaks HTTP."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CLIENTS = {
    "requests",
    "urllib.request",
    "urllib3",
    "http.client",
    "httpx",
    "httpcore",
    "aiohttp",
    "pycurl",
    "ftplib",
    "websockets",
    "websocket",
    "trafilatura.downloads",
}
FETCHING_NAMES = {"fetch_url", "fetch_response", "urlopen", "urlretrieve"}
THE_CLIENT = ROOT / "factcheck" / "outbound.py"


def clients_used(source: str) -> set[str]:
    """The HTTP clients that a module imports, and the library functions it uses that would fetch."""
    used = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
            used |= {name for name in names if name.rpartition(".")[2] in FETCHING_NAMES}
        elif isinstance(node, ast.Attribute) and node.attr in FETCHING_NAMES:
            used.add(node.attr)
            continue
        else:
            continue
        used |= {name for name in names if any(name == c or name.startswith(f"{c}.") for c in CLIENTS)}
    return used


def test_only_the_outbound_module_imports_an_http_client():
    modules = [
        ROOT / "manage.py",
        *(p for room in ("factcheck", "claims", "sources") for p in (ROOT / room).rglob("*.py")),
    ]
    assert THE_CLIENT in modules
    offenders = {
        str(module.relative_to(ROOT)): used
        for module in modules
        if module != THE_CLIENT and (used := clients_used(module.read_text(encoding="utf-8")))
    }
    assert offenders == {}
    assert clients_used(THE_CLIENT.read_text(encoding="utf-8")) == {"httpcore"}


@pytest.mark.parametrize(
    "source",
    [
        "import requests",
        "import urllib.request as r",
        "from urllib import request",
        "from urllib.request import urlopen",
        "from http import client",
        "import http.client",
        "def f():\n    import httpx",
        "from trafilatura import fetch_url",
        "import trafilatura\ntrafilatura.fetch_url('x')",
        "from aiohttp.client import ClientSession",
    ],
)
def test_the_scan_sees_clients(source):
    assert clients_used(source)


@pytest.mark.parametrize("source", ["import urllib.parse", "from http import HTTPStatus", "import trafilatura"])
def test_the_scan_lets_others_pass(source):
    assert clients_used(source) == set()
