"""What people write in Markdown, read as prose: whom it mentions by ``@name``, and what it says. Pure.

A name inside code is code, and one in the middle of an e-mail address is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

# As Django lets user names be written; what follows a name in a sentence is cut off again below.
NAME = re.compile(r"(?<![\w.@+-])@(\w[\w.@+-]{0,149})")
AFTER_A_NAME = ".-+@"
BREAKS = frozenset({"softbreak", "hardbreak"})

# The parser of everything people write here. Raw HTML shows as text; an image would be a request to a third party.
PARSER = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).disable("image")


def mentioned(markdown: str) -> tuple[str, ...]:
    """The names mentioned in ``markdown``, in their order, each once, in the spelling that user names are kept in."""
    names = (canonical(match[1]) for token in _prose(PARSER.parse(markdown)) for match in NAME.finditer(token.content))
    return tuple(dict.fromkeys(names))


def plain_words(markdown: str) -> str:
    """What ``markdown`` says, in one line and without its marks."""
    words = []
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            words += [" " if child.type in BREAKS else child.content for child in token.children or ()]
        else:
            words.append(f" {token.content}")
    return " ".join("".join(words).split())


def canonical(name: str) -> str:
    """``name`` without the full stop of its sentence, in Unicode's NFKC form, in which user names are kept."""
    return unicodedata.normalize("NFKC", name).rstrip(AFTER_A_NAME)


def emphasise(tokens: list[Token], is_known: Callable[[str], bool]) -> None:
    """Set the mentions of known names in bold, in place."""
    for token in tokens:
        if token.type == "inline" and token.children:
            token.children = [part for child in token.children for part in _cut(child, is_known)]


def _cut(token: Token, is_known: Callable[[str], bool]) -> Iterator[Token]:
    if token.type != "text":
        yield token
        return
    done = 0
    for match in NAME.finditer(token.content):
        name = match[1].rstrip(AFTER_A_NAME)
        if not is_known(canonical(name)):
            continue
        end = match.start(1) + len(name)
        yield Token("text", "", 0, content=token.content[done : match.start()])
        yield Token("strong_open", "strong", 1)
        yield Token("text", "", 0, content=token.content[match.start() : end])
        yield Token("strong_close", "strong", -1)
        done = end
    yield Token("text", "", 0, content=token.content[done:])


def _prose(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "inline":
            yield from (child for child in token.children or () if child.type == "text")
