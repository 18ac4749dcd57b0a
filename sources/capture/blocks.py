"""A tree's words in paragraphs, without markup. Pure."""

from __future__ import annotations

import re

from lxml import etree

_SILENT_NAMES = "script style noscript template head title iframe object embed svg math canvas select textarea button"
# HTML's block elements, and the names that trafilatura's own tree has for them (head, item, row, quote).
_BLOCK_NAMES = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html item legend li list main menu nav ol p pre "
    "quote row section summary table tbody tfoot thead tr ul"
)
_SILENT = frozenset(_SILENT_NAMES.split())
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_BREAKS = frozenset(["br", "lb"])
_CELLS = frozenset(["td", "th", "cell"])
# HTML collapses ASCII white space only; a no-break space is the writer's.
_SPACES = re.compile(r"[ \t\n\r\f]+")
_AROUND_BREAKS = re.compile(r" *\x00[ \x00]*")


def block_text(root: etree._Element, *, silent: frozenset[str] = _SILENT) -> str:
    """Paragraphs divided by an empty line, ``<br>`` as a line ending, cells by a tab; ``silent`` subtrees
    left out.
    """
    paragraphs: list[str] = []
    words: list[str] = []

    def end_paragraph() -> None:
        text = _SPACES.sub(" ", "".join(words)).strip(" \x00\x01")
        words.clear()
        if text:
            text = _AROUND_BREAKS.sub("\x00", text)
            paragraphs.append(text.replace("\x00", "\n").replace(" \x01", "\t").replace("\x01", "\t"))

    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        hidden = event in ("comment", "pi") or (tag in silent and element is not root)
        if event == "start":
            if hidden:
                walk.skip_subtree()
                continue
            if tag in _BLOCKS:
                end_paragraph()
            elif tag in _BREAKS:
                words.append("\x00")
            elif tag in _CELLS and any(words):
                words.append("\x01")
            words.append(_without_marks(element.text))
        else:
            if tag in _BLOCKS and not hidden:
                end_paragraph()
            if element is not root:
                words.append(_without_marks(element.tail))
    end_paragraph()
    return "\n\n".join(paragraphs)


def _without_marks(text: str | None) -> str:
    # \x00 and \x01 mark breaks and cells here; lxml refuses them in trees it builds, but not in all it reads.
    return (text or "").replace("\x00", "").replace("\x01", "")
