"""The links by which authors answer: made, mailed, ended, recognised. Only digests of them are stored."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from claims.models import Addressee, Article, AuthorLink, AuthorQuery, Claim
from claims.permissions import require
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import FactcheckError, InvalidInput, TransitionNotAllowed
from factcheck.mail.actions import queue_mail

SECRET_BYTES = 32
# A link lives so long after it was made, and after the latest deadline of its questions.
LIFE = timedelta(days=14)
# A person who reads, answers and corrects needs a dozen requests; so many only a program makes.
MOST_REQUESTS = 120
WINDOW = timedelta(minutes=10)


class TooManyRequests(FactcheckError):
    """The link is used more often than a person would."""

    status = 429


@transaction.atomic
def hand_over(*, addressee: Addressee, actor: User, end_earlier: bool = False) -> str:
    """Make a link for the desk to pass on; return its address, which nobody can see again.

    What was drafted for the addressee counts as sent. ``end_earlier`` ends the links made before.
    """
    _require_questions(addressee, actor)
    if end_earlier:
        _revoke(addressee, actor)
    _, address = _make(addressee, actor)
    _mark_sent(addressee, actor, by="a link to pass on")
    return address


@transaction.atomic
def mail_questions(*, addressee: Addressee, actor: User) -> int:
    """Have a link mailed to the addressee; return how many questions the mail tells of.

    The first mail about a question sends it; a later one reminds. Raises ``InvalidInput`` without an address.
    """
    _require_questions(addressee, actor)
    if not addressee.email:
        raise InvalidInput("no_address", "There is no e-mail address; make a link and pass it on yourself.")
    unanswered = list(_unanswered(addressee))
    if not unanswered:
        raise TransitionNotAllowed("nothing_open", f"{addressee.name} has answered everything that was asked.")
    link, address = _make(addressee, actor)
    _remind(addressee, actor)
    _mark_sent(addressee, actor, by="e-mail")
    subject, body = _letter(addressee, unanswered, actor, address)
    queue_mail(to=addressee.email, subject=subject, body=body, key=f"author-link:{link.pk}")
    return len(unanswered)


@transaction.atomic
def revoke_links(*, addressee: Addressee, actor: User) -> int:
    """End every link of the addressee now; return how many that were."""
    require(actor, "research", addressee.article)
    return _revoke(addressee, actor)


def find_link(secret: str) -> AuthorLink | None:
    """The link with that secret, or None: unknown, expired and revoked ones are told apart by nobody.

    The secret is looked up by its digest, so how long that takes says nothing about how much of it was right.
    """
    digest = hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
    return (
        AuthorLink.objects.filter(digest=digest, revoked_at__isnull=True, expires_at__gt=timezone.now())
        .select_related("addressee__article")
        .first()
    )


def count_request(link: AuthorLink) -> None:
    """Note that the link was used. Raises ``TooManyRequests`` past ``MOST_REQUESTS`` within ``WINDOW``."""
    now = timezone.now()
    links = AuthorLink.objects.filter(pk=link.pk)
    if not links.filter(window_started_at__gt=now - WINDOW).update(requests=F("requests") + 1, last_used_at=now):
        links.update(window_started_at=now, requests=1, last_used_at=now)
    link.refresh_from_db(fields=["requests"])
    if link.requests > MOST_REQUESTS:
        raise TooManyRequests("too_many_requests", "This link was used very often just now. Try again in ten minutes.")


@transaction.atomic
def note_opened(link: AuthorLink) -> None:
    """The author's page was opened: its questions have arrived. Mail programs that look ahead open it, too."""
    for query in link.addressee.queries.filter(state=AuthorQuery.State.SENT).select_related("claim"):
        opened = AuthorQuery.objects.filter(pk=query.pk, state=AuthorQuery.State.SENT).update(
            state=AuthorQuery.State.OPENED, opened_at=timezone.now()
        )
        if opened:
            record(
                actor=None,
                actor_name=f"{link.addressee.name} (by link)",
                action="author_query.opened",
                obj=query.claim or link.addressee.article,
                query=query.pk,
            )


