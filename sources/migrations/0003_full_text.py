"""The full-text index over snapshots. Triggers fill it, so no writer can forget.

SQLite: an FTS5 table that takes its content from the snapshots (https://www.sqlite.org/fts5.html), with the
Porter stemmer over words without accents.

PostgreSQL: a table of stretches of text with two vectors each, one of exact and one of stemmed words. A text is
cut because a ``tsvector`` holds at most 1 MB and no position after 16,383
(https://www.postgresql.org/docs/current/textsearch-limitations.html); stretches overlap, so that no phrase is
cut. Punctuation is blanked first: what PostgreSQL's parser makes of hyphens, addresses and dots would keep
phrases from matching.
"""

from django.db import migrations

STRETCH = 50_000
OVERLAP = 2_000
# ASCII, Latin-1, general and CJK punctuation and symbols, as a range expression that needs no locale.
PUNCTUATION = r"[\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u00A9\u00AB-\u00B4\u00B6-\u00B9\u00BB-\u00BF\u2000-\u206F\u3000-\u303F]+"

SQLITE = (
    """
    CREATE VIRTUAL TABLE sources_snapshot_fts USING fts5(
        title, publisher, text,
        content='sources_snapshot', content_rowid='id',
        tokenize="porter unicode61 remove_diacritics 2"
    )
    """,
    """
    CREATE TRIGGER sources_snapshot_fts_insert AFTER INSERT ON sources_snapshot BEGIN
        INSERT INTO sources_snapshot_fts(rowid, title, publisher, text)
        VALUES (new.id, new.title, new.publisher, new.text);
    END
    """,
    # Rows that were there before the index.
    "INSERT INTO sources_snapshot_fts(sources_snapshot_fts) VALUES ('rebuild')",
)
SQLITE_DROP = (
    "DROP TRIGGER IF EXISTS sources_snapshot_fts_insert",
    "DROP TABLE IF EXISTS sources_snapshot_fts",
)

_STRETCHES = f"""
    SELECT snapshot.id,
           to_tsvector('simple', stretch.words),
           setweight(to_tsvector('english', stretch.heading), 'A') || to_tsvector('english', stretch.words)
      FROM (SELECT {{row}}.id, {{row}}.title, {{row}}.publisher, {{row}}.text {{source}}) AS snapshot,
           LATERAL generate_series(1, greatest(char_length(snapshot.text), 1), {STRETCH - OVERLAP}) AS at,
           LATERAL (
               SELECT sources_words(snapshot.title || ' ' || snapshot.publisher) AS heading,
                      sources_words(substr(snapshot.text, at, {STRETCH})) AS words
           ) AS stretch
"""
_INTO = "INSERT INTO sources_snapshot_words (snapshot_id, exact, stemmed)"

POSTGRESQL = (
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    f"""
    CREATE FUNCTION sources_words(text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN lower(unaccent(regexp_replace($1, '{PUNCTUATION}', ' ', 'g')))
    """,
    """
    CREATE TABLE sources_snapshot_words (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        snapshot_id bigint NOT NULL,
        exact tsvector NOT NULL,
        stemmed tsvector NOT NULL
    )
    """,
    "CREATE INDEX sources_snapshot_words_exact ON sources_snapshot_words USING gin (exact)",
    "CREATE INDEX sources_snapshot_words_stemmed ON sources_snapshot_words USING gin (stemmed)",
    f"""
    CREATE FUNCTION sources_snapshot_index() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        {_INTO} {_STRETCHES.format(row="NEW", source="")};
        RETURN NEW;
    END $$
    """,
    """
    CREATE TRIGGER sources_snapshot_index AFTER INSERT ON sources_snapshot
    FOR EACH ROW EXECUTE FUNCTION sources_snapshot_index()
    """,
    f"{_INTO} {_STRETCHES.format(row='sources_snapshot', source='FROM sources_snapshot')}",
)
POSTGRESQL_DROP = (
    "DROP TRIGGER IF EXISTS sources_snapshot_index ON sources_snapshot",
    "DROP FUNCTION IF EXISTS sources_snapshot_index()",
    "DROP TABLE IF EXISTS sources_snapshot_words",
    "DROP FUNCTION IF EXISTS sources_words(text)",
)


def build(apps, editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def drop(apps, editor):
    for statement in {"sqlite": SQLITE_DROP, "postgresql": POSTGRESQL_DROP}[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("sources", "0002_immutable_snapshots")]

    operations = [migrations.RunPython(build, drop)]
