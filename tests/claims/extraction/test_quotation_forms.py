"""Forms that quotations and reported speech take in the press. The sentences are made for these tests."""

import pytest

from claims.extraction.document import read_document
from claims.extraction.quotes.finder import find_quotations

_EDGE = "“”„«»‘’\"'`,. "


def found(text):
    return [
        (q.kind, q.quote.of(text).strip(_EDGE), q.speaker.of(text) if q.speaker else None)
        for q in find_quotations(read_document(text))
    ]


def claimants(text):
    return [q.claimant for q in find_quotations(read_document(text))]


@pytest.mark.parametrize(
    "quotation",
    ["“The harbour will stay open,”", '"The harbour will stay open,"', "‘The harbour will stay open,’",
     "'The harbour will stay open,'", "«The harbour will stay open,»", "„The harbour will stay open“,",
     "''The harbour will stay open,''", "``The harbour will stay open,''", "»The harbour will stay open«,"],
)  # fmt: skip
def test_speech_is_found_between_every_kind_of_mark(quotation):
    assert found(f"{quotation} Nora Bell said on Tuesday.") == [("direct", "The harbour will stay open", "Nora Bell")]


def test_an_apostrophe_inside_single_marks_ends_nothing():
    text = "‘It wasn’t the sailors’ fault and we don’t blame them,’ Nora Bell said."
    assert found(text) == [("direct", "It wasn’t the sailors’ fault and we don’t blame them", "Nora Bell")]


def test_a_quotation_inside_another_belongs_to_the_outer_speaker():
    for text in (
        "“He told me ‘never again’ and left,” Nora Bell said.",
        "‘He told me “never again” and left,’ Nora Bell said.",
    ):
        assert [(kind, speaker) for kind, _, speaker in found(text)] == [("direct", "Nora Bell")]


def test_a_quotation_over_paragraphs_without_closing_marks_has_one_speaker():
    text = (
        "“We opened the gates at noon. Nobody had warned us,” Nora Bell said. “The water came later.\n\n"
        "“By evening the lower street was under water.\n\n“We lost two boats.”"
    )
    assert claimants(text) == ["Nora Bell"] * 4


def test_an_unclosed_mark_does_not_swallow_the_next_quotation():
    text = "“We left at dawn, Nora Bell said. “We came back at noon,” she added."
    assert ("direct", "We came back at noon", "she") in found(text)
    assert read_document(text).unpaired_marks == 1


@pytest.mark.parametrize(
    "text",
    ["Nora Bell said, “The gates are shut.”", "Nora Bell told reporters: “The gates are shut.”",
     "“The gates are shut,” Nora Bell told reporters.", "“The gates are shut,” said Nora Bell, who runs the port.",
     "“The gates are shut,” according to Nora Bell."],
)  # fmt: skip
def test_reporting_words_stand_before_and_after(text):
    assert [(kind, words) for kind, words, _ in found(text)] == [("direct", "The gates are shut")]
    assert claimants(text) == ["Nora Bell"]


def test_a_reporting_word_inside_parts_a_quotation_in_two():
    text = "“The gates are shut,” Nora Bell said, “and they will stay shut until Friday.”"
    quotations = find_quotations(read_document(text))
    assert [q.claimant for q in quotations] == ["Nora Bell", "Nora Bell"]


def test_quoted_words_within_a_reported_clause_keep_the_clause():
    text = "Nora Bell said the plan was “reckless” and would cost the town “millions of dollars.”"
    assert found(text)[0][0] == "mixed"
    assert found(text)[0][1].startswith("the plan was “reckless”")


@pytest.mark.parametrize(
    "text",
    ["The band played “Blue Harbour” twice.", "The so-called “ghost nets” drift for years.",
     "She starred in “The Last Ferry” in 2011.", "They sell “organic” soap by the pound."],
)  # fmt: skip
def test_titles_terms_and_scare_quotes_are_no_speech(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nora Bell said the port would not close before May.", "the port would not close before May"),
        ("Nora Bell denied that the port might have to close.", "that the port might have to close"),
        ("Officials said ships should never anchor there.", "ships should never anchor there"),
        ("The port may close next year, the mayor warned.", "The port may close next year"),
    ],
)
def test_reported_clauses_keep_negation_and_modality(text, words):
    assert [content for _, content, _ in found(text)] == [words]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Officials said the gates were shut.", "Officials"),
        ("The gates were shut, two witnesses said.", "two witnesses"),
        ("“The gates are shut,” the senator said.", "the senator"),
        ("According to the report, the gates were shut.", "the report"),
    ],
)
def test_speakers_without_a_name_are_given_as_they_stand(text, speaker):
    assert [who for _, _, who in found(text)] == [speaker]
    assert claimants(text) in ([speaker], [None])


def test_pronouns_and_last_names_lead_to_the_full_name():
    text = "Nora Bell runs the port. “The gates are shut,” she said. “They will stay shut,” Bell added."
    assert claimants(text) == ["Nora Bell", "Nora Bell"]


def test_a_quotation_that_nobody_is_said_to_have_spoken_has_no_speaker():
    assert all(name is None for name in claimants("A banner hung from the bridge. “No more floods!” it read."))
