"""Whatever is changed in a dossier is found: by accident anywhere, and by a forger who makes manifest and seal fit."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.actions.comments import add_comment, edit_comment
from claims.dossier.verify_dossier import FAULTS, Zip, verify
from tests.claims.dossier.dossiers import (
    forged,
    next_text,
    packed,
    records,
    rewritten,
    sealed,
    told_claim,
    unpacked,
    written,
)
from tests.factories import checker

pytestmark = pytest.mark.django_db

Files = dict[str, bytes]
FLIPS = 1000


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    claim, person = told_claim(), checker()
    comment = add_comment(about=claim, actor=person, words="Does it hold?").comment
    edit_comment(comment=comment, actor=person, words="Does it hold? I doubt it.", expected_revision=1)
    next_text(claim.article)
    written(claim.article, tmp_path / "dossier.zip")
    return tmp_path / "dossier.zip"


def report_on(content: bytes, path: Path) -> tuple[bool, str]:
    path.write_bytes(content)
    lines: list[str] = []
    return verify(path, lines.append), "\n".join(lines)


def is_as_sealed(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    try:
        return Zip(path).container()[0]
    except FAULTS:
        return False


def test_a_thousand_random_changes_of_a_byte_are_all_found(dossier: Path, tmp_path: Path):
    whole, chance = dossier.read_bytes(), random.Random(20260102)
    assert is_as_sealed(whole, tmp_path / "same.zip")
    for _ in range(FLIPS):
        place, bits = chance.randrange(len(whole)), chance.randrange(1, 256)
        changed = bytearray(whole)
        changed[place] ^= bits
        assert not is_as_sealed(bytes(changed), tmp_path / "changed.zip"), f"byte {place} ^ {bits}"
    # Every byte of the end record, where no seal covers what says where the rest is.
    for place in range(len(whole) - 93, len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 1
        assert not is_as_sealed(bytes(changed), tmp_path / "changed.zip"), f"byte {place}"


def test_a_changed_byte_in_any_file_is_found_without_the_seal_too(dossier: Path, tmp_path: Path):
    files, chance = unpacked(dossier), random.Random(7)
    assert {Path(name).suffix for name in files} == {".bin", ".html", ".json", ".jsonl", ".py", ".txt"}
    for name in set(files) - {"manifest.json"}:
        if not files[name]:
            continue
        changed = bytearray(files[name])
        changed[chance.randrange(len(changed))] ^= 4
        fits, report = report_on(sealed(packed(files | {name: bytes(changed)})), tmp_path / "changed.zip")
        assert not fits
        assert f"{name} is not the file that the manifest names" in report


def test_a_file_more_or_less_is_found(dossier: Path, tmp_path: Path):
    files = unpacked(dossier)
    for name in set(files) - {"manifest.json"}:
        fits, report = report_on(sealed(packed({n: c for n, c in files.items() if n != name})), tmp_path / "less.zip")
        assert not fits
        assert f"'{name}' is missing" in report
    fits, report = report_on(sealed(packed(files | {"records/more.jsonl": b""})), tmp_path / "more.zip")
    assert not fits
    assert "not in the manifest" in report


# What a forger changes who makes manifest, counts and seal fit: → what the verifier says.


def _other_excerpt(files: Files) -> None:
    rewritten(files, "evidence", lambda row: row.update(excerpt=row["excerpt"].upper()))


def _moved_anchor(files: Files) -> None:
    rewritten(files, "claim_anchors", lambda row: row.update(start=row["start"] + 1, end=row["end"] + 1))


def _other_source(files: Files) -> None:
    """Capture and text say May, and all their digests fit."""
    for name in [name for name in files if name.startswith("snapshots/")]:
        files[name] = files[name].replace(b"June", b"July")
    rewritten(files, "evidence", lambda row: row.update(excerpt=row["excerpt"].replace("June", "July")))
    for row in records(files, "snapshots"):
        digest = {kind: hashlib.sha256(files[f"snapshots/{row['id']}.{kind}"]).hexdigest() for kind in ("bin", "txt")}
        rewritten(files, "snapshots", lambda row, d=digest: row.update(sha256=d["bin"], text_sha256=d["txt"]))


def _other_article(files: Files) -> None:
    for row in records(files, "article_versions"):
        name = f"versions/{row['id']}.txt"
        files[name] += b" And more."
        digest = hashlib.sha256(files[name]).hexdigest()
        rewritten(files, "article_versions", lambda r, i=row["id"], d=digest: r.update(sha256=d) if r["id"] == i else 0)


def _other_headline(files: Files) -> None:
    rewritten(files, "verdict_versions", lambda row: row.update(headline="Yes: it is all true"))


def _other_reply(files: Files) -> None:
    rewritten(files, "printed_replies", lambda row: row.update(words="It was never."))


def _other_verdict_throughout(files: Files) -> None:
    """Record, content, its hash, the review's hash: all agree. Only the chain disagrees."""
    hashes: dict[str, str] = {}

    def content(row: dict) -> None:
        said = json.loads(row["content"]) | {"headline": "Yes: it is all true"}
        row["content"] = json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        hashes[row["sha256"]] = row["sha256"] = hashlib.sha256(row["content"].encode()).hexdigest()

    def hashed(row: dict) -> None:
        row["content_sha256"] = hashes.get(row["content_sha256"], row["content_sha256"])

    _other_headline(files)
    rewritten(files, "verdict_contents", content)
    rewritten(files, "verdict_versions", hashed)
    rewritten(files, "reviews", hashed)


