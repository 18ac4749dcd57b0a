"""Django's own admin over claims, as it comes: what the desk's list is measured beside."""

from __future__ import annotations

from django.contrib import admin
from django.urls import path

from claims.models import Claim
from factcheck.desk_site import DeskAdminSite
from factcheck.urls import urlpatterns as house


class StockClaim(Claim):
    """The same table under another name, for which the desk has no templates."""

    class Meta:
        proxy = True
        app_label = "claims"


class StockClaimAdmin(admin.ModelAdmin):
    list_display = ("text", "state", "check_worthiness", "priority", "due_on", "kind", "claimant", "assigned_to")
    list_filter = ("state", "kind", "nature", "priority", "assigned_to", "article__desk", "article__language")
    search_fields = ("text", "statement", "claimant", "person", "article__title")
    list_select_related = ("article", "assigned_to")
    ordering = ("-check_worthiness", "-pk")
    list_per_page = 50

    def has_view_permission(self, request, obj=None) -> bool:
        return True

    has_module_permission = has_view_permission


site = DeskAdminSite("stock")
site.register(StockClaim, StockClaimAdmin)

urlpatterns = [path("stock/", (site.get_urls(), "admin", "stock")), *house]
