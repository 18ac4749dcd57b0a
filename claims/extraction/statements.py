"""Claims rewritten so that each can be checked without the article.

Last names become full names, relative dates get their absolute date in square brackets, attribution stays. What
stands between quotation marks stays to the letter.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from claims.extraction import lexicon
from claims.extraction.roles.vocabulary import singular_role
from claims.extraction.types import Person, Quotation, Span, TimeExpression
from claims.extraction.written_dates import addition, written_date

_PARTY = re.compile(r"([RDI])(?:-.*)?")
_PARTIES = {"R": "a Republican", "D": "a Democrat", "I": "an independent"}
_SUBJECT = frozenset(("he", "she", "him"))
_POSSESSIVE = frozenset(("his", "her"))
# Verbs whose object and its description are the content ("called it “mad”"), with their past tense.
_COMPLEMENT_VERBS = {
    form: past
    for base, past in (
        ("call", "called"), ("describe", "described"), ("dub", "dubbed"), ("label", "labelled"), ("brand", "branded"),
        ("term", "termed"), ("characterise", "characterised"), ("characterize", "characterized"), ("deem", "deemed"),
    )
    for form in (base, base + "s", past, base + "ing", base[:-1] + "ing", base + base[-1] + "ing")
}  # fmt: skip
_COMPLEMENT_VERBS["labeled"] = "labeled"
_NEEDS_LISTENER = frozenset(("told", "assured", "informed", "reminded", "notified", "convinced", "persuaded"))
_LONGEST_OBJECT = 120  # characters
_OBJECT = re.compile(r"[^.!?:;“”\"„«»]*")
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s(?:\w+ly\s)?\Z")
_OPENING_PRONOUN = re.compile(r"(He|She)\b")
_SENTENCE_END = re.compile(r"(?<!\.[A-Z])(?<!\b[A-Z])[.!?][”\"’)]{0,2}\s+(?=[A-Z“\"])")
_LOOK_BACK = 700  # characters before a sentence
_HONORIFIC = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Messrs)\.?\s{1,3}\Z")
_SMALL = frozenset(
    (
        "the", "a", "an", "it", "this", "that", "these", "there", "they", "we", "he", "she", "his", "her", "its",
        "their", "our", "my", "no", "some", "all",
    )
)  # fmt: skip
_POSSESSOR = re.compile(r"(?:[^\s’']+ ){0,4}(?!(?:Women|Men|People|Children|Girls|Boys)\b)[^\s’']+[’']s ")
_TAKES_ARTICLE = re.compile(
    r"\b(?:Staff|Forces|Army|Navy|Police|Kremlin|Pentagon|Senate|House"
    r"|Foundation|University of|Department|Ministry|Council|Committee|Commission|Agency|Bureau|Association|Union"
    r"|Institute|Center|Centre|Court|Party|Bank|Times|Post|States|Kingdom|Nations|Organization|Office)\b"
)
_OPENER = re.compile(
    r"\A(?:However|But|And|Meanwhile|Still|Yet|Moreover|Also|Separately|Nevertheless|Indeed|Instead|So|Then|UPDATE:)"
    r"(?:,\s+|\s+(?=[A-Z“\"‘])|\s+)",
)
_CONJUNCTION_NEEDS_COMMA = re.compile(r"\A(?:Still|Also|Then|So|Indeed|Instead|However|Meanwhile|Separately) ")
_MARK = re.compile(r"[“”\"„«»]|\n\s*\n|(?<!\w)‘|’(?!\w)")
_OPENING_MARKS = "“„«‘"
_CLOSED_BY = {"“": '”"', "„": '“”"', "«": "»", "‘": "’", '"': '"”'}
_MARKS = "“”„‟\"«»‘’'` "
_CLOSING_MARKS = '”"»'
_PAST_CUE = re.compile(r"(?:[a-z]{2,}ed|said|wrote|swore|spoke|thought|felt|knew|read|went on|made clear)\Z")


def resolve(
    text: str,
    span: Span,
    persons: Sequence[Person],
    time_expressions: Sequence[TimeExpression],
    published: date | None,
) -> str:
    """The stretch of text as one self-contained sentence.

    A mention of a person becomes the full name (once in a sentence), a pronoun only where it is among the person's
    mentions; "this Thursday" becomes "this Thursday [4 December 2025]". Nothing is added that is not in the article.
    """
    edits = _name_edits(text, span, persons) + _date_edits(text, span, time_expressions)
    return _tidy(_apply(text, span, edits))


def quote_statement(
    text: str,
    quotation: Quotation,
    persons: Sequence[Person],
    time_expressions: Sequence[TimeExpression],
    published: date | None,
) -> str:
    """Who said what: ``Donald Trump said: “…”``, or ``Donald Trump denied that …`` for reported speech.

    The words between quotation marks stay as they are. The article's own reporting verb is kept where it is one word
    in the past tense that needs no listener ("told") and no object; "called the plan “mad”" keeps its clause. Without a
    known speaker the statement says so.
    """
    who = _capital(quotation.claimant or "An unnamed speaker")
    edits = _date_edits(text, quotation.quote, time_expressions)
    if quotation.kind != "direct":
        edits += _name_edits(text, quotation.quote, persons)
    words = _one_line(_apply(text, quotation.quote, edits)).strip(" ,;:")
    if quotation.kind == "direct":
        words = f"“{words.strip(_MARKS).rstrip(',')}”"
    clause = _complement_clause(text, quotation, words)
    if clause:
        return _stop(f"{who} {clause}")
    verb = _verb(text, quotation)
    if quotation.kind == "direct":
        return f"{who} {verb}: {words}"
    if quotation.kind == "mixed" and words[:1] in _MARKS:
        return f"{who} {verb}: {words if words[-1:] in _CLOSING_MARKS else _stop(words)}"
    if words.startswith(("that ", "to ", "whether ", "if ", "how ", "why ", "what ")):
        return _stop(f"{who} {verb} {words}")
    return _stop(f"{who} {verb} that {_lower_start(words)}")


def role_statement(
    person: str, role: str | None, organisation: str | None, qualifier: str | None, published: date | None
) -> str:
    """A person's position on the day of publication: "Andrii Hnatov was army chief on 3 December 2025".

    "former" turns into "had been … before", so that the statement is about the time the article means; without a
    publication date the day is left out. Without a role the statement is about the organisation alone.
    """
    day = written_date(published) if published else None
    on = f" on {day}" if day else ""
    if role is None:
        label = _PARTY.fullmatch(organisation or "")
        if label:
            return f"{person} was {_PARTIES[label[1]]}{on}"
        return f"{person} belonged to {organisation}{on}"
    role = singular_role(role)
    if role.split(" ")[-1].lower() in lexicon.words("roles", "family"):
        return f"{person} was a {role} of {organisation or 'someone else in the article'}{on}"
    where = f" of {_with_article(organisation)}" if organisation and organisation not in role else ""
    if qualifier == "former":
        before = f" before {day}" if day else ""
        return f"{person} had been {_without_qualifier(role)}{where}{before}"
    if qualifier == "designate":
        return f"{person} was to become {_without_qualifier(role)}{where}{on and ' as of' + on[3:]}"
    if qualifier == "late":
        return f"{person}, who had died{' by ' + day if day else ''}, was {_without_qualifier(role)}{where}"
    return f"{person} was {role}{where}{on}"


# ------------------------------------------------------------------ edits

_Edit = tuple[int, int, str]


def _apply(text: str, span: Span, edits: list[_Edit]) -> str:
    """The stretch with non-overlapping replacements, the earlier one winning."""
    pieces: list[str] = []
    position = span.start
    for start, end, words in sorted(edits):
        if start < position or end > span.end:
            continue
        pieces += [text[position:start], words]
        position = end
    return "".join([*pieces, text[position : span.end]])


def _name_edits(text: str, span: Span, persons: Sequence[Person]) -> list[_Edit]:
    quoted = _quoted(text, span)
    edits: list[_Edit] = []
    named: set[str] = set()
    for mention, name in _mentions_in(persons, span):
        words = mention.of(text)
        pronoun = words.lower() in _SUBJECT | _POSSESSIVE
        if any(start <= mention.start < end for start, end in quoted) or (name in named and not pronoun):
            continue
        edit = _full_name(text, span, mention, words, name) if name not in named else None
        named.add(name)
        if edit:
            edits.append(edit)
    opening = _opening_pronoun(text, span, persons)
    return [*edits, opening] if opening else edits


def _mentions_in(persons: Sequence[Person], span: Span) -> list[tuple[Span, str]]:
    """Mentions inside a span with the full name, in order; each person's mentions stand in the order of the text."""
    found: list[tuple[Span, str]] = []
    for person in persons:
        first = bisect_left(person.mentions, span.start, key=lambda mention: mention.start)
        last = bisect_left(person.mentions, span.end, key=lambda mention: mention.start)
        found += [(mention, person.name) for mention in person.mentions[first:last] if mention.end <= span.end]
    return sorted(found, key=lambda item: item[0].start)


