"""Persons named in a text, each under all the names used (alias clusters).

A name is a run of capitalised words less titles and honorifics. It is taken for a person's where the given name is a
known one, a title or honorific stands before it, a verb of saying beside it, or its last word is used alone, and no
word of it belongs to organisations or places. Later short forms ("Rubio", "Mr. Rubio", "Marco") join the fullest name.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from claims.extraction import lexicon
from claims.extraction.quotes.cues import cue_table
from claims.extraction.tokens import Tokens
from claims.extraction.types import Person, Span

_POSSESSIVES = ("’s", "'s", "’", "'")
_LONGEST_NAME = 5  # words
_INITIALS = re.compile(r"[A-ZÀ-ÖØ-Þ](?:\.[A-ZÀ-ÖØ-Þ])*")  # J, J.K


@dataclass(slots=True)
class _Run:
    """A run of capitalised words, titles set aside."""

    words: list[str]
    span: Span
    honorific: str  # "Mr", "" where none
    title: str  # last title word before the name, lower-cased, "" where none
    speaks: bool  # a verb of saying stands beside it


@dataclass(slots=True)
class _Cluster:
    words: list[str]
    mentions: list[Span] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person with what the text says about them: titles used ("senator") and "m", "f" or "" for the gender."""

    person: Person
    titles: frozenset[str]
    gender: str


def find_persons(tokens: Tokens) -> list[NamedPerson]:
    """Persons in the order of their first mention; mentions are name spans without title and honorific."""
    runs = _runs(tokens)
    alone = Counter(run.words[0] for run in runs if len(run.words) == 1)
    clusters: dict[tuple[str, ...], _Cluster] = {}
    by_last: defaultdict[str, list[_Cluster]] = defaultdict(list)
    by_first: defaultdict[str, list[_Cluster]] = defaultdict(list)
    for run in runs:
        if len(run.words) > 1 and _is_person(run, alone):
            core = _without_middle(run.words)
            cluster = clusters.get(core)
            if cluster is None:
                cluster = clusters[core] = _Cluster(run.words)
                by_last[core[-1]].append(cluster)
                by_first[core[0]].append(cluster)
            elif len(run.words) > len(cluster.words):
                cluster.words = run.words
            _add(cluster, run)
    for run in runs:
        if len(run.words) == 1:
            cluster = _cluster_of_single(run, by_last, by_first)
            if cluster is None and (run.honorific or run.title) and run.words[0] not in _not_person():
                cluster = clusters[(run.words[0],)] = _Cluster(run.words)
                by_last[run.words[0]].append(cluster)
            if cluster is not None:
                _add(cluster, run)
    found = [_named(cluster) for cluster in clusters.values()]
    return sorted(found, key=lambda named: named.person.mentions[0].start)


def _named(cluster: _Cluster) -> NamedPerson:
    mentions = tuple(sorted(cluster.mentions, key=lambda span: span.start))
    gender = cluster.genders.most_common(1)[0][0] if cluster.genders else ""
    if not gender and cluster.words[0] in lexicon.words("names", "given"):
        gender = "f" if cluster.words[0] in lexicon.words("names", "female") else "m"
    return NamedPerson(Person(" ".join(cluster.words), mentions), frozenset(cluster.titles), gender)


def _add(cluster: _Cluster, run: _Run) -> None:
    cluster.mentions.append(run.span)
    if run.title:
        cluster.titles.add(run.title)
    if run.honorific in ("Mr", "Sir", "Lord", "Father"):
        cluster.genders["m"] += 1
    elif run.honorific in ("Mrs", "Ms", "Miss", "Dame", "Lady", "Madam"):
        cluster.genders["f"] += 1


def _not_person() -> frozenset[str]:
    return lexicon.words("names", "not_person")


def _is_person(run: _Run, alone: Counter[str]) -> bool:
    given = run.words[0] in lexicon.words("names", "given")
    if any(word in _not_person() for word in run.words[1 if given else 0 :]):
        return bool(run.honorific) or (given and len(run.words) > 2 and run.words[-1] not in _not_person())
    return given or run.speaks or bool(run.honorific or run.title) or alone[run.words[-1]] > 0


def _says(word: str) -> bool:
    cue = cue_table().get(word)
    return cue is not None and cue.verb in ("say", "tell", "state") and cue.form in ("past", "s") and not cue.noun


