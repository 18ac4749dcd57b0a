"""What the tests of lookups share: stand-ins for the services, configured as an operator would."""

from __future__ import annotations

import pytest

from tests.factories import acknowledged
from tests.servers.services import KEYS, running_services
from tests.servers.wikidata import running_wikidata


@pytest.fixture
def wikidata(settings, db):
    """The stand-in behind the project's settings, reachable because its host is allow-listed."""
    with running_wikidata() as stand_in:
        settings.OUTBOUND_ALLOWED_HOSTS = [stand_in.host]
        settings.PROVIDER_ADDRESSES = {**settings.PROVIDER_ADDRESSES, **stand_in.addresses}
        acknowledged("wikidata")
        yield stand_in


@pytest.fixture
def services(settings, db):
    """Every service, with keys, and an editor who agreed that data is sent there."""
    with running_services() as stand_in:
        settings.OUTBOUND_ALLOWED_HOSTS = [stand_in.host]
        settings.PROVIDER_ADDRESSES = stand_in.addresses
        settings.PROVIDER_KEYS = KEYS
        acknowledged()
        yield stand_in
