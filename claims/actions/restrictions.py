"""Holding a publication back, and keeping people with a conflict of interest out."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from claims.actions.notices import Told, key_of, tell, tell_people
from claims.models import Article, Claim, Hold, Recusal, subject_of
from claims.permissions import may, require
from claims.tidings import NoticeKind
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted, TransitionNotAllowed


@transaction.atomic
def place_hold(*, on: Claim | Article, actor: User, kind: str, reason: str, until: datetime | None = None) -> Hold:
    """Keep the claim, or every claim of the article, from being published.

    ``until`` is when an embargo ends; a legal hold has none. What is public already stays public. Raises
    ``InvalidInput`` for an unknown kind, a missing reason, or an end that does not fit.
    """
    require(actor, "hold", on)
    reason = _reason(reason)
    if kind not in Hold.Kind.values:
        raise InvalidInput("unknown_hold", f"Choose what it is: {' or '.join(Hold.Kind.labels)}.")
    if kind == Hold.Kind.LEGAL and until is not None:
        raise InvalidInput("hold_has_end", "A legal hold stands until somebody lifts it; leave the end empty.")
    if kind == Hold.Kind.EMBARGO and (until is None or until <= timezone.now()):
        raise InvalidInput("embargo_without_end", "Say until when; an embargo ends in the future.")
    # Whoever is publishing at this moment comes before it or after it, never in between.
    held = Claim.objects.filter(article=on) if isinstance(on, Article) else Claim.objects.filter(pk=on.pk)
    list(held.select_for_update().order_by("pk").values_list("pk", flat=True))
    hold = Hold.objects.create(kind=kind, reason=reason, until=until, placed_by=actor, **_subject(on))
    event = record(
        actor=actor,
        action="hold.placed",
        obj=on,
        hold=hold.pk,
        kind=kind,
        reason=reason,
        until=until.isoformat() if until else None,
    )
    tell_people(event=event, about=on)
    return hold


@transaction.atomic
def lift_hold(*, hold: Hold, actor: User, reason: str) -> Hold:
    """End a hold before its time, with a reason. A legal hold needs a publisher."""
    require(actor, _lifting(hold), subject_of(hold))
    reason = _reason(reason)
    changed = Hold.objects.filter(pk=hold.pk, lifted_at__isnull=True).update(
        lifted_by=actor, lifted_at=timezone.now(), lifted_reason=reason
    )
    if changed != 1:
        raise TransitionNotAllowed("already_lifted", "This hold was lifted already.")
    hold.refresh_from_db()
    on = subject_of(hold)
    event = record(actor=actor, action="hold.lifted", obj=on, hold=hold.pk, kind=hold.kind, reason=reason)
    tell_people(event=event, about=on)
    return hold


@transaction.atomic
def recuse(*, on: Claim | Article, actor: User, person: User, reason: str) -> Recusal:
    """Keep ``person`` out of the claim or article. Everybody may recuse themselves; an editor anybody."""
    require(actor, "view" if person == actor else "assign", on)
    reason = _reason(reason)
    try:
        with transaction.atomic():
            recusal = Recusal.objects.create(person=person, reason=reason, made_by=actor, **_subject(on))
    except IntegrityError as error:
        raise InvalidInput("recused_already", f"{person.public_name} takes no part in this already.") from error
    event = record(actor=actor, action="person.recused", obj=on, person=person.username, reason=reason)
    told = Told(NoticeKind.RECUSED, f"{event.actor_name} recused you: take no part in it", key_of(event), reason)
    tell([person], on, told, by=actor)
    tell_people(event=event, about=on)
    return recusal


@transaction.atomic
def end_recusal(*, recusal: Recusal, actor: User, reason: str) -> Recusal:
    """Let the person take part again, with a reason. Nobody ends their own: a second person decides."""
    require(actor, "assign", subject_of(recusal))
    if recusal.person_id == actor.pk:
        raise NotPermitted("second_person_required", "Somebody else has to decide that you take part again.")
    reason = _reason(reason)
    changed = Recusal.objects.filter(pk=recusal.pk, ended_at__isnull=True).update(
        ended_by=actor, ended_at=timezone.now(), ended_reason=reason
    )
    if changed != 1:
        raise TransitionNotAllowed("already_ended", "This has ended already.")
    recusal.refresh_from_db()
    on, person = subject_of(recusal), recusal.person
    event = record(actor=actor, action="person.recusal_ended", obj=on, person=person.username, reason=reason)
    told = Told(NoticeKind.RECUSAL_ENDED, f"{event.actor_name} lets you take part again", key_of(event), reason)
    tell([person], on, told, by=actor)
    tell_people(event=event, about=on)
    return recusal


def may_lift(hold: Hold, user: User) -> bool:
    """Whether ``user`` may end ``hold``."""
    return may(user, _lifting(hold), subject_of(hold))


def _lifting(hold: Hold) -> str:
    return "lift_legal_hold" if hold.kind == Hold.Kind.LEGAL else "hold"


def _subject(on: Claim | Article) -> dict[str, Claim | Article]:
    return {"claim": on} if isinstance(on, Claim) else {"article": on}


def _reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise InvalidInput("reason_required", "Say why; it stays on record.")
    return reason
