"""The versions of an article: the list of them, one as it was, and what changed from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString

from claims.models import Article, ArticleVersion, ClaimAnchor
from claims.models.reshaping import set_aside
from claims.text_changes import Change, WordCount, changes, count_words
from claims.workbench.highlights import Highlight, article_html
from claims.workflow import ClaimState
from factcheck.audit.models import AuditEvent

# Changes that are marked on one page; a text in which more changed is another text.
MOST_CHANGES = 1_000
# Characters of unchanged text that stay in sight before and after a change, and what is worth folding away.
IN_SIGHT = 300
WORTH_FOLDING = 1_500


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list."""

    version: ArticleVersion
    is_current: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the comparison: unchanged ``text``, folded away or not, or change ``number``.

    ``lead`` is the white space before a change, ``following`` the number of the change after it, around the end.
    """

    text: str = ""
    folded: bool = False
    number: int = 0
    following: int = 0
    lead: str = ""
    removed: str = ""
    added: str = ""


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the new version did to the claims, by number, as it was recorded when it was taken in."""

    lost: Sequence[int]
    touched: Sequence[int]
    reopened: Sequence[int]
    kept: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Version ``old`` beside version ``new``. ``unmarked``: how many changes were too many to mark."""

    old: ArticleVersion
    new: ArticleVersion
    pieces: Sequence[Piece]
    total: int
    unmarked: int
    words: WordCount
    consequences: Consequences | None


def version_rows(article: Article) -> list[VersionRow]:
    """The versions, newest first; one query that leaves their texts where they are."""
    versions = ArticleVersion.objects.filter(article=article).select_related("created_by", "change").defer("text")
    return [VersionRow(v, v.pk == article.current_version_id) for v in versions.order_by("-number")]


def marked_text(version: ArticleVersion) -> tuple[SafeString, int]:
    """The text of ``version`` with the claims that stand in it, and how many they are; one query."""
    anchors = (
        ClaimAnchor.objects.filter(version=version)
        .select_related("claim")
        .annotate(aside=set_aside("claim"))
        .order_by("start", "-end")
    )
    marks = [
        Highlight(
            number=anchor.claim.number,
            kind=anchor.claim.kind,
            state=anchor.claim.state,
            start=anchor.start,
            end=anchor.end,
            label=f"Claim {anchor.claim.number}, {anchor.claim.kind}, {anchor.claim.get_state_display()} now",
            url=reverse("workbench:claim", args=[version.article_id, anchor.claim.number]),
        )
        for anchor in anchors
        if not (anchor.aside and anchor.claim.state == ClaimState.DISMISSED)
    ]
    return article_html(version.text, marks), len(marks)


def compare(old: ArticleVersion, new: ArticleVersion) -> Comparison:
    """What changed from ``old`` to ``new``, word by word; one query where they follow each other."""
    found = changes(old.text, new.text)
    shown = found[:MOST_CHANGES]
    return Comparison(
        old=old,
        new=new,
        pieces=list(_pieces(old.text, new.text, shown)),
        total=len(shown),
        unmarked=len(found) - len(shown),
        words=count_words(old.text, new.text, found),
        consequences=_consequences(new) if new.number == old.number + 1 else None,
    )


def _pieces(old: str, new: str, found: Sequence[Change]) -> Iterator[Piece]:
    at = 0
    for number, change in enumerate(found, 1):
        yield from _unchanged(new[at : change.new_start], before=number > 1, after=True)
        added, removed = new[change.new_start : change.new_end], old[change.old_start : change.old_end]
        spaced = added or removed
        yield Piece(
            number=number,
            following=number + 1 if number < len(found) else 1,
            lead=spaced[: len(spaced) - len(spaced.lstrip())],
            removed=removed.strip(),
            added=added.strip(),
        )
        at = change.new_end
    yield from _unchanged(new[at:], before=bool(found), after=False)


def _unchanged(text: str, *, before: bool, after: bool) -> Iterator[Piece]:
    """``text`` with its middle folded away where it is long; ``before`` and ``after``: a change stands there."""
    start = _word_end(text, IN_SIGHT) if before else 0
    end = _word_start(text, len(text) - IN_SIGHT) if after else len(text)
    if end - start < WORTH_FOLDING:
        yield Piece(text)
        return
    if start:
        yield Piece(text[:start])
    yield Piece(text[start:end].strip(), folded=True)
    if end < len(text):
        yield Piece(text[end:].lstrip())


def _word_end(text: str, at: int) -> int:
    found = text.find(" ", at, at + IN_SIGHT)
    return min(at if found < 0 else found, len(text))


def _word_start(text: str, at: int) -> int:
    found = text.rfind(" ", max(at - IN_SIGHT, 0), max(at, 0))
    return max(at if found < 0 else found + 1, 0)


def _consequences(version: ArticleVersion) -> Consequences | None:
    event = AuditEvent.objects.filter(
        object_type=Article._meta.label_lower,
        object_id=str(version.article_id),
        action="article.version_added",
        detail__version=version.number,
    ).first()
    if event is None:
        return None
    detail = event.detail
    return Consequences(
        lost=detail["attention"],
        touched=detail.get("touched", ()),
        reopened=detail.get("reopened", ()),
        kept=len(detail["reanchored"]),
    )
