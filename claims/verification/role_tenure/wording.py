"""What a wording of a role says: the post, how it is held, and where.

"Ukraine’s acting defence minister" is the post {defense, minister}, acting, of Ukraine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claims.extraction.roles import vocabulary
from claims.verification import lexicon
from claims.verification.role_tenure.people import fold

_WORD = re.compile(r"[^\W_]+")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s?(?!\w)")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|\d{4}")
_SHORTEST_ORGANISATION = 2  # words, in front of a post; a lone one is read as a name anyway
_ARTICLES = ("the", "a", "an")
_LONGEST_PHRASE = 10  # words
_LONGEST_COUNTRY = 5
_MOST_WORDS = 60  # of one wording


@dataclass(frozen=True, slots=True)
class Wording:
    """``post``: its words in canonical form; ``time``: "former", "then", "designate" or None.

    ``places``: countries; ``names``: the words of the organisation as far as they are neither post nor country,
    those of the role's wording first.
    """

    post: frozenset[str]
    time: str | None
    acting: bool
    places: frozenset[str]
    names: tuple[str, ...]
    organisation: tuple[str, ...]  # all words as given, for acronyms


def words_of(text: str | None) -> list[str]:
    """Words in lower case without diacritics; dotted abbreviations are one word ("U.S." → us)."""
    if not text:
        return []
    plain = _DOTTED.sub(lambda match: match.group().replace(".", "") + " ", text)
    plain = plain.replace("&", " and ").replace("/", " and ")
    return _WORD.findall(_POSSESSIVE.sub(" ", fold(plain)))[:_MOST_WORDS]


def told_words(role: str | None, organisation: str | None) -> frozenset[str]:
    """The words of a role and its organisation together, however they are parted.

    "Chief" of the "General Staff of the Armed Forces" is "Chief of the General Staff" of the "Armed Forces".
    """
    return frozenset([*words_of(role), *words_of(organisation)]) - word_class("stops")


def names_place(role: str | None) -> bool:
    """Whether the wording of the role itself tells where ("Bishop of Gloucester")."""
    alone = readings(role, None)[0]
    return bool(alone.names or alone.places) and not alone.post & word_class("with_subject")


def readings(role: str | None, organisation: str | None) -> list[Wording]:
    """The ways to take a role's words and its organisation apart, the plainest first. Any strings are accepted.

    "Head of the World Health Organization" may be a post of that name, or the head at that organisation.
    """
    words, time, acting = _qualifiers(words_of(role))
    given = words_of(organisation)
    found = [_read(words, given, time, acting)]
    found += [_read(post, place, time, acting) for post, place in _joint(words, given)]
    if found[0].post & word_class("portfolio_heads"):
        return found
    for post, rest in _splits(words):
        if given and not set(rest) & set(given):
            known = _position_words() | word_class("stops")
            if set(rest) <= known or set(rest) <= _general_names() or set(post) & word_class("with_subject"):
                continue  # "head of research", "professor of law" at an organisation that is told beside it
        other = _read(post, given if set(rest) <= set(given) else rest, time, acting)
        if other.post - word_class("levels") <= top_posts()[0] | top_posts()[1] | word_class("staff"):
            found.append(other)
    return found


def _joint(words: list[str], given: list[str]) -> list[tuple[list[str], list[str]]]:
    """ "President and CEO of Acme": two posts at one place."""
    if "and" not in words[1:-1]:
        return []
    at = words.index("and", 1)
    first, second = words[:at], words[at + 1 :]
    heads = top_posts()[1] | word_class("staff") | word_class("broad") | word_class("shared")
    if not all(set(_phrases(side)) & heads for side in (first, second)):
        return []
    of = next((i for i, word in enumerate(second) if word in ("of", "at")), len(second))
    place = given or second[of + 1 :]
    return [(first, place), (second, given)]


def _splits(words: list[str]) -> list[tuple[list[str], list[str]]]:
    """ "head | of the Federal Reserve", "Federal Reserve | chief"."""
    found = []
    at = next((i for i, word in enumerate(words) if i and word in ("of", "at", "for")), None)
    if at is not None and at + 1 < len(words):
        found.append((words[:at], words[at + 1 :]))
    for length in (3, 2, 1):
        if length == 1 or tuple(words[-length:]) in _post_phrases():
            if len(words) - length >= _SHORTEST_ORGANISATION:
                found.append((words[-length:], words[:-length]))
            break
    return found


def _read(words: list[str], given: list[str], time: str | None, acting: bool) -> Wording:
    words, target = _target(words)
    words, places = _countries(words)
    words = _phrases(words)
    post, names = _post_and_names(words)
    if target and post & _ambassadors():
        post |= {f"to {place}" for place in target}
    else:
        places |= target
    rest, more_places = _countries(given)
    rest = [word for word in _phrases(rest) if word not in word_class("stops")]
    return Wording(frozenset(post), time, acting, frozenset(places | more_places), (*names, *rest), tuple(given))


def _qualifiers(words: list[str]) -> tuple[list[str], str | None, bool]:
    found: set[str] = set()
    kept: list[str] = []
    at = 0
    phrases = _qualifier_phrases()
    while at < len(words):
        for length in (3, 2, 1):
            kind = phrases.get(tuple(words[at : at + length]))
            if kind and words[at] == "new" and set(words[at + 1 : at + 2]) & word_class("behind_new"):
                continue  # "New Zealand prime minister"
            if kind and (
                kind != "designate" or at == 0 or at + length == len(words) or words[at] in ("elect", "designate")
            ):
                found.add(kind)
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    if not kept:
        return words, None, False
    time = next((kind for kind in ("former", "designate", "then") if kind in found), None)
    return kept, time, "acting" in found


def _target(words: list[str]) -> tuple[list[str], set[str]]:
    """ "ambassador to Germany": the country that the post is about."""
    if "to" not in words[1:]:
        return words, set()
    at = words.index("to", 1)
    rest, places = _countries(words[at + 1 :])
    return words[:at] + rest, places or {" ".join(words[at + 1 :])}


def _countries(words: list[str]) -> tuple[list[str], set[str]]:
    kept: list[str] = []
    places: set[str] = set()
    for word, is_country_name in _canonical(words, _country_phrases(), _LONGEST_COUNTRY):
        if is_country_name:
            places.add(word)
        else:
            kept.append(word)
    return kept, places


def _phrases(words: list[str]) -> list[str]:
    """Phrases of one meaning under their canonical word; small words inside a phrase are part of it."""
    plain = [word for word in words if word not in _ARTICLES and not _ORDINAL.fullmatch(word)]
    return [word for word, _ in _canonical(plain, _post_phrases(), _LONGEST_PHRASE)]


def _canonical(words: list[str], phrases: Mapping[tuple[str, ...], str], longest: int) -> Iterator[tuple[str, bool]]:
    """The words, the longest phrase at each place under its canonical word (True)."""
    at = 0
    while at < len(words):
        for length in range(min(longest, len(words) - at), 0, -1):
            canonical = phrases.get(tuple(words[at : at + length]))
            if canonical:
                yield canonical, True
                at += length
                break
        else:
            yield words[at], False
            at += 1


def _post_and_names(words: list[str]) -> tuple[set[str], list[str]]:
    """Field words belong to the post of a minister; elsewhere words that no post is made of name an organisation."""
    words = [word for word in words if word not in word_class("stops")]
    if "secretary_of_state" in words and len(words) > 1:  # "secretary of state for health" is the health secretary
        words = ["secretary" if word == "secretary_of_state" else word for word in words]
    if set(words) & word_class("portfolio_heads"):
        return set(words), []
    known = _position_words()
    post = {word for word in words if word in known}
    if not post:
        return set(words), []
    return post, [word for word in words if word not in known]


def is_shared(post: frozenset[str]) -> bool:
    """Whether many hold such a post at one time, so that one holder says nothing about another."""
    if post & word_class("shared") or post <= word_class("shared_alone"):
        return True
    return post - word_class("services") <= word_class("ranks")


def is_country(word: str) -> bool:
    """Whether a lone word names a country or its people."""
    return (fold(word),) in _country_phrases()


@cache
def word_class(name: str) -> frozenset[str]:
    """A class of words from the lexicon of positions."""
    return frozenset(lexicon.table("positions")["classes"][name].split())


@cache
def top_posts() -> tuple[frozenset[str], frozenset[str]]:
    """General words for whoever leads ("chief"), and the posts that they may mean."""
    table = lexicon.table("positions")["top"]
    return frozenset(table["general_words"].split()), frozenset(table["posts"].split())


@cache
def kindred_posts() -> tuple[frozenset[str], ...]:
    """Posts that are often called by one another's name."""
    return tuple(frozenset(line.split()) for line in lexicon.table("positions")["top"]["kindred"])


