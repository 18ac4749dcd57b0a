"""Comments and their former texts are kept: the database refuses what would lose one."""

import django.db.models.deletion
from django.db import migrations, models

from factcheck.immutable_rows import Refusal, refuse


class Migration(migrations.Migration):
    dependencies = [("claims", "0018_watchers_of_claims")]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="notices", to="claims.article"
            ),
        ),
        refuse(
            Refusal(
                "claims_comment_no_delete", "claims_comment", "DELETE", "a comment is withdrawn, never deleted"
            ),
            Refusal(
                "claims_comment_same_place",
                "claims_comment",
                "UPDATE",
                "whose a comment is, and where it stands, never changes",
                "NEW.author_id <> OLD.author_id OR NEW.article_id <> OLD.article_id OR NEW.made_at <> OLD.made_at "
                "OR COALESCE(NEW.claim_id, 0) <> COALESCE(OLD.claim_id, 0) "
                "OR COALESCE(NEW.thread_id, 0) <> COALESCE(OLD.thread_id, 0)",
            ),
            Refusal(
                "claims_comment_stays_withdrawn",
                "claims_comment",
                "UPDATE",
                "a withdrawn comment stays withdrawn, and its words as they are",
                "OLD.withdrawn_at IS NOT NULL AND (NEW.withdrawn_at IS NULL OR NEW.words <> OLD.words)",
            ),
            Refusal(
                "claims_comment_former_words",
                "claims_comment",
                "UPDATE",
                "a comment is rewritten only where its former words are kept",
                "NEW.words <> OLD.words AND NOT EXISTS (SELECT 1 FROM claims_formerwords f "
                "WHERE f.comment_id = OLD.id AND f.revision = OLD.revision AND f.words = OLD.words)",
            ),
            Refusal(
                "claims_formerwords_no_update",
                "claims_formerwords",
                "UPDATE",
                "what a comment said before is never changed",
            ),
            Refusal(
                "claims_formerwords_no_delete",
                "claims_formerwords",
                "DELETE",
                "what a comment said before is never deleted",
            ),
        ),
    ]
