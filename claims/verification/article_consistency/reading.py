"""An article as the checks within it see it: read once."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from claims.extraction.document import Document, read_document
from claims.extraction.readable import readable_part
from claims.extraction.roles import find_roles
from claims.extraction.types import RoleMention, Span
from claims.verification.finding import Certainty


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two places of one article that do not go together."""

    outcome: str
    why: str
    spans: tuple[tuple[int, int], ...]
    certainty: Certainty = Certainty.LIKELY


@dataclass(slots=True)
class Article:
    """``mention_starts`` and ``mention_persons`` are parallel: where persons are named, and their number."""

    text: str
    document: Document
    roles: list[RoleMention]
    sentence_starts: list[int] = field(default_factory=list)
    mention_starts: list[int] = field(default_factory=list)
    mention_persons: list[int] = field(default_factory=list)

    def sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    def sentence(self, offset: int) -> str:
        """The words of the sentence at an offset."""
        if not self.document.sentences:
            return ""
        return self.document.sentences[self.sentence_at(offset)].span.of(self.text)

    def person_at(self, span: Span) -> int | None:
        """The number of the person named there."""
        index = bisect_right(self.mention_starts, span.end - 1) - 1
        if index < 0 or self.mention_starts[index] < span.start:
            return None
        return self.mention_persons[index]


def read_article(text: str) -> Article:
    part, sentences, _ = readable_part(text)
    document = read_document(part, sentences)
    article = Article(part, document, find_roles(part, sentences), [s.span.start for s in sentences])
    mentions = sorted((m.start, number) for number, named in enumerate(document.persons) for m in named.person.mentions)
    article.mention_starts = [start for start, _ in mentions]
    article.mention_persons = [number for _, number in mentions]
    return article
