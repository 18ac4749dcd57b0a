import json

import pytest
from hypothesis import given

from claims.verification.finding import Certainty
from claims.verification.quote import Outcome, Source, SpeakerMatch, check_quote, compare_quote
from tests.claims.extraction.hostile import TEXTS
from tests.claims.verification.quote_cases import CASES, DAM, DEBATE, ELECTION, PORT, STORM

WRONG = (Outcome.STITCHED, Outcome.ALTERED)


@pytest.mark.parametrize(("quote", "source", "outcome"), CASES)
def test_a_planted_quotation_is_seen_for_what_it_is(quote, source, outcome):
    assert check_quote(quote, None, source).outcome == outcome


@pytest.mark.parametrize(("quote", "source", "outcome"), CASES[::7])
def test_a_quotation_is_found_in_a_long_source_as_in_a_short_one(quote, source, outcome):
    filler = "The weather was mild and nothing of note was recorded on that day by the harbour office.\n\n" * 400
    assert compare_quote(quote, filler + source + "\n\n" + filler).outcome == outcome


def test_the_table_has_cases_of_every_kind():
    counts = {outcome: sum(case[2] == outcome for case in CASES) for outcome in Outcome}
    assert min(counts.values()) >= 15
    assert sum(counts[outcome] for outcome in WRONG) >= 40


def test_the_passage_is_told_with_what_stands_around_it():
    comparison = compare_quote("they deserved a warning", DAM)
    (passage,) = comparison.passages
    assert DAM[passage.start : passage.end] == "they deserved a warning"
    assert passage.before.endswith("The people downstream deserved better; ")
    assert passage.after.startswith(". Two hundred families")


def test_the_difference_is_told_word_by_word():
    comparison = compare_quote("The storm took our homes, but it did not take our spirit.", STORM)
    changes = [(change.kind, change.quote, change.source) for change in comparison.changes]
    assert changes[0][0] == "same"
    assert changes[1] in [("changed", "spirit", "hope"), ("changed", "spirit", "will")]


def test_what_an_ellipsis_stands_for_is_told_and_a_lost_negation_warned_of():
    finding = check_quote("I do … believe that markets alone will save us.", None, PORT)
    assert finding.outcome == "elided"
    assert "left out “not”" in finding.explanation
    assert "negation" in finding.explanation


def test_pieces_have_a_passage_each():
    comparison = compare_quote("There is work to do, and I intend to do it. Nothing has changed.", ELECTION)
    assert [ELECTION[one.start : one.end] for one in comparison.passages] == [
        "There is work to do, and I intend to do it",
        "Nothing has changed",
    ]


@pytest.mark.parametrize(
    ("quote", "speaker", "source", "named"),
    [
        ("It failed.", "Mayor Ngozi Okafor", DEBATE, SpeakerMatch.SAME),
        ("It failed.", "Carmen Reyes", DEBATE, SpeakerMatch.ANOTHER),
        ("The mayor likes big numbers.", "Councilwoman Reyes", DEBATE, SpeakerMatch.SAME),
        ("I have the e-mails.", "Paula Duarte", DAM, SpeakerMatch.SAME),
        ("I have the e-mails.", "Senator Whitfield", DAM, SpeakerMatch.ANOTHER),
        ("Who told you to wait?", "James Whitfield", DAM, SpeakerMatch.SAME),
        ("Nothing has changed.", "Eleanor Hart", ELECTION, SpeakerMatch.SAME),
        ("If she believed in her own programme, she would put it to the people.", "Marcus Adeyemi", ELECTION,
         SpeakerMatch.SAME),
        ("Let me be clear.", "Somebody Else", PORT, SpeakerMatch.UNKNOWN),
        ("Let me be clear.", None, PORT, SpeakerMatch.UNKNOWN),
    ],
)  # fmt: skip
def test_the_speaker_is_compared_with_whom_the_source_names(quote, speaker, source, named):
    assert compare_quote(quote, source, speaker).speaker is named


