"""The way from a text to its claims."""

from __future__ import annotations

from datetime import date

from claims.extraction import numbers, worthiness
from claims.extraction.assemble import Assembler
from claims.extraction.coreference import persons_with_pronouns
from claims.extraction.dates import find_time_expressions
from claims.extraction.document import read_document
from claims.extraction.language import UNKNOWN, guess_language
from claims.extraction.lexicon import has, languages
from claims.extraction.numbers import find_quantities
from claims.extraction.quotes.finder import find_quotations
from claims.extraction.quotes.labeller import load_labeller
from claims.extraction.readable import readable_part
from claims.extraction.roles import find_roles
from claims.extraction.types import Extraction, Findings


def extract(text: str, published: date | None) -> Extraction:
    """Find the checkable claims of an article.

    ``published`` is what relative dates refer to; without it they keep no value. Any string is accepted, also one
    with lone surrogates or NUL; a text in an unsupported language gives no claims and a warning. Offsets in the
    answer are code points of ``text``, and every claim's ``text`` is ``text[start:end]``.
    """
    language = guess_language(text)
    if not text.strip():
        return Extraction((), UNKNOWN, ("The text is empty.",), published)
    if language not in languages():
        return Extraction((), language, (_unsupported(language),), published)
    part, sentences, warnings = readable_part(text, language)
    document = read_document(part, sentences, language)
    if document.unpaired_marks:
        warnings.append(_unbalanced(document.unpaired_marks))
    if published is None:
        warnings.append("Without a publication date, relative dates such as “last week” have no value.")
    missing = _not_read(language)
    if missing:
        warnings.append(missing)
    persons = tuple(persons_with_pronouns(document))
    time_expressions = find_time_expressions(part, sentences, published, language)
    findings = Findings(
        quotations=find_quotations(document),
        time_expressions=time_expressions,
        roles=find_roles(part, sentences, language),
        quantities=find_quantities(part, sentences, time_expressions, language),
        persons=persons,
        published=published,
    )
    claims = tuple(Assembler(text, document, findings, language).claims())
    read = tuple(sentence.span for sentence in sentences)
    return Extraction(claims, language, tuple(warnings), published, persons, read)


_FILES: dict[str, str | tuple[str, ...]] = {
    "persons": "names",
    "who says what": "reporting",
    "dates": "dates",
    "roles": "roles",
    "numbers": numbers.FILES,
    "check-worthiness": worthiness.FILES,
    "what a sentence does": "nature",
    "statements in their own words": "statements",
}
"""By what an editor misses without them, the lexicon files that it is read with."""


def _not_read(language: str) -> str:
    missing = [told for told, names in _FILES.items() if not has(names, language)]
    if load_labeller(language) is None:
        missing.append("reported speech without quotation marks")
    return f"Not read in “{language}”: {', '.join(missing)}." if missing else ""


def _unsupported(language: str) -> str:
    known = ", ".join(languages())
    if language == UNKNOWN:
        return f"The language was not recognised; claims are found in: {known}."
    return f"The text seems to be in “{language}”; claims are found in: {known}."


def _unbalanced(count: int) -> str:
    marks = "A quotation mark has" if count == 1 else f"{count} quotation marks have"
    return (
        f"{marks} no partner; quotations near it may be missing."
        if count == 1
        else (f"{marks} no partner; quotations near them may be missing.")
    )
