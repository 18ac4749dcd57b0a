"""Markdown of an editor as HTML that can do nothing but be read."""

from __future__ import annotations

from collections.abc import Callable

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it.token import Token

from claims.prose import PARSER

# Two gates, each sufficient alone: the parser emits no raw HTML and no image, and the sanitiser lets through nothing
# but this list.
BLOCKS = {"p", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "hr"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"strong", "em", "s", "a", "code", "br"}
TAGS = BLOCKS | TABLES | INLINE
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}


def render_markdown(text: str, *, also: Callable[[list[Token]], None] | None = None) -> SafeString:
    """``text`` (CommonMark with tables) as HTML below a second-level heading.

    Headings start at level three and skip none, whatever levels were written. Raw HTML shows as text. Links go
    to http, https and mailto only and carry ``rel="nofollow noopener"``; images, styles and scripts are gone.
    ``also`` may change what was parsed before it is rendered; its work is sanitised like the rest.
    """
    tokens = PARSER.parse(text)
    _outline(tokens)
    if also is not None:
        also(tokens)
    html = PARSER.renderer.render(tokens, PARSER.options, {})
    clean = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="nofollow noopener")
    return mark_safe(clean)  # noqa: S308 - the sanitiser's output


def _outline(tokens: list[Token]) -> None:
    """Renumber headings by their place in the outline: readers of headings must find no level missing."""
    open_levels: list[int] = []
    for token in tokens:
        if token.type == "heading_open":
            written = int(token.tag[1])
            while open_levels and open_levels[-1] >= written:
                open_levels.pop()
            open_levels.append(written)
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(2 + len(open_levels), 6)}"
