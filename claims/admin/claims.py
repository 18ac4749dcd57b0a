"""The list of claims over all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from claims.actions.triage import select_claim
from claims.lists.search import claims_with
from claims.models import Claim
from claims.permissions import may_somewhere
from claims.visibility import claims_seen_by
from claims.workbench.queues import open_claims_of, with_failed_lookup, with_notice_for
from factcheck.accounts.models import User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.errors import FactcheckError


class WorkFilter(admin.SimpleListFilter):
    title = "work"
    parameter_name = "work"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("mine", "my open claims"),
            ("noticed", "something happened for me to see"),
            ("failed", "a lookup failed"),
            ("attention", "look again"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        user = cast(User, request.user)
        narrow: dict[str, Callable[[], QuerySet[Any]]] = {
            "mine": lambda: open_claims_of(queryset, user),
            "noticed": lambda: with_notice_for(queryset, user),
            "failed": lambda: with_failed_lookup(queryset),
            "attention": lambda: queryset.exclude(attention=""),
        }
        chosen = narrow.get(self.value() or "")
        return chosen() if chosen else queryset


@admin.register(Claim)
class ClaimAdmin(ReadOnlyAdmin):
    list_display = ("claim", "kind_label", "state_pill", "worth", "claimant", "assigned_to")
    list_display_links = None
    list_filter = (WorkFilter, "state", "kind")
    search_fields = ("text",)  # asks for the search box; claims.lists.search says what is searched
    search_help_text = "Whole words in any order; the last one may be a beginning. Titles count, too."
    list_select_related = ("article", "assigned_to")
    ordering = ("-check_worthiness", "-pk")
    actions = ("select_for_checking",)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        return (claims_with(queryset, search_term) if search_term else queryset), False

    def has_triage_permission(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and may_somewhere(request.user, "triage")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return claims_seen_by(request.user).order_by(*self.ordering)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        claim = get_object_or_404(claims_seen_by(request.user), pk=unquote(object_id))
        return redirect("workbench:claim", article_id=claim.article_id, number=claim.number)

    @admin.action(description="Select for checking", permissions=["triage"])
    def select_for_checking(self, request: HttpRequest, queryset: QuerySet[Claim]) -> None:
        selected = 0
        for claim in queryset.select_related("article"):
            try:
                select_claim(claim=claim, actor=cast(User, request.user))
            except FactcheckError as error:
                self.message_user(request, error.message, messages.WARNING)
            else:
                selected += 1
        if selected:
            said = "claim is" if selected == 1 else "claims are"
            self.message_user(request, f"{selected} {said} selected; lookups are under way.", messages.SUCCESS)

    @admin.display(description="claim")
    def claim(self, claim: Claim) -> SafeString:
        words = claim.text if len(claim.text) <= 180 else f"{claim.text[:179]}…"
        url = reverse("workbench:claim", args=[claim.article_id, claim.number])
        return format_html(
            '<div class="wide"><a class="claim-link" href="{}">{}</a><a class="meta" href="{}">{}</a></div>',
            url,
            words,
            reverse("workbench:article", args=[claim.article_id]),
            claim.article.title,
        )

    @admin.display(description="kind", ordering="kind")
    def kind_label(self, claim: Claim) -> SafeString:
        return format_html('<span class="kind {0}">{0}</span>', claim.kind)

    @admin.display(description="state", ordering="state")
    def state_pill(self, claim: Claim) -> SafeString:
        return format_html('<span class="pill {}">{}</span>', claim.state, claim.get_state_display())

    @admin.display(description="check-worthiness", ordering="check_worthiness")
    def worth(self, claim: Claim) -> SafeString:
        worth = f"{claim.check_worthiness:.2f}"
        return format_html('<meter min="0" max="1" value="{0}" aria-hidden="true"></meter> {0}', worth)