def _self_approval(files: Files) -> None:
    rewritten(files, "reviews", lambda row: row.update(reviewer=row["author"]))


def _other_reviewer(files: Files) -> None:
    rewritten(files, "reviews", lambda row: row.update(reviewer=999_999))


def _reviewer_who_wrote(files: Files) -> None:
    reviewers = {row["version"]: row["reviewer"] for row in records(files, "reviews")}
    rewritten(files, "verdict_writers", lambda row: row.update(person=reviewers[row["version"]]))


def _no_reviews(files: Files) -> None:
    files["records/reviews.jsonl"] = b""


def _void_approval(files: Files) -> None:
    rewritten(files, "reviews", lambda row: row.update(voided_at=row["decided_at"]))


def _other_state(files: Files) -> None:
    rewritten(files, "claims", lambda row: row.update(state="retracted"))


def _evidence_never_withdrawn(files: Files) -> None:
    rewritten(files, "evidence", lambda row: row.update(withdrawn_at=None, withdrawn_reason="", stance="supports"))


def _other_comment(files: Files) -> None:
    rewritten(files, "comments", lambda row: row.update(words="It holds."))


def _comment_never_rewritten(files: Files) -> None:
    first = {row["comment"]: row["words"] for row in records(files, "former_words")}
    rewritten(files, "comments", lambda row: row.update(words=first[row["id"]], revision=1, edited_at=None))
    files["records/former_words.jsonl"] = b""


def _comment_of_another(files: Files) -> None:
    rewritten(files, "comments", lambda row: row.update(author=999_999))


def _comment_taken_back(files: Files) -> None:
    when = {"withdrawn_at": "2999-01-01T00:00:00+00:00"}
    rewritten(files, "comments", lambda row: row.update(words="", withdrawn_by=row["author"], **when))
    files["records/former_words.jsonl"] = b""


def _other_event(files: Files) -> None:
    rewritten(files, "events", lambda row: row.update(actor_name="Nobody"), "audit")


def _event_with_its_hash(files: Files) -> None:
    rewritten(files, "events", _rehash, "audit")


def _rehash(row: dict) -> None:
    row["actor_name"] = "Nobody"
    content = {key: value for key, value in row.items() if key not in ("id", "hash")}
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    row["hash"] = hashlib.sha256(canonical.encode()).hexdigest()


