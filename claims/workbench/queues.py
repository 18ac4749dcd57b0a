"""The queues of the desk's first page: what waits, how much of it, and where the whole list is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from claims.lists.what_next import score_in_sql
from claims.models import Article, Claim, Notice
from claims.permissions import may_somewhere
from claims.visibility import articles_seen_by, claims_seen_by
from claims.workbench import waiting
from claims.workbench.notices import notices_of
from factcheck.accounts.models import User

SHOWN = 5
MOST_COUNTED = 99  # “99+” beyond it: nobody plans by the exact number, and counting on would take time

Rows = Callable[[User], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    meta: str
    url: str
    state: str = ""
    state_label: str = ""


@dataclass(frozen=True, slots=True)
class Queue:
    """``items`` are the first ``SHOWN`` of ``count``, which stops at one more than ``MOST_COUNTED``; ``url`` leads
    to all of them.
    """

    slug: str
    title: str
    about: str
    count: int
    url: str
    items: tuple[Item, ...]
    urgent: bool = False

    @property
    def shown_count(self) -> str:
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)

    @property
    def has_more(self) -> bool:
        return self.count > len(self.items)


@dataclass(frozen=True, slots=True)
class Kind:
    """A queue before it is read. Who may ``needs`` nowhere does not have it."""

    slug: str
    title: str
    about: str
    needs: str
    listing: str
    query: str
    rows: Rows
    urgent: bool = False

    @property
    def url(self) -> str:
        return f"{reverse(self.listing)}?{self.query}" if self.query else reverse(self.listing)


NOTICES = "workbench:notices"
CLAIMS = "admin:claims_claim_changelist"
ARTICLES = "admin:claims_article_changelist"


def _claims(narrow: Callable[[QuerySet[Claim], User], QuerySet[Claim]]) -> Rows:
    """Rows of a queue of claims: what to do next first."""

    def rows(user: User) -> QuerySet[Claim]:
        next_first = score_in_sql(timezone.localdate()).desc()
        return narrow(claims_seen_by(user), user).order_by(next_first, "-pk")

    return rows


def _longest_waiting(narrow: Callable[[QuerySet[Claim], User], QuerySet[Claim]]) -> Rows:
    return lambda user: narrow(claims_seen_by(user), user).order_by("updated_at", "pk")


KINDS = (
    Kind(
        "notices",
        "For you",
        "What happened without you to what you watch.",
        "view",
        NOTICES,
        "",
        lambda user: notices_of(user).filter(seen_at=None).order_by("-pk"),
        urgent=True,
    ),
    Kind(
        "due",
        "Due soon",
        "Overdue, or due within three days.",
        "research",
        CLAIMS,
        "queue=due",
        _claims(waiting.due_for),
        urgent=True,
    ),
    Kind(
        "mine",
        "My open claims",
        "Assigned to you; what to do next first.",
        "research",
        CLAIMS,
        "work=mine",
        _claims(waiting.open_claims_of),
    ),
    Kind(
        "review",
        "Waiting for my review",
        "Handed in by others; the longest waiting first.",
        "review",
        CLAIMS,
        "queue=review",
        _longest_waiting(waiting.waiting_for_review_by),
    ),
    Kind(
        "approved",
        "Approved to publish",
        "Two people agree; readers do not see it yet.",
        "publish",
        CLAIMS,
        "queue=publish",
        _longest_waiting(waiting.ready_for),
    ),
    Kind(
        "corrections",
        "Corrections due",
        "Published, and being looked at again or marked “look again”.",
        "research",
        CLAIMS,
        "queue=corrections",
        _longest_waiting(lambda claims, user: waiting.with_correction_due(claims)),
        urgent=True,
    ),
    Kind(
        "drifted",
        "Drifted sources",
        "The cited words changed at their source.",
        "research",
        CLAIMS,
        "queue=drifted",
        _claims(lambda claims, user: waiting.with_drifted_source(claims)),
        urgent=True,
    ),
    Kind(
        "failed",
        "Failed lookups",
        "A source did not answer; try again from the claim.",
        "research",
        CLAIMS,
        "work=failed",
        _claims(lambda claims, user: waiting.with_failed_lookup(claims)),
        urgent=True,
    ),
    Kind(
        "new",
        "New articles",
        "Nobody has chosen their claims yet.",
        "view",
        ARTICLES,
        "triage=open",
        lambda user: waiting.new_articles(articles_seen_by(user)).order_by("-created_at", "-pk"),
    ),
)


def queues_for(user: User) -> list[Queue]:
    """The queues that the person's role has a part in: one query each, and one for each sort of row shown."""
    kinds = [kind for kind in KINDS if may_somewhere(user, kind.needs)]
    found = {kind.slug: list(kind.rows(user).values_list("pk", flat=True)[: MOST_COUNTED + 1]) for kind in kinds}
    shown = {slug: pks[:SHOWN] for slug, pks in found.items()}
    items = {
        listing: read([pk for kind in kinds if kind.listing == listing for pk in shown[kind.slug]])
        for listing, read in ((CLAIMS, _claim_items), (ARTICLES, _article_items), (NOTICES, _notice_items))
    }
    return [
        Queue(
            kind.slug,
            kind.title,
            kind.about,
            len(found[kind.slug]),
            kind.url,
            tuple(items[kind.listing][pk] for pk in shown[kind.slug] if pk in items[kind.listing]),
            kind.urgent,
        )
        for kind in kinds
    ]


def _claim_items(pks: Sequence[int]) -> dict[int, Item]:
    wanted = ("number", "statement", "state", "due_on", "article__title")
    claims = Claim.objects.select_related("article").only(*wanted).in_bulk(pks)
    return {pk: _claim_item(claim) for pk, claim in claims.items()}


def _article_items(pks: Sequence[int]) -> dict[int, Item]:
    return {pk: _article_item(article) for pk, article in Article.objects.in_bulk(pks).items()}


def _notice_items(pks: Sequence[int]) -> dict[int, Item]:
    notices = Notice.objects.select_related("claim", "article").in_bulk(pks)
    return {pk: _notice_item(notice) for pk, notice in notices.items()}


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
        _shortened(notice.words, 160),
        f"{place} · {notice.made_at:%-d %B}",
        reverse("workbench:claim", args=[article.pk, claim.number])
        if claim is not None
        else reverse("workbench:article", args=[article.pk]),
    )


def _claim_item(claim: Claim) -> Item:
    return Item(
        _shortened(claim.statement, 140),
        " · ".join(part for part in (_due(claim), claim.article.title) if part),
        reverse("workbench:claim", args=[claim.article_id, claim.number]),
        claim.state,
        claim.get_state_display(),
    )


def _shortened(words: str, length: int) -> str:
    return words if len(words) <= length else f"{words[: length - 1]}…"


def _due(claim: Claim) -> str:
    if claim.due_on is None:
        return ""
    days = (claim.due_on - timezone.localdate()).days
    if days < 0:
        return "overdue since yesterday" if days == -1 else f"overdue since {claim.due_on:%-d %B}"
    return {0: "due today", 1: "due tomorrow"}.get(days, f"due {claim.due_on:%-d %B}")
