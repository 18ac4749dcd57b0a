"""Every article belongs to a desk; those that are there to the first one. The next migration requires it."""

import django.db.models.deletion
from django.db import migrations, models


def to_the_first_desk(apps, editor):
    articles = apps.get_model("claims", "Article").objects.filter(desk=None)
    if articles.exists():
        articles.update(desk=apps.get_model("accounts", "Desk").objects.order_by("pk").first())


class Migration(migrations.Migration):
    dependencies = [("accounts", "0003_desks_and_roles"), ("claims", "0014_draft_revisions")]

    operations = [
        migrations.AddField(
            model_name="article",
            name="desk",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="articles",
                to="accounts.desk",
            ),
        ),
        migrations.RunPython(to_the_first_desk, migrations.RunPython.noop),
    ]
