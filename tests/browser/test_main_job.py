"""The main job in a real browser: a pasted article becomes a published verdict page, by two people."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk
from tests.chromium import needs_chromium

pytestmark = [pytest.mark.browser, needs_chromium]

ARTICLE = (
    "Council approves the swimming pool\n\n"
    "“We will open the pool by June 2026 and nobody will pay more than three euros,” said Mayor Ada Lindqvist on "
    "Tuesday. The pool will cost 4.5 million euros.\n"
)
MINUTES = (
    "Minutes of the council of Eastmere, 2 December 2025.\n\n"
    "Mayor Lindqvist says: we will open the pool by August 2026 and nobody will pay more than three euros.\n"
)


@pytest.fixture
def people(browser: Browser, desk: Desk):  # type: ignore[no-untyped-def]
    """One page per role, each in a browser context of its own; any refusal by the CSP fails the test."""
    violations: list[str] = []
    pages: dict[str, Page] = {}
    contexts = []
    for role in ("checker", "editor"):
        context = browser.new_context()
        page = context.new_page()
        page.on(
            "console",
            lambda message: violations.append(message.text) if "Content Security Policy" in message.text else None,
        )
        page.on("pageerror", lambda error: violations.append(str(error)))
        desk.log_in(page, role)
        pages[role] = page
        contexts.append(context)
    yield pages
    for context in contexts:
        context.close()
    assert violations == []


def test_from_a_pasted_article_to_a_published_verdict_page(people: dict[str, Page], desk: Desk, browser: Browser):
    ana, ben = people["checker"], people["editor"]

    # The library gets the document that the claim will be checked against.
    ana.goto(f"{desk.address}/admin/sources/source/add/")
    ana.get_by_label("File").set_input_files(
        {"name": "minutes.txt", "mimeType": "text/plain", "buffer": MINUTES.encode()}
    )
    ana.get_by_label("Title").fill("Minutes of 2 December 2025")
    ana.get_by_label("Publisher").fill("City of Eastmere")
    ana.get_by_label("Primary or secondary").select_option("primary")
    ana.get_by_role("button", name="Add", exact=True).click()
    expect(ana.get_by_text("is in the library")).to_be_visible()

    # Intake; the worker reads the article and the claims appear without a reload.
    ana.goto(f"{desk.address}/admin/claims/article/add/")
    ana.get_by_label("Text", exact=True).fill(ARTICLE)
    ana.get_by_label("Publication date").fill("2025-12-03")
    ana.get_by_role("button", name="Take in").click()
    expect(ana).to_have_url(re.compile(r"/workbench/"))
    claim_link = ana.locator(".claim-list a", has_text="We will open the pool")
    expect(claim_link).to_be_visible(timeout=30_000)
    claim_link.click()
    expect(ana.get_by_role("heading", name=re.compile(r"Claim \d+"))).to_be_visible()
    expect(ana.get_by_text("Ada Lindqvist").first).to_be_visible()

    # Selecting asks the library in the background; the candidate arrives by itself.
    ana.get_by_role("button", name="Select for checking").click()
    candidate = ana.locator("#lookups .candidate", has_text="Minutes of 2 December 2025")
    expect(candidate).to_be_visible(timeout=30_000)
    candidate.get_by_text("Shorten the words, add a note").click()
    candidate.get_by_label("refutes the claim").check()
    candidate.get_by_label("What this shows").fill("The minutes say August.")
    candidate.get_by_role("button", name="Attach").click()
    expect(ana.get_by_text("The minutes say August.").first).to_be_visible()

    # What the checks saw of it arrives by itself, word by word.
    finding = ana.locator("#findings .finding.contradicts", has_text="Minutes of 2 December 2025")
    expect(finding).to_be_visible(timeout=30_000)
    expect(finding.locator(".diff ins")).to_contain_text("June")
    expect(finding.locator(".diff del")).to_contain_text("August")

    # The verdict, handed in.
    form = ana.locator("#verdict-form")
    form.get_by_role("radio", name=re.compile("^.*False The claim is not accurate")).check()
    form.get_by_label("Headline").fill("The mayor said August, not June")
    form.get_by_label("What was claimed").fill("The mayor promised the pool by June 2026.")
    form.get_by_label("What we found").fill("The minutes record August 2026.")
    form.get_by_label("Rationale").fill("The **minutes** record August.")
    form.get_by_role("button", name="Save draft").click()
    ana.get_by_role("button", name="Hand in for review").click()
    expect(ana.locator(".claim-head .pill:not(.nature)")).to_have_text("in review")
    address = ana.url

    # The author cannot approve; a second person does, and publishes.
    expect(ana.get_by_role("button", name="Approve")).to_have_count(0)
    ben.goto(address)
    ben.locator("details.step", has=ben.locator("summary", has_text="Approve")).locator("summary").click()
    ben.get_by_role("button", name="Approve").click()
    expect(ben.locator(".claim-head .pill:not(.nature)")).to_have_text("approved")
    ben.get_by_role("button", name="Publish").click()
    expect(ben.locator(".claim-head .pill:not(.nature)")).to_have_text("published")

    # A reader without JavaScript and without a log-in sees it.
    with_no_script = browser.new_context(java_script_enabled=False)
    reader = with_no_script.new_page()
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{desk.address}/checks/")
    reader.get_by_role("link", name=re.compile("August, not June")).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("The mayor said August, not June")
    for words in ("We will open the pool by June 2026", "Ada Lindqvist", "Ana Kovač", "Ben Okafor", "City of Eastmere"):
        expect(reader.locator("body")).to_contain_text(words)
    review = json.loads(reader.locator('script[type="application/ld+json"]').first.text_content() or "")
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["alternateName"] == "False"
    assert all(url.startswith(desk.address) for url in asked)
    with_no_script.close()


def test_the_demo_article_is_there_to_be_worked_on(people: dict[str, Page], desk: Desk):
    ben = people["editor"]
    ben.goto(f"{desk.address}/admin/")
    ben.get_by_role("link", name="Articles").first.click()
    ben.get_by_role("link", name=re.compile("Harbour museum")).first.click()
    expect(ben.locator(".claim-list li").first).to_be_visible()
    expect(ben.get_by_role("button", name="Keys")).to_be_visible()  # the script is there
    ben.keyboard.press("j")
    expect(ben.get_by_role("heading", name=re.compile(r"Claim \d+"))).to_be_visible()
