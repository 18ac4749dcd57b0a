"""The client's ordinary work: requests, answers, redirects, errors in words."""

from __future__ import annotations

import datetime as dt
import gzip
import socket
import subprocess
import sys

import pytest

from factcheck.outbound import Hop, OutboundFailed, OutboundPolicy, OutboundRefused, fetch
from factcheck.outbound_addresses import canonical_host, parse_target
from tests.servers.internet import PUBLIC, PUBLIC_IPV6, USER_AGENT, Internet
from tests.servers.loopback import answer, serving


def test_an_answer_is_returned_whole():
    def page(connection, path):
        answer(
            connection,
            "<p>Grüße</p>".encode(),
            headers={"Content-Type": "text/html; charset=UTF-8", "X-A": "1"},
        )

    with serving(page) as server:
        internet = Internet(server.port)
        before = dt.datetime.now(dt.UTC)
        response = fetch(" http://EXAMPLE.org/ä?q=é\n", policy=internet.policy())

    assert response.body == "<p>Grüße</p>".encode()
    assert (response.status, response.media_type, response.charset) == (200, "text/html", "utf-8")
    assert response.final_url == "http://example.org/%C3%A4?q=%C3%A9"
    assert (response.address, response.redirects) == (PUBLIC, ())
    assert response.headers["x-a"] == "1"
    assert before <= response.fetched_at <= dt.datetime.now(dt.UTC)
    head = server.requests[0].decode()
    assert head.startswith("GET /%C3%A4?q=%C3%A9 HTTP/1.1\r\n")
    assert "host: example.org\r\n" in head.lower()
    assert f"user-agent: {USER_AGENT}\r\n" in head


def test_host_header_keeps_the_name_although_the_number_is_dialled():
    with serving(lambda connection, path: answer(connection, b"ok")) as server:
        internet = Internet(server.port, {"bücher.example".encode("idna").decode(): [PUBLIC_IPV6]})
        response = fetch("http://Bücher.example/", policy=internet.policy())
    assert internet.dialled == [(PUBLIC_IPV6, 80)]
    assert response.address == PUBLIC_IPV6
    assert b"host: xn--bcher-kva.example\r\n" in server.requests[0].lower()


def test_post_sends_its_body_and_follows_no_redirect():
    with serving(lambda c, path: answer(c, status=307, headers={"Location": "http://10.0.0.1/"})) as server:
        internet = Internet(server.port)
        response = fetch(
            "http://example.org/hook",
            policy=internet.policy(),
            method="POST",
            headers={"Content-Type": "application/json"},
            body=b'{"a": 1}',
        )
    assert response.status == 307
    assert server.requests[0].endswith(b'\r\n\r\n{"a": 1}')
    assert internet.dialled == [(PUBLIC, 80)]


def test_redirects_are_followed_and_reported():
    def pages(connection, path):
        following = {"/1": "/2", "/2": "//www.example.org/3 x"}.get(path)
        if following:
            answer(connection, status=301, headers={"Location": following})
        else:
            answer(connection, path.encode())

    with serving(pages) as server:
        internet = Internet(server.port, {"example.org": [PUBLIC], "www.example.org": [PUBLIC]})
        response = fetch("http://example.org/1#part", policy=internet.policy())

    assert response.body == b"/3%20x"
    assert response.final_url == "http://www.example.org/3%20x"
    assert response.redirects == (
        Hop("http://example.org/1", PUBLIC, 301),
        Hop("http://example.org/2", PUBLIC, 301),
    )


def test_five_redirects_are_followed_the_sixth_is_not():
    def countdown(connection, path):
        left = int(path[1:])
        if left:
            answer(connection, status=302, headers={"Location": f"/{left - 1}"})
        else:
            answer(connection, b"there")

    with serving(countdown) as server:
        policy = Internet(server.port).policy()
        assert fetch("http://example.org/5", policy=policy).body == b"there"
        with pytest.raises(OutboundFailed, match="redirects more than 5 times"):
            fetch("http://example.org/6", policy=policy)


