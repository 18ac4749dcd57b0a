"""Research in a real browser: evidence by keys, the source beside the claim, verdicts, history; focus that stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk
from tests.chromium import accessibility_faults, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


def open_claim(page: Page, desk: Desk, state: str, words: str) -> None:
    """The workbench at the demo claim in ``state`` whose words begin so."""
    page.goto(f"{desk.address}/admin/claims/claim/?state__exact={state}&q={' '.join(words.split()[:2])}")
    page.locator(".claim-link", has_text=words).first.click()
    expect(page.locator("[data-opens=keys]")).to_be_visible()  # the script is there


def with_candidates(page: Page, desk: Desk) -> None:
    """A claim about the rocket, selected, with what the library offers for it."""
    open_claim(page, desk, "detected", "“Nothing that flew people")
    page.get_by_role("button", name="Select for checking").click()
    expect(page.locator("#lookups .candidate").first).to_be_visible(timeout=30_000)


def test_evidence_is_accepted_by_number_and_stance_and_the_focus_stays(ana: Page, desk: Desk):
    with_candidates(ana, desk)
    first = ana.locator("#lookups .candidate").first
    expect(first.locator("kbd.candidate-number")).to_have_text("1")
    ana.keyboard.press("s")  # at no candidate: nothing is attached by an accidental letter
    ana.keyboard.press("1")
    expect(first).to_be_focused()
    expect(ana.locator("#announcer")).to_contain_text("Candidate 1: Saturn V")
    ana.keyboard.press("r")
    expect(ana.locator(".evidence .stance")).to_have_text("refutes the claim")
    expect(ana.locator("#lookups .candidate").first).to_be_focused()
    expect(ana.locator("#lookups .candidate .pill.approved").first).to_have_text("attached")
    expect(ana.locator("#announcer")).to_contain_text("Attached: the source refutes the claim")


def test_numbers_and_letters_are_hidden_with_single_keys_off(ana: Page, desk: Desk):
    open_claim(ana, desk, "in_research", "65 percent")
    ana.keyboard.press("?")
    expect(ana.locator("#keys dd", has_text="to the candidate of that number")).to_be_visible()
    ana.get_by_label("Switch single keys off").check()
    ana.keyboard.press("Escape")
    ana.get_by_label("Words to look for").fill("Saturn")
    ana.get_by_role("button", name="Search", exact=True).click()
    expect(ana.locator(".candidates .candidate").first).to_be_visible()
    assert ana.locator("kbd.hint:visible").count() == 0
    ana.keyboard.press("1")
    expect(ana.locator(".candidate").first).not_to_be_focused()
    ana.evaluate("localStorage.removeItem('workbench-keys-off')")


def test_the_parts_of_a_claim_are_reached_from_the_panels_head(ana: Page, desk: Desk):
    open_claim(ana, desk, "in_research", "65 percent")
    ana.get_by_role("navigation", name="Parts of this claim").get_by_role("link", name=re.compile("Verdict")).click()
    expect(ana.locator("#verdict-heading")).to_be_in_viewport()


def select_words(page: Page, words: str) -> None:
    """Select ``words`` in the source's text, as a mouse would."""
    page.evaluate(
        """words => {
            const text = document.querySelector(".source-text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walker.nextNode()) && !node.data.includes(words)) {}
            const range = document.createRange();
            range.setStart(node, node.data.indexOf(words));
            range.setEnd(node, node.data.indexOf(words) + words.length);
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        words,
    )


def test_a_source_stands_beside_the_claim_and_its_selected_words_become_evidence(ana: Page, desk: Desk):
    open_claim(ana, desk, "selected", "“That’s one small step")
    candidate = ana.locator("#lookups .candidate", has_text="Apollo 11")
    expect(candidate).to_be_visible(timeout=30_000)
    address = ana.url
    candidate.focus()
    ana.keyboard.press("v")
    source = ana.locator("#source")
    expect(source.get_by_role("heading", name=re.compile("Apollo 11"))).to_be_visible()
    expect(ana.locator("#article-text")).to_be_hidden()
    expect(ana.locator("#claim-heading")).to_be_visible()
    words = "one small step for"
    start = source.locator(".source-text").evaluate("(e, words) => e.textContent.indexOf(words)", words)
    select_words(ana, words)
    source.get_by_role("button", name="Attach as evidence").click()
    expect(source.get_by_label("Excerpt")).to_have_value(words)
    assert source.locator("form [name=start]").input_value() == str(start)
    source.get_by_label("Refutes the claim").check()
    source.get_by_role("button", name="Attach", exact=True).click()
    expect(source.locator("mark.evidence.refutes").first).to_have_text(words)
    expect(ana.locator("#panel .evidence .stance")).to_have_text("refutes the claim")
    assert ana.url == address
    source.get_by_label("Find in this source").fill("GIANT leap")
    source.get_by_role("button", name="Find").click()
    expect(source.locator("mark.found").first).to_have_text(re.compile("giant leap", re.I))
    ana.locator("#claim-heading").focus()
    ana.keyboard.press("v")
    expect(ana.locator("#article-text")).to_be_visible()
    expect(source).to_be_hidden()
    ana.locator("#panel .evidence li").get_by_role("link", name="In its source").click()
    expect(source.locator("a.place").first).to_be_focused()
    source.get_by_role("button", name="Back to the article").click()
    expect(ana.locator("#article-text")).to_be_visible()


def test_a_source_is_read_and_attached_from_without_javascript(browser: Browser, desk: Desk):
    page = browser.new_context(java_script_enabled=False).new_page()
    desk.log_in(page, "checker")
    page.goto(f"{desk.address}/admin/claims/claim/?state__exact=in_research&q=65")
    page.locator(".claim-link").first.click()
    page.get_by_label("Words to look for").fill("Saturn V")
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_role("link", name="In its source").first.click()
    expect(page.get_by_role("heading", name=re.compile("Saturn V"))).to_be_visible()
    page.locator("summary", has_text="Attach words of it").click()
    page.get_by_label("Excerpt").fill("facts at a glance")
    page.get_by_label("Gives context").check()
    page.get_by_role("button", name="Attach", exact=True).click()
    expect(page.locator("mark.evidence.context")).to_have_text(re.compile("facts at a glance", re.I))
    page.context.close()


def test_a_verdict_cites_its_evidence_counts_its_characters_and_says_what_is_not_saved(ana: Page, desk: Desk):
    open_claim(ana, desk, "in_research", "“We agreed on some")
    form = ana.locator("#verdict-form")
    rationale = form.get_by_label("Rationale")
    unsaved = form.locator("[data-unsaved]")
    expect(unsaved).to_be_hidden()
    rationale.fill("The readout says it , and no more.")
    rationale.evaluate("e => e.setSelectionRange(20, 20)")
    form.get_by_role("button", name="Cite evidence 1").click()
    expect(rationale).to_have_value("The readout says it [^1], and no more.")
    expect(rationale).to_be_focused()
    expect(unsaved).to_be_visible()
    form.get_by_role("button", name="Preview rationale").click()
    expect(form.locator(".preview a")).to_have_attribute("href", "#source-1")
    form.get_by_label("Headline").fill("x" * 161)
    expect(form.locator(".count").first).to_contain_text("161 of 160 characters: 1 too many")
    form.get_by_label("Headline").fill("They agreed on “some things”")
    form.get_by_role("button", name="Save draft").click()
    expect(ana.locator("#messages")).to_contain_text("The draft is saved")
    expect(unsaved).to_be_hidden()
    expect(form.locator(".verdict-actions .blocked")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_research_pages(ana: Page, desk: Desk, scheme: str):
    ana.emulate_media(color_scheme=scheme)
    open_claim(ana, desk, "published", "NASA Administrator Bill Nelson")
    claim = ana.url
    source = desk.address + ana.locator(".view-source").first.get_attribute("href")
    found = []
    for address in (claim, source, f"{claim.split('?')[0]}history/"):
        ana.goto(address)
        found += accessibility_faults(ana)
    assert found == []
