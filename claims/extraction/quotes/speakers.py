"""Who speaks: the subject of a reporting word, as a stretch of tokens."""

from __future__ import annotations

from functools import cache

from claims.extraction import lexicon
from claims.extraction.document import Document

_LONGEST_SUBJECT = 18  # tokens


def _grammar(document: Document, section: str) -> frozenset[str]:
    if section == "auxiliaries":
        return _auxiliaries(document.language)
    return lexicon.words("grammar", section, document.language)


@cache
def _auxiliaries(language: str) -> frozenset[str]:
    return frozenset().union(*(lexicon.words("grammar", part, language) for part in ("be", "have", "do", "modals")))


def subject_before(document: Document, cue: int, start: int) -> tuple[int, int] | None:
    """The noun phrase that ends just before a verb at ``cue``, not before token ``start``; None where none does.

    Steps over auxiliaries and adverbs, and over a parenthesis between commas ("Ushakov, speaking …, said").
    """
    end = _skip_helpers(document, cue, start)
    if end <= start:
        return None
    word = document.lower[end - 1]
    if word in (",", "—", "–", "--", ")"):
        opening = _parenthesis_start(document, end - 1, start)
        return _phrase_ending_at(document, opening, start) if opening is not None else None
    if word in _grammar(document, "joining"):
        return None
    return _phrase_ending_at(document, end, start)


def subject_after(document: Document, cue: int, end: int) -> tuple[int, int] | None:
    """The noun phrase just after a verb ("said John Hardie, Deputy Director"), up to a comma or a stop."""
    begin = cue + 1
    stop = begin
    lower = document.lower
    while stop < end and stop - begin < _LONGEST_SUBJECT and document.marked_of[stop] < 0:
        word = lower[stop]
        if word in _grammar(document, "complementizers") or word in _grammar(document, "auxiliaries"):
            break
        if not (word[0].isalnum() or (word == "." and _is_abbreviation(document, stop))):
            break
        if stop > begin and (word in _grammar(document, "time_words") or word in _grammar(document, "behind_subject")):
            break
        stop += 1
    if stop == begin or not _can_speak(document, begin, stop):
        return None
    return begin, stop


def _is_abbreviation(document: Document, dot: int) -> bool:
    return (
        dot > 0
        and document.tokens.starts[dot] == document.tokens.ends[dot - 1]
        and (
            document.tokens.words[dot - 1] in lexicon.words("sentences", "abbreviations_before_name", document.language)
            or document.tokens.words[dot - 1] in lexicon.words("sentences", "abbreviations", document.language)
            or len(document.tokens.words[dot - 1]) == 1
        )
    )


def _skip_helpers(document: Document, cue: int, start: int) -> int:
    end = cue
    lower = document.lower
    while end > start and (
        lower[end - 1] in _grammar(document, "auxiliaries")
        or lower[end - 1] in _grammar(document, "adverbs")
        or lower[end - 1] in _grammar(document, "negations")
        or (lower[end - 1].endswith("ly") and document.tokens.words[end - 1].islower())
        or (
            lower[end - 1] in _grammar(document, "after_phase_verbs")
            and end - 1 > start
            and document.cues[end - 2] is None
            and end - 2 > start
            and lower[end - 2] in _grammar(document, "phase_verbs") | _grammar(document, "phase_participles")
        )
        or lower[end - 1] in _grammar(document, "phase_verbs")
    ):
        end -= 1
    return end


def _parenthesis_start(document: Document, closing: int, start: int) -> int | None:
    """Token index of the mark that opens a parenthesis closed at ``closing``; the outermost one in reach."""
    pairs = {",": ",", ")": "(", "—": "—", "–": "–", "--": "--"}
    opener = pairs[document.lower[closing]]
    found = None
    for i in range(closing - 1, max(start, closing - 60) - 1, -1):
        if document.lower[i] == opener and document.marked_of[i] < 0:
            if _phrase_ending_at(document, i, start) is not None:
                found = i
            if opener != ",":
                break
    return found


def _phrase_ending_at(document: Document, end: int, start: int) -> tuple[int, int] | None:
    begin = end
    lower, words = document.lower, document.tokens.words
    while begin > start and end - begin < _LONGEST_SUBJECT:
        i = begin - 1
        word = lower[i]
        if document.marked_of[i] >= 0:
            break
        if not word[0].isalnum() and not (word == "." and i > start and _is_abbreviation(document, i)) and word != "&":
            break
        cue = document.cues[i]
        if cue is not None and cue.verb and not cue.noun and cue.form in ("past", "s") and words[i].islower():
            break
        if word in _grammar(document, "auxiliaries") or word in _grammar(document, "clause_openers"):
            break
        if word in _grammar(document, "subject_pronouns") and word not in _grammar(document, "no_speakers"):
            begin = i
            break
        if word in _grammar(document, "prepositions") and word not in _grammar(document, "name_prepositions"):
            break
        begin = i
    while begin < end and (
        lower[begin] in _grammar(document, "name_prepositions")
        or lower[begin] in _grammar(document, "adverbs")
        or lower[begin] in _grammar(document, "time_words")
    ):
        begin += 1
    return (begin, end) if begin < end and _can_speak(document, begin, end) else None


def _can_speak(document: Document, begin: int, end: int) -> bool:
    """Whether a phrase holds a name, a pronoun or a noun for people and bodies that speak."""
    for i in range(begin, end):
        word = document.lower[i]
        if document.tokens.words[i][0].isupper() and word not in _grammar(document, "time_words"):
            return True
        if word in _grammar(document, "subject_pronouns") or word in _grammar(document, "speaking_nouns"):
            return True
    return False
