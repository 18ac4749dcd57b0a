"""A list of titles before capitalised names, and appositions after them: no system for this task is on PyPI."""

from __future__ import annotations

import re
from typing import Any

_NAME = r"[A-Z][\w'’-]+(?: (?:[A-Z]\. )?[A-Z][\w'’-]+){0,2}"
_NOUN = (
    r"(?i:president|minister|secretary|senator|chairman|chairwoman|chair|director|spokesman|spokeswoman|governor|"
    r"mayor|judge|professor|manager|chief executive|CEO|ambassador|commissioner|attorney general|analyst|coach|"
    r"general|representative|candidate|adviser|strategist)"
)
_SHORT = r"Sens?\.|Reps?\.|Govs?\.|Gen\.|Prof\.|Dr\."
_TITLE = re.compile(rf"(?P<role>(?:[A-Z][\w.'’-]+ ){{0,3}}(?:{_NOUN}|{_SHORT}))\s(?P<name>{_NAME})")
_APPOSITION = re.compile(
    rf"(?P<name>{_NAME}), (?:an?|the|its|his|her)? ?(?P<role>[^,.;()]{{0,60}}?{_NOUN}[^,.;()]{{0,60}})[,.]"
)


def regular_expressions(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {"person": list(match.span("name")), "role": list(match.span("role")), "org": None, "kind": kind}
        for kind, pattern in (("title", _TITLE), ("apposition", _APPOSITION))
        for match in pattern.finditer(record["text"])
    ]


PEERS = {"regular expressions": regular_expressions}
