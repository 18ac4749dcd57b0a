"""All addresses of the house."""

from __future__ import annotations

from django.contrib import admin
from django.urls import include, path

from factcheck.health import health

urlpatterns = [
    path("admin/", include("claims.workbench.urls")),
    path("admin/", include("factcheck.people.urls")),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("api/v1/", include("sources.api.urls")),
    path("api/v1/", include("factcheck.api.urls")),
    path("healthz", health, name="health"),
    path("", include("claims.publishing.urls")),
]

handler403 = "factcheck.error_pages.closed"
handler404 = "factcheck.error_pages.not_found"
