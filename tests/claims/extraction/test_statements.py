from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.extraction.dates import find_time_expressions
from claims.extraction.statements import quote_statement, resolve, role_statement
from claims.extraction.types import Person, Quotation, Span
from claims.extraction.written_dates import written_value
from tests.claims.extraction.hostile import TEXTS

PUBLISHED = date(2025, 12, 3)


def span_of(text, words):
    start = text.index(words)
    return Span(start, start + len(words))


def person(text, name, *mentions):
    return Person(name, tuple(span_of(text, mention) for mention in mentions))


def statement(text, persons=(), part=None):
    times = find_time_expressions(text, [], PUBLISHED)
    return resolve(text, span_of(text, part or text), persons, times)


def test_last_names_become_full_names_once():
    text = "Berg left, and then Berg came back."
    assert statement(text, [person(text, "Anna Berg", "Berg")]) == "Anna Berg left, and then Berg came back."


def test_an_honorific_gives_way_to_the_full_name():
    text = "On arrival Mr. Martin spoke."
    assert statement(text, [person(text, "Paul Martin", "Martin")]) == "On arrival Paul Martin spoke."


def test_names_inside_quotation_marks_stay():
    text = "She said “Berg is right” and left."
    assert statement(text, [person(text, "Anna Berg", "Berg")]) == text


def test_relative_dates_get_their_day_in_brackets():
    assert statement("They will meet this Thursday.") == "They will meet this Thursday [4 December 2025]."
    assert statement("Prices fell last year.") == "Prices fell last year [2024]."
    assert statement("Prices fell in October.") == "Prices fell in October [2025]."
    assert statement("They met last week.") == "They met last week [week of 24 November 2025]."


def test_what_the_expression_says_is_not_repeated():
    assert statement("They met on Nov. 25.") == "They met on Nov. 25 [2025]."
    assert statement("They met on Monday.") == "They met on Monday [1 December 2025]."
    assert statement("Prices fell last summer.") == "Prices fell last summer [2025]."
    assert statement("Sales rose in the third quarter.") == "Sales rose in the third quarter [2025]."
    for approximate in ("It closed almost six years ago.", "It closed more than two years ago."):
        assert statement(approximate) == approximate


def test_quoted_words_stay_to_the_letter():
    for text in (
        "He said, “We begin in March.”",
        'The note read: "We begin next week and end in March."',
        "The note read ‘it ended last year’ in red.",
        "He said, “We begin. We end next week.",
    ):
        assert statement(text) == text
    text = "“It is done. We begin next week. Come,” he said on Monday."
    assert statement(text, (), "We begin next week.") == "We begin next week."
    assert statement(text).endswith("he said on Monday [1 December 2025].")


def test_a_statement_begins_with_a_capital():
    text = "According to the port’s fire crew, the depot burned twice."
    burned = quotation(text, "the depot burned twice", "indirect", None, "the port’s fire crew")
    assert quote_statement(text, burned, [], []) == "The port’s fire crew said that the depot burned twice."
    assert statement("and nobody was hurt.") == "And nobody was hurt."
    assert statement("eBay closed.") == "eBay closed."


def test_a_verb_that_needs_a_listener_becomes_said():
    text = "Berg told farmers that the mill was “as good as sold” by then."
    told = quotation(text, "that the mill was “as good as sold”", "mixed", "told")
    expected = "Anna Berg said that the mill was “as good as sold”."
    assert quote_statement(text, told, [], []) == expected


@pytest.mark.parametrize(
    ("text", "words", "kind", "cue", "expected"),
    [
        ("Berg called the plan “half baked”.", "the plan “half baked”", "mixed", "called",
         "Anna Berg called the plan “half baked”."),
        ("Berg described the plan as “half baked”.", "“half baked”", "direct", "described",
         "Anna Berg described the plan as “half baked”."),
        ("Berg left, calling it “half baked”.", "“half baked”", "mixed", "calling",
         "Anna Berg called it “half baked”."),
        ("It is what Berg called “half baked”.", "“half baked”", "mixed", "called", "Anna Berg said: “half baked”"),
        ("It was called “half baked” by Berg.", "“half baked”", "direct", "called", "Anna Berg said: “half baked”"),
    ],
)  # fmt: skip
def test_verbs_with_an_object_keep_their_clause(text, words, kind, cue, expected):
    assert quote_statement(text, quotation(text, words, kind, cue), [], []) == expected


