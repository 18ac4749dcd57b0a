"""What is in a dossier, and what is not."""

from __future__ import annotations

import ast
import hashlib
import json
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions.comments import add_comment, edit_comment, withdraw_comment
from claims.actions.publication import publish_verdict
from claims.actions.replies import Asked, correct_request, strike_request
from claims.actions.restrictions import place_hold, recuse
from claims.actions.reviews import approve_verdict, submit_verdict
from claims.dossier.container import Container
from claims.dossier.tables import TABLES
from claims.dossier.verify_dossier import STATES, verify
from claims.dossier.write import VERIFIER
from claims.models import (
    Addressee,
    AuthorLink,
    Dossier,
    DraftRevision,
    GateException,
    Rating,
    RatingScale,
    VerdictVersion,
)
from claims.workflow import ClaimState
from factcheck.audit.models import AuditEvent
from tests.claims.dossier.dossiers import next_text, records, tell_the_rest, told_claim, unpacked, written
from tests.claims.replies import days_ago, make_outcome, make_request
from tests.conftest import ROOT
from tests.factories import administrator, checker, make_article, make_claim, make_desk, researched_claim

pytestmark = pytest.mark.django_db

# Two articles may be rated on one scale.
SHARED = {"rating_scales", "ratings"}
# A dossier that is still being made says nothing yet.
LEFT_OUT = {"dossiers": {"finished_at__isnull": False}}


def test_every_record_of_the_article_is_there_and_none_of_another(tmp_path: Path):
    claim = told_claim()
    other = told_claim(number=2)
    next_text(claim.article)
    written(claim.article, tmp_path / "dossier.zip")
    files = unpacked(tmp_path / "dossier.zip")
    manifest = json.loads(files["manifest.json"])
    for table in TABLES:
        ids = [row["id"] for row in records(files, table.name)]
        assert ids == sorted(table.rows(claim.article_id).values_list("pk", flat=True))
        assert manifest["counts"][table.name] == len(ids)
        assert all(tuple(row) == table.names for row in records(files, table.name))
    assert len(records(files, "article_versions")) == 2
    assert [row["withdrawn_reason"] for row in records(files, "evidence")] == ["Says nothing.", ""]
    assert [row["decision"] for row in records(files, "reviews")] == ["returned", "approved", "approved"]
    assert [row["note"] for row in records(files, "corrections")] == ["Year added."]
    people = {row["name"] for row in records(files, "people")}
    assert claim.article.created_by.public_name in people
    assert other.article.created_by.public_name not in people
    everything = b"".join(files.values())
    assert b"Minutes number 1 of" in everything
    assert b"Minutes number 2 of" not in everything


def test_each_type_of_record_is_there_and_every_row_in_the_dossier_of_its_article_alone(tmp_path: Path):
    claims = [told_claim(number=1), told_claim(make_article(desk=make_desk(), actor=administrator()), number=2)]
    for number, claim in enumerate(claims):
        tell_the_rest(claim)
        written(claim.article, tmp_path / f"{number}.zip")
        lines: list[str] = []
        assert verify(tmp_path / f"{number}.zip", lines.append), "\n".join(lines)
    mine, other = (unpacked(tmp_path / f"{number}.zip") for number in range(2))
    for table in TABLES:
        ids, others = ({row["id"] for row in records(files, table.name)} for files in (mine, other))
        assert ids, f"no record of type {table.name}: tell_the_rest should make one"
        if table.name in SHARED:
            assert ids == others
            continue
        assert not ids & others, table.name
        rows = table.rows(claims[0].article_id).model._default_manager.filter(**LEFT_OUT.get(table.name, {}))
        assert ids | others == set(rows.values_list("pk", flat=True)), table.name
    assert b"@news.example.org" not in b"".join(mine.values())
    for digest in AuthorLink.objects.values_list("digest", flat=True):
        assert digest.encode() not in b"".join(mine.values())
    assert [row["requested_by"] for row in records(mine, "dossiers")] == [
        Dossier.objects.exclude(finished_at=None).get(article=claims[0].article).requested_by_id
    ]
    assert [row["desk"] for row in records(mine, "desk_rules")] == [claims[0].article.desk.name]


def test_a_scale_that_only_a_draft_was_rated_on_is_there(tmp_path: Path):
    scale = RatingScale.objects.create(slug="other", name="Other")
    rating = Rating.objects.create(
        scale=scale, slug="so", label="So", definition="So.", tone="mixed", icon="~", position=1
    )
    claim = researched_claim()
    DraftRevision.objects.create(
        version=claim.verdict.versions.get(),
        revision=99,
        rating=rating,
        author=claim.article.created_by,
        saved_at=timezone.now(),
    )
    written(claim.article, tmp_path / "dossier.zip")
    assert rating.pk in {row["id"] for row in records(unpacked(tmp_path / "dossier.zip"), "ratings")}


