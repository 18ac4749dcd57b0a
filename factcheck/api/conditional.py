"""Conditional requests (RFC 9110, section 13): nobody overwrites what they have not seen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.http import parse_etags
from rest_framework.request import Request

from factcheck.errors import FactcheckError, StaleVersion


class PreconditionFailed(FactcheckError):
    """``If-Match`` names something else than what stands here now."""

    status = 412


class PreconditionRequired(FactcheckError):
    """The request would overwrite, and does not say what (RFC 6585, section 3)."""

    status = 428


def check_if_match(request: Request, current: str, *, required: bool = False) -> bool:
    """Whether the request names ``current`` (an entity tag with its quotation marks) in ``If-Match``.

    False when it has no ``If-Match`` and none is required. Raises ``PreconditionFailed`` when it names
    another one, ``PreconditionRequired`` when it must name one; ``*`` names none.
    """
    given = parse_etags(request.headers.get("If-Match", ""))
    if current in given:
        return True
    if given and given != ["*"]:
        raise PreconditionFailed(
            "precondition_failed",
            f"Somebody else changed it meanwhile: it is {current} now. Read it again before you change it.",
            current=current,
        )
    if required:
        raise PreconditionRequired(
            "precondition_required",
            f"Send “If-Match: {current}” once you have read that version: this request overwrites it.",
        )
    return False


def is_unchanged(request: Request, current: str) -> bool:
    """Whether ``If-None-Match`` names ``current``: then the answer is 304 without a body."""
    given = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in given or current in (tag.removeprefix("W/") for tag in given)


@contextmanager
def stale_means_precondition_failed(*, conditional: bool) -> Iterator[None]:
    """A change that slips in between our check and the write fails the same precondition."""
    try:
        yield
    except StaleVersion as error:
        if not conditional:
            raise
        raise PreconditionFailed("precondition_failed", error.message, **error.details) from error