def _without_middle(words: list[str]) -> tuple[str, ...]:
    """First and last name; initials, middle names and suffixes vary between mentions of one person."""
    suffixes = lexicon.words("names", "suffixes")
    kept = [word for word in words if word.rstrip(".") not in suffixes] or words
    return (kept[0], kept[-1])


def _cluster_of_single(
    run: _Run, by_last: dict[str, list[_Cluster]], by_first: dict[str, list[_Cluster]]
) -> _Cluster | None:
    """The cluster a lone word belongs to: by last name (of several, the last one named), else by first name."""
    for index in (by_last, by_first):
        candidates = index.get(run.words[0], [])
        if len(candidates) == 1:
            return candidates[0]
        if candidates:
            earlier = [c for c in candidates if c.mentions and c.mentions[0].start < run.span.start]
            return max(earlier or candidates, key=lambda c: _last_before(c, run.span.start))
    return None


def _last_before(cluster: _Cluster, offset: int) -> int:
    return max((span.start for span in cluster.mentions if span.start < offset), default=-1)


def _runs(tokens: Tokens) -> list[_Run]:
    particles = lexicon.words("names", "particles")
    common = lexicon.words("names", "common")
    found: list[_Run] = []
    i, count = 0, len(tokens)
    while i < count:
        word = tokens.words[i]
        if not word[0].isupper() or word in common:
            i += 1
            continue
        run: list[tuple[str, int, int]] = []
        first = i
        while i < count and len(run) < 12:
            word = tokens.words[i]
            if word[0].isupper() and word not in common:
                core, possessive = _core(word)
                run.append((core, tokens.starts[i], tokens.starts[i] + len(core)))
                i += 1
                if possessive:
                    break
                if (
                    i < count
                    and tokens.words[i] == "."
                    and _abbreviates(core)
                    and tokens.starts[i] == tokens.ends[i - 1]
                ):
                    if _INITIALS.fullmatch(core):
                        run[-1] = (core + ".", tokens.starts[i - 1], tokens.ends[i])
                    i += 1
            elif word in particles and run and i + 1 < count and tokens.words[i + 1][0].isupper():
                run.append((word, tokens.starts[i], tokens.ends[i]))
                i += 1
            else:
                break
        before = tokens.words[first - 1] if first else ""
        if before == "," and first > 1 and len(run) > 1:
            before = tokens.words[first - 2]  # "the bank's chief economist, Ayhan Demir"
        after = tokens.words[i] if i < count else ""
        made = _make(run, before, after)
        if made:
            found.append(made)
    return found


def _abbreviates(word: str) -> bool:
    return (
        (_INITIALS.fullmatch(word) is not None and word not in lexicon.words("sentences", "abbreviations"))
        or word in lexicon.words("sentences", "abbreviations_before_name")
        or (word in lexicon.words("names", "suffixes"))
    )


def _core(word: str) -> tuple[str, bool]:
    for ending in _POSSESSIVES:
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)], True
    return word, False


def _make(run: list[tuple[str, int, int]], before: str, after: str) -> _Run | None:
    """Set titles, honorifics and what stands before them aside; None where no name is left."""
    honorifics, titles = lexicon.words("names", "honorifics"), lexicon.words("names", "titles")
    given = lexicon.words("names", "given")
    honorific = ""
    title = before if before.capitalize() in titles and before.islower() else ""
    start = 0
    for index, (word, _, _) in enumerate(run):
        if word in honorifics:
            honorific, start = word, index + 1
        elif word in titles:
            title, start = word.lower(), index + 1
    rest = run[start:]
    while len(rest) > 1 and rest[0][0] in _not_person() and rest[0][0] not in given:
        rest = rest[1:]
    while rest and rest[0][0] in lexicon.words("names", "particles"):
        rest = rest[1:]
    if rest and rest[-1][0].endswith("."):  # "Plan B." at the end of a sentence
        last, begin, end = rest[-1]
        rest[-1] = (last[:-1], begin, end - 1)
    if not rest or len(rest) > _LONGEST_NAME or (len(rest[0][0]) < 2 and len(rest) == 1):
        return None
    if all(word.isupper() and len(word) > 3 for word, _, _ in rest):
        return None  # a heading in capitals
    speaks = any(_says(word) for word in (before, after))
    return _Run([word for word, _, _ in rest], Span(rest[0][1], rest[-1][2]), honorific, title.lower(), speaks)
