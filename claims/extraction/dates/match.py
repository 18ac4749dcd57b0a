"""One match of the grammar."""

from __future__ import annotations

from dataclasses import dataclass

from claims.extraction.dates.scanner import Scan

_CLAUSE_ENDS = ("DOT", "COMMA", "BREAK", "QUOTE", "AND", "HYPHEN")


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``[first, last)`` of a scan that a rule matched."""

    rule: str
    first: int
    last: int
    scan: Scan
    codes: dict[str, str]

    def word(self, token_class: str) -> str | None:
        """The first word of a class in the match, or None."""
        index = self.scan.codes.find(self.codes[token_class], self.first, self.last)
        return None if index < 0 else self.scan.words[index]

    def has(self, *token_classes: str) -> bool:
        return any(self.codes[name] in self.scan.codes[self.first : self.last] for name in token_classes)

    def before(self, distance: int = 1) -> str:
        """The word ``distance`` tokens before the match, "" where the text begins."""
        index = self.first - distance
        return self.scan.words[index] if index >= 0 else ""

    def after(self, distance: int = 1) -> str:
        index = self.last + distance - 1
        return self.scan.words[index] if index < len(self.scan.words) else ""

    def class_before(self, *token_classes: str) -> bool:
        return self.first > 0 and self.scan.codes[self.first - 1] in {self.codes[c] for c in token_classes}

    def class_after(self, *token_classes: str) -> bool:
        return self.last < len(self.scan.codes) and self.scan.codes[self.last] in {self.codes[c] for c in token_classes}

    @property
    def ends_clause(self) -> bool:
        """Whether nothing of the same clause follows: the end, a mark, "and"."""
        return self.last == len(self.scan.codes) or self.class_after(*_CLAUSE_ENDS)

    @property
    def capitalised(self) -> bool:
        return self.scan.text[self.start].isupper()

    @property
    def words(self) -> list[str]:
        return self.scan.words[self.first : self.last]

    @property
    def start(self) -> int:
        return self.scan.starts[self.first]

    @property
    def end(self) -> int:
        return self.scan.ends[self.last - 1]
