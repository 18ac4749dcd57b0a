"""The lists of checks and corrections, the standing pages, and what crawlers read."""

from __future__ import annotations

import lxml.etree
import pytest

from claims.actions.publication import retract_verdict
from claims.models import Rating, RatingScale
from claims.publishing import views
from tests.claims.publishing.pages import get, main, mark_up, republished, verdict_path, words
from tests.factories import checker, make_article, published_claim, publisher, researched_claim

pytestmark = pytest.mark.django_db


def headlines(page) -> list[str]:
    return [words(element) for element in page.find_class("card-headline")]


def test_empty_pages_say_so(client) -> None:
    assert "Nothing has been published yet." in main(get(client, "/"))
    assert "Nothing has been published yet." in main(get(client, "/checks/"))
    assert "Nothing published has been corrected so far." in main(get(client, "/corrections/"))


def test_home_shows_the_latest_standing_checks_first(client) -> None:
    author = checker()
    old = published_claim(author)
    new = published_claim(author)
    retracted = published_claim(author)
    retract_verdict(claim=retracted, actor=publisher(), reason="Wrong council.")
    researched_claim(author)
    page = get(client, "/")
    links = [a.get("href") for a in page.xpath('//main//a[starts-with(@href, "/checks/") and @href != "/checks/"]')]
    assert links == [verdict_path(new), verdict_path(old)]


def test_home_describes_the_publisher_and_reviews_no_claim(client, settings) -> None:
    settings.PUBLISHER_NAME = "Example Desk"
    published_claim()
    [organisation] = mark_up(get(client, "/"))
    assert organisation["@type"] == "NewsMediaOrganization"
    assert organisation["name"] == "Example Desk"
    assert organisation["url"] == "https://factcheck.example.org/"
    method = get(client, "/method/")
    for name in ("correctionsPolicy", "verificationFactCheckingPolicy"):
        address, _, anchor = organisation[name].partition("#")
        assert address == "https://factcheck.example.org/method/"
        assert method.xpath(f'//*[@id="{anchor}"]'), "the policy stands where the mark-up says"
    assert "ownershipFundingInfo" not in organisation, "nobody stated it"
    settings.PUBLISHER_FUNDING = "Paid by its readers."
    [organisation] = mark_up(get(client, "/"))
    assert organisation["ownershipFundingInfo"] == "https://factcheck.example.org/method/#funding"
    assert "Paid by its readers." in main(get(client, "/method/"))


def test_retracted_checks_are_listed_as_such(client) -> None:
    claim = published_claim()
    retract_verdict(claim=claim, actor=publisher(), reason="Wrong council.")
    [card] = get(client, "/checks/").find_class("card")
    assert words(card).startswith("⊘ Retracted")
    assert "False" not in words(card)


def test_filter_by_rating(client) -> None:
    author = checker()
    published_claim(author)
    true = republished(
        published_claim(author),
        rating=Rating.objects.get(scale__slug="standard", slug="true"),
        headline="Yes: it was so",
        correction_note="New minutes.",
    )
    page = get(client, "/checks/?rating=true")
    assert headlines(page) == ["Yes: it was so"]
    assert verdict_path(true) in page.xpath("//main//a/@href")
    [filters] = page.find_class("filters")
    assert [words(a) for a in filters.iter("a")] == ["All ratings", "✓ True 1", "✗ False 1"]
    assert [words(a) for a in filters.xpath(".//a[@aria-current]")] == ["✓ True 1"]
    assert "No published check carries this rating" in main(get(client, "/checks/?rating=unproven"))


def test_one_slug_on_two_scales_is_one_filter(client) -> None:
    published_claim()
    second = published_claim()
    scale = RatingScale.objects.create(slug="newer", version=2, name="Accuracy")
    rating = Rating.objects.create(
        scale=scale, slug="false", label="Wrong", definition="Not so.", tone="false", icon="✗", number=1, position=1
    )
    republished(second, rating=rating, correction_note="New scale.")
    page = get(client, "/checks/?rating=false")
    assert len(headlines(page)) == 2
    [filters] = page.find_class("filters")
    assert [words(a) for a in filters.iter("a")] == ["All ratings", "✗ Wrong 2"]


@pytest.mark.parametrize(
    "query", ["?rating=nonsense", "?rating=%00", "?page=2", "?page=0", "?page=x", "?page=99999999999999999999999"]
)
def test_what_does_not_exist_is_404(client, query: str) -> None:
    published_claim()
    assert client.get(f"/checks/{query}").status_code == 404


