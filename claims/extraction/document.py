"""A text with everything the quotation rules look at, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from claims.extraction.names import NamedPerson, find_persons
from claims.extraction.quotes.cues import Cue, cue_table
from claims.extraction.quotes.marks import Marked, pair_marks
from claims.extraction.sentences import paragraphs_of, split_sentences
from claims.extraction.tokens import Tokens, tokenize
from claims.extraction.types import Sentence


@dataclass(frozen=True, slots=True)
class Document:
    """``lower`` are the words in lower case; ``marked`` the stretches between quotation marks, outermost only.

    ``marked_of[i]`` is the index of the stretch that token ``i`` belongs to (marks included), -1 outside.
    ``cues[i]`` is the reporting word at token ``i`` or None.
    """

    text: str
    tokens: Tokens
    lower: list[str]
    sentences: list[Sentence]
    sentence_starts: list[int]  # token indexes
    marked: list[Marked]
    unpaired_marks: int
    marked_of: list[int]
    cues: list[Cue | None]
    persons: list[NamedPerson]
    language: str  # whose word lists it was read with

    def sentence_of(self, token: int) -> int:
        """Index of the sentence a token stands in."""
        return max(0, bisect_right(self.sentence_starts, token) - 1)

    def sentence_end(self, sentence: int) -> int:
        """Token index just past a sentence."""
        following = sentence + 1
        return self.sentence_starts[following] if following < len(self.sentence_starts) else len(self.tokens)


def read_document(text: str, sentences: list[Sentence] | None = None, language: str = "en") -> Document:
    """Split, pair and look up; linear in the length of the text. ``sentences`` saves splitting it once more."""
    tokens = tokenize(text)
    lower = [word.lower() for word in tokens.words]
    if sentences is None:
        sentences = split_sentences(text, language)
    marked, unpaired = pair_marks(text, paragraphs_of(sentences), language)
    marked_of = [-1] * len(tokens)
    for number, stretch in enumerate(marked):
        for i in range(tokens.at_or_after(stretch.start), tokens.at_or_after(stretch.end)):
            marked_of[i] = number
    table = cue_table(language)
    return Document(
        text=text,
        tokens=tokens,
        lower=lower,
        sentences=sentences,
        sentence_starts=[tokens.at_or_after(sentence.span.start) for sentence in sentences],
        marked=marked,
        unpaired_marks=unpaired,
        marked_of=marked_of,
        cues=[table.get(word) for word in lower],
        persons=find_persons(tokens, language),
        language=language,
    )
