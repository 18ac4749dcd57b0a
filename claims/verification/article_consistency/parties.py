"""One politician of two parties: "Rep. Diaz (D-Texas)", who is "a Republican" further down."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.verification import lexicon
from claims.verification.article_consistency.reading import Article, Conflict

_MOST = 50  # mentions of a person that are looked at
_LETTER = re.compile(r",? ?\(?\b([RD])[-–][A-Z][A-Za-z.]{1,12}")
_WORD = re.compile(r"[A-Za-z]+")


def party_conflicts(article: Article) -> Iterator[Conflict]:
    """Pairs of parties told of one person in sentences that speak of no change."""
    for named in article.document.persons:
        first: tuple[str, tuple[int, int]] | None = None
        for mention in named.person.mentions[:_MOST]:
            told = _party(article.text, mention.start, mention.end)
            if told is None:
                continue
            words = {word.lower() for word in _WORD.findall(article.sentence(mention.start))}
            if words & lexicon.words("consistency", "roles", "career"):
                continue
            if first and told[0] != first[0]:
                why = f"{named.person.name} is of two parties ({first[0]}, {told[0]})."
                yield Conflict("role_conflict", why, (first[1], told[1]))
                break
            first = first or told


def _party(text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The party told right before or behind a name, and where."""
    letter = _LETTER.match(text, end, end + 30)
    if letter:
        return {"R": "republican", "D": "democrat"}[letter[1]], letter.span()
    behind = _behind().match(text, end, end + 60)
    if behind:
        return _parties()[behind[1]], behind.span(1)
    before = _before().search(text, max(0, start - 40), start)
    return (_parties()[before[1]], before.span(1)) if before else None


@cache
def _parties() -> dict[str, str]:
    table: dict[str, str] = lexicon.table("consistency")["roles"]["parties"]
    return {word: party for party, words in table.items() for word in words.split("|")}


@cache
def _behind() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _parties()))
    return re.compile(rf", (?:an?|the)(?: [a-z-]{{3,15}})? ({names})\b(?! (?:leader|nominee|critic|donor))")


@cache
def _before() -> re.Pattern[str]:
    names = "|".join(map(re.escape, _parties()))
    return re.compile(
        rf"\b({names}) (?:MP|MSP|MEP|Sen\.|Rep\.|Gov\.|Senator|Congressman|Congresswoman|Governor|Representative|"
        rf"councillor|lawmaker|peer|senator) \Z"
    )
