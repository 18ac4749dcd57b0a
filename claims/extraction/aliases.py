"""Alias clusters: which names in a text are one person's.

Two names belong together where last name and first name agree, or one first name is short for the other ("Bill",
"William") or its initial. A lone last name is the person's of that name who was named last, among those whom its
honorific or title fits; it never joins a man and a woman.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from claims.extraction import lexicon
from claims.extraction.types import Span

_REMEMBERED = 4  # persons of one name that a lone last name can mean


@dataclass(slots=True)
class NameRun:
    """A run of capitalised words with titles set aside, as it stands in the text."""

    words: list[str]
    span: Span
    honorific: str = ""  # "Mr"
    title: str = ""  # last title word before the name, lower-cased
    nickname: str = ""  # in quotation marks inside the name
    speaks: bool = False  # a verb of saying stands beside it
    described: bool = False  # an age, "who" or a position follows it
    language: str = "en"
    core: list[str] = field(init=False)  # the words without "Jr." or "III"
    suffix: str = field(init=False)

    def __post_init__(self) -> None:
        self.core, self.suffix = _without_suffix(self.words, self.language)

    @property
    def gender(self) -> str:
        if self.honorific in lexicon.words("names", "honorifics_of_men", self.language):
            return "m"
        return "f" if self.honorific in lexicon.words("names", "honorifics_of_women", self.language) else ""


@dataclass(slots=True)
class Cluster:
    """All mentions of one person; ``words`` is the fullest form of the name, ``core`` the same without "Jr."."""

    words: list[str]
    core: list[str]
    suffix: str
    language: str
    mentions: list[Span] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    genders: Counter[str] = field(default_factory=Counter)

    @property
    def gender(self) -> str:
        """ "m", "f" or "" by the honorifics used, else by the given name."""
        if self.genders:
            return self.genders.most_common(1)[0][0]
        if len(self.words) > 1 and self.words[0] in lexicon.words("names", "given", self.language):
            return "f" if self.words[0] in lexicon.words("names", "female", self.language) else "m"
        return ""

    def add(self, run: NameRun) -> None:
        self.mentions.append(run.span)
        if run.title:
            self.titles.add(run.title)
        if run.gender:
            self.genders[run.gender] += 1
        spelt_out = len(run.words) == len(self.words) and "." in self.words[0] and "." not in run.words[0]
        if len(run.words) > len(self.words) or spelt_out:
            self.words, self.core, self.suffix = run.words, run.core, run.suffix


class Aliases:
    """Sorts the runs of one text into clusters: full names first, then what is said for short."""

    def __init__(self, language: str = "en") -> None:
        self._language = language
        self._clusters: list[Cluster] = []
        self._of_run: dict[int, Cluster] = {}  # by the mention's start
        self._by_name: defaultdict[tuple[str, str], list[Cluster]] = defaultdict(list)
        self._by_last: defaultdict[str, list[Cluster]] = defaultdict(list)
        self._by_other: defaultdict[str, list[Cluster]] = defaultdict(list)

    def clusters(self, full: Sequence[NameRun], short: Sequence[NameRun]) -> list[Cluster]:
        """``full`` are persons' names of two words or more, ``short`` lone words, both in the order of the text."""
        tails = _tails(full)
        later = []
        for run in full:
            if tuple(word.lower() for word in run.words) in tails and run.words[0] not in lexicon.words(
                "names", "given", self._language
            ):
                later.append(run)  # "Wasserman Schultz"
            else:
                self._join_full(run)
        for run in later:
            self._join_tail(run, tails)
        self._join_short(sorted([*full, *short], key=lambda run: run.span.start))
        return [cluster for cluster in self._clusters if cluster.mentions]

    # ----------------------------------------------------------- full names

    def _join_full(self, run: NameRun) -> None:
        cluster = self._same_name(run)
        if cluster is None:
            cluster = Cluster(run.words, run.core, run.suffix, self._language)
            self._clusters.append(cluster)
            self._enter(cluster, run)
            self._by_last[run.core[-1]].append(cluster)
            for word in {run.core[0], run.nickname, *run.core[1:-1]} - {""}:
                self._by_other[word].append(cluster)
        elif _is_initial(cluster.core[0]) and not _is_initial(run.core[0]):
            self._enter(cluster, run)
        cluster.add(run)
        self._of_run[run.span.start] = cluster

    def _enter(self, cluster: Cluster, run: NameRun) -> None:
        """Make a cluster known under a first name and its letter, or under an initial ("R.")."""
        first, last = _canonical(run.core[0], self._language), run.core[-1]
        for key in (first[0] + ".",) if _is_initial(first) else (first, first[0]):
            self._by_name[key, last].append(cluster)

    def _same_name(self, run: NameRun) -> Cluster | None:
        first, last = _canonical(run.core[0], self._language), run.core[-1]
        initial = _is_initial(first)
        known = self._by_name.get((first[0] if initial else first, last))
        if not known:
            shortened = self._by_name.get((first[0] + ".", last), [])[-_REMEMBERED:]
            known = [c for c in shortened if _is_initial(c.core[0])]
        fitting = [c for c in known[-_REMEMBERED:] if _compatible(c, run)]
        if len(fitting) > 1:
            exact = [c for c in fitting if c.suffix == run.suffix]
            fitting = exact or fitting
        if initial and len(fitting) > 1:
            return None
        return fitting[-1] if fitting else None

    def _join_tail(self, run: NameRun, tails: dict[tuple[str, ...], NameRun]) -> None:
        owner = tails[tuple(word.lower() for word in run.words)]
        cluster = self._of_run.get(owner.span.start)
        if cluster is None or (run.gender and cluster.gender not in ("", run.gender)):
            self._join_full(run)
            return
        cluster.add(run)
        self._of_run[run.span.start] = cluster

    # ---------------------------------------------------------- short names

    def _join_short(self, runs: Sequence[NameRun]) -> None:
        recent: defaultdict[str, list[Cluster]] = defaultdict(list)  # by last name, the one named last at the end
        for run in runs:
            cluster = self._of_run.get(run.span.start)
            if cluster is None:
                cluster = self._meant(run, recent)
            if cluster is None:
                continue
            if len(run.words) == 1:
                cluster.add(run)
            last = cluster.core[-1]
            named = recent[last]
            if cluster in named:
                named.remove(cluster)
            named.append(cluster)
            del named[:-_REMEMBERED]

    def _meant(self, run: NameRun, recent: dict[str, list[Cluster]]) -> Cluster | None:
        word = run.words[0]
        for candidates in (
            recent.get(word, ())[::-1], self._by_last.get(word, ())[:_REMEMBERED], self._by_other.get(word, ())[:2]
        ):  # fmt: skip
            fitting = [c for c in candidates if not run.gender or c.gender in ("", run.gender)]
            if not fitting:
                continue
            if run.gender:
                fitting = [c for c in fitting if c.gender == run.gender] or fitting
            if run.title:
                fitting = [c for c in fitting if run.title in c.titles] or fitting
            return fitting[0]
        if not (run.honorific or run.title) or word in lexicon.words("names", "not_person", self._language):
            return None
        cluster = Cluster(run.words, run.core, run.suffix, self._language)
        self._clusters.append(cluster)
        self._by_last[word].append(cluster)
        return cluster


