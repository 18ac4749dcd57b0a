"""Bombs, drips and endless answers end in time and in little memory; hosts are asked one at a time."""

from __future__ import annotations

import gzip
import itertools
import threading
import time
import tracemalloc
import zlib

import pytest

from factcheck.outbound import OutboundFailed, fetch
from tests.servers.internet import PUBLIC, Internet
from tests.servers.loopback import answer, serving

DEADLINE = 1.0
ALLOWED_OVERRUN = 1.0  # the promise is 21 s for a deadline of 20 s
MEGABYTE = 1_000_000


def _endless(connection, chunk=b"x" * 65536):
    while True:
        connection.sendall(chunk)


def drip_headers(connection, path):
    for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: y\r\n" * 100:
        connection.sendall(bytes([byte]))
        time.sleep(0.2)


def drip_body(connection, path):
    answer(connection, headers={"Content-Length": "1000"}, length=False)
    while True:
        connection.sendall(b"x")
        time.sleep(0.2)


def say_nothing(connection, path):
    time.sleep(10)


def endless_body(connection, path):
    answer(connection, length=False)
    _endless(connection)


def endless_headers(connection, path):
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    _endless(connection, b"X-A: " + b"y" * 1000 + b"\r\n")


def endless_header_line(connection, path):
    connection.sendall(b"HTTP/1.1 200 OK\r\nX-A: ")
    _endless(connection)


def endless_informational(connection, path):
    _endless(connection, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" * 100)


def tiny_chunks(connection, path):
    answer(connection, headers={"Transfer-Encoding": "chunked"}, length=False)
    _endless(connection, b"1;" + b"e" * 50 + b"\r\nx\r\n")


def slow_redirects(connection, path):
    time.sleep(0.4)
    answer(connection, status=302, headers={"Location": path + "x"})


@pytest.mark.parametrize(
    "behaviour",
    [
        drip_headers,
        drip_body,
        say_nothing,
        endless_body,
        endless_headers,
        endless_header_line,
        endless_informational,
        tiny_chunks,
        slow_redirects,
    ],
    ids=lambda behaviour: behaviour.__name__,
)
def test_it_ends_with_the_deadline_at_the_latest(behaviour):
    with serving(behaviour) as server:
        policy = Internet(server.port).policy(deadline=DEADLINE)
        began = time.monotonic()
        with pytest.raises(OutboundFailed):
            fetch("http://example.org/", policy=policy)
    assert time.monotonic() - began < DEADLINE + ALLOWED_OVERRUN


def test_a_name_server_that_stalls_ends_with_the_deadline():
    released = threading.Event()
    policy = Internet().policy(deadline=0.3, resolver=lambda host, port: [released.wait(10) and PUBLIC])
    began = time.monotonic()
    with pytest.raises(OutboundFailed) as failed:
        fetch("http://example.org/", policy=policy)
    released.set()
    assert failed.value.transient
    assert time.monotonic() - began < 1.3


def _gzip_of_zeros(size):
    packer = zlib.compressobj(9, wbits=31)
    block = b"\0" * MEGABYTE
    return b"".join(packer.compress(block) for _ in range(size // MEGABYTE)) + packer.flush()


@pytest.fixture(scope="module")
def bomb():
    """Half a megabyte that unpacks to half a gigabyte."""
    return _gzip_of_zeros(500 * MEGABYTE)


def _declares_more_than_allowed(connection, path):
    answer(connection, headers={"Content-Length": "999999999999"}, length=False)
    _endless(connection)


def test_a_decompression_bomb_takes_neither_memory_nor_time(bomb):
    assert len(bomb) < 5 * MEGABYTE
    headers = {"Content-Encoding": "gzip", "Content-Type": "text/html"}
    with serving(lambda connection, path: answer(connection, bomb, headers=headers)) as server:
        _assert_bounded(server, "larger than the 10 MB")


def test_endless_and_oversized_answers_take_no_memory():
    with serving(endless_body) as server:
        _assert_bounded(server, "larger than the 5 MB")
    with serving(_declares_more_than_allowed) as server:
        _assert_bounded(server, "larger than the 5 MB")


def test_many_bombs_in_a_row_stay_bounded():
    """Each member is small; together they pass the limit."""
    packed = gzip.compress(b"\0" * MEGABYTE) * 50
    headers = {"Content-Encoding": "gzip"}
    with serving(lambda connection, path: answer(connection, packed, headers=headers)) as server:
        _assert_bounded(server, "larger than the 10 MB")


def _assert_bounded(server, reason):
    policy = Internet(server.port).policy(deadline=20.0)
    began = time.monotonic()
    tracemalloc.start()
    try:
        with pytest.raises(OutboundFailed, match=reason):
            fetch("http://example.org/", policy=policy)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 30 * MEGABYTE
    assert time.monotonic() - began < 21


def test_the_largest_allowed_answer_is_read_and_stays_in_memory_bounds():
    body = gzip.compress(b"0123456789" * MEGABYTE)
    with serving(lambda c, path: answer(c, body, headers={"Content-Encoding": "gzip"})) as server:
        policy = Internet(server.port).policy(deadline=20.0)
        tracemalloc.start()
        try:
            assert len(fetch("http://example.org/", policy=policy).body) == 10 * MEGABYTE
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 30 * MEGABYTE


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate", "gzip, br", "x" * 500])
def test_other_and_layered_compressions_are_not_read(encoding):
    body = gzip.compress(gzip.compress(b"x"))
    with (
        serving(lambda c, path: answer(c, body, headers={"Content-Encoding": encoding})) as server,
        pytest.raises(OutboundFailed, match="only a single gzip layer"),
    ):
        fetch("http://example.org/", policy=Internet(server.port).policy())


@pytest.mark.parametrize("body", [b"no gzip at all", gzip.compress(b"words" * 1000)[:40]], ids=["none", "cut off"])
def test_broken_gzip_is_a_failure(body):
    with (
        serving(lambda c, path: answer(c, body, headers={"Content-Encoding": "gzip"})) as server,
        pytest.raises(OutboundFailed, match=r"broken|ended early"),
    ):
        fetch("http://example.org/", policy=Internet(server.port).policy())


def test_one_connection_at_a_time_and_a_gap_per_host():
    arrivals = []

    def slow_page(connection, path):
        arrivals.append(time.monotonic())
        time.sleep(0.1)
        answer(connection, b"ok")

    with serving(slow_page) as server:
        internet = Internet(server.port, {"paced.example.org": [PUBLIC]})
        policy = internet.policy(host_gap=0.2)
        threads = [
            threading.Thread(target=fetch, args=("http://paced.example.org/",), kwargs={"policy": policy})
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert server.most_open == 1
    gaps = [later - earlier for earlier, later in itertools.pairwise(arrivals)]
    assert len(gaps) == 3
    assert min(gaps) >= 0.29


def test_waiting_for_a_host_counts_towards_the_deadline():
    with serving(lambda connection, path: answer(connection, b"ok")) as server:
        internet = Internet(server.port, {"busy.example.org": [PUBLIC], "free.example.org": [PUBLIC]})
        policy = internet.policy(host_gap=5.0, deadline=0.5)
        fetch("http://busy.example.org/", policy=policy)
        with pytest.raises(OutboundFailed) as failed:
            fetch("http://busy.example.org/", policy=policy)
        assert failed.value.transient
        assert failed.value.retry_after
        assert fetch("http://free.example.org/", policy=policy).body == b"ok"
        assert len(internet.dialled) == 2
