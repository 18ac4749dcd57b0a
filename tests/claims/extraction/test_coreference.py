import pytest

from claims.extraction.document import read_document
from claims.extraction.quotes.finder import find_quotations


def claimants(text):
    return [found.claimant for found in find_quotations(read_document(text)) if found.kind != "indirect"]


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Senator Ruth Adler arrived late. “We will vote tonight,” Adler said.", "Ruth Adler"),
        ("Ruth Adler met Paul Stone in Rome. “We will vote tonight,” she said.", "Ruth Adler"),
        ("Ruth Adler met Paul Stone in Rome. “We will vote tonight,” he said.", "Paul Stone"),
        ("Senator Ruth Adler arrived late. “We will vote tonight,” the senator said.", "Ruth Adler"),
        ("“We will vote tonight,” said Ruth Adler, a lawyer for Paul Stone.", "Ruth Adler"),
        ("Ruth Adler was there. “We will vote tonight,” Paul Stone’s lawyer said.", "Paul Stone’s lawyer"),
        ("“We will wait,” the bank’s chief economist, Ayhan Demir, wrote on Monday.", "Ayhan Demir"),
        ("“We will vote tonight,” officials said.", "officials"),
        ("Paul Stone hopes for rain. “Will it come in June? I think so,” he said.", "Paul Stone"),
        ("Ruth Adler hopes for rain. “Will it come? Anna Berg is sure,” she said.", "Ruth Adler"),
        ("Senator J. K. Marlow arrived late. “We will vote tonight,” Marlow said.", "J. K. Marlow"),
    ],
)
def test_a_speaker_gets_the_fullest_name_or_keeps_the_words_used(text, claimant):
    assert claimants(text) == [claimant]


def test_a_pronoun_is_the_subject_of_the_sentence_before_the_quotation_also_of_unknown_gender():
    text = (
        "“We close at six,” Ruth Adler said.\n\n"
        "Senator Quorra Stint wants longer hours. “Will more people come then? I am sure of it,” he said."
    )
    assert claimants(text) == ["Ruth Adler", "Quorra Stint"]


EARLIER = "Paul Stone went to the pole in 1931. “We open at noon,” Ruth Adler said.\n\n"


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("A recording plays Stone’s last words from the camp: “We turn back tomorrow.”", "Paul Stone"),
        ("Visitors then hear Stone's second statement about the ice: “We turn back tomorrow.”", "Paul Stone"),
        ("The plaque bears the mayor’s last line to the council: “We turn back tomorrow.”", "the mayor"),
        ("Anna Berg quoted Stone’s last words: “We turn back tomorrow.”", "Paul Stone"),
        ("Anna Berg denied Stone’s last statement: “We never turned back.”", "Anna Berg"),
    ],
)
def test_words_before_a_colon_are_their_owners(sentence, claimant):
    assert claimants(EARLIER + sentence) == ["Ruth Adler", claimant]


def test_no_speaker_is_carried_into_a_paragraph_that_is_not_all_quotation():
    assert claimants(EARLIER + "The mood was good at the gate. “It looks new and bright.”") == ["Ruth Adler", None]
    assert claimants(EARLIER + "“It looks new and bright. We are glad.”") == ["Ruth Adler", "Ruth Adler"]


def test_a_question_mark_does_not_cut_the_speaker_off():
    assert claimants(EARLIER + "“Can we win the vote?” Berg asked. “We can.”") == ["Ruth Adler", "Berg", "Berg"]
