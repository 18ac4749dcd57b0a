"""Dossiers to look into and to tamper with."""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from claims.actions.author_answers import Given, answer_queries
from claims.actions.comments import add_comment, edit_comment
from claims.actions.evidence import attach_evidence, withdraw_evidence
from claims.actions.gates import make_exception
from claims.actions.intake import add_version
from claims.actions.publication import publish_verdict
from claims.actions.reshaping import Seen, Words, resize_claim
from claims.actions.restrictions import place_hold, recuse
from claims.actions.reviews import approve_verdict, reopen_verdict, return_verdict, submit_verdict
from claims.actions.second_ratings import rate_second
from claims.actions.triage import select_claim
from claims.actions.verdicts import save_draft
from claims.dossier.write import Written, write_dossier
from claims.models import Article, Claim, ClaimLookup, DeskPolicy, Dossier
from factcheck.accounts.models import User
from factcheck.audit.record import record
from sources.actions.documents import add_document
from sources.actions.stored_files import ARCHIVES, store_bytes
from sources.models import Archive, IntegrityCheck, Lookup, LookupResult, Revisit, Snapshot
from tests.claims.author_queries import link_of, make_query, sent
from tests.claims.replies import make_outcome, make_request
from tests.factories import administrator, checker, draft_content, make_article, make_claim, make_finding, publisher

MADE_AT = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def captured(actor: User, number: int = 1) -> Snapshot:
    """A document of the library, taken in as people do it."""
    text = f"Minutes number {number} of the council. The mayor said: we will rebuild the bridge by June.\n"
    return add_document(
        actor=actor,
        name="minutes.txt",
        data=text.encode(),
        title=f"Minutes {number} <script>alert(1)</script>",
        publisher=f"Council {number}",
        published_on=None,
        proximity="primary",
        url="",
    )


def told_claim(article: Article | None = None, *, number: int = 1, words: str = "") -> Claim:
    """A claim with a whole story: evidence withdrawn, a reply, sent back, published, opened again, corrected."""
    author, reviewer = checker(), publisher()
    article = article or make_article(author)
    claim = select_claim(claim=make_claim(article, author, words), actor=author)
    make_outcome(make_request(claim, author), words="It was June.", may_print=True)
    snapshot = captured(author, number)
    wrong = attach_evidence(
        claim=claim, actor=author, snapshot=snapshot, excerpt="Minutes number", stance="context", note="No use."
    )
    attach_evidence(claim=claim, actor=author, snapshot=snapshot, excerpt="by June", stance="refutes", note="June.")
    withdraw_evidence(evidence=wrong, actor=author, reason="Says nothing.")
    claim.refresh_from_db()
    version = save_draft(claim=claim, actor=author, content=draft_content(), expected_revision=None)
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    claim = return_verdict(claim=claim, actor=reviewer, reason="Say when.")
    version.refresh_from_db()
    changed = draft_content(headline="No: June, say the minutes “of May”")
    save_draft(claim=claim, actor=author, content=changed, expected_revision=version.revision)
    claim.refresh_from_db()
    claim = _through_review(claim, author, reviewer)
    claim = reopen_verdict(claim=claim, actor=author, reason="A figure was wrong.")
    version = claim.verdict.versions.get(number=2)
    corrected = draft_content(found="It is June 2026.", correction_kind="correction", correction_note="Year added.")
    save_draft(claim=claim, actor=author, content=corrected, expected_revision=version.revision)
    claim.refresh_from_db()
    claim = _through_review(claim, author, reviewer)
    make_finding(claim, snapshot=snapshot)
    return claim


def _through_review(claim: Claim, author: User, reviewer: User) -> Claim:
    claim = submit_verdict(claim=claim, actor=author)
    claim = approve_verdict(claim=claim, actor=reviewer, comment="Checked.")
    return publish_verdict(claim=claim, actor=reviewer)


