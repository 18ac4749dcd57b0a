from __future__ import annotations

import json
from datetime import date

import pytest

from sources.providers.base import LookupQuery, ProviderError
from sources.providers.wikidata import WikidataProvider
from sources.providers.wikidata_statements import positions_query, read_statements
from tests.servers.provider_context import AGENT, context_for
from tests.servers.wikidata import API, SPARQL, Answer, running_wikidata


@pytest.fixture
def stand_in():
    with running_wikidata() as wikidata:
        yield wikidata


def ask(stand_in, *, deadline=5.0, language="en", **query):
    context = context_for(stand_in.addresses, stand_in.host, deadline=deadline)
    return WikidataProvider().search(LookupQuery(language=language, **query), context)


def test_positions_come_with_dates_as_exact_as_they_are_known(stand_in):
    found = ask(stand_in, person="Ada Lind", role="mayor", organisation="City of Springfield", on=date(2019, 5, 1))

    mayor = found[0]
    assert mayor.title == "mayor, City of Springfield (2017 – 2021)"
    assert mayor.url == "https://www.wikidata.org/wiki/Q900001"
    assert mayor.publisher == "Wikidata"
    assert mayor.data["person"] == "Ada Lind"
    assert mayor.data["position"] == "mayor"
    assert mayor.data["organisation"] == "City of Springfield"
    assert (mayor.data["start"], mayor.data["end"]) == ("2017-01-20", "2021")
    assert mayor.data["precision"] == {"start": "day", "end": "year"}
    assert mayor.data["entity"] == "Q900001"
    assert mayor.data["references"] == [
        "https://springfield.example.org/mayors",
        "https://gazette.example.org/2017/12",
    ]
    assert mayor.passage == (
        "Ada Lind held the position “mayor, City of Springfield” from 20 January 2017 to 2021, says Wikidata about "
        "Ada Lind, Q900001 (mayor of Springfield since 2017). "
        "Reference given there: https://springfield.example.org/mayors"
    )
    assert mayor.matched == "name “Ada Lind”; role; organisation; held on 2019-05-01"


def test_a_missing_end_is_unknown_and_never_still_in_office(stand_in):
    minister = next(c for c in ask(stand_in, person="Ada Lind") if c.data["position"] == "Minister for Bridges")

    assert minister.title == "Minister for Bridges (2021 – end unknown)"
    assert minister.data["start"] == "2021-06"
    assert minister.data["end"] == ""
    assert minister.data["in_office_on"] == ""
    assert "from June 2021 to an unknown date" in minister.passage
    assert "still in office" not in minister.passage


def test_whether_a_position_was_held_is_not_claimed_when_the_dates_do_not_say(stand_in):
    found = ask(stand_in, person="Ada Lind", role="Minister for Bridges", on=date(2024, 1, 1))
    reasons = {c.data["position"]: c.matched for c in found}

    assert reasons["Minister for Bridges"].endswith("not known to be held on 2024-01-01")
    assert reasons["mayor"].endswith("; not held on 2024-01-01")


def test_deprecated_statements_are_left_out(stand_in):
    assert "Queen of the May" not in {c.data["position"] for c in ask(stand_in, person="Ada Lind")}


def test_namesakes_are_kept_apart_by_their_descriptions(stand_in):
    found = ask(stand_in, person="Ada Lind")

    assert {c.data["entity"] for c in found} == {"Q900001", "Q900002"}
    diplomat = next(c for c in found if c.data["entity"] == "Q900002")
    assert diplomat.data["description"] == "Swedish diplomat (1911–1987)"
    assert "Adelheid Lind, Q900002 (Swedish diplomat (1911–1987))" in diplomat.passage
    assert diplomat.matched == "alias “Ada Lind”"
    # A decade is no year, and an unknown value is no date.
    assert diplomat.title == "ambassador (dates unknown)"


def test_people_whose_name_only_begins_alike_are_not_asked_about(stand_in):
    ask(stand_in, person="Ada Lind")

    assert "Q900003" not in stand_in.asked[1][1]["query"]


