#!/usr/bin/env python3
"""Checks a dossier of a fact-checked article offline: python verify_dossier.py DOSSIER.zip (or the unpacked folder).

Needs Python 3.8 or newer and nothing else, and shares no code with the program that made the dossier. Writes nothing.
Ends with 0 when everything fits, with 1 when something does not. docs/dossier.md says what that proves, and what not.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import struct
import sys
import zipfile
import zlib
from collections import defaultdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Callable, Iterator  # noqa: UP035 - Python 3.8 has them there

FORMAT, VERSION = "factcheck-dossier", 1
NAME = re.compile(r"(?:[a-z]+/)?[a-z0-9_]+(?:\.[a-z0-9]+)+\Z", re.ASCII)
# Bounds for hostile input: number of files; bytes of a text, a line, all records of a type; unpacked for each packed.
MOST_FILES, LARGEST_TEXT, LONGEST_LINE, LARGEST_TABLE, RATIO = 200_000, 64 << 20, 16 << 20, 512 << 20, 200
BLOCK = 1 << 20
END_RECORD, SEAL = 22, b"sha256:"
CLOCK_STEP = timedelta(seconds=1)  # a computer's clock may be set back by so much between two events
STATES = {"detected", "selected", "dismissed", "in_research", "in_review", "returned", "withdrawn"}
STATES |= {"approved", "published", "corrected", "retracted"}

Row = Any  # a JSON object, from whoever made the dossier
Wrong = Callable[[str], None]


class Unreadable(Exception):
    """No dossier, or one that cannot be read on."""


class Zip:
    """The files of a ZIP, read in place: nothing is unpacked to disk, no name is ever used as a path."""

    def __init__(self, path: Path) -> None:
        self.path, self.zip = path, zipfile.ZipFile(path)
        entries = self.zip.infolist()
        self.sizes = {entry.filename: entry.file_size for entry in entries}
        if len(entries) != len(self.sizes):
            raise Unreadable("two files have one name")
        if sum(self.sizes.values()) > max(RATIO * path.stat().st_size, LARGEST_TEXT):
            raise Unreadable("it would unpack to far more than a dossier does")

    def open(self, name: str) -> io.BufferedReader:
        return io.BufferedReader(self.zip.open(name), BLOCK)  # type: ignore[arg-type]

    def container(self) -> tuple[bool, str]:
        """Whether the ZIP is what was sealed, byte for byte; and the SHA-256 of the whole of it."""
        size, tail = self.path.stat().st_size, END_RECORD + len(SEAL) + 64
        digest = hashlib.sha256()
        with self.path.open("rb") as file:
            for block in iter(lambda: file.read(min(BLOCK, size - tail - file.tell())), b""):
                digest.update(block)
            end, seal = file.read(tail), SEAL + digest.hexdigest().encode()
        digest.update(end)
        start, length, count = self.zip.start_dir, size - tail - self.zip.start_dir, len(self.sizes)
        if count > 0xFFFF or start >= 1 << 31:
            length -= 56 + 20  # two ZIP64 records lie between; the seal covers them
        fields = (min(count, 0xFFFF), min(count, 0xFFFF), min(length, 0xFFFFFFFF), min(start, 0xFFFFFFFF), len(seal))
        return end == struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, *fields) + seal, digest.hexdigest()


class Folder:
    """The same files, unpacked. Links are refused: they could lead anywhere."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sizes: dict[str, int] = {}
        for found in path.rglob("*"):
            if found.is_symlink() or not (found.is_dir() or found.is_file()) or len(self.sizes) > MOST_FILES:
                raise Unreadable("links, special files and masses of files do not belong into a dossier")
            if found.is_file():
                self.sizes[found.relative_to(path).as_posix()] = found.stat().st_size

    def open(self, name: str) -> BinaryIO:
        return (self.path / name).open("rb")


