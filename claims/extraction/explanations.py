"""Why a claim was found and how it was read, in words for the editor who decides about it.

The words are English as the workbench is; ``language`` is that of the article.
"""

from __future__ import annotations

import re
from datetime import date

from claims.extraction import lexicon
from claims.extraction.types import Quantity, Quotation, RoleMention, TimeExpression
from claims.extraction.written_dates import addition, written_date, written_value

_LENGTH = re.compile(r"P(?:(\d{1,6}(?:\.\d+)?)([YMWD])|T(\d{1,6}(?:\.\d+)?)([HMS]))")
_MODS = {
    "APPROX": "about ",
    "MORE_THAN": "more than ",
    "LESS_THAN": "less than ",
    "EQUAL_OR_MORE": "at least ",
    "EQUAL_OR_LESS": "at most ",
    "START": "the beginning of ",
    "EARLY": "the beginning of ",
    "MID": "the middle of ",
    "END": "the end of ",
    "LATE": "the end of ",
}
_LONGEST_WORDS = 60  # characters quoted from the article


def quotation_found(text: str, quotation: Quotation, *, marked: bool, goes_on: bool) -> tuple[str, ...]:
    """The reporting word and the mention of the speaker. ``goes_on``: it continues the quotation before."""
    found = ["words between quotation marks" if marked else "reported speech without quotation marks"]
    if quotation.cue:
        found.append(f"reporting word {_cited(quotation.cue.of(text))}")
    if quotation.speaker:
        mention = _cited(quotation.speaker.of(text))
        same = quotation.claimant and quotation.claimant in mention
        meant = f", read as {quotation.claimant}" if quotation.claimant and not same else ""
        found.append(f"speaker {mention}{meant}")
    elif quotation.claimant and goes_on:
        found.append(f"goes on from the quotation before, by {quotation.claimant}")
    elif not quotation.claimant:
        found.append("the text near it names no speaker")
    return tuple(found)


def time_found(text: str, expression: TimeExpression, published: date | None, language: str = "en") -> tuple[str, ...]:
    """The value and what it was reckoned from: “this Thursday” → 4 December 2025, from publication."""
    words = expression.span.of(text)
    mod = _MODS.get(expression.mod or "", "")
    length = _LENGTH.fullmatch(expression.value)
    if expression.type == "SET":
        return ("a time that comes again and again",)
    if length:
        count, unit = length[1] or length[3], length[2] or length[4]
        name = "minute" if unit == "M" and length[3] else lexicon.table("statements")["lengths"][unit]
        return (f"a length of time: {mod}{count} {name}{'' if count == '1' else 's'}",)
    if expression.type == "DURATION":
        return (f"a length of time: {mod}{expression.value}",)
    value = mod + (written_value(expression.value) or expression.value)
    if addition(expression, words, language) is None and expression.mod is None:
        return (f"read as {value}",)
    if published is None:
        return (f"{_cited(words)} → {value}",)
    referring = lexicon.words("statements", "referring", language)
    named_before = any(word in referring for word in re.findall(r"[a-z]+", words.lower()))
    base = "the dates named before it" if named_before else f"publication on {written_date(published)}"
    return (f"{_cited(words)} → {value}, reckoned from {base}",)


def role_found(text: str, role: RoleMention, person: str) -> tuple[str, ...]:
    """How the role stands with the person, and what the article says of its holding."""
    table = lexicon.table("statements")
    second = role.role or role.organisation
    words = f": {_cited(second.of(text))}" if second else ""
    found = [f"{table['forms'].get(role.kind, role.kind)}{words}"]
    mention = role.person.of(text)
    if mention != person:
        found.append(f"{_cited(mention)} read as {person}")
    if role.qualifier:
        found.append(f"{role.qualifier}: {table['qualifiers'].get(role.qualifier, 'the article qualifies it')}")
    return tuple(found)


def quantity_found(quantity: Quantity) -> tuple[str, ...]:
    """The number as it was read, its hedge, and the change that it belongs to."""
    detail = quantity.detail
    unit = f" {quantity.unit}" if quantity.unit else ""
    bound = f"{detail.bound} " if detail.bound else ""
    if detail.upper:
        read = f"{bound}{_grouped(quantity.value)} to {_grouped(detail.upper)}{unit}"
    elif detail.against:
        read = f"{bound}{_grouped(quantity.value)} to {_grouped(detail.against)}{unit}"
    else:
        read = f"{bound}{_grouped(quantity.value)}{unit}"
    found = [f"read as {read}"]
    if detail.direction:
        end_unit = f" {detail.result_unit}" if detail.result_unit else unit if quantity.value == detail.result else ""
        parts = [f"a change {detail.direction}"]
        parts += [f"from {_grouped(detail.base)}{end_unit}"] if detail.base else []
        parts += [f"to {_grouped(detail.result)}{end_unit}"] if detail.result else []
        parts += [f"in {_written(detail.period)}"] if detail.period else []
        parts += [f"against {_written(detail.base_period)}"] if detail.base_period else []
        found.append(" ".join(parts))
    return tuple(found)


def _cited(words: str) -> str:
    words = " ".join(words.split())
    return f"“{words if len(words) <= _LONGEST_WORDS else words[: _LONGEST_WORDS - 1] + '…'}”"


def _grouped(number: str) -> str:
    whole, dot, fraction = number.partition(".")
    return f"{int(whole):,}{dot}{fraction}" if whole.lstrip("-").isdigit() else number


def _written(value: str) -> str:
    return {"P1Y": "the year before", "P1M": "the month before", "P3M": "the quarter before"}.get(
        value, written_value(value) or value
    )
