"""What a verdict's page depends on, asked in one small query: enough to know whether a reader's copy still holds."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet, TextField
from django.db.models.functions import Cast, JSONObject

from claims.models import Review, Verdict
from claims.publishing.verdict_page import over_by, stood_at

# Stands for the slug while the query is written down, once per process.
SLUG = "--slug--"
VERSION = "published_version__"
ANCHOR = "claim__anchors__"
CITED = f"{VERSION}evidence__"
RATING = f"{VERSION}rating__"
LOOKUP = "claim__claim_lookups__lookup__"
EXCEPTION = "claim__gate_exceptions__"
REVIEW = f"{VERSION}reviews__"


def verdict_dependencies(slug: str) -> tuple[str, ...]:
    """Every stored value that the page at ``slug`` prints, as JSON; empty when nothing is published there.

    Texts that the database keeps from changing are represented by their hash or their row. Two equal answers mean
    the same page. One query: Django would spend more time on composing it than the database on answering, so its
    SQL is composed once.
    """
    sql, parameters = _composed(connection.vendor)
    with connection.cursor() as cursor:
        cursor.execute(sql, [slug if value == SLUG else value for value in parameters])
        return tuple(sorted(row[0] for row in cursor.fetchall()))


@cache
def _composed(vendor: str) -> tuple[str, tuple[Any, ...]]:
    first, *others = (_as_json(verdicts, fields) for verdicts, fields in _parts())
    sql, parameters = first.union(*others, all=True).query.sql_with_params()
    return sql, tuple(parameters)


def _parts() -> Iterable[tuple[QuerySet[Verdict], list[str]]]:
    published = Verdict.objects.filter(slug=SLUG, published_version__isnull=False).order_by()
    published_at = F(f"{VERSION}published_at")
    yield (
        published,
        [
            *("slug", "first_published_at", "retracted_at", "retraction_reason"),
            *_fields(VERSION, "id", "number", "published_at", "content_sha256"),
            *_fields("claim__", "id", "text", "statement", "claimant", "kind", "person", "role", "created_by_id"),
            *_fields("claim__article__", "title", "publisher", "url", "slug", "language", "published_on", "is_public"),
            *_names(f"{VERSION}author__"),
            *_names(f"{VERSION}published_by__"),
        ],
    )
    yield (
        published,
        [
            *_fields(RATING, "id", "label", "definition", "tone", "icon", "number"),
            *_fields(f"{RATING}scale__", "slug", "version", "name"),
            *_fields(f"{RATING}scale__ratings__", "id", "label", "tone", "number"),
        ],
    )
    yield (
        published.filter(**{f"{ANCHOR}version__created_at__lte": published_at}),
        [*_fields(ANCHOR, "start", "end"), *_fields(f"{ANCHOR}version__", "number", "sha256")],
    )
    yield (
        published,
        [
            *_fields(CITED, "id", "excerpt", "stance", "note", "from_result_id"),
            *_fields(f"{CITED}snapshot__", "sha256", "captured_at", "title", "author", "publisher"),
            *_fields(f"{CITED}snapshot__", "published_on", "language", "final_url"),
            *_fields(f"{CITED}snapshot__source__", "title", "publisher", "url", "proximity"),
        ],
    )
    yield published, _fields(f"{VERSION}replies__", "id")
    yield (
        published.filter(**{f"{REVIEW}decision": Review.Decision.APPROVED, f"{REVIEW}voided_at__isnull": True}),
        [*_fields(REVIEW, "id", "decided_at"), *_names(f"{REVIEW}reviewer__")],
    )
    yield (
        published.filter(stood_at(published_at, EXCEPTION)),
        [*_fields(EXCEPTION, "id", "gate", "reason"), *_names(f"{EXCEPTION}made_by__")],
    )
    yield published, _fields("corrections__", "id", "kind", "note", "made_at")
    yield (
        published.filter(over_by(published_at, LOOKUP)),
        [
            *_fields(LOOKUP, "id", "provider", "outcome", "hit_count", "finished_at"),
            *_fields(f"{LOOKUP}job__", "finished_at"),
        ],
    )


def _fields(prefix: str, *names: str) -> list[str]:
    return [prefix + name for name in names]


def _names(prefix: str) -> list[str]:
    """What a person's public name is made of."""
    return _fields(prefix, "byline", "first_name", "last_name", "username")


def _as_json(verdicts: QuerySet[Verdict], fields: list[str]) -> QuerySet[Verdict, tuple[Any, ...]]:
    """One text column, so that rows about different things can come from one query."""
    return verdicts.values_list(Cast(JSONObject(**{name: name for name in fields}), TextField()))