def test_events_are_those_of_the_article_and_the_chain_is_whole(tmp_path: Path):
    claim, other = told_claim(), told_claim(number=2)
    written(claim.article, tmp_path / "dossier.zip")
    files = unpacked(tmp_path / "dossier.zip")
    events = records(files, "events", "audit")
    about = {(event["object_type"], event["object_id"]) for event in events}
    assert ("claims.article", str(claim.article_id)) in about
    assert ("claims.claim", str(claim.pk)) in about
    assert ("sources.snapshot", str(claim.evidence.last().snapshot_id)) in about
    assert ("claims.claim", str(other.pk)) not in about
    assert ("claims.article", str(other.article_id)) not in about
    chain = records(files, "chain", "audit")
    assert [link["hash"] for link in chain] == list(AuditEvent.objects.order_by("pk").values_list("hash", flat=True))
    assert all(set(link) == {"id", "previous_hash", "hash"} for link in chain)


def test_comments_go_along_but_not_the_words_that_were_withdrawn(tmp_path: Path):
    claim, person = make_claim(), checker()
    for words in ("Said first.", "Said in confidence."):
        comment = add_comment(about=claim, actor=person, words=words).comment
        edit_comment(comment=comment, actor=person, words=f"{words} And more.", expected_revision=1)
    withdraw_comment(comment=comment, actor=person)
    written(claim.article, tmp_path / "dossier.zip")
    files = unpacked(tmp_path / "dossier.zip")
    assert [row["words"] for row in records(files, "comments")] == ["Said first. And more.", ""]
    assert [row["words"] for row in records(files, "former_words")] == ["Said first."]
    assert b"in confidence" not in b"".join(files.values())


def test_an_exception_belongs_to_what_was_approved_while_it_stood(tmp_path: Path):
    author, person = checker(), administrator()
    claim = researched_claim(author)
    exception = GateException.objects.create(claim=claim, gate="sources", reason="One witness.", made_by=person)
    claim = submit_verdict(claim=claim, actor=author)
    claim = publish_verdict(claim=approve_verdict(claim=claim, actor=person), actor=person)
    GateException.objects.filter(pk=exception.pk).update(ended_at=timezone.now())
    written(claim.article, tmp_path / "dossier.zip")
    (content,) = records(unpacked(tmp_path / "dossier.zip"), "verdict_contents")
    assert json.loads(content["content"])["exceptions"] == [["sources", "One witness."]]
    lines: list[str] = []
    verify(tmp_path / "dossier.zip", lines.append)
    assert [line for line in lines if line.startswith("ok    verdicts are what was approved")]


def test_what_is_approved_but_not_published_is_compared_with_the_register_of_replies(tmp_path: Path):
    author = checker()
    claim = researched_claim(author)
    asked = make_request(claim, author, role="")
    reading = Asked(asked="Ada Lind", role="mayor of the town", asked_on=days_ago(9), channel="letter")
    make_outcome(asked, words="First words.", may_print=True)
    correct_request(request=asked, actor=author, asked=reading, reason="It was a letter.")
    make_outcome(asked, words="Not for print.")
    make_request(claim, author, whole=True, asked="The council")
    make_request(claim, author, printed=False, asked="Nobody that readers hear of")
    strike_request(request=make_request(claim, author, asked="Another"), actor=author, reason="Never asked.")
    approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=administrator())
    written(claim.article, tmp_path / "dossier.zip")
    (content,) = records(unpacked(tmp_path / "dossier.zip"), "verdict_contents")
    replies = json.loads(content["content"])["replies"]
    assert [reply[1:3] for reply in replies] == [["Ada Lind", "mayor of the town"], ["The council", "mayor"]]
    lines: list[str] = []
    verify(tmp_path / "dossier.zip", lines.append)
    assert [line for line in lines if line.startswith("ok    verdicts are what was approved")]


def test_what_was_said_and_what_kept_it_back_is_there_too(tmp_path: Path):
    claim, person = told_claim(), administrator()
    add_comment(about=claim, actor=person, words="Is <b>June</b> sure?")
    add_comment(about=claim.article, actor=person, words="Who calls them?")
    place_hold(on=claim.article, actor=person, kind="legal", reason="The lawyers read it.")
    recuse(on=claim, actor=person, person=checker(), reason="Lives there.")
    addressee = Addressee.objects.create(article=claim.article, name="Ada Lind", email="ada@example.org")
    AuthorLink.objects.create(addressee=addressee, digest="f" * 64, made_by=person, expires_at=timezone.now())
    made = written(claim.article, tmp_path / "dossier.zip")
    files = unpacked(tmp_path / "dossier.zip")
    assert [row["words"] for row in records(files, "comments")] == ["Is <b>June</b> sure?", "Who calls them?"]
    assert [row["reason"] for row in records(files, "holds")] == ["The lawyers read it."]
    assert [row["reason"] for row in records(files, "recusals")] == ["Lives there."]
    assert b"Is &lt;b&gt;June&lt;/b&gt; sure?" in files["index.html"]
    assert b"ada@example.org" not in b"".join(files.values())
    assert b"f" * 64 not in b"".join(files.values())
    assert {"hold.placed", "person.recused"} <= {event["action"] for event in records(files, "events", "audit")}
    assert made.missing == ()
    assert verify(tmp_path / "dossier.zip", lambda line: None)


