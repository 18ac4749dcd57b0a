"""Markdown and addresses in the workbench's templates."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from claims.citations import linked
from claims.publishing.markdown import render_markdown
from claims.publishing.web_address import web_address

register = template.Library()
register.filter("web_address", web_address)


@register.filter
def rationale(text: str, places: Mapping[int, int]) -> SafeString:
    """``text`` as the verdict page will show it, citations included; ``places`` are the listed evidence by number."""
    return render_markdown(text, also=linked(places))


@register.filter
def markdown(text: str) -> SafeString:
    """``text`` as the verdict page will show it."""
    return render_markdown(text)
