"""Claims rewritten so that each can be checked without the article.

Last names become full names, relative dates get their absolute date in square brackets, attribution stays. What
stands between quotation marks stays to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from claims.extraction import lexicon
from claims.extraction.statements.edits import LOOK_BACK, apply_edits, date_edits, name_edits
from claims.extraction.statements.roles import article_before, role_statement
from claims.extraction.statements.wording import (
    CLOSING_MARKS,
    MARKS,
    capital,
    dangles,
    is_clause,
    lower_start,
    one_line,
    quoted,
    stop,
    tidy,
    without_opener,
)
from claims.extraction.types import Person, Quotation, Span, TimeExpression

__all__ = ["LOOK_BACK", "article_before", "quote_statement", "quoted", "resolve", "role_statement"]

_LONGEST_OBJECT = 120  # characters
_LONGEST_VERB = 24  # characters
_OBJECT = re.compile(r"[^.!?:;“”\"„«»]*")


def resolve(
    text: str,
    span: Span,
    persons: Sequence[Person],
    time_expressions: Sequence[TimeExpression],
    language: str = "en",
) -> str:
    """The stretch of text as one self-contained sentence.

    A mention of a person becomes the full name (once in a sentence), a pronoun only where it is among the person's
    mentions; "this Thursday" becomes "this Thursday [4 December 2025]". Nothing is added that is not in the article.
    In a language without ``statements.toml`` the words stay as they are.
    """
    if not lexicon.has("statements", language):
        return one_line(span.of(text))
    edits = name_edits(text, span, persons, language=language) + date_edits(text, span, time_expressions, language)
    return tidy(apply_edits(text, span, edits), language)


def quote_statement(
    text: str,
    quotation: Quotation,
    persons: Sequence[Person],
    time_expressions: Sequence[TimeExpression],
    language: str = "en",
) -> str | None:
    """Who said what: ``Donald Trump said: “…”``, or ``Donald Trump denied that …`` for reported speech.

    The words between quotation marks stay as they are. The article's own reporting verb is kept where it is a single
    finite verb that needs no listener ("told"); "called the plan “mad”" and "accused the mayor of theft" keep their
    clause. Without a known speaker the statement says so. None where verb and content make no sentence by themselves
    ("are expected to …", "some “good things”"): the article's sentence then says it better,
    as in a language without ``statements.toml``.
    """
    if not lexicon.has("statements", language):
        return None
    wording = lexicon.mapping("statements", "wording", language)
    said = wording["said"]
    who = capital(quotation.claimant or wording["unnamed"])
    edits = date_edits(text, quotation.quote, time_expressions, language)
    if quotation.kind != "direct":
        edits += name_edits(text, quotation.quote, persons, quotation.claimant, language)
    words = one_line(apply_edits(text, quotation.quote, edits)).strip(" ,;:")
    verb = _verb(text, quotation, language)
    if quotation.kind == "direct":
        words = quoted(words)
    clause = _complement_clause(text, quotation, words, language)
    if clause:
        return stop(f"{who} {clause}")
    fragment = quotation.claimant is not None and not is_clause(words, language)
    if quotation.kind == "direct":
        return None if fragment and words[1:2].islower() else f"{who} {verb or said}: {words}"
    if quotation.kind == "mixed" and words[:1] in MARKS:
        return None if fragment else f"{who} {verb or said}: {words if words[-1:] in CLOSING_MARKS else stop(words)}"
    words = without_opener(words, language)
    if dangles(words, language):
        return None
    opener = words.partition(" ")[0] if " " in words else ""
    if opener in lexicon.words("statements", "clauses", language):
        needs_verb = verb is None and opener in lexicon.words("statements", "clauses-with-verb", language)
        return None if needs_verb else stop(f"{who} {verb or said} {words}")
    return _with_own_words(text, quotation, who, verb, words, language)


def _with_own_words(
    text: str, quotation: Quotation, who: str, verb: str | None, words: str, language: str
) -> str | None:
    """Content without a conjunction: right behind the verb as the article has it, else as a clause with "that"."""
    cue = quotation.cue
    wording = lexicon.mapping("statements", "wording", language)
    reported = f"{who} {verb or wording['said']} {wording['that']} {lower_start(words, language)}"
    clause = stop(reported) if is_clause(words, language) else None
    if cue is None or cue.end > quotation.quote.start:
        return clause
    between = one_line(text[cue.end : quotation.quote.start])
    if not between:
        return stop(f"{who} {verb} {lower_start(words, language)}") if verb else None
    listener = cue.of(text).lower() in lexicon.words("statements", "needs-listener", language)
    return clause if listener or between.endswith((",", ":", wording["that"])) else None


def _verb(text: str, quotation: Quotation, language: str) -> str | None:
    """The reporting verb where it can stand behind the speaker's name by itself, else None."""
    cue = one_line(quotation.cue.of(text)).lower() if quotation.cue else ""
    listener = lexicon.words("statements", "needs-listener", language)
    if cue in listener or cue in lexicon.table("statements", language)["complement-verbs"].values():
        return None
    return cue if len(cue) < _LONGEST_VERB and _finite_cue(language).fullmatch(cue) else None


def _complement_clause(text: str, quotation: Quotation, words: str, language: str) -> str | None:
    """ "called the meeting “reasonably good”": the verb with the object and what it is called, as the sentence has
    them; None for other verbs, and where the object does not stand between ("what he called “…”", "was called")."""
    cue = quotation.cue
    if cue is None or cue.end > quotation.quote.start:
        return None
    verb = _complement_verb(cue.of(text).lower(), language)
    between = text[cue.end : min(quotation.quote.start, cue.end + _LONGEST_OBJECT + 1)]
    object_ = one_line(between)
    if verb is None or len(between) > _LONGEST_OBJECT or not _OBJECT.fullmatch(object_):
        return None
    if _passive(language).search(text, max(0, cue.start - 24), cue.start) or not (object_ or words[:1] not in MARKS):
        return None
    return " ".join(part for part in (verb, object_, words) if part)


def _complement_verb(cue: str, language: str) -> str | None:
    """The past tense of a verb whose object and its description are the content, in any of its forms."""
    for base, past in lexicon.table("statements", language)["complement-verbs"].items():
        if cue in (base, base + "s", past, base + "ing", base[:-1] + "ing", base + base[-1] + "ing", base + "ed"):
            return str(past)
    return None


@cache
def _passive(language: str) -> re.Pattern[str]:
    """An auxiliary that ends where the verb begins, or an adverb after it does."""
    auxiliaries = "|".join(map(re.escape, lexicon.words("statements", "passive", language))) or "(?!)"
    return re.compile(rf"\b(?:{auxiliaries})\s(?:\w+ly\s)?\Z")


@cache
def _finite_cue(language: str) -> re.Pattern[str]:
    return re.compile(lexicon.table("statements", language)["finite-cue"] or "(?!)")
