"""Statements of positions that people hold."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from claims.extraction import lexicon
from claims.extraction.roles.vocabulary import singular_role
from claims.extraction.written_dates import written_date

_PARTY = re.compile(r"([RDI])(?:-.*)?")
_PARTIES = {"R": "a Republican", "D": "a Democrat", "I": "an independent"}
_POSSESSOR = re.compile(r"(?:[^\s’']+ ){0,4}(?!(?:Women|Men|People|Children|Girls|Boys)\b)[^\s’']+[’']s ")
_QUALIFIED = re.compile(
    r"\A(?:former|ex|onetime|one-time|erstwhile|incoming|late|then|fired|ousted)[ -]", re.IGNORECASE
)


def role_statement(
    person: str,
    role: str | None,
    organisation: str | None,
    qualifier: str | None,
    published: date | None,
    language: str = "en",
    article: str = "",
) -> str:
    """A person's position on the day of publication: "Andrii Hnatov was army chief on 3 December 2025".

    "former" turns into "had been … before", so that the statement is about the time the article means; without a
    publication date the day is left out. Without a role the statement is about the organisation alone. ``article`` is
    the one before the role ("a truck driver"), "" where the text has none.
    """
    day = written_date(published) if published else None
    on = f" on {day}" if day else ""
    if role is None:
        label = _PARTY.fullmatch(organisation or "")
        if label:
            return f"{person} was {_PARTIES[label[1]]}{on}"
        return f"{person} belonged to {organisation}{on}"
    role = _written_out(singular_role(role), language)
    if role.split(" ")[-1].lower() in lexicon.words("roles", "family", language):
        return f"{person} was a {role} of {organisation or 'someone else in the article'}{on}"
    if article:
        role = _with_own_article(article, role, qualifier)
    where = f" of {_with_article(organisation, language)}" if organisation and organisation not in role else ""
    if qualifier == "former":
        before = f" before {day}" if day else ""
        return f"{person} had been {_without_qualifier(role)}{where}{before}"
    if qualifier == "designate":
        return f"{person} was to become {_without_qualifier(role)}{where}{on and ' as of' + on[3:]}"
    if qualifier == "late":
        return f"{person}, who had died{' by ' + day if day else ''}, was {_without_qualifier(role)}{where}"
    return f"{person} was {role}{where}{on}"


def article_before(text: str, start: int, language: str = "en") -> str:
    """The article right before an offset, "" where there is none."""
    words = text[max(0, start - 5) : start].split(" ")
    known = (
        len(words) > 1 and words[-1] == "" and words[-2].lower() in lexicon.words("statements", "articles", language)
    )
    return words[-2].lower() if known else ""


def _with_own_article(article: str, role: str, qualifier: str | None) -> str:
    """ "an ex-mayor" → "a mayor": the article fits the word that is left behind the qualifier."""
    if qualifier not in ("former", "designate", "late"):
        return f"{article} {role}"
    bare = _without_qualifier(role)
    if article in ("a", "an"):
        article = "an" if bare[:1].lower() in "aeiou" else "a"
    return f"{article} {bare}"


def _written_out(role: str, language: str) -> str:
    """ "Sen." → "Senator"; other titles as they are."""
    titles = lexicon.table("statements", language)["titles"]
    before, _, last = role.rpartition(" ")
    whole = titles.get(last.rstrip(".").lower())
    if whole is None or not last[0].isupper():
        return role
    return f"{before} {whole.capitalize()}".strip()


def _with_article(organisation: str, language: str) -> str:
    """ "the Foundation for …", but "Politico" and "Ukraine’s Security Council"."""
    known = organisation.lower().startswith("the ") or _POSSESSOR.match(organisation)
    needs = _takes_article(language).search(organisation) and not known
    return f"the {organisation}" if needs else organisation


@cache
def _takes_article(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lexicon.words('statements', 'takes-article', language)))})\b")


def _without_qualifier(role: str) -> str:
    return _QUALIFIED.sub("", role)
