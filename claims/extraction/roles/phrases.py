"""Role phrases within one sentence's tokens, and the organisations beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from claims.extraction.roles.reader import NameReader

_LONGEST_ROLE = 14  # tokens before the head
_LONGEST_ORGANISATION = 12


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


class Reader(NameReader):
    """Role phrases and organisations besides the names.

    Every method takes the index where it starts to read and looks at a bounded number of tokens.
    """

    def role_ending_at(self, head: int) -> RolePhrase:
        """The role phrase whose head noun stands at ``head``, read to the left."""
        index = head
        while index > 0 and head - index < _LONGEST_ROLE and self._inside(index - 1):
            if self.kind(index - 1) == "H" and self.word(index - 1).islower() and self.word(index)[0].isupper():
                break  # two titles in a row: "fellow candidate | Texas Senator"
            index -= 1
        first = self._trim(index, head)
        lead = first
        organisation = None
        if self.kind(first - 1) == "S":
            begin = self._capitals_before(first - 1)
            if begin is None:  # "the company's departing chief"
                lead = max(0, first - 2)
            else:
                lead = begin
                keeps = self.kind(head) == "F" or not self._person(begin, first - 1)
                organisation = (begin, first - 1) if keeps else None
        if self.word(lead - 1).endswith("-year-old"):
            lead -= 1
        while self.kind(lead - 1) in ("T", "P"):
            lead -= 1
        if self.word(lead - 1).lower() in ("formerly", "previously", "now", "currently", "then", "also", "once"):
            lead -= 1
        return RolePhrase(
            first, head + 1, head, lead, organisation or self.inner_organisation(first, head),
            self._qualifier(first, head), self.kind(head) == "F",
        )  # fmt: skip

    def widened(self, role: RolePhrase) -> RolePhrase:
        """The role phrase with lower-case words before it that no list knows ("refugee rights program director"),
        as far as an article, possessor or comma; the phrase unchanged where none of these begins it."""
        index = role.first
        while role.head - index < _LONGEST_ROLE and (self._inside(index - 1) or self._plain(index - 1)):
            index -= 1
        first = self._trim(index, role.head)
        if first == role.first or self.kind(first - 1) not in ("T", "P", ",", "S"):
            return role
        lead = first - 1 if self.kind(first - 1) in ("T", "P") else first
        if self.kind(first - 1) == "S":
            lead = self._capitals_before(first - 1) or first
        return replace(role, first=first, lead=lead)

    def _plain(self, index: int) -> bool:
        """A lower-case word that may be a noun or adjective inside a role phrase."""
        word = self.word(index)
        return self.kind(index) == "x" and word.islower() and word not in _CLOSED and not word.endswith(("ing", "ly"))

    def _inside(self, index: int) -> bool:
        kind = self.kind(index)
        if kind in ("H", "C", "M", "Q", "I"):
            return True
        if kind == "A":  # "Security and Defense Council", not "Ryan and Senate Majority Leader"
            before = self.word(index - 1)
            named = before in self.vocabulary.organisation_words or before in self.vocabulary.departments
            return (
                named
                and self.kind(index + 1) == "C"
                and self.kind(index + 2) in ("C", "H")
                and self.kind(index + 2) != ""
            )
        if kind == "S":  # "women's coach" stays inside; other possessors are outside
            return self.word(index - 1).lower() in _GROUPS
        return kind == "-" and self.glued(index) and self.glued(index + 1)

    def _trim(self, first: int, head: int) -> int:
        """Drop what cannot open a role phrase; a run of capitals that holds a comma never occurs."""
        while first < head and self.kind(first) in ("A", "-", "S"):
            first += 1
        return first

    def _capitals_before(self, index: int) -> int | None:
        """Where the run of capitalised words that ends before ``index`` begins."""
        begin = index
        while (
            begin > 0
            and index - begin < 6
            and self.kind(begin - 1) in ("C", "I", "H", "M")
            and (self.word(begin - 1)[:1].isupper())
        ):
            begin -= 1
        return begin if begin < index else None

    def _person(self, first: int, last: int) -> bool:
        """Whether capitalised words before a possessive name a person."""
        words = self.tokens.words[first:last]
        return words[0] in self.vocabulary.given or words[-1] in self.surnames

    def inner_organisation(self, first: int, head: int) -> tuple[int, int] | None:
        """The capitalised words before the title proper: "[National Security Council] Secretary"."""
        begin, end = first, head
        while begin < head and (self.kind(begin) == "Q" or (self.kind(begin) == "M" and self.word(begin).islower())):
            begin += 1
        while end > begin and (self._title_word(end - 1) or self.word(end - 1)[:1].islower()):
            end -= 1
        while begin < end and self.word(begin).rpartition("-")[2].islower():
            begin += 1  # "Nobel-winning", "Austin-based"
        words = [word.lower() for word in self.tokens.words[begin:end]]
        if all(word in self.vocabulary.modifiers or word in self.vocabulary.no_organisation for word in words):
            return None
        return (begin, end) if not self._person(begin, end) else None

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

    def complement(self, index: int) -> int | None:
        """The end of "of State", "for president", "of constitutional law" after a head, part of the title."""
        if self.kind(index) != "O" and self.word(index) not in ("for", "on"):
            return None
        after = index + 1
        if self.word(after) in self.vocabulary.departments:
            end = after + 1
            while self.kind(end) in ("C", "A") and self.word(end - 1) in (
                "Homeland",
                "Health",
                "Veterans",
                "Housing",
                "and",
                "Human",
                "Urban",
            ):
                end += 1
            return end
        if self.word(after)[:1].islower() and self.kind(after) in ("M", "H", "x"):
            end = after
            while end - after < 5 and self.kind(end) in ("M", "H", "x") and self.word(end) not in _CLOSED:
                end += 1
            return end if end > after else None
        return None

    def organisation(self, index: int) -> tuple[int, int] | None:
        """The organisation after "of", "at", "for", "with", "in" (and "the"): a run of capitalised words."""
        if self.kind(index) != "O" and self.word(index) not in ("at", "for", "with", "from", "representing"):
            return None
        begin = index + 1
        if self.kind(begin) == "T":
            begin += 1
        while self.kind(begin) == "M" or (self.kind(begin) == "x" and "-" in self.word(begin)):
            begin += 1
        end = begin
        while end - begin < _LONGEST_ORGANISATION:
            word = self.word(end)
            if not word:
                break
            if word[0].isupper() or (self.kind(end) == "D" and end > begin):
                end += 1
            elif self.kind(end) in ("O", "A", "T") or word in ("for", "on", "in"):
                step = end + 1 + (self.kind(end + 1) == "T")
                if (
                    end > begin
                    and self.word(step)[:1].isupper()
                    and word != "in"
                    and not (self.kind(end) == "A" and self.kind(step) in ("H", "N"))
                    and not (self.kind(end) == "A" and self._begins_name(begin, end, step))
                ):
                    end = step
                else:
                    break
            elif self.kind(end) == "S" and self.word(end + 1)[:1].isupper():
                end += 1
                if self.kind(begin) == "H" or self._person(begin, end - 1):
                    begin = end
            else:
                break
        return (begin, end) if end > begin else None


_GROUPS = frozenset(("women", "men", "children", "girls", "boys", "people"))
# Words that end a noun phrase.
_CLOSED = frozenset(
    [
        "who",
        "which",
        "that",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
        "and",
        "or",
        "but",
        "to",
        "in",
        "at",
        "on",
        "by",
        "from",
        "with",
        "as",
        "said",
        "says",
        "told",
        "will",
        "would",
        "could",
        "should",
        "can",
        "may",
        "might",
        "when",
        "while",
        "where",
        "after",
        "before",
        "since",
        "until",
        "he",
        "she",
        "it",
        "they",
        "not",
        "than",
        "then",
        "now",
        "more",
        "whose",
        "whom",
        "him",
        "them",
        "her",
        "me",
        "us",
        "you",
        "we",
        "i",
        "what",
        "why",
        "how",
        "if",
        "because",
        "about",
        "over",
        "under",
        "into",
        "through",
        "between",
        "against",
        "during",
        "per",
        "so",
        "no",
        "any",
        "some",
        "all",
        "each",
        "every",
        "both",
        "either",
        "neither",
        "only",
        "just",
        "also",
        "very",
        "too",
        "out",
        "up",
        "off",
        "down",
        "here",
        "there",
        "named",
        "called",
        "aged",
        "did",
        "does",
        "do",
        "be",
        "been",
        "being",
        "became",
        "become",
        "still",
        "already",
        "never",
        "always",
        "ago",
        "later",
        "earlier",
        "many",
        "other",
        "several",
        "few",
        "another",
        "such",
        "these",
        "those",
        "this",
        "one",
        "of",
        "for",
        "took",
        "take",
        "got",
        "get",
        "gave",
        "made",
    ]
)
