"""Questions to authors in tests, asked and sent by the same actions that people use."""

from __future__ import annotations

import datetime as dt
from itertools import count

from django.utils import timezone

from claims.actions.author_links import find_link, hand_over
from claims.actions.author_queries import Question, ask_author
from claims.models import Article, AuthorLink, AuthorQuery, Claim
from factcheck.accounts.models import User
from tests.factories import checker, make_article, make_claim

TEXT = "The council met. The harbour holds 11,200 containers, said Mayor Ada Lind. Nobody left. The vote was close."

_serial = count(1)


def make_query(claim: Claim | None = None, actor: User | None = None, **kwargs: object) -> AuthorQuery:
    """A drafted question to Ada Lind; about the whole article with ``article`` and without ``claim``."""
    actor = actor or checker()
    article: Article = kwargs.pop("article", None) or (claim.article if claim else None)
    if article is None:
        claim = make_claim(make_article(actor, f"{TEXT} Report {next(_serial)}."), actor=actor, words="11,200")
        article = claim.article
    given: dict[str, object] = {
        "name": "Ada Lind",
        "email": "ada@news.example.org",
        "text": "Where does the number come from?",
        "deadline": timezone.localdate() + dt.timedelta(days=7),
    }
    return ask_author(article=article, claim=claim, actor=actor, question=Question(**given | kwargs))


def sent(query: AuthorQuery, actor: User | None = None) -> str:
    """Send the addressee's questions by a link to pass on; return the link's path."""
    address = hand_over(addressee=query.addressee, actor=actor or query.asked_by)
    return "/" + address.split("/", 3)[3]


def secret_of(path: str) -> str:
    return path.strip("/").split("/")[-1]


def link_of(path: str) -> AuthorLink:
    link = find_link(secret_of(path))
    assert link is not None
    return link
