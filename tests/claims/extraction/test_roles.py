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
        ("Lt. Col. Anna Berg left.", ("Anna Berg", "Lt. Col.", None, "title")),
        ("They met first lady Anna Berg.", ("Anna Berg", "first lady", None, "title")),
        ("First lady Anna Berg left.", ("Anna Berg", "First lady", None, "title")),
        ("His running mate, Gov. Anna Berg, left.", ("Anna Berg", "running mate", None, "apposition")),
        ("We met Special Agent in Charge Anna Berg.", ("Anna Berg", "Special Agent in Charge", None, "title")),
        ("We met mission director Anna Berg.", ("Anna Berg", "mission director", None, "title")),
        ("Opposition leader Sheikh Anna Berg left.", ("Anna Berg", "Opposition leader", None, "title")),
        ("We met billionaire Oslo Lakers owner Anna Berg.",
         ("Anna Berg", "billionaire Oslo Lakers owner", "Oslo Lakers", "title")),
        ("Anna Berg, candidate for Ohio governor, left.",
         ("Anna Berg", "candidate for Ohio governor", None, "apposition")),
        ("We met fellow party candidate Anna Berg.", ("Anna Berg", "fellow party candidate", None, "title")),
        ("Anna Berg, the 2008 party nominee, left.", ("Anna Berg", "2008 party nominee", None, "apposition")),
        ("Anna Berg, a retired general, left.", ("Anna Berg", "retired general", None, "apposition")),
        ("Anna Berg, Friends of Oslo’s executive director, left.",
         ("Anna Berg", "executive director", "Friends of Oslo", "apposition")),
        ("Quorra, who signed the bill as governor, left.", ("Quorra", "governor", None, "predicate")),
        ("Anna Berg began her career as a court reporter.", ("Anna Berg", "court reporter", None, "predicate")),
        ("Anna Berg, then head of Acme, left.", ("Anna Berg", "head", "Acme", "apposition")),
        ("We met party candidate former mayor Anna Berg.", ("Anna Berg", "former mayor", None, "title")),
        ("Anna Berg, chief executive of organiser Acme, left.", ("Anna Berg", "chief executive", "Acme", "apposition")),
        ("Anna Berg, the lawyer leading the search, left.", ("Anna Berg", "lawyer", None, "apposition")),
        ("We met Judge Arturo dela Cruz.", ("Arturo dela Cruz", "Judge", None, "title")),
        ("It will force Sen. Anna Berg to leave.", ("Anna Berg", "Sen.", None, "title")),
        ("We met Judge Zeid al-Hadi.", ("Zeid al-Hadi", "Judge", None, "title")),
        ('We met Judge Anna "Nan" Berg.', ('Anna "Nan" Berg', "Judge", None, "title")),
        ("We met Oslo Office of Trade and Budget director Anna Berg.",
         ("Anna Berg", "Oslo Office of Trade and Budget director", "Oslo Office of Trade and Budget", "title")),
        ("Anna Berg of Ohio, the chairwoman, left.", ("Anna Berg", "chairwoman", None, "apposition")),
        ("Anna Berg, R-Ohio, chairwoman of the Tax Panel, left.",
         ("Anna Berg", "chairwoman", "Tax Panel", "apposition")),
        ("Anna Berg, spokeswoman for the defence ministry, left.",
         ("Anna Berg", "spokeswoman", "defence ministry", "apposition")),
        ("Anna Berg, professor of law and policy at Yale, left.",
         ("Anna Berg", "professor of law and policy", "Yale", "apposition")),
        ("Anna Berg, now a senior fellow at Yale, left.", ("Anna Berg", "senior fellow", "Yale", "apposition")),
        ("The head of the Peace Institute, Dr. Anna Berg, left.",
         ("Anna Berg", "head", "Peace Institute", "apposition")),
        ("The director of the new film, Anna Berg, left.", ("Anna Berg", "director", None, "apposition")),
        ("Quorra, executive director of Acme, left.", ("Quorra", "executive director", "Acme", "apposition")),
        ("Anna Berg, the Ohio Republican who is chairwoman of the Tax Panel, left.",
         ("Anna Berg", "chairwoman", "Tax Panel", "predicate")),
        ("Anna Berg, a lawyer, will be chairwoman of the panel.", ("Anna Berg", "chairwoman", "panel", "predicate")),
        ("They elected Anna Berg as their speaker.", ("Anna Berg", "speaker", None, "predicate")),
        ("They named Anna Berg, a lawyer, ambassador.", ("Anna Berg", "ambassador", None, "predicate")),
        ("Anna Berg’s second term as mayor of Oslo began.", ("Anna Berg", "mayor", "Oslo", "predicate")),
        ("As mayor of Oslo, Anna Berg built it.", ("Anna Berg", "mayor", "Oslo", "predicate")),
        ("Anna Berg, as mayor of Oslo, built it.", ("Anna Berg", "mayor", "Oslo", "predicate")),
        ("Anna Berg used an account of hers as secretary of state.",
         ("Anna Berg", "secretary of state", None, "predicate")),
        ("The mayor of Oslo is Anna Berg.", ("Anna Berg", "mayor", "Oslo", "predicate")),
        ("The judge who is least known is Anna Berg.", ("Anna Berg", "judge", None, "predicate")),
        ("Anna Berg, the Ohio icon who ran a school and is a longtime committeewoman, left.",
         ("Anna Berg", "longtime committeewoman", None, "predicate")),
        ("Anna Berg runs the lab and is a professor at Yale.", ("Anna Berg", "professor", "Yale", "predicate")),
        ("Anna Berg, who chairs the Tax Panel, left.", ("Anna Berg", "chairs", "Tax Panel", "predicate")),
        ("He spoke with CNN’s Anna Berg.", ("Anna Berg", None, "CNN", "affiliation")),
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


