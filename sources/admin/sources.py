"""Sources: the library's list, adding a document, capturing an address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse

from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.accounts.roles import CHECKERS, has_role
from sources.actions.documents import add_document, capture
from sources.actions.sources import DESCRIPTION, describe_source
from sources.admin.forms import CaptureForm, DocumentForm, form_page
from sources.models import Snapshot, Source

if TYPE_CHECKING:
    TabularInline = admin.TabularInline[Snapshot, Source]
else:
    TabularInline = admin.TabularInline


class SnapshotInline(TabularInline):
    model = Snapshot
    fields = readonly_fields = ("captured_at", "media_type", "byte_count", "sha256")
    show_change_link = True
    extra = 0
    can_delete = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Snapshot]:
        return super().get_queryset(request).defer("text")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, CHECKERS)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Source)
class SourceAdmin(ReadOnlyAdmin):
    """Title, publisher and proximity can be described anew; what was captured never changes."""

    list_display = ("title", "publisher", "nearness", "snapshot_count")
    list_filter = ("proximity",)
    search_fields = ("title", "publisher", "url")
    ordering = ("-pk",)
    fields = (*DESCRIPTION, "url", "created_at", "created_by")
    readonly_fields = ("url", "created_at", "created_by")
    inlines = (SnapshotInline,)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, CHECKERS)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, CHECKERS)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        queryset: QuerySet[Source] = super().get_queryset(request)
        return queryset.annotate(snapshot_total=Count("snapshots"))

    @admin.display(description="primary or secondary", ordering="proximity")
    def nearness(self, source: Source) -> str:
        return source.proximity

    @admin.display(description="snapshots", ordering="snapshot_total")
    def snapshot_count(self, source: Any) -> int:
        return int(source.snapshot_total)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.capture_view)
        return [path("capture/", view, name="sources_source_capture"), *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Adding a source is adding a document. Not inside a transaction: reading a document takes its time."""
        actor = _actor(request)

        def submit(given: dict[str, Any]) -> tuple[str, str]:
            file = given.pop("file")
            snapshot = add_document(actor=actor, name=file.name or "", data=file.read(), **given)
            address = reverse("admin:sources_snapshot_change", args=[snapshot.pk])
            return f"“{snapshot.title}” is in the library.", address

        return form_page(self, request, DocumentForm, title="Add a document", button="Add", submit=submit)

    def capture_view(self, request: HttpRequest) -> HttpResponse:
        actor = _actor(request)

        def submit(given: dict[str, Any]) -> tuple[str, str]:
            capture(actor=actor, **given)
            return "The capture is queued; its row below tells how it goes.", reverse(
                "admin:sources_capture_changelist"
            )

        return form_page(self, request, CaptureForm, title="Capture an address", button="Capture", submit=submit)

    def save_model(self, request: HttpRequest, obj: Source, form: forms.BaseForm, change: bool) -> None:
        describe_source(
            source=obj, actor=_actor(request), title=obj.title, publisher=obj.publisher, proximity=obj.proximity
        )


def _actor(request: HttpRequest) -> User:
    assert isinstance(request.user, User), "admin_view lets only desk users in"
    return request.user
