"""Articles, claims, evidence and verdicts; one file per aggregate."""

from claims.models.article import Article, ArticleVersion
from claims.models.author_query import Addressee, AuthorAnswer, AuthorLink, AuthorQuery
from claims.models.claim import Claim, ClaimAnchor
from claims.models.evidence import ClaimLookup, Evidence
from claims.models.finding import Finding
from claims.models.notice import Notice
from claims.models.rating import Rating, RatingScale
from claims.models.reply import PrintedReply, ReplyRequest, ReplyUpdate
from claims.models.verdict import Correction, Review, Verdict, VerdictVersion

__all__ = [
    "Addressee",
    "Article",
    "ArticleVersion",
    "AuthorAnswer",
    "AuthorLink",
    "AuthorQuery",
    "Claim",
    "ClaimAnchor",
    "ClaimLookup",
    "Correction",
    "Evidence",
    "Finding",
    "Notice",
    "PrintedReply",
    "Rating",
    "RatingScale",
    "ReplyRequest",
    "ReplyUpdate",
    "Review",
    "Verdict",
    "VerdictVersion",
]
