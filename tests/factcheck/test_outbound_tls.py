"""The number is dialled, the name is verified: SNI and the certificate check keep the host of the URL."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import time

import pytest

from factcheck.outbound import OutboundFailed, fetch
from tests.servers.internet import PUBLIC, Internet
from tests.servers.loopback import answer, serving


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A self-signed certificate for example.org and one public address."""
    if shutil.which("openssl") is None:
        pytest.skip("the openssl command is not installed")
    folder = tmp_path_factory.mktemp("tls")
    key, chain = folder / "key.pem", folder / "certificate.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=test"
    names = f"subjectAltName=DNS:example.org,IP:{PUBLIC}"
    subprocess.run([*command.split(), "-addext", names, "-keyout", key, "-out", chain], check=True, capture_output=True)
    return key, chain


@pytest.fixture
def server(certificate):
    key, chain = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    names = []
    context.sni_callback = lambda connection, name, _: names.append(name)
    with serving(lambda connection, path: answer(connection, b"secret page"), context) as running:
        running.names = names
        yield running


@pytest.fixture
def trusting(certificate):
    return ssl.create_default_context(cafile=certificate[1])


def test_name_is_sent_and_verified(server, trusting):
    internet = Internet(server.port)
    response = fetch("https://example.org/", policy=internet.policy(ssl_context=trusting))
    assert response.body == b"secret page"
    assert server.names == ["example.org"]
    assert internet.dialled == [(PUBLIC, 443)]


def test_numeric_address_is_verified_too(server, trusting):
    internet = Internet(server.port)
    assert fetch(f"https://{PUBLIC}/", policy=internet.policy(ssl_context=trusting)).body == b"secret page"


@pytest.mark.parametrize(("host", "trusted"), [("other.example.net", True), ("example.org", False)])
def test_wrong_or_untrusted_certificate_sends_no_request(server, trusting, host, trusted):
    internet = Internet(server.port, {host: [PUBLIC]})
    with pytest.raises(OutboundFailed, match="certificate of") as failed:
        fetch(f"https://{host}/", policy=internet.policy(ssl_context=trusting if trusted else None))
    assert not failed.value.transient
    assert b"".join(server.requests) == b""


def test_a_handshake_that_never_comes_ends_with_the_deadline():
    with serving(lambda connection, path: time.sleep(10)) as silent:
        began = time.monotonic()
        with pytest.raises(OutboundFailed):
            fetch("https://example.org/", policy=Internet(silent.port).policy(deadline=0.5))
    assert time.monotonic() - began < 1.5
