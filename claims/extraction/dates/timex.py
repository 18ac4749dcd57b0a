"""Writing TIMEX3 values (ISO-TimeML), and counting with days, weeks, months, quarters and years."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

YEAR_MIN, YEAR_MAX = 1, 9998


def day(value: date) -> str:
    return value.isoformat()


def week(value: date) -> str:
    year, number, _ = value.isocalendar()
    return f"{year:04d}-W{number:02d}"


def weekend(value: date) -> str:
    return week(value) + "-WE"


def month(value: date) -> str:
    return f"{value.year:04d}-{value.month:02d}"


def quarter(value: date) -> str:
    return f"{value.year:04d}-Q{(value.month + 2) // 3}"


def year(value: date) -> str:
    return f"{value.year:04d}"


def decade(value: date) -> str:
    return f"{value.year // 10:03d}"


def century(value: date) -> str:
    return f"{value.year // 100:02d}"


def millennium(value: date) -> str:
    return f"{value.year // 1000}"


WRITERS = {
    "D": day, "W": week, "WE": weekend, "M": month, "Q": quarter, "Y": year, "10Y": decade, "100Y": century,
    "1000Y": millennium, "2W": week, "6M": month,
}  # fmt: skip
UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX"}


def shift(value: date, unit: str, count: int) -> date | None:
    """``count`` units of the calendar later (earlier if negative); None outside the years 1 to 9998."""
    days = {"D": 1, "W": 7, "WE": 7, "2W": 14}.get(unit)
    try:
        if days:
            return value + timedelta(days=days * count)
        months = {"M": 1, "Q": 3, "6M": 6, "Y": 12, "10Y": 120, "100Y": 1200, "1000Y": 12000}.get(unit)
        if months is None:
            return value
        years, index = divmod(value.year * 12 + value.month - 1 + months * count, 12)
        if not YEAR_MIN <= years <= YEAR_MAX:
            return None
        last = (date(years + index // 11, (index + 1) % 12 + 1, 1) - timedelta(days=1)).day
        return date(years, index + 1, min(value.day, last))
    except OverflowError:
        return None


def safe_date(year_number: int, month_number: int, day_number: int) -> date | None:
    try:
        return date(year_number, month_number, day_number)
    except ValueError:
        return None


def duration(amount: Fraction | None, unit: str) -> str:
    """``P3M``, ``PT1M30S``, ``P2Y6M``; X for an amount that is not told."""
    clock = unit in ("H", "M_", "S")
    letter = unit[0] if clock else unit
    prefix = "PT" if clock else "P"
    if len(unit) > 1 and unit[0].isdigit():
        factor = int(unit[:-1])
        letter = unit[-1]
        if amount is None:
            return {"10Y": "PXDE", "100Y": "PXCE"}.get(unit, f"PX{letter}")
        amount *= factor
    if unit == "Q":
        letter, amount = ("Q", None) if amount is None else ("M", amount * 3)
    if unit in ("WE", "X"):
        letter = "WE" if unit == "WE" else "X"
        return f"P{_figure(amount)}{letter}" if unit == "WE" else "PXX"
    if amount is None:
        return f"{prefix}X{letter}"
    smaller = (
        {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7), "D": ("H", 24)}
        if not clock
        else {"H": ("M", 60), "M": ("S", 60)}
    )
    whole, rest = divmod(amount, 1)
    if rest and letter in smaller and (clock or letter in "YW"):
        lower, factor = smaller[letter]
        extra = rest * factor
        if extra.denominator == 1:
            return f"{prefix}{_figure(Fraction(whole)) + letter if whole else ''}{extra}{lower}"
    return f"{prefix}{_figure(amount)}{letter}"


def _figure(amount: Fraction | None) -> str:
    if amount is None:
        return "X"
    return str(amount.numerator) if amount.denominator == 1 else f"{float(amount):g}"
