"""Statements of positions that people hold."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claims.extraction import lexicon
from claims.extraction.roles.vocabulary import singular_role
from claims.extraction.written_dates import written_date

_PARTY = re.compile(r"([A-Z])(?:-.*)?")
_TOLD = ("former", "designate", "late")  # qualifiers that have a sentence of their own


def role_statement(
    person: str,
    role: str | None,
    organisation: str | None,
    qualifier: str | None,
    published: date | None,
    language: str = "en",
    article: str = "",
) -> str | None:
    """A person's position on the day of publication: "Andrii Hnatov was army chief on 3 December 2025".

    "former" turns into "had been … before", so that the statement is about the time the article means; without a
    publication date the day is left out. Without a role the statement is about the organisation alone. ``article`` is
    the one before the role ("a truck driver"), "" where the text has none. None in a language without
    ``statements.toml``.
    """
    if not lexicon.has("statements", language):
        return None
    wording = lexicon.mapping("statements", "wording", language)
    day = written_date(published, language) if published else ""
    when = {name: wording[name].format(day=day) if day else "" for name in ("on", "before", "as_of", "by")}
    if role is None:
        label = _PARTY.fullmatch(organisation or "")
        party = lexicon.mapping("statements", "parties", language).get(label[1]) if label else None
        form = wording["party" if party else "member"]
        return str(form.format(person=person, party=party, organisation=organisation, **when))
    role = _written_out(singular_role(role, language), language)
    if role.split(" ")[-1].lower() in lexicon.words("roles", "family", language):
        relative = organisation or wording["someone"]
        return str(wording["family"].format(person=person, role=role, organisation=relative, **when))
    if article:
        role = _with_own_article(article, role, qualifier, language)
    owner = _with_article(organisation, language) if organisation and organisation not in role else ""
    of = wording["of"].format(organisation=owner) if owner else ""
    told = qualifier if qualifier in _TOLD else None
    if told:
        role = _without_qualifier(role, language)
    return str(wording[told or "role"].format(person=person, role=role, of=of, **when))


def article_before(text: str, start: int, language: str = "en") -> str:
    """The article right before an offset, "" where there is none."""
    words = text[max(0, start - 5) : start].split(" ")
    known = (
        len(words) > 1 and words[-1] == "" and words[-2].lower() in lexicon.words("statements", "articles", language)
    )
    return words[-2].lower() if known else ""


def _with_own_article(article: str, role: str, qualifier: str | None, language: str) -> str:
    """ "an ex-mayor" → "a mayor": the article fits the word that is left behind the qualifier."""
    if qualifier not in _TOLD:
        return f"{article} {role}"
    bare = _without_qualifier(role, language)
    if article in ("a", "an"):
        article = "an" if bare[:1].lower() in "aeiou" else "a"
    return f"{article} {bare}"


def _written_out(role: str, language: str) -> str:
    """ "Sen." → "Senator"; other titles as they are."""
    titles = lexicon.mapping("statements", "titles", language)
    before, _, last = role.rpartition(" ")
    whole = titles.get(last.rstrip(".").lower())
    if whole is None or not last[0].isupper():
        return role
    return f"{before} {whole.capitalize()}".strip()


def _with_article(organisation: str, language: str) -> str:
    """ "the Foundation for …", but "Politico" and "Ukraine’s Security Council"."""
    the = lexicon.mapping("statements", "wording", language)["the"]
    known = organisation.lower().startswith(f"{the} ") or _possessor(language).match(organisation)
    needs = _takes_article(language).search(organisation) and not known
    return f"{the} {organisation}" if needs else organisation


@cache
def _takes_article(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_either('takes-article', language)})\b")


@cache
def _possessor(language: str) -> re.Pattern[str]:
    """An owner in front of an organisation's name: "Ukraine’s ", but not "the Women’s "."""
    return re.compile(rf"(?:[^\s’']+ ){{0,4}}(?!(?:{_either('possessors-in-names', language)})\b)[^\s’']+[’']s ")


def _without_qualifier(role: str, language: str) -> str:
    return _qualified(language).sub("", role)


@cache
def _qualified(language: str) -> re.Pattern[str]:
    return re.compile(rf"\A(?:{_either('qualifying', language)})[ -]", re.IGNORECASE)


def _either(section: str, language: str) -> str:
    return "|".join(map(re.escape, lexicon.words("statements", section, language))) or "(?!)"
