import json

import pytest
from django.core.management import CommandError, call_command

from claims.evaluation import EvaluationError, evaluate
from claims.evaluation.extraction import TASKS

RECORD = {"id": "a", "text": "“The bridge is closed,” Marta Klein said on Monday.", "published": "2024-05-07"}


def written(tmp_path, *lines):
    path = tmp_path / "in.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("task", TASKS)
def test_every_task_writes_one_line_an_input(task, tmp_path):
    source = written(tmp_path, json.dumps(RECORD), "", json.dumps({**RECORD, "id": 7, "published": None}))
    assert evaluate(task, source, tmp_path / "out.jsonl") == 2
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", 7]
    assert all(("score" if task == "checkworthiness" else "annotations") in line for line in lines)


def test_quotes_carry_the_spans_that_the_scorer_reads(tmp_path):
    evaluate("quotes", written(tmp_path, json.dumps(RECORD)), tmp_path / "out.jsonl")
    (annotation,) = json.loads((tmp_path / "out.jsonl").read_text("utf-8"))["annotations"]
    assert RECORD["text"][slice(*annotation["quote"])] == "“The bridge is closed,”"
    assert RECORD["text"][slice(*annotation["speaker"])] == "Marta Klein"
    assert annotation["claimant"] == "Marta Klein"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{broken", "line 2: not valid JSON"),
        ('{"id": 1}', "line 2: expected an object"),
        ("[1, 2]", "line 2: expected an object"),
        ('{"id": 1, "text": "x", "published": "May"}', "line 2: “published” must be YYYY-MM-DD"),
        ('{"id": 1, "text": "x", "published": 3}', "line 2: “published” must be YYYY-MM-DD"),
    ],
)
def test_a_broken_line_is_named_and_leaves_no_output(line, told, tmp_path):
    target = tmp_path / "out.jsonl"
    target.write_text("kept", encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        evaluate("quotes", written(tmp_path, json.dumps(RECORD), line), target)
    assert target.read_text("utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_bytes_that_are_not_utf8_are_named(tmp_path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"id": 1, "text": "\xff\xfe"}\n')
    with pytest.raises(EvaluationError, match="line 1"):
        evaluate("quotes", source, tmp_path / "out.jsonl")


def test_the_command_tells_what_is_wrong_and_what_to_do(tmp_path):
    source = written(tmp_path, json.dumps(RECORD))
    with pytest.raises(CommandError, match=r"Unknown task “stance”\. Choose one of: quotes"):
        call_command("evaluate", "stance", source, tmp_path / "out.jsonl")
    with pytest.raises(CommandError, match=r"no file .*absent\.jsonl"):
        call_command("evaluate", "quotes", tmp_path / "absent.jsonl", tmp_path / "out.jsonl")
    with pytest.raises(CommandError, match="no folder"):
        call_command("evaluate", "quotes", source, tmp_path / "missing" / "out.jsonl")


def test_the_command_reports_how_many(tmp_path, capsys):
    call_command("evaluate", "dates", written(tmp_path, json.dumps(RECORD)), tmp_path / "out.jsonl")
    assert "1 predictions" in capsys.readouterr().out
