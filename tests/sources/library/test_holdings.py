from __future__ import annotations

from datetime import date

import pytest

from sources.library.holdings import find_holdings
from sources.models import OfficeHolding
from sources.providers.base import LookupQuery

pytestmark = pytest.mark.django_db


def hold(person, position, **kwargs):
    values = {"as_of": date(2025, 12, 1), "source_url": "https://example.org/holders", "source_title": "Register"}
    return OfficeHolding.objects.create(person=person, position=position, **(values | kwargs))


def test_the_position_asked_about_comes_first():
    hold("Recep Tayyip Erdoğan", "President", organisation="Türkiye", start="2014-08-28", current=True)
    hold("Recep Tayyip Erdoğan", "Mayor", organisation="Istanbul", start="1994", end="1998-11-06")
    hold("Somebody Else", "Mayor", organisation="Istanbul")

    query = LookupQuery(person="Tayyip Erdogan", role="mayor", organisation="Istanbul", on=date(1996, 1, 1))
    first, second = find_holdings(query, 10)

    assert first.title == "Mayor, Istanbul (1994 – 1998)"
    assert first.matched == "fuller name “Recep Tayyip Erdoğan”; role; organisation; held on 1996-01-01"
    assert first.url == "https://example.org/holders"
    assert first.data["precision"] == {"start": "year", "end": "day"}
    assert second.title == "President, Türkiye (2014 – in office on 2025-12-01)"
    assert "still in office on 1 December 2025. Source: Register, read on 2025-12-01." in second.passage


def test_only_current_says_in_office():
    hold("Ada Lind", "Mayor", start="2017")

    found = find_holdings(LookupQuery(person="Ada Lind"), 10)[0]

    assert found.data["in_office_on"] == ""
    assert found.title == "Mayor (2017 – end unknown)"


def test_nobody_of_that_name():
    hold("Ada Lind", "Mayor")

    assert find_holdings(LookupQuery(person="Eva Lind"), 10) == []
    assert find_holdings(LookupQuery(person=""), 10) == []


def test_two_queries_for_any_number_of_holdings(django_assert_num_queries):
    for year in range(20):
        hold("Ada Lind", "Mayor", start=str(1990 + year))
    with django_assert_num_queries(2):
        assert len(find_holdings(LookupQuery(person="Ada Lind"), 5)) == 5