class Dossier:
    """The records and files of a dossier, read with bounds."""

    def __init__(self, box: Zip | Folder) -> None:
        self.box = box
        self.digests: dict[str, str] = {}
        self.tables: dict[str, dict[int, Row]] = {}
        if len(box.sizes) > MOST_FILES or not all(NAME.match(name) for name in box.sizes):
            raise Unreadable("there are too many files, or a name that no dossier has")
        self.manifest = parsed(self.content("manifest.json"))
        if (self.manifest.get("format"), self.manifest.get("version")) != (FORMAT, VERSION):
            raise Unreadable("this is no dossier, or one of a version that this program does not know")

    def content(self, name: str) -> bytes:
        self._bounded(name, LARGEST_TEXT)
        with self.box.open(name) as file:
            return bytes(file.read(LARGEST_TEXT))

    def digest(self, name: str) -> str:
        """SHA-256 of a file, "" where it is missing."""
        if name not in self.digests and name in self.box.sizes:
            digest = hashlib.sha256()
            with self.box.open(name) as file:
                for block in iter(lambda: file.read(BLOCK), b""):
                    digest.update(block)
            self.digests[name] = digest.hexdigest()
        return self.digests.get(name, "")

    def lines(self, name: str) -> Iterator[Row]:
        with self.box.open(name) as file:
            for line in iter(lambda: file.readline(LONGEST_LINE + 1), b""):
                if not line.endswith(b"\n"):
                    raise Unreadable(f"{name} has a line that is too long or unfinished")
                yield parsed(line)

    def rows(self, name: str, folder: str = "records") -> dict[int, Row]:
        """The records of a type by id."""
        if name not in self.tables:
            self._bounded(f"{folder}/{name}.jsonl", LARGEST_TABLE)
            rows = list(self.lines(f"{folder}/{name}.jsonl"))
            self.tables[name] = {int(row["id"]): row for row in rows}
            if len(self.tables[name]) != len(rows):
                raise Unreadable(f"{name} has two records of one id")
        return self.tables[name]

    def events(self) -> list[Row]:
        return [event for _, event in sorted(self.rows("events", "audit").items())]

    def _bounded(self, name: str, limit: int) -> None:
        if self.box.sizes.get(name, limit + 1) > limit:
            raise Unreadable(f"{name} is missing or too large")


def parsed(line: bytes) -> Row:
    """A JSON object that reads the same to everybody: no key twice, no number beyond bounds, nothing but UTF-8."""

    def unique(pairs: list[tuple[str, Any]]) -> Row:
        if len(dict(pairs)) != len(pairs):
            raise ValueError("a key stands twice")
        return dict(pairs)

    def number(digits: str) -> int:
        if len(digits) > 20:
            raise ValueError("a number is too long")
        return int(digits)

    value = json.loads(line.decode("utf-8"), object_pairs_hook=unique, parse_int=number)
    if not isinstance(value, dict):
        raise ValueError("a line is no record")
    return value


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def moment(text: str) -> datetime:
    value = datetime.fromisoformat(text)
    if value.utcoffset() != timedelta(0):
        raise ValueError("a time is not UTC")
    return value


def check_files(d: Dossier, wrong: Wrong) -> str:
    listed = {entry["name"]: entry for entry in d.manifest["files"]}
    for name in sorted(set(listed) ^ (set(d.box.sizes) - {"manifest.json"})):
        wrong(f"{name!a} is {'missing' if name in listed else 'not in the manifest'}")
    for name in sorted(set(listed) & set(d.box.sizes)):
        if (d.box.sizes[name], d.digest(name)) != (listed[name]["size"], listed[name]["sha256"]):
            wrong(f"{name} is not the file that the manifest names")
    for name, count in d.manifest["counts"].items():
        if name != "chain" and len(d.rows(name, "audit" if name == "events" else "records")) != count:
            wrong(f"{name!a} has another number of records than the manifest says")
    return f"{len(listed)} files"


