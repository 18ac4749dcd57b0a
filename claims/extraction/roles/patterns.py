"""Where a role phrase and a name belong together: title, apposition, predicate, affiliation, party."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.roles.phrases import Reader, RolePhrase
from claims.extraction.types import RoleMention


def roles_in(reader: Reader) -> Iterator[RoleMention]:
    kinds = reader.tokens.kinds
    for index, kind in enumerate(kinds):
        if kind in "HF":
            yield from _from_head(reader, index)
        elif kind == "(":
            yield from _party(reader, index)
        elif kind in "CIN" and (index == 0 or kinds[index - 1] not in "CIN"):
            yield from _affiliation(reader, index)


def _mention(
    reader: Reader, name: tuple[int, int], role: RolePhrase, last: int, kind: str, organisation: tuple[int, int] | None
) -> RoleMention:
    organisation = organisation or role.organisation
    return RoleMention(
        reader.span(reader.after_honorific(name[0]), name[1]),
        reader.span(role.first, last),
        reader.span(*organisation) if organisation else None,
        "family" if role.family else kind,
        role.qualifier,
    )


def _from_head(reader: Reader, head: int) -> Iterator[RoleMention]:
    if _goes_on(reader, head):
        return
    role = reader.role_ending_at(head)
    if role.first == head and reader.word(head)[0].isupper() and reader.kind(head - 1) == "C":
        return
    yield from _title(reader, role)
    yield from _apposition_after_name(reader, role)
    yield from _apposition_before_name(reader, role)
    yield from _predicate(reader, role)


def _goes_on(reader: Reader, head: int) -> bool:
    """Whether the head is only the beginning of a longer title: "Vice President", "Chief Operating Officer"."""
    for index in (head + 1, head + 2, head + 3):
        if reader.kind(index) == "H":
            name = reader.word(index)[:1].isupper() and reader.word(index) in reader.surnames
            return not name
        if reader.word(index).lower() not in reader.vocabulary.modifiers:
            return reader.kind(head + 1) == "M"
    return True


# ------------------------------------------------------------------ title


def _title(reader: Reader, role: RolePhrase) -> Iterator[RoleMention]:
    """The name right behind the title, or behind "of State"; further names share a plural title."""
    end = role.head + 1
    complement = reader.complement(end)
    if complement and reader.kind(complement) in ("C", "N", "I"):
        begin = complement
    else:
        begin = end
        complement = None
    single = reader.word(role.head)[0].isupper() or reader.kind(begin) == "N"
    stop = reader.name(begin, single=single)
    if stop is None and reader.kind(end) == "O":
        split = _department_then_name(reader, end)
        if split:
            begin, stop = split
            complement = begin
    if stop is None or (begin == end and reader.word(end) in reader.vocabulary.departments):
        return  # "the General Staff"
    plural = reader.word(role.head).lower() in reader.vocabulary.plurals
    last = complement or end
    while True:
        organisation = _place_after(reader, stop)
        yield _mention(reader, (begin, stop), role, last, "title", organisation)
        if not plural:
            return
        if organisation:
            stop = organisation[1]
        stop = _skip_parenthesis(reader, stop)
        if reader.kind(stop) == ",":
            stop += 1
        if reader.kind(stop) == "A":
            stop += 1
        begin = stop
        following = reader.name(begin, single=False)
        if following is None:
            return
        stop = following


def _department_then_name(reader: Reader, index: int) -> tuple[int, int] | None:
    """ "of the Air Force for Acquisition Marvin Sambur": the name begins at a known given name."""
    for begin in range(index + 2, min(index + 10, len(reader.tokens.words))):
        kind = reader.kind(begin)
        if kind not in ("C", "I", "O", "T", "A", "H", "M") and reader.word(begin) != "for":
            break
        if reader.word(begin) in reader.vocabulary.given:
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
    before = reader.word(end - 3)
    known = before in reader.vocabulary.departments
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


# ------------------------------------------------------------- apposition


def _apposition_after_name(reader: Reader, role: RolePhrase) -> Iterator[RoleMention]:
    """NAME, (age,) the ROLE (of ORG)."""
    if reader.kind(role.lead - 1) not in (",", "-", "–", "—", "(", "A"):
        role = reader.widened(role)
    comma = role.lead - 1
    if reader.kind(comma) == "A" and reader.kind(comma - 1) == ",":
        earlier = _joined_role_start(reader, comma - 1)
        comma = earlier if earlier is not None else comma
    elif reader.kind(comma) == "A":  # "a combat veteran and former CIA officer"
        earlier = _joined_role_start(reader, comma)
        comma = earlier if earlier is not None else comma
    if reader.kind(comma) not in (",", "-", "–", "—", "("):
        return
    name = _name_before(reader, comma)
    if name is None:
        return
    last, organisation = _role_end(reader, role)
    if reader.word(role.head).lower() in reader.vocabulary.plurals:
        return  # "Clinton, many members of the party"
    if reader.kind(last) in ("C", "N", "I"):
        return  # a title before another name
    yield _mention(reader, name, role, last, "apposition", organisation)


def _joined_role_start(reader: Reader, conjunction: int) -> int | None:
    """The comma before the first of two joined roles, where ``conjunction`` is the "and" between them."""
    for index in range(conjunction - 1, max(-1, conjunction - 14), -1):
        kind = reader.kind(index)
        if kind == ",":
            inner = reader.tokens.kinds[index + 1 : conjunction]
            return index if "H" in inner else None
        if kind in ".;:" or (kind == "x" and reader.word(index) not in ("at", "for", "in", "on", "with")):
            return None
    return None


def _name_before(reader: Reader, comma: int) -> tuple[int, int] | None:
    """The person's name that ends before ``comma`` (an age or a party between is skipped)."""
    end = comma
    if reader.kind(end - 1) == ")":
        while end > 0 and reader.kind(end) != "(" and comma - end < 8:
            end -= 1
    if reader.kind(end - 1) == "D" and reader.kind(end - 2) == ",":
        end -= 2
    begin = end
    if (
        reader.kind(end - 1) == "H"
        and reader.word(end - 1)[0].isupper()
        and (reader.kind(end - 2) == "I" or reader.word(end - 2) in reader.vocabulary.given)
    ):
        begin -= 1  # "Brian Baker", "Matthew Prince"
    while begin > 0 and end - begin < 6 and reader.kind(begin - 1) in ("C", "I", "J", "V", "N"):
        begin -= 1
    while begin < end and reader.kind(begin) in ("V", "J"):
        begin += 1
    if begin == end:
        return None
    single = reader.word(end - 1) in reader.surnames or reader.kind(begin) == "N"
    for first in range(begin, end):
        if reader.word(first).lower() in reader.vocabulary.no_organisation:
            continue  # "Democrat Kim Myers"
        if reader.name(first, single=single) == end:
            return first, end
    return None


