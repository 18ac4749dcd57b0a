"""Words of the article in a real browser: selected by mouse and keyboard, given to claims, compared."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk
from tests.browser.test_workbench import take_in
from tests.chromium import accessibility_faults, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

TEXT = (
    "😀 “The bridge opens in May 2026,” said Mayor Ada Lind.\n\n"
    "It costs 3.5 million euros; the harbour 😀 is new. Nobody was asked."
)
FIND = """words => {
    const walker = document.createTreeWalker(document.getElementById("article-text"), NodeFilter.SHOW_TEXT);
    const nodes = [];
    let whole = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        nodes.push([whole.length, node]);
        whole += node.data;
    }
    const place = (offset) => {
        const [at, node] = nodes.findLast(([begins]) => begins <= offset);
        return [node, offset - at];
    };
    const start = whole.indexOf(words);
    const range = document.createRange();
    range.setStart(...place(start));
    const [node, offset] = place(start + words.length - 1);
    range.setEnd(node, offset + 1);
    node.parentElement.scrollIntoView({ block: "center" });
    const boxes = range.getClientRects();
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    return [first.left, first.top + first.height / 2, last.right, last.top + last.height / 2];
}"""


def article(page: Page, desk: Desk, mark: str) -> str:
    address = take_in(page, desk, f"{TEXT} {mark}.")
    page.reload()  # what the page does by itself once the article is read, is over
    expect(page.locator("[data-selects-words]")).to_be_visible()
    return address


def drag_over(page: Page, words: str) -> None:
    left, top, right, bottom = page.evaluate(FIND, words)
    page.mouse.move(left + 1, top)
    page.mouse.down()
    page.mouse.move(right - 1, bottom, steps=6)
    page.mouse.up()


def tool(page: Page, name: str | re.Pattern[str]):
    return page.locator("#selection-tool").get_by_role("button", name=name)


def add(page: Page, words: str) -> None:
    drag_over(page, words)
    tool(page, "Add as claim").click()
    form = page.locator("#add-claim form")
    expect(form.get_by_label("Exact words")).to_have_value(words)
    form.get_by_role("button", name="Add claim").click()
    expect(page.locator("blockquote.exact")).to_have_text(words)


def content(page: Page) -> str:
    return page.locator("#article-text").evaluate("e => e.textContent")


def test_by_mouse_a_claim_is_added_resized_split_merged_and_all_of_it_undone(ana: Page, desk: Desk):
    article(ana, desk, "By mouse")
    add(ana, "the harbour 😀 is new. Nobody was asked")
    number = ana.locator(".claim-head").get_attribute("data-number")

    drag_over(ana, "harbour 😀 is new. Nobody was")
    tool(ana, f"Make these the words of claim {number}").click()
    box = ana.locator("#reshape-resize form")
    expect(box.get_by_label("Exact words")).to_have_value("harbour 😀 is new. Nobody was")
    box.get_by_role("button", name="Make these its words").click()
    expect(ana.locator("blockquote.exact")).to_have_text("harbour 😀 is new. Nobody was")
    resized = ana.locator(".claim-head").get_attribute("data-number")
    assert resized != number
    expect(ana.locator("#messages")).to_contain_text(f"it is claim {resized} now")
    assert ana.locator(f"#article-text #claim-{number}").count() == 0

    drag_over(ana, "Nobody")
    tool(ana, f"Split claim {resized} before these words").click()
    ana.locator("#reshape-split form").get_by_role("button", name="Split", exact=True).click()
    expect(ana.locator("blockquote.exact")).to_have_text("harbour 😀 is new.")
    first = ana.locator(".claim-head").get_attribute("data-number")

    drag_over(ana, "new. Nobody")
    tool(ana, re.compile(rf"Merge claim {first} with claim {int(first) + 1}$")).click()
    ana.locator("#reshape-merge form").get_by_role("button", name="Merge", exact=True).click()
    expect(ana.locator("blockquote.exact")).to_have_text("harbour 😀 is new. Nobody was")

    ana.locator("#messages").get_by_role("button", name="Undo").click()
    expect(ana.locator("blockquote.exact")).to_have_text("harbour 😀 is new.")
    expect(ana.locator("#messages")).to_contain_text("Undone")
    ana.locator("#claim-heading").click()
    ana.keyboard.press("u")
    expect(ana.locator("#announcer")).to_have_text("There is nothing to undo here.")
    assert content(ana) == f"{TEXT} By mouse."


def test_by_keyboard_words_are_selected_across_claims_lines_marks_and_emoji(ana: Page, desk: Desk):
    article(ana, desk, "By keyboard")
    said = ana.locator("#announcer")
    ana.locator("body").press("w")
    expect(ana.locator("#article-text")).to_be_focused()
    expect(said).to_contain_text("Escape leaves")
    for expected in ("“", "The", "bridge"):
        ana.keyboard.press("ArrowRight")
        expect(said).to_have_text(expected)
    ana.keyboard.press("ArrowDown")
    expect(said).to_have_text("It")
    ana.keyboard.press("ArrowLeft")
    expect(said).to_have_text(".")
    for _ in range(4):
        ana.keyboard.press("Shift+ArrowRight")
    expect(said).to_have_text("million; 4 words selected")
    ana.keyboard.press("Shift+End")
    expect(said).to_contain_text("words selected")
    ana.keyboard.press("Home")
    expect(said).to_have_text("It")
    ana.keyboard.press("Shift+ArrowLeft")
    ana.keyboard.press("Shift+ArrowRight")
    ana.keyboard.press("Shift+ArrowDown")
    ana.keyboard.press("Enter")
    expect(tool(ana, "Add as claim")).to_be_focused()
    ana.keyboard.press("Enter")
    form = ana.locator("#add-claim form")
    words = "It costs 3.5 million euros; the harbour 😀 is new. Nobody"
    expect(form.get_by_label("Exact words")).to_have_value(words)
    assert form.locator("[name=start]").input_value() == str(TEXT.index("It costs"))
    form.get_by_role("button", name="Add claim").click()
    expect(ana.locator("blockquote.exact")).to_have_text(words)


def test_the_mode_is_left_and_other_keys_rest_meanwhile(ana: Page, desk: Desk):
    article(ana, desk, "Modes")
    button = ana.locator("[data-selects-words]")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    ana.keyboard.press("j")
    ana.wait_for_timeout(200)
    expect(ana.locator("#claim-heading")).to_have_count(0)
    ana.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()
    assert ana.evaluate("getSelection().isCollapsed")
    assert ana.locator("#article-text").get_attribute("role") is None
    ana.keyboard.press("j")
    expect(ana.locator("#claim-heading")).to_be_focused()


def test_selected_words_stay_selected_where_the_text_is_written_anew(ana: Page, desk: Desk):
    article(ana, desk, "Anew")
    add(ana, "Nobody was asked")
    ana.locator("#claim-heading").click()
    drag_over(ana, "the harbour 😀 is new")
    ana.locator("#article-text").evaluate("e => { e.firstElementChild.dataset.old = 1; }")
    ana.keyboard.press("t")
    expect(ana.locator(".claim-head .pill.selected")).to_be_visible()
    assert ana.locator("#article-text [data-old]").count() == 0
    assert ana.evaluate("getSelection().toString()") == "the harbour 😀 is new"
    tool(ana, "Add as claim").click()
    form = ana.locator("#add-claim form")
    expect(form.get_by_label("Exact words")).to_have_value("the harbour 😀 is new")
    assert form.locator("[name=start]").input_value() == str(TEXT.index("the harbour"))


def test_a_dismissal_is_undone_by_one_key(ana: Page, desk: Desk):
    article(ana, desk, "One key")
    add(ana, "Nobody was asked")
    ana.get_by_text("Dismiss", exact=True).first.click()
    ana.get_by_label("Why it is not checked").fill("An opinion.")
    ana.get_by_role("button", name="Dismiss").click()
    expect(ana.locator(".claim-head .pill.dismissed")).to_be_visible()
    ana.locator("#claim-heading").click()
    ana.keyboard.press("u")
    expect(ana.locator(".claim-head .pill.detected")).to_be_visible()


def test_without_javascript_a_claim_is_resized_and_that_undone(browser: Browser, desk: Desk, ana: Page):
    address = article(ana, desk, "No script")
    add(ana, "Nobody was asked")
    claim = ana.url
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    desk.log_in(page, "checker")
    page.goto(claim)
    page.get_by_text("Change its words").click()
    page.get_by_text("Other words", exact=True).click()
    page.locator("#resize-exact").fill("the harbour 😀 is new. Nobody was asked")
    page.get_by_role("button", name="Make these its words").click()
    expect(page.locator("blockquote.exact")).to_have_text("the harbour 😀 is new. Nobody was asked")
    page.locator("#messages").get_by_role("button", name="Undo").click()
    expect(page.locator("blockquote.exact")).to_have_text("Nobody was asked")
    assert address in page.url
    context.close()


def test_versions_are_compared_and_walked_from_change_to_change(ana: Page, desk: Desk):
    address = article(ana, desk, "Versions")
    add(ana, "the harbour 😀 is new")
    ana.get_by_role("link", name="‹ All claims").click()
    ana.get_by_text("The article has changed").click()
    changed = f"{TEXT} Versions.".replace("is new", "was old").replace("Nobody was", "Nobody, really, was")
    ana.get_by_label("The article’s text now").fill(changed)
    ana.get_by_role("button", name="Take in version 2").click()
    expect(ana.locator("#messages")).to_contain_text("Version 2 is in")
    expect(ana.locator("#panel .pill.attention").first).to_be_visible()
    ana.get_by_role("link", name="See what changed").click()
    expect(ana.locator(".changed-text del").first).to_have_text("removed: is new")
    ana.get_by_role("link", name="To the first change").click()
    assert ana.url.endswith("#change-1")
    ana.get_by_role("link", name="Change 1 of 2; to the next").click()
    assert ana.url.endswith("#change-2")
    ana.get_by_role("link", name="All versions").click()
    ana.get_by_role("link", name="Version 1", exact=True).click()
    assert content(ana) == f"{TEXT} Versions."
    assert address in ana.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(ana: Page, desk: Desk, scheme: str):
    ana.emulate_media(color_scheme=scheme)
    address = article(ana, desk, f"Axe {scheme}").split("?")[0]
    add(ana, "the harbour 😀 is new")
    claim = ana.url
    ana.goto(address)
    ana.get_by_text("The article has changed").click()
    ana.get_by_label("The article’s text now").fill(f"{TEXT} Axe {scheme}.".replace("3.5", "4"))
    ana.get_by_role("button", name="Take in version 2").click()
    expect(ana.locator("#messages")).to_contain_text("Version 2 is in")
    expect(ana.locator("#progress .note")).to_have_count(0, timeout=30_000)
    pages = (address, f"{address}?cover=open", claim, *(f"{address}versions/{p}" for p in ("", "1/", "2/changes/")))
    found = []
    for page in pages:
        ana.goto(page)
        if page == claim:
            ana.get_by_text("Change its words").click()
            for name in ("resize", "split", "merge"):
                ana.locator(f"#reshape-{name} > summary").click()
        found += accessibility_faults(ana)
    assert found == []
    ana.set_viewport_size({"width": 320, "height": 700})
    for page in pages:
        ana.goto(page)
        assert ana.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, page
