"""The real browser that tests drive, and what axe finds in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

needs_chromium = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM} (set CHROMIUM to its path)"
)


# Two things that axe takes for the ground on which words stand although nobody sees them together: a sticky bar below
# which the words are scrolled, and what a closed <details> holds.
_LAY_OUT_FLAT = """() => {
    const isSticky = (element) => getComputedStyle(element).position === "sticky";
    for (const element of [...document.querySelectorAll("body *")].filter(isSticky)) {
        element.style.position = "static";
        element.dataset.laidFlat = "";
    }
    for (const element of document.querySelectorAll("details:not([open]) > :not(summary)")) {
        element.style.display = "none";
        element.dataset.laidFlat = "";
    }
}"""
_LAY_OUT_AGAIN = """() => {
    for (const element of document.querySelectorAll("[data-laid-flat]")) {
        element.style.position = element.style.display = "";
        delete element.dataset.laidFlat;
    }
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    from playwright.sync_api import sync_playwright

    # Playwright runs an event loop in this thread; Django would take the tests for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    try:
        with sync_playwright() as runner:
            browser = runner.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
            yield browser
            browser.close()
    finally:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def accessibility_faults(page: Page, *, within: str | None = None, **options: object) -> list[str]:
    """What axe finds wrong on the page, or ``within`` what a selector names; ``options`` are those of ``axe.run``."""
    from axe_core_python.sync_playwright import Axe

    page.evaluate(_LAY_OUT_FLAT)
    found = Axe().run(page, context=within, options=options)["violations"]
    page.evaluate(_LAY_OUT_AGAIN)
    return [_described(page.url, fault["id"], node) for fault in found for node in fault["nodes"]]


def _described(address: str, rule: str, node: dict[str, Any]) -> str:
    related = [other["html"][:200] for check in node["any"] for other in check["relatedNodes"]]
    return f"{address}: {rule}: {node['html'][:200]}: {node['failureSummary']} {related}"
