"""Full-text search over claims and articles, and the triggers that keep its index."""

from __future__ import annotations

import pytest
from django.db import connection

from claims.lists.search import articles_with, best_first, claims_with
from claims.models import Article, Claim
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db

HOSTILE = [
    '"',
    '"" OR ""',
    "AND",
    "NOT bridge OR",
    "text:bridge",
    "bridge*",
    "^bridge",
    "NEAR(a b, 3)",
    "{text} : x",
    "(((",
    "a & | ! <-> b:*",
    "'; DROP TABLE claims_claim; --",
    "\\",
    "½ ﬁ ß İ",
    "_ __ ___",
    "%s %(x)s",
    "\x00",
    "\ud800",
    "*" * 600,
    "word " * 400,
    "é" * 3000,
    "🙂",
    "日本語",
]


def _found(typed: str) -> set[int]:
    return set(claims_with(Claim.objects.all(), typed).values_list("pk", flat=True))


@pytest.fixture
def bridge() -> Claim:
    article = make_article(
        title="Ärger um die Brücke", publisher="Morning Courier", text="The bridges were rebuilt by May."
    )
    return make_claim(article, words="bridges were rebuilt", statement="Ada Lind rebuilt the bridges.")


@pytest.fixture
def tax() -> Claim:
    article = make_article(title="The council's budget", text="Taxes rose by three per cent.")
    return make_claim(article, words="Taxes rose", statement="Taxes rose in 2024.", claimant="Ben Okoro")


def test_every_word_must_be_there_in_any_order_and_in_any_field(bridge: Claim, tax: Claim):
    assert _found("rebuilt bridges") == {bridge.pk}
    assert _found("Okoro 2024") == {tax.pk}
    assert _found("bridges taxes") == set()
    assert _found("rebuilt by dragons") == set()


def test_forms_accents_and_case_do_not_matter(bridge: Claim, tax: Claim):
    assert _found("BRIDGE ") == {bridge.pk}
    assert _found("arger brucke") == {bridge.pk}


def test_the_last_word_may_be_the_beginning_of_one(bridge: Claim, tax: Claim):
    assert _found("ada rebui") == {bridge.pk}
    assert _found("rebui ada") == set()
    assert _found("rebui ") == set(), "a word that was ended is meant as it stands"
    assert _found("re") == set(), "two letters begin too many words"


def test_the_title_of_the_article_counts_beside_the_words_of_the_claim(bridge: Claim, tax: Claim):
    assert _found("budget council") == {tax.pk}
    assert _found("budget taxes") == {tax.pk}
    assert _found("courier lind") == {bridge.pk}
    assert _found("budget bridges") == set()


@pytest.mark.parametrize("typed", HOSTILE)
def test_no_sign_is_an_operator_and_nothing_typed_is_an_error(typed: str, bridge: Claim):
    assert list(claims_with(Claim.objects.all(), typed)) in ([], [bridge])
    assert list(articles_with(Article.objects.all(), typed)) in ([], [bridge.article])
    assert best_first([bridge.pk], typed) == [bridge.pk]


def test_the_better_match_comes_first(bridge: Claim, tax: Claim):
    article = make_article(text="A bridge. " + "Something else entirely happened on that day. " * 5)
    other = make_claim(article, words=article.current_version.text.strip(), statement="Much happened.", claimant="")
    assert best_first([tax.pk, other.pk, bridge.pk], "bridges") == [bridge.pk, other.pk, tax.pk]


def test_the_index_follows_every_writer(bridge: Claim, tax: Claim):
    Claim.objects.filter(pk=tax.pk).update(claimant="Chidi Anagonye")
    assert _found("Okoro") == set()
    assert _found("Chidi") == {tax.pk}
    Article.objects.filter(pk=tax.article_id).update(title="Something else")
    assert _found("budget") == set()
    assert list(articles_with(Article.objects.all(), "something")) == [tax.article]
    bridge.anchors.all().delete()
    bridge.delete()
    assert _found("bridges") == set()


def test_the_database_holds_the_triggers_after_all_migrations():
    """SQLite drops a table's triggers when a migration rebuilds it: it must end with ``reinstall``."""
    catalogue = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger"
    )
    with connection.cursor() as cursor:
        cursor.execute(catalogue)
        there = {row[0] for row in cursor.fetchall()}
    for table in ("claims_claim", "claims_article"):
        assert {f"{table}_words_insert", f"{table}_words_delete"} <= there
