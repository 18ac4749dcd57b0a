"""Inviting people from the admin: the form, the list of invitations, sending one again and taking it back."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from factcheck.accounts.models import ROLE_CHOICES, Desk, Role, User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin, is_administrator
from factcheck.accounts.roles import ADMINISTRATORS, has_role
from factcheck.errors import FactcheckError
from factcheck.mail.actions import leaves_the_house
from factcheck.people.desks import administered_desks
from factcheck.people.invitations import invite, revoke, send_again
from factcheck.people.models import Invitation

PILLS = {"open": "queued", "accepted": "done", "revoked": "cancelled", "expired": "dead"}


class InviteForm(forms.Form):
    """Who is invited, and to what: a role in the house, roles at single desks, or both."""

    name = forms.CharField(max_length=120, help_text="As published verdicts will print it; the person can change it.")
    email = forms.EmailField(label="E-mail", max_length=254)

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_administrator(actor):
            self.fields["role"] = forms.ChoiceField(
                label="Role in the house",
                required=False,
                choices=[("", "none: single desks only"), *ROLE_CHOICES],
                help_text="Counts at every desk.",
            )
        self.desks: dict[str, Desk] = {}
        for desk in administered_desks(actor).filter(is_active=True):
            name = f"desk_{desk.pk}"
            self.desks[name] = desk
            self.fields[name] = forms.ChoiceField(
                label=f"Role at {desk.name}", required=False, choices=[("", "none of its own"), *ROLE_CHOICES]
            )

    @property
    def house_role(self) -> Role | None:
        chosen = self.cleaned_data.get("role")
        return Role(chosen) if chosen else None

    @property
    def roles_at_desks(self) -> dict[Desk, Role]:
        return {desk: Role(chosen) for name, desk in self.desks.items() if (chosen := self.cleaned_data[name])}


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, name) for name in PILLS]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Invitation]) -> QuerySet[Invitation]:
        waiting = queryset.filter(accepted_at=None, revoked_at=None)
        found = {
            "open": waiting.filter(expires_at__gt=timezone.now()),
            "expired": waiting.filter(expires_at__lte=timezone.now()),
            "accepted": queryset.filter(accepted_at__isnull=False),
            "revoked": queryset.filter(revoked_at__isnull=False),
        }
        return found.get(self.value() or "", queryset)


@admin.register(Invitation)
class InvitationAdmin(ReadOnlyAdmin):
    list_display = ("name", "email", "gives", "standing_pill", "invited_by", "created_at", "expires_at")
    list_filter = (StandingFilter,)
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("name", "email")
    ordering = ("-created_at", "-pk")
    fields = ("name", "email", "gives", "standing_pill", "invited_by", "created_at", "expires_at", "sent", "person")
    change_form_template = "admin/people/invitation.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        actor = cast(User, request.user)
        found = super().get_queryset(request).select_related("invited_by", "person").prefetch_related("desks__desk")
        if is_administrator(actor):
            return found
        own = administered_desks(actor)
        foreign = Invitation.objects.filter(desks__desk__in=Desk.objects.exclude(pk__in=own))
        return found.filter(role="", desks__desk__in=own).exclude(pk__in=foreign).distinct()

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, ADMINISTRATORS)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, ADMINISTRATORS)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return has_role(request.user, ADMINISTRATORS)

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("<int:pk>/again/", self._view(self.again), name="people_invitation_again"),
            path("<int:pk>/revoke/", self._view(self.revoke), name="people_invitation_revoke"),
        ]
        return own + super().get_urls()

    def _view(self, view: Any) -> Any:
        return self.admin_site.admin_view(require_POST(view))

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Invite somebody."""
        if not self.has_add_permission(request):
            return TemplateResponse(request, "admin/403.html", self.admin_site.each_context(request), status=403)
        actor = cast(User, request.user)
        form = InviteForm(request.POST or None, actor=actor)
        if request.method == "POST" and form.is_valid():
            given = form.cleaned_data
            try:
                invitation, link = invite(
                    actor=actor,
                    name=given["name"],
                    email=given["email"],
                    role=form.house_role,
                    desks=form.roles_at_desks,
                )
            except FactcheckError as refused:
                form.add_error(None, refused.message)
            else:
                return self._sent(request, invitation, link)
        context = self.admin_site.each_context(request) | {"title": "Invite somebody", "opts": self.opts, "form": form}
        status = 400 if form.errors else 200
        return TemplateResponse(request, "admin/people/invite.html", context, status=status)

    def again(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Send an invitation again, with a fresh link."""
        invitation = get_object_or_404(self.get_queryset(request), pk=pk)
        try:
            link = send_again(invitation=invitation, actor=cast(User, request.user))
        except FactcheckError as refused:
            messages.warning(request, refused.message)
            return redirect("admin:people_invitation_change", pk)
        return self._sent(request, invitation, link)

    def revoke(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take an invitation back."""
        invitation = get_object_or_404(self.get_queryset(request), pk=pk)
        try:
            revoke(invitation=invitation, actor=cast(User, request.user))
        except FactcheckError as refused:
            messages.warning(request, refused.message)
        else:
            messages.success(request, f"The invitation of {invitation.name} is taken back.")
        return redirect("admin:people_invitation_changelist")

    def _sent(self, request: HttpRequest, invitation: Invitation, link: str) -> HttpResponse:
        """Where nothing is mailed, the link stands in this one answer and nowhere else."""
        if leaves_the_house():
            messages.success(request, f"{invitation.name} gets a mail with a link that works for seven days.")
            return redirect("admin:people_invitation_changelist")
        context = self.admin_site.each_context(request) | {
            "title": "Invitation made",
            "opts": self.opts,
            "invitation": invitation,
            "link": link,
        }
        return TemplateResponse(request, "admin/people/invited.html", context, headers={"Cache-Control": "no-store"})

    @admin.display(description="gives")
    def gives(self, invitation: Invitation) -> str:
        house = [f"{invitation.get_role_display()} in the house"] if invitation.role else []
        return ", ".join(house + [str(given) for given in invitation.desks.all()])

    @admin.display(description="standing")
    def standing_pill(self, invitation: Invitation) -> SafeString:
        return format_html('<span class="pill {}">{}</span>', PILLS[invitation.standing], invitation.standing)
