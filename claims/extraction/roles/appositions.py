"""A role beside the name: "Ann Berg, 52, a law professor at Yale", "the group's director, Ann Berg"."""

from __future__ import annotations

from collections.abc import Iterator

from claims.extraction.roles.mentions import joined_before, mention, name_before, past_title, role_end
from claims.extraction.roles.phrases import Reader, RolePhrase
from claims.extraction.types import RoleMention

_BESIDE = (",", "-", "–", "—", "(")
_CLOSING = (",", ".", ")", "(", "", ";", ":", "-", "—", "–", "x", "O", "S")
_LONGEST_APPOSITION = 40  # tokens
_MOST_SHARING = 10  # names that share one plural role


class Appositions:
    """Roles beside names in one sentence, read from left to right.

    Where one apposition ends is kept, so that "and" or a comma can add the next to the same person: "Ann Berg, head of
    research at Acme and a former senator".
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._ended: dict[int, tuple[int, int]] = {}  # token index → name
        self._latest: tuple[int, int] | None = None

    def holder_before(self, index: int) -> tuple[int, int] | None:
        """The person whose apposition ends before the token at ``index``."""
        return self._ended.get(index)

    def latest(self, index: int) -> tuple[int, int] | None:
        """The person of the last apposition, where nothing but its words can lie between it and ``index``."""
        if self._latest is None or index - self._latest[1] > _LONGEST_APPOSITION:
            return None
        between = self._reader.tokens.kinds[self._latest[1] : index]
        return None if any(mark in between for mark in ";:—.") else self._latest

    def ends(self, index: int, name: tuple[int, int]) -> None:
        """Note that what is said of a person ends before the token at ``index``."""
        self._ended[index] = name

    def after_name(self, role: RolePhrase) -> Iterator[RoleMention]:
        """NAME, (age,) the ROLE (of ORG); names joined by "and" share a plural role."""
        reader = self._reader
        if reader.kind(role.lead - 1) not in (*_BESIDE, "A"):
            role = reader.widened(role)
        name = self._holder(role)
        if name is None:
            return
        last, organisation = role_end(reader, role)
        if reader.kind(last) in ("C", "N", "I", "S") or self._is_subject(last):
            return  # a title before another name, an owner
        names = [name]
        if reader.word(role.head).lower() in reader.vocabulary.plurals:
            names = self._joint(name)
            if len(names) < 2:
                return  # "Clinton, many members of the party"
        self._latest = name
        self._ended[organisation[1] if organisation else last] = name
        for each in names:
            yield mention(reader, each, role, last, "apposition", organisation)

    def _holder(self, role: RolePhrase) -> tuple[int, int] | None:
        """Whose apposition begins at the role: the name before the comma, or the holder of the role before."""
        reader = self._reader
        mark = role.lead - 1
        if reader.kind(mark) == "A":
            before = mark - 1 if reader.kind(mark - 1) == "," else mark
            if before in self._ended:
                return self._ended[before]
            start = self._start_of_joined(before)
            if start is None:
                return None
            mark = start
        if reader.kind(mark) not in _BESIDE:
            return None
        if reader.kind(mark) == "," and mark in self._ended:
            name = self._ended[mark]
            named = role.lead == role.first and reader.word(name[0] - 1) in reader.vocabulary.naming
            return None if named else name  # "named Ann Berg, a lawyer, ambassador"
        return name_before(reader, mark) or self._unknown_single(role, mark)

    def _is_subject(self, index: int) -> bool:
        """Whether a verb follows what then is no apposition: "With Ann Berg, the candidate said"."""
        word = self._reader.word(index)
        return word in ("said", "says", "told", "stated", "added", "has", "had", "will", "is", "was", "were", "are")

    def _start_of_joined(self, conjunction: int) -> int | None:
        """The mark before the first of two joined roles: "Ann Berg[,] a veteran and former officer"."""
        reader = self._reader
        for index in range(conjunction - 1, max(-1, conjunction - 14), -1):
            kind = reader.kind(index)
            if kind in _BESIDE and not reader.glued(index + 1):
                return index if "H" in reader.tokens.kinds[index + 1 : conjunction] else None
            if kind in (".", ";", ":") or (
                kind == "x" and reader.word(index) in reader.vocabulary.grammar["closed"] - _INNER
            ):
                return None
        return None

    def _unknown_single(self, role: RolePhrase, mark: int) -> tuple[int, int] | None:
        """A last name that the text gives nowhere in full: "Karimi, executive director of the centre, said"."""
        reader = self._reader
        index = mark - 1
        word = reader.word(index)
        head = reader.word(role.head).lower()
        if (
            reader.kind(mark) != ","
            or reader.kind(index) != "C"
            or reader.kind(index - 1) in ("C", "I", "H", "S", "O", "A")
        ):
            return None
        if word in reader.vocabulary.places or word in reader.vocabulary.organisation_words or not word[1:].islower():
            return None
        if index == 0 and word.endswith("ly"):
            return None  # "Additionally, a lawyer ..."
        if role.family or head in reader.vocabulary.things_too or head in reader.vocabulary.members_too:
            return None
        if (
            reader.word(index - 1).lower() in reader.vocabulary.grammar["before_places"]
            or reader.word(index - 1).isdigit()
        ):
            return None
        last, organisation = role_end(reader, role)
        closing = organisation[1] if organisation else last
        return (index, index + 1) if reader.kind(closing) in (",", ")", "—", ";") else None

    def _joint(self, name: tuple[int, int]) -> list[tuple[int, int]]:
        """The names that commas and "and" join to the last one, in their order: "A, B and C"."""
        reader = self._reader
        names = [name]
        while len(names) < _MOST_SHARING:
            end = names[-1][0]
            while reader.kind(end - 1) in (",", "A"):
                end -= 1
            before = name_before(reader, end) if end < names[-1][0] else None
            if before is None:
                break
            names.append(before)
        return names[::-1]

    def before_name(self, role: RolePhrase) -> Iterator[RoleMention]:
        """The ROLE (of ORG), NAME; a title may stand before the name, and several names share a plural role."""
        reader = self._reader
        plural = reader.word(role.head).lower() in reader.vocabulary.plurals
        if reader.word(role.head)[0].islower():
            role = reader.widened(role)
        first = joined_before(reader, role)
        outer = first or role
        bare = outer.lead == outer.first and reader.kind(outer.first - 1) != "S"
        if bare and not plural and reader.kind(outer.first) != "Q":
            return
        last, organisation = role_end(reader, role)
        comma = organisation[1] if organisation else self._past_phrase(last)
        if reader.kind(comma) not in (",", ":", "—", "–"):
            return
        begin = past_title(reader, comma + 1)
        stop = reader.name(begin, single=begin > comma + 1)
        if stop is None:
            return
        names = [(begin, stop)]
        if plural:
            names = self._listed(begin, stop)
        after = reader.kind(names[-1][1])
        if after not in _CLOSING or plural == (len(names) == 1):
            return
        for name in names:
            yield mention(reader, name, role, last, "apposition", organisation)
            if first is not None:
                yield mention(reader, name, first, first.last, "apposition", organisation)

    def _past_phrase(self, index: int) -> int:
        """Behind "of the opening film", which names no organisation."""
        reader = self._reader
        if reader.kind(index) != "O" and reader.word(index) not in _INNER:
            return index
        end = index + 1
        while end - index < 8 and reader.kind(end) in ("T", "P", "M", "x", "C", "H", "S", "O"):
            if reader.kind(end) == "x" and reader.word(end) in reader.vocabulary.grammar["closed"] - _INNER:
                return index
            end += 1
        return end

    def _listed(self, begin: int, stop: int) -> list[tuple[int, int]]:
        reader = self._reader
        names = [(begin, stop)]
        while len(names) < _MOST_SHARING and reader.kind(stop) in (",", "A"):
            following = stop + 1
            if reader.kind(following) == "A":
                following += 1
            following = past_title(reader, following)
            end = reader.name(following, single=False)
            if end is None:
                break
            names.append((following, end))
            stop = end
        return names


_INNER = frozenset(("at", "for", "in", "on", "with", "of"))
