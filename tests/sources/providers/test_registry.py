from __future__ import annotations

import pytest

from factcheck.errors import InvalidInput
from sources.providers.registry import PROVIDERS, get_provider


def test_every_provider_is_found_by_its_name_and_says_whether_data_leaves_the_house():
    assert [get_provider(provider.name) for provider in PROVIDERS] == list(PROVIDERS)
    in_house = {provider.name for provider in PROVIDERS if not provider.sends_data_out}
    assert in_house == {"library", "office_holders", "published_checks"}
    assert {provider.name for provider in PROVIDERS} - in_house == {
        "google_fact_check",
        "wikidata",
        "wikidata_entities",
        "wikipedia",
        "searxng",
        "gdelt",
        "wayback",
        "wayback_save",
        "crossref",
        "openalex",
    }


def test_whoever_sends_data_out_has_a_pace():
    assert all(provider.requests_per_minute > 0 for provider in PROVIDERS if provider.sends_data_out)


def test_an_unknown_provider_is_refused_with_the_known_ones():
    with pytest.raises(InvalidInput, match=r"library, published_checks, .*openalex"):
        get_provider("oracle")