def test_pages_turn_and_keep_the_filter(client, monkeypatch) -> None:
    monkeypatch.setattr(views, "CARDS_PER_PAGE", 2)
    claims = [published_claim() for _ in range(5)]
    seen = []
    path = "/checks/?rating=false"
    while path:
        page = get(client, path)
        seen += page.xpath('//h2[@class="card-headline"]/a/@href')
        assert page.xpath('//link[@rel="canonical"]/@href') == [f"https://factcheck.example.org{path}"]
        path = next(iter(page.xpath('//a[@rel="next"]/@href')), "")
    assert seen == [verdict_path(claim) for claim in reversed(claims)]
    assert get(client, "/checks/?rating=false&page=2").xpath('//a[@rel="prev"]/@href') == ["/checks/?rating=false"]


@pytest.mark.parametrize("claims", [1, 8])
def test_queries_do_not_grow_with_the_checks(client, django_assert_num_queries, claims: int) -> None:
    author, reviewer = checker(), publisher()
    for _ in range(claims):
        republished(published_claim(author, reviewer), reviewer, correction_note="Changed.")
    client.get("/")
    for path, queries in (
        ("/", 1),
        ("/checks/", 3),
        ("/checks/?rating=false", 4),
        ("/corrections/", 2),
        ("/sitemap.xml", 2),
    ):
        with django_assert_num_queries(queries):
            client.get(path)


def test_corrections_list_everything_changed_newest_first(client) -> None:
    first = republished(published_claim(), correction_kind="clarification", correction_note="It could mislead.")
    second = published_claim()
    retract_verdict(claim=second, actor=publisher(), reason="Wrong council.")
    page = get(client, "/corrections/")
    entries = page.xpath('//ol[@class="correction-list"]/li')
    assert [words(entry.find("p")).split()[0] for entry in entries] == ["Retraction", "Clarification"]
    assert "Wrong council." in words(entries[0])
    assert "It could mislead." in words(entries[1])
    links = page.xpath('//ol[@class="correction-list"]//a/@href')
    assert links == [verdict_path(second), verdict_path(first)]


@pytest.mark.parametrize("path", ["/", "/checks/", "/corrections/", "/sitemap.xml"])
def test_lists_answer_304_until_something_is_published(client, path: str) -> None:
    claim = republished(published_claim(), correction_note="Changed.")
    tag = client.get(path)["ETag"]
    assert client.get(path, headers={"if-none-match": tag}).status_code == 304
    retract_verdict(claim=claim, actor=publisher(), reason="Wrong council.")
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


def test_every_version_of_a_scale_keeps_its_page(client) -> None:
    page = get(client, "/ratings/standard/1/")
    for rating in Rating.objects.filter(scale__slug="standard", scale__version=1):
        assert rating.definition in main(page)
        assert page.get_element_by_id(rating.slug) is not None
    assert "no longer used" not in main(page)
    RatingScale.objects.filter(slug="standard", version=1).update(is_active=False)
    assert "no longer used" in main(get(client, "/ratings/standard/1/"))
    for missing in ("/ratings/standard/2/", "/ratings/none/1/", "/ratings/standard/99999999999999999999/"):
        assert client.get(missing).status_code == 404


def test_method_is_honest_about_what_is_not_stated(client, settings) -> None:
    settings.CONTACT_EMAIL = settings.PUBLISHER_FUNDING = ""
    page = get(client, "/method/")
    assert "has not been given an address" in main(page)
    assert "has not stated here who pays" in main(page)
    settings.CONTACT_EMAIL = "desk@example.org"
    assert get(client, "/method/").xpath('//a[@href="mailto:desk@example.org"]')


def test_robots_may_read_everything_public(client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/\nDisallow: /api/\n" in text
    assert text.endswith("Sitemap: https://factcheck.example.org/sitemap.xml\n")


def test_sitemap_names_what_is_published_and_nothing_else(client) -> None:
    author = checker()
    public = make_article(author)
    public.is_public = True
    public.save(update_fields=["is_public"])
    claim = published_claim(author, article=public)
    draft = researched_claim(author)
    tree = lxml.etree.fromstring(client.get("/sitemap.xml").content)
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    addresses = tree.xpath("//s:loc/text()", namespaces=space)
    assert f"https://factcheck.example.org{verdict_path(claim)}" in addresses
    assert f"https://factcheck.example.org/articles/{public.slug}/" in addresses
    assert not any(draft.verdict.slug in address for address in addresses)
    for address in addresses:
        assert client.get(address.removeprefix("https://factcheck.example.org")).status_code == 200
    assert len(tree.xpath("//s:lastmod", namespaces=space)) == 1


def test_unknown_addresses_get_our_own_page(client) -> None:
    response = client.get("/no/such/page")
    assert response.status_code == 404
    assert "There is no page at this address" in response.content.decode()
