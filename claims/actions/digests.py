"""Telling people by mail what they have not seen at the desk.

A mail carries who did what, the article's title and the claim's own words; what people write to each other, reasons,
verdicts and sources stay at the desk, behind its log-in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from claims.models import MailChoice, Notice
from claims.permissions import may_somewhere
from claims.visibility import articles_seen_by
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted
from factcheck.jobs.actions import enqueue
from factcheck.mail.actions import queue_mail

MAIL_DIGEST = "claims.mail_digest"
REQUEST_DIGESTS = "claims.request_digests"
MOST = 60  # notices written out in one mail
WORDS = 160  # characters of a claim


@transaction.atomic
def set_mail_choice(*, actor: User, when: str) -> MailChoice:
    """Say how one wants to hear of what one has not seen. Raises ``InvalidInput`` for an unknown choice."""
    if not may_somewhere(actor, "view"):
        raise NotPermitted("not_permitted", "You have no role at any desk; ask an administrator.", action="view")
    if when not in MailChoice.When.values:
        raise InvalidInput("unknown_choice", f"Choose one of: {', '.join(MailChoice.When.values)}.")
    choice, _ = MailChoice.objects.update_or_create(person=actor, defaults={"when": when})
    record(actor=actor, action="person.mail_choice_set", obj=actor, when=when)
    return choice


def mail_choice_of(person: User) -> str:
    """What ``person`` chose; once a day, as long as they chose nothing."""
    chosen = MailChoice.objects.filter(person=person).values_list("when", flat=True).first()
    return chosen or MailChoice.When.DAILY.value


@transaction.atomic
def request_digests(*, day: int) -> int:
    """Queue the digest of everybody who has something unseen and wants mail; returns of how many.

    ``day`` (``date.toordinal``) tells the days apart: nobody gets two digests of one.
    """
    people = User.objects.filter(
        Q(mail_choice=None) | ~Q(mail_choice__when=MailChoice.When.NEVER),
        pk__in=Notice.objects.filter(seen_at=None, mailed_at=None).values("recipient"),
        is_active=True,
    ).exclude(email="")
    ids = list(people.values_list("pk", flat=True))
    for person_id in ids:
        enqueue(kind=MAIL_DIGEST, subject_id=person_id, key=f"{MAIL_DIGEST}:{person_id}:{day}")
    return len(ids)


@transaction.atomic
def mail_digest(*, person: User) -> int:
    """Queue one mail with everything ``person`` has neither seen nor been mailed; returns how many notices.

    The mail and the mark on its notices are written together: none is mailed twice, and none is lost. Raises
    ``InvalidInput`` when the person's address is none.
    """
    if mail_choice_of(person) == MailChoice.When.NEVER:
        return 0
    return _mail(person, Notice.objects.filter(recipient=person))


@transaction.atomic
def mail_notice(*, notice: Notice) -> int:
    """Queue a mail with one notice, unless it was seen meanwhile; returns 1, or 0 when there is nothing to send."""
    person = notice.recipient
    if not person.email or not person.is_active or mail_choice_of(person) != MailChoice.When.AT_ONCE:
        return 0
    return _mail(person, Notice.objects.filter(pk=notice.pk))


def _mail(person: User, notices: QuerySet[Notice]) -> int:
    waiting = list(
        notices.filter(seen_at=None, mailed_at=None, article__in=articles_seen_by(person))
        .select_related("claim", "article")
        .order_by("pk")
    )
    if not waiting:
        return 0
    first, last = waiting[0], waiting[-1]
    subject = first.words if len(waiting) == 1 else f"{len(waiting)} things you have not seen"
    queue_mail(
        to=person.email,
        subject=f"{settings.PUBLISHER_NAME}: {subject}",
        body=_body(person, waiting),
        key=f"notices:{person.pk}:{first.pk}-{last.pk}",
    )
    _mark_mailed(waiting)
    return len(waiting)


def _mark_mailed(notices: Sequence[Notice]) -> None:
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=timezone.now())


def _body(person: User, notices: Sequence[Notice]) -> str:
    shown = sorted(notices[:MOST], key=lambda notice: (notice.article_id, notice.claim_id or 0, notice.pk))
    parts = [f"{person.public_name},", "this happened at the desk, and you have not seen it yet."]
    for _, group in groupby(shown, key=lambda notice: (notice.article_id, notice.claim_id)):
        parts.append(_section(list(group)))
    if len(notices) > MOST:
        parts.append(f"And {len(notices) - MOST} more.")
    parts.append(f"All of it: {_address('workbench:notices')}")
    parts.append(f"How you are told, or not: {_address('workbench:mail-choice')}")
    return "\n\n".join(parts) + "\n"


def _section(notices: Sequence[Notice]) -> str:
    claim, article = notices[0].claim, notices[0].article
    title = " ".join(article.title.split())
    if claim is None:
        head, address = f"“{title}”", _address("workbench:article", article.pk)
    else:
        words = " ".join(claim.text.split())
        words = words if len(words) <= WORDS else f"{words[: WORDS - 1]}…"
        head = f"Claim {claim.number} in “{title}”:\n“{words}”"
        address = _address("workbench:claim", article.pk, claim.number)
    lines = [f"- {notice.words} ({timezone.localtime(notice.made_at):%-d %B, %H:%M})" for notice in notices]
    return "\n".join([head, *lines, address])


def _address(name: str, *args: object) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"
