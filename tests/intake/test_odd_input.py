"""Odd but usable articles: stored whole, read by the real job to its end, and shown within bounds."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions.extraction import KIND, apply_extraction
from claims.actions.intake import set_published_on
from claims.extraction import extract
from claims.models import Article, Claim, ClaimAnchor
from claims.tasks import extract_version
from factcheck.jobs.models import Job
from tests.intake.bad_files import SENTENCE
from tests.intake.doors import (
    DAY,
    Refused,
    Taken,
    at_desk,
    by_token,
    command_file,
    everything_stored,
    intake_form,
    intake_upload,
    rest_upload,
    send,
)

pytestmark = pytest.mark.django_db

GERMAN = "Der Bürgermeister sagte am Dienstag, dass die Brücke bis Mai wieder aufgebaut wird. " * 5
ARABIC = "قال رئيس البلدية يوم الثلاثاء: «سنعيد بناء الجسر بحلول شهر مايو». " * 5
CHINESE = "市长周二表示：“我们将在五月前重建这座桥。”" * 5
UNREADABLE = {"german": GERMAN, "arabic": ARABIC, "chinese": CHINESE}

UNBALANCED = {
    "never closed": "“We will rebuild the bridge by May, said Mayor Ada Lind on Tuesday. It costs 3.5 million euros.",
    "never opened": "We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday. It costs 3.5 million euros.",
    "straight": 'Mayor Ada Lind said "we will rebuild the bridge by May. It costs 3.5 million euros.',
    "one after a good one": "“It burns,” said Ada Lind. Later she said: “We will rebuild. It costs 3.5 million euros.",
}
ODD = {
    "one character": "a",
    "marks alone": "“”‘’\"'«»„" * 3000,
    "a hundred thousand opening marks": "“" * 100_000,
    "emoji alone": "🔥👩‍👩‍👧‍👦🇪🇺 " * 3000,
    "digits alone": "1" * 500_000,
    "a megabyte without a space": "a" * 1_000_000,
    "right to left within": "Mayor Ada Lind said: “נבנה את הגשר עד מאי” on Tuesday. \u202eIt costs 3 euros.\u202c",
    "mark-up": "<script>alert(1)</script> {{ 7 * 7 }} ]]> --> </textarea> “It costs 3 euros,” said Ada Lind.",
}
MANY = "\n\n".join(f"“Sentence number {n} is true,” said Ada Lind." for n in range(3000))


def taken_in(outcome: object) -> Article:
    assert isinstance(outcome, Taken), outcome
    article = Article.objects.select_related("current_version").get()
    assert article.current_sha256 == hashlib.sha256(article.current_version.text.encode()).hexdigest()
    return article


def read_by_the_job(article: Article) -> list[Claim]:
    """Run the queued extraction as a worker does; it must end well, with every anchor on the claim's own words."""
    job = Job.objects.filter(kind=KIND, subject_id=article.current_version_id).latest("pk")
    assert job.state == Job.State.QUEUED
    extract_version(job.pk)
    job.refresh_from_db()
    assert (job.state, job.last_error, job.attempts) == (Job.State.DONE, "", 1)
    text = article.current_version.text
    anchors = ClaimAnchor.objects.filter(version=article.current_version).select_related("claim")
    assert all(text[anchor.start : anchor.end] == anchor.claim.text for anchor in anchors)
    claims = list(Claim.objects.filter(article=article).order_by("number"))
    assert len(anchors) == len(claims)
    return claims


def workbench(article: Article, *, status: int = 200) -> str:
    answer = at_desk().get(reverse("workbench:article", args=[article.pk]))
    assert answer.status_code == status
    return answer.content.decode()


@contextmanager
def processor_seconds(at_most: float) -> Iterator[None]:
    """Bounds this thread's own time: what other processes of the machine do is not counted."""
    began = time.thread_time()
    yield
    assert time.thread_time() - began < at_most


@pytest.mark.parametrize("language", UNREADABLE)
@pytest.mark.parametrize("door", ["form", "rest", "file"])
def test_another_language_is_kept_whole_and_gives_no_claims(language, door, tmp_path):
    text = UNREADABLE[language]
    if door == "form":
        outcome = intake_form(text=text)
    elif door == "rest":
        outcome = send("articles", {"text": text, "published_on": DAY})
    else:
        outcome = intake_upload("article.txt", text.encode(), tmp_path)
    article = taken_in(outcome)
    assert article.current_version.text.rstrip() == text.rstrip()
    assert read_by_the_job(article) == []
    assert "claims are found in: en." in workbench(article), "the desk is told why there are none"
    told = by_token().get(f"/api/v1/articles/{article.pk}/").json()
    assert any("claims are found in: en." in warning for warning in told["warnings"])


@pytest.mark.parametrize("name", UNBALANCED)
def test_unbalanced_marks_swallow_nothing_and_the_rest_is_found(name, tmp_path):
    article = taken_in(send("articles", {"text": UNBALANCED[name], "published_on": DAY}))
    claims = read_by_the_job(article)
    assert any(claim.kind == "number" and claim.value == "3500000" for claim in claims)
    assert all(len(claim.text) < 60 for claim in claims if claim.kind == "quote")
    assert "has no partner" in workbench(article)
    told = json.loads(command_file("a.txt", UNBALANCED[name].encode(), tmp_path).place)
    assert any("no partner" in warning for warning in told["article"]["warnings"])