def tell_the_rest(claim: Claim) -> None:
    """After ``told_claim``: what else can happen to an article, so that each type of record has one."""
    article, author, person = claim.article, claim.article.created_by, administrator()
    DeskPolicy.objects.create(desk=article.desk)
    _excepted_and_rated_twice(article, author, person)
    small = make_claim(article, author, "on Tuesday")
    start = article.current_version.text.index("Mayor Ada Lind on")
    wider = Words(start, start + len("Mayor Ada Lind on Tuesday"))
    resize_claim(claim=small, actor=author, seen=Seen(article.current_version), words=wider)
    comment = add_comment(about=article, actor=person, words=f"Who asks, @{author.username}?").comment
    edit_comment(comment=comment, actor=person, words=f"Who asks her, @{author.username}?", expected_revision=1)
    place_hold(on=claim, actor=person, kind="legal", reason="The lawyers read it.")
    recuse(on=article, actor=person, person=checker(), reason="Lives there.")
    query = make_query(claim, author)
    answer_queries(link=link_of(sent(query)), given=[Given(query.pk, 0, "From the harbour master.")])
    _searched_and_visited(claim)
    Dossier.objects.create(
        article=article, requested_by=person, finished_at=MADE_AT, sha256=f"{article.pk:064}", byte_count=1
    )
    Dossier.objects.create(article=article, requested_by=person)
    next_text(article)


def _excepted_and_rated_twice(article: Article, author: User, person: User) -> None:
    claim = select_claim(claim=make_claim(article, author, "3.5 million"), actor=author)
    make_exception(claim=claim, actor=person, gate="sources", reason="One witness.")
    claim.refresh_from_db()
    save_draft(claim=claim, actor=author, content=draft_content(), expected_revision=None)
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    rate_second(claim=claim, actor=person, rating=draft_content().rating)
    claim.refresh_from_db()
    publish_verdict(claim=approve_verdict(claim=claim, actor=person), actor=person)


def _searched_and_visited(claim: Claim) -> None:
    snapshot = claim.evidence.last().snapshot
    lookup = Lookup.objects.create(provider="library", query={"text": "bridge"}, query_hash="0" * 64)
    ClaimLookup.objects.create(claim=claim, lookup=lookup)
    LookupResult.objects.create(lookup=lookup, rank=1, title=snapshot.title, snapshot=snapshot)
    IntegrityCheck.objects.create(snapshot=snapshot, outcome="intact", checked_at=MADE_AT)
    Revisit.objects.create(snapshot=snapshot, outcome="unchanged")
    sha256, name = store_bytes(f"WARC of visit {snapshot.pk}".encode(), folder=ARCHIVES)
    Archive.objects.create(snapshot=snapshot, file=name, sha256=sha256, byte_count=1, visited_at=MADE_AT)
    record(actor=None, action="snapshot.archived", obj=snapshot, sha256=sha256)


def next_text(article: Article) -> None:
    """A second version in which the claim's words still stand."""
    add_version(article=article, actor=article.created_by, text=f"Updated. {article.current_version.text}")


def written(article: Article, path: Path) -> Written:
    with path.open("x+b") as file:
        return write_dossier(article=article, file=file, made_by="Ana", made_at=MADE_AT)


def unpacked(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def records(files: dict[str, bytes], name: str, folder: str = "records") -> list[dict]:
    return [json.loads(line) for line in files[f"{folder}/{name}.jsonl"].splitlines()]


def packed(files: dict[str, bytes]) -> bytes:
    """A ZIP as somebody else would make it; its seal is missing."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def sealed(content: bytes) -> bytes:
    """The ZIP with the comment that our own writer would give it: a forger has read the source."""
    end = content.rindex(b"PK\5\6")
    seal = b"sha256:" + hashlib.sha256(content[:end]).hexdigest().encode()
    return content[: end + 20] + struct.pack("<H", len(seal)) + seal


def forged(files: dict[str, bytes]) -> bytes:
    """A dossier of these files in which manifest and seal have been made to fit."""
    manifest = json.loads(files["manifest.json"])
    for entry in manifest["files"]:
        content = files[entry["name"]]
        entry |= {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
    for name in manifest["counts"]:
        folder = "audit" if name in ("events", "chain") else "records"
        manifest["counts"][name] = files[f"{folder}/{name}.jsonl"].count(b"\n")
    return sealed(packed(files | {"manifest.json": json.dumps(manifest).encode()}))


def rewritten(files: dict[str, bytes], name: str, change: Callable[[dict], None], folder: str = "records") -> None:
    """Let ``change`` edit each record of a type."""
    rows = records(files, name, folder)
    for row in rows:
        change(row)
    files[f"{folder}/{name}.jsonl"] = b"".join(json.dumps(row, ensure_ascii=False).encode() + b"\n" for row in rows)
