from __future__ import annotations

import pytest
from hypothesis import given

from claims.extraction.roles import find_roles
from claims.extraction.sentences import split_sentences
from tests.claims.extraction.hostile import TEXTS


def found(text):
    def words(span):
        return span.of(text) if span else None

    return [
        (words(m.person), words(m.role), words(m.organisation), m.kind)
        for m in find_roles(text, split_sentences(text))
        if m.kind != "party"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met Senator Jane Doe.", ("Jane Doe", "Senator", None, "title")),
        ("We met Sen. Jane Doe of Ohio.", ("Jane Doe", "Sen.", "Ohio", "title")),
        ("French President Paul Martin spoke.", ("Paul Martin", "French President", "French", "title")),
        ("France’s President Paul Martin spoke.", ("Paul Martin", "President", "France", "title")),
        ("Secretary of State Anna Berg left.", ("Anna Berg", "Secretary of State", None, "title")),
        ("Deputy attorney general Anna Berg left.", ("Anna Berg", "Deputy attorney general", None, "title")),
        ("Acme chief risk officer Anna Berg left.", ("Anna Berg", "Acme chief risk officer", "Acme", "title")),
        ("President Paul J. Martin Jr. spoke.", ("Paul J. Martin Jr.", "President", None, "title")),
        ("We met fellow candidate Texas Senator Anna Berg.", ("Anna Berg", "Texas Senator", "Texas", "title")),
        ("Prime Minister Theresa May left.", ("Theresa May", "Prime Minister", None, "title")),
        ("Anna Berg, the mayor of Oslo, left.", ("Anna Berg", "mayor", "Oslo", "apposition")),
        ("Anna Berg, head of the Peace Institute, left.", ("Anna Berg", "head", "Peace Institute", "apposition")),
        ("Anna Berg, 52, a law professor at Yale, left.", ("Anna Berg", "law professor", "Yale", "apposition")),
        ("Anna Berg, the city’s fire chief, left.", ("Anna Berg", "fire chief", None, "apposition")),
        ("The group’s director, Anna Berg, left.", ("Anna Berg", "director", None, "apposition")),
        ("Anna Berg, who was mayor of Oslo, left.", ("Anna Berg", "mayor", "Oslo", "predicate")),
        ("Anna Berg resigned as mayor of Oslo.", ("Anna Berg", "mayor", "Oslo", "predicate")),
        ("Anna Berg was elected president of Norway.", ("Anna Berg", "president", "Norway", "predicate")),
        ("“No,” said Anna Berg of the Oslo Post.", ("Anna Berg", None, "Oslo Post", "affiliation")),
    ],
)  # fmt: skip
def test_the_forms_in_which_a_text_gives_a_role(text, expected):
    assert expected in found(text)


def test_joint_roles_are_one_for_each_person_and_each_role():
    text = "Sens. Anna Berg of Ohio and Paul Martin of Utah met Carl Holm, chairman and chief executive of Acme."
    assert found(text) == [
        ("Anna Berg", "Sens.", "Ohio", "title"),
        ("Paul Martin", "Sens.", "Utah", "title"),
        ("Carl Holm", "chairman", "Acme", "apposition"),
        ("Carl Holm", "chief executive", "Acme", "apposition"),
    ]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Former mayor Anna Berg left.", "former"),
        ("Acting mayor Anna Berg left.", "acting"),
        ("Then-mayor Anna Berg left.", "then"),
        ("Outgoing mayor Anna Berg left.", "outgoing"),
        ("President-elect Anna Berg left.", "designate"),
        ("The retired general Anna Berg left.", None),
        ("Mayor Anna Berg left.", None),
    ],
)
def test_qualifiers_are_kept(text, qualifier):
    mentions = find_roles(text, split_sentences(text))
    if "general" in text:
        assert mentions == []  # "general" is an adjective first
    else:
        assert [mention.qualifier for mention in mentions] == [qualifier]


def test_a_relative_is_family_and_no_role():
    assert found("He came with his brother Paul Martin.") == [("Paul Martin", "brother", None, "family")]
    assert found("It was Anna’s brother Paul Martin.") == [("Paul Martin", "brother", "Anna", "family")]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Paul Martin came with Ms. Berg.",
        "The president spoke of the mayor.",
        "Ohio, a member of the union, voted.",
        "Anna Berg, many members of the party, and others came.",
        "She hopes to serve as mayor.",
        "The Writers Conference opened in May.",
        "He left the General Staff of the Danish Army.",
    ],
)
def test_nothing_is_invented(text):
    assert found(text) == []


def test_a_party_label_is_told_apart():
    text = "Rep. Anna Berg (R-Ohio) voted."
    kinds = {m.kind: m for m in find_roles(text, split_sentences(text))}
    assert set(kinds) == {"title", "party"}
    assert kinds["party"].organisation.of(text) == "R-Ohio"


@given(TEXTS)
def test_any_text_gives_spans_inside_it(text):
    for mention in find_roles(text, split_sentences(text)):
        for span in (mention.person, mention.role, mention.organisation):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert mention.role or mention.organisation