def _opening_pronoun(text: str, span: Span, persons: Sequence[Person]) -> _Edit | None:
    """The name for "He" or "She" that begins the sentence, where the sentence before names exactly one person whose
    given name fits; otherwise it is not certain."""
    match = _OPENING_PRONOUN.match(text, span.start, span.end)
    if not match:
        return None
    start = max(0, span.start - _LOOK_BACK)
    before = text[start : span.start].rpartition("\n")[2].rstrip()
    start = span.start - len(text[start : span.start].rpartition("\n")[2])
    ends = list(_SENTENCE_END.finditer(before))
    if ends:
        start += ends[-1].end()
    names = {name for _, name in _mentions_in(persons, Span(start, span.start))}
    if len(names) != 1:
        return None
    name = names.pop()
    given = name.split(" ")[0]
    female = given in lexicon.words("names", "female")
    if given not in lexicon.words("names", "given") or female != (match.group(1) == "She"):
        return None
    return match.start(1), match.end(1), name


def _full_name(text: str, span: Span, mention: Span, words: str, name: str) -> _Edit | None:
    lower = words.lower()
    if lower in _SUBJECT:
        return mention.start, mention.end, name
    if lower in _POSSESSIVE:
        return mention.start, mention.end, name + ("’" if name.endswith("s") else "’s")
    if words == name or len(words) > len(name):
        return None
    before = text[max(span.start, mention.start - 12) : mention.start]
    honorific = _HONORIFIC.search(before)
    start = mention.start - (len(before) - honorific.start()) if honorific else mention.start
    return start, mention.end, name


