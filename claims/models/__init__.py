"""Articles, claims, evidence and verdicts; one file per aggregate."""

from claims.models.article import Article, ArticleVersion
from claims.models.author_query import Addressee, AuthorAnswer, AuthorLink, AuthorQuery
from claims.models.claim import Claim, ClaimAnchor, Priority
from claims.models.draft_revision import DraftRevision
from claims.models.evidence import ClaimLookup, Evidence
from claims.models.finding import Finding
from claims.models.notice import Notice
from claims.models.policy import DeskPolicy, Gate, GateException
from claims.models.rating import Rating, RatingScale
from claims.models.reply import PrintedReply, ReplyRequest, ReplyUpdate
from claims.models.reshaping import ClaimReshaping, ReshapedClaim
from claims.models.restriction import Hold, Recusal
from claims.models.verdict import Correction, Review, SecondRating, Verdict, VerdictVersion
from claims.models.version_side import CheckedAgainst, VersionChange, VersionSentences

__all__ = [
    "Addressee",
    "Article",
    "ArticleVersion",
    "AuthorAnswer",
    "AuthorLink",
    "AuthorQuery",
    "CheckedAgainst",
    "Claim",
    "ClaimAnchor",
    "ClaimLookup",
    "ClaimReshaping",
    "Correction",
    "DeskPolicy",
    "DraftRevision",
    "Evidence",
    "Finding",
    "Gate",
    "GateException",
    "Hold",
    "Notice",
    "PrintedReply",
    "Priority",
    "Rating",
    "RatingScale",
    "Recusal",
    "ReplyRequest",
    "ReplyUpdate",
    "ReshapedClaim",
    "Review",
    "SecondRating",
    "Verdict",
    "VerdictVersion",
    "VersionChange",
    "VersionSentences",
]
