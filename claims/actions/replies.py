"""Entering in the right-of-reply register who was asked and what came of it. Nothing in it is ever rewritten."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from claims.actions.notices import tell_people
from claims.models import Article, Claim, PrintedReply, ReplyRequest, ReplyUpdate, VerdictVersion
from claims.models.reply import Channel
from claims.permissions import require
from claims.reply_register import printed_replies, read_entry
from factcheck.accounts.models import User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed
from sources.models import Snapshot

LONGEST = {"asked": 200, "role": 200, "question": 5000, "words": 5000, "note": 5000}

Kind = ReplyUpdate.Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """Who was asked, when and how. ``printed``: verdict pages say so."""

    asked: str
    asked_on: dt.date
    channel: str
    role: str = ""
    deadline: dt.date | None = None
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a request. ``words`` are the reply or its gist; ``note`` is for the desk alone."""

    kind: str
    happened_on: dt.date
    words: str = ""
    may_print: bool = False
    note: str = ""
    snapshot: Snapshot | None = None


@transaction.atomic
def record_request(
    *,
    article: Article,
    claim: Claim | None,
    actor: User,
    asked: Asked,
    question: str,
    note: str = "",
    snapshot: Snapshot | None = None,
) -> ReplyRequest:
    """Enter that somebody was asked about ``claim``, or about everything in ``article``.

    Raises ``InvalidInput`` when something is missing, too long or lies in the future. If a verdict page would say
    something else by it, a verdict that is handed in or approved has to be handed in again.
    """
    require(actor, "research", article)
    request = ReplyRequest.objects.create(
        article=article,
        claim=claim,
        **_entry(asked),
        question=_bounded("question", question, "Write down what was asked."),
        note=_bounded("note", note),
        snapshot=snapshot,
        recorded_by=actor,
    )
    about = claim or article
    event = record(actor=actor, action="reply.requested", obj=about, request=request.pk, of=request.asked)
    tell_people(event=event, about=about)
    return request


@transaction.atomic
def record_outcome(*, request: ReplyRequest, actor: User, outcome: Outcome) -> ReplyUpdate:
    """Enter a reply, a refusal to comment, or that none came. The last one entered counts; earlier ones stay."""
    request = _standing(request, actor)
    if outcome.kind not in ReplyUpdate.OUTCOMES:
        raise InvalidInput("unknown_outcome", "Say what came of it: a reply, no comment, or none.", field="kind")
    words = _bounded("words", outcome.words)
    if outcome.kind == Kind.NO_REPLY and words:
        raise InvalidInput("reply_of_nobody", "You wrote down a reply: then somebody replied.", field="kind")
    if outcome.may_print and not words:
        raise InvalidInput("words_missing", "Write the words that may be printed.", field="words")
    update = ReplyUpdate.objects.create(
        request=request,
        kind=outcome.kind,
        happened_on=_not_to_come(outcome.happened_on, "happened_on"),
        words=words,
        may_print=outcome.may_print,
        note=_bounded("note", outcome.note),
        snapshot=outcome.snapshot,
        recorded_by=actor,
    )
    about = request.claim or request.article
    event = record(
        actor=actor,
        action="reply.recorded",
        obj=about,
        request=request.pk,
        update=update.pk,
        of=read_entry(request).asked,
        outcome=outcome.kind,
    )
    tell_people(event=event, about=about)
    return update


@transaction.atomic
def correct_request(*, request: ReplyRequest, actor: User, asked: Asked, reason: str) -> ReplyUpdate:
    """Enter how the entry should read. What was written first stays on record."""
    request = _standing(request, actor)
    update = ReplyUpdate.objects.create(
        request=request,
        kind=Kind.CORRECTED,
        happened_on=timezone.localdate(),
        note=_bounded("note", reason, "Say what was wrong."),
        **_entry(asked),
        recorded_by=actor,
    )
    about = request.claim or request.article
    record(actor=actor, action="reply.corrected", obj=about, request=request.pk, update=update.pk, reason=update.note)
    return update


@transaction.atomic
def strike_request(*, request: ReplyRequest, actor: User, reason: str) -> ReplyUpdate:
    """Strike an entry that should not be there at all. It stays on record, struck, with the reason."""
    request = _standing(request, actor)
    update = ReplyUpdate.objects.create(
        request=request,
        kind=Kind.STRUCK,
        happened_on=timezone.localdate(),
        note=_bounded("note", reason, "Say why the entry is wrong."),
        recorded_by=actor,
    )
    about = request.claim or request.article
    record(actor=actor, action="reply.struck", obj=about, request=request.pk, reason=update.note)
    return update


def fix_printed_replies(version: VerdictVersion) -> None:
    """Copy what the page will say of the register to the version that is being published; called by publication."""
    rows = printed_replies(version.verdict.claim)
    for row in rows:
        row.version = version
    PrintedReply.objects.bulk_create(rows)


def _standing(request: ReplyRequest, actor: User) -> ReplyRequest:
    """The request, locked; only one that was not struck can be added to."""
    require(actor, "research", request.article)
    locked = ReplyRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if locked.updates.filter(kind=Kind.STRUCK).exists():
        raise TransitionNotAllowed("entry_struck", "This entry was struck; make a new one.")
    return locked


def _entry(asked: Asked) -> dict[str, object]:
    if asked.channel not in Channel.values:
        raise InvalidInput("unknown_channel", "Say by what way they were asked.", field="channel")
    asked_on = _not_to_come(asked.asked_on, "asked_on")
    if asked.deadline is not None and asked.deadline < asked_on:
        raise InvalidInput("deadline_before", "The deadline lies before the day of the question.", field="deadline")
    return {
        "asked": _bounded("asked", asked.asked, "Say who was asked."),
        "role": _bounded("role", asked.role),
        "asked_on": asked_on,
        "channel": asked.channel,
        "deadline": asked.deadline,
        "printed": asked.printed,
    }


def _not_to_come(day: dt.date, field: str) -> dt.date:
    if day > timezone.localdate():
        raise InvalidInput("day_to_come", "That day is still to come.", field=field)
    return day


def _bounded(field: str, text: str, missing: str = "") -> str:
    text = text.strip()
    if missing and not text:
        raise InvalidInput("text_missing", missing, field=field)
    if len(text) > LONGEST[field]:
        raise InvalidInput("too_long", f"That has {len(text)} characters; at most {LONGEST[field]} fit.", field=field)
    return text
