"""Templates of the labeller's features: which values are looked at together, and how the feature is named.

Each function gives the names for one group of values. Names are ``template=value,value``; the weights are stored by
them, so that a changed name needs fitting anew.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from claims.extraction import lexicon

Names = tuple[str, ...]
Group = tuple[Any, ...]
"""A template and its values: ``(template, *values)``."""


class Inside(NamedTuple):
    """How a stretch between marks looks: marks, length, case of its first letter, last character, clause words."""

    marks: str
    length: str
    case: str
    ending: str
    clause: bool


def own(head: str, tail: str, stop: str, after: str) -> Names:
    return ("bias", f"h={head}", f"t={tail}", f"p={stop}", f"q={after}", f"p,h={stop},{head}")


def before(previous: str, head: str, stop: str) -> Names:
    return (f"h-1={previous}", f"h-1,h={previous},{head}", f"p,h-1,h={stop},{previous},{head}")


def following(head: str, after: str, following: str) -> Names:
    return (
        f"h+1={following}",
        f"h,h+1={head},{following}",
        f"q,h+1={after},{following}",
        f"h,q,h+1={head},{after},{following}",
    )


def further(second: str, previous: str) -> Names:
    return (f"h-2,h-1={second},{previous}",)


def ahead(following: str, second: str) -> Names:
    return (f"h+1,h+2={following},{second}",)


def place(head: str, opens: bool, closes: bool, headline: bool) -> Names:
    return (
        *((f"opens,h={head}",) if opens else ()),
        *(("closes",) if closes else ()),
        *(("headline",) if headline else ()),
    )


def sentence(head: str, kind: str, earlier: str, opens: bool) -> Names:
    return (f"sent={kind},{head}", f"sent,p={kind},{earlier},{int(opens)}")


def no_left() -> Names:
    return ("L=none",)


def left(kind: str, distance: str, crossed: int, seen: bool) -> Names:
    return (f"L={kind}", f"L,d={kind},{distance}", f"L,commas={kind},{crossed},{seen}")


def left_site(kind: str, before: str, after: str, distance: str) -> Names:
    return (f"L,after={kind},{after},{distance}", f"L,before={kind},{before}")


def left_word(kind: str, distance: str, head: str) -> Names:
    return (f"L,h={kind},{head},{distance}",)


def left_stop(stop: str, head: str, crossed: int, seen: bool) -> Names:
    return (f"L,p,h={stop},{head},{crossed},{seen}",)


def no_right() -> Names:
    return ("R=none",)


def right(kind: str, distance: str) -> Names:
    return (f"R={kind}", f"R,d={kind},{distance}")


def right_site(kind: str, before: str, after: str, crossed: int) -> Names:
    return (f"R,after={kind},{after},{crossed}", f"R,before={kind},{before},{crossed}")


def right_stop(stop: str, distance: str, crossed: int, after: str) -> Names:
    return (f"R,q={stop},{distance},{crossed},{after}",)


def right_word(kind: str, distance: str, head: str) -> Names:
    return (f"R,d,h={kind},{distance},{head}",)


def both(left_kind: str, right_kind: str) -> Names:
    return (f"L,R={left_kind},{right_kind}",)


def segment(opening: str, cue: str, finite: bool, head: str) -> Names:
    return (f"g={opening},{cue}", f"g,h={opening},{cue},{finite},{head}")


def segments(
    text: str, opening: str, cue: str, earlier: str, earlier_cue: str, later: str, later_opening: str, later_cue: str
) -> Names:
    return (
        f"g-1={earlier}",
        f"g+1={later}",
        f"g+1,q={later_opening},{later_cue},{cue},{opening}",
        f"g-1,g={earlier_cue},{text}",
    )


def segment_opens(text: str, stop: str) -> Names:
    return (f"g0={text},{stop}",)


def next_mark(distance: str, crossed: int, shape: str, stop: str, left_kind: str, between: str) -> Names:
    return (
        f"N={distance},{crossed}",
        f"N,L={distance},{crossed},{left_kind}",
        f"N,m={distance},{crossed},{shape},{stop}",
        f"N,m,L={crossed},{shape},{stop},{left_kind}",
        f"N,R={between},{shape}",
        f"N,R,d={between},{distance},{left_kind}",
    )


def next_mark_word(distance: str, head: str) -> Names:
    return (f"N,h={distance},{head}",)


def last_mark(
    distance: str, crossed: int, shape: str, after: str, left_kind: str, right_kind: str, between: str
) -> Names:
    return (
        f"V={distance},{crossed},{right_kind}",
        f"V,L={distance},{crossed},{left_kind},{after}",
        f"V,m={distance},{crossed},{shape},{after}",
        f"V,m,R={crossed},{shape},{after},{right_kind}",
        f"V,L,m={between},{shape}",
    )


def last_mark_word(distance: str, crossed: int, shape: str, after: str, head: str, between: str) -> Names:
    return (
        f"V,h={distance},{crossed},{head}",
        f"V,m,h={distance},{shape},{after},{head}",
        f"V,L,d={between},{distance},{head}",
    )


def marked(inside: Inside, stop: str, opens: bool, closes: bool, continued: bool) -> Names:
    marks, length, case, ending, clause = inside
    return (
        f"m={marks}{length}{case}{ending}{int(clause)}",
        f"m,length={marks}{length}{case}",
        f"m,ending={marks}{ending}{int(opens)}{int(closes)}",
        f"m,alone={int(opens)}{int(closes)}{length}{int(clause)}",
        f"m,p={stop},{length},{case}",
        f"m,open={int(continued)}",
    )


def marked_cues(
    inside: Inside, left_kind: str, left_distance: str, right_kind: str, right_distance: str, head: str
) -> Names:
    return (
        f"m,L={left_kind},{left_distance},{inside.length}",
        f"m,R={right_kind},{right_distance},{inside.length},{inside.ending}",
        f"m,LR={left_kind},{right_kind},{head}",
    )


def marked_place(head: str, stop: str, after: str) -> Names:
    return (f"m,p,q={stop},{after},{head}",)


def marked_sentence(head: str, kind: str, earlier: str, opens: bool, closes: bool) -> Names:
    return (f"m,sent={kind},{earlier},{head},{int(opens)}{int(closes)}",)


def beside(quoted_before: bool, quoted_after: bool, head: str) -> Names:
    return (f"beside={quoted_before},{quoted_after},{head}",)


@cache
def clause_words(language: str) -> frozenset[str]:
    """Words that make a stretch read as a clause: auxiliaries, subject pronouns and their contractions."""
    sections = ("be", "have", "do", "modals", "subject_pronouns", "contractions")
    return frozenset().union(*(lexicon.words("grammar", part, language) for part in sections))
