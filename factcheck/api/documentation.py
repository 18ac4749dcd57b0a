"""The browsable documentation."""

from __future__ import annotations

from drf_spectacular.views import SpectacularSwaggerSplitView


class Documentation(SpectacularSwaggerSplitView):
    """Swagger UI from our own static files, without inline script or style: it lives under the strict CSP."""

    template_name = "api/documentation.html"
