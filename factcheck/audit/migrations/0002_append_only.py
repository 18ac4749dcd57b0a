"""The audit log is append-only: the database refuses UPDATE and DELETE."""

from django.db import migrations

from factcheck.immutable_rows import Refusal, refuse


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [
        refuse(
            Refusal("audit_event_no_update", "audit_auditevent", "UPDATE", "audit events are never changed"),
            Refusal("audit_event_no_delete", "audit_auditevent", "DELETE", "audit events are never deleted"),
        )
    ]
