"""Verdicts handed in before this was kept: checked against the newest text that was there at that moment."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def backfill(apps, editor):
    version = apps.get_model("claims", "ArticleVersion").objects.filter(
        article=OuterRef("verdict__claim__article"), created_at__lte=OuterRef("submitted_at")
    )
    handed_in = (
        apps.get_model("claims", "VerdictVersion")
        .objects.filter(submitted_at__isnull=False)
        .annotate(stood=Subquery(version.order_by("-number").values("pk")[:1]))
        .exclude(stood=None)
        .values_list("pk", "stood")
    )
    model = apps.get_model("claims", "CheckedAgainst")
    model.objects.bulk_create(
        [model(verdict_version_id=pk, article_version_id=stood) for pk, stood in handed_in.iterator()], batch_size=500
    )


class Migration(migrations.Migration):
    dependencies = [("claims", "0012_reshapings_and_what_versions_hold")]

    operations = [migrations.RunPython(backfill, migrations.RunPython.noop)]
