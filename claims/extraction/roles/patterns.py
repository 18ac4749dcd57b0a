"""Where a role phrase and a name belong together: title, apposition, predicate, affiliation, party."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.roles.affiliations import affiliation, party
from claims.extraction.roles.appositions import Appositions
from claims.extraction.roles.phrases import Reader
from claims.extraction.roles.predicates import heading, inverse, predicate
from claims.extraction.roles.titles import title
from claims.extraction.types import RoleMention


def roles_in(reader: Reader) -> Iterator[RoleMention]:
    """All person–role pairs of a sentence, some more than once."""
    kinds = reader.tokens.kinds
    appositions = Appositions(reader)
    for index, kind in enumerate(kinds):
        if kind in "HF":
            yield from heading(reader, index)
            yield from _from_head(reader, index, appositions)
        elif kind in "(,":
            yield from party(reader, index)
        elif kind in "CIN" and (index == 0 or kinds[index - 1] not in "CIN"):
            yield from affiliation(reader, index)


def _from_head(reader: Reader, head: int, appositions: Appositions) -> Iterator[RoleMention]:
    if _goes_on(reader, head):
        return
    role = reader.role_ending_at(head)
    if role.first == head and reader.word(head)[0].isupper() and reader.kind(head - 1) == "C":
        return
    yield from title(reader, role)
    beside = list(appositions.after_name(role))
    yield from beside or predicate(reader, role, appositions)
    yield from appositions.before_name(role)
    yield from inverse(reader, role)


def _goes_on(reader: Reader, head: int) -> bool:
    """Whether the head is only the beginning of a longer title: "Vice President", "Chief Operating Officer"."""
    if (
        reader.kind(head + 1) == "x"
        and reader.kind(head + 2) == "H"
        and reader.word(head) in reader.vocabulary.modifiers
    ):
        return reader.plain(head + 1)  # "deputy brewery manager"
    for index in (head + 1, head + 2, head + 3):
        if reader.kind(index) == "H":
            if index == head + 1 and reader.word(head).islower() and reader.word(index)[0].isupper():
                return False  # "opposition leader Sheikh Ann Berg"
            name = reader.word(index)[:1].isupper() and (
                reader.word(index) in reader.surnames or reader.word(index - 1) in reader.vocabulary.given
            )
            return not name
        if reader.word(index).lower() not in reader.vocabulary.modifiers:
            return reader.kind(head + 1) == "M" and not reader.word(head + 1).endswith(("ing", "ed"))
    return True
