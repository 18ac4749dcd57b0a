"""What a careful programmer writes in an afternoon: regular expressions for direct and for indirect speech.

The quotation finders on PyPI (textacy's ``direct_quotations``) need a parser's model that PyPI does not carry.
"""

from __future__ import annotations

import re
from typing import Any

_VERB = (
    r"(?:said|says|say|told|tells|wrote|writes|added|adds|asked|asks|argued|argues|claimed|claims|stated|states|"
    r"announced|announces|noted|notes|tweeted|tweets|insisted|insists|warned|warns|explained|explains)"
)
_NAME = r"(?:(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w'’-]+|[Hh]e|[Ss]he|[Tt]hey)"
_MARKED = re.compile(r"[“\"]([^“”\"]{2,2000})[”\"]")
_AFTER = re.compile(rf"^[,\s]*(?:(?P<cue>{_VERB}) (?P<who>{_NAME})|(?P<who2>{_NAME}) (?P<cue2>{_VERB}))")
_BEFORE = re.compile(rf"(?P<who>{_NAME}) (?P<cue>{_VERB})[^.!?“”\"]{{0,40}}$")
_INDIRECT = re.compile(rf"(?P<who>{_NAME}) (?P<cue>{_VERB}) (?:that )?(?P<content>[^“”\".!?\n]{{15,400}})[.!?]")


def regular_expressions(record: dict[str, Any]) -> list[dict[str, Any]]:
    text, found = record["text"], []
    for marked in _MARKED.finditer(text):
        after = _AFTER.match(text, marked.end()) or _AFTER.match(text[marked.end() : marked.end() + 120])
        shift = marked.end()
        speaker = None
        if after:
            group = "who" if after["who"] else "who2"
            speaker = [after.start(group) + shift, after.end(group) + shift]
        else:
            begin = max(0, marked.start() - 120)
            before = _BEFORE.search(text[begin : marked.start()])
            if before:
                speaker = [before.start("who") + begin, before.end("who") + begin]
        found.append({"quote": list(marked.span()), "speaker": speaker, "cue": None, "kind": "direct"})
    for match in _INDIRECT.finditer(text):
        quote, who = list(match.span("content")), list(match.span("who"))
        found.append({"quote": quote, "speaker": who, "cue": list(match.span("cue")), "kind": "indirect"})
    return found


PEERS = {"regular expressions": regular_expressions}
