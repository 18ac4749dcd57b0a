"""A title before the name: "Senator Ann Berg", "Sens. Ann Berg of Ohio and Paul Holm of Utah"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.roles.mentions import joined_before, mention, past_title
from claims.extraction.roles.phrases import Reader, RolePhrase
from claims.extraction.types import RoleMention


def title(reader: Reader, role: RolePhrase) -> Iterator[RoleMention]:
    """The name right behind the title, or behind "of State"; further names share a plural title, and two titles
    joined by "and" share the name."""
    if _is_verb(reader, role):
        return
    end = role.head + 1
    complement = reader.complement(end)
    if complement and reader.kind(complement) in ("C", "N", "I", "V"):
        begin = complement
    else:
        begin = end
        complement = None
    upper = reader.word(role.head)[0].isupper()
    known = reader.word(begin) in reader.surnames and reader.kind(begin + 1) != "C"
    stop = reader.name(begin, single=upper or known or reader.kind(begin) == "N")
    if stop is None and reader.kind(end) == "O":
        split = _department_then_name(reader, end)
        if split:
            begin, stop = split
            complement = begin
    fellow = reader.word(role.head).lower() in reader.vocabulary.modifiers  # "fellow candidate Ann Berg"
    if stop is None and not upper and not fellow and reader.kind(end) in ("H", "C", "Q"):
        begin = past_title(reader, end)  # "opposition leader Sheikh Ann Berg"
        stop = reader.name(begin, single=False) if begin > end else None
    if stop is None or (begin == end and reader.word(end) in reader.vocabulary.departments):
        return  # "the General Staff"
    alone = not upper or role.first == 0
    if alone and reader.word(role.head).lower() in reader.vocabulary.things_too and not reader.sure(begin, stop):
        return  # "retailer Best Buy"
    if _names_organisation(reader, begin, stop) or (
        fellow and reader.word(begin).lower() in reader.vocabulary.no_organisation
    ):
        return
    if not upper:
        role = reader.widened(role)
    plural = reader.word(role.head).lower() in reader.vocabulary.plurals
    if plural and stop - reader.after_honorific(begin) == 1 and _next_name(reader, stop) is None:
        return  # "the candidates Berg named"
    last = complement or end
    names = [(begin, stop)]
    places = [_place_after(reader, stop)]
    while plural and len(names) < 40:
        following = _next_name(reader, places[-1][1] if places[-1] else names[-1][1])
        if following is None:
            break
        names.append(following)
        places.append(_place_after(reader, following[1]))
    for name, place in zip(names, places, strict=True):
        yield mention(reader, name, role, last, "title", place)
        joined = joined_before(reader, role)
        if joined is not None and not plural:
            yield mention(reader, name, joined, joined.last, "title", None)


def _is_verb(reader: Reader, role: RolePhrase) -> bool:
    """ "will host Ann Berg", "who coaches Ann Berg"."""
    if role.first != role.head or reader.word(role.head).lower() not in reader.vocabulary.verbs_too:
        return False
    third_person = reader.word(role.head).lower() in reader.vocabulary.plurals
    return (
        reader.word(role.head - 1).lower()
        in reader.vocabulary.grammar["before_verbs_s" if third_person else "before_verbs"]
    )


def _names_organisation(reader: Reader, begin: int, stop: int) -> bool:
    """ "billionaire Oslo Mavericks owner Ann Berg", "nationalist Swiss Folk's Party"."""
    if reader.kind(stop) == "H" and reader.word(stop).islower() and reader.kind(stop + 1) in ("C", "I"):
        return True
    owns = reader.kind(stop) == "S" and reader.word(stop + 1) in reader.vocabulary.organisation_words
    return owns and not reader.sure(begin, stop)


def _next_name(reader: Reader, stop: int) -> tuple[int, int] | None:
    """The name that a comma or "and" joins to the one ending at ``stop``."""
    stop = begin = _skip_parenthesis(reader, stop)
    if reader.kind(begin) == ",":
        begin += 1
    if reader.kind(begin) == "A":
        begin += 1
    if begin == stop:
        return None
    following = reader.name(begin, single=reader.kind(begin - 1) == "A")
    return (begin, following) if following else None


def _department_then_name(reader: Reader, index: int) -> tuple[int, int] | None:
    """ "of the Air Force for Acquisition Marvin Sambur": the name begins at a known given name."""
    for begin in range(index + 2, min(index + 10, len(reader.tokens.words))):
        kind = reader.kind(begin)
        if kind not in ("C", "I", "O", "T", "A", "H", "M") and reader.word(begin) != "for":
            break
        if reader.word(begin) in reader.vocabulary.given and reader.kind(begin - 1) == "C":
            stop = reader.name(begin, single=False)
            if stop:
                return begin, stop
    return _last_two_capitals(reader, index)


def _last_two_capitals(reader: Reader, index: int) -> tuple[int, int] | None:
    """The same where the given name is unknown: the last two of three or more capitalised words."""
    end = index + 1
    run = 0
    while end - index < 12 and (reader.kind(end) in ("C", "I", "O", "T", "A") or reader.word(end) == "for"):
        run = run + 1 if reader.kind(end) in ("C", "I") else 0
        end += 1
    known = reader.word(end - 3) in reader.vocabulary.departments
    if run < 3 or not known or any(reader.word(i) in reader.vocabulary.organisation_words for i in (end - 2, end - 1)):
        return None
    return end - 2, end


def _place_after(reader: Reader, index: int) -> tuple[int, int] | None:
    """ "Sens. Johnny Isakson [of Georgia]"."""
    return reader.organisation(index) if reader.kind(index) == "O" else None


def _skip_parenthesis(reader: Reader, index: int) -> int:
    if reader.kind(index) == "(":
        for end in range(index + 1, min(index + 8, len(reader.tokens.words))):
            if reader.kind(end) == ")":
                return end + 1
    return index
