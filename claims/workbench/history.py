"""Who did what to a claim, day by day, with what each saved draft changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from claims.actions.second_ratings import first_hidden
from claims.models import Claim, DraftRevision, Evidence, VerdictVersion
from claims.workbench.draft_changes import Change, changes, words_of
from claims.workflow import ClaimState
from factcheck.accounts.models import User
from factcheck.audit.events import EVENTS
from factcheck.audit.models import AuditEvent

LATEST = 5  # shown in the panel
PAGE = 30  # shown at once of the whole
_DRAFTED = "verdict.drafted"
_STANCES = dict(Evidence.Stance.choices)


@dataclass(frozen=True, slots=True)
class Entry:
    """``what`` says what happened; ``changes`` what it changed in the draft."""

    event: AuditEvent
    what: str
    reason: str
    changes: Sequence[Change] = ()


@dataclass(frozen=True, slots=True)
class Day:
    date: dt.date
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class History:
    """Newest first; ``older`` is where the next page begins, None on the last."""

    days: Sequence[Day]
    older: int | None


def events_of(claim: Claim) -> QuerySet[AuditEvent]:
    return AuditEvent.objects.filter(object_type=Claim._meta.label_lower, object_id=str(claim.pk)).order_by("-pk")


def latest_entries(claim: Claim) -> list[Entry]:
    """The last few; one query."""
    return [_entry(event) for event in events_of(claim)[:LATEST]]


def entries_since(claim: Claim, seen: int) -> list[Entry]:
    """What happened after the event ``seen``, oldest first; one query."""
    return [_entry(event) for event in reversed(events_of(claim).filter(pk__gt=seen)[:LATEST])]


def read_history(claim: Claim, user: User, before: int | None = None) -> History:
    """One page of everything, older than the event ``before``; at most five queries, however much there is.

    What the drafts say stays hidden from somebody who is still to give a blind second rating.
    """
    events = events_of(claim)
    if before is not None:
        events = events.filter(pk__lt=before)
    page = list(events[: PAGE + 1])
    shown = page[:PAGE]
    drafted = [] if _is_blind(claim, user) else [event for event in shown if event.action == _DRAFTED]
    drafts = _drafts(claim, drafted)
    entries = [_entry(event, drafts.get(_place(event), ())) for event in shown]
    days = groupby(entries, key=lambda entry: timezone.localdate(entry.event.at))
    return History([Day(date, list(of_day)) for date, of_day in days], shown[-1].pk if len(page) > PAGE else None)


def _is_blind(claim: Claim, user: User) -> bool:
    if claim.state != ClaimState.IN_REVIEW:
        return False  # Nothing is hidden, and asking would cost every history a query.
    return first_hidden(VerdictVersion.objects.filter(verdict__claim=claim), user) is not None


def _entry(event: AuditEvent, changed: Sequence[Change] = ()) -> Entry:
    what = EVENTS.get(event.action, event.action)
    stance = _STANCES.get(event.detail.get("stance", ""))
    return Entry(event, f"{what}: it {stance}" if stance else what, str(event.detail.get("reason", "")), changed)


def _place(event: AuditEvent) -> tuple[int, int]:
    return (event.detail.get("version", 0), event.detail.get("revision", 0))


def _drafts(claim: Claim, events: Iterable[AuditEvent]) -> dict[tuple[int, int], list[Change]]:
    """What each saved draft changed of the one before it, by version and revision; one query."""
    revisions: dict[int, list[int]] = {}
    for version, revision in map(_place, events):
        revisions.setdefault(version, []).append(revision)
    if not revisions:
        return {}
    wanted = Q()
    for version, saved in revisions.items():
        wanted |= Q(version__number=version, revision__gte=min(saved) - 1, revision__lte=max(saved))
    rows = DraftRevision.objects.filter(wanted, version__verdict__claim=claim).select_related("rating", "version")
    states = {(row.version.number, row.revision): words_of(row) for row in rows}
    found = {}
    for (version, revision), words in states.items():
        before = states.get((version, revision - 1), {} if revision == 1 else None)
        if revision in revisions[version] and before is not None:
            found[version, revision] = changes(before, words)
    return found
