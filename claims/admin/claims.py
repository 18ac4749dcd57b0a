"""The list of claims over all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from claims.actions.exports import record_export
from claims.admin.bulk.steps import BULK_STEPS, BulkStep
from claims.admin.bulk.views import confirm, take
from claims.admin.claim_facets import FACETS
from claims.admin.claim_list import ClaimList
from claims.admin.saved_lists import SavedListsMixin
from claims.lists.export import as_csv, as_json_lines
from claims.lists.search import claims_with
from claims.lists.what_next import score_in_sql
from claims.models import Claim, SavedFilter
from claims.models.claim import Priority
from claims.permissions import may_somewhere
from claims.visibility import claims_seen_by
from claims.workbench.render import person
from claims.workflow import CLOSED_STATES
from factcheck.accounts.read_only_admin import ReadOnlyAdmin

EXPORTS = {"csv": (as_csv, "text/csv; charset=utf-8"), "jsonl": (as_json_lines, "application/jsonl; charset=utf-8")}


@admin.register(Claim)
class ClaimAdmin(SavedListsMixin, ReadOnlyAdmin):
    listing = SavedFilter.Listing.CLAIMS
    list_display = ("claim", "state_pill", "worth", "priority_pill", "due", "assigned_to")
    list_display_links = None
    list_filter = FACETS
    search_fields = ("text",)  # asks for the search box; claims.lists.search says what is searched
    search_help_text = "Whole words in any order; the last one may be a beginning. Titles count, too."
    sortable_by = ("state_pill", "worth", "priority_pill", "due")
    show_facets = admin.ShowFacets.NEVER  # the facets bring their own numbers

    def get_urls(self) -> list[URLPattern]:
        return [
            path("export/", self.admin_site.admin_view(require_POST(self.export_view)), name="claims_claim_export"),
            path("bulk/<slug:name>/", self.admin_site.admin_view(require_POST(take)), name="claims_claim_bulk"),
            *super().get_urls(),
        ]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ClaimList]:
        return ClaimList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return claims_seen_by(person(request)).order_by(*self.get_ordering(request))

    def get_ordering(self, request: HttpRequest) -> tuple[Any, ...]:
        return (score_in_sql(timezone.localdate()).desc(), "-pk")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (claims_with(queryset, search_term) if search_term else queryset), False

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        claim = get_object_or_404(claims_seen_by(person(request)), pk=unquote(object_id))
        return redirect("workbench:claim", article_id=claim.article_id, number=claim.number)

    # --- many at once -----------------------------------------------------------------------------------------

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        offered = [step for step in BULK_STEPS.values() if may_somewhere(person(request), step.permission)]
        return {step.name: (_action(step), step.name, step.label) for step in offered}

    # --- export -----------------------------------------------------------------------------------------------

    def export_view(self, request: HttpRequest) -> HttpResponseBase:
        """The list at the end of the address as a file; a POST, because it is recorded."""
        form = request.POST.get("format", "")
        if form not in EXPORTS:
            return redirect("admin:claims_claim_changelist")
        try:
            changelist = self.get_changelist_instance(request)
        except IncorrectLookupParameters:
            return redirect("admin:claims_claim_changelist")
        record_export(actor=person(request), form=form, query=request.GET.urlencode(), claims=changelist.result_count)
        write, media_type = EXPORTS[form]
        name = f"claims-{timezone.localdate():%Y-%m-%d}.{form}"
        return StreamingHttpResponse(
            write(changelist.queryset, settings.SITE_URL),
            content_type=media_type,
            headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
        )

    # --- columns ----------------------------------------------------------------------------------------------

    @admin.display(description="claim")
    def claim(self, claim: Claim) -> SafeString:
        words = claim.text if len(claim.text) <= 180 else f"{claim.text[:179]}…"
        url = reverse("workbench:claim", args=[claim.article_id, claim.number])
        attention = format_html(' <span class="pill attention">{}</span>', "look again") if claim.attention else ""
        return format_html(
            '<div class="wide"><a class="claim-link" href="{}">{}</a>'
            '<span class="meta"><span class="kind {}">{}</span>{} · <a href="{}">{}</a>{}</span></div>',
            url,
            words,
            claim.kind,
            claim.kind,
            f" · {claim.claimant}" if claim.claimant else "",
            reverse("workbench:article", args=[claim.article_id]),
            claim.article.title,
            attention,
        )

    @admin.display(description="state", ordering="state")
    def state_pill(self, claim: Claim) -> SafeString:
        return format_html('<span class="pill {}">{}</span>', claim.state, claim.get_state_display())

    @admin.display(description="check-worthiness", ordering="check_worthiness")
    def worth(self, claim: Claim) -> SafeString:
        worth = f"{claim.check_worthiness:.2f}"
        return format_html('<meter min="0" max="1" value="{0}" aria-hidden="true"></meter> {0}', worth)

    @admin.display(description="priority", ordering="priority")
    def priority_pill(self, claim: Claim) -> SafeString | str:
        if claim.priority == Priority.NORMAL:
            return ""
        label = claim.get_priority_display()
        return format_html('<span class="priority {0}">{0}</span>', label)

    @admin.display(description="due", ordering="due_on")
    def due(self, claim: Claim) -> SafeString | str:
        if claim.due_on is None:
            return ""
        left = (claim.due_on - timezone.localdate()).days
        day = f"{claim.due_on:%-d %b %Y}"
        if claim.state in CLOSED_STATES or left > 2:
            return day
        said = "overdue" if left < 0 else "today" if left == 0 else "soon"
        return format_html('<span class="due {}">{} <strong>{}</strong></span>', said, day, said)


def _action(step: BulkStep) -> Callable[[ClaimAdmin, HttpRequest, QuerySet[Claim]], HttpResponse]:
    def ask(admin: ClaimAdmin, request: HttpRequest, queryset: QuerySet[Claim]) -> HttpResponse:
        return confirm(request, step, queryset)

    return ask
