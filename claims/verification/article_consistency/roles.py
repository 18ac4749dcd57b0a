"""One person with two roles that nobody holds at one time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from claims.extraction.types import RoleMention
from claims.verification import lexicon
from claims.verification.article_consistency.reading import Article, Conflict
from claims.verification.role_tenure.agreement import same_organisation, same_post
from claims.verification.role_tenure.people import name_words, same_person
from claims.verification.role_tenure.wording import Wording, readings, word_class

_MOST_ROLES = 30  # of one person
_WAS = re.compile(r"\b(?:was|were|had been|has been|served as|as) (?:(?:a|an|the|its|his|her) )?\Z")
_FIELD = re.compile(r"\bprofessor of ([a-z]+(?: [a-z]+){0,2}?)(?= at\b| of\b|,|\Z)", re.IGNORECASE)
_CLOSED = re.compile(r"\s*(?:[,.;:)—–-]|\Z|(?:who|of|at|in|for|from|and|with|on)\b)")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Stated:
    mention: RoleMention
    name: str
    wording: Wording
    written: str
    sentence: int


def role_conflicts(article: Article) -> Iterator[Conflict]:
    """Roles without "former", "then" or any other word of a career that exclude one another."""
    by_last_name: defaultdict[str, list[_Stated]] = defaultdict(list)
    for mention in article.roles:
        if mention.role is None or mention.kind == "family" or mention.qualifier is not None:
            continue
        stated = _stated(article, mention)
        known = by_last_name[name_words(stated.name)[-1] if name_words(stated.name) else ""]
        if len(known) < _MOST_ROLES and not _career(article, mention):
            known.append(stated)
    for known in by_last_name.values():
        for index, second in enumerate(known):
            first = next((one for one in known[:index] if _conflict(one, second)), None)
            if first:
                name = max(first.name, second.name, key=len)
                why = f"{name} is “{first.written}” in one place and “{second.written}” in another."
                yield Conflict("role_conflict", why, (_span(first.mention), _span(second.mention)))
                break


def _conflict(one: _Stated, other: _Stated) -> bool:
    apart = one.sentence != other.sentence
    exclusive = _exclusive(one.wording, other.wording) or _two_fields(one.written, other.written)
    return apart and exclusive and same_person(one.name, other.name)


def _two_fields(one: str, other: str) -> bool:
    """ "Professor of physics", "professor of chemistry"."""
    first, second = _FIELD.search(one), _FIELD.search(other)
    return bool(first and second and not set(first[1].split()) & set(second[1].split()))


def _stated(article: Article, mention: RoleMention) -> _Stated:
    role = mention.role.of(article.text) if mention.role else ""
    organisation = mention.organisation.of(article.text) if mention.organisation else None
    inside = organisation if organisation and organisation not in role else None
    written = (
        f"{role} of {inside}"
        if inside and mention.organisation and mention.role and mention.organisation.start >= mention.role.end
        else role
    )
    number = article.person_at(mention.person)
    name = mention.person.of(article.text) if number is None else article.document.persons[number].person.name
    return _Stated(mention, name, readings(role, organisation)[0], written, article.sentence_at(mention.person.start))


def _span(mention: RoleMention) -> tuple[int, int]:
    parts = [part for part in (mention.person, mention.role) if part]
    return min(part.start for part in parts), max(part.end for part in parts)


def _career(article: Article, mention: RoleMention) -> bool:
    words = {word.lower() for word in _WORD.findall(article.sentence(mention.person.start))}
    role = mention.role or mention.person
    if _WAS.search(article.text, max(0, role.start - 30), role.start):
        return True
    end = max(part.end for part in (role, mention.organisation) if part)
    if mention.kind == "apposition" and role.start > mention.person.start and not _CLOSED.match(article.text, end):
        return True  # "with Ms. Ito, the minister looked ashen"
    return bool(words & lexicon.words("consistency", "roles", "career"))


def _exclusive(one: Wording, other: Wording) -> bool:
    if "deputy" in (one.post ^ other.post) and one.post - {"deputy"} == other.post - {"deputy"}:
        return True
    if same_post(one, other):
        here = (one.post & other.post) & lexicon.words("consistency", "roles", "at_one_place")
        return bool(here) and _elsewhere(one, other)
    for group in _groups():
        first, second = one.post & group, other.post & group
        if len(first) == len(second) == 1 and first != second:
            return not _elsewhere(one, other)
    heads = one.post & other.post & lexicon.words("consistency", "roles", "with_field")
    if len(heads) != 1:
        return _two_ministers(one, other)
    first, second = one.post - heads - word_class("weak"), other.post - heads - word_class("weak")
    return bool(first and second) and not first <= second and not second <= first


def _two_ministers(one: Wording, other: Wording) -> bool:
    """ "Police chief" is one word of the lexicon, "fire chief" two."""
    chiefs = {"police_chief", "army_chief"}
    return any(a.post <= chiefs and "chief" in b.post and len(b.post) > 1 for a, b in ((one, other), (other, one)))


def _elsewhere(one: Wording, other: Wording) -> bool:
    if one.organisation and one.organisation == other.organisation:
        return False
    told = (one.places or one.names) and (other.places or other.names)
    return bool(told) and bool(one.names) == bool(other.names) and not same_organisation(one, other)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(line.split()) for line in lexicon.table("consistency")["roles"]["exclusive"])