def _tails(full: Sequence[NameRun]) -> dict[tuple[str, ...], NameRun]:
    """Last two or more words of longer names, lower-cased, with the first name that ends so."""
    tails: dict[tuple[str, ...], NameRun] = {}
    for run in full:
        lower = tuple(word.lower() for word in run.core)
        for begin in range(1, len(lower) - 1):
            if "." not in lower[begin]:
                tails.setdefault(lower[begin:], run)
    return tails


def _without_suffix(words: list[str], language: str) -> tuple[list[str], str]:
    """A name without "Jr." or "III", and that."""
    suffixes = lexicon.words("names", "suffixes", language)
    kept = [word for word in words if word.rstrip(".") not in suffixes]
    suffix = next((word.rstrip(".") for word in words if word.rstrip(".") in suffixes), "")
    return (kept, suffix) if kept else (words, "")


def _compatible(cluster: Cluster, run: NameRun) -> bool:
    """Whether middle initials, "Jr." and honorific allow two names with the same first and last to be one person's."""
    if run.gender and cluster.genders and run.gender not in cluster.genders:
        return False
    if run.suffix and not cluster.suffix and cluster.core == run.core:
        return False  # "Paul Berg" was named before "Paul Berg Jr."
    if run.suffix and cluster.suffix and run.suffix != cluster.suffix:
        return False
    ours, theirs = _initials(run.core, run.language), _initials(cluster.core, run.language)
    return not ours or not theirs or ours == theirs


def _is_initial(first: str) -> bool:
    return len(first.replace(".", "")) == 1


def _initials(words: list[str], language: str) -> str:
    """First letters of middle names: "W", "HW"."""
    particles = lexicon.words("names", "particles", language)
    return "".join(word.replace(".", "") if "." in word else word[0] for word in words[1:-1] if word not in particles)


@cache
def _short_forms(language: str) -> dict[str, str]:
    table = lexicon.table("names", language)["short_forms"]
    return {short: full for full, forms in table.items() for short in forms.split()}


def _canonical(first: str, language: str) -> str:
    return _short_forms(language).get(first, first)
