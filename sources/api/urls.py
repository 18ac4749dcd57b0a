"""Addresses of the sources app's resources below /api/v1/."""

from __future__ import annotations

from rest_framework.routers import SimpleRouter

from sources.api.captures import CaptureViewSet
from sources.api.snapshots import SnapshotViewSet
from sources.api.sources import SourceViewSet

router = SimpleRouter()
router.register("captures", CaptureViewSet, "capture")
router.register("snapshots", SnapshotViewSet, "snapshot")
router.register("sources", SourceViewSet, "source")

urlpatterns = router.urls