def _event_dropped(files: Files) -> None:
    kept = [row for row in records(files, "events", "audit") if row["action"] != "verdict.returned"]
    files["audit/events.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in kept)


def _chain_cut(files: Files) -> None:
    files["audit/chain.jsonl"] = b"".join(files["audit/chain.jsonl"].splitlines(keepends=True)[:-1])


def _link_dropped(files: Files) -> None:
    links = files["audit/chain.jsonl"].splitlines(keepends=True)
    files["audit/chain.jsonl"] = b"".join(links[:2] + links[3:])


def _times_turned(files: Files) -> None:
    rewritten(files, "verdict_versions", lambda row: row.update(submitted_at="2999-01-01T00:00:00+00:00"))


def _local_time(files: Files) -> None:
    rewritten(files, "events", lambda row: row.update(at=row["at"].replace("+00:00", "+02:00")), "audit")


def _id_twice(files: Files) -> None:
    files["records/claims.jsonl"] *= 2


def _key_twice(files: Files) -> None:
    files["records/claims.jsonl"] = files["records/claims.jsonl"].replace(b'{"id"', b'{"state":"published","id"', 1)


def _nonsense(files: Files) -> None:
    rewritten(files, "claim_anchors", lambda row: row.update(start="1"))


FORGERIES: dict[Callable[[Files], None], str] = {
    _other_excerpt: "its words do not stand in snapshots/",
    _moved_anchor: "its words do not stand in versions/",
    _other_source: "no event in the chain says so",
    _other_article: "no event in the chain says so",
    _other_headline: "its records are not what was hashed",
    _other_reply: "its records are not what was hashed",
    _other_verdict_throughout: "no event in the chain says so",
    _self_approval: "the author decided on their own verdict",
    _other_reviewer: "no event in the chain says so",
    _reviewer_who_wrote: "who approved it had written in it",
    _no_reviews: "without a second person's approval",
    _void_approval: "without a second person's approval",
    _other_state: "in another state than its last event says",
    _evidence_never_withdrawn: "no event in the chain says so",
    _other_comment: "its words do not have the hashes that the chain holds",
    _comment_never_rewritten: "its words do not have the hashes that the chain holds",
    _comment_of_another: "no event in the chain says so",
    _comment_taken_back: "withdrawn comment",
    _other_event: "its content does not have its hash",
    _event_with_its_hash: "is not the one in the chain",
    _event_dropped: "no event in the chain says so",
    _chain_cut: "the chain does not end where the manifest says",
    _link_dropped: "does not follow the one before it",
    _times_turned: "a later time lies before an earlier one",
    _local_time: "a time is not UTC",
    _id_twice: "two records of one id",
    _key_twice: "a key stands twice",
    _nonsense: "something is not as in a dossier: TypeError",
}


def test_a_forger_who_makes_manifest_and_seal_fit_is_found_out(dossier: Path, tmp_path: Path):
    untouched = unpacked(dossier)
    fits, report = report_on(forged(dict(untouched)), tmp_path / "same.zip")
    assert fits, report
    for forgery, found in FORGERIES.items():
        files = dict(untouched)
        forgery(files)
        assert files != untouched, forgery.__name__
        fits, report = report_on(forged(files), tmp_path / "forged.zip")
        assert not fits, forgery.__name__
        assert "ok    the ZIP is as it was sealed" in report
        assert found in report, (forgery.__name__, report)


def test_who_writes_the_whole_chain_anew_has_another_head(dossier: Path, tmp_path: Path):
    """The limit of what can be proved offline, as docs/dossier.md says: only the head noted elsewhere tells."""
    files = unpacked(dossier)
    manifest = json.loads(files["manifest.json"])
    events = {row["id"]: row for row in records(files, "events", "audit")}
    previous, links = "0" * 64, []
    for link in records(files, "chain", "audit"):
        link["previous_hash"] = previous
        if link["id"] in events:
            event = events[link["id"]]
            event["previous_hash"] = previous
            _rehash(event)
            link["hash"] = event["hash"]
        previous = link["hash"]
        links.append(link)
    files["audit/events.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in events.values())
    files["audit/chain.jsonl"] = b"".join(json.dumps(row).encode() + b"\n" for row in links)
    old, manifest["chain_head"] = manifest["chain_head"], previous
    files["manifest.json"] = json.dumps(manifest).encode()
    fits, report = report_on(forged(files), tmp_path / "anew.zip")
    assert fits, report
    assert old not in report
    assert previous in report
