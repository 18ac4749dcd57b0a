"""A name tied to an organisation or a party without a role: "Ann Berg of the Oslo Post", "(R-Ky.)"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.roles.mentions import name_before
from claims.extraction.roles.phrases import Reader
from claims.extraction.types import RoleMention

_LONGEST_OWNER = 7  # tokens of an organisation before 's


def affiliation(reader: Reader, index: int) -> Iterator[RoleMention]:
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
        owner = _owner(reader, index - 1)
        if owner and (_organisation_like(reader, owner) or (reader.sure(index, stop) and _unknown(reader, owner))):
            yield _belongs(reader, index, stop, owner)
            return
    after = stop + 1 if reader.kind(stop) == "," and reader.word(stop + 1) == "with" else stop
    if reader.kind(after) != "O" and reader.word(after) not in ("with", "from"):
        return
    organisation = reader.organisation(after)
    if organisation is None:
        return
    if after != stop and reader.kind(organisation[1]) not in (",", ".", ";", "—", ")"):
        return  # "Ann Berg, with the Teachers' Union cheering"
    article = reader.kind(after + 1) == "T" and reader.kind(after) == "O" and reader.sure(index, stop)
    if not _organisation_like(reader, organisation) and not (article and _unknown(reader, organisation)):
        return
    yield _belongs(reader, index, stop, organisation)
    yield from _joint_names(reader, index, organisation)


def _owner(reader: Reader, mark: int) -> tuple[int, int] | None:
    """The capitalised words before a possessive mark."""
    begin = mark
    while begin > 0 and mark - begin < _LONGEST_OWNER and reader.kind(begin - 1) in ("C", "I", "H"):
        if not reader.word(begin - 1)[:1].isupper():
            break
        begin -= 1
    return (begin, mark) if begin < mark else None


def _unknown(reader: Reader, words: tuple[int, int]) -> bool:
    """Whether capitalised words name neither a known place nor a person."""
    first, last = words
    if reader.kind(first) != "C" or reader.is_person(first, last) or reader.word(last - 1).endswith("s"):
        return False
    return not any(
        word in reader.vocabulary.places or word in reader.vocabulary.place_words or word.lower() in _NO_OWNERS
        for word in reader.tokens.words[first:last]
    )


_NO_OWNERS = frozenset(("america", "world", "country", "state", "city", "nation", "today", "tomorrow", "tonight"))


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
        name = name_before(reader, end)
        if name is None or name[1] != end or name[1] - name[0] < 2:
            return
        yield _belongs(reader, *name, organisation)
        position = name[0]


def _organisation_like(reader: Reader, organisation: tuple[int, int]) -> bool:
    words = reader.tokens.words[organisation[0] : organisation[1]]
    return any(
        (
            word in reader.vocabulary.organisation_words
            and word not in reader.vocabulary.place_words
            and word.lower() not in reader.vocabulary.no_organisation
        )
        or word in reader.vocabulary.grammar["organisations"]
        or (
            len(word) > 1
            and word[1:] != word[1:].lower()
            and "-" not in word
            and "." not in word
            and not word.startswith(("Mc", "Mac", "O'", "O’", "De", "Le", "La"))
        )
        for word in words
    )


def party(reader: Reader, index: int) -> Iterator[RoleMention]:
    """NAME (R-Ky.); NAME, R-Texas."""
    label = reader.word(index + 1)
    if not label or label[0] not in "RDI" or index == 0:
        return
    if not (len(label) == 1 or label[1:2] == "-" or reader.kind(index + 2) == "-"):
        return
    if reader.kind(index) == ",":
        closing = index + 2 if label[1:2] == "-" and len(label) > 2 else None
    else:
        closing = next((i for i in range(index + 1, index + 7) if reader.kind(i) == ")"), None)
    if closing is None:
        return
    name = name_before(reader, index)
    if name:
        yield RoleMention(
            reader.span(reader.after_honorific(name[0]), name[1]), None, reader.span(index + 1, closing), "party"
        )
