"""Finding a page, an article, a claim or a person's queue by a few words, among what the person may see."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from claims.lists.search import articles_with, best_first, claims_with
from claims.models import Article, Claim
from claims.permissions import may_somewhere
from claims.visibility import articles_seen_by, claims_seen_by, sees_the_house
from factcheck.accounts.models import Membership, User
from factcheck.desk_navigation import Section

LONGEST = 100  # characters of a question
SHORTEST = 2  # characters from which the database is asked
MOST = 6  # hits of one group
RANKED = 200  # newest claims with the words, of which the best are shown
NUMBER = re.compile(r"#?(\d{1,6})")
# What one begins: the words, the page, and the permission it needs ("" is everybody's).
BEGINNINGS = (
    ("Add article", "admin:claims_article_add", "intake"),
    ("Add a document to the library", "admin:sources_source_add", "research"),
    ("Issue an API token", "admin:accounts_apitoken_add", ""),
    ("Change my password", "admin:password_change", ""),
)


@dataclass(frozen=True, slots=True)
class Hit:
    title: str
    meta: str
    url: str


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    hits: tuple[Hit, ...]


def find(user: User, question: str, places: Iterable[Section]) -> list[Group]:
    """What fits ``question``, by kind, at most ``MOST`` of each; groups without a hit are left out.

    An empty question answers what one can begin, and every page of ``places``. A number finds the claims that have
    it, in the newest articles first.
    """
    question = " ".join(question[:LONGEST].replace("\x00", " ").split())  # PostgreSQL takes no NUL
    words = question.casefold().split()
    groups = [
        Group("Begin", _fitting(_beginnings(user), words)),
        Group("Pages", _fitting(_pages(places), words)),
    ]
    number = NUMBER.fullmatch(question)
    if number:
        groups.append(Group("Claims", tuple(_claim(claim) for claim in _claims_numbered(user, int(number[1])))))
    elif len(question) >= SHORTEST:
        groups += [
            Group("Articles", tuple(_article(article) for article in _articles(user, question))),
            Group("Claims", tuple(_claim(claim) for claim in _claims(user, question))),
            Group("People", tuple(_person(person) for person in _people(user, question))),
        ]
    return [group for group in groups if group.hits]


def _fitting(hits: Iterable[Hit], words: list[str]) -> tuple[Hit, ...]:
    fitting = [hit for hit in hits if all(word in f"{hit.title} {hit.meta}".casefold() for word in words)]
    return tuple(fitting[:MOST] if words else fitting)


def _beginnings(user: User) -> Iterable[Hit]:
    for title, name, permission in BEGINNINGS:
        if not permission or may_somewhere(user, permission):
            yield Hit(title, "", reverse(name))


def _pages(places: Iterable[Section]) -> Iterable[Hit]:
    yield Hit("Desk", "first page", reverse("admin:index"))
    for section in places:
        for place in section.places:
            yield Hit(place.label, section.label, place.url)


def _articles(user: User, question: str) -> list[Article]:
    return list(articles_with(articles_seen_by(user), question).order_by("-pk")[:MOST])


def _claims_numbered(user: User, number: int) -> list[Claim]:
    claims = claims_seen_by(user).select_related("article")
    return list(claims.filter(number=number).order_by("-article_id")[:MOST])


def _claims(user: User, question: str) -> list[Claim]:
    claims = claims_seen_by(user).select_related("article")
    newest = list(claims_with(claims, question).order_by("-pk").values_list("pk", flat=True)[:RANKED])
    shown = best_first(newest, question)[:MOST]
    rows = claims.in_bulk(shown)
    return [rows[pk] for pk in shown]


def _people(user: User, question: str) -> list[User]:
    """Colleagues: whoever works in the whole house, or at a desk that ``user`` works at."""
    fits = Q()
    for column in ("byline", "first_name", "last_name", "username"):
        fits |= Q(**{f"{column}__icontains": question})
    people = User.objects.filter(fits, is_active=True)
    if not sees_the_house(user):
        at_a_desk = Membership.objects.filter(desk__in=user.desk_roles).values("user")
        people = people.filter(~Q(role="") | Q(pk__in=at_a_desk))
    return list(people.order_by("username")[:MOST])


def _claim(claim: Claim) -> Hit:
    words = claim.statement if len(claim.statement) <= 120 else f"{claim.statement[:119]}…"
    return Hit(
        words,
        f"claim {claim.number} · {claim.get_state_display()} · {claim.article.title}",
        reverse("workbench:claim", args=[claim.article_id, claim.number]),
    )


def _article(article: Article) -> Hit:
    published = f"{article.published_on:%-d %B %Y}" if article.published_on else "publication date unknown"
    meta = " · ".join(part for part in (article.publisher, published) if part)
    return Hit(article.title, meta, reverse("workbench:article", args=[article.pk]))


def _person(person: User) -> Hit:
    listing = reverse("admin:claims_claim_changelist")
    return Hit(f"Claims of {person.public_name}", "assigned", f"{listing}?assignee={person.pk}")
