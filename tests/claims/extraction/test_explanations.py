"""What an editor is told about how a claim was found and read."""

from __future__ import annotations

from datetime import date

import pytest

from claims.extraction import extract

PUBLISHED = date(2025, 12, 3)


def found_by(text, words):
    return next(claim.found_by for claim in extract(text, PUBLISHED).claims if claim.text == words)


def test_a_quotation_names_its_reporting_word_and_speaker():
    text = "Mayor Ada Lind came. “We will rebuild the bridge,” Lind asserted."
    assert found_by(text, "“We will rebuild the bridge,”") == (
        "words between quotation marks",
        "reporting word “asserted”",
        "speaker “Lind”, read as Ada Lind",
    )


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The council will meet this Thursday in the hall.", "this Thursday",
         "“this Thursday” → 4 December 2025, reckoned from publication on 3 December 2025"),
        ("The council met on 2 May 2014 in the hall.", "2 May 2014", "read as 2 May 2014"),
        ("The bridge was closed for three weeks.", "three weeks", "a length of time: 3 weeks"),
        ("It was closed for more than six years then.", "more than six years",
         "a length of time: more than 6 years"),
        ("The council has spent $5 million on the bridge.", "$5 million", "read as 5,000,000 USD"),
        ("At least 12 people were on the bridge.", "At least 12 people", "read as at least 12 people"),
        ("The council needs 10 to 15 people for the bridge.", "10 to 15 people", "read as 10 to 15 people"),
    ],
)  # fmt: skip
def test_a_date_or_number_tells_how_it_was_read(text, words, expected):
    assert found_by(text, words) == (expected,)


def test_a_change_tells_from_where_to_where():
    text = "The number of visitors to the bridge rose 5 % from 2.1 million to 2.2 million in 2023."
    assert found_by(text, "5 % from 2.1 million to 2.2 million") == (
        "read as 5 %",
        "a change up from 2,100,000 to 2,200,000 in 2023",
    )


def test_a_role_tells_its_form_and_what_qualifies_it():
    found = extract("The former mayor Ada Lind spoke about the bridge and the town.", PUBLISHED).claims
    (role,) = [claim for claim in found if claim.kind == "role"]
    assert role.found_by[0].startswith("title before the name: “")
    assert role.found_by[-1] == "former: the article says that it is over"
    assert role.detail == {"form": "title", "qualifier": "former"}
