"""Numbers and words for the desk's lists."""

from __future__ import annotations

from django import template

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """12345 as “12,345”."""
    return f"{number:,}"
