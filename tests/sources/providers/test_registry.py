from __future__ import annotations

import pytest

from factcheck.errors import InvalidInput
from sources.providers.registry import PROVIDERS, get_provider


def test_every_provider_is_found_by_its_name_and_says_whether_data_leaves_the_house():
    assert [get_provider(provider.name) for provider in PROVIDERS] == list(PROVIDERS)
    assert {p.name: p.sends_data_out for p in PROVIDERS} == {
        "library": False,
        "office_holders": False,
        "wikidata": True,
    }


def test_whoever_sends_data_out_has_a_pace():
    assert all(provider.requests_per_minute > 0 for provider in PROVIDERS if provider.sends_data_out)


def test_an_unknown_provider_is_refused_with_the_known_ones():
    with pytest.raises(InvalidInput, match="library, office_holders, wikidata"):
        get_provider("oracle")
