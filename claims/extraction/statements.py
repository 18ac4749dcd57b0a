"""Claims rewritten so that each can be checked without the article.

Last names become full names, relative dates get their absolute date in square brackets, attribution stays. What
stands between quotation marks keeps its words: there, only a bracketed date is added.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date

from claims.extraction import lexicon
from claims.extraction.types import Person, Quotation, Span, TimeExpression

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PARTY = re.compile(r"([RDI])(?:-.*)?")
_PARTIES = {"R": "a Republican", "D": "a Democrat", "I": "an independent"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_SUBJECT = frozenset(("he", "she", "him"))
_POSSESSIVE = frozenset(("his", "her"))
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
_TAKES_ARTICLE = re.compile(
    r"\b(?:Foundation|University of|Department|Ministry|Council|Committee|Commission|Agency|Bureau|Association|Union"
    r"|Institute|Center|Centre|Court|Party|Bank|Times|Post|States|Kingdom|Nations|Organization|Office)\b"
)
_OPENER = re.compile(
    r"\A(?:However|But|And|Meanwhile|Still|Yet|Moreover|Also|Separately|Nevertheless|Indeed|Instead|So|Then|UPDATE:)"
    r"(?:,\s+|\s+(?=[A-Z“\"‘])|\s+)",
)
_CONJUNCTION_NEEDS_COMMA = re.compile(r"\A(?:Still|Also|Then|So|Indeed|Instead|However|Meanwhile|Separately) ")
_QUOTED = re.compile(r"[“\"„«][^”\"“»«„]{0,4000}[”\"»]")
_MARKS = "“”„‟\"«»‘’'` "
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

    The words between quotation marks stay as they are but for bracketed dates. The article's own reporting verb is
    kept where it is one word in the past tense; without a known speaker the passive is used.
    """
    verb = _verb(text, quotation)
    who = quotation.claimant or "An unnamed speaker"
    if quotation.kind == "direct":
        words = _apply(text, quotation.quote, _date_edits(text, quotation.quote, time_expressions)).strip()
        return f"{who} {verb}: “{_one_line(words.strip(_MARKS))}”"
    edits = _date_edits(text, quotation.quote, time_expressions)
    edits += _name_edits(text, quotation.quote, persons)
    words = _one_line(_apply(text, quotation.quote, edits)).strip(" ,;:")
    if quotation.kind == "mixed" and words[:1] in _MARKS:
        return _stop(f"{who} {verb}: {words}")
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
    quoted = [
        (span.start + match.start(), span.start + match.end())
        for match in _QUOTED.finditer(text[span.start : span.end])
    ]
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


_Mentions = list[tuple[Span, str]]
_last_mentions: tuple[Sequence[Person], _Mentions] | None = None


def _mentions_in(persons: Sequence[Person], span: Span) -> _Mentions:
    """Mentions inside a span with the full name, in order.

    The sorted list of the persons asked for last is kept: an article's claims are written one after the other.
    """
    global _last_mentions
    kept = _last_mentions
    if kept is None or kept[0] is not persons:
        mentions = [(mention, person.name) for person in persons for mention in person.mentions]
        mentions.sort(key=lambda item: item[0].start)
        kept = _last_mentions = (persons, mentions)
    first = bisect_left(kept[1], span.start, key=lambda item: item[0].start)
    last = bisect_left(kept[1], span.end, key=lambda item: item[0].start)
    return [item for item in kept[1][first:last] if item[0].end <= span.end]


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
    edits: list[_Edit] = []
    for expression in time_expressions[first:last]:
        absolute = written_value(expression.value)
        if absolute is None or expression.span.end > span.end or expression.type in ("DURATION", "SET"):
            continue
        if not _says(expression.span.of(text), absolute):
            edits.append((expression.span.end, expression.span.end, f" [{absolute}]"))
    return edits


def _says(words: str, absolute: str) -> bool:
    """Whether the expression already tells its year, and its day where the value has one."""
    told = set(re.findall(r"\d+", words))
    wanted = re.findall(r"\d+", absolute)
    return all(number in told for number in wanted) or (len(wanted) == 1 and wanted[0][:3] in words)


def written_value(value: str) -> str | None:
    """A TIMEX3 value as an editor writes it; None for vague, unresolved and repeated ones."""
    day = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value)
    if day:
        return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}" if 1 <= int(day[2]) <= 12 else None
    month = re.fullmatch(r"(\d{4})-(\d\d)", value)
    if month:
        return f"{_MONTHS[int(month[2]) - 1]} {month[1]}" if 1 <= int(month[2]) <= 12 else None
    week = re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value)
    if week:
        return _week(int(week[1]), int(week[2]), weekend=bool(week[3]))
    quarter = re.fullmatch(r"(\d{4})-Q([1-4])", value)
    if quarter:
        return f"quarter {quarter[2]} of {quarter[1]}"
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value)
    if season:
        return f"{_SEASONS[season[2]]} {season[1]}"
    return value if re.fullmatch(r"\d{4}", value) else None


def _week(year: int, number: int, *, weekend: bool) -> str | None:
    try:
        monday = date.fromisocalendar(year, number, 6 if weekend else 1)
    except ValueError:
        return None
    return f"{'weekend' if weekend else 'week'} of {written_date(monday)}"


def written_date(day: date) -> str:
    """3 December 2025."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


# ------------------------------------------------------------------- words


def _verb(text: str, quotation: Quotation) -> str:
    cue = quotation.cue.of(text) if quotation.cue else ""
    return cue.lower() if _PAST_CUE.fullmatch(cue.lower()) and len(cue) < 24 else "said"


def _tidy(words: str) -> str:
    words = _one_line(words)
    opener = _OPENER.match(words)
    if opener and (words[opener.end() - 2] in ",:" or not _CONJUNCTION_NEEDS_COMMA.match(words)):
        rest = words[opener.end() :]
        if rest:
            words = rest[0].upper() + rest[1:]
    return _stop(words)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _stop(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…", "”", '"', "»")) else words + "."


def _lower_start(words: str) -> str:
    """Lower-case a first word that only begins a sentence."""
    first = words.split(" ", 1)[0]
    small = first.lower() in _SMALL
    return first.lower() + words[len(first) :] if small else words


def _with_article(organisation: str) -> str:
    """ "the Foundation for …", but "Politico"."""
    needs = _TAKES_ARTICLE.search(organisation) and not organisation.lower().startswith("the ")
    return f"the {organisation}" if needs else organisation


def _without_qualifier(role: str) -> str:
    return re.sub(
        r"\A(?:former|ex|onetime|one-time|erstwhile|incoming|late|then|fired|ousted)[ -]", "", role, flags=re.IGNORECASE
    )
