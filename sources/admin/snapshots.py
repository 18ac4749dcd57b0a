"""Snapshots, as they were captured; searched by the library's full text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.outbound_media import OCTETS
from sources.library.full_text import snapshots_with_words
from sources.library.words import words_of
from sources.models import Archive, IntegrityCheck, Snapshot

MAX_FOUND = 500
SHOWN_CHARACTERS = 20_000
SHOWN_VISITS = 10
EMPTY = SafeString("none")


@admin.register(Snapshot)
class SnapshotAdmin(ReadOnlyAdmin):
    list_display = ("title", "publisher", "published_on", "captured_at", "media_type", "byte_count")
    list_select_related = True
    search_fields = ("text",)
    search_help_text = "Words of the title, the publisher or the text."
    ordering = ("-pk",)
    fields = (
        "title",
        "source",
        "author",
        "publisher",
        "published_on",
        "language",
        "url",
        "final_url",
        "http_status",
        "media_type",
        "byte_count",
        "sha256",
        "text_sha256",
        "captured_at",
        "captured_by",
        "stored",
        "kept",
        "later",
        "beginning",
    )
    readonly_fields = ("stored", "kept", "later", "beginning")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        queryset: QuerySet[Snapshot] = super().get_queryset(request)
        match = request.resolver_match
        return queryset if match and match.url_name == "sources_snapshot_change" else queryset.defer("text")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if not search_term.strip():
            return queryset, False
        return queryset.filter(pk__in=snapshots_with_words(words_of(search_term).forms[:40], MAX_FOUND)), False

    def get_urls(self) -> list[URLPattern]:
        desk = self.admin_site.admin_view
        return [
            path("<int:pk>/bytes/", desk(self.bytes_view), name="sources_snapshot_bytes"),
            path("<int:pk>/archives/<int:archive>/", desk(self.archive_view), name="sources_snapshot_archive"),
            *super().get_urls(),
        ]

    def bytes_view(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The captured bytes as a download."""
        snapshot = get_object_or_404(Snapshot.objects.defer("text"), pk=pk)
        return download(snapshot.file, f"{snapshot.sha256}.bin")

    def archive_view(self, request: HttpRequest, pk: int, archive: int) -> HttpResponseBase:
        """The WARC file of one visit as a download."""
        kept = get_object_or_404(Archive, pk=archive, snapshot=pk)
        return download(kept.file, f"{kept.sha256}.warc.gz")

    @admin.display(description="stored bytes")
    def stored(self, snapshot: Snapshot) -> SafeString:
        """A download, and whether the bytes are still what was captured."""
        address = reverse("admin:sources_snapshot_bytes", args=[snapshot.pk])
        check = IntegrityCheck.objects.filter(snapshot=snapshot).first()
        told = f"{check.outcome} on {check.checked_at:%Y-%m-%d}. {check.detail}" if check else "not hashed again yet"
        return format_html('<a href="{}">Download</a> · {}', address, told)

    @admin.display(description="WARC files")
    def kept(self, snapshot: Snapshot) -> SafeString:
        rows = (
            (
                reverse("admin:sources_snapshot_archive", args=[snapshot.pk, kept.pk]),
                f"{kept.visited_at:%Y-%m-%d %H:%M}",
            )
            for kept in snapshot.archives.all()
        )
        return format_html_join(" · ", '<a href="{}">{}</a>', rows) or EMPTY

    @admin.display(description="later visits")
    def later(self, snapshot: Snapshot) -> SafeString:
        visits = snapshot.revisits.all()[:SHOWN_VISITS]
        rows = ((f"{visit.visited_at:%Y-%m-%d}", visit.get_outcome_display(), visit.detail) for visit in visits)
        return format_html_join("; ", "{}: {} {}", rows) or EMPTY

    @admin.display(description="text")
    def beginning(self, snapshot: Snapshot) -> str:
        """The text; of a long one its beginning, so that the page stays usable."""
        if len(snapshot.text) <= SHOWN_CHARACTERS:
            return snapshot.text
        return f"{snapshot.text[:SHOWN_CHARACTERS]}… ({len(snapshot.text):,} characters altogether)"


def download(file: FieldFile, name: str) -> HttpResponseBase:
    """What was captured, never as a page of ours: as a file of unknown type that the browser must save."""
    try:
        response = FileResponse(file.open("rb"), as_attachment=True, filename=name, content_type=OCTETS)
    except FileNotFoundError:
        raise Http404("The stored file is missing; `manage.py verify_evidence` tells more.") from None
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["X-Content-Type-Options"] = "nosniff"
    return response
