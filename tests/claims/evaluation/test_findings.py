import json

import pytest

from claims.evaluation import EvaluationError, evaluate
from claims.evaluation.findings import CHECKS

HOLDING = {
    "person": "Ada Kern",
    "position": "mayor",
    "organisation": "Lindau",
    "start": "2019-05-01",
    "end": "2022-04-30",
}
RECORDS = [
    {"id": 1, "check": "quote", "quote": "We will not yield.", "speaker": None, "source": "Thanks. We will not yield."},
    {"id": 2, "check": "calendar", "text": "It rained on 31 June 2024.", "published": "2024-07-01"},
    {"id": 3, "check": "role", "person": "Ada Kern", "role": "mayor", "organisation": "Lindau", "on": "2020-01-01",
     "holdings": [HOLDING]},
    {"id": 4, "check": "numbers", "text": "The price rose from 100 to 150 euros, an increase of 50 percent."},
    {"id": 5, "check": "article", "text": "The mayor, Ada Kern, spoke. Kern left early."},
]  # fmt: skip


def written(tmp_path, *records):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(json.dumps(record) for record in records), encoding="utf-8")
    return path


def test_every_check_answers_with_its_own_word_and_an_explanation(tmp_path):
    assert {record["check"] for record in RECORDS} == set(CHECKS)
    assert evaluate("findings", written(tmp_path, *RECORDS), tmp_path / "out.jsonl") == 5
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == [1, 2, 3, 4, 5]
    assert [line["finding"] for line in lines] == ["verbatim", "impossible_date", "held", "consistent", "consistent"]
    assert all(set(line) == {"id", "finding", "explanation"} and line["explanation"] for line in lines)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"check": "stance"}, "“check” must be one of: quote, calendar"),
        ({"check": None}, "“check” must be one of"),
        ({"check": ["quote"]}, "“check” must be one of"),
        ({"source": None}, "needs “source” as a string"),
        ({"quote": 7}, "needs “quote” as a string"),
        ({"speaker": 7}, "needs “speaker” as a string"),
        ({"check": "calendar"}, "needs “text” as a string"),
        ({"check": "calendar", "text": "x", "published": "May"}, "“published” must be YYYY-MM-DD or null"),
        ({"check": "role", "person": "A", "role": "b", "holdings": {}}, "needs “holdings” as a list of objects"),
        ({"check": "role", "person": "A", "role": "b", "holdings": [1]}, "needs “holdings” as a list of objects"),
        ({"check": "article"}, "needs “text” as a string"),
    ],
)
def test_a_record_that_cannot_be_read_is_named_with_its_line(change, told, tmp_path):
    with pytest.raises(EvaluationError, match=f"line 2: .*{told}"):
        evaluate("findings", written(tmp_path, RECORDS[0], {**RECORDS[0], **change}), tmp_path / "out.jsonl")
