"""Every error of the API as application/problem+json (RFC 9457)."""

from __future__ import annotations

import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.core.signals import got_request_exception
from django.http import Http404
from rest_framework import exceptions
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView, set_rollback
from rest_framework.views import exception_handler as drf_exception_handler

from factcheck.errors import FactcheckError

logger = logging.getLogger(__name__)
CONTENT_TYPE = "application/problem+json"


def exception_handler(error: Exception, context: dict[str, Any]) -> Response:
    """One handler for all. What nobody foresaw is logged and answered 500 without a word about its cause."""
    if isinstance(error, FactcheckError):
        return problem(error.status, error.code, error.message, **error.details)
    if isinstance(error, RequestDataTooBig):
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE / 1_000_000
        return problem(413, "body_too_large", f"The request is larger than {limit:.0f} MB. Send less at once.")
    if isinstance(error, SuspiciousOperation):
        error = exceptions.ParseError(f"The request cannot be read: {error}")
    elif isinstance(error, Http404):
        error = exceptions.NotFound()
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied()
    answer = drf_exception_handler(error, context)
    if answer is None or not isinstance(error, exceptions.APIException):
        return _unforeseen(context["request"])
    if isinstance(error, exceptions.ValidationError):
        body = problem(400, "invalid", "Some of what was sent cannot be used; see “errors”.", errors=answer.data)
    else:
        codes = error.get_codes()
        body = problem(answer.status_code, codes if isinstance(codes, str) else "error", str(error.detail))
    for header in ("WWW-Authenticate", "Retry-After", "Allow"):
        if header in answer.headers:
            body[header] = answer.headers[header]
    return body


def _unforeseen(request: Request) -> Response:
    """Called while the exception is being handled: the log and whoever listens to Django's signal get all of it."""
    got_request_exception.send(sender=APIView, request=request._request)
    logger.exception("unforeseen error at %s", request.path)
    set_rollback()
    return problem(500, "internal_error", "Something went wrong here; it has been logged.")


def problem(status: int, code: str, detail: str, **more: Any) -> Response:
    """A problem answer: ``code`` is stable and for programs, ``detail`` a sentence that says what to do."""
    title = code.replace("_", " ").replace("-", " ")
    body = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail}
    return Response(body | more, status=status, content_type=CONTENT_TYPE)
