"""Article texts, reviews' decisions and published verdict versions never change: the database refuses."""

from django.db import migrations

from factcheck.immutable_rows import Refusal, refuse

PUBLISHED = "EXISTS (SELECT 1 FROM claims_verdictversion v WHERE v.id = {row}.verdictversion_id AND v.published_at IS NOT NULL)"


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_relations")]

    operations = [
        refuse(
            Refusal(
                "claims_articleversion_no_update",
                "claims_articleversion",
                "UPDATE",
                "an article version is never changed",
            ),
            Refusal(
                "claims_articleversion_no_delete",
                "claims_articleversion",
                "DELETE",
                "an article version is never deleted",
            ),
            Refusal(
                "claims_claim_same_words",
                "claims_claim",
                "UPDATE",
                "the words of a claim never change",
                "NEW.text <> OLD.text OR NEW.kind <> OLD.kind OR NEW.article_id <> OLD.article_id",
            ),
            Refusal(
                "claims_verdictversion_published_no_update",
                "claims_verdictversion",
                "UPDATE",
                "a published verdict version is never changed",
                "OLD.published_at IS NOT NULL",
            ),
            Refusal(
                "claims_verdictversion_published_no_delete",
                "claims_verdictversion",
                "DELETE",
                "a published verdict version is never deleted",
                "OLD.published_at IS NOT NULL",
            ),
            Refusal(
                "claims_verdictversion_evidence_no_insert",
                "claims_verdictversion_evidence",
                "INSERT",
                "the sources of a published verdict version never change",
                PUBLISHED.format(row="NEW"),
            ),
            Refusal(
                "claims_verdictversion_evidence_no_delete",
                "claims_verdictversion_evidence",
                "DELETE",
                "the sources of a published verdict version never change",
                PUBLISHED.format(row="OLD"),
            ),
            Refusal(
                "claims_verdictversion_publish_needs_approval",
                "claims_verdictversion",
                "UPDATE",
                "only what a second person approved can be published",
                "NEW.published_at IS NOT NULL AND OLD.published_at IS NULL AND NOT EXISTS ("
                "SELECT 1 FROM claims_review r WHERE r.version_id = NEW.id AND r.decision = 'approved' "
                "AND r.voided_at IS NULL AND r.reviewer_id <> NEW.author_id "
                "AND r.content_sha256 = NEW.content_sha256)",
            ),
            Refusal(
                "claims_review_no_change_of_decision",
                "claims_review",
                "UPDATE",
                "a decision is never changed, only voided",
                "NEW.decision <> OLD.decision OR NEW.reviewer_id <> OLD.reviewer_id "
                "OR NEW.author_id <> OLD.author_id OR NEW.content_sha256 <> OLD.content_sha256",
            ),
            Refusal(
                "claims_evidence_same_words",
                "claims_evidence",
                "UPDATE",
                "evidence is withdrawn, never rewritten",
                "NEW.excerpt <> OLD.excerpt OR NEW.stance <> OLD.stance OR NEW.start <> OLD.start "
                'OR NEW."end" <> OLD."end" OR NEW.snapshot_id <> OLD.snapshot_id OR NEW.claim_id <> OLD.claim_id',
            ),
            Refusal(
                "claims_evidence_no_delete", "claims_evidence", "DELETE", "evidence is withdrawn, never deleted"
            ),
        )
    ]