def test_an_approval_is_vouched_for_to_the_letter():
    claim = told_claim()
    approvals = AuditEvent.objects.filter(action="verdict.approved", object_id=str(claim.pk)).order_by("pk")
    hashes = VerdictVersion.objects.filter(verdict__claim=claim).order_by("pk").values_list("content_sha256", flat=True)
    assert [event.detail["content_sha256"] for event in approvals] == list(hashes)


def test_the_same_state_gives_the_same_bytes(tmp_path: Path):
    claim = told_claim()
    assert written(claim.article, tmp_path / "1.zip") == written(claim.article, tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_an_article_without_claims_has_a_dossier_too(tmp_path: Path):
    written(make_article(), tmp_path / "dossier.zip")
    assert verify(tmp_path / "dossier.zip", lambda line: None)


def test_the_page_is_inert_whatever_people_typed(tmp_path: Path):
    claim = told_claim()
    hostile = "\"'><script src=//evil.example></script><img src=x onerror=alert(1)>"
    claim.article.title = hostile
    claim.article.url = "javascript:alert(1)"
    claim.article.save()
    written(claim.article, tmp_path / "dossier.zip")
    page = unpacked(tmp_path / "dossier.zip")["index.html"].decode()
    assert "<script" not in page
    assert "<img" not in page
    assert "default-src 'none'" in page
    links = [part.split('"')[0] for part in page.split('href="')[1:]]
    files = set(unpacked(tmp_path / "dossier.zip"))
    assert all(link.startswith("#claim-") or link in files for link in links)
    assert "src=" not in page.replace("&lt;script src=", "").replace("&lt;img src=", "")


def test_names_in_the_zip_are_ours(tmp_path: Path):
    claim = told_claim(make_article(title="../../etc/passwd"))
    written(claim.article, tmp_path / "dossier.zip")
    assert not [name for name in unpacked(tmp_path / "dossier.zip") if ".." in name or name.startswith("/")]


def test_a_capture_whose_file_is_gone_is_named_and_the_verifier_complains(tmp_path: Path):
    claim = told_claim()
    snapshot = claim.evidence.last().snapshot
    default_storage.delete(snapshot.file.name)
    made = written(claim.article, tmp_path / "dossier.zip")
    assert made.missing == (f"snapshots/{snapshot.pk}.bin",)
    lines: list[str] = []
    assert not verify(tmp_path / "dossier.zip", lines.append)
    assert f"'snapshots/{snapshot.pk}.bin' was missing when the dossier was made" in "\n".join(lines)


def test_the_number_of_queries_does_not_grow(tmp_path: Path):
    author = checker()
    article = make_article(author)
    told_claim(article)
    with CaptureQueriesContext(connection) as few:
        written(article, tmp_path / "few.zip")
    for number, words in enumerate(("rebuild the bridge", "Mayor Ada Lind", "3.5 million"), start=2):
        told_claim(article, number=number, words=words)
    make_claim(article, author, words="on Tuesday")
    next_text(article)
    with CaptureQueriesContext(connection) as many:
        written(article, tmp_path / "many.zip")
    assert len(many) == len(few)


def test_nothing_large_is_held_in_memory(tmp_path: Path):
    """The container asks for one block after the other, and has passed each on before it asks for the next."""
    path = tmp_path / "large.zip"
    largest = 0

    def blocks():
        nonlocal largest
        for number in range(64):
            yield bytes([number]) * (1 << 20)
            largest = max(largest, (number + 1 << 20) - path.stat().st_size)

    with path.open("x+b") as file:
        container = Container(file)
        entry = container.add("large.bin", blocks(), compress=False)
        sealed = container.seal()
    assert entry.size == 64 << 20
    assert largest < 3 << 20
    assert sealed.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_verifier_needs_nothing_but_an_old_python():
    tree = ast.parse(VERIFIER.read_text(), feature_version=(3, 8))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names])
    }
    assert imported == {"__future__", "collections", "datetime", "hashlib", "io", "json", "pathlib", "re"} | {
        "struct",
        "sys",
        "typing",
        "zipfile",
        "zlib",
    }


def test_the_verifier_knows_every_state():
    assert set(ClaimState) == STATES


def test_the_documentation_lists_every_field():
    documented = (ROOT / "docs" / "dossier.md").read_text()
    for table in TABLES:
        assert f"| `{table.name}` | {table.about} | " + ", ".join(f"`{name}`" for name in table.names) in documented
