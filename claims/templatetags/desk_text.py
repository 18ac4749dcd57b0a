"""Markdown and addresses in the workbench's templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from claims.publishing.markdown import render_markdown
from claims.publishing.web_address import web_address

register = template.Library()
register.filter("web_address", web_address)


@register.filter
def markdown(text: str) -> SafeString:
    """``text`` as the verdict page will show it."""
    return render_markdown(text)
