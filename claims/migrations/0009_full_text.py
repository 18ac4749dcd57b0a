"""Full-text indexes over claims and over what names an article, kept by triggers."""

from django.db import migrations

from factcheck.full_text_index import FullTextIndex, install


class Migration(migrations.Migration):
    # sources.0003 makes the function that reads words on PostgreSQL.
    dependencies = [("claims", "0008_notices_and_source_checks"), ("sources", "0003_full_text")]

    operations = [
        install(
            FullTextIndex("claims_claim", ("text", "statement", "claimant", "person")),
            FullTextIndex("claims_article", ("title", "publisher", "author")),
        )
    ]