def test_the_questions_are_asked_as_documented(stand_in):
    ask(stand_in, person="  Ada \n Lind ", language="sv")

    (api, search), (sparql, positions) = stand_in.asked
    assert (api, sparql) == (API, SPARQL)
    assert search == {
        "action": "wbsearchentities",
        "search": "Ada Lind",
        "language": "sv",
        "uselang": "sv",
        "type": "item",
        "limit": "10",
        "format": "json",
        "maxlag": "5",
    }
    assert positions["format"] == "json"
    query = positions["query"]
    assert "VALUES ?p { wd:Q900001 wd:Q900002 }" in query
    assert "?p p:P39 ?st" in query
    assert "?st ps:P39 ?pos" in query
    for part in ("P580", "P582", "prov:wasDerivedFrom/pr:P854", "wikibase:DeprecatedRank", '"sv,mul,en"'):
        assert part in query
    assert "wdt:P39" not in query
    assert stand_in.headers(0)["user-agent"] == stand_in.headers(1)["user-agent"] == AGENT


def test_a_name_that_looks_like_a_query_stays_a_name(stand_in):
    stand_in.answers[API] = Answer.of({"search": [{"id": "Q1 } DELETE { ?s", "label": 'Ada "} Lind'}, {"id": "Q2"}]})

    assert not ask(stand_in, person='Ada "} Lind; DROP')
    assert [path for path, _ in stand_in.asked] == [API]


@pytest.mark.parametrize("entity", ["Q1 }", "Q0", "P39", "Q1\n", "q1", "Q١", "", "Q9999999999999"])
def test_only_item_ids_get_into_a_query(entity):
    with pytest.raises(ValueError, match="not a Wikidata item id"):
        positions_query(["Q1", entity], "en")


def test_only_a_language_code_gets_into_a_query(stand_in):
    with pytest.raises(ValueError, match="not a language code"):
        positions_query(["Q1"], 'en" }')
    ask(stand_in, person="Ada Lind", language='en" } #')
    assert stand_in.asked[0][1]["language"] == "en"


def test_without_a_person_nothing_is_sent(stand_in):
    assert ask(stand_in, text="The bridge opens in May", organisation="City of Springfield") == ()
    assert stand_in.asked == []


@pytest.mark.parametrize("answer", [{"search": []}, {}, {"search": None}, {"search": ["x", {"id": 7}, {}]}])
def test_nobody_of_that_name_is_no_result_and_no_second_question(stand_in, answer):
    stand_in.answers[API] = Answer.of(answer)

    assert list(ask(stand_in, person="Ada Lind")) == []
    assert len(stand_in.asked) == 1


def test_fields_that_are_missing_or_unknown_are_left_out(stand_in):
    person = {"type": "uri", "value": "http://www.wikidata.org/entity/Q900001"}
    position = {"type": "uri", "value": "http://www.wikidata.org/entity/Q30185"}
    stand_in.answers[API] = Answer.of({"search": [{"id": "Q900001", "label": "Ada Lind"}]})
    rows = [
        {"p": person, "pos": position},
        {"p": person, "pos": {"type": "bnode", "value": "t1"}},
        {"pos": position},
        {"p": person, "pos": position, "st": "odd", "start": {"value": 2017}, "end": {"value": "soon"}},
        "no row",
    ]
    stand_in.answers[SPARQL] = Answer.of({"results": {"bindings": rows}})

    found = ask(stand_in, person="Ada Lind")

    assert [c.title for c in found] == ["Q30185 (dates unknown)"] * 2


@pytest.mark.parametrize(
    ("value", "stated", "read"),
    [
        ("2017-01-20T00:00:00Z", "11", "2017-01-20"),
        ("2017-01-01T00:00:00Z", "11", "2017-01-01"),
        ("2017-01-01T00:00:00Z", "10", "2017-01"),
        ("2017-01-01T00:00:00Z", "9", "2017"),
        ("2010-01-01T00:00:00Z", "8", ""),
        ("2017-01-01T00:00:00Z", None, "2017"),
        ("2017-03-04T00:00:00Z", None, "2017-03-04"),
        ("+2017-00-00T00:00:00Z", "9", "2017"),
        ("-0044-03-15T00:00:00Z", "11", ""),
        ("2017-02-31T00:00:00Z", "11", ""),
        ("http://www.wikidata.org/.well-known/genid/abc", None, ""),
    ],
)
def test_precision_decides_how_much_of_a_date_is_told(value, stated, read):
    row = {
        "p": {"type": "uri", "value": "http://www.wikidata.org/entity/Q1"},
        "pos": {"type": "uri", "value": "http://www.wikidata.org/entity/Q2"},
        "start": {"type": "literal", "value": value},
    }
    if stated:
        row["startPrecision"] = {"type": "literal", "value": stated}

    assert read_statements({"results": {"bindings": [row]}}, "Wikidata")[0].start == read


