"""What the extraction engine hands out: plain, frozen values without Django.

All offsets are Python code points in the article's text, end exclusive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum


class ClaimKind(StrEnum):
    """The kinds of checkable claim; each kind is verified in its own way."""

    QUOTE = "quote"
    DATE = "date"
    ROLE = "role"
    NUMBER = "number"
    STATEMENT = "statement"


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch ``[start, end)`` of the article's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``paragraph`` counts from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the article under all the names used (an alias cluster).

    ``name`` is the fullest name found in the article, without title or honorific.
    """

    name: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Speech attributed in the text: one unbroken stretch of content.

    ``quote`` includes its quotation marks. ``group`` joins the stretches of one broken quotation.
    ``speaker`` is the mention in the text ("he", "Ushakov"), ``claimant`` the full resolved name,
    or the mention's own words when it names no person ("Kremlin officials"), or None.
    """

    quote: Span
    kind: str  # direct | mixed | indirect
    speaker: Span | None
    cue: Span | None
    claimant: str | None
    group: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A TIMEX3 expression: ``type`` is DATE, TIME, DURATION or SET; ``value`` as ISO-TimeML writes it.

    ``mod`` is TIMEX3's MOD (APPROX, EARLY, LESS_THAN, ...) or None.
    """

    span: Span
    type: str
    value: str
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A person tied to a position or organisation by the text.

    ``kind``: title | apposition | predicate | affiliation | party. ``qualifier``: former, acting, designate,
    ... or None; it changes what must be checked.
    """

    person: Span
    role: Span | None
    organisation: Span | None
    kind: str
    qualifier: str | None = None


@dataclass(frozen=True, slots=True)
class QuantityDetail:
    """What a check of a quantity needs beyond value and unit; None where the text does not say.

    ``bound`` is what a hedge leaves open: at least, at most, more than, less than, just over, just under, about.
    ``upper`` is the other end of a range, ``against`` the other side of a vote or score ("5-to-4"). A change has a
    ``direction`` (up, down); ``base`` is the value it began with and ``result`` the one it reached, both in
    ``result_unit``; ``period`` is when it happened and ``base_period`` what it is compared with (TIMEX3 values).
    """

    bound: str | None = None
    upper: str | None = None
    against: str | None = None
    direction: str | None = None
    base: str | None = None
    result: str | None = None
    result_unit: str | None = None
    period: str | None = None
    base_period: str | None = None

    def told(self) -> dict[str, str]:
        """The fields that the text tells, by name."""
        named = ((field.name, getattr(self, field.name)) for field in fields(self))
        return {name: value for name, value in named if value is not None}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    ``value`` is the normalised decimal as text ("1500000", "12.5"), ``unit`` a symbol or noun ("%", "USD", "km",
    "people"), "×" for a multiple, "share" for a fraction, "rank", "votes", or None. Of a range it is the lower end, of
    a change the change itself where it is told ("rose 5 % to 47"), else what was reached.
    """

    span: Span
    value: str
    unit: str | None
    detail: QuantityDetail = QuantityDetail()

    @property
    def approximate(self) -> bool:
        """Whether a hedge stands beside it."""
        return self.detail.bound is not None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that the finders saw in one text, each kind in the order of the text."""

    quotations: Sequence[Quotation]
    time_expressions: Sequence[TimeExpression]
    roles: Sequence[RoleMention]
    quantities: Sequence[Quantity]
    persons: Sequence[Person]
    published: date | None


@dataclass(frozen=True, slots=True)
class Worthiness:
    """How much a sentence deserves checking, 0–1, and the named reasons that moved the score."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ExtractedClaim:
    """A checkable claim with its anchor; fields that do not apply to its kind are None.

    ``detail`` is what a check needs beyond them, by name: of a number what ``QuantityDetail`` tells, of a role its
    ``form`` and ``qualifier``. ``nature`` is what the claimed words do (``NatureKind``: fact, opinion, prediction, …).
    ``found_by`` tells an editor why it was found and how it was read; ``reasons`` what moved ``check_worthiness``,
    and the words that decided a nature other than fact.
    """

    kind: ClaimKind
    start: int
    end: int
    text: str
    statement: str
    claimant: str | None = None
    person: str | None = None
    role: str | None = None
    organisation: str | None = None
    value: str | None = None
    unit: str | None = None
    approximate: bool = False
    detail: dict[str, str] = field(default_factory=dict)
    nature: str = "fact"
    check_worthiness: float = 0.0
    reasons: tuple[str, ...] = ()
    found_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Extraction:
    """The engine's answer for one text.

    ``language`` is an ISO 639-1 code; ``warnings`` are sentences for the editor (unsupported language,
    unbalanced quotation marks, ...). ``sentences`` are those that were read.
    """

    claims: tuple[ExtractedClaim, ...]
    language: str
    warnings: tuple[str, ...] = ()
    published: date | None = None
    persons: tuple[Person, ...] = field(default=())
    sentences: tuple[Span, ...] = field(default=())
