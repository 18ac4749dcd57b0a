"""Markdown of an editor as HTML that can do nothing but be read."""

from __future__ import annotations

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

# Two gates, each sufficient alone: the parser emits no raw HTML and no image (an image is a request to a third
# party), and the sanitiser lets through nothing but this list.
BLOCKS = {"p", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "hr"}
TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
INLINE = {"strong", "em", "s", "a", "code", "br"}
TAGS = BLOCKS | TABLES | INLINE
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_parser = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def render_markdown(text: str) -> SafeString:
    """``text`` (CommonMark with tables) as HTML below a second-level heading.

    Headings start at level three and skip none, whatever levels were written. Raw HTML shows as text. Links go
    to http, https and mailto only and carry ``rel="nofollow noopener"``; images, styles and scripts are gone.
    """
    tokens = _parser.parse(text)
    _outline(tokens)
    html = _parser.renderer.render(tokens, _parser.options, {})
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
