"""Whoever works on a claim watches it; notices name the article of their claim. The next migration requires it."""

from django.db import migrations
from django.db.models import OuterRef, Subquery


def let_them_watch(apps, editor):
    Claim, Evidence = apps.get_model("claims", "Claim"), apps.get_model("claims", "Evidence")
    Version, Review = apps.get_model("claims", "VerdictVersion"), apps.get_model("claims", "Review")
    Watch, Notice = apps.get_model("claims", "Watch"), apps.get_model("claims", "Notice")
    people = set(Claim.objects.exclude(assigned_to=None).values_list("article", "pk", "assigned_to"))
    people |= set(
        Evidence.objects.filter(withdrawn_at=None).values_list("claim__article", "claim", "attached_by").distinct()
    )
    people |= set(
        Version.objects.exclude(writers=None).values_list("verdict__claim__article", "verdict__claim", "writers")
    )
    people |= set(
        Review.objects.filter(voided_at=None).values_list(
            "version__verdict__claim__article", "version__verdict__claim", "reviewer"
        )
    )
    Watch.objects.bulk_create(
        [Watch(article_id=article, claim_id=claim, person_id=person) for article, claim, person in sorted(people)],
        batch_size=500,
        ignore_conflicts=True,
    )
    article = Claim.objects.filter(pk=OuterRef("claim")).values("article")[:1]
    Notice.objects.filter(article=None).update(article=Subquery(article))


class Migration(migrations.Migration):
    dependencies = [("claims", "0017_comments_watches_and_presence")]

    operations = [migrations.RunPython(let_them_watch, migrations.RunPython.noop)]
