from claims.extraction import ClaimKind, extract
from claims.extraction.readable import LONGEST_SENTENCE, MOST_CHARACTERS, MOST_SENTENCES, readable_part


def test_an_ordinary_text_is_read_as_it_is():
    text = "One sentence. Another one.\n\nA paragraph."
    part, sentences, warnings = readable_part(text)
    assert (part, len(sentences), warnings) == (text, 3, [])


def test_an_endless_sentence_is_blanked_and_told_and_the_rest_is_read():
    endless = "the word of it and " * (LONGEST_SENTENCE // 19 + 1)
    text = f"{endless}\n\n“The bridge is closed,” Marta Klein said."
    part, sentences, warnings = readable_part(text)
    assert len(part) == len(text)
    assert part[: len(endless)].isspace()
    assert [sentence.span.of(text) for sentence in sentences] == ["“The bridge is closed,” Marta Klein said."]
    assert "not read" in warnings[0]
    (claim,) = [claim for claim in extract(text, None).claims if claim.kind == ClaimKind.QUOTE]
    assert claim.text == text[claim.start : claim.end] == "“The bridge is closed,”"


def test_what_follows_too_many_sentences_is_left_out():
    text = "It is so. " * (MOST_SENTENCES + 5)
    part, sentences, warnings = readable_part(text)
    assert len(sentences) == MOST_SENTENCES
    assert len(part) == 10 * MOST_SENTENCES
    assert warnings == ["Only the first 40,000 characters were read; the text is too long."]


def test_a_long_reportage_is_read_whole_and_what_is_longer_is_told():
    sentence = "The council met on the bridge and talked about the works, the costs and the people who live there. "
    long = sentence * (200_000 // len(sentence))
    assert readable_part(long)[2] == []
    endless = "the word of it and " * 20_000
    part, sentences, warnings = readable_part(f"{endless}\n\n{sentence * 3_000}")
    assert sum(s.span.end - s.span.start for s in sentences) <= MOST_CHARACTERS < len(sentences) * len(sentence) + 100
    assert len(part) > len(endless)  # what a passage that is not read holds does not count
    assert [warning.split()[0] for warning in warnings] == ["Only", "A"]
