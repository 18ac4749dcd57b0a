"""Taking an article in: text becomes an immutable version, extraction is queued."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions.extraction import request_extraction
from claims.actions.occasions import tell_of_changed_words
from claims.actions.reanchoring import reanchor
from claims.models import Article, ArticleVersion, VersionChange
from claims.models.article import text_sha256
from claims.permissions import require
from claims.text_changes import changes, count_words
from claims.visibility import desks_where
from factcheck.accounts.models import Desk, User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted

EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class ArticleInput:
    """What intake knows of an article. ``published_on`` is None when nobody and nothing said so."""

    text: str
    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    language: str = ""
    published_on: date | None = None
    source_format: str = ArticleVersion.Format.PASTE


@dataclass(frozen=True, slots=True)
class IntakeResult:
    """``created`` is False when exactly this text was there already: then nothing was written."""

    article: Article
    version: ArticleVersion
    created: bool


def take_in_article(*, actor: User, article: ArticleInput, desk: Desk | None = None) -> IntakeResult:
    """Store an article at ``desk`` (None: the first one where ``actor`` may) and queue its extraction.

    The same text again returns what is there. A changed text at a known address becomes that article's next
    version. Raises ``InvalidInput`` for an empty or over-long text or an impossible date, and ``NotPermitted``.
    """
    desk = desk or desk_for_intake(actor)
    require(actor, "intake", desk)
    if not desk.is_active:
        raise InvalidInput("desk_closed", f"{desk} takes in no articles any more; choose another desk.")
    text = checked_text(article.text)
    checked_date(article.published_on)
    sha256 = text_sha256(text)
    if known := _with_current_text(desk, sha256):
        return known
    if article.url:
        existing = Article.objects.filter(desk=desk, url=article.url).order_by("-pk").first()
        if existing is not None:
            return add_version(article=existing, actor=actor, text=text, source_format=article.source_format)
    try:
        return _create(actor, desk, article, text, sha256)
    except IntegrityError:
        # The same text was taken in at the same moment; that one stands.
        known = _with_current_text(desk, sha256)
        if known is None:
            raise
        return known


@transaction.atomic
def add_version(
    *, article: Article, actor: User, text: str, source_format: str = ArticleVersion.Format.PASTE
) -> IntakeResult:
    """Add a changed text as the article's next version; the unchanged one returns the version that is there.

    Claims whose words and sentence still stand are carried over with their sign-off; the others are marked for
    attention, and open again where they were signed off or in review.
    """
    require(actor, "intake", article)
    text = checked_text(text)
    sha256 = text_sha256(text)
    article = Article.objects.select_for_update(of=("self",)).select_related("current_version").get(pk=article.pk)
    previous = article.current_version
    assert previous is not None, "every stored article has a version"
    if sha256 == article.current_sha256:
        return IntakeResult(article, previous, created=False)
    other = Article.objects.filter(desk=article.desk_id, current_sha256=sha256).exclude(pk=article.pk).first()
    if other is not None:
        raise InvalidInput(
            "text_belongs_elsewhere",
            f"Exactly this text is already checked as “{other.title}” (article {other.pk}).",
        )
    version = ArticleVersion.objects.create(
        article=article,
        number=previous.number + 1,
        text=text,
        sha256=sha256,
        source_format=source_format,
        created_by=actor,
    )
    article.current_version = version
    article.current_sha256 = sha256
    article.save(update_fields=["current_version", "current_sha256"])
    words = count_words(previous.text, text, changes(previous.text, text))
    VersionChange.objects.create(version=version, words_added=words.added, words_removed=words.removed)
    carried = reanchor(article=article, previous=previous, version=version, actor=actor)
    event = record(
        actor=actor,
        action="article.version_added",
        obj=article,
        version=version.number,
        sha256=sha256,
        reanchored=carried.kept,
        attention=carried.lost,
        touched=carried.touched,
        reopened=carried.reopened,
    )
    tell_of_changed_words(event=event, article=article, lost=carried.lost, touched=carried.touched)
    request_extraction(version=version)
    return IntakeResult(article, version, created=True)


@transaction.atomic
def set_published_on(*, article: Article, actor: User, published_on: date) -> Article:
    """Give or correct the publication date; relative dates are then worked out again."""
    require(actor, "intake", article)
    checked_date(published_on)
    article = Article.objects.select_for_update(of=("self",)).select_related("current_version").get(pk=article.pk)
    if article.published_on == published_on:
        return article
    before = article.published_on
    article.published_on = published_on
    article.save(update_fields=["published_on"])
    event = record(
        actor=actor,
        action="article.published_on_set",
        obj=article,
        before=before.isoformat() if before else None,
        after=published_on.isoformat(),
    )
    assert article.current_version is not None, "every stored article has a version"
    request_extraction(version=article.current_version, occasion=f"dated-{event.pk}")
    return article


def desk_for_intake(actor: User) -> Desk:
    """The first open desk where ``actor`` may take articles in; raises ``NotPermitted`` when there is none."""
    desk = desks_where(actor, "intake").order_by("pk").first()
    if desk is None:
        raise NotPermitted(
            "not_permitted", "Your role does not allow this (intake). Ask an administrator.", action="intake"
        )
    return desk


def checked_text(text: str) -> str:
    """The text as it will be stored: newlines normalised, NUL and lone surrogates replaced.

    Nothing else is touched: the words are evidence. Raises ``InvalidInput`` when nothing is left or it is
    longer than ``MAX_ARTICLE_BYTES``.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\N{REPLACEMENT CHARACTER}")
    encoded = text.encode("utf-8", errors="replace") if not _is_utf8(text) else text.encode()
    if len(encoded) > settings.MAX_ARTICLE_BYTES:
        raise InvalidInput(
            "text_too_long",
            f"The text has {len(encoded) / 1_000_000:.1f} MB; at most "
            f"{settings.MAX_ARTICLE_BYTES / 1_000_000:.1f} MB can be checked. Paste the article alone.",
        )
    text = encoded.decode()
    if not text.strip():
        raise InvalidInput("text_empty", "There is no text. Paste the article, upload a file or give an address.")
    return text