def test_full_dates_lengths_and_vague_times_stay_as_they_are():
    for text in ("They met on March 3, 2014.", "It took nearly four years.", "It is now closed.", "It fell in 1998."):
        assert statement(text) == text


def test_an_opening_pronoun_is_named_only_where_one_person_fits():
    certain = "Anna Berg spoke first. She left on Monday."
    persons = [person(certain, "Anna Berg", "Anna Berg")]
    assert statement(certain, persons, "She left on Monday.") == "Anna Berg left on Monday [1 December 2025]."
    two = "Anna Berg met Carla Holm. She left."
    persons = [person(two, "Anna Berg", "Anna Berg"), person(two, "Carla Holm", "Carla Holm")]
    assert statement(two, persons, "She left.") == "She left."
    other = "Anna Berg spoke first. He left."
    assert statement(other, [person(other, "Anna Berg", "Anna Berg")], "He left.") == "He left."


def test_a_connective_is_dropped():
    assert statement("However, nobody was hurt.") == "Nobody was hurt."
    assert statement("But nobody was hurt") == "Nobody was hurt."


def quotation(text, words, kind, cue=None, claimant="Anna Berg"):
    return Quotation(span_of(text, words), kind, None, span_of(text, cue) if cue else None, claimant, 0)


def test_quotations_say_who_said_what():
    text = "“We won last year,” Berg warned. She denied that she lied. She hailed “some progress” there."
    times = find_time_expressions(text, [], PUBLISHED)
    direct = quotation(text, "“We won last year,”", "direct", "warned")
    assert quote_statement(text, direct, [], times) == "Anna Berg warned: “We won last year”"
    denied = quotation(text, "that she lied", "indirect", "denied")
    assert quote_statement(text, denied, [], times) == "Anna Berg denied that she lied."
    unnamed = quotation(text, "“some progress”", "mixed", None, None)
    assert quote_statement(text, unnamed, [], times) == "An unnamed speaker said: “some progress”"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("Ann Lee", "army chief", None, None), "Ann Lee was army chief on 3 December 2025"),
        (("Ann Lee", "Russian President", "Russian", None), "Ann Lee was Russian President on 3 December 2025"),
        (("Ann Lee", "mayor", "Oslo", None), "Ann Lee was mayor of Oslo on 3 December 2025"),
        (("Ann Lee", "former mayor", "Oslo", "former"), "Ann Lee had been mayor of Oslo before 3 December 2025"),
        (("Ann Lee", "Danish envoys", "Danish", None), "Ann Lee was Danish envoy on 3 December 2025"),
        (
            ("Ann Lee", "former ministers of works", None, "former"),
            "Ann Lee had been minister of works before 3 December 2025",
        ),
        (("Ann Lee", "Congresswomen", None, None), "Ann Lee was Congresswoman on 3 December 2025"),
        (
            ("Ann Lee", "boss", "Oslo’s Harbour Agency", None),
            "Ann Lee was boss of Oslo’s Harbour Agency on 3 December 2025",
        ),
        (("Ann Lee", "head", "Women’s Council", None), "Ann Lee was head of the Women’s Council on 3 December 2025"),
        (("Ann Lee", None, "the Oslo Post", None), "Ann Lee belonged to the Oslo Post on 3 December 2025"),
        (("Ann Lee", "sister", "Paul", None), "Ann Lee was a sister of Paul on 3 December 2025"),
        (("Ann Lee", None, "R-Ohio", None), "Ann Lee was a Republican on 3 December 2025"),
    ],
)
def test_role_statements(arguments, expected):
    assert role_statement(*arguments, PUBLISHED) == expected


def test_a_role_without_a_publication_date_has_no_day():
    assert role_statement("Ann Lee", "mayor", "Oslo", None, None) == "Ann Lee was mayor of Oslo"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2025-12-04", "4 December 2025"),
        ("2025-12-04T10:00", "4 December 2025"),
        ("2025-12", "December 2025"),
        ("2024-Q3", "quarter 3 of 2024"),
        ("1994-WI", "winter 1994"),
        ("2025-99", None),
        ("XXXX-WXX-4", None),
        ("P4Y", None),
        ("PRESENT_REF", None),
    ],
)
def test_written_values(value, expected):
    assert written_value(value) == expected