def check_digests(d: Dossier, wrong: Wrong) -> str:
    for name in d.manifest["missing"]:
        wrong(f"{name!a} was missing when the dossier was made")
    snapshots = d.rows("snapshots").items()
    stated = {f"versions/{i}.txt": row["sha256"] for i, row in d.rows("article_versions").items()}
    stated.update({f"snapshots/{i}.bin": row["sha256"] for i, row in snapshots})
    stated.update({f"snapshots/{i}.txt": row["text_sha256"] for i, row in snapshots})
    stated.update({f"archives/{i}.warc.gz": row["sha256"] for i, row in d.rows("archives").items()})
    for name, digest in stated.items():
        if d.digest(name) != digest:
            wrong(f"{name} does not have the SHA-256 that its record states")
    return f"{len(stated)} texts and captures"


def check_words(d: Dossier, wrong: Wrong) -> str:
    claims = d.rows("claims")
    wanted = [
        (f"versions/{row['version']}.txt", row, claims[row["claim"]]["text"], f"claim {row['claim']}")
        for row in d.rows("claim_anchors").values()
    ]
    wanted += [
        (f"snapshots/{row['snapshot']}.txt", {"prefix": "", "suffix": "", **row}, row["excerpt"], f"evidence {i}")
        for i, row in d.rows("evidence").items()
    ]
    read, text = "", ""
    for name, row, words, what in sorted(wanted, key=lambda place: place[0]):
        if name != read:
            read, text = name, d.content(name).decode("utf-8")
        start, end = row["start"], row["end"]
        stands = 0 <= start < end and text[start:end] == words
        if not (stands and text.endswith(row["prefix"], 0, start) and text.startswith(row["suffix"], end)):
            wrong(f"{what}: its words do not stand in {name} from {start:d} to {end:d}")
    return f"{len(wanted)} passages"


def standing_approvals(d: Dossier) -> dict[int, Row]:
    rows = d.rows("reviews").values()
    return {row["version"]: row for row in rows if row["decision"] == "approved" and row["voided_at"] is None}


def stood(exception: Row, published_at: str | None) -> bool:
    """Whether an exception counted when a version was published, or counts now for one that was not."""
    ended = exception["ended_at"]
    if published_at is None:
        return ended is None
    at = moment(published_at)
    return moment(exception["made_at"]) <= at and (ended is None or moment(ended) > at)


PRINTED = ("request", "asked", "role", "asked_on", "channel", "outcome", "replied_on", "words")


def register(d: Dossier) -> dict[Any, list[Row]]:
    """What a page would print of the register of replies as it reads now, by claim; None: on every claim's page."""
    updates: dict[Any, list[Row]] = defaultdict(list)
    for _, update in sorted(d.rows("reply_updates").items()):
        updates[update["request"]].append(update)
    entries: dict[Any, list[Row]] = defaultdict(list)
    for i, request in d.rows("reply_requests").items():
        entry, kinds = {"outcome": "", "replied_on": None, "words": "", **request, "request": i}, set()
        for update in updates[i]:
            kinds.add(update["kind"])
            if update["kind"] == "corrected":
                entry.update({key: update[key] for key in ("asked", "role", "asked_on", "channel", "printed")})
            else:
                words = update["words"] if update["may_print"] else ""
                entry.update(outcome=update["kind"], replied_on=update["happened_on"], words=words)
        if entry["printed"] and "struck" not in kinds:
            entries[request["claim"]].append(entry)
    return entries


def lineages(d: Dossier) -> dict[Any, set[Any]]:
    """By claim: itself and the claims whose place it took, directly or through others."""
    replaced: dict[Any, set[Any]] = defaultdict(set)
    for part in d.rows("reshaped_claims").values():
        if not part["is_new"]:
            replaced[part["reshaping"]].add(part["claim"])
    standing = {i for i, reshaping in d.rows("claim_reshapings").items() if reshaping["undone_at"] is None}
    made = [part for part in d.rows("reshaped_claims").values() if part["is_new"] and part["reshaping"] in standing]
    origins = {part["claim"]: replaced[part["reshaping"]] for part in made}
    found = {}
    for claim in d.rows("claims"):
        found[claim], newest = {claim}, {claim}
        while newest:
            newest = {origin for each in newest for origin in origins.get(each, ())} - found[claim]
            found[claim] |= newest
    return found


