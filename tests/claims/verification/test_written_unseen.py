"""Records written by someone who had not seen the rules (``written_unseen/``): how often the findings are right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command

RECORDS = Path(__file__).parent / "written_unseen"
NOTHING_WRONG = {"held", "unknown", "consistent"}


@pytest.mark.parametrize(("name", "found_at_least"), [("roles", 0.95), ("articles", 0.7)])
def test_a_finding_of_wrong_is_right_95_times_in_100(name, found_at_least, tmp_path):
    records = [json.loads(line) for line in (RECORDS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    call_command("evaluate", "findings", RECORDS / f"{name}.jsonl", tmp_path / "findings.jsonl")
    answers = [json.loads(line) for line in (tmp_path / "findings.jsonl").read_text("utf-8").splitlines()]
    pairs = [(one["expected"], answer["finding"]) for one, answer in zip(records, answers, strict=True)]
    wrong = [(expected, found) for expected, found in pairs if found not in NOTHING_WRONG]
    assert sum(expected not in NOTHING_WRONG for expected, _ in wrong) >= 0.95 * len(wrong)
    planted = [(expected, found) for expected, found in pairs if expected not in NOTHING_WRONG]
    assert sum(expected == found for expected, found in planted) >= found_at_least * len(planted)