def test_a_plural_role_is_everybodys():
    assert found("We met co-founders Anna Berg, Paul Martin and Carl Holm.") == [
        ("Anna Berg", "co-founders", None, "title"),
        ("Paul Martin", "co-founders", None, "title"),
        ("Carl Holm", "co-founders", None, "title"),
    ]
    assert found("Anna Berg and Paul Martin, both lawyers, left.") == [
        ("Anna Berg", "lawyers", None, "apposition"),
        ("Paul Martin", "lawyers", None, "apposition"),
    ]
    assert ("Paul Martin", "candidates", None, "apposition") in found(
        "The candidates, Anna Berg and Senator Paul Martin, left."
    )
    assert found("It held two lawyers, Anna Berg and Paul Martin.") == [
        ("Anna Berg", "lawyers", None, "apposition"),
        ("Paul Martin", "lawyers", None, "apposition"),
    ]


def test_joined_roles_before_a_name_are_both_its():
    both = [("Anna Berg", "founder", None, "title"), ("Anna Berg", "CEO", None, "title")]
    assert found("We met founder and CEO Anna Berg.") == both
    assert {role for _, role, _, _ in found("The group’s president and treasurer, Anna Berg, left.")} == {
        "president",
        "treasurer",
    }


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


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("Anna Berg will become mayor of Oslo in May.", "designate"),
        ("Anna Berg will also serve as chairwoman of Acme.", "designate"),
        ("Anna Berg, who will be sworn in as president, spoke.", "designate"),
        ("Anna Berg will serve as acting mayor.", "designate"),
        ("Anna Berg will remain chairwoman of Acme.", None),
        ("Anna Berg will resign as chairwoman of Acme.", None),
        ("Anna Berg was named chairwoman of Acme.", None),
        ("Anna Berg is the mayor of Oslo.", None),
    ],
)
def test_a_post_that_the_verb_puts_into_the_future_is_to_come(text, qualifier):
    assert [mention.qualifier for mention in find_roles(text, split_sentences(text))] == [qualifier]


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
        "They will host Anna Berg, and she coaches Paul Martin.",
        "We bought it from retailer Quorra Widgets.",
        "The candidates Berg named have left.",
        "Anna Berg could be mayor, and Paul Martin would not serve as mayor.",
        "Anna Berg is the best candidate.",
        "With Anna Berg, the candidate said so.",
        "If Anna Berg is elected president, they will leave.",
        "Anna Berg has been here for years, and so is Paul Martin.",
        "They support Anna Berg for her record as president.",
        "City Leaders Tell Quorra Stint To Leave Now.",
        "Ohio, the state of lawyers, voted, and in Paris, a city of poets, it rained.",
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