def _role_end(reader: Reader, role: RolePhrase) -> tuple[int, tuple[int, int] | None]:
    """Where the role ends ("professor of constitutional law") and the organisation behind it or, where two roles
    are joined ("chairman and chief executive of Acme"), behind the second."""
    last = reader.complement(role.head + 1) or role.head + 1
    organisation = reader.organisation(last)
    if organisation is None and reader.kind(last) == "A":
        index = last + 1
        while index - last < 8 and reader.kind(index) in ("T", "Q", "M", "C", "H") and reader.kind(index + 1) != "":
            index += 1
        if reader.kind(index - 1) == "H":
            organisation = reader.organisation(index)
    return last, organisation


def _apposition_before_name(reader: Reader, role: RolePhrase) -> Iterator[RoleMention]:
    """The ROLE (of ORG), NAME,"""
    if role.lead == role.first and reader.kind(role.first - 1) != "S":
        return
    last, organisation = _role_end(reader, role)
    comma = organisation[1] if organisation else last
    if reader.kind(comma) != ",":
        return
    stop = reader.name(comma + 1, single=False)
    if stop is None or reader.kind(stop) not in (",", ".", ")", "", ";", ":", "-", "—", "x"):
        return
    yield _mention(reader, (comma + 1, stop), role, last, "apposition", organisation)


# -------------------------------------------------------------- predicate


def _predicate(reader: Reader, role: RolePhrase) -> Iterator[RoleMention]:
    """NAME (, who) is the ROLE; NAME resigned as ROLE."""
    index = role.lead - 1
    if reader.word(index) in ("now", "then", "also", "currently", "still", "once", "not", "today"):
        index -= 1
    word = reader.word(index)
    if word == "as":
        name = _subject_of_as(reader, index)
    elif word in reader.vocabulary.linking or (word in _MADE and reader.word(index - 1) in reader.vocabulary.linking):
        subject = index - 1 - (word in _MADE)
        if reader.word(subject) in ("who", "also", "has", "had", "now", "later", "then"):
            subject -= 1
        if reader.kind(subject) == ",":
            pass
        name = _name_before(reader, subject if reader.kind(subject) == "," else subject + 1)
    else:
        return
    if name is None:
        return
    last, organisation = _role_end(reader, role)
    if reader.kind(last) in ("C", "N", "I"):
        return  # "who was Senator Smith's aide"
    yield _mention(reader, name, role, last, "predicate", organisation)