def test_what_was_said_of_an_older_text_goes_with_it():
    article = taken_in(intake_form(text=UNBALANCED["never closed"]))
    read_by_the_job(article)
    editing = {"text": "“We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday."}
    assert at_desk().post(reverse("workbench:new-version", args=[article.pk]), editing).status_code == 302
    article.refresh_from_db()
    extract_version(Job.objects.latest("pk").pk)
    article.refresh_from_db()
    assert article.warnings == []
    assert "has no partner" not in workbench(article)
    apply_extraction(version=article.versions.get(number=1), extraction=extract(UNBALANCED["never closed"], None))
    article.refresh_from_db()
    assert article.warnings == [], "a late reading of the old text says nothing about the new one"


@pytest.mark.parametrize("name", ODD)
def test_odd_texts_are_kept_to_the_letter_and_shown(name):
    article = taken_in(intake_form(text=ODD[name]))
    assert article.current_version.text == ODD[name]
    with processor_seconds(at_most=5):
        read_by_the_job(article)
        assert "<script>alert" not in workbench(article)


def test_three_thousand_quotations_are_read_and_shown_within_bounds():
    article = taken_in(intake_form(text=MANY))
    with processor_seconds(at_most=15), CaptureQueriesContext(connection) as queries:
        claims = read_by_the_job(article)
    quotes = [claim for claim in claims if claim.kind == "quote"]
    assert len(quotes) == 3000
    assert {quote.claimant for quote in quotes} == {"Ada Lind"}
    assert [quote.text for quote in quotes[::1000]] == [f"“Sentence number {n} is true,”" for n in (0, 1000, 2000)]
    assert len(queries) <= 40 + 2 * len(claims) // 50  # rows are written in bulk

    # The date is given later: what is read again and reads the same costs nothing and disturbs nobody.
    set_published_on(article=article, actor=article.created_by, published_on=date(2025, 12, 4))
    with CaptureQueriesContext(connection) as queries:
        again = read_by_the_job(article)
    assert len(queries) <= 40
    assert [claim.revision for claim in again] == [claim.revision for claim in claims]

    desk, address = at_desk(), reverse("workbench:article", args=[article.pk])
    pages = (address, f"{address}claims/1500/", f"{address}claims/1500/?part=panel", f"{address}?kind=quote")
    for page in pages:
        with processor_seconds(at_most=6), CaptureQueriesContext(connection) as queries:
            answer = desk.get(page)
        assert answer.status_code == 200
        assert len(queries) <= 60, page
    listed = by_token().get(f"/api/v1/claims/?article={article.pk}&page_size=200")
    assert len(listed.json()["results"]) == 200


def test_an_unknown_date_is_asked_for_and_can_stay_unknown():
    before = everything_stored()
    asked = intake_form(text=SENTENCE, published_on="")
    assert isinstance(asked, Refused)
    assert "When was it published?" in asked.message
    assert everything_stored() == before
    article = taken_in(intake_form(text=SENTENCE, published_on="", undated="on"))
    assert article.published_on is None
    day = next(claim for claim in read_by_the_job(article) if claim.text == "Tuesday")
    assert not day.value.startswith("20"), "never worked out from today"
    assert "Publication date unknown" in workbench(article)


@pytest.mark.parametrize("given", [{}, {"published_on": None}])
def test_an_unknown_date_over_rest_stays_unknown(given):
    article = taken_in(send("articles", {"text": SENTENCE} | given))
    assert article.published_on is None
    day = next(claim for claim in read_by_the_job(article) if claim.text == "Tuesday")
    assert not day.value.startswith("20")


def test_scripts_in_a_page_are_neither_stored_nor_run(tmp_path):
    page = (
        "<html><head><title>Bridge</title><script>let secret = 'from the head'</script></head><body>"
        f"<article><h1>Bridge</h1><p onclick='steal()'>{SENTENCE * 4}</p><script>alert('from the body')</script>"
        f"<p>{SENTENCE}&lt;script&gt;quoted by the article&lt;/script&gt;</p></article></body></html>"
    ).encode()
    article = taken_in(rest_upload("page.html", page, tmp_path))
    text = article.current_version.text
    assert "rebuild the bridge by May" in text
    assert not any(words in text for words in ("from the head", "from the body", "steal", "onclick"))
    assert read_by_the_job(article)
    assert "<script>quoted" not in workbench(article)


RAW = "“We will re\ud800build the bridge\udfff by \x00May,” said Mayor Ada Lind on Tuesday. 😀 It costs 3 million."


def test_lone_surrogates_and_nul_in_a_file(tmp_path):
    data = (RAW + SENTENCE * 20).encode("utf-8", "surrogatepass")
    article = taken_in(intake_upload("odd.txt", data, tmp_path))
    text = article.current_version.text
    assert "\x00" not in text
    assert "\N{REPLACEMENT CHARACTER}" in text
    assert any(claim.value == "3000000" for claim in read_by_the_job(article))


def test_lone_surrogates_and_nul_in_the_form():
    """What no browser sends, but any program can: the bytes of half a pair, percent-encoded."""
    body = f"way=text&published_on={DAY}&text=" + "".join(
        f"%{byte:02X}" for byte in RAW.encode("utf-8", "surrogatepass")
    )
    answer = at_desk().post(reverse("admin:claims_article_add"), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    article = taken_in(Taken(answer["Location"]))
    text = article.current_version.text
    assert "by \N{REPLACEMENT CHARACTER}May,”" in text
    assert text.encode().decode() == text
    assert any(claim.value == "3000000" for claim in read_by_the_job(article))
    assert "😀" in workbench(article)
