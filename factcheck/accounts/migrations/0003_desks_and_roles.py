"""Desks with their members, and two more roles. What was there belongs to one desk."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

ROLES = [
    ("reader", "Reader"),
    ("checker", "Checker"),
    ("editor", "Editor"),
    ("publisher", "Publisher"),
    ("administrator", "Administrator"),
]
NAMES = [name for name, _ in ROLES]


def first_desk(apps, editor):
    apps.get_model("accounts", "Desk").objects.create(name="News desk", slug="news")


def editors_publish(apps, editor):
    """Until now editors published; the role that does so now is the publisher's."""
    apps.get_model("accounts", "User").objects.filter(role="editor").update(role="publisher")


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_name_of_tokens")]

    operations = [
        migrations.CreateModel(
            name="Desk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80, unique=True)),
                ("slug", models.SlugField(max_length=40, unique=True)),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="A closed desk takes in no articles, and its members’ roles end; what it did stays.",
                    ),
                ),
            ],
            options={"ordering": ("name",)},
        ),
        migrations.RunPython(first_desk, migrations.RunPython.noop),
        migrations.RemoveConstraint(model_name="user", name="accounts_user_known_role"),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                blank=True,
                choices=ROLES,
                default="checker",
                help_text="Counts at every desk. Left empty for somebody who works at single desks only.",
                max_length=20,
                verbose_name="role in the house",
            ),
        ),
        migrations.RunPython(editors_publish, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="user",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["", *NAMES])), name="accounts_user_known_role"
            ),
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("role", models.CharField(choices=ROLES, max_length=20)),
                (
                    "desk",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="accounts.desk"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("desk__name", "user__username"),
                "constraints": [
                    models.UniqueConstraint(fields=("user", "desk"), name="accounts_membership_once"),
                    models.CheckConstraint(
                        condition=models.Q(("role__in", NAMES)), name="accounts_membership_known_role"
                    ),
                ],
            },
        ),
    ]