@given(TEXTS, st.integers(0, 200), st.integers(0, 200))
def test_any_stretch_of_any_text_can_be_written(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    times = find_time_expressions(text, [], PUBLISHED)
    assert isinstance(resolve(text, Span(start, end), [], times), str)


@pytest.mark.parametrize(
    ("text", "words", "kind", "cue", "expected"),
    [
        ("Berg has confirmed that the mill was sold.", "that the mill was sold", "indirect", "has confirmed",
         "Anna Berg has confirmed that the mill was sold."),
        ("Berg says the mill was sold.", "the mill was sold", "indirect", "says", "Anna Berg says the mill was sold."),
        ("Berg accused the mayor of theft.", "the mayor of theft", "indirect", "accused",
         "Anna Berg accused the mayor of theft."),
        ("But the mill was sold, Berg said.", "But the mill was sold", "indirect", "said",
         "Anna Berg said that the mill was sold."),
        ("In the spring the mill was sold, Berg said.", "In the spring the mill was sold", "indirect", "said",
         "Anna Berg said that in the spring the mill was sold."),
        ("Berg told farmers the mill was sold.", "the mill was sold", "indirect", "told",
         "Anna Berg said that the mill was sold."),
        ("Berg said it was “a great deal,” and left.", "it was “a great deal,”", "mixed", "said",
         "Anna Berg said it was “a great deal”."),
        ("Berg is expected to sell the mill.", "to sell the mill", "indirect", "expected to", None),
        ("Some found “good things” there, Berg said.", "“good things” there", "mixed", "said", None),
        ("The hall was heard twice, Berg said, “in June.”", "“in June.”", "direct", "said", None),
        ("Berg lamented the “old days” when all was well.", "the “old days” when", "mixed", "lamented", None),
    ],
)  # fmt: skip
def test_reported_speech_keeps_its_verb_or_is_left_to_the_sentence(text, words, kind, cue, expected):
    assert quote_statement(text, quotation(text, words, kind, cue), [], []) == expected


def test_marks_within_a_quotation_stay_to_the_letter():
    text = "'' 'It is done,' and we begin,'' Berg said. “She said ‘No,’” Berg said."
    first = quotation(text, "'' 'It is done,' and we begin,''", "direct", "said")
    assert quote_statement(text, first, [], []) == "Anna Berg said: “'It is done,' and we begin”"
    other = quotation(text, "“She said ‘No,’”", "direct", "said")
    assert quote_statement(text, other, [], []) == "Anna Berg said: “She said ‘No,’”"


def test_a_pronoun_that_means_the_speaker_stays_in_reported_speech():
    text = "Berg said that she had left. Holm said that she had left."
    berg, holm = quotation(text, "that she had left", "indirect", "said"), text.rindex("she")
    she = [Person("Anna Berg", (span_of(text, "she"), Span(holm, holm + 3)))]
    assert quote_statement(text, berg, she, []) == "Anna Berg said that she had left."
    start = text.rindex("that she")
    by_holm = Quotation(Span(start, start + len("that she had left")), "indirect", None, berg.cue, "Bo Holm", 0)
    assert quote_statement(text, by_holm, she, []) == "Bo Holm said that Anna Berg had left."


def test_a_possessive_stands_before_the_bracket():
    assert statement("At Monday’s vote they left.") == "At Monday’s [1 December 2025] vote they left."


def test_a_dateline_is_dropped():
    assert statement("EASTMERE, Ill. (AP) — Nobody was hurt.") == "Nobody was hurt."
    assert statement("NATO — the alliance — grew.") == "NATO — the alliance — grew."


def test_titles_in_short_are_written_out():
    assert role_statement("Ann Lee", "Sen.", None, None, None) == "Ann Lee was Senator"
    assert role_statement("Ann Lee", "Lt. Gov.", None, None, None) == "Ann Lee was Lt. Governor"


@pytest.mark.parametrize(
    ("role", "qualifier", "article", "expected"),
    [
        ("truck driver", None, "a", "Ann Lee was a truck driver"),
        ("leader", None, "the", "Ann Lee was the leader"),
        ("former mayor", "former", "a", "Ann Lee had been a mayor"),
        ("ex-mayor", "former", "an", "Ann Lee had been a mayor"),
        ("former aide", "former", "a", "Ann Lee had been an aide"),
        ("acting mayor", "acting", "the", "Ann Lee was the acting mayor"),
    ],
)
def test_a_role_keeps_the_article_it_has_in_the_text(role, qualifier, article, expected):
    assert role_statement("Ann Lee", role, None, qualifier, None, article=article) == expected
