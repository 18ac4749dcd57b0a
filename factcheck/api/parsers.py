"""Request bodies: bounded, UTF-8, and without anything that cannot be stored or answered again."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from rest_framework import parsers
from rest_framework.exceptions import ParseError

from factcheck.errors import InvalidInput


class JSONParser(parsers.JSONParser):
    """JSON as RFC 8259 has it: UTF-8, finite numbers, and no half of a surrogate pair.

    The length is bounded before: the framework hands in the body, for which Django asks its limit.
    """

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        _refuse_other_charsets(parser_context)
        try:
            text = stream.read().decode("utf-8")
            data = json.loads(text, parse_constant=_refused_constant, parse_float=_finite)
            if "\\u" in text and _has_lone_surrogate(data):
                raise ParseError("A \\uD800–\\uDFFF escape stands alone: half a surrogate pair is no character.")
        except RecursionError:
            raise ParseError("The JSON is nested too deeply.") from None
        except ValueError as error:
            raise ParseError(f"The body is not JSON in UTF-8: {error}") from error
        return data


class MultiPartParser(parsers.MultiPartParser):
    """Forms with files. Django bounds the fields; this bounds the whole, before a file is spooled to disk."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        _refuse_other_charsets(parser_context)
        length = int((parser_context or {})["request"].META.get("CONTENT_LENGTH") or 0)
        if length > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            raise RequestDataTooBig
        return super().parse(stream, media_type, parser_context)


def read_upload(file: UploadedFile[Any]) -> bytes:
    """The bytes of an uploaded file; raises ``InvalidInput`` when it is larger than ``MAX_UPLOAD_BYTES``."""
    if (file.size or 0) > settings.MAX_UPLOAD_BYTES:
        limit = settings.MAX_UPLOAD_BYTES / 1_000_000
        raise InvalidInput("file_too_large", f"A file may have at most {limit:.0f} MB.")
    data: bytes = file.read()
    return data


def _refuse_other_charsets(context: Mapping[str, Any] | None) -> None:
    """Some of Python's codecs (UTF-7) decode to what UTF-8 cannot write again."""
    encoding = str((context or {}).get("encoding") or "utf-8").lower().replace("_", "-")
    if encoding not in ("utf-8", "utf8"):
        raise ParseError("Only UTF-8 is accepted; leave the charset out of the Content-Type.")


def _refused_constant(name: str) -> float:
    raise ValueError(f"{name} is not a JSON number")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(f"{digits[:20]} is too large a number")
    return number


def _has_lone_surrogate(data: Any) -> bool:
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False
