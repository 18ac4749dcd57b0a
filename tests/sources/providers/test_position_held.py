from __future__ import annotations

from datetime import date

import pytest

from sources.providers.base import LookupQuery
from sources.providers.partial_dates import earliest, latest, readable
from sources.providers.position_held import PositionHeld, fit


def held(**kwargs):
    return PositionHeld(**({"person": "Ada Lind", "position": "mayor"} | kwargs))


@pytest.mark.parametrize(
    ("dates", "day", "answer"),
    [
        ({"start": "2017-01-20", "end": "2021-01-20"}, date(2019, 1, 1), True),
        ({"start": "2017-01-20", "end": "2021-01-20"}, date(2017, 1, 20), True),
        ({"start": "2017-01-20", "end": "2021-01-20"}, date(2021, 1, 21), False),
        ({"start": "2017-01-20", "end": "2021-01-20"}, date(2017, 1, 19), False),
        ({"start": "2017", "end": "2021"}, date(2017, 6, 1), None),
        ({"start": "2017", "end": "2021"}, date(2018, 1, 1), True),
        ({"start": "2017"}, date(2025, 1, 1), None),
        ({"end": "2021"}, date(2019, 1, 1), None),
        ({"end": "2021"}, date(2022, 1, 1), False),
        ({}, date(2022, 1, 1), None),
        ({"start": "2017", "in_office_on": date(2025, 12, 1)}, date(2025, 12, 1), True),
        ({"start": "2017", "in_office_on": date(2025, 12, 1)}, date(2025, 12, 3), None),
    ],
)
def test_whether_it_was_held_on_a_day(dates, day, answer):
    assert held(**dates).held_on(day) is answer


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"organisation": "Springfield", "start": "2017-01-20", "end": "2021"}, "mayor, Springfield (2017 – 2021)"),
        ({"position": "Mayor of Springfield", "organisation": "Springfield"}, "Mayor of Springfield (dates unknown)"),
        ({"start": "2017"}, "mayor (2017 – end unknown)"),
        ({"end": "2021"}, "mayor (start unknown – 2021)"),
        ({"start": "2017", "in_office_on": date(2025, 12, 1)}, "mayor (2017 – in office on 2025-12-01)"),
    ],
)
def test_titles_say_what_is_unknown(fields, title):
    assert held(**fields).title == title


def test_a_holding_of_the_role_on_the_day_fits_best():
    query = LookupQuery(person="Ada Lind", role="Mayor", organisation="Springfield", on=date(2019, 1, 1))
    right = fit(held(organisation="Springfield", start="2017", end="2021"), query)
    later = fit(held(organisation="Springfield", start="2022", end="2023"), query)
    other = fit(held(position="judge", start="2017", end="2021"), query)

    assert right.score > later.score > other.score
    assert right.reasons == ["role", "organisation", "held on 2019-01-01"]
    assert other.reasons == ["held on 2019-01-01"]


def test_partial_dates_span_what_they_can_mean():
    assert (earliest("2024-02"), latest("2024-02")) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (earliest("2024"), latest("2024")) == (date(2024, 1, 1), date(2024, 12, 31))
    assert readable("2024-02-09") == "9 February 2024"


@pytest.mark.parametrize(
    "value", ["", "24", "2024-13", "2024-02-30", "2024-2-3", "0000", "2024-02-09T00:00", "２０２４"]
)
def test_anything_else_is_no_date(value):
    with pytest.raises(ValueError):  # noqa: PT011 - the calendar words some of the messages
        earliest(value)
