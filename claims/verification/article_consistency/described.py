"""One thing described with two figures: a six-week trial that is "the eight-week trial", a founding in two years."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.extraction.dates import numerals
from claims.extraction.dates.vocabulary import load
from claims.verification import lexicon
from claims.verification.article_consistency.reading import Article, Conflict
from claims.verification.numbers.figures import CLOSE, OPEN, F, Figure, Passage, singular
from claims.verification.numbers.stated import direction

_BEFORE = 4  # sentences in which a thing was described
_LONGEST_SENTENCE = 1_000  # characters
_MOST = 200  # descriptions that are looked at in one article
_NUMBER = (
    r"(?:\d{1,4}|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"eighteen|twenty|thirty|forty|fifty|sixty)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_UNIT = (
    r"(?:day|week|month|year|hour|minute|mile|metre|meter|kilometre|kilometer|foot|storey|story|floor|seat|bed|room|"
    r"bedroom|page|game|match|man|member|lap|acre|hectare|tonne|ton|lane|episode|part|point|strong)"
)
_COMPOUND = re.compile(
    rf"\b(?:the|this|that|its|his|her|their) (?P<number>{_NUMBER})-(?P<unit>{_UNIT})(?:-[a-z]{{3,6}})? "
    rf"(?P<noun>[a-z]{{4,20}})",
    re.IGNORECASE,
)
_MEASURED = re.compile(rf"\b(?P<number>{_NUMBER})[- ](?P<unit>{_UNIT})s?\b(?!-old)", re.IGNORECASE)
_THE_AGED = re.compile(r"\b[Tt]he (\d{1,2})-year-old (?:was|is|had|has|will|would|said|says|told|[a-z]{3,12}ed)\b")
_AGED = re.compile(r"\b(\d{1,2})-year-old\b|, (?:aged )?(\d{1,2})(?=[,.;])|\((\d{1,2})\)|\baged (\d{1,2})\b")
_SINCE = re.compile(r"\b(founded|established|built|born|created) in ((?:1[0-9]|20)\d\d)\b", re.IGNORECASE)
_SUBJECT_AFTER = re.compile(r"(?: [a-z]{1,10}){0,3}, (?:the )?([A-Za-z]{2,20})")
_SUBJECT_BEFORE = re.compile(r"([A-Za-z]{2,20})(?:,[^,.]{2,60},)?,? (?:(?:was|were|is|had been) )?(?:first )?\Z")
_TALL = re.compile(rf"{F} [a-z]{{2,12}} (tall|high|long|wide|deep|thick)\b")
_IT = re.compile(r"\bit\b|\bits\b")
_WORTH = re.compile(r"(?: euros| dollars| pounds)?'?s? worth of ([a-z]{4,20})")
_NOUNS = re.compile(r"[ -]([a-z]{4,20})\b(?: ([a-z]{4,20})\b)?")
_DEFINITE = ("the ", "that ", "this ")
_FARTHEST_RATIO = 5.0


def descriptions(article: Article, passages: list[Passage]) -> Iterator[Conflict]:
    yield from _compounds(article)
    yield from _ages_taken_up(article)
    yield from _beginnings(article)
    yield from _amounts_taken_up(article, passages)
    yield from _sizes(passages)


def _conflict(one: str, other: str, spans: tuple[tuple[int, int], ...], of: str) -> Conflict:
    return Conflict("figure_conflict", f"“{one}” and “{other}” are told of what seems to be the same ({of}).", spans)


def _value(written: str) -> int | None:
    if written.isascii() and written.isdigit():
        return int(written)
    number = numerals.number_of(written.lower().replace("-", " ").split(), load())
    return None if number is None else int(number)


def _earlier(article: Article, place: int) -> Iterator[tuple[int, int]]:
    """The sentences before a place, the next first."""
    number = article.sentence_at(place)
    for sentence in reversed(article.document.sentences[max(0, number - _BEFORE) : number]):
        if sentence.span.end - sentence.span.start <= _LONGEST_SENTENCE:
            yield sentence.span.start, sentence.span.end


def _compounds(article: Article) -> Iterator[Conflict]:
    """ "The trial lasted six weeks ... the eight-week trial"."""
    for match in list(_COMPOUND.finditer(article.text))[:_MOST]:
        unit, value = singular(match["unit"].lower()), _value(match["number"])
        noun = match["noun"].lower()
        nouns = next((group for group in _alike() if noun in group), {noun})
        for start, end in _earlier(article, match.start()):
            sentence = article.text[start:end].lower()
            if not any(re.search(rf"\b{re.escape(word[:5])}", sentence) for word in nouns):
                continue
            told = [one for one in _MEASURED.finditer(article.text, start, end) if one["unit"].lower() == unit]
            values = {_value(one["number"]) for one in told}
            if value in values or len(values) > 1:
                break
            if len(values) == 1 and not _others(sentence + article.sentence(match.start()).lower()):
                one = told[0]
                yield _conflict(one.group(), match.group(), (one.span(), match.span()), match["noun"])
                break


def _alike() -> list[set[str]]:
    return [set(line.split()) for line in lexicon.table("consistency")["figures"]["alike"]]


def _others(words: str) -> bool:
    return bool(set(re.findall(r"[a-z]+", words)) & lexicon.words("consistency", "figures", "other_thing"))


def _ages_taken_up(article: Article) -> Iterator[Conflict]:
    """ "A 27-year-old man was held ... The 29-year-old will appear": nobody of 29 was told of."""
    for match in list(_THE_AGED.finditer(article.text))[:_MOST]:
        before = article.text[max(0, match.start() - 700) : match.start()]
        ages = {age: found for found in _AGED.finditer(before) for age in found.groups() if age}
        number = article.sentence_at(match.start())
        since = article.document.sentences[max(0, number - _BEFORE)].span.start
        people = {
            person
            for start, person in zip(article.mention_starts, article.mention_persons, strict=True)
            if since <= start < match.start()
        }
        if len(ages) == 1 and match[1] not in ages and len(people) <= 1:
            age, found = next(iter(ages.items()))
            start = match.start() - len(before) + found.start()
            yield _conflict(age, match[1], ((start, start + len(found.group())), match.span(1)), "age")


def _beginnings(article: Article) -> Iterator[Conflict]:
    """ "The museum was founded in 1911 ... Founded in 1921, the museum ..."."""
    seen: dict[tuple[str, str], re.Match[str]] = {}
    for match in list(_SINCE.finditer(article.text))[:_MOST]:
        after = _SUBJECT_AFTER.match(article.text, match.end(), match.end() + 60) if match[1][0].isupper() else None
        before = _SUBJECT_BEFORE.search(article.text, max(0, match.start() - 100), match.start())
        subject = after or before
        if subject is None or subject[1].lower() in ("who", "which", "that", "she", "they"):
            continue
        verb, name = match[1].lower(), subject[1].lower()
        earlier = seen.setdefault((verb, name), match)
        if earlier[2] != match[2] and not _others(article.sentence(match.start()).lower()):
            yield _conflict(earlier.group(), match.group(), (earlier.span(), match.span()), name)


def _amounts_taken_up(article: Article, passages: list[Passage]) -> Iterator[Conflict]:
    """ "It will pay $3.2 million to settle ... The $3.5 million settlement"."""
    for number, passage in enumerate(passages):
        for index, figure in enumerate(passage.figures):
            before, after = passage.template.split(f"{OPEN}{index}{CLOSE}", 1)
            told = _WORTH.match(after) or _NOUNS.match(after)
            if not figure.unit or told is None or not before.endswith(_DEFINITE):
                continue
            nouns = [word for word in told.groups() if word and not (figure.percent and direction(word))]
            for earlier in reversed(passages[max(0, number - (1 if figure.percent else 3)) : number]):
                same = [other for other in earlier.figures if other.unit == figure.unit]
                noun = next((word for word in nouns if re.search(rf"\b{re.escape(word[:5])}", earlier.template)), None)
                if not same or noun is None:
                    continue
                if len(same) == 1 and _differ(same[0], figure) and not _others(earlier.template + passage.template):
                    yield _conflict(same[0].written, figure.written, _spans(earlier, same[0], passage, figure), noun)
                break


def _spans(before: Passage, one: Figure, after: Passage, other: Figure) -> tuple[tuple[int, int], ...]:
    return tuple((p.offset + f.start, p.offset + f.end) for p, f in ((before, one), (after, other)))


def _differ(one: Figure, other: Figure) -> bool:
    if one.hedge or other.hedge or one.scale != other.scale:
        return False
    apart = one.high() < other.low() or other.high() < one.low()
    return apart and max(one.value, other.value) < _FARTHEST_RATIO * min(one.value, other.value)


def _sizes(passages: list[Passage]) -> Iterator[Conflict]:
    """ "The tower is 120 metres tall ... At 150 metres tall, it ..."."""
    last: tuple[int, Passage, Figure, str] | None = None
    for number, passage in enumerate(passages):
        for match in _TALL.finditer(passage.template):
            figure = passage.figure(match[1])
            if last and number - last[0] in (1, 2) and last[3] == match[2] and last[2].unit == figure.unit:
                _, earlier, one, _ = last
                if _IT.search(passage.template) and _differ(one, figure) and not _others(passage.template):
                    yield _conflict(one.written, figure.written, _spans(earlier, one, passage, figure), match[2])
            last = (number, passage, figure, match[2])
