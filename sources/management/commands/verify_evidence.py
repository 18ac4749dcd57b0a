"""Hash everything that was captured again, and say what is not as it was."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sources.actions.integrity import apply_rehashed, rehash
from sources.models import IntegrityCheck, Snapshot


class Command(BaseCommand):
    help = "Compares every capture's stored bytes, text and WARC files with the digests taken when it was captured."

    def handle(self, *args: Any, **options: Any) -> None:
        snapshots = Snapshot.objects.order_by("pk").prefetch_related("archives")
        results = []
        for snapshot in snapshots.only("sha256", "file", "text", "text_sha256").iterator(chunk_size=100):
            (result,) = rehash([snapshot])
            results.append(result)
            if result.outcome != IntegrityCheck.Outcome.INTACT:
                self.stderr.write(f"snapshot {result.snapshot_id}: {result.detail}")
        damaged = apply_rehashed(results=results)
        if damaged:
            raise CommandError(
                f"{damaged} of {len(results)} snapshots are not what was captured: restore their files from a backup."
            )
        self.stdout.write(f"{len(results)} snapshots intact")