@pytest.mark.parametrize("service", [API, SPARQL])
@pytest.mark.parametrize(
    ("answer", "transient", "retry_after", "reason"),
    [
        (Answer(b"slow down", 429, {"Retry-After": "30"}), True, 30.0, "asks to wait 30 s"),
        (Answer(b"slow down", 429), True, None, "asked too often"),
        (Answer(b"java.util.concurrent.TimeoutException", 500), True, None, "out of order at the moment (status 500)"),
        (Answer(b"<h1>Busy</h1>", 503, {"Retry-After": "7"}), True, 7.0, "status 503"),
        (Answer(b"bad request", 400), False, None, "refused the question (status 400)"),
        (Answer(b"upstream request timeout"), True, None, "something other than JSON"),
        (Answer(b"<!DOCTYPE html><html><body>Sorry</body></html>"), True, None, "other than JSON (text/html)"),
        (Answer(b'{"results": {"bindings": [{"p": '), True, None, "something other than JSON"),
        (Answer(b"[" * 100_000), True, None, "something other than JSON"),
        (Answer(b"\xff\xfe\x00"), True, None, "something other than JSON"),
        (Answer(b"[]"), False, None, "unknown shape"),
        (Answer(b'{"search": "' + b"x" * 2_000_001 + b'"}'), False, None, "too large"),
        (Answer(b"", 302, {"Location": "http://169.254.169.254/latest/"}), False, None, "169.254.169.254"),
        (Answer(b"", 302, {"Location": "http://10.0.0.8/"}), False, None, "private or reserved network"),
    ],
)
def test_trouble_is_told_for_what_it_is(stand_in, service, answer, transient, retry_after, reason):
    stand_in.answers[service] = answer

    with pytest.raises(ProviderError) as caught:
        ask(stand_in, person="Ada Lind")

    assert reason in caught.value.reason
    assert caught.value.transient is transient
    assert caught.value.retry_after == retry_after


def test_silence_ends_at_the_deadline_and_may_be_tried_again(stand_in):
    stand_in.answers[SPARQL] = Answer(b"{}", delay=3)

    with pytest.raises(ProviderError, match="Wikidata gave no answer") as caught:
        ask(stand_in, person="Ada Lind", deadline=0.5)

    assert caught.value.transient


def test_an_answer_without_results_is_an_error_and_not_nothing_found(stand_in):
    stand_in.answers[SPARQL] = Answer.of({"head": {}})

    with pytest.raises(ProviderError, match="unknown shape") as caught:
        ask(stand_in, person="Ada Lind")

    assert not caught.value.transient


@pytest.mark.parametrize(
    ("error", "transient", "retry_after"),
    [
        ({"code": "maxlag", "info": "Waiting for db1: 7.2 seconds lagged.", "lag": 7.2}, True, 5.0),
        ({"code": "ratelimited"}, True, None),
        ({"code": "internal_api_error_DBQueryError"}, True, None),
        ({"code": "badvalue"}, False, None),
        ("odd", False, None),
    ],
)
def test_errors_that_mediawiki_answers_with_status_200(stand_in, error, transient, retry_after):
    stand_in.answers[API] = Answer.of({"error": error})

    with pytest.raises(ProviderError) as caught:
        ask(stand_in, person="Ada Lind")

    assert (caught.value.transient, caught.value.retry_after) == (transient, retry_after)


def test_candidates_survive_a_journey_through_json(stand_in):
    for candidate in ask(stand_in, person="Ada Lind"):
        assert json.loads(json.dumps(candidate.data)) == candidate.data
