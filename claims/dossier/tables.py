"""Which records a dossier holds: one entry per type of record, in the order in which they are written.

To add a type, add a ``Table``. The audit events of its rows come along by themselves, and so do the names of the
people whom its fields point to; ``docs/dossier.md`` lists the fields, and a test compares.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from claims.dossier.conversation import CONVERSATION
from claims.dossier.decisions import ON_VERDICTS
from claims.dossier.table import Table, of
from claims.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    Correction,
    Dossier,
    DraftRevision,
    Evidence,
    Finding,
    Rating,
    RatingScale,
    ReplyRequest,
    ReplyUpdate,
    Review,
    SecondRating,
    Verdict,
    VerdictVersion,
    VersionChange,
)
from sources.models import Archive, IntegrityCheck, Lookup, LookupResult, Revisit, Snapshot, Source


def snapshots_of(article: int) -> QuerySet[Snapshot]:
    """What evidence, findings and the register of replies rest on, withdrawn and superseded ones too."""
    cited = Evidence.objects.filter(claim__article=article).values("snapshot")
    compared = Finding.objects.filter(version__article=article, snapshot__isnull=False).values("snapshot")
    found_later = Revisit.objects.filter(snapshot__in=cited, found__isnull=False).values("found")
    asked = ReplyRequest.objects.filter(article=article, snapshot__isnull=False).values("snapshot")
    replied = ReplyUpdate.objects.filter(request__article=article, snapshot__isnull=False).values("snapshot")
    kept = (cited, compared, found_later, asked, replied)
    return Snapshot.objects.filter(reduce(or_, (Q(pk__in=ids) for ids in kept)))


def scales_of(article: int) -> QuerySet[RatingScale]:
    """The scales that something was rated on, be it in a draft that was written over or by a second person."""
    rated = VerdictVersion.objects.filter(verdict__claim__article=article, rating__isnull=False)
    drafted = DraftRevision.objects.filter(version__verdict__claim__article=article, rating__isnull=False)
    second = SecondRating.objects.filter(version__verdict__claim__article=article)
    used = (rows.values("rating__scale") for rows in (rated, drafted, second))
    return RatingScale.objects.filter(reduce(or_, (Q(pk__in=ids) for ids in used)))


CHECKED = (
    Table(
        "article",
        "the article",
        of(Article, "pk"),
        "id desk=desk__name title slug url publisher author language published_on current_version "
        "current_sha256 is_public warnings created_at created_by",
    ),
    Table(
        "article_versions",
        "its texts; the words are in versions/ID.txt",
        of(ArticleVersion, "article"),
        "id number sha256 source_format created_at created_by",
    ),
    Table(
        "version_changes",
        "how many words a text added to the one before it, and took away",
        of(VersionChange, "version__article"),
        "id version words_added words_removed",
    ),
    Table(
        "claims",
        "what it claims",
        of(Claim, "article"),
        "id number kind text statement claimant person role organisation value unit approximate detail nature "
        "check_worthiness reasons found_by state state_reason attention assigned_to priority due_on revision "
        "created_by created_at updated_at",
    ),
    Table(
        "claim_anchors",
        "where the words of a claim stand in a version: code points, end exclusive",
        of(ClaimAnchor, "claim__article"),
        "id claim version start end prefix suffix",
    ),
    Table(
        "lookups",
        "who was asked what about a claim, when, and how it went",
        of(Lookup, "claim_lookup__claim__article"),
        "id claim=claim_lookup__claim provider query query_hash outcome hit_count requested_by requested_at "
        "finished_at answered_at job_state=job__state attempts=job__attempts failure=job__last_error",
    ),
    Table(
        "lookup_results",
        "what came back, used or not",
        of(LookupResult, "lookup__claim_lookup__claim__article"),
        "id lookup rank title url publisher published_on passage passage_start matched snapshot "
        "snapshot_sha256=snapshot__sha256 data",
    ),
    Table(
        "evidence",
        "excerpts of snapshots attached to a claim, withdrawn ones too: code points, end exclusive",
        of(Evidence, "claim__article"),
        "id claim snapshot start end excerpt stance note from_result attached_by attached_at withdrawn_at "
        "withdrawn_reason",
    ),
    Table(
        "sources",
        "what was cited or compared",
        lambda article: Source.objects.filter(pk__in=snapshots_of(article).values("source")),
        "id url title publisher proximity created_at created_by",
    ),
    Table(
        "snapshots",
        "captures of them; the bytes are in snapshots/ID.bin, the text read from them in snapshots/ID.txt",
        snapshots_of,
        "id source sha256 byte_count media_type text_sha256 title author publisher published_on language url "
        "final_url http_status captured_at captured_by",
    ),
    Table(
        "archives",
        "visits that captured them, as WARC files in archives/ID.warc.gz",
        lambda article: Archive.objects.filter(snapshot__in=snapshots_of(article)),
        "id snapshot sha256 byte_count canonical_url address visited_at",
    ),
    Table(
        "integrity_checks",
        "whether what is stored was still what had been captured",
        lambda article: IntegrityCheck.objects.filter(snapshot__in=snapshots_of(article)),
        "id snapshot outcome detail checked_at",
    ),
    Table(
        "revisits",
        "later visits to a cited address",
        lambda article: Revisit.objects.filter(snapshot__in=snapshots_of(article)),
        "id snapshot found outcome detail visited_at",
    ),
    Table(
        "findings",
        "what the machine's checks saw, superseded ones too; never a verdict",
        of(Finding, "version__article"),
        "id version claim snapshot kind start end outcome certainty explanation detail compared_sha256 made_at "
        "superseded_at",
    ),
    Table(
        "verdicts",
        "the conclusion on a claim; its content is in its versions",
        of(Verdict, "claim__article"),
        "id claim slug published_version first_published_at retracted_at retraction_reason",
    ),
    Table(
        "verdict_versions",
        "ratings and rationales, published ones and the open one",
        of(VerdictVersion, "verdict__claim__article"),
        "id verdict claim=verdict__claim number rating headline claimed found rationale correction_kind "
        "correction_note author revision content_sha256 created_at updated_at submitted_at published_at "
        "published_by",
    ),
    Table(
        "verdict_writers",
        "everybody who wrote in a version",
        of(VerdictVersion.writers.through, "verdictversion__verdict__claim__article"),
        "id version=verdictversion person=user",
    ),
    Table(
        "verdict_evidence",
        "the evidence that a published version cites",
        of(VerdictVersion.evidence.through, "verdictversion__verdict__claim__article"),
        "id version=verdictversion evidence",
    ),
    Table(
        "reviews",
        "decisions of second persons, bound to the hash of what they decided on",
        of(Review, "version__verdict__claim__article"),
        "id version claim=version__verdict__claim author reviewer decision comment content_sha256 decided_at voided_at",
    ),
    Table(
        "corrections",
        "public changes to something published",
        of(Correction, "verdict__claim__article"),
        "id verdict version kind note made_by made_at",
    ),
    Table(
        "rating_scales",
        "the scales that were used",
        scales_of,
        "id slug version language name description is_active",
    ),
    Table(
        "ratings",
        "their values, with what each means",
        lambda article: Rating.objects.filter(scale__in=scales_of(article)),
        "id scale slug label definition tone icon number position",
    ),
)

EXPORTS = Table(
    "dossiers",
    "dossiers made before this one at the workbench, by the SHA-256 of their ZIP",
    lambda article: Dossier.objects.filter(article=article, finished_at__isnull=False),
    "id sha256 byte_count requested_by requested_at finished_at removed_at",
)

TABLES: tuple[Table, ...] = (*CHECKED, *ON_VERDICTS, *CONVERSATION, EXPORTS)
