"""Role phrases within one sentence's tokens."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.roles.organisations import OrganisationReader

_LONGEST_ROLE = 14  # tokens before the head
_GROUPS = frozenset(("women", "men", "children", "girls", "boys", "people", "players", "teachers", "workers"))


_OPENING = (",", "A", "", "(", "—", "–", ";", ":", '"', "“", "”", "’")


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """``[first, last)`` are the role's tokens, ``head`` its last head noun; ``lead`` the token the whole noun
    phrase begins with (article, possessor)."""

    first: int
    last: int
    head: int
    lead: int
    organisation: tuple[int, int] | None
    qualifier: str | None
    family: bool


class Reader(OrganisationReader):
    """Role phrases besides names and organisations."""

    def role_ending_at(self, head: int) -> RolePhrase:
        """The role phrase whose head noun stands at ``head``, read to the left."""
        index = head
        while index > 0 and head - index < _LONGEST_ROLE and self._inside(index - 1):
            if self.kind(index - 1) == "H" and self._ends_title(index - 1):
                break
            index -= 1
        return self._from(self._trim(index, head), head)

    def _ends_title(self, index: int) -> bool:
        """Whether of two titles in a row the first ends here: "fellow candidate | Texas Senator"."""
        if self.kind(index + 1) == "Q":
            return True
        word = self.word(index)
        return word.islower() and word not in self.vocabulary.modifiers and self.word(index + 1)[0].isupper()

    def widened(self, role: RolePhrase) -> RolePhrase:
        """The role phrase with lower-case words before it that no list knows ("refugee rights program director"),
        as far as something that begins a noun phrase; the phrase unchanged where nothing does."""
        index = role.first
        while role.head - index < _LONGEST_ROLE and (self._inside(index - 1) or self.plain(index - 1)):
            if self.kind(index - 1) == "H" and self._ends_title(index - 1):
                break
            index -= 1
        first = self._trim(index, role.head)
        if first == role.first:
            return role
        before = self.kind(first - 1)
        closed = before in ("T", "P", "S")
        if not closed and before not in _OPENING and not self._opens(first - 1):
            return role
        if not all(self._noun(i, participle=closed and i == first, plural=closed) for i in range(first, role.first)):
            return role
        return self._from(first, role.head)

    def _opens(self, index: int) -> bool:
        """Whether a noun phrase begins behind a word: prepositions, conjunctions, verbs, but no "to" or "will"."""
        word, grammar = self.word(index), self.vocabulary.grammar
        return word in grammar["closed"] and word not in grammar["before_verbs"]

    def _from(self, first: int, head: int) -> RolePhrase:
        lead = first
        organisation = None
        if self.kind(first - 1) == "S":
            begin = self._capitals_before(first - 1)
            if begin is None:  # "the company's departing chief"
                lead = self._possessor(first - 1)
            else:
                lead = begin
                if self.kind(begin - 1) in ("T", "P"):
                    lead = begin - 1
                keeps = self.kind(head) == "F" or not self.is_person(begin, first - 1)
                organisation = (begin, first - 1) if keeps else None
        if self.word(lead - 1).endswith("-year-old"):
            lead -= 1
        while self.kind(lead - 1) in ("T", "P"):
            lead -= 1
        while self.word(lead - 1).lower() in self.vocabulary.grammar["adverbs"] and self.kind(lead - 1) != "P":
            lead -= 1
        return RolePhrase(
            first, head + 1, head, lead, organisation or self._inner_organisation(first, head),
            self._qualifier(first, head), self.kind(head) == "F",
        )  # fmt: skip

    def _possessor(self, mark: int) -> int:
        """Where the common noun phrase before a possessive mark begins: "[the Berg campaign]'s"."""
        begin = max(0, mark - 1)
        while (
            begin > 0 and mark - begin < 6 and (self.kind(begin - 1) in ("C", "M", "H", "Q") or self.plain(begin - 1))
        ):
            begin -= 1
        return begin if self.kind(begin - 1) in ("T", "P") else max(0, mark - 1)

    def plain(self, index: int) -> bool:
        """A lower-case word that may be a noun or adjective inside a role phrase."""
        word = self.word(index)
        return (
            self.kind(index) == "x"
            and word.islower()
            and "'" not in word
            and "’" not in word
            and word not in self.vocabulary.grammar["closed"]
            and (not word.endswith("ly") or self.kind(index + 1) == "M" or self.word(index + 1).endswith("ed"))
        )

    def _noun(self, index: int, *, participle: bool, plural: bool) -> bool:
        """Whether a word is rather a noun or adjective than a verb; behind an article a participle may come first."""
        word = self.word(index)
        if self.kind(index) != "x" or "-" in word or (plural and word.endswith("s")):
            return True
        return not word.endswith(("ing", "ed", "s")) or participle or "-" in self.word(index - 1)

    def _inside(self, index: int) -> bool:
        kind = self.kind(index)
        if kind in ("H", "C", "M", "Q", "I"):
            return True
        if kind == "A":
            return self._joins_organisation(index)
        if kind == "O":  # "Office of Management and Budget director"
            named = self.word(index - 1) in self.vocabulary.organisation_words
            return named and self.kind(index - 1) == "C" and self.kind(index + 1) == "C"
        if kind == "D":  # "the 2008 presidential nominee"
            return len(self.word(index)) == 4 and self.kind(index - 1) == "T"
        if kind == "S":  # "women's coach" stays inside; other possessors are outside
            return self.word(index - 1).lower() in _GROUPS
        return kind == "-" and self.glued(index) and self.glued(index + 1)

    def _joins_organisation(self, index: int) -> bool:
        """ "Security and Defense Council", "Food and Drug Administration", not "Ryan and Senate Majority Leader"."""
        before, after = self.word(index - 1), self.word(index + 1)
        if self.kind(index - 1) not in ("C", "H") or self.kind(index + 1) != "C":
            return False
        known = self.vocabulary.organisation_words
        if self.kind(index - 2) == "O" and self.word(index - 3) in known:
            return True  # "Office of Trade and Budget"
        if before.lower() in self.vocabulary.modifiers or before in self.vocabulary.departments:
            return self.kind(index + 2) in ("C", "H")
        if before in self.surnames or before in self.vocabulary.given or before in self.vocabulary.places:
            return False
        return self.word(index + 2) in known and after not in known and after not in self.vocabulary.places

    def _trim(self, first: int, head: int) -> int:
        """Drop what cannot open a role phrase; a run of capitals that holds a comma never occurs."""
        while first < head and (
            self.kind(first) in ("A", "-", "S")
            or self.word(first) in self.vocabulary.grammar["adverbs"]
            or (self.kind(first) == "M" and self.word(first - 1).lower() in self.vocabulary.grammar["before_verbs"])
        ):
            first += 1  # "then head of", "to force Senator Berg"
        return first

    def _capitals_before(self, index: int) -> int | None:
        """Where the run of capitalised words that ends before ``index`` begins."""
        begin = index
        while begin > 0 and index - begin < 6 and self.kind(begin - 1) in ("C", "I", "H", "M"):
            if not self.word(begin - 1)[:1].isupper():
                break
            begin -= 1
            if self.kind(begin - 1) == "O" and self.kind(begin - 2) == "C":
                begin -= 1  # "Friends of Oslo's director"
        return begin if begin < index else None

    def _inner_organisation(self, first: int, head: int) -> tuple[int, int] | None:
        """The capitalised words before the title proper: "[National Security Council] Secretary"."""
        begin, end = first, head
        while begin < head and (
            self.kind(begin) in ("Q", "D") or (self.kind(begin) == "M" and self.word(begin).islower())
        ):
            begin += 1
        whole = "O" in self.tokens.kinds[first:head]  # "Office of Trade and Budget"
        while end > begin and ((self._title_word(end - 1) and not whole) or self.word(end - 1)[:1].islower()):
            end -= 1
        while begin < end and self.word(begin).rpartition("-")[2].islower():
            begin += 1  # "Nobel-winning", "Austin-based"
        words = [word.lower() for word in self.tokens.words[begin:end]]
        own = all(word in self.vocabulary.modifiers or word in self.vocabulary.no_organisation for word in words)
        if own and not (end - begin > 1 and self.word(end - 1) in self.vocabulary.not_person):  # "Labor Party"
            return None
        return (begin, end) if not self.is_person(begin, end) else None

    def _title_word(self, index: int) -> bool:
        """A word of the title itself: "Chief Financial" of "Boeing Chief Financial Officer"."""
        own = self.word(index).lower() in self.vocabulary.modifiers or self.kind(index) in ("H", "M", "Q")
        return own and (self.word(index) not in self.vocabulary.organisation_words or self.word(index).islower())

    def _qualifier(self, first: int, head: int) -> str | None:
        for index in range(max(0, first - 2), min(head + 3, len(self.tokens.words))):
            word = self.word(index).lower()
            if index < head and word in self.vocabulary.qualifiers:
                return self.vocabulary.qualifiers[word]
            prefix, _, rest = word.partition("-")
            if rest and index <= head and prefix in self.vocabulary.qualifiers:
                return self.vocabulary.qualifiers[prefix]
            if rest and index == head and rest in self.vocabulary.qualifiers:
                return self.vocabulary.qualifiers[rest]
        return None
