"""Entity tags: a reader's copy is confirmed with one query, and never when the page looks different by now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, models, transaction
from django.utils import timezone

from claims.actions.publication import retract_verdict, set_public
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.extraction.types import ClaimKind
from claims.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    ClaimLookup,
    Correction,
    Evidence,
    PrintedReply,
    Rating,
    RatingScale,
    ReplyRequest,
    ReplyUpdate,
    Review,
    Verdict,
    VerdictVersion,
)
from claims.publishing import conditional, views
from claims.publishing.conditional import rendered_pages
from factcheck.accounts.models import User
from factcheck.jobs.models import Job
from sources.models import Lookup, LookupResult, Snapshot, Source
from tests.claims.publishing.pages import get, published, reopened, republished, verdict_path
from tests.claims.replies import make_outcome, make_request
from tests.factories import checker, make_article, published_claim, publisher, researched_claim

pytestmark = pytest.mark.django_db


def test_a_reader_who_has_the_page_gets_304(client) -> None:
    path = verdict_path(published_claim())
    first = client.get(path)
    assert first["Cache-Control"] == "public, no-cache"
    assert first["Last-Modified"]
    assert "Set-Cookie" not in first
    assert "Cookie" not in first.get("Vary", "")
    again = client.get(path, headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "public, no-cache"
    assert client.head(path)["ETag"] == first["ETag"]
    assert client.get(path, headers={"if-none-match": '"something else"'}).status_code == 200


def test_a_date_alone_confirms_nothing(client) -> None:
    """The description of a source, say, changes the page and has no date."""
    path = verdict_path(published_claim())
    first = client.get(path)
    assert client.get(path, headers={"if-modified-since": first["Last-Modified"]}).status_code == 200


def test_confirming_a_copy_takes_one_query(client, django_assert_num_queries) -> None:
    author = checker()
    path = verdict_path(published(researched_claim(author), author, sources=5))
    tag = client.get(path)["ETag"]
    with django_assert_num_queries(1):
        assert client.get(path, headers={"if-none-match": tag}).status_code == 304


def test_a_page_is_rendered_once(client, django_assert_num_queries, monkeypatch) -> None:
    path = verdict_path(published_claim())
    first = client.get(path)
    monkeypatch.setattr(conditional, "_render", None)
    with django_assert_num_queries(1):
        again = client.get(path)
    assert (again.content, again.headers) == (first.content, first.headers)


def test_rendered_pages_are_kept_within_bounds(client, monkeypatch) -> None:
    pages = conditional._RenderedPages(2)
    monkeypatch.setattr(conditional, "rendered_pages", pages)
    for claim in [published_claim() for _ in range(4)]:
        client.get(verdict_path(claim))
    assert len(pages._pages) == 2
    before = set(pages._pages)
    monkeypatch.setattr(conditional, "LARGEST_KEPT", 500)
    assert client.get(verdict_path(published_claim())).status_code == 200
    assert set(pages._pages) == before, "a page that is too large goes out without being kept"


def test_a_page_that_changes_while_it_is_read_is_not_kept(client, monkeypatch) -> None:
    claim = published_claim()
    load = views.load_verdict_page

    def slow(slug: str):  # type: ignore[no-untyped-def]
        shown = load(slug)
        retract_verdict(claim=claim, actor=publisher(), reason="Wrong council.")
        return shown

    monkeypatch.setattr(views, "load_verdict_page", slow)
    path = verdict_path(claim)
    during = client.get(path)
    assert "ETag" not in during
    monkeypatch.setattr(views, "load_verdict_page", load)
    assert get(client, path).find_class("notice-retracted")


def test_every_reader_gets_the_same_bytes(client, admin_client) -> None:
    path = verdict_path(published_claim())
    assert admin_client.get(path).content == client.get(path).content


@pytest.mark.parametrize("change", ["retraction", "draft", "hidden", "publisher_name", "style sheets"])
def test_the_tag_changes_with_the_page_and_with_nothing_else(client, settings, monkeypatch, change: str) -> None:
    author = checker()
    article = make_article(author)
    set_public(article=article, actor=publisher(), is_public=True)
    claim = published_claim(author, article=article)
    path = verdict_path(claim)
    first = client.get(path)
    if change == "retraction":
        retract_verdict(claim=claim, actor=publisher(), reason="Wrong council.")
    elif change == "draft":
        approve_verdict(
            claim=submit_verdict(claim=reopened(claim, headline="New", correction_note="Changed."), actor=author),
            actor=publisher(),
        )
    elif change == "hidden":
        set_public(article=article, actor=publisher(), is_public=False)
    elif change == "publisher_name":
        settings.PUBLISHER_NAME = "Another Desk"
    else:
        monkeypatch.setattr(conditional.staticfiles_storage, "manifest_hash", "another", raising=False)
    second = client.get(path, headers={"if-none-match": first["ETag"]})
    assert second.status_code == (304 if change == "draft" else 200)


def everything_shown() -> Claim:
    """A verdict with all that its page can show."""
    author, reviewer = checker(byline="Miriam Okafor"), publisher()
    article = make_article(
        author,
        "The council met. The harbour holds 11,200 containers, said Mayor Ada Lind. Nobody left.",
        url="https://news.example.org/bridge",
        publisher="Harbour Courier",
        published_on=date(2025, 12, 3),
    )
    set_public(article=article, actor=reviewer, is_public=True)
    claim = researched_claim(author, article=article, words="11,200", kind=ClaimKind.NUMBER)
    Claim.objects.filter(pk=claim.pk).update(person="Ada Lind", role="Mayor")
    make_outcome(make_request(claim, author), words="We stand by it.", may_print=True)
    now = timezone.now()
    dead = Job.objects.create(kind="sources.run_lookup", subject_id=1, key="dead", state="dead", finished_at=now)
    for provider, outcome, job, finished_at in (("library", "found", None, now), ("wikidata", "", dead, None)):
        lookup = Lookup.objects.create(
            provider=provider,
            query={},
            query_hash=provider,
            outcome=outcome,
            hit_count=3,
            job=job,
            finished_at=finished_at,
        )
        ClaimLookup.objects.create(claim=claim, lookup=lookup)
    LookupResult.objects.create(lookup=lookup, rank=1, title="Minutes")
    make_article(author, "Another text, in which another sentence stands at the place of the words.")
    claim = republished(published(claim, author, sources=2), reviewer, correction_note="Changed.")
    other = RatingScale.objects.create(slug="other", version=3, name="Other")
    Rating.objects.create(
        scale=other, slug="wrong", label="Wrong", definition="Not so.", tone="neutral", icon="W", number=1, position=1
    )
    return claim


def another_value(field: models.Field, row: models.Model) -> Iterator[object]:
    """Values that the column could have instead."""
    value = getattr(row, field.attname)
    if field.is_relation:
        yield from field.related_model.objects.exclude(pk=value).values_list("pk", flat=True)[:1]
        yield from [None] if field.null else []
    elif field.choices:
        yield from (choice for choice, _ in field.flatchoices if choice != value)
    elif isinstance(field, models.BooleanField):
        yield not value
    elif isinstance(field, models.DateTimeField):
        yield (value or timezone.now()) - dt.timedelta(days=400)
        yield (value or timezone.now()) + dt.timedelta(days=400)
    elif isinstance(field, models.DateField):
        yield date(1999, 1, 2)
    elif isinstance(field, models.IntegerField):
        yield (value or 0) + 1
        yield from [value - 1] if value else []
    elif isinstance(field, models.SlugField):
        yield f"{value}s"
    elif isinstance(field, models.CharField | models.TextField):
        yield f"{value}s"
        yield from ["", "https://elsewhere.example.org/"] if value else ["Somewhere"]


MODELS = [
    *(Article, ArticleVersion, Claim, ClaimAnchor, ClaimLookup, Correction, Evidence, Rating, RatingScale, Review),
    *(PrintedReply, ReplyRequest, ReplyUpdate),
    *(Verdict, VerdictVersion, User, Job, Lookup, Snapshot, Source),
]


def test_no_column_can_change_the_page_and_not_its_tag(client) -> None:
    """Each column of each table behind the page is given other values, as SQL that no action would write."""
    path = verdict_path(everything_shown())
    first = client.get(path)
    effective: set[str] = set()
    for model in MODELS:
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        for row in model.objects.all():
            for field in fields:
                for value in another_value(field, row):
                    try:
                        with transaction.atomic():
                            model.objects.filter(pk=row.pk).update(**{field.attname: value})
                            rendered_pages.clear()
                            second = client.get(path)
                            confirmed = client.get(path, headers={"if-none-match": first["ETag"]})
                            transaction.set_rollback(True)
                    except (DatabaseError, ValueError):
                        continue  # the database keeps it from changing, or no page can be built of it
                    if second.content != first.content:
                        effective.add(f"{model.__name__}.{field.name}")
                        assert second.get("ETag") != first["ETag"], f"{model.__name__}.{field.name} = {value!r}"
                        assert confirmed.status_code != 304, f"{model.__name__}.{field.name} = {value!r}"
    rendered_pages.clear()
    assert client.get(path).content == first.content
    assert effective >= {
        *("Article.title", "Article.url", "Article.publisher", "Article.published_on", "Article.is_public"),
        *("Article.language", "Article.slug", "Claim.claimant", "Claim.statement", "Claim.person", "Claim.role"),
        *("Claim.created_by", "ClaimAnchor.start", "ClaimAnchor.version", "Correction.kind", "Correction.note"),
        *("Correction.made_at", "Evidence.note", "Evidence.from_result", "Rating.label", "Rating.definition"),
        *("Rating.tone", "Rating.icon", "Rating.number", "RatingScale.slug", "RatingScale.version"),
        *("Review.voided_at", "Review.decided_at", "Verdict.published_version", "User.byline"),
        *("Verdict.retracted_at", "Verdict.first_published_at", "User.first_name", "Lookup.provider"),
        *("Lookup.outcome", "Lookup.hit_count", "Lookup.finished_at", "Job.state", "Job.finished_at"),
        "Source.proximity",
    }, sorted(effective)
