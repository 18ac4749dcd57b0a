"""A capture is kept as a WARC/1.1 file that other tools read, with the redirects and every digest."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
from dataclasses import replace

from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from sources.capture.page import capture_url
from sources.capture.warc import warc_of
from tests.servers.internet import PUBLIC, Internet
from tests.servers.loopback import answer, serving

PAGE = b"<html><head><title>Vote</title></head><body><p>The council voted nineteen to twelve.</p></body></html>"


def captured():
    def serve(connection, path):
        if path == "/old":
            answer(connection, b"", status="301 Moved", headers={"Location": "/new?x=1", "X-Trap": "a"})
        else:
            body = gzip.compress(PAGE)
            answer(connection, body, headers={"Content-Type": "text/html", "Content-Encoding": "gzip", "ETag": '"v1"'})

    with serving(serve) as server:
        return capture_url("http://example.org/old", policy=Internet(server.port).policy())


def records(warc):
    return [
        (r.rec_type, r.rec_headers, r.http_headers, r.content_stream().read())
        for r in ArchiveIterator(io.BytesIO(warc))
    ]


def test_every_exchange_is_recorded_in_order_with_its_address_and_time():
    page = captured()
    found = records(warc_of(page, software="factcheck-workbench/0.1"))
    assert [kind for kind, *_ in found] == ["warcinfo", "response", "request", "response", "request"]
    assert b"software: factcheck-workbench/0.1" in found[0][3]
    urls = [headers.get_header("WARC-Target-URI") for _, headers, *_ in found[1:]]
    assert urls == ["http://example.org/old"] * 2 + ["http://example.org/new?x=1"] * 2
    moment = page.captured_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    for _, headers, *_ in found[1:]:
        assert headers.protocol == "WARC/1.1"
        assert headers.get_header("WARC-IP-Address") == PUBLIC
        assert headers.get_header("WARC-Date") == moment
    assert found[1][2].get_statuscode() == "301"
    assert found[1][2].get_header("X-Trap") == "a"
    assert found[3][2].get_header("ETag") == '"v1"'
    assert found[4][2].get_header("user-agent")
    assert f"{found[4][2].protocol} {found[4][2].statusline}" == "GET /new?x=1 HTTP/1.1"


def test_the_body_is_the_one_that_was_read_and_its_packing_is_told():
    page = captured()
    *_, (_, headers, http, body), _ = records(warc_of(page, software="x"))
    assert body == page.bytes == PAGE
    assert http.get_header("X-Archive-Orig-Content-Encoding") == "gzip"
    assert http.get_header("Content-Encoding") is None
    assert http.get_header("Content-Length") == str(len(PAGE))
    digest = base64.b32encode(hashlib.sha256(PAGE).digest()).decode()
    assert headers.get_header("WARC-Payload-Digest") == f"sha256:{digest}"
    assert headers.get_header("WARC-Block-Digest").startswith("sha256:")


def test_the_reference_checker_accepts_the_file(tmp_path, capsys):
    path = tmp_path / "capture.warc.gz"
    path.write_bytes(warc_of(captured(), software="x"))

    class Asked:
        inputs = (str(path),)
        verbose = True

    Checker(Asked).process_all()
    told = capsys.readouterr().out
    assert "digest pass" in told
    assert "digest failed" not in told
    assert "error" not in told.lower()


def test_a_header_cannot_break_out_of_its_line():
    page = replace(captured(), received=(("X-Trap", "a\r\nWARC-Type: response\r\n\r\nforged"),))
    *_, (_, _, http, body), _ = records(warc_of(page, software="x"))
    assert http.get_header("X-Trap") == "a WARC-Type: response  forged"
    assert body == PAGE
