"""What is found as speech, and by whom. The sentences are made for these tests."""

import pytest

from claims.extraction.document import read_document
from claims.extraction.quotes import attribution
from claims.extraction.quotes.finder import find_quotations


def found(text):
    return [
        (q.kind, q.quote.of(text).strip("“”\"',. "), q.speaker.of(text) if q.speaker else None)
        for q in find_quotations(read_document(text))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "words", "speaker"),
    [
        ("“The bridge is closed,” Marta Klein said on Monday.", "direct", "The bridge is closed", "Marta Klein"),
        ("Marta Klein said, “The bridge is closed.”", "direct", "The bridge is closed", "Marta Klein"),
        ("“The bridge is closed,” said Marta Klein.", "direct", "The bridge is closed", "Marta Klein"),
        ("Marta Klein said that the bridge was closed.", "indirect", "that the bridge was closed", "Marta Klein"),
        ("Officials said the bridge was closed.", "indirect", "the bridge was closed", "Officials"),
        ("The bridge was closed, officials said.", "indirect", "The bridge was closed", "officials"),
        ("According to the mayor, the bridge was closed.", "indirect", "the bridge was closed", "the mayor"),
        ("The bridge was closed, according to the mayor.", "indirect", "The bridge was closed", "the mayor"),
        ("Klein said the bridge was “a disgrace” for the town.", "mixed",
         "the bridge was “a disgrace” for the town", "Klein"),
    ],
)  # fmt: skip
def test_reporting_before_and_after(text, kind, words, speaker):
    assert found(text) == [(kind, words, speaker)]


def test_a_broken_quotation_is_two_stretches_with_one_speaker():
    text = "“We built it,” Klein said, “and we will tear it down.”"
    assert [words for _, words, _ in found(text)] == ["We built it", "and we will tear it down"]
    assert {speaker for _, _, speaker in found(text)} == {"Klein"}


def test_a_paragraph_of_pure_quotation_goes_on_with_the_last_speaker():
    text = "“The bridge is closed,” Klein said.\n\n“Nobody was hurt. We are grateful for that.”"
    assert [speaker for _, _, speaker in found(text)] == ["Klein", "Klein"]


def test_scare_quotes_and_titles_are_not_speech():
    text = "The so-called “smart” meters were installed in May. The film “The Long Way Home” opened in June."
    assert found(text) == []


def test_a_text_without_speech_gives_nothing():
    assert found("The bridge was built in 1920. It carries two tracks.") == []


def test_a_speaker_is_sought_no_longer_in_a_longer_sentence(monkeypatch):
    """Reporting words without a subject, each beside words between marks: only the nearest count for a quotation."""
    asked = []
    sought = attribution.subject_before
    monkeypatch.setattr(attribution, "subject_before", lambda *place: asked.append(place) or sought(*place))

    def questions(quotations):
        asked.clear()
        text = "asked “a” noted " * quotations
        document = read_document(text)
        ends = [i + 1 for i, word in enumerate(document.lower) if word == "”"]
        for end in ends:
            attribution.attribute(document, end - 3, end)
        return len(asked)

    assert 0 < questions(60) < 3 * questions(30)
