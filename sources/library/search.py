"""search_library(): the documents of the library that answer a query, each with its best passage."""

from __future__ import annotations

from collections.abc import Sequence

from sources.library.full_text import snapshots_with_phrase, snapshots_with_words
from sources.library.passages import Document, Hit, Wanted, best_hits
from sources.library.sketch import sketch
from sources.models import Snapshot
from sources.providers.base import Candidate, LookupQuery

# How many documents of each sieve are read, and how many characters altogether: a bound on one lookup's work.
MAX_DOCUMENTS = 40
MAX_CHARACTERS = 3_000_000
MAX_WORDS = 40


def search_library(query: LookupQuery, limit: int) -> list[Candidate]:
    """Up to ``limit`` candidates, best first: exact words before names and content words.

    ``snapshot.text[passage_start:passage_start + len(passage)] == passage`` holds for each, so a passage can
    become evidence as it is. Of several captures of one source only the best, then the latest, is returned.
    """
    wanted = Wanted.by(query)
    with_phrase = snapshots_with_phrase(wanted.phrase[:MAX_WORDS], MAX_DOCUMENTS)
    with_words = snapshots_with_words([*wanted.words, *wanted.names][:MAX_WORDS], MAX_DOCUMENTS)
    snapshots = _readable(list(dict.fromkeys([*with_phrase, *with_words])))
    documents = [Document(f"{snapshot.title} {snapshot.publisher}", snapshot.text) for snapshot in snapshots]
    hits = best_hits(documents, wanted)
    ranked = sorted(
        ((hit, snapshot) for hit, snapshot in zip(hits, snapshots, strict=True) if hit is not None),
        key=lambda found: (-found[0].score, -found[1].pk),
    )
    best_of_source: dict[int, Candidate] = {}
    for hit, snapshot in ranked:
        best_of_source.setdefault(snapshot.source_id, _candidate(snapshot, hit))
    return list(best_of_source.values())[:limit]


def _readable(ids: Sequence[int]) -> list[Snapshot]:
    """The snapshots in the order of ``ids``, as many as ``MAX_CHARACTERS`` allow, but at least one."""
    by_id = {
        snapshot.pk: snapshot
        for snapshot in Snapshot.objects.filter(pk__in=ids).only(
            "source_id", "title", "publisher", "published_on", "url", "final_url", "text"
        )
    }
    taken: list[Snapshot] = []
    left = MAX_CHARACTERS
    for snapshot in (by_id[pk] for pk in ids if pk in by_id):
        if taken and len(snapshot.text) > left:
            continue
        left -= len(snapshot.text)
        taken.append(snapshot)
    return taken


def _candidate(snapshot: Snapshot, hit: Hit) -> Candidate:
    return Candidate(
        title=snapshot.title,
        url=snapshot.final_url or snapshot.url,
        publisher=snapshot.publisher,
        published_on=snapshot.published_on,
        passage=snapshot.text[hit.start : hit.end],
        matched=hit.matched,
        snapshot_id=snapshot.pk,
        passage_start=hit.start,
        fingerprint=sketch(snapshot.text),
    )
