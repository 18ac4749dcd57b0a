"""Triggers that make the database itself refuse changes, on SQLite and PostgreSQL alike. For migrations."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import RunPython


@dataclass(frozen=True, slots=True)
class Refusal:
    """Refuse ``event`` (UPDATE, DELETE or INSERT) on ``table`` when ``condition`` holds.

    ``condition`` is SQL over OLD and NEW that both databases understand; ``message`` is what the error says.
    """

    name: str
    table: str
    event: str
    message: str
    condition: str = "1=1"

    def statements(self, vendor: str) -> list[str]:
        message = self.message.replace("'", "''")
        if vendor == "sqlite":
            return [
                f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" FOR EACH ROW '
                f"WHEN {self.condition} BEGIN SELECT RAISE(ABORT, '{message}'); END"
            ]
        returned = "OLD" if self.event == "DELETE" else "NEW"
        return [
            f'CREATE FUNCTION "{self.name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN '
            f"IF {self.condition} THEN RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation'; "
            f"END IF; RETURN {returned}; END $$",
            f'CREATE TRIGGER "{self.name}" BEFORE {self.event} ON "{self.table}" '
            f'FOR EACH ROW EXECUTE FUNCTION "{self.name}"()',
        ]

    def drop_statements(self, vendor: str) -> list[str]:
        if vendor == "sqlite":
            return [f'DROP TRIGGER IF EXISTS "{self.name}"']
        return [
            f'DROP TRIGGER IF EXISTS "{self.name}" ON "{self.table}"',
            f'DROP FUNCTION IF EXISTS "{self.name}"()',
        ]


def refuse(*refusals: Refusal) -> RunPython:
    """A migration operation that installs the triggers, and removes them when reversed."""

    def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for refusal in refusals:
            for statement in refusal.statements(editor.connection.vendor):
                editor.execute(statement)

    def remove(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for refusal in refusals:
            for statement in refusal.drop_statements(editor.connection.vendor):
                editor.execute(statement)

    return RunPython(install, remove)


def reinstall(*refusals: Refusal) -> RunPython:
    """A migration operation that installs the triggers anew, whether they are there or not, in both directions.

    SQLite drops a table's triggers when it rebuilds the table, as for a column with a default: such a migration
    begins and ends with this, so that it may be reversed too.
    """

    def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for refusal in refusals:
            vendor = editor.connection.vendor
            for statement in refusal.drop_statements(vendor) + refusal.statements(vendor):
                editor.execute(statement)

    return RunPython(install, install)
