"""Every saved state of a verdict draft is kept, and never changes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from factcheck.immutable_rows import Refusal, refuse


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0013_checked_against_of_earlier_verdicts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DraftRevision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField()),
                ("headline", models.CharField(blank=True, max_length=160)),
                ("claimed", models.CharField(blank=True, max_length=300)),
                ("found", models.CharField(blank=True, max_length=300)),
                ("rationale", models.TextField(blank=True)),
                ("correction_kind", models.CharField(blank=True, max_length=20)),
                ("correction_note", models.TextField(blank=True)),
                ("saved_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "rating",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="claims.rating",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="revisions",
                        to="claims.verdictversion",
                    ),
                ),
            ],
            options={
                "ordering": ("version_id", "revision"),
                "constraints": [
                    models.UniqueConstraint(fields=("version", "revision"), name="claims_draftrevision_once")
                ],
            },
        ),
        refuse(
            Refusal(
                "claims_draftrevision_no_update",
                "claims_draftrevision",
                "UPDATE",
                "a kept draft is never changed",
            ),
            Refusal(
                "claims_draftrevision_no_delete",
                "claims_draftrevision",
                "DELETE",
                "a kept draft is never deleted",
            ),
        ),
    ]
