"""Parts against totals: lists and their sum, "of the 240 ...", "including ...", votes and members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.verification import lexicon
from claims.verification.numbers.comparison import Comparison, shown
from claims.verification.numbers.contests import compare_chamber, compare_record
from claims.verification.numbers.figures import ANY, CLOSE, OPEN, WORDS, F, Figure, Passage
from claims.verification.numbers.sums import SLIPS, listed, one_answer, opposed, rest_named, sum_of_parts, undecided

_ITEM = rf"{ANY}(?:[ -](?!(?:and|plus|or) )[^\W\d_][\w'’-]{{0,20}}){{0,6}}"
_SEPARATOR = (
    r"(?:,? and |, plus |; and |[,;] | plus | & )(?:the (?:other|remaining) |(?:the )?rest |"
    r"another |a further |only |just )?"
)
_LIST = rf"(?P<list>{_ITEM}(?:{_SEPARATOR}{_ITEM}){{1,12}})"
_LOOSE_LIST = _LIST.replace(
    f"{_SEPARATOR}", f"{_SEPARATOR}(?:[a-z'.-]{{1,15}} ){{0,3}}"
)  # "$2 million in Asia, in Europe $3 million"
_TOTAL_FIRST = re.compile(
    rf"(?P<total>{ANY}){WORDS}(?: {ANY} (?:ways|parts|projects|areas|schemes|groups|stages|phases|program(?:me)?s))?"
    rf"(?:: ?| ?[—–] ?| - |,? (?:namely|consisting of|consists of|consisted of|comprising|comprised|"
    rf"comprises|made up of|composed of|divided into|split into|split between) | ?\()"
    rf"(?:with |of them |of which )?{_LIST}(?P<behind>[^.;:!?\n]{{0,60}})"
)
_TOTAL_LAST = re.compile(
    rf"{_LOOSE_LIST}(?:[^{OPEN}.;:!?]{{0,40}}?)[,;:—–-]? ?(?:for |making |giving |bringing |or "
    rf"|— )?(?:up to )?(?:an? |the )?"
    rf"(?:total(?:s|ed|led|ing|ling)? (?:of |to |is |was |comes to |came to )?|overall total "
    rf"(?:of )?|sum of |adding up to |adds up to |add up to |added up to |making |altogether "
    rf"|in all,? |combined total of )(?P<total>{ANY})"
    rf"|{_LIST.replace('list', 'list2')}[,;]? ?(?:[—–=] |or |, )(?P<total2>{ANY}){WORDS}? (?:in "
    rf"total|in all|altogether|overall|combined)\b"
)
_IN_ALL = re.compile(
    rf"{_LOOSE_LIST}[^{OPEN}.;:!?]{{0,30}}[.;,—–-] ?(?:the total|in total|in all|altogether|together|"
    rf"that makes|the sum|overall|combined)[^{OPEN}.;:!?]{{0,40}}(?P<total>{ANY})"
)
_APPOSED = re.compile(rf"(?P<total>{ANY}){WORDS},? (?:[—–] ?)?{_LIST}")
_OF_THE = re.compile(
    rf"(?P<opens>\A\W?|[,;:—–] |\b(?:and|but) )?\b(?:of|among|out of) (?P<the>(?:the|its|their|"
    rf"those|all|his|her|our|these|some) )?(?:[a-z-]{{1,15}}'s? )?(?:total |more than |about "
    rf")?(?P<total>{ANY})(?P<rest>[^.;:!?]{{4,200}})"
)
_INCLUDING = re.compile(rf"(?P<total>{ANY}){WORDS},? (?:including|among them|of whom|of which) (?P<part>{ANY})")
_BODY = re.compile(
    rf"(?P<total>{ANY})[- ](?:strong|member|person|man|seat)(?: [a-z-]{{1,15}}){{1,4}} (?:includes|"
    rf"included|has|had|consists of|comprises|is made up of|was made up of) {_LIST}"
)
_OUT_OF = re.compile(rf"(?<! in ){F} (?:out )?of (?:the |its |their |all |his |her |our ){F}(?! (?:to|or|and|in) |-)")
_OTHERS_TOLD = re.compile(
    rf" [a-z-]{{3,20}}(?:(?:, and |, | and )(?:the |its |their )?[a-z'-]{{3,20}}(?: [a-z'-]{{3,20}}){{0,2}} {ANY})"
    rf"{{1,8}}\W*\Z"
)
_LARGE = 20  # a total that a part is compared with; "two of the three" says nothing
_PLACES = re.compile(rf"{ANY} (in|from|to|for|on) ")
_FATES = re.compile(r"\b(alive|rescued|saved|survived|died|dead|killed|missing|injured|wounded|unhurt|unharmed)\b")
_TWO_FATES = 2
_FEWEST_PLACES = 3
_TIMES = frozenset(["year", "month", "week", "day", "hour", "minute", "time", "decade"])


def compare_parts(passage: Passage) -> Iterator[Comparison]:
    template = passage.template
    if template.count(OPEN) < 2 and "member" not in template:
        return
    yield from _sums(passage)
    yield from _of_the(passage)
    yield from _included(passage)
    record = list(compare_record(passage))
    yield from record or _out_of(passage)
    yield from _bodies(passage)
    yield from compare_chamber(passage)


def compare_total_after(passage: Passage) -> Iterator[Comparison]:
    """A list in one sentence and its total in the next: "In total, ..."."""
    for match in _IN_ALL.finditer(passage.template):
        parts = [passage.figure(number) for number in re.findall(F, match["list"])]
        total = passage.figures[_number(match["total"])]
        before = passage.figures[: passage.figures.index(parts[0])]
        if not _comparable(total, parts) or _cut_off(total, parts, before):
            continue
        compared = sum_of_parts(total, parts)
        if compared:
            yield compared


def _sums(passage: Passage) -> Iterator[Comparison]:
    taken: set[int] = set()
    for pattern in (_TOTAL_LAST, _IN_ALL, _TOTAL_FIRST, _APPOSED):
        for match in pattern.finditer(passage.template):
            groups = match.groupdict()
            total = passage.figures[_number(groups.get("total") or groups.get("total2") or "")]
            in_list = groups.get("list") or groups.get("list2") or ""
            numbers = [int(number) for number in re.findall(F, in_list)]
            parts = [passage.figures[number] for number in numbers]
            if taken & set(numbers) or not _comparable(total, parts):
                continue
            if pattern is _APPOSED and (
                _only_some(match)
                or not (_kinds(total, parts, in_list, passage) or _two_places(total, parts, in_list, passage))
            ):
                continue
            if pattern is _IN_ALL and _cut_off(total, parts, passage.figures[: min(numbers)]):
                continue
            if pattern in (_TOTAL_FIRST, _APPOSED) and re.match(
                rf"[^.;:!?{OPEN}]{{0,30}}{OPEN}",
                passage.template[match.end() :]
                if pattern is _APPOSED
                else match["behind"] + passage.template[match.end() :],
            ):
                continue  # the list goes on
            if pattern is _TOTAL_FIRST and not _exhaustive(total, parts, match):
                continue
            compared = sum_of_parts(total, parts)
            if compared:
                taken |= set(numbers)
                yield compared


def _only_some(match: re.Match[str]) -> bool:
    """Whether the list is told to be a part of the total: "includes 150 million for roads, ..."."""
    return "includ" in match.group()[: match.start("list") - match.start()]


def _kinds(total: Figure, parts: list[Figure], in_list: str, passage: Passage) -> bool:
    """Whether a list right behind a total is all of it: "46 people, 31 men and 15 women"."""
    if opposed(parts) and (_general(total, passage) or rest_named(in_list)):
        return True
    if "of them" in in_list and one_answer(in_list, []):
        return True
    places = _PLACES.findall(in_list)
    return len(places) == len(parts) >= _FEWEST_PLACES and len(set(places)) == 1


def _two_places(total: Figure, parts: list[Figure], in_list: str, passage: Passage) -> bool:
    """ "17 people, nine from the first floor and eight from the roof": not fewer than that, but for a slip of one."""
    kinds = all(part.noun and not part.plural for part in parts) and len({part.noun for part in parts}) == len(parts)
    if kinds and total.plural and sum(part.value for part in parts) >= total.value:
        return not re.match(r"[ -][a-z]", passage.template.split(in_list, 1)[1])  # "3,500 red and 2,500 white"
    places = _PLACES.findall(in_list)
    if len(places) != len(parts) or len(set(places)) != 1 or not total.plural or total.noun in _TIMES:
        return False
    return not any(part.noun for part in parts) and sum(part.value for part in parts) >= total.value - 1


def _cut_off(total: Figure, parts: list[Figure], before: list[Figure]) -> bool:
    """Whether figures of the same kind stand before what reads as the list."""
    kind = {total.unit, *(part.unit for part in parts)}
    return any(figure.unit in kind and figure.noun not in _TIMES and figure is not total for figure in before)


def _number(placeholder: str) -> int:
    return int(placeholder.strip(OPEN + CLOSE))


def _comparable(total: Figure, parts: list[Figure]) -> bool:
    if len(parts) < 2 or total.percent or total.value <= 0 or any(part.percent for part in parts):
        return False
    units = {part.unit for part in parts if part.unit}
    if (
        total.unit in ("points", "basis", "years old")
        or len(units) > 1
        or (units and total.unit and units != {total.unit})
    ):
        return False
    return bool(units) == bool(total.unit) or not units or not total.unit


def _exhaustive(total: Figure, parts: list[Figure], match: re.Match[str]) -> bool:
    """A list behind a total is all of it where the parts are kinds of the same thing, or money."""
    if re.search(r"\b(?:including|among|such as|at least|mostly|mainly)\b", match.group()) or "per " in match["behind"]:
        return False
    if total.unit:
        return all(part.unit == total.unit or (not part.unit and part.scale > 1) for part in parts)
    if match.group()[len(match["total"]) :].startswith(":") and any(not part.noun for part in parts):
        return False
    nouns = [part.noun for part in parts]
    if total.noun and nouns.count(total.noun) == len(nouns) and not opposed(parts):
        return (
            "consist" in match.group()
            or "compris" in match.group()
            or "made up" in match.group()
            or ":" in match.group()
        )
    return all(not part.unit for part in parts)


def _general(total: Figure, passage: Passage) -> bool:
    before = passage.text[max(0, total.start - 20) : total.start].lower()
    return total.noun in lexicon.words("comparisons", "parts", "general") or bool(
        re.search(r"\b(?:total of|all|some)\s*\Z", before)
    )


def _out_of(passage: Passage) -> Iterator[Comparison]:
    """ "1,300 of the 1,200 seats"."""
    for match in _OUT_OF.finditer(passage.template):
        part, total = passage.figure(match[1]), passage.figure(match[2])
        written = (part.written, total.written)
        if part.unit or total.unit or part.scale != total.scale or total.value <= 0:
            continue
        if part.low() > total.high():
            yield Comparison("parts_total", f"{part.written} cannot be part of {total.written}.", written)
        elif _others_told(passage, match):
            parts = [part, *(passage.figure(n) for n in re.findall(F, passage.template[match.end() :]))]
            compared = _no_more(total, parts)
            if compared:
                yield compared
        elif len(passage.figures) == 3 and rest_named(passage.template[match.end() :]):
            compared = sum_of_parts(total, [part, passage.figures[2]]) if not passage.figures[2].unit else None
            if compared:
                yield compared
        elif len(passage.figures) == 3 and one_answer(passage.template[match.end() :], []):
            other = next(figure for figure in passage.figures if figure not in (part, total))
            compared = None if other.unit else _no_more(total, [part, other])
            if compared:
                yield compared
        elif total.value >= _LARGE:
            yield Comparison("consistent", f"{part.written} can be part of {total.written}.", written)


def _others_told(passage: Passage, match: re.Match[str]) -> bool:
    """ "61 of the 120 seats, the opposition 45 and independents 14": nothing but others and their share."""
    rest = _OTHERS_TOLD.match(passage.template, match.end())
    return bool(rest) and not any(figure.unit for figure in passage.figures)


def _bodies(passage: Passage) -> Iterator[Comparison]:
    """ "The 30-strong squad includes 12 defenders, 10 midfielders and 8 forwards"."""
    for match in _BODY.finditer(passage.template):
        total = passage.figures[_number(match["total"])]
        parts = [passage.figure(number) for number in re.findall(F, match["list"])]
        if _comparable(total, parts) and not any(part.unit for part in parts):
            compared = _no_more(total, parts)
            if compared:
                yield compared


def _of_the(passage: Passage) -> Iterator[Comparison]:
    for match in _OF_THE.finditer(passage.template):
        total = passage.figures[_number(match["total"])]
        rest = match["rest"]
        if match["opens"] is None or "between the ages" in match.group() or rest.startswith((" to ", " and ")):
            continue
        parts = [passage.figure(number) for number in re.findall(F, rest)]
        if not parts or total.unit == "%" or total.unit in ("points", "basis") or total.value <= 0:
            continue
        parts = [part for part in parts if part.unit == total.unit and part.scale <= total.scale]
        if not parts or re.search(
            r"\b(?:years?|days?|weeks?|months?|hours?|minutes?|times|meters?|metres?|miles)\b", rest
        ):
            continue
        written = (total.written, *(part.written for part in parts))
        first = rest.find(OPEN)
        told = parts[0].value > total.high() and parts[0].noun in ("", total.noun) and parts[0].scale == total.scale
        if (
            told
            and (match["the"] or match["opens"] == "")
            and first < 60
            and not re.search(r"\b(?:that|who|which|since|after)\b", rest[:first])
        ):
            yield Comparison("parts_total", f"{parts[0].written} cannot be part of {total.written}.", written)
        elif len(parts) >= 2 and (rest_named(rest) or opposed(parts) or _votes(rest) or one_answer(rest, [])):
            if len(re.findall(F, rest)) == len(parts):
                compared = sum_of_parts(total, parts) if rest_named(rest) or undecided(rest) else _no_more(total, parts)
                if compared:
                    yield compared
        elif len(parts) >= 2 and sum(part.low() for part in parts) <= total.high():
            yield Comparison("consistent", f"{listed(parts)} can be parts of {total.written}.", written)
        elif len(parts) == 1:
            yield Comparison("consistent", f"{parts[0].written} can be part of {total.written}.", written)


def _votes(rest: str) -> bool:
    return (
        bool(
            re.search(
                r"\bfor\b.*\bagainst\b|\bin favou?r\b.*\b(?:against|opposed)\b|\byes\b.*\bno\b|\bsurviv\w+\b.*\bdied\b|"
                r"\bdied\b.*\bsurviv\w+\b|\bmen\b.*\bwomen\b|\bwomen\b.*\bmen\b|\bgirls\b.*\bboys\b|\bboys\b.*\bgirls\b",
                rest,
            )
        )
        or len(set(_FATES.findall(rest))) >= _TWO_FATES
    )


def _no_more(total: Figure, parts: list[Figure]) -> Comparison | None:
    written = (total.written, *(part.written for part in parts))
    if sum(part.low() for part in parts) > total.high() * 1.001:
        return Comparison("parts_total", f"{listed(parts)} are more than {total.written}.", written)
    if opposed(parts):
        return sum_of_parts(total, parts)
    return Comparison("consistent", f"{listed(parts)} can be parts of {total.written}.", written)


def _included(passage: Passage) -> Iterator[Comparison]:
    for match in _INCLUDING.finditer(passage.template):
        total, part = passage.figures[_number(match["total"])], passage.figures[_number(match["part"])]
        if re.search(
            rf"{ANY}[^,.;:]{{0,30}}\b(?:and|plus) \Z", passage.template[max(0, match.start() - 60) : match.start()]
        ):
            continue  # the total is only the last of a list
        after = passage.template[match.end("total") :]
        if after.startswith(" of ") or (part.noun != total.noun and {part.noun, total.noun} & _TIMES):
            continue
        if total.unit != part.unit or total.percent or total.unit in ("points", "basis"):
            continue
        written = (total.written, part.written)
        if part.low() > total.high() and total.hedge != "over":
            for slip in SLIPS:
                if part.scale > 1 and part.low() <= total.high() * slip and part.scale > total.scale:
                    yield Comparison(
                        "scale_slip",
                        f"{part.written} cannot be part of {total.written}; one may be {shown(slip)} times off.",
                        written,
                    )
                    break
            else:
                yield Comparison("parts_total", f"{part.written} cannot be part of {total.written}.", written)
        else:
            yield Comparison("consistent", f"{part.written} can be part of {total.written}.", written)
