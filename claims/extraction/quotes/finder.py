"""Quotations and reported statements of a document."""

from __future__ import annotations

from claims.extraction import lexicon
from claims.extraction.coreference import Resolver
from claims.extraction.document import Document
from claims.extraction.quotes.attribution import Attribution, attribute
from claims.extraction.types import Quotation, Span


def find_quotations(document: Document) -> list[Quotation]:
    """Quoted speech in the order of the text, each with its speaker where the text names one."""
    resolver = Resolver(document.text, document.persons)
    found: list[Quotation] = []
    previous_paragraph = -1
    for stretch in document.marked:
        begin = document.tokens.at_or_after(stretch.start)
        end = document.tokens.at_or_after(stretch.end)
        attribution = attribute(document, begin, end)
        sentence = document.sentence_of(begin)
        paragraph = document.sentences[sentence].paragraph
        alone = attribution.speaker is None and _is_sentence(document, begin, end)
        if attribution.speaker is not None:
            start = document.sentences[sentence].span.start
            before = document.sentences[sentence - 1].span.start if sentence else start
            mention = _span(document, attribution.speaker)
            claimant = resolver.resolve(mention, start, before)
            found.append(
                Quotation(
                    Span(stretch.start, stretch.end),
                    "direct",
                    mention,
                    _span(document, attribution.cue) if attribution.cue else None,
                    claimant,
                    len(found),
                )
            )
        elif alone and found and paragraph - previous_paragraph <= 1:
            last = found[-1]
            found.append(
                Quotation(
                    Span(stretch.start, stretch.end),
                    "direct",
                    last.speaker,
                    last.cue,
                    last.claimant,
                    last.group,
                )
            )
        else:
            continue
        previous_paragraph = paragraph
    return found


def _is_sentence(document: Document, begin: int, end: int) -> bool:
    """Whether a stretch between marks reads as a sentence of its own rather than as a term or a title."""
    words = [word for word in document.lower[begin:end] if word[0].isalnum()]
    if len(words) < 3:
        return False
    last = document.tokens.words[end - 2] if end - 2 > begin else ""
    verbs = lexicon.words("grammar", "auxiliaries") | lexicon.words("grammar", "subject_pronouns")
    return last[0] in ".,?!…" or any(word in verbs for word in words)


def _span(document: Document, tokens: tuple[int, int]) -> Span:
    return Span(document.tokens.starts[tokens[0]], document.tokens.ends[tokens[1] - 1])


__all__ = ["Attribution", "find_quotations"]
