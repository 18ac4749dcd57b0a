"""The desk's first page, its palette, and every page of the admin in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk, watched_page
from tests.chromium import accessibility_faults, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

# Answers that are no pages: scripts, JSON, what leads elsewhere or logs out.
NO_PAGES = re.compile(r"jsi18n|autocomplete|logout|/login/|find/hits|bell|claims/preview")


@pytest.fixture
def desk_page(browser: Browser, desk: Desk) -> Iterator[Page]:
    with watched_page(browser) as page:
        yield page


def addresses_without_arguments() -> list[str]:
    """Every address below admin/ that needs no id, from the resolver itself."""

    def walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
        for entry in patterns:
            route = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry.url_patterns, route)
            elif route.startswith("admin/") and not re.search(r"[<(^]", route):
                yield route

    found = sorted({f"/{route}" for route in walk(get_resolver().url_patterns, "")})
    return [address for address in found if not NO_PAGES.search(address)]


def test_every_page_of_the_admin_is_accessible_in_both_colours_and_narrow(desk_page: Page, desk: Desk):
    desk.log_in(desk_page, "administrator")

    def is_a_page(address: str) -> bool:
        """Whether it is shown: nobody adds some things by hand, and to some addresses only forms are sent."""
        answer = desk_page.request.get(desk.address + address)
        return answer.status not in (403, 404, 405) and "text/html" in answer.headers.get("content-type", "")

    addresses = [address for address in addresses_without_arguments() if is_a_page(address)]
    assert len(addresses) > 25
    # One page of each sort that needs an id, found as a person would find it.
    for address in list(addresses):
        if re.fullmatch(r"/admin/\w+/\w+/", address):
            desk_page.goto(desk.address + address)
            link = desk_page.locator(
                "#result_list tbody a[href*='/admin/'], .listing tbody th a[href*='/admin/']"
            ).first
            if link.count():
                addresses.append((link.get_attribute("href") or "").split("?")[0])
    desk_page.goto(f"{desk.address}/admin/claims/ratingscale/1/change/")
    # What is missing is shown here as Django shows it to developers; the desk's own page for it has tests of its own.
    addresses.append("/admin/claims/ratingscale/1/change/")
    found: list[str] = []
    for address in dict.fromkeys(addresses):
        desk_page.set_viewport_size({"width": 1400, "height": 900})
        desk_page.emulate_media(color_scheme="light")
        desk_page.goto(desk.address + address)
        found += accessibility_faults(desk_page)
        desk_page.emulate_media(color_scheme="dark")
        found += [f"dark {fault}" for fault in accessibility_faults(desk_page, runOnly=["color-contrast"])]
        desk_page.set_viewport_size({"width": 320, "height": 700})
        if desk_page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"{address}: scrolls sideways at 320 px")
    assert not found, "\n".join(found)


def test_the_palette_is_worked_by_keyboard_alone(desk_page: Page, desk: Desk):
    desk.log_in(desk_page, "editor")
    desk_page.goto(f"{desk.address}/admin/jobs/job/")
    box = desk_page.locator("#finder")
    field = box.get_by_role("combobox")
    expect(desk_page.locator("[data-opens-finder] kbd")).to_have_text("Ctrl K")  # the script is there
    desk_page.keyboard.press("Control+k")
    expect(field).to_be_focused()
    options = box.get_by_role("option")
    expect(options.first).to_have_attribute("aria-selected", "true")
    desk_page.keyboard.type("museum")
    expect(box.get_by_role("option", name=re.compile("^Harbour museum")).first).to_be_visible()
    expect(box.get_by_role("status")).to_have_text(re.compile(r"^\d+ hits?$"))
    count = options.count()
    first = field.get_attribute("aria-activedescendant")
    assert first == options.first.get_attribute("id")
    desk_page.keyboard.press("ArrowUp")  # goes around
    expect(options.nth(count - 1)).to_have_attribute("aria-selected", "true")
    desk_page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert accessibility_faults(desk_page, runOnly=["wcag2a", "wcag2aa"]) == []
    desk_page.keyboard.press("Escape")
    expect(box).to_be_hidden()

    # Enter before the answer is there leads to what it will say, not to what stood there.
    desk_page.keyboard.press("Control+k")
    desk_page.keyboard.type("library doc")
    desk_page.keyboard.press("Enter")
    desk_page.wait_for_url("**/admin/sources/source/add/")

    # What nothing has leads to the page that says so.
    desk_page.keyboard.press("Control+k")
    desk_page.keyboard.type("zzzzqq")
    expect(box.get_by_role("status")).to_have_text("No hits")
    desk_page.keyboard.press("Enter")
    desk_page.wait_for_url("**/admin/find/?q=zzzzqq")
    expect(desk_page.locator("#content").get_by_text("Nothing has these words")).to_be_visible()


def test_without_javascript_the_menu_opens_and_the_search_is_a_page(browser: Browser, desk: Desk):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    desk.log_in(page, "checker")
    page.get_by_text("All pages").click()
    page.get_by_role("link", name="Jobs").click()
    expect(page.get_by_role("heading", name="Jobs")).to_be_visible()
    page.get_by_role("link", name="Search", exact=True).click()
    page.get_by_role("searchbox").fill("bridge")
    page.get_by_role("button", name="Search").click()
    page.locator(".finder-group a").first.click()
    expect(page.locator("#article-text")).to_be_visible()
    context.close()


def test_menus_close_with_escape_and_give_the_focus_back(desk_page: Page, desk: Desk):
    desk.log_in(desk_page, "editor")
    summary = desk_page.locator(".places > summary")
    summary.focus()
    desk_page.keyboard.press("Enter")
    link = desk_page.locator(".places").get_by_role("link", name="Jobs")
    expect(link).to_be_visible()
    link.focus()
    desk_page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_first_page_leads_to_the_lists_behind_its_numbers(desk_page: Page, desk: Desk):
    desk.log_in(desk_page, "editor")
    queue = desk_page.locator(".queue", has=desk_page.get_by_role("heading", name=re.compile("Waiting for my review")))
    count = int(queue.locator(".count").inner_text())
    queue.get_by_role("heading").get_by_role("link").click()
    expect(desk_page.locator("#result_list tbody tr")).to_have_count(count)
    desk_page.goto(f"{desk.address}/admin/")
    bar = desk_page.locator(".chart-states tbody tr").first
    state = bar.get_by_role("link").inner_text()
    bar.get_by_role("link").click()
    # The charts are counted every five minutes and say when; the list behind them is of now.
    rows = desk_page.locator("#result_list tbody tr")
    expect(rows.first).to_be_visible()
    expect(rows.filter(has=desk_page.locator(".pill", has_text=re.compile(f"^{state}$")))).to_have_count(rows.count())