def _make(addressee: Addressee, actor: User) -> tuple[AuthorLink, str]:
    secret = secrets.token_urlsafe(SECRET_BYTES)
    now = timezone.now()
    deadline = _unanswered(addressee).aggregate(Max("deadline"))["deadline__max"]
    days_left = max(0, (deadline - timezone.localdate()).days) if deadline else 0
    link = AuthorLink.objects.create(
        addressee=addressee,
        digest=hashlib.sha256(secret.encode()).hexdigest(),
        made_by=actor,
        expires_at=now + timedelta(days=days_left) + LIFE,
    )
    record(
        actor=actor,
        action="author_link.made",
        obj=addressee.article,
        link=link.pk,
        of=addressee.name,
        expires_at=link.expires_at.isoformat(),
    )
    return link, f"{settings.SITE_URL}{reverse('public:answers', args=[secret])}"


def _revoke(addressee: Addressee, actor: User) -> int:
    ended = AuthorLink.objects.filter(
        addressee=addressee, revoked_at__isnull=True, expires_at__gt=timezone.now()
    ).update(revoked_at=timezone.now())
    if ended:
        record(actor=actor, action="author_link.revoked", obj=addressee.article, links=ended, of=addressee.name)
    return ended


def _unanswered(addressee: Addressee) -> QuerySet[AuthorQuery]:
    return addressee.queries.filter(state__in=(AuthorQuery.State.DRAFTED, *AuthorQuery.WAITING))


def _require_questions(addressee: Addressee, actor: User) -> None:
    require(actor, "research", addressee.article)
    if not addressee.queries.filter(state__in=AuthorQuery.OPEN).exists():
        raise TransitionNotAllowed("nothing_open", f"{addressee.name} has no open question; there is nothing to send.")


def _mark_sent(addressee: Addressee, actor: User, *, by: str) -> None:
    for query in addressee.queries.filter(state=AuthorQuery.State.DRAFTED).select_related("claim"):
        AuthorQuery.objects.filter(pk=query.pk).update(state=AuthorQuery.State.SENT, sent_at=timezone.now())
        _record_sent(query, addressee, actor, by=by)


def _remind(addressee: Addressee, actor: User) -> None:
    for query in addressee.queries.filter(state__in=AuthorQuery.WAITING).select_related("claim"):
        AuthorQuery.objects.filter(pk=query.pk).update(reminded_at=timezone.now())
        _record_sent(query, addressee, actor, by="e-mail", reminder=True)


def _record_sent(query: AuthorQuery, addressee: Addressee, actor: User, **detail: Any) -> None:
    about: Claim | Article = query.claim or addressee.article
    record(actor=actor, action="author_query.sent", obj=about, query=query.pk, to=addressee.name, **detail)


def _letter(addressee: Addressee, queries: list[AuthorQuery], actor: User, address: str) -> tuple[str, str]:
    """Subject and text of the mail. The questions themselves stand on the page alone, behind the link."""
    number = len(queries)
    noun = "a question" if number == 1 else f"{number} questions"
    deadline = min(query.deadline for query in queries)
    reminds = all(query.state in AuthorQuery.WAITING for query in queries)
    subject = f"{'Reminder: ' if reminds else ''}{noun} about “{addressee.article.title}”"
    body = (
        f"Dear {addressee.name},\n\n"
        f"{actor.public_name} of {settings.PUBLISHER_NAME} is checking “{addressee.article.title}” and has {noun} "
        f"for you. Please answer by {deadline:%-d %B %Y}:\n\n"
        f"{address}\n\n"
        "The page needs no account and no password: whoever has this link can read the questions and answer them in "
        "your name, so please do not pass it on. You can change an answer until the desk closes the question.\n\n"
        f"{settings.PUBLISHER_NAME}\n{settings.SITE_URL}\n"
    )
    return subject[:1].upper() + subject[1:], body
