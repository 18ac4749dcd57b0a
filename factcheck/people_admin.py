"""People and their API tokens in the admin. Registered from here, since accounts may not know the audit.

Administrators manage people. Everybody issues and revokes their own tokens; administrators see all of them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from factcheck.accounts.models import ApiToken, Role, User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin, is_administrator, is_desk_user
from factcheck.api.tokens import issue_token, revoke_token
from factcheck.audit.record import record
from factcheck.errors import FactcheckError
from factcheck.people.desk_admin import MembershipInline, save_memberships
from factcheck.people.lost_factor import lost_factor
from factcheck.people.notices import tell
from factcheck.people.second_factor import has_second_factor
from factcheck.people.sessions import end_sessions

admin.site.unregister(Group)  # Roles say what a person may do; groups would promise what nothing asks.


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """A person as an administrator changes them; the desk always keeps one administrator."""

    class Meta:
        model = User
        fields = ("username", "first_name", "last_name", "byline", "email", "role", "is_active")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        stays = data.get("role") == Role.ADMINISTRATOR and data.get("is_active", True)
        others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=self.instance.pk)
        was = User.objects.filter(pk=self.instance.pk, role=Role.ADMINISTRATOR, is_active=True)
        if not stays and was.exists() and not others.exists():
            raise ValidationError("This is the desk’s last administrator; name another one first.")
        return data


@admin.register(User)
class PersonAdmin(UserAdmin):  # type: ignore[type-arg]
    form = PersonForm
    list_display = ("username", "public_name", "role", "at_desks", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "first_name", "last_name", "byline", "email")
    ordering = ("username",)
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined", "second_factor")
    inlines = (MembershipInline,)
    fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "byline", "email")}),
        ("In the house", {"fields": ("role", "is_active", "last_login", "date_joined", "second_factor")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "first_name", "last_name", "byline", "email", "role", "password1", "password2")},
        ),
    )

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(lost_factor)
        return [path("<int:object_id>/second-factor/", view, name="accounts_user_second_factor"), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("memberships__desk")

    @admin.display(description="at desks")
    def at_desks(self, person: User) -> str:
        roles = [f"{row.desk.name} ({row.get_role_display().lower()})" for row in person.memberships.all()]
        return ", ".join(roles)

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else ()

    @admin.display(description="second factor")
    def second_factor(self, person: User) -> SafeString | str:
        if not has_second_factor(person):
            return "none"
        address = reverse("admin:accounts_user_second_factor", args=[person.pk])
        return format_html('set up · <a href="{}">It was lost</a>', address)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_administrator(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # What a person did stays on record under their name: they are made inactive instead.

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        changed = [name for name in form.changed_data if not name.startswith("password")]
        record(
            actor=cast(User, request.user),
            action="person.changed" if change else "person.added",
            obj=obj,
            fields=changed,
            role=obj.role,
            active=obj.is_active,
        )

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        save_memberships(formset, cast(User, request.user))

    def log_change(self, request: HttpRequest, obj: User, message: Any) -> Any:
        if message == "Changed password." or (isinstance(message, list) and _sets_password(message)):
            actor = cast(User, request.user)
            record(actor=actor, action="person.changed", obj=obj, fields=["password"])
            end_sessions(person=obj, actor=actor, keep=request.session.session_key)
            tell(obj, f"{actor.public_name} gave the account another password. All sessions were ended.")
        return super().log_change(request, obj, message)


def _sets_password(message: list[Any]) -> bool:
    return any("password" in str(part.get("changed", {}).get("fields", "")).lower() for part in message)


class TokenForm(forms.Form):
    name = forms.CharField(max_length=80, help_text="What uses it, so that it can be told from others later.")
    scopes = forms.MultipleChoiceField(
        choices=[(scope, scope) for scope in ApiToken.SCOPES], widget=forms.CheckboxSelectMultiple, initial=["read"]
    )
    expires_on = forms.DateField(
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="The last day on which it works. Left empty: until revoked.",
    )


@admin.register(ApiToken)
class ApiTokenAdmin(ReadOnlyAdmin):
    list_display = (
        "name",
        "shown_prefix",
        "user",
        "scopes_list",
        "created_at",
        "expires_at",
        "last_used_at",
        "standing",
    )
    list_display_links = None
    list_select_related = ("user",)
    ordering = ("-created_at",)
    actions = ("revoke",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        tokens = super().get_queryset(request)
        return tokens if is_administrator(request.user) else tokens.filter(user=cast(User, request.user))

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return is_desk_user(request.user)

    def has_revoke_permission(self, request: HttpRequest) -> bool:
        return is_desk_user(request.user)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Issue a token for oneself. The secret stands in this one answer and nowhere else."""
        user = cast(User, request.user)
        form = TokenForm(request.POST if request.method == "POST" else None)
        secret, error = "", ""
        if request.method == "POST" and form.is_valid():
            last_day = form.cleaned_data["expires_on"]
            expires_at = None
            if last_day is not None:
                midnight = dt.datetime.combine(last_day, dt.time.max)
                expires_at = timezone.make_aware(midnight)
            try:
                _, secret = issue_token(
                    user=user,
                    actor=user,
                    name=form.cleaned_data["name"],
                    scopes=form.cleaned_data["scopes"],
                    expires_at=expires_at,
                )
            except FactcheckError as refused:
                error = refused.message
        context = self.admin_site.each_context(request) | {
            "title": "Issue an API token",
            "opts": self.opts,
            "form": form,
            "secret": secret,
            "error": error,
        }
        status = 400 if error or form.errors else 200
        return TemplateResponse(request, "admin/accounts/apitoken/issue.html", context, status=status)

    @admin.action(description="Revoke", permissions=["revoke"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[ApiToken]) -> None:
        for token in queryset.select_related("user"):
            try:
                revoke_token(token=token, actor=cast(User, request.user))
            except FactcheckError as error:
                self.message_user(request, f"{token}: {error.message}", messages.WARNING)
            else:
                self.message_user(request, f"{token} is revoked.", messages.SUCCESS)

    @admin.display(description="begins with")
    def shown_prefix(self, token: ApiToken) -> SafeString:
        return format_html('<span class="mono">fcw_{}_…</span>', token.prefix)

    @admin.display(description="scopes")
    def scopes_list(self, token: ApiToken) -> str:
        return ", ".join(token.scopes)

    @admin.display(description="works")
    def standing(self, token: ApiToken) -> str:
        if token.revoked_at:
            return f"revoked {token.revoked_at:%-d %b %Y}"
        return "expired" if token.expires_at and token.expires_at <= timezone.now() else "yes"