def test_secrets_do_not_follow_a_redirect_to_another_host():
    def pages(connection, path):
        if path == "/away":
            answer(connection, status=302, headers={"Location": "http://other.example.net/"})
        elif path == "/":
            answer(connection, b"there")
        else:
            answer(connection, status=302, headers={"Location": "/away"})

    with serving(pages) as server:
        internet = Internet(server.port, {"example.org": [PUBLIC], "other.example.net": [PUBLIC]})
        headers = {"Authorization": "Bearer secret", "X-Api-Key": "secret", "Accept": "text/html"}
        fetch("http://example.org/here", policy=internet.policy(), headers=headers)

    assert [b"secret" in request for request in server.requests] == [True, True, False]
    assert b"accept: text/html" in server.requests[2].lower()


@pytest.mark.parametrize(
    ("status", "retry_after", "transient", "seconds"),
    [
        (404, "", False, None),
        (410, "", False, None),
        (429, "30", True, 30.0),
        (503, "99999999999", True, 86400.0),
        (503, "soon", True, None),
        (500, "", True, None),
    ],
)
def test_raise_for_status(status, retry_after, transient, seconds):
    headers = {"Retry-After": retry_after} if retry_after else {}
    with serving(lambda connection, path: answer(connection, status=status, headers=headers)) as server:
        response = fetch("http://example.org/", policy=Internet(server.port).policy())
    with pytest.raises(OutboundFailed) as failed:
        response.raise_for_status()
    assert (failed.value.transient, failed.value.retry_after) == (transient, seconds)
    assert failed.value.http_status == status


def test_retry_after_as_a_date():
    when = dt.datetime.now(dt.UTC) + dt.timedelta(seconds=90)
    headers = {"Retry-After": when.strftime("%a, %d %b %Y %H:%M:%S GMT")}
    with serving(lambda connection, path: answer(connection, status=503, headers=headers)) as server:
        response = fetch("http://example.org/", policy=Internet(server.port).policy())
    with pytest.raises(OutboundFailed) as failed:
        response.raise_for_status()
    assert 80 <= failed.value.retry_after <= 91


def test_an_allowed_host_may_be_private_and_use_any_port():
    with serving(lambda connection, path: answer(connection, b"ours")) as server:
        for allowed in ("127.0.0.1", f"127.0.0.1:{server.port}"):
            assert fetch(server.url, policy=OutboundPolicy(USER_AGENT, (allowed,))).body == b"ours"
        host = ("LocalHost",)
        assert fetch(f"http://localhost:{server.port}/", policy=OutboundPolicy(USER_AGENT, host)).body == b"ours"
        for wrong in ("127.0.0.1:1", "27.0.0.1", "localhost", "*", ""):
            with pytest.raises(OutboundRefused):
                fetch(server.url, policy=OutboundPolicy(USER_AGENT, (wrong,)))
    assert server.connections == 3


def test_a_redirect_between_allowed_hosts_is_followed_but_not_beyond():
    with serving(lambda connection, path: answer(connection, b"there")) as there:

        def pages(connection, path):
            port = there.port if path == "/allowed" else 1
            answer(connection, status=302, headers={"Location": f"http://127.0.0.1:{port}/"})

        with serving(pages) as here:
            allowed = (f"127.0.0.1:{here.port}", f"127.0.0.1:{there.port}")
            policy = OutboundPolicy(USER_AGENT, allowed)
            assert fetch(here.url + "/allowed", policy=policy).body == b"there"
            with pytest.raises(OutboundRefused):
                fetch(here.url + "/beyond", policy=policy)


def test_the_next_address_is_tried_when_one_is_down():
    with serving(lambda connection, path: answer(connection, b"ok")) as server:
        internet = Internet(server.port, {"example.org": ["93.184.215.99", PUBLIC]})
        assert fetch("http://example.org/", policy=internet.policy()).address == PUBLIC
    assert internet.dialled == [("93.184.215.99", 80), (PUBLIC, 80)]


