"""What the tables of time expressions are compared with: span text, type, value, mod."""

from __future__ import annotations

from datetime import date

from claims.extraction.dates import find_time_expressions

PUBLISHED = date(2025, 12, 3)  # a Wednesday


def rows(text, published=PUBLISHED):
    return [(e.span.of(text), e.type, e.value, e.mod) for e in find_time_expressions(text, [], published)]


def one(text, published=PUBLISHED):
    (row,) = rows(text, published)
    return row


def values(text, published=PUBLISHED):
    return [(words, value) for words, _, value, _ in rows(text, published)]
