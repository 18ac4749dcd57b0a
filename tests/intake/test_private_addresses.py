"""An address that leads into a private network is refused at every door; nothing there is ever dialled."""

from __future__ import annotations

import io
import json

import pytest
from django.core.management import call_command

from factcheck.jobs.models import Job
from sources.models import Capture
from sources.tasks import capture_source
from tests.intake.doors import URL_DOORS, Refused, everything_stored, is_guidance, send
from tests.servers.internet import PUBLIC, Internet
from tests.servers.loopback import answer, serving

pytestmark = pytest.mark.django_db

START = "http://news.example.org/"
# path of the page that redirects -> where to
REDIRECTS = {
    "loopback": "http://127.0.0.1/secret",
    "loopback-by-number": "http://2130706433/secret",
    "ipv6-loopback": "http://[::1]/secret",
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "private": "https://10.0.0.7/",
    "private-name": "http://inside.example.org/",
    "mixed-name": "http://mixed.example.org/",
    "intranet": "http://intranet/",
    "another-port": "http://news.example.org:6379/",
    "file": "file:///etc/passwd",
    "twice": "/private",
}
NAMES = {
    "news.example.org": [PUBLIC],
    "inside.example.org": ["192.168.0.1"],
    "mixed.example.org": [PUBLIC, "10.0.0.1"],
}
DIRECT = ("http://127.0.0.1/", "http://[::ffff:127.0.0.1]/", "http://inside.example.org/", "http://localhost:8000/")


@pytest.fixture
def internet(monkeypatch):
    """A public server that redirects into private networks, and a record of every address dialled."""

    def redirect(connection, path):
        answer(connection, status=302, headers={"Location": REDIRECTS[path.removeprefix("/")]})

    with serving(redirect) as server:
        pretended = Internet(server.port, NAMES)
        # Every door's policy is made here from the settings; names and sockets alone are pretended.
        monkeypatch.setattr("factcheck.outbound_settings.OutboundPolicy", pretended.policy)
        yield pretended


def dialled_only_the_public_page(internet: Internet) -> bool:
    return set(internet.dialled) <= {(PUBLIC, 80)}


@pytest.mark.parametrize("redirect", REDIRECTS)
@pytest.mark.parametrize("door", URL_DOORS)
def test_a_redirect_into_a_private_network(internet, door, redirect):
    before = everything_stored()
    outcome = URL_DOORS[door](START + redirect)
    assert isinstance(outcome, Refused)
    assert is_guidance(outcome.message), outcome.message
    assert outcome.kept
    assert internet.dialled, "the public page itself was asked"
    assert dialled_only_the_public_page(internet)
    assert everything_stored() | {"AuditEvent": 0} == before | {"AuditEvent": 0}


@pytest.mark.parametrize("url", DIRECT)
@pytest.mark.parametrize("door", URL_DOORS)
def test_a_private_address_itself(internet, door, url):
    before = everything_stored()
    outcome = URL_DOORS[door](url)
    assert isinstance(outcome, Refused)
    assert is_guidance(outcome.message), outcome.message
    assert internet.dialled == []
    assert everything_stored() | {"AuditEvent": 0} == before | {"AuditEvent": 0}


@pytest.mark.parametrize("redirect", REDIRECTS)
def test_fetch_url_says_that_it_refused(internet, redirect):
    out = io.StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("fetch_url", START + redirect, "--json", stdout=out)
    told = json.loads(out.getvalue())
    assert (left.value.code, told["status"]) == (2, "refused")
    assert is_guidance(told["reason"])
    assert told["sha256"] is None
    assert dialled_only_the_public_page(internet)


@pytest.mark.parametrize("redirect", ["metadata", "private-name", "twice"])
def test_a_capture_for_the_library_fails_for_good_and_says_why(internet, redirect):
    send("captures", {"url": START + redirect})
    job = Job.objects.get()
    before = everything_stored()
    capture_source(job.pk)
    job.refresh_from_db()
    assert job.state == Job.State.DEAD, "trying again would not help"
    assert is_guidance(job.last_error)
    capture = Capture.objects.get()
    assert (capture.status, capture.snapshot, capture.failure) == ("failed", None, job.last_error)
    assert everything_stored() == before
    assert dialled_only_the_public_page(internet)
