"""Snapshots, as they were captured; searched by the library's full text."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from sources.library.full_text import snapshots_with_words
from sources.library.words import words_of
from sources.models import Snapshot

MAX_FOUND = 500
SHOWN_CHARACTERS = 20_000


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
        "beginning",
    )
    readonly_fields = ("beginning",)

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

    @admin.display(description="text")
    def beginning(self, snapshot: Snapshot) -> str:
        """The text; of a long one its beginning, so that the page stays usable."""
        if len(snapshot.text) <= SHOWN_CHARACTERS:
            return snapshot.text
        return f"{snapshot.text[:SHOWN_CHARACTERS]}… ({len(snapshot.text):,} characters altogether)"
