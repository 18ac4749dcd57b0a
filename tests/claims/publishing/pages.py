"""Reading the public pages in tests."""

from __future__ import annotations

import json
from collections.abc import Callable

import lxml.html
from django.test import Client

from claims.actions.evidence import attach_evidence
from claims.actions.publication import publish_verdict
from claims.actions.reviews import approve_verdict, reopen_verdict, submit_verdict
from claims.actions.verdicts import save_draft
from claims.models import Claim, VerdictVersion
from factcheck.accounts.models import User
from tests.factories import draft_content, make_snapshot, publisher


def get(client: Client, path: str) -> lxml.html.HtmlElement:
    """The page at ``path`` as a tree; it must be there."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return lxml.html.document_fromstring(response.content.decode())


def words(element: lxml.html.HtmlElement) -> str:
    """The text of an element with its white space evened out."""
    return " ".join(element.text_content().split())


def main(page: lxml.html.HtmlElement) -> str:
    return words(page.get_element_by_id("content"))


def mark_up(page: lxml.html.HtmlElement) -> list[dict]:
    return [json.loads(script.text) for script in page.xpath('//script[@type="application/ld+json"]')]


def verdict_path(claim: Claim) -> str:
    return f"/checks/{claim.verdict.slug}/"


def reopened(claim: Claim, **content: object) -> Claim:
    """A published claim opened again, its next version rewritten with ``content`` but not published."""
    author = claim.verdict.published_version.author
    claim = reopen_verdict(claim=claim, actor=author, reason="A reader wrote.")
    version = VerdictVersion.objects.get(verdict__claim=claim, published_at__isnull=True)
    save_draft(claim=claim, actor=author, content=draft_content(**content), expected_revision=version.revision)
    claim.refresh_from_db()
    return claim


def republished(claim: Claim, reviewer: User | None = None, **content: object) -> Claim:
    """A published claim taken through a second, corrected version."""
    reviewer = reviewer or publisher()
    claim = reopened(claim, **content)
    claim = submit_verdict(claim=claim, actor=claim.verdict.published_version.author)
    claim = approve_verdict(claim=claim, actor=reviewer)
    claim = publish_verdict(claim=claim, actor=reviewer)
    return Claim.objects.get(pk=claim.pk)


def published(claim: Claim, author: User, *, sources: int = 1, prepare: Callable[[], object] | None = None) -> Claim:
    """A researched claim with ``sources`` further sources, published by a second person."""
    for _ in range(sources):
        snapshot = make_snapshot()
        attach_evidence(claim=claim, actor=author, snapshot=snapshot, excerpt=snapshot.text[:30], stance="context")
    claim.refresh_from_db()
    if prepare:
        prepare()
    reviewer = publisher()
    claim = submit_verdict(claim=claim, actor=author)
    claim = approve_verdict(claim=claim, actor=reviewer)
    claim = publish_verdict(claim=claim, actor=reviewer)
    return Claim.objects.get(pk=claim.pk)
