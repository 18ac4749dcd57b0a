"""Snapshots are never changed nor deleted: the database refuses UPDATE and DELETE."""

from django.db import migrations

from factcheck.immutable_rows import Refusal, refuse


class Migration(migrations.Migration):
    dependencies = [("sources", "0001_initial")]

    operations = [
        refuse(
            Refusal("sources_snapshot_no_update", "sources_snapshot", "UPDATE", "snapshots are never changed"),
            Refusal("sources_snapshot_no_delete", "sources_snapshot", "DELETE", "snapshots are never deleted"),
        )
    ]
