"""The workbench in a real browser: keys, selecting words, typing that is not lost, colours, narrow screens."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Desk
from tests.chromium import accessibility_faults, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

PATHS = (
    "",
    "claims/article/",
    "claims/claim/",
    "claims/article/add/",
    "audit/auditevent/",
    "jobs/job/",
    "sources/source/",
)
TEXT = "😀 The bridge was opened in May 2019, said Mayor Ada Lind.\n\nThe bridge 😀 is new & <b>long</b>.\n"


def take_in(page: Page, desk: Desk, text: str) -> str:
    """Paste ``text``, wait until it is read, and return the address of its workbench."""
    page.goto(f"{desk.address}/admin/claims/article/add/")
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Publication date").fill("2025-12-03")
    page.get_by_role("button", name="Take in").click()
    page.wait_for_url(re.compile(r"/workbench/"))
    expect(page.locator("#progress .note")).to_have_count(0, timeout=30_000)
    return page.url


def first_article(page: Page, desk: Desk) -> None:
    page.goto(f"{desk.address}/admin/claims/article/")
    page.get_by_role("link", name=re.compile("Council votes")).click()
    expect(page.locator("#article-text")).to_be_visible()


def listens_to_keys(page: Page) -> None:
    """Wait for the script: it is loaded after the page is shown, and shows what only works with it."""
    expect(page.locator("[data-opens=keys]")).to_be_visible()


def test_what_was_asked_for_last_is_shown_though_the_earlier_answer_comes_later(ana: Page, desk: Desk):
    first_article(ana, desk)
    listens_to_keys(ana)
    links = ana.locator(".claim-list a[data-claim]")
    asked_first, asked_last = (str(links.nth(at).get_attribute("href")) for at in (0, 1))
    held: list[Route] = []
    ana.route(f"**{asked_first}?part=panel", lambda route: held.append(route))
    links.nth(0).click()
    links.nth(1).click()
    heading = ana.locator("#claim-heading")
    expect(heading).to_be_focused()
    shown = heading.inner_text()
    with ana.expect_response(f"**{asked_first}?part=panel"):
        held[0].continue_()
    ana.wait_for_timeout(200)
    expect(heading).to_have_text(shown)
    expect(heading).to_be_focused()
    expect(ana).to_have_url(f"{desk.address}{asked_last}")


def test_a_claim_that_cannot_be_loaded_in_place_is_loaded_whole_and_has_the_focus(ana: Page, desk: Desk):
    first_article(ana, desk)
    listens_to_keys(ana)
    ana.route(re.compile(r"part=panel"), lambda route: route.abort())
    ana.locator(".claim-list a").first.click()
    expect(ana).to_have_url(re.compile("#claim-heading$"))
    expect(ana.locator("#claim-heading")).to_be_focused()


def test_selected_words_become_a_claim_at_exactly_their_place(ana: Page, desk: Desk):
    take_in(ana, desk, TEXT)
    assert ana.locator("#article-text").evaluate("e => e.textContent") == TEXT
    ana.evaluate(
        """() => {
            const walker = document.createTreeWalker(document.getElementById("article-text"), NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walker.nextNode()) && !node.data.includes("is new")) {}
            const range = document.createRange();
            range.setStart(node, node.data.indexOf("😀")); range.setEnd(node, node.data.indexOf(" &"));
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    ana.get_by_role("button", name="Add as claim").click()
    form = ana.locator("#add-claim form")
    expect(form.get_by_label("Exact words")).to_have_value("😀 is new")
    assert form.locator("[name=start]").input_value() == str(TEXT.index("😀 is new"))
    form.get_by_role("button", name="Add claim").click()
    expect(ana.locator("blockquote.exact")).to_have_text("😀 is new")
    expect(ana.locator("#article-text .run.current")).to_have_text("😀 is new")
    assert ana.locator("#article-text").evaluate("e => e.textContent") == TEXT


def test_claims_are_walked_with_single_keys_that_can_be_switched_off(ana: Page, desk: Desk):
    first_article(ana, desk)
    listens_to_keys(ana)
    heading = ana.locator("#claim-heading")
    ana.keyboard.press("j")
    expect(heading).to_be_focused()
    first = heading.inner_text()
    expect(ana.locator("#announcer")).to_have_text(first)
    expect(ana).to_have_title(re.compile(first))
    expect(ana.locator("#article-text .run.current").first).to_be_visible()
    ana.keyboard.press("j")
    expect(heading).not_to_have_text(first)
    second = heading.inner_text()
    ana.keyboard.press("k")
    expect(heading).to_have_text(first)
    ana.keyboard.press("?")
    expect(ana.locator("#keys")).to_be_visible()
    ana.get_by_label("Switch single keys off").check()
    ana.keyboard.press("Escape")
    ana.keyboard.press("j")
    ana.wait_for_timeout(300)
    expect(heading).to_have_text(first)
    ana.reload()
    listens_to_keys(ana)
    ana.keyboard.press("j")
    ana.wait_for_timeout(300)
    expect(heading).to_have_text(first)
    ana.get_by_role("link", name="Next ›").click()
    expect(heading).to_have_text(second)
    ana.evaluate("localStorage.removeItem('workbench-keys-off')")


