"""Saved lists above a list of the desk, and the page that manages them. For admins of claims and articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from claims.actions.saved_filters import LONGEST_NAME, canonical_query, change_filter, delete_filter, save_filter
from claims.models import SavedFilter
from claims.permissions import may
from claims.visibility import desks_where
from claims.workbench.forms import DeskForm
from claims.workbench.render import person
from factcheck.accounts.models import Desk, User
from factcheck.accounts.read_only_admin import ReadOnlyAdmin
from factcheck.errors import FactcheckError


class SaveForm(DeskForm):
    """The list that is open, under a name."""

    name = forms.CharField(max_length=LONGEST_NAME, error_messages={"required": "Give the list a name."})
    desk: forms.ModelChoiceField[Desk] = forms.ModelChoiceField(
        Desk.objects.none(), required=False, empty_label="myself alone", label="For"
    )
    is_default = forms.BooleanField(required=False, label="Open with this list")

    def __init__(self, *args: Any, desks: QuerySet[Desk], **kwargs: Any) -> None:
        super().__init__(*args, slug="save-list", **kwargs)
        if desks:
            self.fields["desk"].queryset = desks  # type: ignore[attr-defined]
        else:
            del self.fields["desk"]


class ChangeForm(DeskForm):
    name = forms.CharField(max_length=LONGEST_NAME, error_messages={"required": "Give the list a name."})
    is_default = forms.BooleanField(required=False, label="Open with this list")


@dataclass(frozen=True, slots=True)
class SavedLists:
    """What stands above the list."""

    rows: list[SavedFilter]
    current: str
    url: str
    form: SaveForm

    @property
    def is_everything(self) -> bool:
        return not self.current

    @property
    def can_save(self) -> bool:
        return bool(self.current) and all(row.query != self.current for row in self.rows)


@dataclass(frozen=True, slots=True)
class ManagedRow:
    saved: SavedFilter
    is_own: bool
    form: ChangeForm | None
    can_delete: bool
    change_name: str
    delete_name: str


def saved_by_or_shared_with(user: User, listing: str) -> QuerySet[SavedFilter]:
    """The user's own saved lists and those shared with a desk where the user works."""
    shared = Q(desk__in=desks_where(user, "view"))
    rows = SavedFilter.objects.filter(Q(owner=user) | shared, listing=listing)
    return rows.select_related("desk", "owner").order_by("name", "pk")


if TYPE_CHECKING:
    Base = ReadOnlyAdmin
else:
    Base = object


class SavedListsMixin(Base):
    """Adds saved lists to a change list; ``listing`` says of which one they are."""

    listing: ClassVar[str]

    @property
    def _list_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def get_urls(self) -> list[URLPattern]:
        def door(view: Any) -> Any:
            return self.admin_site.admin_view(view)

        return [
            path("saved/", door(self.saved_view), name=f"{self._list_name}_saved"),
            path("saved/<int:pk>/", door(require_POST(self.change_saved_view)), name=f"{self._list_name}_saved_change"),
            path(
                "saved/<int:pk>/delete/",
                door(require_POST(self.delete_saved_view)),
                name=f"{self._list_name}_saved_delete",
            ),
            *super().get_urls(),
        ]

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        if request.method == "GET" and not request.GET:
            default = SavedFilter.objects.filter(owner=person(request), listing=self.listing, is_default=True).first()
            if default is not None:
                return HttpResponseRedirect(f"{request.path}?{default.query}")
        return super().changelist_view(
            request,
            (extra_context or {}) | {"saved_lists": self._saved_lists(request), "list_query": request.GET.urlencode()},
        )

    def _saved_lists(self, request: HttpRequest) -> SavedLists:
        user = person(request)
        rows = list(saved_by_or_shared_with(user, self.listing))
        for row in rows:
            row.is_own = row.owner_id == user.pk  # type: ignore[attr-defined]
        return SavedLists(
            rows=rows,
            current=canonical_query(request.GET.urlencode()),
            url=reverse(f"admin:{self._list_name}_saved"),
            form=SaveForm(desks=desks_where(user, "assign")),
        )

    # --- managing ---------------------------------------------------------------------------------------------

    def saved_view(self, request: HttpRequest) -> HttpResponse:
        """All saved lists; a POST saves the list at the end of the address."""
        user, query = person(request), request.GET.urlencode()
        if request.method != "POST":
            return self._managed(request)
        form = SaveForm(request.POST, desks=desks_where(user, "assign"))
        if not form.is_valid():
            return self._managed(request, form=form, status=422)
        data = form.cleaned_data
        try:
            save_filter(
                actor=user,
                listing=self.listing,
                name=data["name"],
                query=query,
                desk=data.get("desk"),
                is_default=data["is_default"],
            )
        except FactcheckError as error:
            return self._managed(request, form=form, error=error)
        messages.success(request, f"Saved as “{data['name']}”.")
        return redirect(f"{self._list_url}?{canonical_query(query)}")

    def change_saved_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        saved = self._saved_or_404(request, pk)
        form = ChangeForm(request.POST, slug=f"saved-{pk}")
        if not form.is_valid():
            return self._managed(request, changed=(pk, form), status=422)
        try:
            change_filter(
                saved=saved,
                actor=person(request),
                name=form.cleaned_data["name"],
                is_default=form.cleaned_data["is_default"],
            )
        except FactcheckError as error:
            return self._managed(request, changed=(pk, form), error=error)
        messages.success(request, f"“{saved.name}” is saved.")
        return redirect(f"admin:{self._list_name}_saved")

    def delete_saved_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        saved = self._saved_or_404(request, pk)
        try:
            delete_filter(saved=saved, actor=person(request))
        except FactcheckError as error:
            return self._managed(request, error=error)
        messages.success(request, f"“{saved.name}” is deleted.")
        return redirect(f"admin:{self._list_name}_saved")

    @property
    def _list_url(self) -> str:
        return reverse(f"admin:{self._list_name}_changelist")

    def _saved_or_404(self, request: HttpRequest, pk: int) -> SavedFilter:
        return get_object_or_404(saved_by_or_shared_with(person(request), self.listing), pk=pk)

    def _managed(
        self,
        request: HttpRequest,
        *,
        form: SaveForm | None = None,
        changed: tuple[int, ChangeForm] | None = None,
        error: FactcheckError | None = None,
        status: int = 200,
    ) -> HttpResponse:
        user = person(request)
        context = admin.site.each_context(request) | {
            "title": "Saved lists",
            "list_name": self.opts.verbose_name_plural,
            "list_url": self._list_url,
            "list_query": request.GET.urlencode(),
            "form": form,
            "error": error.message if error else "",
            "rows": [self._managed_row(saved, user, changed) for saved in saved_by_or_shared_with(user, self.listing)],
        }
        return TemplateResponse(
            request, "admin/claims/lists/manage.html", context, status=error.status if error else status
        )

    def _managed_row(self, saved: SavedFilter, user: User, changed: tuple[int, ChangeForm] | None) -> ManagedRow:
        is_own = saved.owner_id == user.pk
        form = None
        if is_own:
            form = ChangeForm(slug=f"saved-{saved.pk}", initial={"name": saved.name, "is_default": saved.is_default})
            if changed is not None and changed[0] == saved.pk:
                form = changed[1]
        return ManagedRow(
            saved=saved,
            is_own=is_own,
            form=form,
            can_delete=is_own or (saved.desk is not None and may(user, "assign", saved.desk)),
            change_name=f"admin:{self._list_name}_saved_change",
            delete_name=f"admin:{self._list_name}_saved_delete",
        )
