"""Addresses of the claims app's resources below /api/v1/."""

from __future__ import annotations

from rest_framework.routers import SimpleRouter

from claims.api.articles import ArticleViewSet
from claims.api.author_queries import AuthorQueryViewSet
from claims.api.claims import ClaimViewSet
from claims.api.comments import CommentViewSet
from claims.api.evidence import EvidenceViewSet
from claims.api.findings import FindingViewSet
from claims.api.lookups import LookupViewSet
from claims.api.ratings import RatingScaleViewSet
from claims.api.replies import ReplyViewSet
from claims.api.restrictions import GateExceptionViewSet, HoldViewSet, RecusalViewSet
from claims.api.verdicts import VerdictViewSet

router = SimpleRouter()
router.register("articles", ArticleViewSet, "article")
router.register("author-queries", AuthorQueryViewSet, "author-query")
router.register("claims", ClaimViewSet, "claim")
router.register("comments", CommentViewSet, "comment")
router.register("evidence", EvidenceViewSet, "evidence")
router.register("findings", FindingViewSet, "finding")
router.register("gate-exceptions", GateExceptionViewSet, "gate-exception")
router.register("holds", HoldViewSet, "hold")
router.register("lookups", LookupViewSet, "lookup")
router.register("rating-scales", RatingScaleViewSet, "rating-scale")
router.register("recusals", RecusalViewSet, "recusal")
router.register("replies", ReplyViewSet, "reply")
router.register("verdicts", VerdictViewSet, "verdict")

urlpatterns = router.urls
