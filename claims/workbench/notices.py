"""What a person was told, as the desk shows it: the bell in the header, and the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import QuerySet
from django.urls import reverse

from claims.actions.watching import Subject, place_of
from claims.models import Notice
from claims.visibility import articles_seen_by, sees_the_house
from factcheck.accounts.models import User

PAGE = 50
SHOWN_BESIDE = 10  # beside the claim itself
MOST_COUNTED = 99  # the bell says “99+” beyond it


@dataclass(frozen=True, slots=True)
class Bell:
    """How many notices a person has not seen; counting stops where the number no longer matters."""

    count: int
    newest: int

    @property
    def shown(self) -> str:
        return f"{MOST_COUNTED}+" if self.count > MOST_COUNTED else str(self.count)

    @property
    def etag(self) -> str:
        return f"{self.newest}-{self.count}"


@dataclass(frozen=True, slots=True)
class Row:
    notice: Notice
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    """Notices on one claim or article, the newest first. ``newest`` is the last one that is on the page."""

    title: str
    about: str
    url: str
    article_id: int
    number: int | None
    rows: Sequence[Row]
    newest: int

    @property
    def unseen(self) -> int:
        return sum(row.notice.seen_at is None for row in self.rows)


@dataclass(frozen=True, slots=True)
class NoticePage:
    """``newest`` is the newest notice that was there when the page was made: “all seen” means up to it."""

    groups: Sequence[Group]
    newest: int
    older_than: int | None
    unseen: Bell


def notices_of(person: User) -> QuerySet[Notice]:
    """What ``person`` was told of and may still see."""
    notices = Notice.objects.filter(recipient=person)
    return notices if sees_the_house(person) else notices.filter(article__in=articles_seen_by(person))


def read_bell(person: User) -> Bell:
    """One query over an index of what is unseen, and at most a hundred of its rows."""
    unseen = list(
        notices_of(person).filter(seen_at=None).order_by("-pk").values_list("pk", flat=True)[: MOST_COUNTED + 1]
    )
    return Bell(len(unseen), unseen[0] if unseen else 0)


def read_notices(person: User, *, seen_too: bool, before: int | None) -> NoticePage:
    """One page of ``person``'s notices, newest first, those on one claim together; two queries."""
    notices = notices_of(person).select_related("claim", "article").order_by("-pk")
    if not seen_too:
        notices = notices.filter(seen_at=None)
    if before is not None:
        notices = notices.filter(pk__lt=before)
    rows = list(notices[: PAGE + 1])
    shown = rows[:PAGE]
    bell = read_bell(person)
    first_place: dict[tuple[int, int | None], int] = {}
    for place, notice in enumerate(shown):
        first_place.setdefault((notice.article_id, notice.claim_id), place)
    together = sorted(shown, key=lambda n: (first_place[n.article_id, n.claim_id], -n.pk))
    return NoticePage(
        groups=[_group(list(group)) for _, group in groupby(together, key=lambda n: (n.article_id, n.claim_id))],
        newest=bell.newest,
        older_than=shown[-1].pk if len(rows) > PAGE else None,
        unseen=bell,
    )


def notices_on(about: Subject, person: User) -> list[Notice]:
    """What ``person`` was told of ``about`` and has not seen: the newest few."""
    return list(Notice.objects.filter(recipient=person, seen_at=None, **place_of(about)).order_by("-pk")[:SHOWN_BESIDE])


def _group(notices: Sequence[Notice]) -> Group:
    claim, article = notices[0].claim, notices[0].article
    if claim is None:
        url = reverse("workbench:article", args=[article.pk])
        title, about = article.title, "article"
    else:
        url = reverse("workbench:claim", args=[article.pk, claim.number])
        title, about = claim.text, f"claim {claim.number} · {article.title}"
    return Group(
        title=title if len(title) <= 160 else f"{title[:159]}…",
        about=about,
        url=url,
        article_id=article.pk,
        number=claim.number if claim is not None else None,
        rows=[Row(notice, f"{url}#comment-{notice.comment_id}" if notice.comment_id else url) for notice in notices],
        newest=notices[0].pk,
    )