def test_another_speaker_is_told_without_changing_the_outcome():
    finding = check_quote("It failed.", "Carmen Reyes", DEBATE)
    assert finding.outcome == "verbatim"
    assert "OKAFOR, not to Carmen Reyes" in finding.explanation


@pytest.mark.parametrize(
    "written",
    [
        "We will not raise taxes on working families.",
        "We will NOT raise taxes on WORKING families.",
        "“We will not raise taxes on working families…”",
        "We will not raise taxes — on working families!",
        "We will not raise taxes on work­ing fam­ilies.",
        "We\u00a0will\u2009not raise taxes\non working families.",
        "We will not raise taxes on work-\ning families.",
    ],
)
def test_case_typography_and_punctuation_make_no_difference(written):
    source = "Thank you. We will not raise taxes on working families. Good night."
    assert compare_quote(written, source).outcome is Outcome.VERBATIM
    assert compare_quote(source[11:55], source.replace(source[11:55], written)).outcome is Outcome.VERBATIM


def test_ligatures_and_accents_are_typography():
    assert compare_quote("Officials find the cafe naive", "Oﬃcials ﬁnd the café naïve.").outcome is Outcome.VERBATIM


def test_of_two_places_the_whole_sentence_counts():
    source = "I said that we will win, and I meant it. We will win. Good night."
    assert compare_quote("We will win", source).outcome is Outcome.VERBATIM


@pytest.mark.parametrize(
    ("quote", "source"),
    [
        ("The plan will cost taxpayers nothing at all.", "The plan will not cost taxpayers nothing at all."),
        ("We have hired 300 nurses this year.", "We have hired 30 nurses this year."),
        ("They never voted for it.", "They voted for it."),
        ("Our tax will fall.", "Our taxes will fall."),
    ],
)
def test_a_negation_a_figure_or_a_plural_is_no_shift(quote, source):
    assert compare_quote(quote, source).outcome is Outcome.ALTERED


def test_a_source_can_be_kept_for_many_quotations():
    source = Source(DAM)
    assert compare_quote("I yield back.", source).outcome is Outcome.VERBATIM
    assert compare_quote("I have the e-mails.", source).outcome is Outcome.VERBATIM


def test_a_comparison_can_be_written_as_json():
    comparison = compare_quote("It failed. A freeze would stop construction cold.", DEBATE, "Okafor")
    read = json.loads(json.dumps(comparison.as_dict()))
    assert read["outcome"] == "stitched"
    assert read["speaker"] == "same"
    assert read["passages"][0]["start"] > read["passages"][1]["start"]


def test_words_that_stand_there_just_so_are_certain():
    assert check_quote("It failed.", None, DEBATE).certainty is Certainty.CERTAIN
    assert check_quote("It worked.", None, DEBATE).certainty is not Certainty.CERTAIN


@pytest.mark.parametrize("quote", ["", "…", "“”", "[…]", "\x00", "\ud800", "[", "]["])
def test_a_quotation_without_words_is_not_found(quote):
    assert compare_quote(quote, DEBATE).outcome is Outcome.NOT_FOUND


@given(TEXTS, TEXTS)
def test_any_two_strings_can_be_compared(quote, source):
    comparison = compare_quote(quote, source, quote)
    assert comparison.finding().explanation
    assert all(0 <= one.start <= one.end <= len(source) for one in comparison.passages)


@pytest.mark.parametrize("piece", ["the ", "a", "We will win. ", "[a ", "a-\n", "…", "A: b\n", "I.", "'"])
def test_repetition_without_end_is_compared(piece):
    source = piece * 3000
    assert compare_quote(source, source).finding().explanation
    assert compare_quote(piece * 40 + "elephants" + piece * 40, source).finding().explanation


def test_a_sentence_may_end_with_an_abbreviation():
    source = "We adjourn until Monday at 9 a.m. Members will be notified."
    assert compare_quote("We adjourn until Monday at 9 am", source).outcome is Outcome.VERBATIM
    assert compare_quote("Members will be notified", source).outcome is Outcome.VERBATIM
    assert compare_quote(source, source).outcome is Outcome.VERBATIM
