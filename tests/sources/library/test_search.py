from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.library.search import search_library
from sources.models import Snapshot
from sources.providers.base import LookupQuery
from tests.factories import make_snapshot

pytestmark = pytest.mark.django_db

MINUTES = (
    "Minutes of the session 😀.\n\nThe mayor, Ada Lind, spoke first. “We will rebuild the bridge by June,” she said. "
    "Nobody objected.\n\nThe cost was put at 3.5 million euros."
)


def search(limit=10, **query):
    found = search_library(LookupQuery(**query), limit)
    for candidate in found:
        text = Snapshot.objects.get(pk=candidate.snapshot_id).text
        begin = candidate.passage_start
        assert text[begin : begin + len(candidate.passage)] == candidate.passage
    return found


def test_exact_words_come_before_similar_ones():
    make_snapshot("We rebuild. The bridge, we say, the bridge! By June we will have rebuilt a bridge by June.")
    minutes = make_snapshot(MINUTES, title="Minutes", publisher="City council")

    first, second = search(phrase="we will rebuild the bridge by June", person="Ada Lind")

    assert (first.snapshot_id, first.matched) == (minutes.pk, "exact words")
    assert first.passage == (
        "The mayor, Ada Lind, spoke first. “We will rebuild the bridge by June,” she said. Nobody objected."
    )
    assert (first.title, first.publisher, first.url) == ("Minutes", "City council", minutes.url)
    assert first.published_on == minutes.published_on
    assert second.matched == "all words"


def test_a_statement_is_found_by_its_names_and_words():
    make_snapshot(MINUTES)
    make_snapshot("The harbour costs 3.5 million.")

    found = search(text="Mayor Ada Lind said the bridges cost 3.5 million euros.", person="Ada Lind")

    assert found[0].passage == "The cost was put at 3.5 million euros."


def test_words_meet_their_other_forms_and_accents():
    bridges = make_snapshot("The bridge of José Núñez was agreed.")

    assert [c.snapshot_id for c in search(text="Jose Nunez agreed to the bridges")] == [bridges.pk]


def test_the_title_counts():
    named = make_snapshot("It was opened by the king in the morning.", title="Springfield harbour")

    assert [c.snapshot_id for c in search(text="harbour opened by the king")] == [named.pk]


def test_of_several_captures_of_a_source_one_is_returned():
    old = make_snapshot(MINUTES)
    new = Snapshot.objects.get(pk=old.pk)
    new.pk, new.sha256 = None, "f" * 64
    new._state.adding = True
    new.text = MINUTES + "\n\nSigned."
    new.save()

    assert [c.snapshot_id for c in search(phrase="we will rebuild the bridge by June")] == [new.pk]


def test_the_limit_holds():
    for number in range(4):
        make_snapshot(f"The bridge of Springfield was opened, report {number}.")

    assert len(search(limit=3, text="Springfield bridge opened")) == 3


HOSTILE = [
    'NEAR("a" b) OR * AND title: ^x -y ")',
    "'; DROP TABLE sources_snapshot; --",
    "a \0 b",
    "% %s %(x)s {}",
    '"',
    "bridge*",
    "text : bridge",
    "bridge & !bridge | (bridge <-> x) :*",
    "\ud800 lone",
    "\\",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_queries_are_only_words(words):
    make_snapshot(MINUTES)

    for query in ({"text": words}, {"phrase": f"{words} {words} {words}"}, {"text": words, "person": words}):
        search(**query)


@given(text=st.text(max_size=60))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_query_is_an_error(text):
    search_library(LookupQuery(text=text, phrase=text, person=text), 5)


def test_operators_are_no_operators():
    make_snapshot("The harbour was opened by the king in the morning.")

    assert search(text="NOT harbour -harbour opened") != []


def test_a_phrase_is_found_deep_in_a_long_document():
    filler = "\n".join(f"Line {number} of the long report, about nothing in particular." for number in range(15_000))
    text = f"{filler}\nThe unusual zebra sings at midnight.\n{filler}"
    long = make_snapshot(text)

    found = search(phrase="unusual zebra sings at midnight")

    assert [(c.snapshot_id, c.matched) for c in found] == [(long.pk, "exact words")]
    assert found[0].passage == "The unusual zebra sings at midnight."


def test_a_phrase_is_found_at_every_place_of_a_long_document():
    """Also where the index cuts a text into stretches: those overlap."""
    phrase = "unusual zebra sings at midnight"
    for place in (47_990, 48_000, 49_985, 50_000, 96_000):
        text = ("filler " * 20_000)[:place] + f" {phrase} " + "filler " * 1000
        snapshot = make_snapshot(text)
        assert [c.snapshot_id for c in search(phrase=phrase) if c.snapshot_id == snapshot.pk], place


def test_a_text_of_different_words_only_is_indexed():
    """A tsvector holds 1 MB at most; a text of many different words would be too much for one."""
    text = " ".join(f"w{number:x}q{number * 7919:x}" for number in range(110_000))
    snapshot = make_snapshot(text[:1_900_000])

    for word in (text.split()[0], text[:1_900_000].split()[-2]):
        assert [c.snapshot_id for c in search(text=word)] == [snapshot.pk]


def test_one_search_takes_the_same_number_of_queries_for_any_number_of_documents(django_assert_num_queries):
    make_snapshot(MINUTES)
    with django_assert_num_queries(3):
        search_library(LookupQuery(phrase="we will rebuild the bridge", person="Ada Lind"), 10)
    for _ in range(12):
        make_snapshot()
    with django_assert_num_queries(3):
        search_library(LookupQuery(phrase="we will rebuild the bridge", person="Ada Lind"), 10)


@pytest.mark.served
def test_postgresql_searches_by_its_indexes():
    assert connection.vendor == "postgresql"
    make_snapshot(MINUTES)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT snapshot_id FROM sources_snapshot_words "
            "WHERE exact @@ phraseto_tsquery('simple', sources_words(%s))",
            ["rebuild the bridge"],
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "sources_snapshot_words_exact" in plan
