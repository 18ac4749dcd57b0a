"""Quotations and reported statements of a document."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from claims.extraction.coreference import Resolver
from claims.extraction.document import Document
from claims.extraction.quotes.attribution import Attribution, attribute, attributed_behind
from claims.extraction.quotes.chunks import Chunk, categories, chunk_paragraph
from claims.extraction.quotes.cues import DIRECT_CLASSES
from claims.extraction.quotes.decoding import ANY, BEGIN, CUE, INSIDE, NO_CONTENT, NO_WORDS
from claims.extraction.quotes.features import paragraph_features
from claims.extraction.quotes.labelled import LabelledParagraph
from claims.extraction.quotes.labeller import Labeller, load_labeller
from claims.extraction.quotes.paragraphs import speech_paragraphs
from claims.extraction.quotes.possessors import possessor_ahead
from claims.extraction.quotes.unfitted import marked_speech
from claims.extraction.types import Quotation, Span

_SAYING = tuple(f"V.{name}." for name in sorted(DIRECT_CLASSES))
_DIRECT_SHARE = 0.9  # of a content's letters between marks; none is indirect, anything between is mixed


@dataclass(frozen=True, slots=True)
class _Content:
    """Chunks ``[first, last]`` of a paragraph that are one stretch of content."""

    first: int
    last: int


def find_quotations(document: Document, labeller: Labeller | None = None) -> list[Quotation]:
    """Speech in the order of the text, each stretch with its speaker where the text names one.

    ``labeller`` replaces the shipped weights, to judge others. In a language without fitted weights only speech between
    quotation marks is found, by rules (``unfitted``).
    """
    resolver = Resolver(document)
    labeller = labeller or load_labeller(document.language)
    cats = categories(document)
    found: list[Quotation] = []
    previous: tuple[int, Attribution, str | None, int] | None = None
    for begin, end in speech_paragraphs(document, cats):
        chunks = chunk_paragraph(document, cats, begin, end)
        if labeller is None:
            labels = marked_speech(document, chunks)
        else:
            labels = labeller.label(chunks, paragraph_features(document, chunks), _breaks(document, chunks))
        paragraph = document.sentences[document.sentence_of(begin)].paragraph
        contents = _contents(chunks, labels)
        labelled = LabelledParagraph(document, chunks, labels)
        for content in contents:
            first, last = chunks[content.first], chunks[content.last]
            attribution = attributed_behind(document, last.end) if last.marked >= 0 else None
            if attribution is None and first.marked >= 0:
                attribution = possessor_ahead(document, first.begin)
            attribution = attribution or labelled.attribution(content.first, content.last)
            if attribution.speaker is None:
                attribution = attribute(document, first.begin, last.end)
            quote = Span(document.tokens.starts[first.begin], document.tokens.ends[last.end - 1])
            kind = _kind(document, first.begin, last.end)
            if attribution.speaker is not None:
                # A pronoun behind a quotation looks back over all of it: "…? …," he said.
                sentence = document.sentence_of(min(first.begin, attribution.speaker[0]))
                start = document.sentences[sentence].span.start
                before = document.sentences[sentence - 1].span.start if sentence else start
                claimant = resolver.resolve(_span(document, attribution.speaker), start, before)
                group = len(found)
                previous = (paragraph, attribution, claimant, group)
            elif previous is not None and kind == "direct" and _goes_on(paragraph - previous[0], chunks):
                _, attribution, claimant, group = previous
                previous = (paragraph, attribution, claimant, group)
            else:
                claimant, group = None, len(found)
            found.append(
                Quotation(
                    quote,
                    kind,
                    _span(document, attribution.speaker) if attribution.speaker else None,
                    _span(document, attribution.cue) if attribution.cue else None,
                    claimant,
                    group,
                )
            )
    return found


def _goes_on(paragraphs: int, chunks: list[Chunk]) -> bool:
    """Whether the last speaker goes on: in the same paragraph, or in the next one that is nothing but quotation."""
    return paragraphs == 0 or (paragraphs == 1 and all(chunk.marked >= 0 for chunk in chunks))


def _contents(chunks: list[Chunk], labels: list[int]) -> list[_Content]:
    """Runs of content, parted before a quotation that has its own reporting word."""
    found: list[_Content] = []
    for k, label in enumerate(labels):
        if label == BEGIN:
            found.append(_Content(k, k))
        elif label == INSIDE:
            current = found[-1]
            if _introduced(chunks, k):
                labels[k - 1] = CUE
                last = k - 3 if chunks[k - 2].head in ("and", "but") else k - 2
                if last >= current.first:
                    found[-1] = _Content(current.first, last)
                else:
                    found.pop()
                found.append(_Content(k, k))
            else:
                found[-1] = _Content(current.first, k)
    return found


def _introduced(chunks: list[Chunk], k: int) -> bool:
    """Whether chunk ``k`` is a quotation of its own inside content: `that … but cautioned, “…”`."""
    before = chunks[k - 1]
    return chunks[k].marked >= 0 and before.after in (",", ":") and before.head.startswith(_SAYING)


def _breaks(document: Document, chunks: list[Chunk]) -> list[int]:
    """For every chunk whether content may go on into it: not beyond the end of a quotation or of a sentence."""
    found = [ANY]
    for before, here in pairwise(chunks):
        if before.marked < 0:
            found.append(ANY if before.sentence == here.sentence else NO_CONTENT)
            continue
        last = document.text[document.marked[before.marked].inner_end - 1]
        if here.marked >= 0 or last not in ".!?,":
            found.append(ANY)
        else:
            found.append(NO_WORDS if last == "," else NO_CONTENT)
    return found


def _kind(document: Document, begin: int, end: int) -> str:
    letters = inside = 0
    for i in range(begin, end):
        if document.lower[i][0].isalnum():
            size = document.tokens.ends[i] - document.tokens.starts[i]
            letters += size
            if document.marked_of[i] >= 0:
                inside += size
    if not inside:
        return "indirect"
    return "direct" if inside >= _DIRECT_SHARE * letters else "mixed"


def _span(document: Document, tokens: tuple[int, int]) -> Span:
    return Span(document.tokens.starts[tokens[0]], document.tokens.ends[tokens[1] - 1])
