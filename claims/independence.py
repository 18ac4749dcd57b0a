"""How many independent sources stand behind a claim: copies of one text, and one publisher's texts, count once. Pure.

The rule of the publish gate: two independent sources, or one primary source.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sources.library.sketch import COPY, resemblance


@dataclass(frozen=True, slots=True)
class Cited:
    """A captured source that is attached as evidence. ``sketch`` tells copies of its text."""

    snapshot_id: int
    source_id: int
    title: str
    publisher: str
    is_primary: bool
    sketch: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Sources that count once; ``why`` says what they share, "" for a source that stands alone."""

    members: tuple[Cited, ...]
    why: str

    @property
    def has_primary(self) -> bool:
        return any(member.is_primary for member in self.members)


@dataclass(frozen=True, slots=True)
class Independence:
    groups: tuple[Group, ...]

    @property
    def is_sufficient(self) -> bool:
        return len(self.groups) >= 2 or any(group.has_primary for group in self.groups)

    @property
    def summary(self) -> str:
        """The measure in a sentence for the desk."""
        primary = sum(group.has_primary for group in self.groups)
        count = len(self.groups)
        if not count:
            return "No source is attached yet."
        sources = "1 independent source" if count == 1 else f"{count} independent sources"
        kind = f", {primary} of them primary" if primary and count > 1 else ", a primary one" if primary else ""
        shared = [f"{_titles(group)} count once ({group.why})" for group in self.groups if group.why]
        return f"{sources}{kind}." + (f" {'; '.join(shared)}." if shared else "")


def independence(cited: Sequence[Cited]) -> Independence:
    """Group the sources: same source, same publisher, or near-duplicate text."""
    groups: list[list[Cited]] = []
    for one in cited:
        joined = [group for group in groups if any(_shared(one, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([member for group in joined for member in group] + [one])
    return Independence(tuple(Group(tuple(group), _why(group)) for group in groups))


def _shared(one: Cited, other: Cited) -> str:
    if one.source_id == other.source_id:
        return "one source"
    publisher = one.publisher.casefold().strip()
    if publisher and publisher == other.publisher.casefold().strip():
        return f"both by {one.publisher.strip()}"
    if resemblance(one.sketch, other.sketch) >= COPY:
        return "copies of one text"
    return ""


def _why(group: Sequence[Cited]) -> str:
    reasons = [
        shared
        for number, one in enumerate(group)
        for other in group[number + 1 :]
        if one.source_id != other.source_id and (shared := _shared(one, other))
    ]
    return ", ".join(dict.fromkeys(reasons))


def _titles(group: Group) -> str:
    titles = list(dict.fromkeys(f"“{member.title}”" for member in group.members))
    return titles[0] if len(titles) == 1 else f"{', '.join(titles[:-1])} and {titles[-1]}"