def check_contents(d: Dossier, wrong: Wrong) -> str:
    claims, snapshots, evidence, contents = (
        d.rows(name) for name in ("claims", "snapshots", "evidence", "verdict_contents")
    )
    cited: dict[int, list[int]] = defaultdict(list)
    standing: dict[int, list[int]] = defaultdict(list)
    for row in d.rows("verdict_evidence").values():
        cited[row["version"]].append(row["evidence"])
    for i, row in evidence.items():
        if row["withdrawn_at"] is None:
            standing[row["claim"]].append(i)
    printed: dict[int, list[Row]] = defaultdict(list)
    for reply in sorted(d.rows("printed_replies").values(), key=lambda reply: reply["position"]):
        printed[reply["version"]].append(reply)
    asked, lineage = register(d), lineages(d)
    for i, row in d.rows("verdict_versions").items():
        if not row["content_sha256"]:
            continue
        claim = claims[row["claim"]]
        content = {key: row[key] for key in ("rating", "headline", "claimed", "found", "rationale", "author")}
        content["claim"] = [claim["text"], claim["statement"], claim["claimant"]]
        content["correction"] = [row["correction_kind"], row["correction_note"]]
        content["evidence"] = [
            [piece[key] for key in ("id", "start", "end", "excerpt", "stance", "note")]
            + [snapshots[piece["snapshot"]]["text_sha256"]]
            for piece in (evidence[at] for at in sorted(cited[i] if row["published_at"] else standing[row["claim"]]))
        ]
        excepted = [
            [exception["gate"], exception["reason"]]
            for _, exception in sorted(d.rows("gate_exceptions").items())
            if exception["claim"] == row["claim"] and stood(exception, row["published_at"])
        ]
        content.update({"exceptions": excepted} if excepted else {})
        about = [entry for each in (None, *lineage[row["claim"]]) for entry in asked[each]]
        now = sorted(about, key=lambda entry: (entry["asked_on"], entry["request"]))
        replies = [[reply[key] for key in PRINTED] for reply in (printed[i] if row["published_at"] else now)]
        content.update({"replies": replies} if replies else {})
        said, binding = contents[i]["content"], row["published_at"] or i in standing_approvals(d)
        if said != canonical(content):
            wrong(f"verdict version {i}: its records are not what was hashed")
        if binding and not sha256(said) == contents[i]["sha256"] == row["content_sha256"]:
            wrong(f"verdict version {i}: its content does not have the hash that was approved")
    return f"{len(contents)} contents"


def check_second_person(d: Dossier, wrong: Wrong) -> str:
    writers = {(row["version"], row["person"]) for row in d.rows("verdict_writers").values()}
    versions, approvals = d.rows("verdict_versions"), standing_approvals(d)
    for name in ("reviews", "second_ratings"):
        for i, row in d.rows(name).items():
            if row["reviewer"] in (row["author"], versions[row["version"]]["author"]):
                wrong(f"{name} {i}: the author decided on their own verdict")
    for i, row in approvals.items():
        if (i, row["reviewer"]) in writers:
            wrong(f"verdict version {i}: who approved it had written in it")
    for i, row in versions.items():
        if row["published_at"] and approvals.get(i, {}).get("content_sha256") != row["content_sha256"]:
            wrong(f"verdict version {i} was published without a second person's approval of its content")
    return f"{len(d.rows('reviews'))} reviews"


