"""Why a claim was found, and the claims that share its words, as the workbench shows them."""

from __future__ import annotations

import re
from html import unescape

import pytest

from claims.actions.extraction import apply_extraction
from claims.extraction import extract
from claims.models import Claim
from claims.workbench.why import why
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import checker, make_article

pytestmark = pytest.mark.django_db

TEXT = (
    "“I think the bridge is a disgrace, and it closed on 2 May 2014,” Mayor Ada Lind said. "
    "The work on it will cost 3.5 million euros. The council will meet this Thursday."
)


@pytest.fixture
def claims():
    article = make_article(text=TEXT)
    apply_extraction(version=article.current_version, extraction=extract(TEXT, article.published_on))
    return {claim.text: claim for claim in Claim.objects.filter(article=article)}


def page(claim, part=""):
    return " ".join(unescape(logged_in(checker()).get(claim_address(claim) + part).content.decode()).split())


def test_the_panel_tells_why_a_claim_was_found_and_how_it_was_read(claims):
    quote = next(claim for claim in claims.values() if claim.kind == "quote")
    html = page(quote)
    assert "reporting word “said”" in html
    assert "speaker “Mayor Ada Lind”" in html
    assert "“this Thursday” → 4 December 2025, reckoned from publication on 3 December 2025" in page(
        claims["this Thursday"]
    )


def test_the_panel_links_the_claims_inside_and_around(claims):
    quote = next(claim for claim in claims.values() if claim.kind == "quote")
    date = claims["2 May 2014"]
    inside, around = page(quote, "?part=panel"), page(date, "?part=panel")
    assert re.search(
        rf'Inside this quotation:</span> <a href="{claim_address(date)}" data-claim="{date.number}">', inside
    )
    assert re.search(rf'Inside:</span> <a href="{claim_address(quote)}" data-claim="{quote.number}">', around)
    assert "Inside" not in page(claims["this Thursday"], "?part=panel")


def test_what_raised_and_what_lowered_the_worthiness_are_told_apart():
    claim = Claim(
        nature="opinion", reasons=["gives a figure", "but quotes", "opinion: “I think” judges"], found_by=["x"]
    )
    told = why(claim)
    assert (told.raised, told.lowered, told.nature) == (["gives a figure"], ["quotes"], "“I think” judges")
    assert why(Claim(reasons=["added by a person"])).nature == ""


def test_the_list_marks_and_filters_what_is_no_plain_fact(claims):
    Claim.objects.filter(pk=claims["2 May 2014"].pk).update(nature="opinion")
    Claim.objects.filter(pk=claims["this Thursday"].pk).update(nature="prediction")
    address = article_address(claims["2 May 2014"].article_id)
    client = logged_in(checker())
    assert '<span class="pill nature">prediction</span>' in client.get(address).content.decode()
    html = client.get(address + "?nature=prediction").content.decode()
    assert f'data-claim="{claims["this Thursday"].number}"' in html
    assert f'data-claim="{claims["2 May 2014"].number}"' not in html
