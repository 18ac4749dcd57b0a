"""Every text on a public page may be hostile: none becomes mark-up, a link or a script."""

from __future__ import annotations

import lxml.html
import pytest
from django.test import Client

from claims.actions.evidence import attach_evidence
from claims.actions.publication import publish_verdict, retract_verdict
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import select_claim
from claims.actions.verdicts import save_draft
from claims.models import Article, Claim, Rating, RatingScale
from sources.models import Source
from tests.claims.publishing.pages import mark_up, republished, verdict_path
from tests.factories import checker, draft_content, make_article, make_claim, make_snapshot, publisher

pytestmark = pytest.mark.django_db

EVIL = "</script></title><script>alert(1)</script><img src=x onerror=alert(1)>\"'&lt;b&gt;{{ 7|add:7 }}"
SCRIPT_URL = "javascript:alert(1)//https://example.org"
POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)


def hostile_claim() -> Claim:
    """A published and corrected check in which every text is an attack."""
    author, reviewer = checker(byline=f"A{EVIL}"[:120]), publisher(byline=f"B{EVIL}"[:120])
    article = make_article(
        author,
        f"Before {EVIL} after.",
        title=f"T{EVIL}",
        publisher=f"P{EVIL}",
        author=f"W{EVIL}",
        language='"><i>',
    )
    Article.objects.filter(pk=article.pk).update(is_public=True, url=SCRIPT_URL)
    claim = make_claim(article, author, words=EVIL, statement=f"S{EVIL}", claimant=f"C{EVIL}")
    claim = select_claim(claim=claim, actor=author)
    snapshot = make_snapshot(f"X{EVIL}", title=f"Y{EVIL}", publisher=f"Z{EVIL}", url=SCRIPT_URL)
    attach_evidence(
        claim=claim, actor=author, snapshot=snapshot, excerpt=snapshot.text, stance="refutes", note=f"N{EVIL}"
    )
    claim.refresh_from_db()
    scale = RatingScale.objects.create(slug="evil", version=1, name=EVIL[:100], description=EVIL)
    rating = Rating.objects.create(
        scale=scale, slug="evil", label=EVIL[:60], definition=EVIL, tone="neutral", icon="<b>", position=1
    )
    content = {
        "rating": rating,
        "headline": f"H{EVIL}"[:160],
        "claimed": f"D{EVIL}",
        "found": f"F{EVIL}",
        "rationale": f"R{EVIL} [x](javascript:alert(1)) ![x](https://evil.example/a.gif)",
    }
    save_draft(claim=claim, actor=author, content=draft_content(**content), expected_revision=None)
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    claim = publish_verdict(claim=approve_verdict(claim=claim, actor=reviewer), actor=reviewer)
    return republished(claim, reviewer, **content, correction_note=f"K{EVIL}")


def public_paths(claim: Claim) -> list[str]:
    return [
        "/",
        "/checks/",
        "/checks/?rating=evil",
        verdict_path(claim),
        f"/articles/{claim.article.slug}/",
        "/corrections/",
        "/method/",
        "/ratings/evil/1/",
        "/no/such/page",
    ]


def assert_harmless(response, path: str) -> None:
    policy = response["Content-Security-Policy"]
    assert all(part in policy for part in POLICY), policy
    assert "unsafe" not in policy
    assert "Set-Cookie" not in response
    page = lxml.html.document_fromstring(response.content.decode())
    scripts = page.xpath("//script")
    assert all(script.get("type") == "application/ld+json" and not script.get("src") for script in scripts), path
    assert not page.xpath("//style|//iframe|//object|//embed|//form|//img|//base|//meta[@http-equiv]"), path
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        assert "style" not in element.attrib, (path, element.tag)
        assert not [name for name in element.attrib if name.startswith("on")], (path, element.tag)
        for name in ("href", "src", "cite", "action"):
            address = element.get(name, "")
            assert address.startswith(("/", "#", "https://", "http://", "mailto:")) or not address, (path, address)
    for link in page.xpath("//link[@rel='stylesheet' or @rel='icon']"):
        assert link.get("href").startswith("/static/"), "no third-party request"


def test_every_page_stays_harmless(client: Client, settings) -> None:
    settings.PUBLISHER_NAME = f"Q{EVIL}"
    settings.PUBLISHER_FUNDING = EVIL
    settings.CONTACT_EMAIL = 'a"b@example.org'
    claim = hostile_claim()
    for path in public_paths(claim):
        assert_harmless(client.get(path), path)
    assert client.get("/sitemap.xml").status_code == 200
    retract_verdict(claim=claim, actor=publisher(), reason=f"G{EVIL}")
    for path in ("/checks/", verdict_path(claim), "/corrections/"):
        assert_harmless(client.get(path), path)


def test_hostile_texts_are_shown_as_they_are(client: Client, settings) -> None:
    """Escaping loses nothing: what was written is what stands there, as text."""
    claim = hostile_claim()
    page = lxml.html.document_fromstring(client.get(verdict_path(claim)).content.decode())
    text = page.text_content()
    for prefix in "SCTPYZXNDFK":
        if prefix != "S":  # the statement stands in the structured data only where it is short
            assert f"{prefix}{EVIL}" in text, prefix
    [review] = mark_up(page)
    assert review["claimReviewed"] == EVIL
    assert review["itemReviewed"]["author"]["name"] == f"C{EVIL}"
    assert "appearance" not in review["itemReviewed"], "a script is no appearance"


def test_scripts_in_addresses_never_become_links(client: Client) -> None:
    claim = hostile_claim()
    assert Source.objects.filter(url=SCRIPT_URL).exists()
    for path in public_paths(claim):
        body = client.get(path).content.decode()
        assert 'href="javascript' not in body.lower(), path
        assert "//https://example.org" not in body, path