def check_chain(d: Dossier, wrong: Wrong) -> str:
    events, previous, last, count, matched = d.rows("events", "audit"), "0" * 64, 0, 0, 0
    for link in d.lines("audit/chain.jsonl"):
        if link["previous_hash"] != previous or link["id"] <= last:
            wrong(f"link {link['id']:d} of the chain does not follow the one before it")
        previous, last, count = link["hash"], link["id"], count + 1
        event: Row = events.get(last, link)
        matched += last in events
        if (event["previous_hash"], event["hash"]) != (link["previous_hash"], link["hash"]):
            wrong(f"event {last} is not the one in the chain")
    if matched != len(events):
        wrong(f"{len(events) - matched} events are not in the chain")
    if (count, previous if count else "") != (d.manifest["counts"]["chain"], d.manifest["chain_head"]):
        wrong("the chain does not end where the manifest says")
    hashed = ("at", "actor", "actor_name", "action", "object_type", "object_id", "object_label", "detail")
    for i, event in events.items():
        if sha256(canonical({key: event[key] for key in (*hashed, "previous_hash")})) != event["hash"]:
            wrong(f"event {i}: its content does not have its hash")
    return f"{count} links, {len(events)} events of this article"


def check_vouched(d: Dossier, wrong: Wrong) -> str:
    told: dict[tuple[str, str], list[tuple[Any, Row]]] = defaultdict(list)
    states: dict[str, str] = {}
    wordings: dict[Any, list[str]] = defaultdict(list)  # of each comment: SHA-256 of its first words, its second, …
    for event in d.events():
        told[event["action"], event["object_id"]].append((event["actor"], event["detail"]))
        if event["action"] in ("comment.made", "comment.edited"):
            wordings[event["detail"]["comment"]].append(event["detail"]["words_sha256"])
        if event["object_type"] == "claims.claim" and event["detail"].get("after") in STATES:
            states[event["object_id"]] = event["detail"]["after"]
    facts: list[str] = []

    def vouched(what: str, actions: str, about: int, person: Any, **detail: Any) -> None:
        facts.append(what)
        for actor, said in (event for action in actions.split() for event in told[action, str(about)]):
            # Events of old installations do not name every detail; what they do name must fit.
            if person in (actor, None) and all(said.get(key, value) == value for key, value in detail.items()):
                return
        wrong(f"{what}: no event in the chain says so")

    for i, row in d.rows("article_versions").items():
        action = "article.created" if row["number"] == 1 else "article.version_added"
        vouched(f"version {i}", action, d.manifest["article"]["id"], row["created_by"], sha256=row["sha256"])
    for i, row in d.rows("snapshots").items():
        vouched(f"snapshot {i}", "snapshot.captured", i, row["captured_by"], sha256=row["sha256"])
    for i, row in d.rows("archives").items():
        vouched(f"archive {i}", "snapshot.archived", row["snapshot"], None, sha256=row["sha256"])
    for i, row in d.rows("evidence").items():
        said = {"evidence": i, "snapshot": row["snapshot"], "stance": row["stance"]}
        vouched(f"evidence {i}", "evidence.attached", row["claim"], row["attached_by"], **said)
        if row["withdrawn_at"]:
            said = {"evidence": i, "reason": row["withdrawn_reason"]}
            vouched(f"withdrawn evidence {i}", "evidence.withdrawn", row["claim"], None, **said)
    for i, row in d.rows("reviews").items():
        said = {"content_sha256": row["content_sha256"]}
        vouched(f"review {i}", f"verdict.{row['decision']}", row["claim"], row["reviewer"], **said)
    for i, row in d.rows("second_ratings").items():
        vouched(f"second rating {i}", "verdict.rated_second", row["claim"], row["reviewer"], blind=row["blind"])
    for i, row in d.rows("gate_exceptions").items():
        said = {"gate": row["gate"], "reason": row["reason"]}
        vouched(f"exception {i}", "gate.excepted", row["claim"], row["made_by"], **said)
    said_before: dict[Any, list[str]] = defaultdict(list)
    for row in sorted(d.rows("former_words").values(), key=lambda row: row["revision"]):
        said_before[row["comment"]].append(sha256(row["words"]))
    for i, row in d.rows("comments").items():
        about = row["claim"] or d.manifest["article"]["id"]
        vouched(f"comment {i}", "comment.made", about, row["author"], comment=i)
        if row["withdrawn_at"]:
            vouched(f"withdrawn comment {i}", "comment.withdrawn", about, row["withdrawn_by"], comment=i)
        # What a withdrawn comment said is in no dossier.
        if [*said_before[i], sha256(row["words"])] != ([sha256("")] if row["withdrawn_at"] else wordings[i]):
            wrong(f"comment {i}: its words do not have the hashes that the chain holds")
    for i, row in d.rows("verdict_versions").items():
        if row["published_at"]:
            actions = "verdict.published verdict.corrected"
            vouched(f"publication of version {i}", actions, row["claim"], row["published_by"])
    for i, row in d.rows("claims").items():
        facts.append(f"claim {i}")
        if states.get(str(i), "detected") != row["state"]:
            wrong(f"claim {i} is in another state than its last event says")
    return f"{len(facts)} facts"


