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
    ],
)
def test_a_speaker_gets_the_fullest_name_or_keeps_the_words_used(text, claimant):
    assert claimants(text) == [claimant]
