"""Lists as files: nothing a spreadsheet would run, nothing lost for programs, in batches."""

from __future__ import annotations

import csv
import io
import json

import pytest

from claims.lists import export
from claims.lists.export import COLUMNS, as_csv, as_json_lines
from claims.models import Claim
from tests.claims.lists.many import many_claims
from tests.factories import checker, make_article, make_claim

pytestmark = pytest.mark.django_db

FORMULAS = [
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "  =1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
]


def _rows(parts) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(b"".join(parts).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_is_a_formula(words: str):
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(statement=words, claimant=words, person=words)
    (row,) = _rows(as_csv(Claim.objects.all(), "https://desk.example"))
    for column in ("statement", "claimant", "person"):
        assert row[column] == f"'{words}", "an apostrophe makes it text, and everything else is as it was"


def test_the_csv_opens_in_a_spreadsheet_and_numbers_stay_numbers():
    claim = make_claim(make_article(title="Ärger, “laut”"))
    Claim.objects.filter(pk=claim.pk).update(check_worthiness=0.25)
    parts = list(as_csv(Claim.objects.all(), "https://desk.example"))
    assert parts[0].startswith(b"\xef\xbb\xbfid,")
    (row,) = _rows(parts)
    assert row["article"] == "Ärger, “laut”"
    assert row["check_worthiness"] == "0.25"
    assert row["desk_address"].startswith("https://desk.example/admin/claims/article/")
    assert row["due_on"] == ""


def test_json_lines_lose_nothing():
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(
        statement="=1+1\nsecond line", detail={"a": [1, None]}, reasons=["names a figure"], due_on="2026-03-01"
    )
    lines = b"".join(as_json_lines(Claim.objects.all(), "https://desk.example")).decode().splitlines()
    (row,) = map(json.loads, lines)
    assert row["statement"] == "=1+1\nsecond line"
    assert row["detail"] == {"a": [1, None]}
    assert row["reasons"] == ["names a figure"]
    assert row["due_on"] == "2026-03-01"
    assert row["words"] == claim.text
    assert row["assigned_to"] == ""
    assert set(COLUMNS) < set(row)


@pytest.mark.parametrize("write", [as_csv, as_json_lines])
def test_batches_come_one_by_one_each_with_one_query(write, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(export, "BATCH", 100)
    ana = checker()
    many_claims(make_article(actor=ana), 250, [ana])
    with django_assert_num_queries(4):
        parts = list(write(Claim.objects.all(), ""))
    ids = [line.split(b",")[0] for part in parts for line in part.splitlines()]
    assert len([part for part in parts if part]) == (4 if write is as_csv else 3)
    assert len(ids) >= 250