def check_times(d: Dossier, wrong: Wrong) -> str:
    events = d.events()
    pairs = [(f"event {b['id']}", a["at"], b["at"]) for a, b in zip(events, events[1:])]  # noqa: B905, RUF007 - Python 3.8
    for name, first, second in (
        ("evidence", "attached_at", "withdrawn_at"),
        ("findings", "made_at", "superseded_at"),
        ("reviews", "decided_at", "voided_at"),
        ("verdict_versions", "submitted_at", "published_at"),
    ):
        rows = d.rows(name).items()
        pairs += [(f"{name} {i}", row[first], row[second]) for i, row in rows if row[first] and row[second]]
    for what, first, second in pairs:
        if moment(second) < moment(first) - CLOCK_STEP:
            wrong(f"{what}: a later time lies before an earlier one")
    return f"{len(pairs)} pairs"


CHECKS = (
    ("every file is there, none is extra, all are as the manifest says", check_files),
    ("texts and captures have the SHA-256 that their records state", check_digests),
    ("claims and excerpts stand where their records say", check_words),
    ("verdicts are what was approved, to the letter", check_contents),
    ("a second person approved what was published", check_second_person),
    ("audit events have their hashes and are links of one chain", check_chain),
    ("what the records say, the chain says too", check_vouched),
    ("times follow one another", check_times),
)
# What hostile files and records make zipfile, json and the checks raise: a fault of the dossier, not of this program.
FAULTS = (Unreadable, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError)
FAULTS += (OSError, EOFError, zipfile.BadZipFile, zlib.error, struct.error)  # type: ignore[assignment]


def verify(path: Path, say: Callable[[str], None]) -> bool:
    """Whether everything fits; ``say`` gets the report, line by line."""
    failures = 0
    try:
        box = Folder(path) if path.is_dir() else Zip(path)
        if isinstance(box, Zip):
            sealed, whole = box.container()
            failures += not sealed
            say(f"{'ok  ' if sealed else 'FAIL'}  the ZIP is as it was sealed, byte for byte")
            say(f"      SHA-256 of the file: {whole}")
        dossier = Dossier(box)
    except FAULTS as fault:
        say(f"FAIL  no readable dossier: {str(fault)!a}")
        return False
    for title, check in CHECKS:
        problems: list[str] = []
        try:
            seen = check(dossier, problems.append)
        except FAULTS as fault:
            seen = "broken off"
            problems.append(f"something is not as in a dossier: {type(fault).__name__} {str(fault)!a}")
        failures += bool(problems)
        say(f"{'FAIL' if problems else 'ok  '}  {title} ({seen})")
        for problem in problems[:20]:
            say(f"      {problem}")
        if len(problems) > 20:
            say(f"      and {len(problems) - 20} more")
    say(f"Chain head: {dossier.manifest.get('chain_head')!a}")
    say("Something does not fit." if failures else "Everything fits. Compare the chain head with one noted elsewhere.")
    return not failures


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python verify_dossier.py DOSSIER.zip | FOLDER")
    sys.exit(0 if verify(Path(sys.argv[1]), print) else 1)
