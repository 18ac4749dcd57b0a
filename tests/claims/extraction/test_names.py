import pytest

from claims.extraction.names import find_persons
from claims.extraction.tokens import tokenize


def persons(text):
    return {named.person.name: named for named in find_persons(tokenize(text))}


def mentions(text, name):
    return [span.of(text) for span in persons(text)[name].person.mentions]


def test_short_forms_join_the_fullest_name():
    text = "Senator Maria Lopez spoke. Lopez left. Ms. Lopez’s aide stayed. Maria returned."
    assert mentions(text, "Maria Lopez") == ["Maria Lopez", "Lopez", "Lopez", "Maria"]
    assert persons(text)["Maria Lopez"].gender == "f"
    assert "senator" in persons(text)["Maria Lopez"].titles


def test_a_name_stated_later_in_full_counts_for_the_earlier_mention():
    text = "Okafor won. The party of Daniel Okafor cheered."
    assert mentions(text, "Daniel Okafor") == ["Okafor", "Daniel Okafor"]


def test_titles_honorifics_and_nationalities_are_no_part_of_a_name():
    assert list(persons("Russian President Vladimir Petrov met Dr. Anna Weiss.")) == ["Vladimir Petrov", "Anna Weiss"]


def test_middle_initials_and_suffixes_do_not_make_another_person():
    text = "Robert F. Hayes Jr. came. Robert Hayes sat. Hayes spoke."
    assert len(persons(text)) == 1


def test_organisations_and_places_are_no_persons():
    text = "The White House, New York University and the Supreme Court answered. Hong Kong and the Oval Office did not."
    assert persons(text) == {}


def test_two_persons_of_one_family_stay_apart():
    text = "Anna Berg met Tom Berg. Tom laughed. Anna left."
    assert mentions(text, "Tom Berg") == ["Tom Berg", "Tom"]
    assert mentions(text, "Anna Berg") == ["Anna Berg", "Anna"]


def test_a_verb_of_saying_makes_an_unknown_name_a_person():
    assert list(persons("Zofia Brel said so. “Never,” added Quorra Stint.")) == ["Zofia Brel", "Quorra Stint"]
    assert persons("Zofia Brel was built in 1920.") == {}


def test_initials_keep_their_full_stops():
    text = "President Robert F. Hayes met J.K. Marlow and Tom Berg. Marlow left. Hayes saw Anna K. The rest stayed."
    found = persons(text)
    assert {"Robert F. Hayes", "J.K. Marlow"} <= set(found)
    assert mentions(text, "Robert F. Hayes") == ["Robert F. Hayes", "Hayes"]
    assert mentions(text, "Anna K") == ["Anna K"]  # that full stop ends the sentence


@pytest.mark.parametrize(
    "text",
    [
        "Quorra Stint, 52, came.",
        "Quorra Stint, who came, sat.",
        "Quorra Stint, a lawyer, came.",
        "The lawyer Quorra Stint came.",
        "The bank's lawyer, Quorra Stint, came.",
        "Mrs. Quorra Stint came.",
        "Quorra Stint came. Stint sat.",
        "Judge Quorra al-Stint came.",
        "Judge Quorra van der Stint came.",
    ],
)
def test_what_stands_beside_an_unknown_name_makes_it_a_persons(text):
    assert [name.split()[0] for name in persons(text)] == ["Quorra"]


@pytest.mark.parametrize(
    "text",
    [
        "Quorra Stint opened in 1920.",
        "Quorra Widgets, a manufacturer, grew.",
        "San Quorra said no.",
        "Ohio Texas said no.",
    ],
)
def test_without_such_a_sign_it_is_not(text):
    assert persons(text) == {}
