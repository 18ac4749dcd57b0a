"""Markdown in the workbench's templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from claims.publishing.markdown import render_markdown

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """``text`` as the verdict page will show it."""
    return render_markdown(text)