@cache
def _general_names() -> frozenset[str]:
    """ "Board", "department": no organisation's name by themselves."""
    return frozenset(lexicon.table("organisations")["generic"].split())


@cache
def _ambassadors() -> frozenset[str]:
    return frozenset({"ambassador", "envoy", "representative", "consul"})


@cache
def _position_words() -> frozenset[str]:
    known = vocabulary.load()
    words = known.heads | known.modifiers | {word.lower() for word in known.departments}
    aliases: dict[str, list[str]] = lexicon.table("organisations")["aliases"]
    short_names = {alias for names in aliases.values() for alias in names}  # "GM", "the Fed"
    posts = (words - short_names) | frozenset(lexicon.table("positions")["phrases"]) | {"field", "exchequer", "co"}
    return (posts - word_class("parties") - {"united", "city", "town", "county"}) | {"house", "senate"}


@cache
def _post_phrases() -> dict[tuple[str, ...], str]:
    table: dict[str, list[str]] = lexicon.table("positions")["phrases"]
    return {
        tuple(word for word in phrase.split() if word not in _ARTICLES): canonical
        for canonical, phrases in table.items()
        for phrase in phrases
    }


@cache
def _qualifier_phrases() -> dict[tuple[str, ...], str]:
    table: dict[str, list[str]] = lexicon.table("positions")["qualifiers"]
    return {tuple(phrase.split()): kind for kind, phrases in table.items() for phrase in phrases}


@cache
def _country_phrases() -> dict[tuple[str, ...], str]:
    table: dict[str, str] = lexicon.table("organisations")["countries"]
    return {tuple(name.split()): place for place, names in table.items() for name in names.split("|")}
