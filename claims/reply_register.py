"""Reading the right-of-reply register: who was asked, what came of it, and what a verdict page says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from claims.models import Article, Claim, PrintedReply, ReplyRequest, ReplyUpdate, VerdictVersion
from claims.models.reply import Channel
from claims.models.reshaping import Lineages

Kind = ReplyUpdate.Kind


@dataclass(frozen=True, slots=True)
class Entry:
    """A request as it reads today, corrections included. ``outcome`` is the last that came of it, if anything did."""

    request: ReplyRequest
    updates: tuple[ReplyUpdate, ...]
    asked: str
    role: str
    asked_on: dt.date
    channel: str
    deadline: dt.date | None
    printed: bool
    outcome: ReplyUpdate | None
    struck: ReplyUpdate | None

    @property
    def channel_label(self) -> str:
        return str(Channel(self.channel).label)

    @property
    def state(self) -> str:
        """One of the outcomes, ``struck``, or ``waiting``, which is ``overdue`` once the deadline has passed."""
        if self.struck:
            return Kind.STRUCK.value
        if self.outcome:
            return self.outcome.kind
        return "overdue" if self.deadline is not None and self.deadline < timezone.localdate() else "waiting"

    @property
    def state_label(self) -> str:
        return {"waiting": "waiting", "overdue": "no answer yet, overdue"}.get(self.state) or str(
            Kind(self.state).label
        )

    @property
    def printed_words(self) -> str:
        """The reply as readers may see it; "" when there is none, or it is not meant for publication."""
        return self.outcome.words if self.outcome and self.outcome.may_print else ""


@dataclass(frozen=True, slots=True)
class Offered:
    """Whether a reply was offered, and a sentence that says so, or what is missing."""

    is_offered: bool
    sentence: str


def register_of(claim: Claim) -> list[Entry]:
    """What was asked about ``claim``, about the claims whose place it took, and about its article as a whole.

    Three queries.
    """
    about = Q(claim__in=Lineages(claim.article_id).of(claim.pk)) | Q(claim=None)
    return _entries(ReplyRequest.objects.filter(about, article_id=claim.article_id))


def register_of_article(article: Article) -> list[Entry]:
    """What was asked about ``article`` as a whole, not about one of its claims; two queries."""
    return _entries(ReplyRequest.objects.filter(article=article, claim=None))


def whole_register(article: int) -> list[Entry]:
    """Everything that was asked about the article with that id and its claims; two queries."""
    return _entries(ReplyRequest.objects.filter(article=article))


def read_entry(request: ReplyRequest) -> Entry:
    """One entry as it reads today; one query, none when its updates are loaded."""
    updates = tuple(request.updates.all())
    reading: ReplyRequest | ReplyUpdate = request
    outcome = struck = None
    for update in updates:
        if update.kind == Kind.CORRECTED:
            reading = update
        elif update.kind == Kind.STRUCK:
            struck = update
        else:
            outcome = update
    assert reading.asked_on is not None, "the database keeps corrections whole"
    return Entry(
        request=request,
        updates=updates,
        asked=reading.asked,
        role=reading.role,
        asked_on=reading.asked_on,
        channel=reading.channel,
        deadline=reading.deadline,
        printed=reading.printed,
        outcome=outcome,
        struck=struck,
    )


def printed_replies(claim: Claim) -> list[PrintedReply]:
    """What the page of a verdict on ``claim`` would say of the register now, as rows that are not saved."""
    return printed_of(register_of(claim))


def printed_of(entries: Sequence[Entry]) -> list[PrintedReply]:
    """Of entries that are read already. Notes and questions are never among it."""
    standing = (entry for entry in entries if entry.printed and not entry.struck)
    return [
        PrintedReply(
            request=entry.request,
            position=position,
            asked=entry.asked,
            role=entry.role,
            asked_on=entry.asked_on,
            channel=entry.channel,
            outcome=entry.outcome.kind if entry.outcome else "",
            replied_on=entry.outcome.happened_on if entry.outcome else None,
            words=entry.printed_words,
        )
        for position, entry in enumerate(sorted(standing, key=lambda entry: (entry.asked_on, entry.request.pk)))
    ]


def as_values(reply: PrintedReply) -> list[object]:
    """Everything that the page prints of one entry, for comparing and for the hash that an approval is bound to."""
    return [
        *(reply.request_id, reply.asked, reply.role, reply.asked_on.isoformat(), reply.channel, reply.outcome),
        *(reply.replied_on.isoformat() if reply.replied_on else None, reply.words),
    ]


def is_out_of_date(published: VerdictVersion, entries: Sequence[Entry]) -> bool:
    """Whether a published page says something else than the register by now; one query."""
    printed = [as_values(reply) for reply in published.replies.all()]
    return printed != [as_values(reply) for reply in printed_of(entries)]


def reply_offered(claim: Claim) -> Offered:
    """Whether whom the claim concerns was offered a reply: asked, and heard or given the time that was set."""
    return offered_among(register_of(claim))


def offered_among(register: Sequence[Entry]) -> Offered:
    """The same of a register that is read already."""
    entries = [entry for entry in register if not entry.struck]
    for entry in entries:
        when = f"{entry.asked_on:%-d %B %Y}"
        if entry.outcome:
            return Offered(True, f"{entry.asked} was asked on {when} and {entry.state_label}.")
        if entry.state == "overdue":
            return Offered(True, f"{entry.asked} was asked on {when} and let the deadline pass.")
    if not entries:
        return Offered(
            False, "Nobody was offered a reply yet: ask whom the claim concerns, and enter it in the reply register."
        )
    waiting = entries[0]
    until = f"has until {waiting.deadline:%-d %B %Y}" if waiting.deadline else "was given no deadline"
    return Offered(
        False,
        f"{waiting.asked} was asked on {waiting.asked_on:%-d %B %Y} and {until}: wait for the reply, or enter what "
        "came of it.",
    )


def _entries(requests: QuerySet[ReplyRequest]) -> list[Entry]:
    updates = ReplyUpdate.objects.select_related("recorded_by", "snapshot").defer("snapshot__text").order_by("pk")
    loaded = requests.select_related("recorded_by", "snapshot", "claim").defer("snapshot__text")
    return [read_entry(request) for request in loaded.prefetch_related(Prefetch("updates", updates)).order_by("pk")]