# "was elected president", "was named chairman"
_MADE = frozenset(
    ["elected", "named", "appointed", "chosen", "made", "crowned", "declared", "reelected", "re-elected", "nominated"]
)


def _subject_of_as(reader: Reader, index: int) -> tuple[int, int] | None:
    """The nearest name before "… stepped down as", with a verb of holding or leaving office between."""
    verb = False
    for position in range(index - 1, max(-1, index - 14), -1):
        if reader.word(position).lower() in reader.vocabulary.as_verbs:
            verb = verb or reader.word(position - 1) != "to"
        if verb and reader.kind(position) in ("C", "J") and reader.kind(position + 1) not in ("C", "J", "S"):
            name = _name_before(reader, position + 1)
            if name:
                return name
    return None


# ------------------------------------------------- affiliation and party


def _affiliation(reader: Reader, index: int) -> Iterator[RoleMention]:
    """NAME(, NAME and NAME) of ORG; NAME, with ORG; ORG's NAME."""
    stop = reader.name(index, single=False)
    if stop is None:
        return
    words = reader.tokens.words[index:stop]
    if not set(reader.tokens.kinds[index:stop]).isdisjoint("HQM") or reader.word(stop)[:1].isupper():
        return
    if all(word.lower() in reader.vocabulary.modifiers for word in words):
        return
    if reader.kind(index - 1) == "S":
        begin = index - 1
        while begin > 0 and index - begin < 7 and reader.kind(begin - 1) in ("C", "I"):
            begin -= 1
        if _organisation_like(reader, (begin, index - 1)):
            yield _belongs(reader, index, stop, (begin, index - 1))
            return
    after = stop + 1 if reader.kind(stop) == "," and reader.word(stop + 1) == "with" else stop
    if reader.kind(after) != "O" and reader.word(after) not in ("with", "from"):
        return
    organisation = reader.organisation(after)
    if organisation is None or not _organisation_like(reader, organisation):
        return
    yield _belongs(reader, index, stop, organisation)
    yield from _joint_names(reader, index, organisation)


def _belongs(reader: Reader, first: int, last: int, organisation: tuple[int, int]) -> RoleMention:
    return RoleMention(
        reader.span(reader.after_honorific(first), last), None, reader.span(*organisation), "affiliation"
    )


def _joint_names(reader: Reader, index: int, organisation: tuple[int, int]) -> Iterator[RoleMention]:
    """The names that "and" and commas join to the one before "of": "A, B and C of ORG"."""
    position = index
    while position > 1 and reader.kind(position - 1) in (",", "A") and index - position < 40:
        end = position - 1
        while end > 0 and reader.kind(end - 1) in (",", "A"):
            end -= 1
        name = _name_before(reader, end)
        if name is None or name[1] - name[0] < 2:
            return
        yield _belongs(reader, *name, organisation)
        position = name[0]


def _organisation_like(reader: Reader, organisation: tuple[int, int]) -> bool:
    words = reader.tokens.words[organisation[0] : organisation[1]]
    return any(
        (word in reader.vocabulary.organisation_words and word not in reader.vocabulary.place_words)
        or (
            len(word) > 1
            and word[1:] != word[1:].lower()
            and "-" not in word
            and not word.startswith(("Mc", "Mac", "O'", "O’"))
        )
        for word in words
    )


def _party(reader: Reader, index: int) -> Iterator[RoleMention]:
    """NAME (R-Ky.)."""
    if not reader.word(index + 1) or reader.word(index + 1)[0] not in "RDI" or index == 0:
        return
    closing = next((i for i in range(index + 1, index + 7) if reader.kind(i) == ")"), None)
    label = reader.word(index + 1)
    if closing is None or not (len(label) == 1 or label[1:2] == "-" or reader.kind(index + 2) == "-"):
        return
    name = _name_before(reader, index)
    if name:
        yield RoleMention(
            reader.span(reader.after_honorific(name[0]), name[1]), None, reader.span(index + 1, closing), "party"
        )
