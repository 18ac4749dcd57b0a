"""A full-text index over columns of one table, kept by the database itself: no writer can forget it.

SQLite: an FTS5 table that takes its content from the table (https://www.sqlite.org/fts5.html#external_content_tables),
with the Porter stemmer over words without accents. PostgreSQL: a table of vectors in the English configuration
(https://www.postgresql.org/docs/current/textsearch-controls.html) beside the table.

No trigger here reads a second table: SQLite refuses to rebuild a table that a trigger of another one names.
"""

# ruff: noqa: S608 - tables and columns are named by migrations and constants; what a person types is a parameter
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython

# What one search reads of what was typed: a bound on its work.
MAX_WORDS = 12
MAX_TYPED = 500
# A beginning shorter than this would match a good part of every text.
SHORTEST_BEGINNING = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class FullTextIndex:
    """The index over ``columns`` of ``table``, whose key is ``id``. The columns are text and never null."""

    table: str
    columns: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.table}_words"

    def install_statements(self, vendor: str) -> list[str]:
        """Make the index, fill it from the rows that are there, and keep it from now on."""
        if vendor == "sqlite":
            listed = ", ".join(self.columns)
            return [
                f"CREATE VIRTUAL TABLE {self.name} USING fts5({listed}, content='{self.table}', content_rowid='id', "
                "prefix='3 4', tokenize=\"porter unicode61 remove_diacritics 2\")",
                *self._sqlite_triggers(),
                f"INSERT INTO {self.name}({self.name}) VALUES ('rebuild')",
            ]
        vector = self._vector("NEW")
        return [
            f"CREATE TABLE {self.name} (id bigint PRIMARY KEY, words tsvector NOT NULL)",
            f"CREATE INDEX {self.name}_gin ON {self.name} USING gin (words)",
            f"CREATE FUNCTION {self.name}_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"INSERT INTO {self.name} VALUES (NEW.id, {vector}) "
            "ON CONFLICT (id) DO UPDATE SET words = excluded.words; RETURN NEW; END $$",
            f"CREATE FUNCTION {self.name}_drop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"DELETE FROM {self.name} WHERE id = OLD.id; RETURN OLD; END $$",
            f"CREATE TRIGGER {self.name}_insert AFTER INSERT OR UPDATE OF {', '.join(self.columns)} ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}_keep()",
            f"CREATE TRIGGER {self.name}_delete AFTER DELETE ON {self.table} "
            f"FOR EACH ROW EXECUTE FUNCTION {self.name}_drop()",
            f"INSERT INTO {self.name} SELECT id, {self._vector(self.table)} FROM {self.table}",
        ]

    def remove_statements(self, vendor: str) -> list[str]:
        triggers = [f"{self.name}_insert", f"{self.name}_update", f"{self.name}_delete"]
        if vendor == "sqlite":
            return [*(f"DROP TRIGGER IF EXISTS {name}" for name in triggers), f"DROP TABLE IF EXISTS {self.name}"]
        return [
            *(f"DROP TRIGGER IF EXISTS {name} ON {self.table}" for name in triggers),
            f"DROP FUNCTION IF EXISTS {self.name}_keep()",
            f"DROP FUNCTION IF EXISTS {self.name}_drop()",
            f"DROP TABLE IF EXISTS {self.name}",
        ]

    def _sqlite_triggers(self) -> list[str]:
        listed = ", ".join(self.columns)
        new, old = (", ".join(f"{row}.{column}" for column in self.columns) for row in ("new", "old"))
        # An index without its own content is told what to forget.
        forget = f"INSERT INTO {self.name}({self.name}, rowid, {listed}) VALUES ('delete', old.id, {old});"
        learn = f"INSERT INTO {self.name}(rowid, {listed}) VALUES (new.id, {new});"
        changed = " OR ".join(f"new.{column} IS NOT old.{column}" for column in self.columns)
        return [
            f"CREATE TRIGGER {self.name}_insert AFTER INSERT ON {self.table} BEGIN {learn} END",
            f"CREATE TRIGGER {self.name}_update AFTER UPDATE OF {listed} ON {self.table} WHEN {changed} "
            f"BEGIN {forget} {learn} END",
            f"CREATE TRIGGER {self.name}_delete AFTER DELETE ON {self.table} BEGIN {forget} END",
        ]

    def _vector(self, row: str) -> str:
        # sources_words() blanks punctuation and takes off accents (sources/migrations/0003_full_text.py).
        joined = " || ' ' || ".join(f"{row}.{column}" for column in self.columns)
        return f"to_tsvector('english', left(sources_words({joined}), 100000))"

    # --- reading ----------------------------------------------------------------------------------------------

    def ids_with(self, words: Sequence[SearchWord]) -> tuple[str, list[str]]:
        """A subquery for the ids of rows that hold every one of ``words``, and its parameters."""
        if connection.vendor == "sqlite":
            return f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH %s", [_fts5(words)]
        return f"SELECT id FROM {self.name} WHERE words @@ ({_tsquery(words)})", [w.text for w in words]

    def best_with(self, words: Sequence[SearchWord], limit: int) -> list[int]:
        """Up to ``limit`` ids of rows that hold every one of ``words``, best first: BM25, or ``ts_rank_cd``."""
        if not words:
            return []
        if connection.vendor == "sqlite":
            sql = f"SELECT rowid FROM {self.name} WHERE {self.name} MATCH %s ORDER BY rank, rowid DESC LIMIT %s"
            parameters: list[str | int] = [_fts5(words), limit]
        else:
            sql = (
                f"SELECT id FROM {self.name}, (SELECT {_tsquery(words)} AS wanted) AS asked "
                "WHERE words @@ wanted ORDER BY ts_rank_cd(words, wanted, 1) DESC, id DESC LIMIT %s"
            )
            parameters = [*(word.text for word in words), limit]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return [row[0] for row in cursor.fetchall()]

    def holds_any(self, words: Sequence[SearchWord]) -> bool:
        """Whether any row holds any of ``words``."""
        if connection.vendor == "sqlite":
            sql = f"SELECT 1 FROM {self.name} WHERE {self.name} MATCH %s LIMIT 1"
            parameters = [" OR ".join(word.fts5 for word in words)]
        else:
            sql = f"SELECT 1 FROM {self.name} WHERE words @@ ({_tsquery(words, ' || ')}) LIMIT 1"
            parameters = [word.text for word in words]
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.fetchone() is not None


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A word to search for: letters and digits only. ``begins``: the word may go on after it."""

    text: str
    begins: bool = False

    @property
    def fts5(self) -> str:
        # Inside quotation marks nothing is an operator.
        return f'"{self.text}"*' if self.begins else f'"{self.text}"'


def search_words(typed: str) -> list[SearchWord]:
    """The words of what a person typed; its signs mean nothing. The last one may be the beginning of a word.

    On PostgreSQL words that its dictionary leaves out of every index, such as “the”, are left out here, too.
    """
    typed = typed[:MAX_TYPED]
    found = list(dict.fromkeys(_WORD.findall(typed)))[:MAX_WORDS]
    words = [SearchWord(word) for word in found]
    if words and typed[-1:].isalnum() and len(words[-1].text) >= SHORTEST_BEGINNING:
        words[-1] = SearchWord(words[-1].text, begins=True)
    return words if connection.vendor == "sqlite" else _with_meaning(words)


def _fts5(words: Sequence[SearchWord]) -> str:
    return " AND ".join(word.fts5 for word in words)


def _tsquery(words: Sequence[SearchWord], joined: str = " && ") -> str:
    # Blanked a second time: what takes off accents may leave signs.
    return joined.join(
        _WITH_BEGINNING if word.begins else "plainto_tsquery('english', sources_words(%s))" for word in words
    )


_WITH_BEGINNING = "to_tsquery('english', quote_literal(sources_words(%s)) || ':*')"


def _with_meaning(words: list[SearchWord]) -> list[SearchWord]:
    if not words:
        return []
    asked = ", ".join(f"numnode({_tsquery([word])})" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}", [word.text for word in words])
        return [word for word, nodes in zip(words, cursor.fetchone(), strict=True) if nodes]


def install(*indexes: FullTextIndex) -> RunPython:
    """A migration operation that makes the indexes, whether they were there or not, and removes them when reversed.

    SQLite drops a table's triggers when it rebuilds the table, as for a column with a default: such a migration
    ends with ``reinstall``.
    """
    return RunPython(_installer(indexes), _remover(indexes))


def reinstall(*indexes: FullTextIndex) -> RunPython:
    """A migration operation that makes the indexes anew, in both directions."""
    return RunPython(_installer(indexes), _installer(indexes))


def _installer(indexes: Sequence[FullTextIndex]):  # type: ignore[no-untyped-def]
    def run(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        vendor = editor.connection.vendor
        for index in indexes:
            for statement in index.remove_statements(vendor) + index.install_statements(vendor):
                editor.execute(statement)

    return run


def _remover(indexes: Sequence[FullTextIndex]):  # type: ignore[no-untyped-def]
    def run(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for index in indexes:
            for statement in index.remove_statements(editor.connection.vendor):
                editor.execute(statement)

    return run
