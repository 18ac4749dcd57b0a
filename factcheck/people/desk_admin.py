"""Desks and their members in the admin: all of it for the house's administrators, members for a desk's own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db.models import Count, QuerySet
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest

from factcheck.accounts.models import Desk, Membership, Role, User
from factcheck.accounts.read_only_admin import is_administrator
from factcheck.accounts.roles import ADMINISTRATORS, has_role
from factcheck.people.desks import administered_desks, administers, end_membership, give_role, save_desk


class MembershipForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Membership
        fields = ("user", "desk", "role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = field.label  # the table's headings name no field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        person = data.get("user")
        if person and not person.is_active and self.has_changed():
            raise ValidationError(f"{person.public_name} is not active: a role would give them nothing.")
        return data


class MembershipFormSet(forms.BaseInlineFormSet):  # type: ignore[type-arg]
    def add_fields(self, form: forms.ModelForm[Any], index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "End this role"


class MembershipInline(admin.TabularInline):  # type: ignore[type-arg]
    """Roles at desks, beside a desk or beside a person. Whoever may open that page for change may change these."""

    model = Membership
    form = MembershipForm
    formset = MembershipFormSet
    extra = 1
    verbose_name = "role at a desk"
    verbose_name_plural = "roles at desks"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Membership]:
        return super().get_queryset(request).select_related("user", "desk")

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        formfield: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        # Read once for all rows: the stock field asks the database again for each.
        if db_field.name == "user":
            named = [(person.pk, _in_full(person)) for person in User.objects.order_by("username")]
        else:
            named = [(desk.pk, desk.name) for desk in Desk.objects.all()]
        formfield.choices = [("", "---------"), *named]
        return formfield

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        formfield: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(formfield.widget, RelatedFieldWidgetWrapper):
            formfield.widget = formfield.widget.widget  # people and desks are made on their own pages
        return formfield

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_change_permission = has_delete_permission = has_view_permission = has_add_permission


def _in_full(person: User) -> str:
    return f"{person.public_name} ({person.username}{'' if person.is_active else ', not active'})"


def save_memberships(formset: BaseModelFormSet[Any, Any], actor: User) -> None:
    """What was changed in a ``MembershipInline``, by the actions."""
    formset.save(commit=False)
    for gone in formset.deleted_objects:
        end_membership(person=gone.user, desk=gone.desk, actor=actor)
    for changed, fields in formset.changed_objects:
        before = Membership.objects.select_related("user", "desk").get(pk=changed.pk)
        if {"user", "desk"} & set(fields):
            end_membership(person=before.user, desk=before.desk, actor=actor)
        give_role(person=changed.user, desk=changed.desk, role=Role(changed.role), actor=actor)
    for new in formset.new_objects:
        give_role(person=new.user, desk=new.desk, role=Role(new.role), actor=actor)


class DeskForm(forms.ModelForm):  # type: ignore[type-arg]
    class Meta:
        model = Desk
        fields = ("name", "slug", "is_active")
        labels = {"slug": "Short name", "is_active": "Open"}
        help_texts = {"slug": "Stands for the desk in addresses and in the record."}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        others = Desk.objects.filter(is_active=True).exclude(pk=self.instance.pk)
        if "is_active" in data and not data["is_active"] and not others.exists():
            raise ValidationError("This is the last open desk; open another one first.")
        return data


@admin.register(Desk)
class DeskAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = DeskForm
    inlines = (MembershipInline,)
    list_display = ("name", "slug", "is_active", "members")
    search_fields = ("name",)
    ordering = ("name",)
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Desk]:
        return administered_desks(cast(User, request.user)).annotate(member_count=Count("memberships"))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if is_administrator(request.user) else ("name", "slug", "is_active")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        return {} if obj else {"slug": ("name",)}

    def has_module_permission(self, request: HttpRequest) -> bool:
        return has_role(request.user, ADMINISTRATORS)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return has_role(request.user, ADMINISTRATORS)
        return administers(cast(User, request.user), obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_view_permission(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return is_administrator(request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # What a desk did stays: it is closed instead.

    def save_model(self, request: HttpRequest, obj: Desk, form: Any, change: bool) -> None:
        if form.changed_data or not change:
            save_desk(desk=obj, actor=cast(User, request.user))

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        save_memberships(formset, cast(User, request.user))

    @admin.display(description="members with a role of their own", ordering="member_count")
    def members(self, desk: Any) -> int:
        return int(desk.member_count)
