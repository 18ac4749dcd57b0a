"""A question goes to its author and comes back: asked at the desk, answered without an account, accepted."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk
from tests.chromium import accessibility_faults, needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]


def fits(page: Page, width: int) -> bool:
    page.set_viewport_size({"width": width, "height": 700})
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_an_author_answers_without_an_account_and_without_javascript(ana: Page, browser: Browser, desk: Desk):
    ana.goto(f"{desk.address}/admin/claims/article/")
    ana.get_by_role("link", name=re.compile("Council votes")).click()
    words = ana.locator("#article-text").evaluate("e => e.textContent.match(/[A-Z][^.\\n]{30,80}/)[0]")
    ana.locator(".claim-list a").first.click()
    questions = ana.locator(".questions")
    questions.get_by_text("Ask the author about this claim").click()
    questions.get_by_label("Question").fill("Where does this come from?")
    questions.get_by_label("Words that should change").fill(words)
    questions.get_by_label("What should stand there instead").fill("Other words")
    questions.get_by_label("Who is asked").fill("Ada Lind")
    questions.get_by_role("button", name="Write down the question").click()
    expect(questions.locator(".query-drafted")).to_be_visible()
    assert accessibility_faults(ana) == []
    questions.get_by_role("link", name="Send…").click()
    ana.get_by_role("button", name="Make a link").click()
    link = ana.locator(".secret").inner_text().strip()
    assert accessibility_faults(ana) == []
    path = link[link.index("/answers/") :]

    outside = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    author = outside.new_page()
    author.goto(f"{desk.address}{path}")
    expect(author.get_by_text("Where does this come from?")).to_be_visible()
    author.get_by_role("button", name="Send answer").click()
    expect(author.get_by_role("alert")).to_contain_text("Write an answer")
    author.get_by_label("Change it, but to other words").check()
    author.get_by_label("Your own words for this place").fill("Better words")
    author.get_by_label("Your answer").fill("From the minutes.")
    author.get_by_label("Link to a source").fill("https://council.example.org/minutes")
    author.get_by_role("button", name="Send answer").click()
    expect(author.get_by_role("status")).to_contain_text("Your answers are with the desk")
    assert outside.cookies() == []

    looked_at = browser.new_context()
    looking = looked_at.new_page()
    looking.goto(f"{desk.address}{path}")
    assert accessibility_faults(looking) == []
    looking.emulate_media(color_scheme="dark")
    assert accessibility_faults(looking) == []
    assert fits(looking, 320)

    ana.get_by_role("link", name="I have copied it").click()
    ana.get_by_role("link", name=re.compile(r"claim \d+")).first.click()
    expect(questions.locator(".query-answered")).to_be_visible()
    expect(questions).to_contain_text("Better words")
    expect(questions.get_by_role("link", name="council.example.org")).to_have_count(0)
    questions.get_by_role("button", name="Accept").click()
    expect(questions.locator(".query-accepted")).to_be_visible()
    expect(questions).to_contain_text("not in the text yet")
    assert accessibility_faults(ana) == []
    looking.reload()
    expect(looking.get_by_text("nothing is being asked")).to_be_visible()
    for context in (outside, looked_at):
        context.close()


def test_who_was_asked_for_a_reply_is_entered_in_the_register(ana: Page, desk: Desk):
    ana.goto(f"{desk.address}/admin/claims/article/")
    ana.get_by_role("link", name=re.compile("Council votes")).click()
    ana.locator(".claim-list a").first.click()
    replies = ana.locator(".replies")
    replies.get_by_text("Enter that somebody was asked about this claim").click()
    replies.get_by_label("Who was asked").fill("Mayor Ada Lind")
    replies.get_by_label("What was asked").fill("Do you stand by it?")
    replies.get_by_role("button", name="Enter in the register").click()
    expect(replies.locator(".reply-waiting")).to_be_visible()
    replies.get_by_text("Enter what came of it", exact=True).click()
    replies.get_by_label("replied", exact=True).check()
    replies.get_by_label("The reply, or its gist").fill("We stand by it.")
    replies.get_by_role("button", name="Enter", exact=True).click()
    expect(replies.locator(".reply-replied")).to_be_visible()
    expect(replies).to_contain_text("for the desk alone")
    assert accessibility_faults(ana) == []
    ana.emulate_media(color_scheme="dark")
    assert accessibility_faults(ana) == []
    assert fits(ana, 320)
