"""Which records a dossier holds: one entry per type of record, in the order in which they are written.

To add a type, add a ``Table``. The audit events of its rows come along by themselves, and so do the names of the
people whom its fields point to; ``docs/dossier.md`` lists the fields, and a test compares.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Model, Q, QuerySet, TextField, Value, When

from claims.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    Comment,
    Correction,
    Evidence,
    Finding,
    FormerWords,
    Notice,
    Rating,
    RatingScale,
    Review,
    Verdict,
    VerdictVersion,
)
from sources.models import Archive, IntegrityCheck, Lookup, LookupResult, Revisit, Snapshot, Source

Rows = Callable[[int], "QuerySet[Any]"]


@dataclass(frozen=True, slots=True)
class Table:
    """One type of record. ``rows`` answers those of an article.

    ``fields`` are separated by blanks; each is a column, or ``name=path`` to one. What leads to another object is its
    id.
    """

    name: str
    about: str
    rows: Rows
    fields: str

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(field.partition("=")[0] for field in self.fields.split())

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(field.rpartition("=")[2] for field in self.fields.split())


def of(model: type[Model], path: str) -> Rows:
    """The rows of ``model`` from which ``path`` leads to the article."""
    return lambda article: model._default_manager.filter(**{path: article})


def snapshots_of(article: int) -> QuerySet[Snapshot]:
    """What the article's evidence and findings rest on, withdrawn and superseded ones too, and what was found later."""
    cited = Evidence.objects.filter(claim__article=article).values("snapshot")
    compared = Finding.objects.filter(version__article=article, snapshot__isnull=False).values("snapshot")
    found_later = Revisit.objects.filter(snapshot__in=cited, found__isnull=False).values("found")
    return Snapshot.objects.filter(Q(pk__in=cited) | Q(pk__in=compared) | Q(pk__in=found_later))


def scales_of(article: int) -> QuerySet[RatingScale]:
    """The scales that something was rated on."""
    rated = VerdictVersion.objects.filter(verdict__claim__article=article, rating__isnull=False)
    return RatingScale.objects.filter(pk__in=rated.values("rating__scale"))


def comments_of(article: int) -> QuerySet[Comment]:
    """What was said; ``said`` is "" where it was withdrawn: those words are shown to nobody any more."""
    said = Case(When(withdrawn_at=None, then="words"), default=Value(""), output_field=TextField())
    return Comment.objects.filter(article=article).annotate(said=said)


TABLES: tuple[Table, ...] = (
    Table(
        "article",
        "the article",
        of(Article, "pk"),
        "id title slug url publisher author language published_on current_version current_sha256 is_public "
        "warnings created_at created_by",
    ),
    Table(
        "article_versions",
        "its texts; the words are in versions/ID.txt",
        of(ArticleVersion, "article"),
        "id number sha256 source_format created_at created_by",
    ),
    Table(
        "claims",
        "what it claims",
        of(Claim, "article"),
        "id number kind text statement claimant person role organisation value unit approximate detail nature "
        "check_worthiness reasons found_by state state_reason attention assigned_to revision created_by "
        "created_at updated_at",
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
        "id slug version name description is_active",
    ),
    Table(
        "ratings",
        "their values, with what each means",
        lambda article: Rating.objects.filter(scale__in=scales_of(article)),
        "id scale slug label definition tone icon number position",
    ),
    Table(
        "notices",
        "what people were told about a claim",
        of(Notice, "article"),
        "id recipient claim kind words made_at seen_at",
    ),
    Table(
        "comments",
        "what the desk said about the article and its claims; of a withdrawn comment without its words",
        comments_of,
        "id claim thread author words=said revision made_at edited_at withdrawn_at withdrawn_by resolved_at "
        "resolved_by",
    ),
    Table(
        "former_words",
        "what comments that stand said before they were rewritten",
        lambda article: FormerWords.objects.filter(comment__in=comments_of(article).filter(withdrawn_at=None)),
        "id comment revision words replaced_at",
    ),
)
