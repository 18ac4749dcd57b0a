"""Entries of the right-of-reply register in tests."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from claims.actions.replies import Asked, Outcome, record_outcome, record_request
from claims.models import Claim, ReplyRequest, ReplyUpdate
from factcheck.accounts.models import User
from tests.factories import checker


def days_ago(days: int) -> dt.date:
    return timezone.localdate() - dt.timedelta(days=days)


def make_request(claim: Claim, actor: User | None = None, **kwargs: object) -> ReplyRequest:
    """That Mayor Ada Lind was asked by e-mail five days ago; for the whole article with ``whole=True``."""
    whole = kwargs.pop("whole", False)
    rest = {name: kwargs.pop(name) for name in ("note", "snapshot", "question") if name in kwargs}
    given: dict[str, object] = {"asked": "Ada Lind", "role": "mayor", "asked_on": days_ago(5), "channel": "email"}
    return record_request(
        article=claim.article,
        claim=None if whole else claim,
        actor=actor or checker(),
        asked=Asked(**given | kwargs),
        **{"question": "Do you stand by the number?"} | rest,
    )


def make_outcome(request: ReplyRequest, kind: str = "replied", **kwargs: object) -> ReplyUpdate:
    given: dict[str, object] = {"kind": kind, "happened_on": days_ago(3)}
    return record_outcome(request=request, actor=request.recorded_by, outcome=Outcome(**given | kwargs))