def checked_date(published_on: date | None) -> None:
    """Raise ``InvalidInput`` for a date no article under check can have."""
    if published_on is None:
        return
    # One day ahead: somewhere on Earth it is already tomorrow.
    if not published_on >= EARLIEST or (published_on - timezone.now().date()).days > 1:
        raise InvalidInput(
            "date_impossible",
            f"{published_on.isoformat()} cannot be the publication date: give a day between 1900 and today.",
        )


def _is_utf8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _with_current_text(desk: Desk, sha256: str) -> IntakeResult | None:
    article = Article.objects.filter(desk=desk, current_sha256=sha256).select_related("current_version").first()
    if article is None or article.current_version is None:
        return None
    return IntakeResult(article, article.current_version, created=False)


@transaction.atomic
def _create(actor: User, desk: Desk, given: ArticleInput, text: str, sha256: str) -> IntakeResult:
    article = Article.objects.create(
        desk=desk,
        title=(given.title.strip() or first_line(text))[:300],
        url=given.url,
        publisher=given.publisher[:200],
        author=given.author[:200],
        language=given.language[:8],
        published_on=given.published_on,
        current_sha256=sha256,
        created_by=actor,
    )
    version = ArticleVersion.objects.create(
        article=article,
        number=1,
        text=text,
        sha256=sha256,
        source_format=given.source_format,
        created_by=actor,
    )
    article.current_version = version
    article.save(update_fields=["current_version"])
    record(actor=actor, action="article.created", obj=article, sha256=sha256, format=given.source_format)
    request_extraction(version=version)
    return IntakeResult(article, version, created=True)


def first_line(text: str) -> str:
    """A title for an article that came without one."""
    line = next(line.strip() for line in text.splitlines() if line.strip())
    return line if len(line) <= 120 else f"{line[:119].rsplit(' ', 1)[0]}…"
