"""The dossier's readable page: one file without scripts, which asks nothing of any network."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone

from claims.dossier.records import Record
from claims.dossier.tables import TABLES
from claims.models import Article
from claims.workflow import ClaimState

# The page is made from the very records that the dossier holds.
SHOWN = frozenset(
    {"article_versions", "claims", "evidence", "findings", "lookups", "snapshots", "sources", "people"}
    | {"comments", "gate_exceptions", "reply_requests", "reply_updates", "second_ratings"}
    | {"ratings", "verdicts", "verdict_versions", "verdict_writers", "reviews", "corrections"}
)


def page_html(article: Article, records: dict[str, list[Record]], counts: dict[str, int], chain_head: str) -> bytes:
    """``index.html``: what a person reads first, with links to the files."""
    context = {
        "article": article,
        "versions": records["article_versions"],
        "claims": _claims(records),
        "replies": _replies(records),
        "comments": _comments(records),
        "snapshots": _snapshots(records),
        "tables": [(table.name, table.about, counts[table.name]) for table in TABLES],
        "counts": counts,
        "chain_head": chain_head,
    }
    with timezone.override(UTC):
        return render_to_string("dossier/index.html", context).encode()


def _claims(records: dict[str, list[Record]]) -> list[dict[str, Any]]:
    names = {person["id"]: person["name"] for person in records["people"]}
    ratings = {rating["id"]: rating for rating in records["ratings"]}
    verdicts = _by(records["verdicts"], "claim")
    versions = _by(records["verdict_versions"], "claim")
    writers = _by(records["verdict_writers"], "version")
    reviews = _by(records["reviews"], "version")
    second_ratings = _by(records["second_ratings"], "version")
    exceptions = _by(records["gate_exceptions"], "claim")
    corrections = _by(records["corrections"], "verdict")
    evidence = _by(records["evidence"], "claim")
    lookups = _by(records["lookups"], "claim")
    findings = _by(records["findings"], "claim")
    snapshots = {snapshot["id"]: snapshot for snapshot in records["snapshots"]}
    return [
        claim
        | {
            "state": ClaimState(claim["state"]).label,
            "versions": [
                version
                | {
                    "rating": ratings.get(version["rating"]),
                    "author": names[version["author"]],
                    "writers": sorted(names[row["person"]] for row in writers[version["id"]]),
                    "second_ratings": [
                        given | {"rating": ratings[given["rating"]], "reviewer": names[given["reviewer"]]}
                        for given in second_ratings[version["id"]]
                    ],
                    "reviews": [review | {"reviewer": names[review["reviewer"]]} for review in reviews[version["id"]]],
                }
                for version in versions[claim["id"]]
            ],
            "verdict": verdict,
            "corrections": [
                correction | {"made_by": names[correction["made_by"]]} for correction in corrections[verdict["id"]]
            ]
            if verdict
            else [],
            "exceptions": [
                exception | {"made_by": names[exception["made_by"]]} for exception in exceptions[claim["id"]]
            ],
            "evidence": [
                piece | {"attached_by": names[piece["attached_by"]], "snapshot": snapshots[piece["snapshot"]]}
                for piece in evidence[claim["id"]]
            ],
            "lookups": lookups[claim["id"]],
            "findings": findings[claim["id"]],
        }
        for claim in sorted(records["claims"], key=lambda claim: claim["number"])
        for verdict in [next(iter(verdicts[claim["id"]]), None)]
    ]


def _replies(records: dict[str, list[Record]]) -> list[Record]:
    numbers = {claim["id"]: claim["number"] for claim in records["claims"]}
    updates = _by(records["reply_updates"], "request")
    return [
        request | {"claim": numbers.get(request["claim"]), "updates": updates[request["id"]]}
        for request in records["reply_requests"]
    ]


def _comments(records: dict[str, list[Record]]) -> list[Record]:
    numbers = {claim["id"]: claim["number"] for claim in records["claims"]}
    names = {person["id"]: person["name"] for person in records["people"]}
    return [
        comment | {"claim": numbers.get(comment["claim"]), "author": names[comment["author"]]}
        for comment in records["comments"]
    ]


def _snapshots(records: dict[str, list[Record]]) -> list[Record]:
    sources = {source["id"]: source for source in records["sources"]}
    return [snapshot | {"source": sources[snapshot["source"]]} for snapshot in records["snapshots"]]


def _by(records: list[Record], key: str) -> defaultdict[Any, list[Record]]:
    grouped: defaultdict[Any, list[Record]] = defaultdict(list)
    for record in records:
        grouped[record[key]].append(record)
    return grouped
