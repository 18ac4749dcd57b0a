"""Which snapshots may hold an answer, as the database's own full-text index sees it.

One function per database behind the same promise; the words it is given are searched as plain words, whatever
they look like to the index's query language.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection


def snapshots_with_phrase(words: Sequence[str], limit: int) -> list[int]:
    """Ids of up to ``limit`` snapshots whose text holds ``words`` in this order, newest first.

    A close first sieve: stemming and accents may let through a few that hold similar words.
    """
    if not words:
        return []
    if connection.vendor == "sqlite":
        sql = "SELECT rowid FROM sources_snapshot_fts WHERE sources_snapshot_fts MATCH %s ORDER BY rowid DESC LIMIT %s"
        return _ids(sql, [f"text : {_fts5_string(' '.join(words))}", limit])
    sql = """
        SELECT DISTINCT snapshot_id FROM sources_snapshot_words
         WHERE exact @@ phraseto_tsquery('simple', sources_words(%s)) ORDER BY snapshot_id DESC LIMIT %s
    """
    return _ids(sql, [" ".join(words), limit])


def snapshots_with_words(words: Sequence[str], limit: int) -> list[int]:
    """Ids of up to ``limit`` snapshots that hold any of ``words``, the best first.

    Ranked by BM25 on SQLite and by ``ts_rank_cd`` on PostgreSQL; a title counts more than a text.
    """
    if not words:
        return []
    if connection.vendor == "sqlite":
        sql = """
            SELECT rowid FROM sources_snapshot_fts WHERE sources_snapshot_fts MATCH %s
             ORDER BY bm25(sources_snapshot_fts, 3.0, 1.0, 1.0) LIMIT %s
        """
        return _ids(sql, [" OR ".join(map(_fts5_string, words)), limit])
    query = " || ".join(["plainto_tsquery('english', sources_words(%s))"] * len(words))
    sql = f"""
        SELECT snapshot_id FROM sources_snapshot_words, (SELECT {query} AS wanted) AS asked
         WHERE stemmed @@ wanted
         GROUP BY snapshot_id ORDER BY max(ts_rank_cd(stemmed, wanted, 1)) DESC, snapshot_id LIMIT %s
    """  # noqa: S608 - only placeholders are repeated
    return _ids(sql, [*words, limit])


def _fts5_string(text: str) -> str:
    """A string in FTS5's query language: nothing inside the quotation marks is an operator."""
    return '"' + text.replace("\0", " ").replace('"', '""') + '"'


def _ids(sql: str, parameters: list[str | int]) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return [row[0] for row in cursor.fetchall()]
