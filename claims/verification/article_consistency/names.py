"""One person under two spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from claims.extraction import lexicon as extraction_lexicon
from claims.extraction.names import NamedPerson
from claims.extraction.types import Person, Span
from claims.verification import lexicon
from claims.verification.article_consistency.reading import Article, Conflict
from claims.verification.article_consistency.words import keys, near
from claims.verification.role_tenure.people import name_words, sound
from claims.verification.role_tenure.wording import is_country

_SHORTEST = 4  # letters of a last name that is compared
_NO_NAME = frozenset(["former", "acting", "then", "new", "the", "york"])  # first words of what is no name
_RANK = 4  # letters of a rank in capitals
_LONG = 7  # letters from which a lone word so near is no other word
_MOST_ALIKE = 8  # names that share a key; more is no article
_MOST_NAMES = 500  # persons, and lone words, that are looked at in one article
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,30}")
_AGE = re.compile(r", ([1-9]\d)(?=[,.;])")
_DERIVED = (
    "s",
    "es",
    "a",
    "an",
    "ian",
    "ism",
    "ist",
    "ite",
    "land",
    "son",
    "sen",
    "er",
    "ers",
    "ed",
    "ing",
    "ish",
    "ans",
    "ez",
    "i",
    "o",
    "y",
)
_TRANSCRIBED = ("y", "i", "e", "h", "n", "t", "f", "l")  # a letter more at the end that spellings of one name differ in


def name_conflicts(article: Article) -> Iterator[Conflict]:
    """Pairs of names that are one person's but for a slip. Relatives and pairs named side by side are left."""
    persons = _forms(article)
    words = [_words(named.person.name) for named in persons]
    last_names = {name[-1] for name in words if len(name) > 1}
    by_key: defaultdict[str, list[int]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for number, name in enumerate(words):
        if len(name) == 1 and name[0] in last_names:
            continue  # somebody else's
        if not name or len(name[-1]) < _SHORTEST or persons[number].person.name.split()[0].lower() in _NO_NAME:
            continue
        for key in _keys(name[-1]):
            others = by_key[key]
            for other in others[-_MOST_ALIKE:]:
                pair = (other, number)
                if pair not in seen:
                    seen.add(pair)
                    if _one_person(words[other], name) and not _two_persons(article, persons[other], persons[number]):
                        yield _told(article, persons[other], persons[number])
            others.append(number)
    yield from _lone(article, [_words(named.person.name) for named in article.document.persons])


def _words(name: str) -> list[str]:
    """A rank in capitals ("DI Sims") or initials before a last name left out."""
    first, _, rest = name.partition(" ")
    return name_words(rest if rest and first.isupper() and 1 < len(first) <= _RANK else name)


def _forms(article: Article) -> list[NamedPerson]:
    """Every way in which a person is named, as a person: the finder of names may have joined two spellings."""
    found: list[NamedPerson] = []
    for named in article.document.persons[:_MOST_NAMES]:
        mentions: defaultdict[str, list[Span]] = defaultdict(list)
        for span in named.person.mentions[:_MOST_NAMES]:
            mentions[span.of(article.text)].append(span)
        for name, spans in list(mentions.items())[:_MOST_ALIKE]:
            found.append(NamedPerson(Person(name, tuple(spans)), named.titles, named.gender))
    return found + _overlooked(article, {form.person.name for form in found})


def _overlooked(article: Article, known: set[str]) -> list[NamedPerson]:
    """A given name and a capitalised word, where the finder of names took what stands before for a part of the name."""
    tokens, given = article.document.tokens, extraction_lexicon.words("names", "given")
    last_names = {name.split()[-1]: name.split()[0] for name in known if " " in name}
    found: dict[str, NamedPerson] = {}
    for i in range(len(tokens) - 1):
        first, last = tokens.words[i], tokens.words[i + 1]
        if (
            (first in given or (first[0].isupper() and near(last_names.get(last, "-").lower(), first.lower())))
            and last[0].isupper()
            and tokens.starts[i + 1] == tokens.ends[i] + 1
            and not _other_name(last)
        ):
            name = f"{first} {last}"
            if name not in known and len(found) < _MOST_NAMES:
                span = Span(tokens.starts[i], tokens.ends[i + 1])
                found.setdefault(name, NamedPerson(Person(name, (span,)), frozenset(), ""))
    return list(found.values())


def _one_person(one: list[str], other: list[str]) -> bool:
    """Whether the names differ by a slip in one word and agree elsewhere."""
    if len(one) == 1 and len(other) == 1:
        return False
    if len(one) == 1 or len(other) == 1:
        lone = one[0] if len(one) == 1 else other[0]
        given = lone.capitalize() in extraction_lexicon.words("names", "given")
        return one[-1] != other[-1] and not given and _slip(one[-1], other[-1])
    if one[-1] != other[-1]:
        same = one[0] == other[0] or (len(one[0]) > 1 < len(other[0]) and sound(one[0]) == sound(other[0]))
        return same and _slip(one[-1], other[-1])
    return one[0] != other[0] and _other_spelling(one[0], other[0])


def _other_spelling(one: str, other: str) -> bool:
    """Of a given name: "Jon" and "John", "Catherine" and "Katherine"; not "Steve" and "Steven"."""
    if _one_name(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 3 or (long.startswith(short) and long[len(short) :] not in _TRANSCRIBED[:4]):
        return False
    if len(short) < _SHORTEST:
        return len(short) != len(long) and near(short, long)
    return near(one, other) or _level(one) == _level(other) or near(_level(one), _level(other))


def _level(given: str) -> str:
    """As it sounds, with K for C."""
    return sound("k" + given[1:] if given[:1] == "c" and given[1:2] in "aourl" else given)


def _slip(one: str, other: str) -> bool:
    if _one_name(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and long[len(short) :] in _DERIVED and long[len(short) :] not in _TRANSCRIBED:
        return False
    if short == long or len(short) < 3:
        return False
    if sound(one) == sound(other) and (near(one, other) or one[:_SHORTEST] == other[:_SHORTEST]):
        return True
    return len(short) > _SHORTEST and near(one, other)


def _lone_slip(one: str, other: str) -> bool:
    """Also of a name of four letters, where one is left out or added: "Merz", "Mertz"."""
    short, long = sorted((one, other), key=len)
    inserted = len(short) == _SHORTEST != len(long) and not long.startswith(short)
    return _slip(one, other) or (inserted and near(one, other)) or _s_lost(one, other)


def _s_lost(one: str, other: str) -> bool:
    """ "Reeves", "Reeve": where a title stands before it."""
    return len(other) >= _SHORTEST and one == f"{other}s"


def _one_name(one: str, other: str) -> bool:
    """Whether both are spellings of one name that sound alike but are written far apart ("McLeod", "McCloud")."""
    return one != other and bool(_families(one) & _families(other))


@cache
def _spellings() -> dict[str, frozenset[int]]:
    lines: list[str] = lexicon.table("consistency")["names"]["spellings"]
    families: defaultdict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(lines):
        for name in line.split():
            families[name].add(number)
    return {name: frozenset(numbers) for name, numbers in families.items()}


def _families(name: str) -> frozenset[int]:
    return _spellings().get(name, frozenset())


def _keys(name: str) -> set[str]:
    """What two names share that may be one person's."""
    return keys(name) | {f"sound {sound(name)}"} | {f"family {number}" for number in _families(name)}


def _two_persons(article: Article, one: NamedPerson, other: NamedPerson) -> bool:
    """Whether the article tells them apart: side by side, as relatives, of two sexes, or each with a title."""
    if (
        one.gender
        and other.gender
        and one.gender != other.gender
        and one.person.name.split()[0] != other.person.name.split()[0]
    ):
        return True
    ages, others = _ages(article, one), _ages(article, other)
    if ages and others and not ages & others:
        return True
    sentences = {article.sentence_at(mention.start) for mention in one.person.mentions}
    for mention in other.person.mentions:
        if article.sentence_at(mention.start) in sentences:
            return True
        if lexicon.words("consistency", "names", "family") & {
            word.lower() for word in _WORD.findall(article.sentence(mention.start))
        }:
            return True
    lone, full = (one, other) if len(name_words(one.person.name)) == 1 else (other, one)
    if len(name_words(lone.person.name)) == 1 and lone.titles - full.titles:
        return True  # "President Reagan" and "Dan Regan"
    return bool(one.titles and other.titles and not one.titles & other.titles)


def _ages(article: Article, named: NamedPerson) -> set[str]:
    """As they stand behind the name: "Nadia Haddad, 21, served six aces"."""
    behind = (_AGE.match(article.text, mention.end) for mention in named.person.mentions)
    return {match[1] for match in behind if match}


def _lone(article: Article, words: list[list[str]]) -> Iterator[Conflict]:
    """Last names used alone that are nobody's but for a slip."""
    tokens = article.document.tokens
    by_key: defaultdict[str, list[tuple[str, Span, bool]]] = defaultdict(list)
    known = {word for name in words for word in name}
    for last, span, person in _full_names(article, words):
        known.add(last)
        for key in _keys(last):
            by_key[key].append((last, span, person))
    if not by_key:
        return
    given = extraction_lexicon.words("names", "given")
    lower = Counter(word for word in tokens.words if word[0].islower())
    looked_at: set[str] = set()
    for i, word in enumerate(tokens.words):
        core = re.sub(r"['’]s?\Z", "", word)
        plain = "".join(name_words(core))
        if (
            not core
            or not core[0].isupper()
            or core.isupper()
            or len(core) < _SHORTEST
            or plain in known
            or lower[plain]
        ):
            continue
        if len(looked_at) == _MOST_NAMES and plain not in looked_at:
            continue
        looked_at.add(plain)
        if _other_name(core) or not _alone(tokens.words, i):
            continue
        for key in _keys(plain):
            candidates = by_key.get(key, [])[:_MOST_ALIKE]
            found = next(((span, person) for last, span, person in candidates if _lone_slip(last, plain)), None)
            if found is None:
                continue
            span, person = found
            heard = key.startswith("sound") and len(plain) > _SHORTEST and core not in given
            surely = person and (heard or len(plain) >= _LONG)
            if _s_lost(name_words(span.of(article.text))[-1], plain) and tokens.words[i - 1] not in _titles():
                continue
            if surely or _person_here(tokens.words, i, strictly=not person):
                why = f"“{core}” seems to be {span.of(article.text)} in another spelling."
                here = (tokens.starts[i], tokens.starts[i] + len(core))
                yield Conflict("name_variants", why, ((span.start, span.end), here))
                break


def _full_names(article: Article, words: list[list[str]]) -> Iterator[tuple[str, Span, bool]]:
    """Last names with the place where they stand behind another: persons' (True), and pairs of capitalised words."""
    seen: set[str] = set()
    tokens = article.document.tokens
    for named, name in zip(article.document.persons, words, strict=True):
        if len(name) > 1 and len(name[-1]) >= _SHORTEST and name[-1] not in seen:
            seen.add(name[-1])
            full = max(named.person.mentions[:20], key=lambda span: span.end - span.start)
            yield name[-1], full, True
        if len(seen) == _MOST_NAMES:
            return
    for i in range(len(tokens) - 1):
        first, last = tokens.words[i], tokens.words[i + 1]
        if len(seen) == _MOST_NAMES:
            return
        capitals = first[0].isupper() and last[0].isupper() and not first.isupper() and not last.isupper()
        if (
            capitals
            and tokens.starts[i + 1] == tokens.ends[i] + 1
            and not _other_name(first)
            and not _other_name(last)
            and first.lower() not in _NO_NAME
        ):
            name = name_words(last)
            if name and len(name[-1]) >= _SHORTEST and name[-1] not in seen:
                seen.add(name[-1])
                yield name[-1], Span(tokens.starts[i], tokens.ends[i + 1]), False


def _other_name(word: str) -> bool:
    """Whether the word is known as something else than a last name."""
    if is_country(word):
        return True
    return any(
        word in extraction_lexicon.words("names", entry) for entry in ("not_person", "common", "honorifics", "titles")
    )


def _alone(words: list[str], i: int) -> bool:
    """Whether the word is no part of a longer name."""
    before, after = words[i - 1] if i else "", words[i + 1] if i + 1 < len(words) else ""
    return not after[:1].isupper() and (
        not before[:1].isupper() or before in _titles() or (i > 1 and words[i - 2] in ".!?")
    )


def _person_here(words: list[str], i: int, *, strictly: bool) -> bool:
    """Whether a person stands there: behind a title, beside a verb of saying or, not strictly, any."""
    before, after = words[i - 1] if i else "", words[i + 1].lower() if i + 1 < len(words) else ""
    saying = lexicon.words("consistency", "names", "saying")
    titled = before in _titles() or (i > 1 and before == "." and words[i - 2] in _titles())
    acts = after in lexicon.words("consistency", "names", "subject") or after.endswith("ed")
    return titled or after in saying or before in saying or (acts and not strictly)


def _titles() -> frozenset[str]:
    return extraction_lexicon.words("names", "titles") | extraction_lexicon.words("names", "honorifics")


def _told(article: Article, one: NamedPerson, other: NamedPerson) -> Conflict:
    first, second = one.person.mentions[0], other.person.mentions[0]
    why = f"“{one.person.name}” and “{other.person.name}” seem to be one person under two spellings."
    return Conflict("name_variants", why, ((first.start, first.end), (second.start, second.end)))
