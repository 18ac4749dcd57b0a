"""The article's text with its published checks marked in it."""

from __future__ import annotations

import pytest

from claims.actions.intake import add_version
from claims.actions.publication import retract_verdict
from claims.models import Article
from tests.claims.publishing.pages import get, main, verdict_path, words
from tests.factories import checker, make_article, make_claim, published_claim, publisher, researched_claim

pytestmark = pytest.mark.django_db

TEXT = (
    "  A ship 🚢 & <b>a bridge</b>.\n\n“We will rebuild the bridge by May,” said Mayor Ada Lind.\n"
    "\tThe work costs 3.5 million euros &amp; more.   \n\nThe end\n"
)


def public_article(text: str = TEXT) -> Article:
    article = make_article(text=text)
    article.is_public = True
    article.save(update_fields=["is_public"])
    return article


def path(article: Article) -> str:
    return f"/articles/{article.slug}/"


def marked(page) -> list[tuple[str, str, str | None]]:
    """(words, address, number) of every mark in the text."""
    text = page.get_element_by_id("text")
    return [(a.text_content(), a.get("href"), a.get("data-number")) for a in text.iter("a")]


def test_the_text_is_the_article_to_the_letter(client) -> None:
    article = public_article()
    for passage in ("“We will rebuild the bridge by May,”", "bridge by May,” said Mayor Ada", "🚢 & <b>a bridge</b>"):
        published_claim(article=article, words=passage)
    page = get(client, path(article))
    assert page.get_element_by_id("text").text_content() == article.current_version.text == TEXT


def test_each_claim_has_one_numbered_link_in_the_order_of_the_text(client) -> None:
    article = public_article()
    cost = published_claim(article=article, words="costs 3.5 million euros")
    promise = published_claim(article=article, words="rebuild the bridge by May")
    page = get(client, path(article))
    assert marked(page) == [
        ("rebuild the bridge by May", verdict_path(promise), "1"),
        ("costs 3.5 million euros", verdict_path(cost), "2"),
    ]
    legend = page.xpath("//nav[@class='legend']//li")
    assert [item.get("id") for item in legend] == ["check-1", "check-2"]
    assert [item.find(".//a").get("href") for item in legend] == [verdict_path(promise), verdict_path(cost)]
    assert "False" in words(legend[0])


def test_overlapping_claims_are_each_reachable_once(client) -> None:
    article = public_article()
    outer = published_claim(article=article, words="We will rebuild the bridge by May,” said")
    inner = published_claim(article=article, words="the bridge by May")
    same_start = published_claim(article=article, words="We will")
    page = get(client, path(article))
    text = page.get_element_by_id("text")
    focusable = [a for a in text.iter("a") if a.get("tabindex") != "-1"]
    assert sorted(a.get("href") for a in focusable) == sorted(map(verdict_path, (outer, inner, same_start)))
    assert [a.get("data-number") for a in focusable] == ["1", "2", "3"]
    [beside] = text.find_class("mark-number")
    assert beside.get("href") == verdict_path(outer)
    assert beside.get("aria-label").startswith("Check 1, False: ")
    rests = [a for a in text.iter("a") if a.get("tabindex") == "-1"]
    assert [a.text_content() for a in rests] == [" rebuild ", ",” said"]
    assert text.text_content() == TEXT


def test_only_published_standing_claims_are_marked(client) -> None:
    article = public_article()
    shown = published_claim(article=article, words="rebuild the bridge")
    retracted = published_claim(article=article, words="Mayor Ada Lind")
    retract_verdict(claim=retracted, actor=publisher(), reason="Wrong mayor.")
    researched_claim(article=article, words="The work")
    make_claim(article, words="The end")
    page = get(client, path(article))
    assert marked(page) == [("rebuild the bridge", verdict_path(shown), "1")]
    assert len(page.xpath("//nav[@class='legend']//li")) == 1


def test_it_exists_only_when_public_and_with_a_standing_check(client) -> None:
    article = public_article()
    assert client.get(path(article)).status_code == 404
    claim = published_claim(article=article, words="rebuild")
    assert client.get(path(article)).status_code == 200
    assert get(client, verdict_path(claim)).xpath(f'//a[@href="{path(article)}"]')
    Article.objects.update(is_public=False)
    assert client.get(path(article)).status_code == 404
    assert not get(client, verdict_path(claim)).xpath(f'//a[@href="{path(article)}"]')
    Article.objects.update(is_public=True)
    retract_verdict(claim=claim, actor=publisher(), reason="Wrong.")
    assert client.get(path(article)).status_code == 404
    assert not get(client, verdict_path(claim)).xpath(f'//a[@href="{path(article)}"]')
    assert client.get("/articles/no-such-article/").status_code == 404


def test_words_lost_in_a_revision_are_listed_and_not_marked(client) -> None:
    article = public_article()
    published_claim(article=article, words="rebuild the bridge by May")
    kept = published_claim(article=article, words="costs 3.5 million euros")
    tag = client.get(path(article))["ETag"]
    revised = TEXT.replace("rebuild the bridge by May", "finish in the autumn")
    add_version(article=article, actor=checker(), text=revised)
    page = get(client, path(article))
    assert marked(page) == [("costs 3.5 million euros", verdict_path(kept), "1")]
    assert "The words checked no longer stand in the article" in main(page)
    assert page.get_element_by_id("text").text_content() == revised
    assert client.get(path(article), headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("claims", [1, 9])
def test_queries_do_not_grow_with_the_claims(client, django_assert_num_queries, claims: int) -> None:
    article = public_article(" ".join(f"word{n}" for n in range(20)))
    author, reviewer = checker(), publisher()
    for n in range(claims):
        published_claim(author, reviewer, article=article, words=f"word{n}")
    client.get(path(article))
    with django_assert_num_queries(3):
        assert len(marked(get(client, path(article)))) == claims
