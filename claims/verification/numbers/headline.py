"""The headline's figures against the body's for the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison
from claims.verification.numbers.figures import CLOSE, OPEN, F, Figure, Passage, singular
from claims.verification.numbers.stated import direction

_LEAD = 6  # passages of the body that tell the news
_LONGEST_PASSAGE = 2_000  # characters
_WORD = re.compile(r"[^\W\d_]{3,30}")
_LABEL = re.compile(r"\s*(?:headline|title|body|text|story|article)\s*:\s*", re.IGNORECASE)
_BEFORE_FATE = 8  # words: "the toll of the earthquake has risen to"
_WHOLE_PERCENT = 0.5  # slack of a percentage without decimals
_STEM = 4  # letters in which words of one family agree
_SCORE = re.compile(r"(?<![\d–-])(\d{1,3})[-–](\d{1,3})(?![\d–-])")
_TO = re.compile(rf"{F}(?: votes?)?(?: (?:for|in favou?r))? to {F}")
_AGE = re.compile(r"(?:, |\()(?:aged )?(\d{1,3})(?=,|\)|\Z)|\b(\d{1,3})-year-old\b|\baged (\d{1,3})\b")
_IN_TEN = re.compile(rf"{F} (?:in|out of) {F}")
_SHARES = re.compile(r"\b(half|a third|one third|two thirds|two-thirds|a quarter|three quarters|three-quarters) of\b")
_ABOUT = 5.0  # points that a share in words may be off


def split_headline(text: str) -> tuple[str, str] | None:
    """The first line where it reads as a headline, and what follows; None without one."""
    head, newline, body = text.strip().partition("\n")
    if not newline or not body.strip():
        return None
    head = _LABEL.sub("", head, count=1).strip()
    if not 0 < len(head) <= 200 or head.endswith((".", "!", ":", ",", "”", '"')) or len(head.split()) < 3:
        return None
    return head, body


def compare_headline(head: Passage, body: list[Passage]) -> Iterator[Comparison]:
    body = [passage for passage in body if len(passage.text) <= _LONGEST_PASSAGE]
    lead = body[:_LEAD]
    if not lead:
        return
    compared = [*_scores(head, lead), *_ages(head, lead), *_shares(head, lead)]
    yield from compared
    if any(found.outcome != "consistent" for found in compared):
        return
    for number, figure in enumerate(head.figures):
        yield from _amount(head, number, figure, body)


# ----------------------------------------------------------- counts and amounts


def _amount(head: Passage, number: int, figure: Figure, body: list[Passage]) -> Iterator[Comparison]:
    fate = _fate(head, number)
    same = [
        (other, passage)
        for passage in body[:_LEAD]
        for index, other in enumerate(passage.figures)
        if _same_kind(figure, other, passage) or (fate and not other.unit and fate == _fate(passage, index))
    ]
    same = [(other, passage) for other, passage in same if other.slack <= figure.slack] or same
    if not same or figure.value <= 0:
        return
    right = next((other for other, _ in same if _agree(figure, other)), None)
    if right:
        told = f"The headline’s {figure.written} fits {right.written} in the text."
        yield Comparison("consistent", told, (figure.written, right.written))
        return
    everywhere = [other for passage in body for other in passage.figures if other.unit == figure.unit]
    if any(_agree(figure, other) for other in everywhere if other.slack <= figure.slack):
        return
    if _sum_of(figure, [other for other, _ in same]):
        return
    near = [(other, passage) for other, passage in same if _near(head, figure, other, passage, body, fate)]
    if not near or len({other.value for other, _ in near}) > 2:
        return
    other = near[0][0]
    ratio = max(other.value, figure.value) / max(min(other.value, figure.value), 1e-9)
    slipped = other.scale != figure.scale and any(abs(ratio / slip - 1) < 0.02 for slip in (1e3, 1e6))
    why = f"The headline has {figure.written}, the text {other.written} for what seems to be the same."
    yield Comparison("scale_slip" if slipped else "headline_body", why, (figure.written, other.written))


def _near(
    head: Passage, figure: Figure, other: Figure, passage: Passage, body: list[Passage], fate: str | None
) -> bool:
    """Whether enough words are shared. Where the text has one figure of the kind, those of the lead before it count."""
    words = _content(head.template)
    shared = len(words & _content(passage.template))
    needed = 2 if figure.noun or figure.percent else 3
    if shared >= min(needed, max(min(2, len(words)), len(words) - 1)):
        return True
    if fate:
        alike = {f.value for p in body for i, f in enumerate(p.figures) if not f.unit and _fate(p, i) == fate}
    elif figure.unit:
        alike = {f.value for p in body for f in p.figures if f.unit == figure.unit}
    else:
        alike = {f.value for p in body for f in p.figures if f.noun == other.noun}
    until = body[: body.index(passage) + 1]
    fewest = 1 if fate or (figure.noun and figure.noun == other.noun) else min(2, len(words))
    return len(alike) == 1 and len(words & _content_of(until)) >= fewest and not figure.hedge


def _same_kind(one: Figure, other: Figure, passage: Passage) -> bool:
    if one.unit != other.unit or one.value <= 0 or other.value <= 0:
        return False
    if one.unit:
        return True
    if one.noun and not one.plural and other.plural and re.search(rf"\b{re.escape(one.noun[:6])}", passage.template):
        return True  # "5,000 march": what is counted has no name
    return bool(one.noun) and (one.noun == other.noun or {one.noun, other.noun} in _synonyms())


def _fate(passage: Passage, number: int) -> str | None:
    """What happened to those who are counted: "kills 12", "three hurt", "toll climbs to 230"."""
    before, after = passage.template.split(f"{OPEN}{number}{CLOSE}", 1)
    fates = _fates()
    for word in _WORD.findall(re.split(rf"[,;:{OPEN}]| and | but | while ", after)[0])[:6]:
        if word in fates:
            return fates[word]
    last = _WORD.findall(re.split(rf"[,;:{CLOSE}]", before)[-1])[-_BEFORE_FATE:]
    return next((fates[word] for word in reversed(last) if word in fates and word not in ("died", "dead")), None)


@cache
def _fates() -> dict[str, str]:
    table: dict[str, str] = lexicon.table("consistency")["figures"]["fates"]
    told = {word: fate for fate, words in table.items() for word in words.split()}
    return {**told, "toll": "dead"}


@cache
def _synonyms() -> tuple[set[str], ...]:
    groups = ("job position worker employee staff", "person", "home house household")
    return tuple({a, b} for group in groups for a in group.split() for b in group.split())


def _agree(head: Figure, body: Figure) -> bool:
    """Whether the headline's figure is the body's, rounded or hedged."""
    value = body.value
    if head.percent and head.slack == body.slack == _WHOLE_PERCENT and not head.hedge and not body.hedge:
        return head.value == value
    if head.low() - 1e-9 <= body.high() and body.low() <= head.high() + 1e-9:
        return True
    digits = len(f"{head.value / head.scale:.10g}".replace(".", "").strip("0")) or 1
    rounded = float(f"{value:.{digits}g}")
    if abs(rounded - head.value) < 1e-6 * max(1.0, head.value) and digits >= 1:
        return abs(value / head.value - 1) <= 0.06
    return head.hedge == "over" and head.value <= value <= 2 * head.value


def _sum_of(figure: Figure, others: list[Figure]) -> bool:
    values = [other.value for other in others[:12]]
    return len(values) >= 2 and (
        abs(sum(values) - figure.value) <= 0.01 * figure.value
        or any(
            abs(a + b - figure.value) <= 0.01 * figure.value or abs(abs(a - b) - figure.value) <= 0.01 * figure.value
            for i, a in enumerate(values)
            for b in values[:i]
        )
    )


def _content(template: str) -> set[str]:
    """What the words are of, a rise or a fall by any verb being one thing."""
    return {
        {1: "rise", -1: "fall"}.get(direction(word), singular(word)[:_STEM])
        for word in _WORD.findall(template)
        if word not in lexicon.words("comparisons", "base", "headline_small")
    }


# ---------------------------------------------------- scores, ages, shares in words


def _scores(head: Passage, lead: list[Passage]) -> Iterator[Comparison]:
    yield from _only(
        [(match.group(), frozenset(map(int, match.groups()))) for match in _SCORE.finditer(head.text)],
        [
            *((m.group(), frozenset(map(int, m.groups()))) for p in lead for m in _SCORE.finditer(p.text)),
            *(
                (f"{p.figure(m[1]).written} to {p.figure(m[2]).written}", _pair(p, m))
                for p in lead
                for m in _TO.finditer(p.template)
                if p.figure(m[1]).counts and p.figure(m[2]).counts
            ),
        ],
        head,
        lead,
    )


def _pair(passage: Passage, match: re.Match[str]) -> frozenset[int]:
    return frozenset(int(passage.figure(match[group]).value) for group in (1, 2))


def _ages(head: Passage, lead: list[Passage]) -> Iterator[Comparison]:
    ages = [[(age, int(age)) for m in _AGE.finditer(p.text) for age in m.groups() if age] for p in (head, *lead)]
    yield from _only(ages[0], [age for told in ages[1:] for age in told], head, lead)


def _only(
    one: Sequence[tuple[str, object]], others: Sequence[tuple[str, object]], head: Passage, lead: list[Passage]
) -> Iterator[Comparison]:
    """The headline's only score or age, and the only one of the lead."""
    if len({value for _, value in one}) != 1 or not others:
        return
    (written, value), (first, _) = one[0], others[0]
    if value in [other for _, other in others]:
        yield Comparison("consistent", f"Headline and text have {written}.", (written,))
    elif len({other for _, other in others}) == 1 and _content(head.template) & _content_of(lead):
        why = f"The headline has {written}, the text {first} for what seems to be the same."
        yield Comparison("headline_body", why, (written, first))


