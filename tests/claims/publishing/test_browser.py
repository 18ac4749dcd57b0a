"""The public pages in a real browser: accessibility, narrow screens, and nothing from elsewhere.

The pages are rendered in the test's own transaction before the browser asks for them: the database refuses to
delete what was published, so a test that committed it could not be cleaned up after.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.contrib.staticfiles import finders
from django.http import HttpResponse

from tests.chromium import accessibility_faults, needs_chromium
from tests.claims.publishing.pages import republished, verdict_path
from tests.factories import checker, make_article, published_claim, publisher

HOST = "https://factcheck.example.org"

pytestmark = [pytest.mark.browser, pytest.mark.django_db, needs_chromium]


class Answers:
    """Answers a browser's requests with rendered pages and our static files; remembers what else was asked."""

    def __init__(self, rendered: dict[str, HttpResponse]) -> None:
        self.rendered = rendered
        self.foreign: list[str] = []

    def __call__(self, route) -> None:  # type: ignore[no-untyped-def]
        path = route.request.url.removeprefix(HOST)
        if response := self.rendered.get(path):
            headers = dict(response.items())
            route.fulfill(status=response.status_code, headers=headers, body=response.content)
        elif path.startswith("/static/"):
            route.fulfill(path=finders.find(path.removeprefix("/static/")))
        else:
            self.foreign.append(route.request.url)
            route.abort()


@pytest.fixture
def rendered(client) -> dict[str, HttpResponse]:
    """Pages with everything on them: a corrected check, an annotated article, lists, standing pages."""
    text = (
        "The city met. 🚢 “We will rebuild the bridge by May,” said Mayor Ada Lind.\n\n"
        "The work costs 3.5 million euros."
    )
    author, reviewer = checker(), publisher()
    article = make_article(author, text, url="https://news.example.org/bridge", publisher="Harbour Courier")
    article.is_public = True
    article.save(update_fields=["is_public"])
    claim = published_claim(author, reviewer, article=article, words="“We will rebuild the bridge by May,”")
    claim = republished(
        claim,
        reviewer,
        correction_kind="correction",
        correction_note="June, not July.",
        rationale="## Part\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> quoted\n\n[link](https://example.org/)",
    )
    published_claim(author, reviewer, article=article, words="bridge by May,” said Mayor")
    paths = [
        "/",
        "/checks/",
        "/checks/?rating=false",
        verdict_path(claim),
        f"/articles/{article.slug}/",
        "/ratings/standard/1/",
        "/method/",
        "/corrections/",
        "/no/such/page",
    ]
    return {path: client.get(path) for path in paths}


@pytest.fixture
def opened(browser, rendered) -> Callable[..., AbstractContextManager]:  # type: ignore[no-untyped-def]
    """Opens a browser page on the project, with the options of a Playwright context; yields it and its answers."""

    @contextmanager
    def open_page(**options):  # type: ignore[no-untyped-def]
        context = browser.new_context(base_url=HOST, **options)
        answers = Answers(rendered)
        context.route("**/*", answers)
        try:
            yield context.new_page(), answers
        finally:
            context.close()

    return open_page


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
def test_no_page_breaks_an_accessibility_rule(opened, rendered, scheme: str, width: int) -> None:
    with opened(viewport={"width": width, "height": 800}, color_scheme=scheme) as (page, _):
        for path in rendered:
            page.goto(path)
            assert accessibility_faults(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} scrolls sideways"


def test_pages_need_no_script_and_ask_nobody_else(opened, rendered) -> None:
    with opened(java_script_enabled=False) as (page, answers):
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        for path in rendered:
            page.goto(path)
            assert page.locator("h1").is_visible()
        assert answers.foreign == []
        assert [text for text in complaints if "404" not in text] == [], "the policy blocks what the pages use"


def test_the_pages_are_styled(opened, rendered) -> None:
    """A sheet that the policy refuses or that is missing would leave the browser's own style."""
    with opened() as (page, _):
        for path in rendered:
            page.goto(path)
            sheets = page.evaluate("[...document.styleSheets].map(sheet => sheet.cssRules.length)")
            assert len(sheets) == 4, path
            assert all(sheets), path


def test_the_words_we_rate_are_told_without_colour(opened, rendered) -> None:
    with opened() as (page, _):
        page.goto(next(path for path in rendered if path.startswith("/checks/mayor")))
        style = page.evaluate(
            """() => {
                const rated = getComputedStyle(document.querySelector(".claim-box mark"));
                const start = getComputedStyle(document.querySelector(".claim-box mark"), "::before");
                return [rated.fontWeight, rated.textDecorationLine, start.content];
            }"""
        )
        assert style == ["700", "underline", '" [the words we rate:] "']


def test_the_annotated_text_is_the_articles_own(opened, rendered) -> None:
    with opened() as (page, _):
        page.goto(next(path for path in rendered if path.startswith("/articles/")))
        text = page.evaluate("document.getElementById('text').textContent")
        assert text == (
            "The city met. 🚢 “We will rebuild the bridge by May,” said Mayor Ada Lind.\n\n"
            "The work costs 3.5 million euros."
        )


def test_pointer_targets_outside_running_text_measure_24_pixels(opened, rendered) -> None:
    """WCAG 2.2, 2.5.8: links inside a sentence are exempt."""
    find_small = """[...document.querySelectorAll('header a, nav a, footer ul a, .mark-number, .jump a, .onward a')]
        .filter(link => !link.closest('p'))
        .filter(link => {
            const box = link.getBoundingClientRect();
            return box.width > 0 && (box.width < 24 || box.height < 24);
        }).map(link => link.outerHTML)"""
    with opened(viewport={"width": 320, "height": 800}) as (page, _):
        for path in rendered:
            page.goto(path)
            assert page.evaluate(find_small) == [], path


def test_print_writes_addresses_out_and_leaves_navigation_out(opened, rendered) -> None:
    with opened() as (page, _):
        page.goto(next(path for path in rendered if path.startswith("/checks/mayor")))
        address = "getComputedStyle(document.querySelector('.source h3 a'), '::after').content"
        assert page.evaluate(address) == "none"
        page.emulate_media(media="print")
        assert "https://council.example.org/" in page.evaluate(address)
        assert not page.locator(".masthead nav").is_visible()
