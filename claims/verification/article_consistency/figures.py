"""One figure with two values: how many died, the 14 workers who were 12 before, a person's age, a vote."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.verification import lexicon
from claims.verification.article_consistency.described import descriptions
from claims.verification.article_consistency.reading import Article, Conflict
from claims.verification.numbers.figures import CLOSE, OPEN, F, Figure, Passage, read_passages

_LONGEST_SENTENCE = 1_000  # characters
_FEWEST = 4  # counted things; two or three of a kind are often others
_EXACT = 1e-9
_NEXT = 300  # characters to the sentence that takes a figure up at once
_WORD = re.compile(r"[^\W\d_][\w'-]{2,30}")
_AGE_AFTER = re.compile(r",? (?:\w+ )?\((\d{1,2})\)|, (?:aged )?(\d{1,2})(?=[,.;]| and | of | from | who | was | is )")
_AGE_BEFORE = re.compile(r"\b(\d{1,2})-year-old (?:[a-z-]+ ){0,2}\Z")
_SCORE = re.compile(r"(?<![\d–-])(\d{1,3})[-–](\d{1,3})(?![\d–-]|-)(?: ([a-z]+))?")
_CONTEST = re.compile(
    r"\b(?:won|wins|win|beat|beats|lost|voted|votes|passed|approved|rejected|defeated|edged|drew|victory|defeat|vote|ruling|decision|score)\b"
)
_VOTES_TO = re.compile(
    r"\b(\d{1,3})(?: votes?)?(?: (?:for|in favou?r))? (?:to|and|against) (\d{1,3})(?: (votes|against))?\b"
)
_PLACE = re.compile(r"\b(?:in|at|near|on) (?:the )?([A-Z][a-z]+)")


@dataclass(frozen=True, slots=True)
class _Told:
    """A figure of a sentence, and what it is of."""

    figure: Figure
    passage: Passage
    offset: int  # of the sentence
    definite: bool

    @property
    def span(self) -> tuple[int, int]:
        return self.offset + self.figure.start, self.offset + self.figure.end


def figure_conflicts(article: Article) -> Iterator[Conflict]:
    told: defaultdict[str, list[_Told]] = defaultdict(list)
    passages = [passage for passage in read_passages(article.text) if len(passage.text) <= _LONGEST_SENTENCE]
    for passage in passages:
        for key, figure, definite in _keyed(passage):
            told[key].append(_Told(figure, passage, passage.offset, definite))
    for key, all_told in told.items():
        yield from _two_values(key, all_told)
    yield from descriptions(article, passages)
    yield from _ages(article)
    yield from _scores(article)


# ---------------------------------------------------------------- counts and amounts


def _keyed(passage: Passage) -> Iterator[tuple[str, Figure, bool]]:
    for match in re.finditer(
        rf"(?P<before>(?:[a-z-]+ ){{0,2}}?){F}(?P<after>[^{OPEN}.;:!?]{{0,60}})", passage.template
    ):
        figure = passage.figure(match[2])
        if (
            figure.unit in ("points", "basis", "years old")
            or figure.value <= 0
            or figure.hedge
            or figure.noun in lexicon.words("consistency", "figures", "uncounted")
        ):
            continue
        place = match.start(2) - 1
        words = passage.template[max(0, place - 60) : place]
        before = re.split(r"[.;:!?,]", words)[-1].split()
        definite = (bool(before) and before[-1] in lexicon.words("consistency", "figures", "definite")) or (
            before[-3:-2] == ["the"] and before[-1] == "of"
        )
        fate = _fate(before, match["after"], figure)
        if fate:
            yield f"fate {fate}", figure, definite
        if figure.unit:
            for noun in _amount_nouns(match["after"]):
                yield f"{figure.unit} {noun}", figure, definite
        elif figure.noun and figure.plural:
            yield f"count {figure.noun}", figure, definite


def _fate(before: list[str], after: str, figure: Figure) -> str | None:
    fates = _fates()
    if figure.unit:
        return None
    following = re.split(r"[,]| and | but | while ", after)[0].split()[:7]
    for word in following:
        if word in fates:
            return fates[word]
    if (
        before[-2:] == ["toll", "of"]
        or before[-2:] == ["toll", "to"]
        or " ".join(before).endswith(("death toll is", "death toll was", "toll stands at", "toll stood at"))
    ):
        return "dead"
    if before and before[-1] in (
        "killed",
        "killing",
        "injured",
        "injuring",
        "wounded",
        "wounding",
        "arrested",
        "detained",
    ):
        return {"killing": "dead", "injuring": "injured", "wounding": "injured"}.get(before[-1]) or fates.get(
            before[-1]
        )
    if (
        before[-2:-1]
        and before[-2] in ("killed", "killing", "injured", "injuring", "wounded", "arrested")
        and before[-1] in lexicon.words("consistency", "figures", "definite")
    ):
        return {"killing": "dead", "injuring": "injured"}.get(before[-2]) or fates.get(before[-2])
    return None


@cache
def _fates() -> dict[str, str]:
    table: dict[str, str] = lexicon.table("consistency")["figures"]["fates"]
    return {word: key for key, words in table.items() for word in words.split()}


def _amount_nouns(after: str) -> list[str]:
    """What may be the noun of "the $3 million research grant"."""
    words = re.match(r"[ -]([a-z-]{3,20})(?: ([a-z-]{3,20}))?", after)
    if not words or words[1] in lexicon.words("consistency", "figures", "small"):
        return []
    return [
        word
        for word in words.groups()
        if word and word not in lexicon.words("consistency", "figures", "small") and not word.endswith(("ed", "ing"))
    ]


def _two_values(key: str, all_told: list[_Told]) -> Iterator[Conflict]:
    values = {round(told.figure.value, 6) for told in all_told}
    if len(values) != 2 or len(all_told) > 8:
        return
    first = all_told[0]
    second = next(told for told in all_told if round(told.figure.value, 6) != round(first.figure.value, 6))
    if any(abs(abs(first.figure.value - part.value) - second.figure.value) < _EXACT for part in first.passage.figures):
        return  # "ten of the 25 hostages ... the 15 hostages": the others
    if first.offset == second.offset or not _same_thing(key, first, second):
        return
    if (
        first.figure.low() - 1e-9 <= second.figure.high()
        and second.figure.low() <= first.figure.high() + 1e-9
        and (first.figure.slack or second.figure.slack)
    ):
        return
    at_once = second.definite and second.offset - first.offset <= _NEXT and len(all_told) == 2
    if key.startswith("count") and (min(values) < 2 or (min(values) < _FEWEST and not at_once)):
        return
    ratio = max(values) / max(min(values), 1e-9)
    if ratio > 3 and key.startswith("count"):
        return
    why = (
        f"“{first.figure.written}” and “{second.figure.written}” are told of what seems to be the "
        f"same ({key.split(' ', 1)[1]})."
    )
    yield Conflict("figure_conflict", why, (first.span, second.span))


def _same_thing(key: str, one: _Told, other: _Told) -> bool:
    """Whether the later sentence takes the earlier figure up, and no word tells of another time, group or place."""
    others = lexicon.words("consistency", "figures", "other")
    first, second = _near_words(one), _near_words(other)
    if (first | second) & others or _differ(_PLACE, one, other):
        return False
    may_change = not other.definite or key.removeprefix("fate ") in _GROWING or other.offset - one.offset > _NEXT
    if may_change and _differ(_WHEN, one, other):
        return False
    if not other.definite and _differ(_SOURCE, one, other):
        return False
    common = len(_content(one) & _content(other))
    if key.startswith("%") and not other.definite:
        return False
    if other.definite:
        return key.startswith("fate") or common >= 1 or other.offset - one.offset <= _NEXT
    return common >= (2 if key.startswith("fate") and other.offset - one.offset <= _NEXT else 4)


def _near_words(told: _Told) -> set[str]:
    place = told.passage.template.find(f"{OPEN}{told.passage.figures.index(told.figure)}{CLOSE}")
    return set(re.findall(r"[a-z]+", told.passage.template[max(0, place - 60) : place + 60]))


_GROWING = ("dead", "injured", "missing", "infected", "homeless")  # from one day to the next
_SOURCE = re.compile(r"\b([a-z]{3,20}) (?:said|says|put|counted|estimated|claimed|reported|told)\b")
_WHEN = re.compile(
    r"\b(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|"
    r"June|July|August|September|October|November|December|(?:19|20)\d\d)\b"
)


def _differ(pattern: re.Pattern[str], one: _Told, other: _Told) -> bool:
    """Whether both sentences tell a time, or a place, and not the same."""
    first, second = (
        {told for told in pattern.findall(passage.text) if pattern is _WHEN or not _WHEN.fullmatch(told)}
        for passage in (one.passage, other.passage)
    )
    return bool(first and second) and not first & second


def _content(told: _Told) -> set[str]:
    return {
        word[:5]
        for word in _WORD.findall(told.passage.template)
        if len(word) > 3 and word not in lexicon.words("consistency", "figures", "small")
    } - {told.figure.noun[:5]}


# ------------------------------------------------------------------- ages


def _ages(article: Article) -> Iterator[Conflict]:
    for named in article.document.persons:
        ages: dict[int, tuple[int, int]] = {}
        for mention in named.person.mentions[:50]:
            after = _AGE_AFTER.match(article.text, mention.end, mention.end + 30)
            before = _AGE_BEFORE.search(article.text, max(0, mention.start - 40), mention.start)
            for match in (after, before):
                if match:
                    ages.setdefault(int(next(group for group in match.groups() if group)), (mention.start, mention.end))
        if len(ages) > 1:
            (one, first), (other, second), *_ = ages.items()
            why = f"{named.person.name} is {one} in one place and {other} in another."
            yield Conflict("figure_conflict", why, (first, second))


# ------------------------------------------------------------------- scores


def _scores(article: Article) -> Iterator[Conflict]:
    found: list[tuple[frozenset[int], re.Match[str], str]] = []
    patterns = (_SCORE, _VOTES_TO)
    for sentence in article.document.sentences:
        text = sentence.span.of(article.text)
        start, end = sentence.span.start, sentence.span.end
        for match in (match for pattern in patterns for match in pattern.finditer(article.text, start, end)):
            if match.re is _VOTES_TO and "vote" not in text:
                continue
            if _CONTEST.search(text) or (match[3] or "") in lexicon.words("consistency", "figures", "contest"):
                found.append((frozenset((int(match[1]), int(match[2]))), match, text))
    if len({score for score, _, _ in found}) != 2 or len(found) > 4:
        return
    first = found[0]
    second = next(told for told in found if told[0] != first[0])
    before = article.text[max(0, second[1].start() - 12) : second[1].start()].lower()
    definite = re.search(r"\b(?:the|this|that|their|his|her) \Z", before) and (second[1][3] or "") in lexicon.words(
        "consistency", "figures", "contest"
    )
    words = {word.lower() for word in _WORD.findall(first[2] + " " + second[2])}
    if (
        definite
        and first[2] != second[2]
        and not words & (lexicon.words("consistency", "figures", "other") - {"first", "second", "third", "new", "most"})
    ):
        why = f"{first[1].group()} in one place, {second[1].group()} in another."
        yield Conflict("figure_conflict", why, (first[1].span(), second[1].span()))
