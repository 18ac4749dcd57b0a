import pytest

from claims.extraction.quotes.marks import pair_marks
from claims.extraction.sentences import iterate_paragraphs as paragraphs


def stretches(text):
    found, unpaired = pair_marks(text, list(paragraphs(text)))
    return [text[s.inner_start : s.inner_end] for s in found], unpaired


@pytest.mark.parametrize(
    "text",
    ['He said, "We left." Then', "He said, “We left.” Then", "He said, «We left.» Then", "He said, „We left.“ Then",
     "He said, ''We left.'' Then", "He said, ``We left.'' Then", "He said, ‘We left.’ Then",
     "He said, 'We left.' Then"],
)  # fmt: skip
def test_every_kind_of_mark_is_paired(text):
    assert stretches(text) == (["We left."], 0)


def test_apostrophes_are_no_marks():
    assert stretches("The voters’ choice isn't Tom's or the Smiths', he said in '98.") == ([], 0)


def test_nested_marks_belong_to_the_outer_stretch():
    assert stretches("“She told me ‘no’ and “never”,” he said.") == (["She told me ‘no’ and “never”,"], 0)


def test_a_quotation_over_paragraphs_closes_once():
    text = "“First part.\n\n“Second part.\n\n“Third part,” she said."
    assert stretches(text) == (["First part.", "Second part.", "Third part,"], 0)


@pytest.mark.parametrize(
    "text", ["He said, “we left and went home.\n\nThey stayed.", 'The 5" pipe burst.', "A stray ” mark."]
)
def test_a_mark_without_partner_is_counted_and_makes_no_stretch(text):
    assert stretches(text) == ([], 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [("“We left. Then he said, “We came.” They stayed.", ["We came."]),
     ('"We left. Then he said, "We came." They stayed.', ["We came."]),
     ("He called it “a mess. “Go,” she said. “Now.”", ["Go,", "Now."])],
)  # fmt: skip
def test_a_mark_that_is_never_closed_swallows_no_later_quotation(text, found):
    assert stretches(text) == (found, 1)


@pytest.mark.parametrize(
    ("text", "found"),
    [("‘She said “never” and left,’ he said.", ["She said “never” and left,"]),
     ("‘It wasn’t the voters’ choice,’ he said.", ["It wasn’t the voters’ choice,"]),
     ("'We don't know 'em,' he said. 'Ask Tom.'", ["We don't know 'em,", "Ask Tom."]),
     ("‘First part.\n\n‘Second part,’ she said.", ["First part.", "Second part,"]),
     ("It was ‘a mess’, ‘a shame’ and ’twas nobody’s fault.", ["a mess", "a shame"])],
)  # fmt: skip
def test_single_marks_are_told_from_apostrophes(text, found):
    assert stretches(text) == (found, 0)
