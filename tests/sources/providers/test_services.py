"""Every provider against the stand-in for its service: what it asks, what it reads, what it makes of trouble."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from factcheck.outbound import Response
from sources.providers.base import Key, LookupQuery, ProviderError
from sources.providers.registry import PROVIDERS, get_provider
from tests.servers.provider_context import context_for
from tests.servers.services import SERVICES, Answer, running_services

SENTENCE = "Ada Lind told the council on Tuesday that the Old Bridge would certainly be rebuilt by May 2026."
WHOLE = LookupQuery(
    text=SENTENCE,
    phrase="We will rebuild the bridge by May",
    terms=("Old", "Bridge", "rebuilt"),
    person="Ada Lind",
    role="mayor",
    organisation="City of Springfield",
    on=date(2025, 12, 3),
    since=date(2025, 11, 3),
    until=date(2025, 12, 4),
    language="en",
    url="https://gazette.example.org/old-bridge",
)
OUTSIDE = [provider.name for provider in PROVIDERS if provider.sends_data_out]


@pytest.fixture
def services():
    with running_services() as stand_in:
        yield stand_in


def ask(services, name, query=WHOLE, **given):
    given.setdefault("key", "the-key")
    return get_provider(name).search(query, context_for(services.addresses, services.host, **given))


def refusal(services, name, **given):
    with pytest.raises(ProviderError) as raised:
        ask(services, name, **given)
    return raised.value


@pytest.mark.parametrize("name", OUTSIDE)
def test_every_service_answers_with_candidates(services, name):
    found = ask(services, name)

    assert found
    for candidate in found:
        assert candidate.title
        assert candidate.url.startswith(("http://", "https://"))
        assert candidate.publisher
        assert candidate.matched
        assert "<" not in candidate.title + candidate.passage


@pytest.mark.parametrize("name", OUTSIDE)
def test_the_sentence_of_the_claim_never_leaves_the_house(services, name):
    ask(services, name)

    assert services.asked
    for asked in services.asked:
        sent = asked.request + " ".join(asked.params.values())
        assert "certainly" not in sent
        assert "council" not in sent


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_question_without_any_part_is_not_sent(services, name):
    if name == "wayback_save":
        refusal(services, name, query=LookupQuery(text=SENTENCE))
    else:
        assert not ask(services, name, LookupQuery(text=SENTENCE))
    assert services.asked == []


SERVICE_OF = {
    "wikidata": "wikidata_api",
    "wikidata_entities": "wikidata_api",
}


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize(
    ("trouble", "transient", "retry_after"),
    [("429", True, 30), ("503", True, 120), ("500", True, None), ("broken", True, None), ("html", True, None),
     ("huge", False, None), ("list", False, None), ("deep", True, None)],
)  # fmt: skip
def test_trouble_is_told_with_whether_asking_again_may_help(services, name, trouble, transient, retry_after):
    services.trouble(SERVICE_OF.get(name, name), trouble)

    error = refusal(services, name)

    assert (error.transient, error.retry_after) == (transient, retry_after)
    assert len(error.reason) < 300
    assert "the-key" not in error.reason


@pytest.mark.parametrize("name", [name for name in OUTSIDE if name != "wayback_save"])
def test_an_answer_without_the_fields_we_know_is_nothing_found(services, name):
    for service in SERVICES:
        services.trouble(service, "empty")

    assert list(ask(services, name)) == []


NONSENSE = [None, 0, -1, True, "x", "\ud800\0", [], [[]], {}, {"a": None}, "2025-99-99", "http://[", ["x", None, 3]]
LISTS = {
    "google_fact_check": ("claims",),
    "wikipedia": ("query", "search"),
    "gdelt": ("articles",),
    "crossref": ("message", "items"),
    "openalex": ("results",),
    "searxng": ("results",),
    "wayback": ("archived_snapshots", "closest"),
    "wikidata_entities": ("search",),
}


@pytest.mark.parametrize("name", LISTS)
def test_fields_of_another_kind_than_documented_break_nothing(services, name):
    service = SERVICE_OF.get(name, name)
    good = json.loads(services.answers[service].body)
    place = good
    for step in LISTS[name]:
        place = place[step]
    fields = list((place[0] if isinstance(place, list) else place).items())
    for field_name, _ in fields:
        for nonsense in NONSENSE:
            entry = {**dict(fields), field_name: nonsense}
            answer = entry if not isinstance(place, list) else [entry, nonsense]
            for step in reversed(LISTS[name]):
                answer = {step: answer}
            get_provider(name).search(WHOLE, _answering(answer))


def _answering(answer):
    """A context whose every request is answered at once with ``answer``."""
    now = datetime.now(UTC)
    body = json.dumps(answer).encode()
    response = Response("", "", 200, {}, body, "application/json", "", (), "", now)
    return replace(context_for(dict.fromkeys(SERVICES, "http://x"), ""), get=lambda *_: response)


@pytest.mark.parametrize(
    ("name", "lost"), [(name, lost) for name in LISTS for lost in ([], {}, None, "text", [None, "x", 3], {"x": {}})]
)
def test_a_list_of_another_kind_is_nothing_found(name, lost):
    answer = lost
    for step in reversed(LISTS[name]):
        answer = {step: answer}

    assert list(get_provider(name).search(WHOLE, _answering(answer))) == []


def test_whoever_needs_a_key_sends_it_and_names_it_nowhere(services):
    ask(services, "google_fact_check")
    assert services.asked[-1].params["key"] == "the-key"
    ask(services, "openalex")
    assert services.asked[-1].params["api_key"] == "the-key"
    ask(services, "openalex", key="")
    assert "api_key" not in services.asked[-1].params
    assert {p.name for p in PROVIDERS if p.key is Key.REQUIRED} == {"google_fact_check", "wayback_save"}
    assert "the-key" not in repr(context_for({}, "", key="the-key"))


def test_reviews_of_others_keep_their_rating_and_day(services):
    review, *others = ask(services, "google_fact_check")

    assert others == [], "an address that is no web address is left out"
    assert review.title == "Will the Old Bridge be rebuilt by May?"
    assert (review.publisher, review.published_on) == ("Example Checks", date(2025, 12, 2))
    assert review.passage == "“The Old Bridge will be rebuilt by May 2026.” (Ada Lind), rated “Mostly false”."
    assert review.matched == "name and all words"
    assert review.data["claimed_on"] == "2025-11-30"
    assert services.asked[0].params["query"] == "Ada Lind Old Bridge rebuilt"
    assert services.asked[0].params["languageCode"] == "en"


def test_wikipedias_snippets_become_plain_text(services):
    page = ask(services, "wikipedia")[0]

    assert page.passage == "The Old Bridge & its 3 arches"
    assert page.url == "https://en.wikipedia.org/wiki/Old_Bridge_(Springfield)"
    assert page.published_on == date(2025, 10, 1)


def test_wikipedia_is_asked_in_the_language_of_the_claim(services):
    services_address = services.addresses["wikipedia"]
    context = context_for(
        {"wikipedia": services_address.replace("/wikipedia/", "/wikipedia/{language}.")}, services.host
    )
    services.answers["wikipedia"] = Answer.of({"query": {"search": [{"title": "Alte Brücke"}]}})
    with pytest.raises(ProviderError):
        get_provider("wikipedia").search(LookupQuery(terms=("Brücke",), language="de"), context)
    assert services.asked[-1].path == "/wikipedia/de.api.php"


def test_exact_words_and_a_window_of_days_are_asked_of_the_news_archive(services):
    found = ask(services, "gdelt")

    params = services.asked[0].params
    assert params["query"] == '"We will rebuild the bridge by May"'
    assert (params["startdatetime"], params["enddatetime"]) == ("20251103000000", "20251204235959")
    assert [article.published_on for article in found] == [date(2025, 12, 1), date(2026, 1, 10)]
    assert found[0].publisher == "news.example.org"


def test_operators_in_a_quotation_stay_words(services):
    ask(services, "gdelt", LookupQuery(phrase='no" OR (domain:evil.example) -yes'))

    assert services.asked[0].params["query"] == '"no OR domain evil.example yes"'


def test_the_news_archives_lines_of_text_are_passed_on(services):
    services.trouble("gdelt", "text")
    error = refusal(services, "gdelt")
    assert (error.transient, error.reason) == (
        False,
        "GDELT refused the question: “Your query was too short or too long.”",
    )

    services.trouble("gdelt", "limit")
    error = refusal(services, "gdelt")
    assert error.transient
    assert error.retry_after


def test_studies_tell_retractions(services):
    study, notice = ask(services, "crossref")
    assert study.title == "Load tests of masonry arch bridges"
    assert study.url == "https://doi.org/10.5555/bridge.2024.1"
    assert study.published_on == date(2024, 6, 3)
    assert "Mia Okafor, Silva." in study.passage
    assert "notice of retraction" in notice.passage
    assert (notice.published_on, notice.data["year"]) == (None, "2023"), "a year is no day"

    sound, retracted = ask(services, "openalex")
    assert sound.passage == "Twelve arch bridges were loaded."
    assert sound.url == study.url
    assert retracted.passage.startswith("It was retracted.")


def test_the_polite_pool_is_asked_for_with_a_contact_address(services):
    ask(services, "crossref", contact="desk@example.org")
    assert services.asked[-1].params["mailto"] == "desk@example.org"
    ask(services, "crossref")
    assert "mailto" not in services.asked[-1].params


def test_web_search_without_json_says_what_to_change(services):
    services.trouble("searxng", "403")
    error = refusal(services, "searxng")

    assert not error.transient
    assert "search.formats" in error.reason


def test_web_search_is_asked_for_the_exact_words(services):
    first, *_ = ask(services, "searxng")

    assert services.asked[0].params["q"] == '"We will rebuild the bridge by May" Ada Lind'
    assert services.asked[0].params["format"] == "json"
    assert first.matched == "exact words"
    assert first.published_on == date(2025, 12, 1)


def test_the_archived_page_says_how_far_it_is_from_the_day_asked(services):
    (page,) = ask(services, "wayback")

    assert services.asked[0].params == {"url": WHOLE.url, "timestamp": "20251203"}
    assert page.matched == "this address, 1 day after 2025-12-03"
    assert page.published_on == date(2025, 12, 4)
    assert page.data["archived_at"] == "20251204080000"


@pytest.mark.parametrize(
    "change",
    [
        {"status": "404"},
        {"available": False},
        {"url": "http://web.archive.org/web/20251204080000/https://elsewhere.example.org/"},
        {"url": "https://evil.example.org/web/20251204080000/https://gazette.example.org/old-bridge"},
        {"timestamp": "soon"},
    ],
)
def test_an_archived_error_and_another_page_are_no_archived_page(services, change):
    closest = {
        "available": True,
        "url": "http://web.archive.org/web/20251204080000/https://gazette.example.org/old-bridge",
        "timestamp": "20251204080000",
        "status": "200",
        **change,
    }
    services.answers["wayback"] = Answer.of({"archived_snapshots": {"closest": closest}})

    assert ask(services, "wayback") == ()


def test_saving_a_page_reads_it_back(services):
    (page,) = ask(services, "wayback_save", key="access:secret")

    save, status, read = services.asked
    assert "authorization: LOW access:secret" in save.request
    assert "url=https%3A%2F%2Fgazette.example.org%2Fold-bridge" in save.request
    assert "if_not_archived_within=24h" in save.request
    assert status.path == "/save/status/spn2-0123456789abcdef"
    assert "authorization" not in read.request.lower()
    assert page.url == "https://web.archive.org/web/20251205090000/https://gazette.example.org/old-bridge"
    assert page.data["verified"] is True


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (
            b"<html><title>404 Not Found</title><body>" + b"<p>nothing here</p>" * 50 + b"</body></html>",
            "an error page",
        ),
        (b"<html><title>Just a moment...</title>" + b"<p>checking</p>" * 50 + b"</html>", "an error page"),
        (b"<html><body><div id=app></div></body></html>", "hardly any text"),
        (b"", "it is empty"),
    ],
)
def test_what_the_archive_calls_success_is_not_believed(services, body, said):
    services.answers["wayback_pages"] = Answer(body, headers={"Content-Type": "text/html"})

    error = refusal(services, "wayback_save")

    assert said in error.reason
    assert not error.transient


def test_an_archived_redirect_to_another_page_is_told(services):
    target = f"{services.addresses['wayback_pages']}/20251205090000id_/https://login.example.org/"
    original = services.behave

    def redirect(connection, path):
        services.answers["wayback_pages"] = (
            Answer(b"", 302, {"Location": target}) if "gazette" in path and "/web/" in path else page
        )
        original(connection, path)

    page = services.answers["wayback_pages"]
    services.server._behaviour = redirect

    assert "leads to another page" in refusal(services, "wayback_save").reason


def test_a_save_under_way_is_waited_for_a_while_and_then_asked_later(services):
    waited = []
    services.save_status = Answer.of({"status": "pending"})

    error = refusal(services, "wayback_save", wait=waited.append)

    assert error.transient
    assert error.retry_after == 60
    assert sum(waited) == 30


@pytest.mark.parametrize(
    ("code", "transient"), [("error:too-many-daily-captures", True), ("error:blocked-url", False), ("", False)]
)
def test_a_refused_save_says_why(services, code, transient):
    services.save_status = Answer.of({"status": "error", "status_ext": code, "message": "This URL is excluded."})

    error = refusal(services, "wayback_save")

    assert "This URL is excluded." in error.reason
    assert error.transient is transient


def test_a_slow_service_ends_with_the_deadline(services):
    services.answers["crossref"] = Answer(b"{}", delay=3.0)

    error = refusal(services, "crossref", deadline=0.3)

    assert error.transient
    assert "did not finish within" in error.reason
