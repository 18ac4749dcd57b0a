"""What every form of stating a role yields, and the name that a phrase before it holds."""

from __future__ import annotations

from claims.extraction.roles.phrases import Reader, RolePhrase
from claims.extraction.types import RoleMention

_LONGEST_JOINED = 10  # tokens of a role that "and" joins to the next
_LONGEST_TITLE = 6


def mention(
    reader: Reader, name: tuple[int, int], role: RolePhrase, last: int, kind: str, organisation: tuple[int, int] | None
) -> RoleMention:
    """``last`` is the token index where the role's words end, complement included."""
    organisation = organisation or role.organisation
    return RoleMention(
        reader.span(reader.after_honorific(name[0]), name[1]),
        reader.span(role.first, last),
        reader.span(*organisation) if organisation else None,
        "family" if role.family else kind,
        role.qualifier,
    )


def role_end(reader: Reader, role: RolePhrase) -> tuple[int, tuple[int, int] | None]:
    """Where the role ends ("professor of constitutional law") and the organisation behind it or, where two roles
    are joined ("chairman and chief executive of Acme"), behind the second."""
    last = reader.complement(role.head + 1) or role.head + 1
    organisation = reader.organisation(last)
    if organisation is None and reader.kind(last) == "A":
        index = last + 1
        while index - last < 8 and reader.kind(index) in ("T", "Q", "M", "C", "H"):
            index += 1
        if reader.kind(index - 1) == "H":
            organisation = reader.organisation(reader.complement(index) or index)
    return last, organisation


def joined_before(reader: Reader, role: RolePhrase) -> RolePhrase | None:
    """The first of two roles of one person: "[founder] and chief executive"."""
    conjunction = role.first - 1
    if reader.kind(conjunction) != "A" or reader.kind(conjunction - 1) != "H":
        return None
    first = reader.role_ending_at(conjunction - 1)
    head = reader.word(first.head)
    if (
        conjunction - first.first > _LONGEST_JOINED
        or head.lower() in reader.vocabulary.plurals
        or head in reader.surnames
    ):
        return None  # "Cook and chairman Ann Berg"
    return first


def past_title(reader: Reader, index: int) -> int:
    """Behind a title set before a name: "the chairwoman, [Representative] Ann Berg"."""
    head = index
    while head - index < _LONGEST_TITLE and reader.kind(head) in ("C", "H", "M", "Q", "T"):
        if reader.kind(head) == "H" and reader.kind(head + 1) in ("C", "I", "V", "N"):
            return head + 1
        head += 1
    return index


def name_before(reader: Reader, end: int) -> tuple[int, int] | None:
    """The person's name that ends before ``end``; an age, a party, or a place between is skipped."""
    stop = _before_asides(reader, end)
    found = _name_ending(reader, stop)
    if found is None:
        place = _place_ending(reader, stop)
        found = _name_ending(reader, place) if place is not None else None
    return found


def _name_ending(reader: Reader, end: int) -> tuple[int, int] | None:
    begin = end
    if (
        reader.kind(end - 1) in ("H", "M", "Q")
        and reader.word(end - 1)[:1].isupper()
        and (reader.kind(end - 2) == "I" or reader.word(end - 2) in reader.vocabulary.given)
    ):
        begin -= 1  # "Brian Baker", "Matthew Prince"
    while begin > 0 and end - begin < 7 and reader.kind(begin - 1) in ("C", "I", "J", "V", "N"):
        begin -= 1
    begin = _before_nickname(reader, begin, end)
    while begin < end and reader.kind(begin) in ("V", "J"):
        begin += 1
    single = reader.word(end - 1) in reader.surnames
    given = reader.vocabulary.given
    for first in range(begin, end):
        if reader.word(first).lower() in reader.vocabulary.no_organisation:
            continue  # "Democrat Kim Myers"
        if first == 0 and end > 2 and reader.word(0) not in given and reader.word(1) in given:
            continue  # "Commuter Ann Berg" at the beginning of a sentence
        if first == 0 and end > 1 and reader.word(0).endswith("ing") and reader.word(0) not in given:
            continue  # "Asserting Berg's role as"
        alone = reader.kind(first) == "N" or (single and first == end - 1)
        if reader.name(first, single=alone) == end:
            return first, end
    return None


def _before_nickname(reader: Reader, begin: int, end: int) -> int:
    """Where a name with a nickname in quotation marks begins: [Sandra "Candy" Christophe]."""
    if begin == end or reader.word(begin - 1) not in ('"', "”", "'", "’"):
        return begin
    opening = begin - 2
    while begin - opening < 6 and reader.kind(opening) in ("C", "T", "H"):
        opening -= 1
    if opening == begin - 2 or reader.kind(opening) not in ('"', "“", "S", "‘") or reader.kind(opening - 1) != "C":
        return begin
    first = opening - 1
    while first > 0 and opening - first < 3 and reader.kind(first - 1) in ("C", "I"):
        first -= 1
    return first


def _before_asides(reader: Reader, comma: int) -> int:
    """Where what is set between a name and its role begins: "(R-Ky.)", ", 52", ", R-Texas"."""
    end = comma
    if reader.kind(end - 1) == ")":
        while end > 0 and reader.kind(end) != "(" and comma - end < 8:
            end -= 1
    stop = end - 1 if reader.kind(end - 1) == "." else end  # "R-Ky."
    aside = reader.kind(stop - 1) == "D" or reader.word(stop - 1)[:2] in ("R-", "D-", "I-")
    if aside and reader.kind(stop - 2) == ",":
        end = stop - 2
    return end


def _place_ending(reader: Reader, end: int) -> int | None:
    """Where "of Ohio" begins in "Ann Berg of Ohio, the chairwoman"; None where no such phrase ends here."""
    begin = end
    while begin > 0 and end - begin < 7 and reader.kind(begin - 1) in ("C", "O", "T", "H", "A"):
        begin -= 1
        if reader.kind(begin) == "O":
            organisation = reader.organisation(begin)
            return begin if organisation is not None and organisation[1] == end else None
    return None