def test_unknown_name_and_silent_name_server_are_told_apart():
    def no_such_name(host, port):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    def no_answer(host, port):
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    for resolver, transient in ((no_such_name, False), (no_answer, True)):
        with pytest.raises(OutboundFailed) as failed:
            fetch("http://example.org/", policy=Internet().policy(resolver=resolver))
        assert failed.value.transient is transient


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"garbage\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Le",
    ],
)
def test_broken_answers_are_transient_failures(broken):
    with (
        serving(lambda connection, path: connection.sendall(broken)) as server,
        pytest.raises(OutboundFailed) as failed,
    ):
        fetch("http://example.org/", policy=Internet(server.port).policy())
    assert failed.value.transient


def test_refused_connection_is_a_transient_failure():
    internet = Internet(names={"example.org": ["93.184.215.99"]})
    with pytest.raises(OutboundFailed) as failed:
        fetch("http://example.org/", policy=internet.policy())
    assert failed.value.transient


@pytest.mark.parametrize("name", ["Host", "host", "User-Agent", "Accept-Encoding", "Transfer-Encoding"])
def test_callers_do_not_set_the_clients_own_headers(name):
    with pytest.raises(ValueError, match="set by the client itself"):
        fetch("http://example.org/", policy=Internet().policy(), headers={name: "x"})


def test_header_injection_is_refused_and_not_sent():
    with serving(lambda connection, path: answer(connection)) as server:
        with pytest.raises(OutboundRefused):
            fetch("http://example.org/", policy=Internet(server.port).policy(), headers={"X-A": "1\r\nX-B: 2"})
        assert b"X-B" not in b"".join(server.requests)


@pytest.mark.parametrize(
    ("body", "declared", "media_type"),
    [
        (b"%PDF-1.7 ...", "text/html", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n....", "text/html", "image/png"),
        (b"MZ\x90\x00....", "text/plain", "application/x-msdownload"),
        (b"\x00\x01\x02", "text/html; charset=utf-8", "application/octet-stream"),
        (b"<!DOCTYPE html><p>x", "", "text/html"),
        (b"\n <HTML>", "application/octet-stream", "text/html"),
        (b"<html>", "text/plain", "text/plain"),
        (b"plain words", "", "text/plain"),
        (b'{"a": 1}', "application/json", "application/json"),
        ("words".encode("utf-16"), "text/plain", "text/plain"),
    ],
)
def test_media_type_is_what_the_bytes_are(body, declared, media_type):
    headers = {"Content-Type": declared} if declared else {}
    with serving(lambda connection, path: answer(connection, body, headers=headers)) as server:
        response = fetch("http://example.org/", policy=Internet(server.port).policy())
    assert response.media_type == media_type


def test_gzip_is_decoded_also_in_several_members_and_chunks():
    packed = gzip.compress(b"first ") + gzip.compress(b"second") + b"\0\0\0"

    def page(connection, path):
        answer(connection, headers={"Content-Encoding": "gzip", "Transfer-Encoding": "chunked"}, length=False)
        for place in range(0, len(packed), 7):
            chunk = packed[place : place + 7]
            connection.sendall(f"{len(chunk):x}\r\n".encode() + chunk + b"\r\n")
        connection.sendall(b"0\r\n\r\n")

    with serving(page) as server:
        assert fetch("http://example.org/", policy=Internet(server.port).policy()).body == b"first second"


def test_canonical_hosts():
    assert canonical_host("EXAMPLE.org.") == "example.org"
    assert canonical_host("straße.de") == "xn--strae-oqa.de"  # IDNA 2008, not the old folding to "strasse"
    assert canonical_host("例え。jp") == "xn--r8jz45g.jp"
    assert canonical_host("[2606:2800:21F::0:1]") == "2606:2800:21f::1"
    assert parse_target("https://example.org:443/a?b=[c]#d").url == "https://example.org/a?b=[c]"
    assert parse_target("http://example.org:443").url == "http://example.org:443/"
    assert parse_target("https://example.org/%7Ea%2Fb?c=%20").path == "/%7Ea%2Fb?c=%20"


def test_the_client_is_pure():
    code = "import factcheck.outbound, sys; sys.exit('django' in sys.modules or 'celery' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
