"""Within the article: does it agree with itself on names, roles, figures and quotations?

``check_article`` looks for one person under two spellings or with two roles that exclude one another, one figure with
two values, and one quotation in two wordings. Where the article may well mean two persons, times, groups or occasions,
nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.verification.article_consistency.figures import figure_conflicts
from claims.verification.article_consistency.names import name_conflicts
from claims.verification.article_consistency.parties import party_conflicts
from claims.verification.article_consistency.quotes import quote_conflicts
from claims.verification.article_consistency.reading import Conflict, read_article
from claims.verification.article_consistency.roles import role_conflicts
from claims.verification.finding import Certainty, Finding

_MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class ArticleFinding(Finding):
    """``outcome``: consistent, name_variants, role_conflict, figure_conflict or quote_conflict.

    ``spans``: the two places of the text (offsets, end exclusive). ``others``: further conflicts in words.
    """

    spans: tuple[tuple[int, int], ...] = ()
    others: tuple[str, ...] = ()


def check_article(text: str) -> ArticleFinding:
    """Compares the passages of one article with each other. Any string is accepted; linear in its length."""
    article = read_article(text)
    conflicts: list[Conflict] = [
        *quote_conflicts(article),
        *name_conflicts(article),
        *role_conflicts(article),
        *party_conflicts(article),
        *figure_conflicts(article),
    ]
    if not conflicts:
        why = "No name, role, figure or quotation of the article contradicts another of its passages."
        return ArticleFinding("consistent", why, Certainty.UNSURE)
    first, *others = conflicts
    told = tuple(dict.fromkeys(conflict.why for conflict in others))[:_MOST_SHOWN]
    return ArticleFinding(first.outcome, first.why, first.certainty, first.spans, told)


__all__ = ["ArticleFinding", "check_article"]
