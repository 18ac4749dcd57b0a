from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from claims.actions.extraction import apply_extraction
from claims.actions.intake import ArticleInput, add_version, set_published_on, take_in_article
from claims.extraction.types import ClaimKind, ExtractedClaim, Extraction
from claims.models import Article, ArticleVersion, Claim
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput
from factcheck.jobs.models import Job
from tests.factories import checker, make_article, make_claim

pytestmark = pytest.mark.django_db


def test_text_becomes_an_article_with_one_version_and_a_queued_extraction():
    actor = checker()
    result = take_in_article(actor=actor, article=ArticleInput(text="The mayor resigned.\r\nOn Monday."))
    assert result.created
    assert result.version.text == "The mayor resigned.\nOn Monday."
    assert result.article.title == "The mayor resigned."
    assert result.article.published_on is None  # nobody said so
    assert Job.objects.get().subject_id == result.version.pk
    assert AuditEvent.objects.get().action == "article.created"


def test_the_same_text_again_creates_nothing():
    first = take_in_article(actor=checker(), article=ArticleInput(text="Some words."))
    counts = (
        Article.objects.count(),
        ArticleVersion.objects.count(),
        Job.objects.count(),
        AuditEvent.objects.count(),
    )
    again = take_in_article(actor=checker(), article=ArticleInput(text="Some words.", title="Another title"))
    assert (again.article, again.version, again.created) == (first.article, first.version, False)
    assert counts == (
        Article.objects.count(),
        ArticleVersion.objects.count(),
        Job.objects.count(),
        AuditEvent.objects.count(),
    )


def test_a_changed_text_at_the_same_address_becomes_the_next_version():
    url = "https://news.example.org/bridge"
    first = take_in_article(actor=checker(), article=ArticleInput(text="Old words.", url=url))
    second = take_in_article(actor=checker(), article=ArticleInput(text="New words.", url=url))
    assert second.article == first.article
    assert second.version.number == 2


def test_claims_move_with_their_words_and_the_others_ask_for_attention():
    article = make_article(text="The mayor resigned on Monday. The bridge costs ten million.")
    stays = make_claim(article, words="The bridge costs ten million")
    loses = make_claim(article, words="The mayor resigned on Monday")
    result = add_version(article=article, actor=checker(), text="UPDATE: The mayor quit. The bridge costs ten million.")
    stays.refresh_from_db()
    loses.refresh_from_db()
    anchor = stays.anchors.get(version=result.version)
    assert result.version.text[anchor.start : anchor.end] == stays.text
    assert stays.attention == ""
    assert stays.anchors.count() == 2  # the history stays
    assert not loses.anchors.filter(version=result.version).exists()
    assert "version 2" in loses.attention
    event = AuditEvent.objects.get(action="article.version_added")
    assert (event.detail["reanchored"], event.detail["attention"]) == ([stays.number], [loses.number])


def test_words_that_come_back_need_no_attention_any_more():
    text = "The mayor resigned on Monday. The bridge costs ten million."
    article = make_article(text=text)
    claim = make_claim(article, words="The mayor resigned")
    add_version(article=article, actor=checker(), text="Nothing of that stands here.")
    claim.refresh_from_db()
    assert claim.attention
    add_version(article=article, actor=checker(), text=text)
    claim.refresh_from_db()
    assert claim.attention == ""
    assert article.versions.count() == 3


def test_the_date_is_set_later_and_read_again():
    article = make_article(published_on=None)
    set_published_on(article=article, actor=checker(), published_on=date(2025, 12, 3))
    article.refresh_from_db()
    assert article.published_on == date(2025, 12, 3)
    assert Job.objects.filter(subject_id=article.current_version_id).count() == 2
    set_published_on(article=article, actor=checker(), published_on=date(2025, 12, 3))
    assert Job.objects.filter(subject_id=article.current_version_id).count() == 2


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": ""}, "text_empty"),
        ({"text": " \n\t "}, "text_empty"),
        ({"text": "a" * 5_000_000}, "text_too_long"),
        ({"text": "Words.", "published_on": date(1066, 10, 14)}, "date_impossible"),
        ({"text": "Words.", "published_on": date(2999, 1, 1)}, "date_impossible"),
    ],
)
def test_what_cannot_be_used_is_refused_and_leaves_nothing_behind(given: dict[str, object], code: str):
    with pytest.raises(InvalidInput) as caught:
        take_in_article(actor=checker(), article=ArticleInput(**given))
    assert caught.value.code == code
    assert not Article.objects.exists()


def test_a_date_that_is_tomorrow_somewhere_is_possible():
    take_in_article(
        actor=checker(),
        article=ArticleInput(text="Words.", published_on=timezone.now().date() + timedelta(days=1)),
    )


@pytest.mark.parametrize("text", ["Half a \ud83d pair.", "A \x00 byte."])
def test_what_no_database_can_hold_is_replaced(text: str):
    result = take_in_article(actor=checker(), article=ArticleInput(text=text))
    stored = ArticleVersion.objects.get(pk=result.version.pk).text
    assert len(stored) == len(text)
    assert "\x00" not in stored


@pytest.mark.parametrize(
    "statement", ["UPDATE claims_articleversion SET text = 'x'", "DELETE FROM claims_articleversion"]
)
def test_the_database_refuses_to_change_a_version(statement: str):
    make_article()
    with pytest.raises(IntegrityError, match="article version is never"), transaction.atomic():
        connection.cursor().execute(statement)


def _found(text: str, words: str, **kwargs: object) -> ExtractedClaim:
    start = text.index(words)
    return ExtractedClaim(kind=ClaimKind.DATE, start=start, end=start + len(words), text=words, statement="s", **kwargs)


def test_extraction_twice_makes_each_claim_once_and_renews_what_nobody_touched():
    text = "He left on Monday. She left on Tuesday."
    article = make_article(text=text, published_on=None)
    version = article.current_version
    undated = Extraction((_found(text, "Monday"), _found(text, "Tuesday")), "en")
    assert apply_extraction(version=version, extraction=undated) == (2, 0)
    touched = Claim.objects.get(text="Tuesday")
    Claim.objects.filter(pk=touched.pk).update(state="dismissed")
    dated = Extraction((_found(text, "Monday", value="2025-12-01"), _found(text, "Tuesday", value="2025-12-02")), "en")
    assert apply_extraction(version=version, extraction=dated) == (0, 1)
    assert Claim.objects.get(text="Monday").value == "2025-12-01"
    assert Claim.objects.get(text="Tuesday").value == ""
    assert Claim.objects.filter(article=article).count() == 2


def test_three_thousand_claims_are_written_in_a_bounded_number_of_queries(django_assert_max_num_queries):
    text = "“Yes.” " * 3000
    article = make_article(text=text)
    claims = tuple(
        ExtractedClaim(kind=ClaimKind.QUOTE, start=7 * n, end=7 * n + 6, text="“Yes.”", statement="s")
        for n in range(3000)
    )
    with django_assert_max_num_queries(125):  # SQLite takes 999 values a statement
        apply_extraction(version=article.current_version, extraction=Extraction(claims, "en"))
    assert article.claims.count() == 3000
