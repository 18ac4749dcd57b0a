"""What the tests of lookups share: the Wikidata stand-in, configured as an operator would."""

from __future__ import annotations

import pytest

from tests.servers.wikidata import running_wikidata


@pytest.fixture
def wikidata(settings):
    """The stand-in behind the project's settings, reachable because its host is allow-listed."""
    with running_wikidata() as stand_in:
        settings.OUTBOUND_ALLOWED_HOSTS = [stand_in.host]
        settings.WIKIDATA_API_URL = stand_in.addresses["wikidata_api"]
        settings.WIKIDATA_SPARQL_URL = stand_in.addresses["wikidata_sparql"]
        yield stand_in
