"""Single amounts: a number with its hedge, currency and unit."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from claims.extraction.numbers.labels import is_label, is_small
from claims.extraction.numbers.search import Search
from claims.extraction.numbers.values import value_of
from claims.extraction.numbers.vocabulary import Vocabulary, either

_AFTER = re.compile(
    r"(?:[^\S\n]{0,2}-?|\n)(?P<words>(?:%|°[CF]\b|[^\W\d_][\w/’'-]{0,30})(?:[- ][^\W\d_][\w’'-]{0,30}){0,3})"
)
_HEDGE_WINDOW = 26  # characters before a number
_MILLION = 1_000_000


@dataclass(slots=True)
class Amount:
    """``start``/``end`` are the number with its currency and unit; ``begin`` is where its hedge begins.

    ``weak`` amounts are no claims by themselves (a bare "5"), but may be an end of a range or a change.
    """

    begin: int
    start: int
    end: int
    value: Decimal
    unit: str | None
    bound: str | None
    scale: Decimal  # what the written number was multiplied by
    currency: bool
    figure: bool
    weak: bool


class Reader:
    """Reads the amounts of one text; ``taken`` are the spans of its time expressions."""

    def __init__(self, text: str, taken: Sequence[tuple[int, int]], vocabulary: Vocabulary) -> None:
        self._text = text
        self._taken = taken
        self._vocabulary = vocabulary
        self._rate = re.compile(
            rf"\s(?:{either(vocabulary.table['grammar']['per'].split())})\s"
            rf"(?P<unit>{either(vocabulary.table['rates']['words'].split())})\b",
            re.IGNORECASE,
        )
        self._state = re.compile(
            rf"(?:\s(?:{either(vocabulary.table['grammar']['state-words'].split())})){{0,3}}\s"
            rf"(?P<state>{either(vocabulary.words('states'))})\b"
        )

        self._aged = re.compile(rf"\b(?:{either(vocabulary.table['grammar']['aged'].split())})\s\Z", re.IGNORECASE)

    def amounts(self, search: Search) -> list[Amount]:
        """In the order of the text, without overlap; nothing that belongs to a time expression or names a thing."""
        found: list[Amount] = []
        for match in search.matches(self._vocabulary.number):
            if self.is_taken(match.start(), match.end()) or is_label(self._text, match, self._vocabulary):
                continue
            amount = self._amount(match)
            if amount is not None:
                found.append(amount)
        return found

    def is_taken(self, start: int, end: int) -> bool:
        """Whether a stretch shares characters with a time expression."""
        index = bisect_right(self._taken, (end, -1)) - 1
        return index >= 0 and self._taken[index][1] > start

    def _amount(self, match: re.Match[str]) -> Amount | None:
        value = value_of(match, self._vocabulary)
        if value is None:
            return None
        letter = match["scale"] if match["scale"] and match["scale"].lower() in ("m", "k", "b") else None
        unit, end = self._unit(match, value)
        if letter and not match["currency"] and (unit is None or unit in self._vocabulary.measures.values()):
            # "a 100m race", "ran a 10k": metres and names, not millions
            if letter != "m":
                return None
            value, unit, end = value / _MILLION, "m", match.end("scale")
        glued = self._text[match.end() : match.end() + 1].isalpha() and not match["scale"] and not match["currency"]
        if glued and unit not in self._vocabulary.measures.values():
            return None  # "5G networks"
        begin, bound = self._hedge(match.start())
        behind = self._vocabulary.hedge_behind.match(self._text, end) or (
            self._vocabulary.hedge_behind.match(self._text, match.end()) if end > match.end() or unit is None else None
        )
        if behind:
            bound = self._vocabulary.bounds_behind[" ".join(behind["hedge"].lower().split())]
            if behind.end() > end:
                end = behind.end()
                if unit is None:
                    unit, end = self._counted_behind(end)
        scaled = bool(match["scale"] or "," in (match["figure"] or ""))
        amount = Amount(
            begin=begin,
            start=match.start(),
            end=end,
            value=value,
            unit=unit,
            bound=bound,
            scale=self._scale(match),
            currency=bool(match["currency"]),
            figure=bool(match["figure"]),
            weak=False,
        )
        amount.weak = is_small(
            amount, grouped=scaled, hedge=self._text[amount.begin : amount.start], vocabulary=self._vocabulary
        )
        return amount

    def _scale(self, match: re.Match[str]) -> Decimal:
        scale = Decimal(1)
        for group in ("scale", "scale2"):
            if match[group]:
                scale *= self._vocabulary.scales[match[group].lower()]
        return scale

    def _hedge(self, start: int) -> tuple[int, str | None]:
        window = max(0, start - _HEDGE_WINDOW)
        match = self._vocabulary.hedge.search(self._text, window, start)
        if not match:
            return start, None
        return match.start("hedge"), self._vocabulary.bounds[" ".join(match["hedge"].lower().split())]

    # ---------------------------------------------------------------- units

    def _unit(self, match: re.Match[str], value: Decimal) -> tuple[str | None, int]:
        """What is measured or counted, with its rate ("USD per hour"), and where that ends."""
        end = match.end()
        if match["currency"]:
            sign = match["currency"].strip().rstrip(".").lower()
            return self._with_rate(self._vocabulary.currencies[sign], end)
        if self._aged.search(self._text, max(0, match.start() - 8), match.start()):
            return "years old", end
        return self.unit_behind(end, value)

    def unit_behind(self, end: int, value: Decimal) -> tuple[str | None, int]:
        """The measure, or what is counted, behind a number that ends there."""
        unit, end = self._measure(end, value) or self._counted_behind(end)
        return self._with_rate(unit, end) if unit else (unit, end)

    def _measure(self, position: int, value: Decimal) -> tuple[str, int] | None:
        after = _AFTER.match(self._text, position)
        if not after:
            return None
        start = after.start("words")
        parts = re.split(r"[- ]", after["words"])
        foreign = self._vocabulary.table["foreign"].get(" ".join(parts[:2]).lower())
        if foreign:
            return str(foreign), start + len(" ".join(parts[:2]))
        for count in (3, 2, 1):
            phrase = " ".join(parts[:count]).lower()
            if len(parts) < count or phrase not in self._vocabulary.measures:
                continue
            unit = self._vocabulary.measures[phrase]
            if phrase == "pounds" and value >= _MILLION and parts[1:2] != ["of"]:
                unit = "GBP"
            return unit, start + len(" ".join(parts[:count]))
        return None

    def _counted_behind(self, position: int) -> tuple[str | None, int]:
        """The first plural among the next words that only describing words precede, or a state ("12 dead")."""
        state = self._state.match(self._text, position)
        if state and state.end() - position < 40:
            return state["state"].lower(), state.end()
        after = _AFTER.match(self._text, position)
        if not after:
            return None, position
        place, named = after.start("words"), True
        for part in re.split(r"[- ]", after["words"]):
            lower = part.lower()
            if lower in self._vocabulary.words("closed"):
                break
            named = named and part[0].isupper()
            if self._vocabulary.is_plural(lower) and (named or not part[0].isupper()):
                return part, place + len(part)
            if self._text[position : position + 1] == "-":
                break  # "a 50-state poll finds"
            place += len(part) + 1
        return None, position

    def _with_rate(self, unit: str, end: int) -> tuple[str, int]:
        rate = self._rate.match(self._text, end)
        if not rate:
            return unit, end
        return f"{unit} per {rate['unit'].lower()}", end if self.is_taken(*rate.span()) else rate.end()