def test_what_is_typed_survives_walking_away_and_is_forgotten_once_saved(ana: Page, desk: Desk):
    address = take_in(ana, desk, "Mayor Ada Lind said the pool costs 4.5 million euros. “It is new,” said Ada Lind.")
    ana.locator(".claim-list a").first.click()
    ana.get_by_role("button", name="Select for checking").click()
    rationale = ana.get_by_label("Rationale")
    rationale.fill("Typed, **not** saved.")
    ana.keyboard.press("Escape")
    ana.keyboard.press("j")
    expect(ana.locator("#claim-heading")).not_to_have_text("Claim 1")
    ana.keyboard.press("k")
    expect(rationale).to_have_value("Typed, **not** saved.")
    ana.get_by_role("button", name="Preview rationale").click()
    expect(ana.locator(".preview strong")).to_have_text("not")
    ana.get_by_role("button", name="Save draft").click()
    expect(ana.locator("#messages")).to_contain_text("The draft is saved")
    expect(rationale).to_have_value("Typed, **not** saved.")
    assert ana.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('typed:'))") == []
    assert address in ana.url
    ana.keyboard.press("Escape")
    ana.locator("#claim-heading").click()
    ana.keyboard.press("e")
    expect(ana.locator("#verdict-form input[type=radio]").first).to_be_focused()


def test_it_works_without_javascript(browser: Browser, desk: Desk):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    desk.log_in(page, "checker")
    first_article(page, desk)
    page.locator(".claim-list a").first.click()
    expect(page.locator("#claim-heading")).to_be_visible()
    page.get_by_role("link", name="Next ›").click()
    expect(page.locator("#claim-heading")).to_be_visible()
    page.get_by_role("link", name="‹ All claims").click()
    page.locator("select[name=kind]").first.select_option("number")
    page.get_by_role("button", name="Show", exact=True).click()
    assert set(page.locator(".claim-list .kind").all_inner_texts()) == {"number"}
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_desk_scrolls_sideways_at_320_pixels(ana: Page, desk: Desk, scheme: str):
    ana.emulate_media(color_scheme=scheme)
    ana.set_viewport_size({"width": 320, "height": 700})
    first_article(ana, desk)
    workbench = ana.url
    ana.locator(".claim-list a").first.click()
    expect(ana.locator("#claim-heading")).to_be_visible()
    for address in (workbench, ana.url, *(f"{desk.address}/admin/{path}" for path in PATHS)):
        ana.goto(address)
        assert ana.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


@pytest.mark.parametrize(
    ("scheme", "paths", "states"),
    [
        ("light", (*PATHS, "password_change/", "accounts/apitoken/add/"), ("detected", "in_research", "published")),
        ("dark", ("", "claims/claim/", "claims/article/add/"), ("in_research", "in_review")),
    ],
)
def test_axe_finds_nothing(ana: Page, desk: Desk, scheme: str, paths: tuple[str, ...], states: tuple[str, ...]):
    ana.emulate_media(color_scheme=scheme)
    addresses = [f"{desk.address}/admin/{path}" for path in paths]
    for state in states:
        ana.goto(f"{desk.address}/admin/claims/claim/?state__exact={state}")
        addresses.append(f"{desk.address}{ana.locator('.claim-link').first.get_attribute('href')}")
    first_article(ana, desk)
    found = []
    for address in (ana.url, *addresses):
        ana.goto(address)
        found += accessibility_faults(ana)
    assert found == []


def test_the_chosen_colours_stay(ana: Page, desk: Desk):
    ana.emulate_media(color_scheme="light")
    ana.goto(f"{desk.address}/admin/")
    colour = "getComputedStyle(document.body).backgroundColor"
    light = ana.evaluate(colour)
    ana.get_by_role("button", name=re.compile("Colours")).click()
    dark = ana.evaluate(colour)
    assert dark != light
    ana.goto(f"{desk.address}/admin/claims/claim/")
    assert ana.evaluate(colour) == dark
    ana.evaluate("localStorage.removeItem('theme')")
