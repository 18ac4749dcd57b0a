"""Two people at one claim, each in a browser of their own: who types is seen, who is mentioned hears of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk
from tests.chromium import accessibility_faults, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

SOON = 40_000  # milliseconds: a sign of life and a look, with time to spare


@pytest.fixture
def claim(ana: Page, desk: Desk) -> str:
    """The address of a claim whose verdict can be written."""
    ana.goto(f"{desk.address}/admin/claims/claim/?state__exact=in_research")
    return f"{desk.address}{ana.locator('.claim-link').first.get_attribute('href')}"


def test_who_types_is_seen_and_who_leaves_is_gone(ana: Page, ben: Page, claim: str):
    ben.goto(claim)
    ana.goto(claim)
    ana.get_by_label("Rationale").press_sequentially("The minutes say June.")
    company = ben.locator("#company")
    expect(company).to_contain_text("is editing this verdict", timeout=SOON)
    expect(ana.locator("#company")).to_contain_text("is looking at this claim", timeout=SOON)
    expect(company).to_have_attribute("role", "status")
    ana.get_by_role("button", name="Save draft").click()
    expect(ana.locator("#messages")).to_contain_text("The draft is saved")
    expect(company).to_contain_text("Draft saved by", timeout=SOON)


def test_a_mention_is_offered_as_one_types_and_rings_the_other_ones_bell(ana: Page, ben: Page, desk: Desk, claim: str):
    name = desk.logins["editor"][0]
    ben.goto(f"{desk.address}/admin/")
    before = ben.locator("#bell a .visually-hidden").inner_text()
    ana.goto(claim)
    field = ana.locator(".new-comment textarea")
    field.press_sequentially(f"Is this right, @{name[:2]}")
    expect(ana.get_by_role("listbox")).to_be_visible()
    while ana.locator("[role=option][aria-selected=true]").get_attribute("data-name") != name:
        field.press("ArrowDown")
    field.press("Enter")
    expect(ana.get_by_role("listbox")).to_have_count(0)
    expect(field).to_have_value(f"Is this right, @{name} ")
    field.press_sequentially("please look.")
    ana.get_by_role("button", name="Comment", exact=True).click()
    said = ana.locator(".comment", has_text="please look.")
    expect(said.locator("strong", has_text=f"@{name}")).to_be_visible()
    expect(field).to_have_value("")

    expect(ben.locator("#bell a .visually-hidden")).not_to_have_text(before, timeout=SOON)
    expect(ben.locator("#bell .bell-count")).to_be_visible()
    ben.locator("#bell a").click()
    told = ben.locator(".notice-group li", has_text="mentioned you in a comment").first
    expect(told).to_contain_text("please look.")
    told.get_by_role("link").click()
    expect(ben.locator(".comment:target")).to_contain_text("please look.")
    ben.locator(".thread", has_text="please look.").locator("summary", has_text="Answer").click()
    ben.locator(".thread", has_text="please look.").get_by_label("Answer").fill("It is.")
    ben.locator(".thread", has_text="please look.").get_by_role("button", name="Answer", exact=True).click()
    answers = ben.locator(".thread", has_text="please look.").locator(".answers .comment")
    expect(answers).to_contain_text("It is.")
    ben.goto(f"{desk.address}/admin/notices/")
    ben.get_by_role("button", name="All seen").click()
    expect(ben.locator("#bell .bell-count")).to_have_count(0)


def test_it_works_without_javascript(browser: Browser, desk: Desk, claim: str):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    desk.log_in(page, "editor")
    page.goto(claim)
    page.locator(".new-comment textarea").fill("Plainly typed, @nobody-here.")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("Nobody of this desk is called @nobody-here")
    expect(page.locator(".comment").last).to_contain_text("Plainly typed")
    page.get_by_role("button", name="Stop watching").click()
    expect(page.get_by_role("button", name="Watch", exact=True)).to_be_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(ana: Page, desk: Desk, claim: str, scheme: str):
    ana.emulate_media(color_scheme=scheme)
    ana.goto(claim)
    ana.locator(".new-comment textarea").fill(f"> quoted {scheme}\n\n`" + "x" * 200 + "` @nobody")
    ana.get_by_role("button", name="Comment", exact=True).click()
    expect(ana.locator(".comment").last).to_contain_text(f"quoted {scheme}")
    expect(ana.locator("#panel[aria-busy]")).to_have_count(0)
    ana.locator(".thread").last.locator("summary", has_text="Answer").click()
    found = accessibility_faults(ana)
    ana.locator(".new-comment textarea").press_sequentially("@")
    expect(ana.get_by_role("listbox")).to_be_visible(timeout=SOON)
    # By itself: of words that the box covers axe would say that they stand on its colours.
    found += accessibility_faults(ana, within="[role=listbox]")
    for path in ("notices/", "notices/?show=all", "notices/mail/"):
        ana.goto(f"{desk.address}/admin/{path}")
        found += accessibility_faults(ana)
    assert found == []
    ana.set_viewport_size({"width": 320, "height": 700})
    for address in (claim, f"{desk.address}/admin/notices/?show=all", f"{desk.address}/admin/notices/mail/"):
        ana.goto(address)
        assert ana.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address
