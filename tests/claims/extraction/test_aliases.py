"""Which names in a text are one person's: joined where they are, apart where they may not be."""

from __future__ import annotations

import pytest
from hypothesis import given

from claims.extraction.names import find_persons
from claims.extraction.tokens import tokenize
from tests.claims.extraction.hostile import TEXTS


def clusters(text):
    return {
        named.person.name: [span.of(text) for span in named.person.mentions] for named in find_persons(tokenize(text))
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Laura Haddad Stone spoke. Haddad Stone left. Stone sat.",
            {"Laura Haddad Stone": ["Laura Haddad Stone", "Haddad Stone", "Stone"]},
        ),
        (
            "Pieter van den Berg came. Van den Berg sat. Berg left.",
            {"Pieter van den Berg": ["Pieter van den Berg", "Van den Berg", "Berg"]},
        ),
        (
            "Enrique Solana Prieto came. Mr. Solana Prieto sat. Mr. Solana left.",
            {"Enrique Solana Prieto": ["Enrique Solana Prieto", "Solana Prieto", "Solana"]},
        ),
        ("William Stone came. Bill Stone sat.", {"William Stone": ["William Stone", "Bill Stone"]}),
        ("R. Stone wrote it. Robert Stone signed.", {"Robert Stone": ["R. Stone", "Robert Stone"]}),
        (
            'Sandra "Candy" Okafor came. Candy sat. Okafor left.',
            {"Sandra Okafor": ['Sandra "Candy" Okafor', "Candy", "Okafor"]},
        ),
        (
            "Judge Zeid al-Hadi came. Mr. al-Hadi left.",
            {"Zeid al-Hadi": ["Zeid al-Hadi", "al-Hadi"]},
        ),
    ],
)
def test_forms_of_one_name_are_one_person(text, expected):
    assert clusters(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Anna Berg met Paul Berg. Mr. Berg sat. Ms. Berg left.",
            {"Anna Berg": ["Anna Berg", "Berg"], "Paul Berg": ["Paul Berg", "Berg"]},
        ),
        (
            "Senator Paul Berg met Governor Carl Berg. Senator Berg sat.",
            {"Paul Berg": ["Paul Berg", "Berg"], "Carl Berg": ["Carl Berg"]},
        ),
        ("Paul Berg came. Mrs. Berg sat.", {"Paul Berg": ["Paul Berg"], "Berg": ["Berg"]}),
        (
            "George W. Stone and George H.W. Stone came.",
            {"George W. Stone": ["George W. Stone"], "George H.W. Stone": ["George H.W. Stone"]},
        ),
        (
            "Donald Stone came. Donald Stone Jr. sat.",
            {"Donald Stone": ["Donald Stone"], "Donald Stone Jr": ["Donald Stone Jr"]},
        ),
        ("R. Stone wrote to Robert Stone and Rita Stone.", None),
    ],
)
def test_two_persons_are_not_made_one(text, expected):
    found = clusters(text)
    if expected is None:  # an initial that fits two persons
        assert {"Rita Stone"} <= set(found)
        assert all(not {"Robert Stone", "Rita Stone"} <= set(mentions) for mentions in found.values())
    else:
        assert found == expected


def test_of_two_with_one_last_name_a_lone_one_means_whoever_was_named_last():
    text = "Paul Berg met Carl Berg. Berg laughed. Then Paul Berg spoke. Berg left."
    assert clusters(text) == {"Paul Berg": ["Paul Berg", "Paul Berg", "Berg"], "Carl Berg": ["Carl Berg", "Berg"]}


def test_many_persons_of_one_last_name_are_kept_apart_and_do_not_take_long():
    letters = "ABCDEFGHIKLMNOPRSTUW"
    text = " ".join(f"Mr. {a}{b.lower()}qu Berg came." for a in letters for b in letters)
    assert len(clusters(text)) == len(letters) ** 2


@given(TEXTS)
def test_any_text_gives_mentions_inside_it_each_for_one_person(text):
    seen = [span for named in find_persons(tokenize(text)) for span in named.person.mentions]
    assert all(0 <= span.start < span.end <= len(text) for span in seen)
    assert len({span.start for span in seen}) == len(seen)
