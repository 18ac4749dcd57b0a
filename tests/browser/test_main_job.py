"""The main job in a real browser: from a pasted article to a corrected verdict page, each role through its day."""

from __future__ import annotations

import json
import re
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Desk, watched_page
from tests.browser.test_workbench import listens_to_keys
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
    """One page per role."""
    with ExitStack() as stack:
        pages: dict[str, Page] = {}
        for role in ("checker", "editor", "publisher", "reader"):
            pages[role] = stack.enter_context(watched_page(browser))
            desk.log_in(pages[role], role)
        yield pages


def state_of(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".claim-head .pill:not(.nature)").first


def take_step(page: Page, label: str, reason: str = "") -> None:
    """Press a step of the workflow; where it asks for a reason or a comment, its box is opened first."""
    box = page.locator(".steps details.step", has=page.locator("summary", has_text=re.compile(f"^\\s*{label}")))
    box.locator("summary").click()
    if reason:
        box.locator("textarea").fill(reason)
    box.get_by_role("button", name=label).click()


def test_from_a_pasted_article_to_a_corrected_verdict_page(people: dict[str, Page], desk: Desk, browser: Browser):
    ana, ben, pia, rio = (people[role] for role in ("checker", "editor", "publisher", "reader"))

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

    # Triage by keyboard: one claim is dismissed with a reason, the quotation is taken on.
    listens_to_keys(ana)
    number = ana.locator(".claim-list li", has_text="4.5 million").first.locator(".claim-number").inner_text()
    ana.bring_to_front()
    heading = ana.locator("#claim-heading")
    for step in range(12):
        before = heading.inner_text() if step else ""
        ana.keyboard.press("j")
        expect(heading).not_to_have_text(before)
        if heading.inner_text() == f"Claim {number}":
            break
    ana.keyboard.press("d")
    ana.keyboard.type("An estimate that nobody disputes.")
    ana.keyboard.press("Tab")
    ana.keyboard.press("Enter")
    expect(state_of(ana)).to_have_text("dismissed")
    ana.get_by_role("link", name="‹ All claims").click()
    ana.wait_for_url(re.compile(r"/workbench/$"))  # with its scripts: links are followed in place by them
    ana.locator(".claim-list a", has_text="We will open the pool").click()
    expect(ana.get_by_text("Ada Lindqvist").first).to_be_visible()
    expect(heading).to_be_focused()
    ana.keyboard.press("t")

    # Selecting asks the library in the background; the candidate arrives by itself.
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
    expect(state_of(ana)).to_have_text("in review")
    address = ana.url

    # The author cannot approve; a second person sends it back with a reason.
    expect(ana.get_by_role("button", name="Approve")).to_have_count(0)
    ben.goto(address)
    take_step(ben, "Send back", "Say which page of the minutes.")
    expect(state_of(ben)).to_have_text("returned")
    ana.goto(address)
    expect(ana.locator(".steps")).to_contain_text("Say which page of the minutes.")
    form.get_by_label("Rationale").fill("The **minutes** record August, on page 2.")
    form.get_by_role("button", name="Save draft").click()
    expect(state_of(ana)).to_have_text("in research")
    ana.get_by_role("button", name="Hand in for review").click()
    expect(state_of(ana)).to_have_text("in review")

    # The second person approves; publishing is the publisher's.
    ben.goto(address)
    take_step(ben, "Approve")
    expect(state_of(ben)).to_have_text("approved")
    expect(ben.get_by_role("button", name="Publish")).to_have_count(0)
    pia.goto(address)
    pia.get_by_role("button", name="Publish").click()
    expect(state_of(pia)).to_have_text("published")

    # Whoever only reads sees all of it and can change nothing of it.
    rio.goto(address)
    expect(rio.locator("blockquote.exact")).to_contain_text("We will open the pool")
    expect(rio.locator(".steps button")).to_have_count(0)
    expect(rio.locator("#verdict-form")).to_have_count(0)

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
    verdict_page = reader.url

    # The article changes: the words of the quotation are others now, so that its verdict asks for a look.
    ana.goto(address)
    ana.get_by_role("link", name="‹ All claims").click()
    ana.get_by_text("The article has changed").click()
    ana.get_by_label("The article’s text now").fill(ARTICLE.replace("by June 2026", "by August 2026"))
    ana.get_by_role("button", name=re.compile("Take in version 2")).click()
    expect(ana.locator("#messages")).to_contain_text("Version 2 is in")
    ana.goto(address)
    expect(ana.locator("#panel")).to_contain_text("Look again")
    ana.get_by_label("What you found").fill("The article was corrected; our finding stands for version 1.")
    ana.get_by_role("button", name="I have looked").click()
    expect(ana.locator("#messages")).to_contain_text("the claim can go on")

    # Opened again, corrected, approved by the second person, published as corrected.
    take_step(ana, "Open again", "The article says August by now.")
    expect(state_of(ana)).to_have_text("in research")
    form = ana.locator("#verdict-form")
    form.get_by_label("What we found").fill("The minutes record August 2026; the article says so by now.")
    form.get_by_label("What changed since the published version, and why").fill("The article was corrected.")
    form.get_by_role("button", name="Save draft").click()
    expect(ana.locator("#messages")).to_contain_text("The draft is saved")
    ana.get_by_role("button", name="Hand in for review").click()
    expect(state_of(ana)).to_have_text("in review")
    ben.goto(address)
    take_step(ben, "Approve")
    expect(state_of(ben)).to_have_text("approved")
    pia.goto(address)
    pia.get_by_role("button", name="Publish the correction").click()
    expect(state_of(pia)).to_have_text("corrected")
    reader.goto(verdict_page)
    expect(reader.locator("#corrections")).to_be_visible()
    expect(reader.locator("body")).to_contain_text("The article was corrected.")
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
