"""What the API offers beside the apps' resources. Included last: its catch-all answers what nobody else does."""

from __future__ import annotations

from django.urls import include, path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import SimpleRouter

from factcheck.api.documentation import Documentation
from factcheck.api.jobs import JobViewSet
from factcheck.api.not_found import UnknownAddress

router = SimpleRouter()
router.register("jobs", JobViewSet, "job")

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", Documentation.as_view(url_name="api-schema"), name="api-docs"),
    re_path("", UnknownAddress.as_view(), name="api-unknown"),
]
