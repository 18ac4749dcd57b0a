"""Fractions, multiples, ranks and multitudes: quantities that are told by words more than by a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claims.extraction.numbers.amounts import Reader
from claims.extraction.numbers.search import Search
from claims.extraction.numbers.values import plain, share, words_value
from claims.extraction.numbers.vocabulary import Vocabulary, either, load
from claims.extraction.types import Quantity, QuantityDetail, Span

_HEDGE_WINDOW = 26  # characters
_YEARS = range(1800, 2101)


def find_shares(search: Search, reader: Reader) -> Iterator[Quantity]:
    """Fractions ("two-thirds", "one in five", "half of") with unit "share", in no order."""
    text, vocabulary = search.text, search.vocabulary
    for match in search.matches(_patterns(vocabulary.language)["fraction"]):
        begin, bound = _hedge(text, match.start(), vocabulary)
        parts = words_value(match["parts"], vocabulary) if match["parts"] else Decimal(1)
        if match["of"]:
            parts, whole = words_value(match["few"], vocabulary), words_value(match["of"], vocabulary)
            if not parts or parts >= whole or ("," not in match["of"] and int(whole) in _YEARS):
                continue
        else:
            whole = Decimal(vocabulary.divisors[(match["whole"] or match["share"] or "half").lower()])
        scale = match["scale"]
        if scale:
            value = parts / whole * vocabulary.scales[scale.lower()]
            unit, end = reader.unit_behind(match.end(), value)
            yield Quantity(Span(begin, end), plain(value), unit, QuantityDetail(bound=bound))
        elif not match["half"] or bound or match["part"] is not None:
            end = match.end("half") if match["half"] else match.end("share") if match["share"] else match.end()
            yield Quantity(Span(begin, end), share(parts, whole), "share", QuantityDetail(bound=bound))


def find_multiples(search: Search) -> Iterator[Quantity]:
    """ "doubled", "twice as many", "three times higher", "tenfold": unit "×", in no order."""
    text, vocabulary = search.text, search.vocabulary
    table = vocabulary.table["multiples"]
    for match in search.matches(_patterns(vocabulary.language)["multiple"]):
        begin, bound = _hedge(text, match.start(), vocabulary)
        if match["change"]:
            written, direction = table["changes"][match["change"].lower()].split()
            detail = QuantityDetail(bound=bound, direction=direction)
            yield Quantity(Span(begin, match.end("change")), written, "×", detail)
        elif match["fold"]:
            value = words_value(match["fold"], vocabulary)
            if value:
                yield Quantity(Span(begin, match.end()), plain(value), "×", QuantityDetail(bound=bound))
        else:
            value = (
                Decimal(table["words"][match["twice"].lower()])
                if match["twice"]
                else words_value(match["times"], vocabulary) + (Decimal("0.5") if match["and_half"] else 0)
            )
            if value:
                end = match.end("twice") if match["twice"] else match.end("unit")
                yield Quantity(Span(begin, end), plain(value), "×", QuantityDetail(bound=bound))


def find_ranks(search: Search) -> Iterator[Quantity]:
    """ "third-largest", "No. 1", "ranked fifth", "for the fifth time": unit "rank" or "in a row", in no order."""
    text, vocabulary = search.text, search.vocabulary
    patterns = _patterns(vocabulary.language)
    for match in search.matches(patterns["rank"]):
        word = next(match[name] for name in ("number", "ordinal", "ranked", "place", "repeated", "top") if match[name])
        if match["number"] and not patterns["led"].search(text, max(0, match.start() - 12), match.start()):
            continue  # "Proposition No. 5"
        value = _ordinal(word.lower(), vocabulary)
        if not value:
            continue
        unit = "occasion" if match["repeated"] else "rank"
        bound = "at most" if match["top"] else None
        yield Quantity(Span(match.start(), match.end()), str(value), unit, QuantityDetail(bound=bound))


def find_multitudes(search: Search, reader: Reader) -> Iterator[Quantity]:
    """ "tens of thousands of people", "millions of dollars": at least the smallest number meant, in no order."""
    vocabulary = search.vocabulary
    for match in search.matches(_patterns(vocabulary.language)["multitude"]):
        first = Decimal(vocabulary.multitudes[match["first"].lower()])
        if match["second"]:
            first *= vocabulary.scales[match["second"].lower().removesuffix("s")]
        unit, end = reader.unit_behind(match.end(), first)
        if match["second"] or (
            match["of"] and unit and unit in vocabulary.words("counted") | set(vocabulary.measures.values())
        ):
            yield Quantity(
                Span(match.start(), max(end, match.end())), plain(first), unit, QuantityDetail(bound="at least")
            )


def _hedge(text: str, start: int, vocabulary: Vocabulary) -> tuple[int, str | None]:
    match = vocabulary.hedge.search(text, max(0, start - _HEDGE_WINDOW), start)
    if not match:
        return start, None
    return match.start("hedge"), vocabulary.bounds[" ".join(match["hedge"].lower().split())]


def _ordinal(word: str, vocabulary: Vocabulary) -> int | None:
    if word[0].isdigit():
        digits = word.rstrip("stndrh")
        return int(digits) if digits.isascii() and digits.isdigit() else None
    return vocabulary.ordinals.get(word) or vocabulary.cardinals.get(word)


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    vocabulary = load(language)
    table = vocabulary.table
    grammar, multiples, ranks = table["grammar"], table["multiples"], table["ranks"]
    times = rf"{vocabulary.small}(?:\.\d{{1,2}})?"
    small, half, a = vocabulary.small, grammar["half"], either(grammar["a"].split())
    divisors = either(word for word in vocabulary.divisors if word != half)
    scales = either(word for word in vocabulary.scales if len(word) > 1)
    ordinal = rf"(?:{either(word for word in vocabulary.ordinals if word != 'first')}|\d{{1,3}}(?:st|nd|rd|th))"
    superlative = either(ranks["superlatives"].split())
    not_change = rf"(?!\s(?:{either(multiples['not-before'].split())})\b)"
    sources = {
        "fraction": rf"""(?<![\w-])(?:
            (?P<few>{small})[\s-](?:{either(grammar["in-of"])})[\s-](?P<of>{small})(?![\w%]|[.,]\d)
            |(?:(?:(?P<parts>{small})[\s-](?P<whole>{divisors}|{half})
               |(?:{a})\s(?P<share>{divisors})(?=\s{grammar["of-word"]}\b)
               |(?P<half>{half})(?P<part>(?=\s(?:{grammar["of-word"]}|{grammar["the"]})\s))?)
              (?:\s{grammar["of-word"]}\s(?:{a})\s(?P<scale>{scales})\b)?(?![\w]|-[a-z])))""",
        "multiple": rf"""\b(?:(?P<change>{either(multiples["changes"])}){not_change}
            |(?P<fold>{small}|{vocabulary.worded})-?fold
            |(?:(?P<twice>{either(multiples["words"])})|(?P<times>{times}(?P<and_half>\s{grammar["and"]}\s(?:{a})\s{half})?)\s(?P<unit>{grammar["times"]}))
              (?=\s(?:{either(multiples["comparing"])})\b))\b""",
        "rank": rf"""\b(?:(?:{either(grammar["number"])})\s?(?P<number>\d{{1,3}})(?![\w%]|[.,:/-]\d|(?-i:\s[A-Z]))
            |(?P<ordinal>{ordinal})[\s-](?:{superlative})\b
            |(?:{either(ranks["ranked"].split())})\s(?:in\s)?(?P<ranked>{ordinal}|first)\b(?!-)(?:\s{ranks["place"]}\b)?
            |(?P<place>{ordinal})[\s-]{ranks["place"]}\b(?!s)
            |(?P<repeated>{ordinal})[\s-](?:{either(ranks["repeated"])})\b
            |{ranks["top"]}\s(?P<top>three|five|ten|twenty|\d{{1,3}})\b(?![\w%]|[.,:/-]\d))""",
        "led": rf"(?:\b|(?<=\w))(?:{either(ranks['led-by'].split())})\s\Z",
        "multitude": rf"""\b(?P<first>{either(vocabulary.multitudes)})
            (?:\s{grammar["of-word"]}\s(?P<second>thousands|millions|billions|trillions))?(?P<of>\s{grammar["of-word"]})?\b""",
    }
    return {name: re.compile(source, re.VERBOSE | re.IGNORECASE) for name, source in sources.items()}