def _date_edits(text: str, span: Span, time_expressions: Sequence[TimeExpression]) -> list[_Edit]:
    first = bisect_left(time_expressions, span.start, key=lambda expression: expression.span.start)
    last = bisect_right(time_expressions, span.end, key=lambda expression: expression.span.start)
    if first == last:
        return []
    quoted = _quoted(text, span)
    edits: list[_Edit] = []
    for expression in time_expressions[first:last]:
        where = expression.span
        if where.end > span.end or any(start <= where.start < end for start, end in quoted):
            continue
        added = addition(expression, where.of(text))
        if added:
            edits.append((where.end, where.end, f" [{added}]"))
    return edits


def _quoted(text: str, span: Span) -> list[tuple[int, int]]:
    """The stretches between quotation marks that reach into the span, also those opened earlier in the paragraph."""
    begin = max(0, span.start - _LOOK_BACK)
    begin = max(begin, text.rfind("\n\n", begin, span.start))
    found: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for match in _MARK.finditer(text, begin, span.end):
        mark = match.group()[0]
        if mark == "\n":  # a quotation that goes on opens each paragraph anew
            if opened:
                found.append((opened[0], match.start()))
            opened = None
        elif opened is None:
            if mark in _OPENING_MARKS or mark == '"':
                opened = (match.start(), mark)
            elif mark != "’" and not found:  # the quotation was opened before what is looked at
                found.append((begin, match.end()))
        elif mark in _CLOSED_BY[opened[1]]:
            found.append((opened[0], match.end()))
            opened = None
    if opened and opened[1] != "‘":
        found.append((opened[0], span.end))
    return found


# ------------------------------------------------------------------- words


def _verb(text: str, quotation: Quotation) -> str:
    cue = quotation.cue.of(text).lower() if quotation.cue else ""
    if cue in _NEEDS_LISTENER or cue in _COMPLEMENT_VERBS.values():
        return "said"
    return cue if _PAST_CUE.fullmatch(cue) and len(cue) < 24 else "said"


def _complement_clause(text: str, quotation: Quotation, words: str) -> str | None:
    """ "called the meeting “reasonably good”": the verb with the object and what it is called, as the sentence has
    them; None for other verbs, and where the object does not stand between ("what he called “…”", "was called")."""
    cue = quotation.cue
    if cue is None or cue.end > quotation.quote.start:
        return None
    verb = _COMPLEMENT_VERBS.get(cue.of(text).lower())
    between = text[cue.end : min(quotation.quote.start, cue.end + _LONGEST_OBJECT + 1)]
    object_ = _one_line(between)
    if verb is None or len(between) > _LONGEST_OBJECT or not _OBJECT.fullmatch(object_):
        return None
    if _PASSIVE.search(text, max(0, cue.start - 24), cue.start) or not (object_ or words[:1] not in _MARKS):
        return None
    return " ".join(part for part in (verb, object_, words) if part)


def _tidy(words: str) -> str:
    words = _one_line(words)
    opener = _OPENER.match(words)
    if opener and (words[opener.end() - 2] in ",:" or not _CONJUNCTION_NEEDS_COMMA.match(words)):
        rest = words[opener.end() :]
        if rest:
            words = rest
    return _stop(_capital(words))


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _stop(words: str) -> str:
    """The words with a full stop, unless they end with a stop, within the last quotation marks or without."""
    return words if words.rstrip('”"»').endswith((".", "!", "?", "…")) else words + "."


def _capital(words: str) -> str:
    """A sentence's first word with a capital; "iPhone" and the like keep their own."""
    first = words.split(" ", 1)[0]
    return words[:1].upper() + words[1:] if first.islower() else words


def _lower_start(words: str) -> str:
    """Lower-case a first word that only begins a sentence."""
    first = words.split(" ", 1)[0]
    small = first.lower() in _SMALL
    return first.lower() + words[len(first) :] if small else words


def _with_article(organisation: str) -> str:
    """ "the Foundation for …", but "Politico" and "Ukraine’s Security Council"."""
    known = organisation.lower().startswith("the ") or _POSSESSOR.match(organisation)
    needs = _TAKES_ARTICLE.search(organisation) and not known
    return f"the {organisation}" if needs else organisation


def _without_qualifier(role: str) -> str:
    return re.sub(
        r"\A(?:former|ex|onetime|one-time|erstwhile|incoming|late|then|fired|ousted)[ -]", "", role, flags=re.IGNORECASE
    )
