"""The queues of the desk's first page: what waits, how much of it, and where the whole list is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.urls import reverse

from claims.models import Article, Claim, Notice
from claims.visibility import articles_seen_by, claims_seen_by
from claims.workflow import CLOSED_STATES, ClaimState
from factcheck.accounts.models import User
from factcheck.jobs.models import Job

T = TypeVar("T", bound=Model)
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    meta: str
    url: str


@dataclass(frozen=True, slots=True)
class Queue:
    """``items`` are the first ``SHOWN`` of ``count``; ``url`` leads to all of them."""

    slug: str
    title: str
    about: str
    count: int
    url: str
    items: tuple[Item, ...]
    urgent: bool = False


def new_articles(articles: QuerySet[Article]) -> QuerySet[Article]:
    """Articles on whose claims nobody has decided anything yet."""
    touched = Claim.objects.filter(article=OuterRef("pk")).exclude(state=ClaimState.DETECTED)
    return articles.filter(~Exists(touched))


def open_claims_of(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Claims assigned to ``user`` that still need work."""
    return claims.filter(assigned_to=user).exclude(state__in=CLOSED_STATES)


def with_failed_lookup(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims one of whose lookups has failed for good; a dismissed claim needs none."""
    failed = Q(
        claim_lookups__lookup__outcome="",
        claim_lookups__lookup__job__state__in=[Job.State.DEAD, Job.State.CANCELLED],
    )
    return claims.filter(pk__in=Claim.objects.filter(failed).values("pk")).exclude(state__in=CLOSED_STATES)


def with_notice_for(claims: QuerySet[Claim], user: User) -> QuerySet[Claim]:
    """Claims to which something happened that ``user`` was told of and has not seen."""
    return claims.filter(pk__in=Notice.objects.filter(recipient=user, seen_at__isnull=True).values("claim"))


def queues_for(user: User) -> list[Queue]:
    """Two queries each: how many, and the first few."""
    claims = claims_seen_by(user).select_related("article")
    articles = reverse("admin:claims_article_changelist")
    listing = reverse("admin:claims_claim_changelist")
    by_worth = ("-check_worthiness", "-pk")
    by_age = ("updated_at", "pk")
    return [
        _queue(
            ("notices", "For you", "What happened to your claims without you."),
            Notice.objects.filter(recipient=user, seen_at__isnull=True).select_related("claim", "article"),
            f"{listing}?work=noticed",
            _notice_item,
            urgent=True,
        ),
        _queue(
            ("new", "New articles", "Nobody has chosen their claims yet."),
            new_articles(articles_seen_by(user).order_by("-created_at", "-pk")),
            f"{articles}?triage=open",
            _article_item,
        ),
        _queue(
            ("mine", "My open claims", "Assigned to you, most check-worthy first."),
            open_claims_of(claims, user).order_by(*by_worth),
            f"{listing}?work=mine",
            _claim_item,
        ),
        _queue(
            ("review", "Waiting for review", "Handed in; a second person decides. Longest waiting first."),
            claims.filter(state=ClaimState.IN_REVIEW).order_by(*by_age),
            f"{listing}?state__exact=in_review",
            _claim_item,
        ),
        _queue(
            ("approved", "Approved to publish", "Two people agree; readers do not see it yet."),
            claims.filter(state=ClaimState.APPROVED).order_by(*by_age),
            f"{listing}?state__exact=approved",
            _claim_item,
        ),
        _queue(
            ("failed", "Failed lookups", "A source did not answer; try again from the claim."),
            with_failed_lookup(claims).order_by(*by_worth),
            f"{listing}?work=failed",
            _claim_item,
            urgent=True,
        ),
    ]


def _queue(
    words: tuple[str, str, str], rows: QuerySet[T], url: str, item: Callable[[T], Item], urgent: bool = False
) -> Queue:
    slug, title, about = words
    return Queue(slug, title, about, rows.count(), url, tuple(item(row) for row in rows[:SHOWN]), urgent)


def _article_item(article: Article) -> Item:
    published = f"published {article.published_on:%-d %B %Y}" if article.published_on else "publication date unknown"
    return Item(
        article.title,
        f"{article.publisher} · {published}" if article.publisher else published,
        reverse("workbench:article", args=[article.pk]),
    )


def _notice_item(notice: Notice) -> Item:
    claim, article = notice.claim, notice.article
    place = f"claim {claim.number} · {article.title}" if claim is not None else article.title
    return Item(
        notice.words if len(notice.words) <= 160 else f"{notice.words[:159]}…",
        f"{place} · {notice.made_at:%-d %B}",
        reverse("workbench:claim", args=[article.pk, claim.number])
        if claim is not None
        else reverse("workbench:article", args=[article.pk]),
    )


def _claim_item(claim: Claim) -> Item:
    words = claim.text if len(claim.text) <= 110 else f"{claim.text[:109]}…"
    return Item(
        words,
        f"{claim.get_state_display()} · {claim.article.title}",
        reverse("workbench:claim", args=[claim.article_id, claim.number]),
    )
