"""Amounts that belong together: ranges ("10 to 15 people"), votes ("5-to-4"), changes ("rose 5 % to 47 from 45")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.extraction.numbers.amounts import Amount
from claims.extraction.numbers.values import plain
from claims.extraction.numbers.vocabulary import Vocabulary, either
from claims.extraction.types import Quantity, QuantityDetail, Span, TimeExpression

_WINDOW = 48  # characters looked at before and behind an amount
_WORD = re.compile(r"[^\W\d_]+")
_BLANK = re.compile(r"\s+")
_OF_CHANGES = ("%", "points", "percentage points", "basis points")


class Joiner:
    """Turns the amounts of one text into quantities."""

    def __init__(self, text: str, times: Sequence[TimeExpression], vocabulary: Vocabulary) -> None:
        grammar, votes = vocabulary.table["grammar"], vocabulary.table["votes"]
        self._text = text
        self._times = times
        self._starts = [expression.span.start for expression in times]
        self._vocabulary = vocabulary
        flags = re.IGNORECASE
        range_words = either(grammar["range"].split())
        self._range = re.compile(rf"\s?(?:\s(?:{range_words})\s|[-–—]|\s[–—]\s)")
        self._between = re.compile(rf"\b{grammar['between']}\s\Z", flags)
        self._and = re.compile(rf"\s{grammar['and']}\s", flags)
        self._versus = re.compile(rf"(?:-{grammar['to']}-|\s{grammar['to']}\s|[-–])", flags)
        self._vote_behind = re.compile(rf"[\s-](?:[a-z-]+\s)?(?P<word>{either(votes['after'].split())})\b", flags)
        self._vote_before = re.compile(rf"\b(?:{either(votes['before'].split())})(?:\s[a-z]+)?\s\Z", flags)
        self._game_behind = re.compile(rf"[\s-](?:[a-z-]+\s)?(?:{either(votes['games'].split())})\b", flags)
        self._game_before = re.compile(rf"\b(?:{either(votes['score'].split())})\s\Z", flags)
        ways = either(vocabulary.directions)
        self._before = re.compile(
            rf"\b(?P<way>{ways})(?:\s[a-z]+ly)?(?:\s(?:{grammar['more-words']}))?(?:\s(?P<how>{grammar['by']}|"
            rf"{grammar['to']}|{grammar['from']}))?\s\Z",
            flags,
        )
        led = either(vocabulary.words("before-particle"))
        self._particle = re.compile(rf"(?:\A|[,;:(–—.]\s?|\b(?:{led})\s)\Z", flags)
        self._behind = re.compile(rf"[\s-](?:[a-z]+ly\s)?(?P<way>{ways})\b", flags)
        self._link = re.compile(rf"[\s,]*(?P<how>{grammar['from']}|{grammar['to']})\s\Z", flags)
        self._ups = re.compile(rf"[\s,]*(?P<way>{ways})\s(?P<how>{grammar['from']})\s\Z", flags)
        self._period = re.compile(rf"[\s,]*(?:(?:{grammar['period-words']})\s+){{0,2}}\Z", flags)
        self._base_period = re.compile(rf"[\s,]*(?:{grammar['from']}|{grammar['than']})\s(?:the\s)?\Z", flags)
        self._comparison = re.compile(rf"[\s,]{{1,2}}(?P<words>{either(vocabulary.comparisons)})\b", flags)

    def quantities(self, amounts: list[Amount]) -> list[Quantity]:
        """In the order of the text; weak amounts that join nothing are left out. Linear in their number."""
        found: list[Quantity] = []
        index = 0
        while index < len(amounts):
            used, quantity = self._vote(amounts, index) or self._change(amounts, index) or self._alone(amounts, index)
            index += used
            if quantity is not None:
                found.append(quantity)
        return found

    # --------------------------------------------------------------- ranges

    def _alone(self, amounts: list[Amount], index: int) -> tuple[int, Quantity | None]:
        """The amount, as the lower end of a range where the next one is the upper."""
        amount = amounts[index]
        if index + 1 < len(amounts) and self._is_range(amount, amounts[index + 1]):
            upper = amounts[index + 1]
            lower, unit = _sharing(amount, upper), upper.unit or amount.unit
            between = self._between.search(self._text, max(0, lower.begin - 12), lower.begin)
            span = Span(between.start() if between else lower.begin, upper.end)
            detail = QuantityDetail(bound=lower.bound or upper.bound, upper=plain(upper.value))
            if lower.value < upper.value and not (amount.weak and upper.weak):
                return 2, Quantity(span, plain(lower.value), unit, detail)
        if amount.weak:
            return 1, None
        detail = QuantityDetail(bound=amount.bound)
        return 1, Quantity(Span(amount.begin, amount.end), plain(amount.value), amount.unit, detail)

    def _is_range(self, lower: Amount, upper: Amount) -> bool:
        between = self._text[lower.end : upper.begin]
        if len(between) > 8 or (lower.unit is not None and upper.unit not in (None, lower.unit)):
            return False
        if upper.begin < upper.start:
            return False
        if self._between.search(self._text, max(0, lower.begin - 12), lower.begin):
            return self._and.fullmatch(between) is not None
        if lower.unit == "%" and between == "-":
            return False  # "a 46%-35% lead"
        return self._range.fullmatch(between) is not None

    # ---------------------------------------------------------------- votes

    def _vote(self, amounts: list[Amount], index: int) -> tuple[int, Quantity] | None:
        if index + 1 >= len(amounts):
            return None
        one, other = amounts[index], amounts[index + 1]
        if (
            one.currency
            or other.currency
            or "%" in (one.unit, other.unit)
            or not self._versus.fullmatch(self._text, one.end, other.begin)
        ):
            return None
        number_end = other.end
        vote = self._vote_behind.match(self._text, number_end)
        counts = (other.unit or "").lower() in self._vocabulary.table["votes"]["after"].split()
        if vote or counts or self._vote_before.search(self._text, max(0, one.begin - 24), one.begin):
            unit = "votes"
        elif self._game_behind.match(self._text, number_end) or (
            self._game_before.search(self._text, max(0, one.begin - 8), one.begin)
        ):
            unit = "score"
        else:
            return None
        detail = QuantityDetail(bound=one.bound, against=plain(other.value))
        return 2, Quantity(Span(one.begin, other.end), plain(one.value), unit, detail)

    # -------------------------------------------------------------- changes

    def _change(self, amounts: list[Amount], index: int) -> tuple[int, Quantity] | None:
        """An amount with a direction, joined with the values that the change began with and reached."""
        first = amounts[index]
        before = self._direction_before(first.begin)
        if before and not self._is_change(before, first):
            before = None
        measured = first.currency or first.unit in (None, "times", *_OF_CHANGES)
        behind = self._behind.match(self._text, first.end) if measured and not before else None
        roles: dict[str, Amount] = {}
        end, used = first.end, 1
        if before:
            way = self._vocabulary.directions[before["way"].lower()]
            roles[_role(before["how"], self._vocabulary)] = first
        elif behind:
            way = self._vocabulary.directions[behind["way"].lower()]
            roles["by"] = first
            end = behind.end()
        else:
            way = ""
            roles["to"] = first
        last = first
        while index + used < len(amounts) and used < 3:
            following = amounts[index + used]
            link = self._linked(last.end if used > 1 or not behind else end, following.begin, way)
            if link is None or link[0] in roles:
                break
            role, way = link
            roles[role], last = following, following
            end = last.end
            used += 1
        if not way:
            return None
        return self._joined(roles, way, first, end, used)

    def _direction_before(self, offset: int) -> re.Match[str] | None:
        """The word of change that leads to the offset; the words are looked up before the pattern is tried."""
        start = max(0, offset - _WINDOW)
        if self._vocabulary.directions.keys().isdisjoint(_WORD.findall(self._text[start:offset].lower())):
            return None
        return self._before.search(self._text, start, offset)

    def _is_change(self, before: re.Match[str], amount: Amount) -> bool:
        way = before["way"].lower()
        if way in self._vocabulary.words("particles"):
            return self._particle.search(self._text, max(0, before.start() - 12), before.start()) is not None
        transitive = not before["how"] and way in self._vocabulary.words("transitive")
        return not transitive or amount.unit in _OF_CHANGES

    def _linked(self, start: int, end: int, way: str) -> tuple[str, str] | None:
        """Whether an amount goes on a change: "… from 5", "… to 5", "…, up from 5"; dates between are left out."""
        if end - start > 2 * _WINDOW:
            return None
        between = self._without_dates(start, end)
        if between is None:
            return None
        if way:
            link = self._link.fullmatch(between)
            return (_role(link["how"], self._vocabulary), way) if link else None
        ups = self._ups.fullmatch(between)
        return ("from", self._vocabulary.directions[ups["way"].lower()]) if ups else None

    def _without_dates(self, start: int, end: int) -> str | None:
        """The words between, with "in 2023" cut out; None where a sentence ends there."""
        pieces, position = "", start
        for expression in self._times_between(start, end):
            lead = self._text[position : expression.span.start]
            pieces += self._period.sub("", lead, count=1)
            position = expression.span.end
        pieces += self._text[position:end]
        return None if re.search(r"[.;:!?\n]", pieces) else pieces

    def _times_between(self, start: int, end: int) -> list[TimeExpression]:
        index = bisect_left(self._starts, start)
        found = []
        while index < len(self._times) and self._times[index].span.end <= end:
            found.append(self._times[index])
            index += 1
        return found

    def _joined(
        self, roles: dict[str, Amount], way: str, first: Amount, end: int, used: int
    ) -> tuple[int, Quantity] | None:
        main = roles.get("by") or roles.get("to") or roles["from"]
        ends = [roles[name] for name in ("from", "to") if name in roles and roles[name] is not main]
        richest = next((amount for amount in (roles.get("to"), roles.get("from")) if amount and amount.unit), main)
        shared = {name: _sharing(amount, richest) for name, amount in roles.items() if name != "by"}
        main = main if main is roles.get("by") else shared["to" if "to" in roles else "from"]
        last_role = list(roles)[-1]
        if main.weak and not main.unit and len(ends) + (main is not roles.get("by")) < 2:
            return None
        unit = main.unit
        if unit == "points" and richest.unit == "%":
            unit = "percentage points"
        elif unit == "times":
            unit = "×"
        period, base_period, end = self._periods(end, of_base=last_role == "from")
        base, result = shared.get("from"), shared.get("to")
        if base and result:  # "from 5.2% in 2019 to 4.8%": a date between belongs to the value before it
            earlier, later = sorted((base, result), key=lambda amount: amount.start)
            between = next((time.value for time in self._times_between(earlier.end, later.begin)), None)
            period = period or (between if earlier is result else None)
            base_period = base_period or (between if earlier is base else None)
        detail = QuantityDetail(
            bound=main.bound,
            direction=way,
            base=plain(base.value) if base else None,
            result=plain(result.value) if result else None,
            result_unit=richest.unit if ends and richest.unit != unit else None,
            period=period,
            base_period=base_period,
        )
        return used, Quantity(Span(first.begin, end), plain(main.value), unit, detail)

    def _periods(self, end: int, *, of_base: bool) -> tuple[str | None, str | None, int]:
        """When the change happened and what it is compared with: the dates right behind it. ``of_base``: the value
        that it began with stands last, so that a date behind belongs to that."""
        comparison = self._comparison.match(self._text, end)
        base = None
        if comparison:
            base = self._vocabulary.comparisons[_BLANK.sub(" ", comparison["words"].lower())]
            end = comparison.end()
        period, position = None, end
        index = bisect_left(self._starts, end)
        while index < len(self._times) and self._times[index].span.start - position <= 16:
            expression = self._times[index]
            lead = self._text[position : expression.span.start]
            if base is None and (of_base or self._base_period.fullmatch(lead)):
                base = expression.value or None
            elif period is None and self._period.fullmatch(lead):
                period = expression.value or None
            else:
                break
            position = expression.span.end
            index += 1
        return period, base, end


def _role(word: str | None, vocabulary: Vocabulary) -> str:
    grammar = vocabulary.table["grammar"]
    word = (word or "").lower()
    return "to" if word == grammar["to"] else "from" if word == grammar["from"] else "by"


def _sharing(amount: Amount, other: Amount) -> Amount:
    """The amount with the unit and the scale that it shares with another: "2 to 3 million people"."""
    if amount is other:
        return amount
    value = amount.value
    same = None in (amount.unit, other.unit) or amount.unit == other.unit
    if amount.scale == Decimal(1) < other.scale and same and value < other.scale:
        value *= other.scale
    return replace(amount, value=value, unit=amount.unit or other.unit)
