import pytest

from claims.extraction.sentences import iterate_paragraphs as paragraphs
from claims.extraction.sentences import split_sentences


def sentences(text):
    return [sentence.span.of(text) for sentence in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One ends. Two begins.", ["One ends.", "Two begins."]),
        ("Mr. Smith met Sen. Jones. They spoke.", ["Mr. Smith met Sen. Jones.", "They spoke."]),
        ("J. K. Rowling wrote it. It sold.", ["J. K. Rowling wrote it.", "It sold."]),
        ("J.K. Rowling wrote it. It sold.", ["J.K. Rowling wrote it.", "It sold."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("He lives in the U.S. The rest left.", ["He lives in the U.S.", "The rest left."]),
        ("It rose to 3.5 percent. Good.", ["It rose to 3.5 percent.", "Good."]),
        ("“We left.” He nodded.", ["“We left.”", "He nodded."]),
        ("They agreed on some things… while others did not.", ["They agreed on some things… while others did not."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("Then-Sen. Ruth Adler left. He stayed.", ["Then-Sen. Ruth Adler left.", "He stayed."]),
        ("Sen. Adler (Vt.) - and others - left.", ["Sen. Adler (Vt.) - and others - left."]),
        ("It closed at 5 p.m. Monday. It was late.", ["It closed at 5 p.m. Monday.", "It was late."]),
        ("It opens at 9 a.m. The gates are new.", ["It opens at 9 a.m.", "The gates are new."]),
        ("Acme Inc. said so. Acme Corp. The rest left.", ["Acme Inc. said so.", "Acme Corp.", "The rest left."]),
        ("No. 5 won. Is it so? No. It is not.", ["No. 5 won.", "Is it so?", "No.", "It is not."]),
        ("“We left. They stayed.” He nodded.", ["“We left.", "They stayed.”", "He nodded."]),
        ("He said: “No!” and left. She “won.” Then", ["He said: “No!” and left.", "She “won.”", "Then"]),
        ("See www.example.org. It is new.", ["See www.example.org.", "It is new."]),
        ("Ph.D. students met Dr. J. B. Lee, M.D. They left.", ["Ph.D. students met Dr. J. B. Lee, M.D.", "They left."]),
    ],
)
def test_a_full_stop_ends_a_sentence_only_where_one_can(text, expected):
    assert sentences(text) == expected


def test_paragraphs_are_counted_and_wrapped_lines_joined():
    wrapped = "This line was broken by a mail program at seventy characters, so\nthat it goes on here.\n\nNew one."
    assert [wrapped[start:end] for start, end in paragraphs(wrapped)] == [wrapped[:86], "New one."]
    assert [sentence.paragraph for sentence in split_sentences("A first.\nA second. A third.")] == [0, 1, 1]


def test_sentences_cover_everything_but_blanks():
    text = "  One. Two!\n\n\t“Three?” four. \x00 \ud800 Five"
    covered = "".join(span for span in sentences(text))
    assert "".join(covered.split()) == "".join(text.split())
