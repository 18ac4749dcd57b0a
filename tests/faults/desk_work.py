"""Real work for real workers: lookups of several providers, captures and extractions. Runs inside an installation."""

from __future__ import annotations

from claims.actions.intake import ArticleInput, take_in_article
from factcheck.accounts.models import Role, User
from sources.actions.documents import capture
from sources.actions.lookups import request_lookup
from sources.actions.providers import acknowledge_provider, change_provider
from sources.providers.base import LookupQuery

CROSSREF, LIBRARY, CAPTURES, ARTICLES = 30, 20, 6, 4
JOBS = CROSSREF + LIBRARY + CAPTURES + ARTICLES


def queue_work(pages: str) -> None:
    """Queue ``JOBS`` jobs; ``pages`` is an address below which every path is a page."""
    actor = User.objects.create(username="desk", role=Role.ADMINISTRATOR.value, is_active=True)
    acknowledge_provider(name="crossref", actor=actor)
    change_provider(name="crossref", actor=actor, enabled=True, requests_per_minute=600, languages="")
    for number in range(CROSSREF):
        request_lookup(provider="crossref", query=LookupQuery(terms=("bridge", f"n{number}")), actor=actor)
    for number in range(LIBRARY):
        request_lookup(provider="library", query=LookupQuery(text=f"The bridge number {number}."), actor=actor)
    for number in range(CAPTURES):
        capture(actor=actor, url=f"{pages}/{number}")
    for number in range(ARTICLES):
        text = f"Mayor Ada Lind said on Tuesday that the bridge costs {number + 3} million euros."
        take_in_article(actor=actor, article=ArticleInput(title=f"Article {number}", text=text))
