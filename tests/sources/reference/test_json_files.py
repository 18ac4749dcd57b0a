"""Popolo and Wikidata's results become office holders like rows of CSV do."""

from __future__ import annotations

import copy
import json
from datetime import date

import pytest
from django.core.management import call_command
from django.urls import reverse

from factcheck.errors import InvalidInput
from sources.actions.holdings import ImportResult, import_holdings
from sources.models import OfficeHolding
from tests.claims.workbench.desk import logged_in
from tests.factories import editor

pytestmark = pytest.mark.django_db
POPOLO = {
    "persons": [{"id": "p1", "name": "Ada Lind"}, {"id": "p2", "name": "Eva  Moss"}],
    "organizations": [{"id": "o1", "name": "City of Springfield"}],
    "posts": [{"id": "s1", "label": "Mayor", "organization_id": "o1", "sources": [{"url": "https://example.org/m"}]}],
    "memberships": [
        {"person_id": "p1", "post_id": "s1", "start_date": "2017-01-20", "end_date": "2021"},
        {
            "person_id": "p2",
            "organization_id": "o1",
            "role": "Deputy mayor",
            "start_date": "2021-02",
            "sources": [{"url": "https://example.org/deputies", "note": "Deputies"}],
        },
        {"person": {"name": "Max Roth"}, "organization": {"name": "Council"}, "label": "Clerk",
         "links": [{"url": "https://example.org/clerk"}]},
    ],
}  # fmt: skip
DAY = date(2026, 1, 5)


def bound(**values):
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


WIKIDATA = {
    "head": {"vars": []},
    "results": {
        "bindings": [
            bound(
                p="http://www.wikidata.org/entity/Q900001", pLabel="Ada Lind", st="s1",
                pos="http://www.wikidata.org/entity/Q2", posLabel="mayor", orgLabel="City of Springfield",
                start="2017-01-20T00:00:00Z", startPrecision="11", end="2021-01-01T00:00:00Z", endPrecision="9",
                ref="https://example.org/mayors",
            ),
            bound(
                p="http://www.wikidata.org/entity/Q900001", pLabel="Ada Lind", st="s2",
                pos="http://www.wikidata.org/entity/Q3", posLabel="senator",
            ),
        ]
    },
}  # fmt: skip


def load(content, **given):
    return import_holdings(actor=editor(), data=json.dumps(content).encode(), **{"as_of": DAY} | given)


def rows():
    return list(OfficeHolding.objects.order_by("pk").values_list("person", "position", "organisation", "start", "end"))


def test_popolo_memberships_become_holdings():
    assert load(POPOLO) == ImportResult(3, 0, 0)
    assert rows() == [
        ("Ada Lind", "Mayor", "City of Springfield", "2017-01-20", "2021"),
        ("Eva Moss", "Deputy mayor", "City of Springfield", "2021-02", ""),
        ("Max Roth", "Clerk", "Council", "", ""),
    ]
    moss = OfficeHolding.objects.get(person="Eva Moss")
    assert (moss.source_url, moss.source_title, moss.as_of) == ("https://example.org/deputies", "Deputies", DAY)
    assert OfficeHolding.objects.get(person="Ada Lind").source_url == "https://example.org/m"
    assert not OfficeHolding.objects.filter(current=True).exists(), "a missing end does not say in office"
    assert load(POPOLO) == ImportResult(0, 0, 3)


def test_wikidata_statements_become_holdings_as_exact_as_they_are():
    assert load(WIKIDATA) == ImportResult(2, 0, 0)
    assert rows() == [
        ("Ada Lind", "mayor", "City of Springfield", "2017-01-20", "2021"),
        ("Ada Lind", "senator", "", "", ""),
    ]
    sources = dict(OfficeHolding.objects.values_list("position", "source_url"))
    assert sources == {"mayor": "https://example.org/mayors", "senator": "https://www.wikidata.org/wiki/Q900001"}


def test_what_the_file_does_not_say_can_be_said_beside_it():
    content = copy.deepcopy(POPOLO)
    del content["posts"][0]["sources"]
    with pytest.raises(InvalidInput, match="Membership 1: source_url is empty"):
        load(content)
    assert not OfficeHolding.objects.exists()
    load(content, source_url="https://example.org/all")
    assert OfficeHolding.objects.get(person="Ada Lind").source_url == "https://example.org/all"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({"persons": []}, "neither Popolo"),
        ([1, 2], "neither Popolo"),
        ({"memberships": []}, "no office holders"),
        ({"memberships": ["x", {"person_id": 7}]}, r"Membership 1: it is no object\. Membership 2: person is empty"),
        ({"memberships": [{"person": {"name": "A"}, "role": "B", "start_date": "20.1.17"}]}, "start is “20.1.17”"),
        ({"results": {}}, "unknown shape"),
        ({"results": {"bindings": [bound(p="http://www.wikidata.org/entity/Q1", pos="x")]}}, "no office holders"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_imported(content, told):
    with pytest.raises(InvalidInput, match=told):
        load(content, source_url="https://example.org/")
    assert not OfficeHolding.objects.exists()


@pytest.mark.parametrize("data", [b'{"memberships": [', b"[" * 100_000, b'{"memberships": "\xff"}'])
def test_broken_files_are_refused_in_words(data):
    with pytest.raises(InvalidInput):
        import_holdings(actor=editor(), data=data)


def test_the_command_reads_json_too(tmp_path, capsys):
    file = tmp_path / "popolo.json"
    file.write_text(json.dumps(POPOLO), encoding="utf-8")
    call_command("import_office_holders", file, "--as-of=2026-01-05", "--source-url=https://example.org/")
    assert capsys.readouterr().out == "3 created, 0 updated, 0 unchanged\n"


def test_the_form_reads_json_too(tmp_path):
    file = tmp_path / "results.json"
    file.write_text(json.dumps(WIKIDATA), encoding="utf-8")
    with file.open("rb") as upload:
        answer = logged_in(editor()).post(
            reverse("admin:sources_officeholding_import"), {"file": upload, "as_of": "2026-01-05"}, follow=True
        )
    assert "2 created, 0 updated, 0 unchanged." in answer.content.decode()
