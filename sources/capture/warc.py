"""A capture as a WARC/1.1 file: what was asked, what was answered, every redirect, and by which program. Pure.

https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/. Digests are SHA-256; the writer's
own default is SHA-1. Bodies were unpacked while they were read, so that limits hold: ``Content-Encoding`` and
``Transfer-Encoding`` are kept under the prefix ``X-Archive-Orig-``, as replay tools expect, and ``Content-Length``
is that of the stored body.
"""

from __future__ import annotations

import datetime as dt
import io
from http import HTTPStatus
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.utils import Digester
from warcio.warcwriter import WARCWriter

from factcheck.outbound_types import HeaderFields
from sources.capture.page import CapturedPage

MEDIA_TYPE = "application/warc"
_UNPACKED = frozenset({"content-encoding", "transfer-encoding", "content-length"})


def warc_of(page: CapturedPage, *, software: str) -> bytes:
    """The WARC file of ``page``: a ``warcinfo`` record, then request and response of every redirect and of the page.

    ``software`` names the program and version that captured it.
    """
    packed = io.BytesIO()
    writer = _Sha256Writer(packed, gzip=True, warc_version="1.1")
    info = {
        "software": software,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
    }
    writer.write_record(writer.create_warcinfo_record("", info))
    for hop in page.redirects:
        _write_exchange(writer, hop.url, hop.address, hop.status, hop.sent, hop.received, b"", page.captured_at)
    _write_exchange(
        writer, page.final_url, page.address, page.http_status, page.sent, page.received, page.bytes, page.captured_at
    )
    return packed.getvalue()


class _Sha256Writer(WARCWriter):  # type: ignore[misc]  # warcio has no type hints
    def _create_digester(self) -> Digester:
        return Digester("sha256")


def _write_exchange(
    writer: WARCWriter,
    url: str,
    address: str,
    status: int,
    sent: HeaderFields,
    received: HeaderFields,
    body: bytes,
    moment: dt.datetime,
) -> None:
    named = {"WARC-Date": moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"), "WARC-IP-Address": address}
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
    answer = StatusAndHeaders(f"{status} {phrase}".rstrip(), _stored(received, len(body)), protocol="HTTP/1.1")
    response = writer.create_warc_record(
        url, "response", io.BytesIO(body), len(body), http_headers=answer, warc_headers_dict=dict(named)
    )
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = StatusAndHeaders(f"GET {target} HTTP/1.1", [_one_line(field) for field in sent], is_http_request=True)
    request = writer.create_warc_record(
        url, "request", io.BytesIO(b""), 0, http_headers=asked, warc_headers_dict=dict(named)
    )
    writer.write_request_response_pair(request, response)


def _stored(received: HeaderFields, length: int) -> list[tuple[str, str]]:
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in _UNPACKED else name, value)
        for name, value in map(_one_line, received)
    ]
    return [*kept, ("Content-Length", str(length))]


def _one_line(field: tuple[str, str]) -> tuple[str, str]:
    """A field that cannot break out of its line, whatever a server sent."""
    return field[0], " ".join(field[1].replace("\0", "").splitlines())
