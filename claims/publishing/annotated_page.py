"""An article with its published checks marked in the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from claims.annotated_text import Mark, runs
from claims.models import Article, ClaimAnchor, Verdict
from claims.publishing.web_address import web_address


@dataclass(frozen=True, slots=True)
class Check:
    """A published, standing verdict on a claim of the article, numbered in the order of the text."""

    number: int
    slug: str
    headline: str
    rating_label: str
    rating_tone: str
    rating_icon: str


@dataclass(frozen=True, slots=True)
class ShownRun:
    """A stretch of text. ``check`` is the innermost one over it, None for plain text.

    ``opens`` says that this is the first stretch of ``check``, ``overlaps`` that others cover it too;
    ``beside`` are further checks whose first stretch this is.
    """

    text: str
    check: Check | None
    opens: bool
    overlaps: bool
    beside: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedPage:
    """``runs`` joined are the article's text to the letter. ``unplaced`` checks lost their words in a revision."""

    slug: str
    title: str
    publisher: str
    author: str
    language: str
    url: str
    published_on: date | None
    runs: tuple[ShownRun, ...]
    checks: tuple[Check, ...]
    unplaced: tuple[Check, ...]


def load_annotated_page(slug: str) -> AnnotatedPage | None:
    """The article at ``slug``, or None unless it is public and carries a published verdict that stands.

    Three queries, however many checks there are. Unpublished claims leave no trace in it.
    """
    article = Article.objects.filter(slug=slug, is_public=True).select_related("current_version").first()
    if article is None or article.current_version is None:
        return None
    verdicts = {
        verdict.claim_id: verdict
        for verdict in Verdict.objects.filter(
            claim__article=article, published_version__isnull=False, retracted_at__isnull=True
        )
        .select_related("published_version__rating", "claim")
        .order_by("claim__number")
    }
    if not verdicts:
        return None
    text = article.current_version.text
    anchors = ClaimAnchor.objects.filter(version=article.current_version, claim__in=list(verdicts))
    marks = sorted(
        (Mark(anchor.claim_id, anchor.start, anchor.end) for anchor in anchors),
        key=lambda mark: (mark.start, -mark.end, mark.id),
    )
    checks = {mark.id: _check(number, verdicts[mark.id]) for number, mark in enumerate(marks, start=1)}
    lost = [verdict for claim, verdict in verdicts.items() if claim not in checks]
    return AnnotatedPage(
        slug=article.slug,
        title=article.title,
        publisher=article.publisher,
        author=article.author,
        language=article.language,
        url=web_address(article.url),
        published_on=article.published_on,
        runs=_shown_runs(text, marks, checks),
        checks=tuple(checks.values()),
        unplaced=tuple(_check(number, verdict) for number, verdict in enumerate(lost, start=len(checks) + 1)),
    )


def _shown_runs(text: str, marks: list[Mark], checks: dict[int, Check]) -> tuple[ShownRun, ...]:
    shown = []
    for run in runs(text, marks):
        innermost = run.ids[-1] if run.ids else None
        shown.append(
            ShownRun(
                text=run.text,
                check=checks[innermost] if innermost is not None else None,
                opens=innermost in run.opens,
                overlaps=len(run.ids) > 1,
                beside=tuple(checks[opened] for opened in run.opens if opened != innermost),
            )
        )
    return tuple(shown)


def _check(number: int, verdict: Verdict) -> Check:
    version = verdict.published_version
    assert version is not None, "only published verdicts are shown"
    assert version.rating is not None, "the database keeps a published version rated"
    return Check(
        number=number,
        slug=verdict.slug,
        headline=version.headline,
        rating_label=version.rating.label,
        rating_tone=version.rating.tone,
        rating_icon=version.rating.icon,
    )
