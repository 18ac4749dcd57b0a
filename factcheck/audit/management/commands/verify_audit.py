"""Walk the audit chain and say where it is broken."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from factcheck.audit.models import AuditEvent
from factcheck.audit.record import broken_links


class Command(BaseCommand):
    help = "Verifies the audit chain: every event's hash and its link to the event before it."

    def handle(self, *args: Any, **options: Any) -> None:
        broken = list(broken_links())
        for pk, problem in broken:
            self.stderr.write(f"event {pk}: {problem}")
        if broken:
            raise CommandError(f"{len(broken)} broken link(s): the record was changed outside the workbench.")
        last = AuditEvent.objects.order_by("-pk").first()
        head = f", head {last.hash}" if last else ""
        self.stdout.write(f"{AuditEvent.objects.count()} events, chain unbroken{head}")
