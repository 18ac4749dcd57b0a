"""Organisations beside a role, and what follows a head noun and belongs to the title."""

from __future__ import annotations

from claims.extraction.roles.reader import NameReader

_LONGEST_ORGANISATION = 12  # tokens
_LONGEST_COMPLEMENT = 7
_LONGEST_COMMON = 7
_PREPOSITIONS = frozenset(("at", "for", "with", "from", "representing", "to"))


class OrganisationReader(NameReader):
    """Organisations and complements besides the names."""

    def organisation(self, index: int) -> tuple[int, int] | None:
        """The organisation after "of", "at", "for", "with" and the like: a run of capitalised words ("the Peace
        Institute"), or a common noun for one with what stands before it ("the defence ministry")."""
        if self.kind(index) != "O" and self.word(index) not in _PREPOSITIONS:
            return None
        begin = index + 1
        while self.kind(begin) in ("T", "P"):
            begin += 1
        return self.organisation_from(begin)

    def organisation_from(self, begin: int) -> tuple[int, int] | None:
        """The same where no preposition stands before it; its article lies before ``begin``."""
        while (self.kind(begin) == "M" or (self.kind(begin) == "x" and "-" in self.word(begin))) and (
            self.word(begin + 1)[:1].isupper() or self.kind(begin + 1) == "M"
        ):
            begin += 1
        if self.kind(begin) == "H" and self.word(begin).islower() and self.kind(begin + 1) == "C":
            begin += 1
        found = self._capitalised(begin)
        if found is None or (self.kind(found[1]) == "S" and self.word(found[1] + 1).islower()):
            return self._common(begin) or found  # "France's military academy"
        while self.word(found[1]) in self.vocabulary.grammar["organisations"] and self.kind(found[1]) != "S":
            found = found[0], found[1] + 1  # "the Buffalo office"
        return found

    def _capitalised(self, begin: int) -> tuple[int, int] | None:
        end = begin
        while end - begin < _LONGEST_ORGANISATION:
            word = self.word(end)
            if word[:1].isupper() or (self.kind(end) == "D" and end > begin):
                end += 1
            elif self.kind(end) in ("O", "A", "T") or word in self.vocabulary.grammar["inside_names"]:
                step = end + 1 + (self.kind(end + 1) == "T")
                if end == begin or not self.word(step)[:1].isupper() or word == "in" or self._ends(begin, end, step):
                    break
                end = step
            elif self.kind(end) == "S" and self.word(end + 1)[:1].isupper():
                end += 1
                if self.kind(begin) == "H" or self.is_person(begin, end - 1):
                    begin = end
            else:
                break
        if end > begin and self.kind(begin) in ("H", "N") and self.name(begin + 1, single=True) == end:
            return None  # "vice president for President Berg"
        return (begin, end) if end > begin else None

    def _ends(self, begin: int, conjunction: int, step: int) -> bool:
        """Whether what follows an "and" is a person or another role, and no part of the organisation."""
        if self.kind(conjunction) != "A":
            return False
        return self.kind(step) in ("H", "N", "Q") or self.begins_name(begin, conjunction, step)

    def _common(self, begin: int) -> tuple[int, int] | None:
        """ "the bureau's Buffalo office", "the provincial work safety bureau FDSEA"."""
        last = None
        first = begin
        for index in range(begin, begin + _LONGEST_COMMON):
            word = self.word(index)
            if word in self.vocabulary.grammar["organisations"]:
                last = index + 1
            elif self.kind(index) == "S" and index > begin:
                first = index + 1
                if self.kind(first) == "C":
                    found = self._capitalised(first)
                    if found and found[1] > first + 1:
                        return found
            elif self.kind(index) not in ("C", "M", "H", "x", "A") or word in self.vocabulary.grammar["closed"]:
                break
        if last is None:
            return None
        while self.kind(last) == "C":
            last += 1
        return (first if first < last else begin), last

    def is_person(self, first: int, last: int) -> bool:
        """Whether capitalised words before a possessive name a person."""
        words = self.tokens.words[first:last]
        return bool(words) and (words[0] in self.vocabulary.given or words[-1] in self.surnames)

    def complement(self, index: int) -> int | None:
        """The end of what belongs to the title behind its head: "of State", "for president", "of constitutional
        law", "in charge"; None where nothing does."""
        end = index
        for length in (2, 1):
            if tuple(word.lower() for word in self.tokens.words[index : index + length]) in self.vocabulary.after_head:
                end = index + length
                break
        for _ in range(3):
            following = self._one_complement(end, index - 1)
            if following is None:
                break
            end = following
        return end if end > index else None

    def _one_complement(self, index: int, head: int) -> int | None:
        if self.kind(index) != "O" and self.word(index) not in ("for", "on"):
            return None
        after = index + 1
        if self.word(after) in self.vocabulary.grammar["times"]:
            return None
        title = self.word(head).lower()
        if (
            self.kind(after) == "T"
            and self.word(after + 1) in self.vocabulary.grammar["articled"]
            and title in self.vocabulary.grammar["of_departments"]
        ):
            return after + 2
        if self.word(after) in self.vocabulary.departments:
            return self._departments(after)
        if self.word(after)[:1].isupper():
            if self.word(index) == "for" and title in self.vocabulary.grammar["aspiring"]:
                last = self._run(after)
                while self.kind(last) in ("H", "M") and self.word(last).islower():
                    last += 1  # "for Ohio governor"
                return last
            last = self._run(after)
            closes = last > after + 1 and self.word(last - 1) in (
                "Affairs",
                "Policy",
                "Operations",
                "Relations",
                "Services",
            )
            return last if closes and self.word(head)[:1].isupper() else None
        end = after
        if self.kind(after) == "H" and self.kind(after + 1) == "C":
            return None  # "chief executive of organiser Acme"
        while end - after < _LONGEST_COMPLEMENT and self._plain_noun(end):
            end += 1
            if self.word(end - 1) in ("state", "staff") and end == after + 1:
                return end
        while end > after and self.kind(end - 1) == "A":
            end -= 1
        return end if end > after else None

    def _plain_noun(self, index: int) -> bool:
        kind, word = self.kind(index), self.word(index)
        if kind == "A":  # "policy and communications", not "genetics and secretary"
            following = index + 1
            while self.kind(following) == "M":
                following += 1
            if self.kind(following) == "x" and self._plain_noun(following):
                return True
            return following > index + 1 and self.kind(following) not in ("H", "C")
        if kind == "H":
            return not self.word(index)[:1].isupper()
        plain = kind == "x" and word not in self.vocabulary.grammar["closed"] and not word.endswith(("ed", "ly"))
        return word.islower() and (kind == "M" or plain)

    def _run(self, index: int) -> int:
        while self.kind(index) == "C":
            index += 1
        return index

    def _departments(self, index: int) -> int:
        end = index + 1
        known = self.vocabulary.departments
        while (self.kind(end) == "C" and self.word(end - 1) in self.vocabulary.grammar["leading"] | {"and"}) or (
            self.kind(end) == "A"
            and self.word(end + 1) in known | self.vocabulary.grammar["leading"]
            and self.word(end - 1) in known | self.vocabulary.grammar["leading"]
        ):
            end += 1
        return end
