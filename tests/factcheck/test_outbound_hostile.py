"""No forbidden address is dialled and nothing is sent, whatever the spelling and however one gets there."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest

from factcheck.outbound import OutboundFailed, OutboundRefused, fetch
from factcheck.outbound_addresses import is_forbidden
from tests.servers.hostile_urls import HOSTILE_NAMES, HOSTILE_URLS
from tests.servers.internet import PUBLIC, PUBLIC_IPV6, Internet
from tests.servers.loopback import answer, serving
from tests.servers.names import name_server


def test_the_list_is_long_enough():
    assert len(set(HOSTILE_URLS)) == len(HOSTILE_URLS) >= 114


@pytest.mark.parametrize("url", HOSTILE_URLS, ids=ascii)
def test_hostile_url_is_refused_before_anything_is_dialled(url):
    internet = Internet(names=HOSTILE_NAMES | {"example.org": [PUBLIC]})

    with pytest.raises(OutboundRefused) as refused:
        fetch(url, policy=internet.policy())

    assert internet.dialled == []
    assert refused.value.reason.endswith((".", "OUTBOUND_ALLOWED_HOSTS"))


@pytest.mark.parametrize("url", HOSTILE_URLS, ids=ascii)
def test_redirect_to_a_hostile_url_dials_nothing_but_the_public_page(url):
    location = url.encode("utf-8", "surrogatepass")

    def redirect(connection, path):
        if path == "/page":
            connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n")
        else:
            answer(connection, b"a page of the same server")

    with serving(redirect) as server:
        internet = Internet(server.port, HOSTILE_NAMES | {"start.example.org": [PUBLIC]})
        try:
            response = fetch("http://start.example.org/page", policy=internet.policy())
        except (OutboundRefused, OutboundFailed):
            pass
        else:  # read as a path: an answer, but from where we were
            assert response.final_url.startswith("http://start.example.org/")
        assert {address for address, _ in internet.dialled} == {PUBLIC}
        assert {port for _, port in internet.dialled} == {80}


@pytest.mark.parametrize("target", ["http://127.0.0.1:{port}/", "http://localhost:{port}/", "http://[::1]:{port}/"])
def test_the_system_defaults_send_no_byte_to_a_listening_loopback_server(target):
    with serving(lambda connection, path: answer(connection, b"secret")) as server:
        policy = Internet().policy(resolver=_system_resolver, dialer=_system_dialer)
        with pytest.raises(OutboundRefused):
            fetch(target.format(port=server.port), policy=policy)
        assert server.connections == 0


def test_every_answer_of_a_name_is_judged_not_just_the_first():
    internet = Internet(names={"example.org": [PUBLIC, PUBLIC_IPV6, "192.168.0.1"]})
    with pytest.raises(OutboundRefused, match=r"192\.168\.0\.1"):
        fetch("https://example.org/", policy=internet.policy())
    assert internet.dialled == []


def test_rebinding_name_server_gains_nothing():
    """Public at the first question, private at the second: there is no second question within a request."""
    with (
        serving(lambda connection, path: answer(connection, b"public page")) as server,
        name_server(lambda name, before: [PUBLIC] if before % 2 == 0 else ["127.0.0.1"]) as names,
    ):
        internet = Internet(server.port)
        policy = internet.policy(resolver=names.resolve)
        outcomes = []
        for _ in range(10):
            try:
                outcomes.append(fetch("http://rebind.example.org/", policy=policy).body)
            except OutboundRefused:
                outcomes.append(None)

        assert outcomes == [b"public page", None] * 5
        assert len(names.questions) == 10
        assert internet.dialled == [(PUBLIC, 80)] * 5


def test_rebinding_during_a_redirect_to_the_same_host_is_refused():
    def redirect(connection, path):
        answer(connection, status=302, headers={"Location": "/next"})

    with (
        serving(redirect) as server,
        name_server(lambda name, before: [PUBLIC] if before == 0 else ["10.0.0.1"]) as names,
    ):
        internet = Internet(server.port)
        with pytest.raises(OutboundRefused, match=r"10\.0\.0\.1"):
            fetch("http://rebind.example.org/", policy=internet.policy(resolver=names.resolve))
        assert internet.dialled == [(PUBLIC, 80)]


def test_redirect_does_not_reach_an_allowed_private_host_from_a_strange_one():
    """A page must not make the desk's own search engine answer for it."""
    with serving(lambda c, path: answer(c, status=302, headers={"Location": "http://127.0.0.1/"})) as server:
        internet = Internet(server.port)
        with pytest.raises(OutboundRefused):
            fetch("http://example.org/", policy=internet.policy(allowed_hosts=("127.0.0.1",)))
        assert internet.dialled == [(PUBLIC, 80)]


PUBLIC_ADDRESSES = """
1.1.1.1 8.8.8.8 93.184.215.14 172.15.0.1 172.32.0.1 100.63.0.1 100.128.0.1 11.0.0.0 168.63.129.15 192.0.1.1
198.17.0.1 198.20.0.1 223.255.255.255 2606:4700:4700::1111 2a00:1450:4001:82a::200e 2001:4860:4860::8888
2620:0:2d0:200::7
"""


@pytest.mark.parametrize("address", PUBLIC_ADDRESSES.split())
def test_public_addresses_are_not_forbidden(address):
    assert not is_forbidden(ip_address(address))


@pytest.mark.parametrize("addresses", HOSTILE_NAMES.values(), ids=str)
def test_forbidden_addresses_agree_with_the_standard_library_where_it_knows_them(addresses):
    """An independent list: what ``ipaddress`` calls not global is forbidden here too."""
    for text in addresses:
        try:
            address = ip_address(text)
        except ValueError:
            continue
        assert is_forbidden(address) or address.is_global


def _system_resolver(host, port):
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _system_dialer(address, port, seconds):
    return socket.create_connection((address, port), timeout=seconds)