def _shares(head: Passage, lead: list[Passage]) -> Iterator[Comparison]:
    """ "Six in ten parents", "Two thirds of voters" and the percentage of the text."""
    pairs = [(head.figure(match[1]), head.figure(match[2])) for match in _IN_TEN.finditer(head.template)]
    told = [
        (f"{some.written} in {ten.written}", some.value / ten.value * 100)
        for some, ten in pairs
        if some.counts and ten.value in (3, 4, 5, 10)
    ]
    shares: dict[str, float] = lexicon.table("comparisons")["change"]["shares"]
    told += [(m[1], shares[m[1]]) for m in _SHARES.finditer(head.template) if m[1] in shares]
    percents = [figure for passage in lead for figure in passage.figures if figure.percent]
    if len(told) != 1 or not percents:
        return
    written, share = told[0]
    right = next((figure for figure in percents if abs(figure.value - share) <= _ABOUT), None)
    if right:
        yield Comparison("consistent", f"“{written}” fits {right.written}.", (written, right.written))
    elif len({figure.value for figure in percents}) == 1 and len(_content(head.template) & _content_of(lead)) >= 2:
        why = f"The headline has “{written}”, the text {percents[0].written}."
        yield Comparison("headline_body", why, (written, percents[0].written))


def _content_of(passages: list[Passage]) -> set[str]:
    return set().union(*(_content(passage.template) for passage in passages))
