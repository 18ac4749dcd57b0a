"""Whether two wordings name the same post, and the same organisation."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from claims.verification import lexicon
from claims.verification.role_tenure.people import fold
from claims.verification.role_tenure.wording import Wording, kindred_posts, top_posts, word_class

_SHORTENED = 3  # letters from which an acronym may leave out the last word ("CDC")


def same_post(one: Wording, other: Wording) -> bool:
    """Whether the posts agree, whatever the organisation."""
    if _equal(one, other):
        return True
    field, more = one.post - other.post, other.post - one.post
    field = field - set(other.names) - set(other.organisation)
    more = more - set(one.names) - set(one.organisation)
    return _close(one, other, field, more)


def _equal(one: Wording, other: Wording) -> bool:
    return bool(one.post) and _levelled(one.post) == _levelled(other.post)


def _levelled(post: frozenset[str]) -> frozenset[str]:
    """A "secretary" with a field is a minister by another name; words that add nothing are left out."""
    rest = post - word_class("weak")
    if "secretary" in rest and len(rest) > 1:
        rest = (rest - {"secretary"}) | {"minister"}
    return rest or post


def _close(one: Wording, other: Wording, field: frozenset[str], more: frozenset[str]) -> bool:
    weak, levels = word_class("weak"), word_class("levels")
    field, more = field - weak, more - weak
    if not field and not more:
        return bool(one.post & other.post)
    if {*field, *more} == {"secretary", "minister"}:
        return bool(one.post & other.post)
    general, top = top_posts()
    if len(field) == 1 and len(more) == 1 and (field <= general or more <= general) and field | more <= top | general:
        return not (one.post | other.post) & (levels - general)
    if len(field) == len(more) == 1 and any(field | more <= kin for kin in kindred_posts()):
        return True
    shared = one.post & other.post
    broad = shared & word_class("broad")
    if broad and (not field or not more) and not (field | more) & levels:
        return not (field | more) & (word_class("shared") | top)
    return False


def _region_of_country(one: Wording, other: Wording) -> bool:
    """A state senator beside a United States senator."""
    regional = word_class("regional")
    return bool(one.post & regional and other.places) and not regional & {
        *other.post,
        *other.names,
        *other.organisation,
    }


def same_organisation(claim: Wording, holding: Wording) -> bool:
    """Whether nothing speaks against one organisation: what one side leaves unsaid agrees with anything."""
    if claim.places and holding.places and not claim.places & holding.places:
        return False
    if (claim.post | holding.post) & word_class("legislators"):
        return not (_region_of_country(claim, holding) or _region_of_country(holding, claim))
    kinds, others = (_institutions() & {*side.names, *side.organisation} for side in (claim, holding))
    if kinds and others and kinds.isdisjoint(others):
        return False  # the European Council and the European Commission
    one, other = _specific(claim), _specific(holding)
    if " ".join(one) in _descriptions() or " ".join(other) in _descriptions():
        return True
    if one and other:
        lone = any(side.places and set(names) <= _institutions() for side, names in ((claim, one), (holding, other)))
        if lone and set(one) != set(other):
            return False  # of the British Museum its country says which one it is
        return same_names(one, other) or _acronym(claim, holding) or _acronym(holding, claim)
    if one or other:  # a country on one side, a name on the other
        bare, named = (holding, claim) if one else (claim, holding)
        if bare.places and not named.places:
            governing = (claim.post | holding.post) & word_class("governments")
            general = (claim.post | holding.post) & top_posts()[0]  # "ECB chief" is nobody of a government
            return bool(governing) and not general and not set(one or other) & (_regions() | _academic())
    return True


def _specific(wording: Wording) -> list[str]:
    return [word for word in wording.names if word not in _generic() and word not in wording.post]


def same_names(one: list[str], other: list[str]) -> bool:
    """ "Apple" and "Apple Inc", "Goldman" and "Goldman Sachs"; not "Sony" and "Sony Music"."""
    one, other = _canonical(one), _canonical(other)
    if {word.removesuffix("s") for word in one} == {word.removesuffix("s") for word in other}:
        return True
    if len(one) > len(other):
        one, other = other, one
    extra = set(other) - set(one)
    if set(one) < set(other):
        begins, ends = other[: len(one)] == one, other[-len(one) :] == one
        return ends or (begins and not extra & _branches())
    return len(one) == 1 and len(other) > 1 and one[0] == "".join(word[0] for word in other)


def is_branch(words: Iterable[str]) -> bool:
    """Whether among the words are some that tell a branch from the whole ("Music" in "Sony Music")."""
    return not _branches().isdisjoint(words)


def _acronym(short: Wording, long: Wording) -> bool:
    words = list(long.organisation)
    names = [word for word in short.names if word not in _generic()]
    if len(names) != 1 or len(words) < 2 or not 2 <= len(names[0]) <= 8:
        return False
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in _no_initial())
    return names[0] in (every, main) or (len(names[0]) >= _SHORTENED and names[0] == main[:-1])


def _canonical(words: list[str]) -> list[str]:
    found = _aliases().get(" ".join(words))
    return found.split() if found else words


@cache
def _generic() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["generic"].split())


@cache
def _no_initial() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["no_initial"].split())


@cache
def _regions() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["regions"].split())


@cache
def _institutions() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["institutions"].split())


@cache
def _descriptions() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["descriptions"])


@cache
def _academic() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["academic"].split())


@cache
def _branches() -> frozenset[str]:
    return frozenset(lexicon.table("organisations")["branches"].split())


@cache
def _aliases() -> dict[str, str]:
    """Names less their general words, as ``_specific`` leaves them, to one name each."""
    table: dict[str, list[str]] = lexicon.table("organisations")["aliases"]
    found: dict[str, str] = {}
    for name, others in table.items():
        for other in (name, *others):
            words = [word for word in fold(other).split() if word not in _generic()]
            found.setdefault(" ".join(words), name)
            found.setdefault(fold(other), name)
    return found
