"""Objects for tests, made by the same actions that the house uses wherever there is one."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import count

import factory
from django.core.files.base import ContentFile
from django.utils import timezone

from claims.actions.evidence import attach_evidence
from claims.actions.intake import ArticleInput, take_in_article
from claims.actions.publication import publish_verdict
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.actions.triage import NewClaim, add_claim, select_claim
from claims.actions.verdicts import DraftContent, save_draft
from claims.extraction.types import ClaimKind
from claims.models import Article, Claim, Finding, Rating
from factcheck.accounts.models import Desk, Membership, Role, User
from sources.actions.providers import acknowledge_provider
from sources.models import Snapshot, Source
from sources.providers.registry import PROVIDERS

_serial = count(1)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")
    first_name = factory.Sequence(lambda n: f"Person{n}")
    last_name = "Example"
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.org")
    password = factory.django.Password("correct horse battery")
    role = Role.CHECKER.value
    is_staff = True


def checker(**kwargs: object) -> User:
    return UserFactory(role=Role.CHECKER.value, **kwargs)


def editor(**kwargs: object) -> User:
    return UserFactory(role=Role.EDITOR.value, **kwargs)


def reader(**kwargs: object) -> User:
    return UserFactory(role=Role.READER.value, **kwargs)


def publisher(**kwargs: object) -> User:
    return UserFactory(role=Role.PUBLISHER.value, **kwargs)


def administrator(**kwargs: object) -> User:
    return UserFactory(role=Role.ADMINISTRATOR.value, **kwargs)


def make_desk(name: str = "", **kwargs: object) -> Desk:
    number = next(_serial)
    return Desk.objects.create(name=name or f"Desk {number}", slug=f"desk-{number}", **kwargs)


def member_of(desk: Desk, role: Role, **kwargs: object) -> User:
    """Somebody with a role at one desk and none in the house."""
    person = UserFactory(role="", **kwargs)
    Membership.objects.create(user=person, desk=desk, role=role.value)
    return person


def make_article(actor: User | None = None, text: str = "", **kwargs: object) -> Article:
    """An article with one version; its extraction is queued, as always, but no worker runs in a test."""
    text = text or (
        f"Report number {next(_serial)}. “We will rebuild the bridge by May,” said Mayor Ada Lind on Tuesday. "
        "The work costs 3.5 million euros."
    )
    desk = kwargs.pop("desk", None)
    given = {"published_on": date(2025, 12, 3), "title": "The bridge"} | kwargs
    return take_in_article(actor=actor or checker(), article=ArticleInput(text=text, **given), desk=desk).article


def make_claim(article: Article | None = None, actor: User | None = None, words: str = "", **kwargs: object) -> Claim:
    """A claim in state ``detected``, anchored on ``words`` (or the article's first forty characters)."""
    article = article or make_article(actor)
    version = article.current_version
    start = version.text.index(words) if words else 0
    end = start + len(words) if words else min(40, len(version.text))
    new = NewClaim(
        kind=kwargs.pop("kind", ClaimKind.STATEMENT),
        start=start,
        end=end,
        statement=kwargs.pop("statement", "Mayor Ada Lind said the bridge will be rebuilt by May 2026."),
        claimant=kwargs.pop("claimant", "Ada Lind"),
    )
    return add_claim(version=version, actor=actor or article.created_by, new=new)


def make_snapshot(text: str = "", *, proximity: str = "primary", **kwargs: object) -> Snapshot:
    """A captured document of the library."""
    number = next(_serial)
    text = text or f"Minutes number {number}. The mayor said: we will rebuild the bridge by June."
    data = text.encode()
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source.objects.create(
        title=kwargs.get("title", f"Council minutes {number}"),
        publisher=kwargs.get("publisher", f"City council {number}"),
        url=kwargs.get("url", f"https://council.example.org/minutes/{number}"),
        proximity=proximity,
    )
    snapshot = Snapshot(
        source=source,
        sha256=sha256,
        byte_count=len(data),
        media_type="text/plain",
        text=text,
        text_sha256=sha256,
        title=source.title,
        publisher=source.publisher,
        published_on=kwargs.get("published_on", date(2025, 11, 20)),
        url=source.url,
        final_url=source.url,
        captured_at=timezone.now(),
    )
    snapshot.file.save(f"snapshots/{sha256[:2]}/{sha256}", ContentFile(data), save=False)
    snapshot.save()
    return snapshot


def make_finding(claim: Claim, outcome: str = "altered", **kwargs: object) -> Finding:
    """What a check saw of ``claim``; ``passage=True`` makes it one of the passage that the claim stands in."""
    anchor = claim.anchors.get()
    about = None if kwargs.pop("passage", False) else claim
    values: dict[str, object] = {"kind": "quote", "certainty": "likely", "explanation": "Two words differ."}
    return Finding.objects.create(
        version=anchor.version,
        claim=about,
        start=anchor.start,
        end=anchor.end,
        outcome=outcome,
        compared_sha256="0" * 64,
        **values | kwargs,
    )


def draft_content(**kwargs: object) -> DraftContent:
    """A complete verdict on the standard scale."""
    values: dict[str, object] = {
        "rating": Rating.objects.get(scale__slug="standard", slug="false"),
        "headline": "No: the minutes say June, not May",
        "claimed": "The mayor promised the bridge by May.",
        "found": "The council's minutes record June.",
        "rationale": "The **minutes** of the session say June.",
    }
    return DraftContent(**(values | kwargs))


def researched_claim(author: User | None = None, **kwargs: object) -> Claim:
    """Selected, with primary evidence and a complete draft by ``author``."""
    author = author or checker()
    claim = select_claim(claim=make_claim(actor=author, **kwargs), actor=author)
    snapshot = make_snapshot()
    attach_evidence(
        claim=claim,
        actor=author,
        snapshot=snapshot,
        excerpt=snapshot.text[:40],
        stance="refutes",
        note="Says June.",
    )
    claim.refresh_from_db()
    save_draft(claim=claim, actor=author, content=draft_content(), expected_revision=None)
    claim.refresh_from_db()
    return claim


def published_claim(author: User | None = None, reviewer: User | None = None, **kwargs: object) -> Claim:
    """Taken all the way to publication: written by one person, approved by a second, published by a publisher."""
    author = author or checker()
    reviewer = reviewer or editor()
    claim = submit_verdict(claim=researched_claim(author, **kwargs), actor=author)
    claim = approve_verdict(claim=claim, actor=reviewer)
    return publish_verdict(claim=claim, actor=publisher())


def acknowledged(*names: str) -> None:
    """An editor agreed that data is sent to these providers (to all of them when none is named)."""
    for provider in PROVIDERS:
        if provider.sends_data_out and (not names or provider.name in names):
            acknowledge_provider(name=provider.name, actor=editor())
