"""Articles, claims, evidence and verdicts; one file per aggregate."""

from claims.models.article import Article, ArticleVersion
from claims.models.author_query import Addressee, AuthorAnswer, AuthorLink, AuthorQuery
from claims.models.claim import Claim, ClaimAnchor, Priority
from claims.models.comment import Comment, FormerWords
from claims.models.dossier import Dossier
from claims.models.draft_revision import DraftRevision
from claims.models.evidence import ClaimLookup, Evidence
from claims.models.finding import Finding
from claims.models.notice import MailChoice, Notice
from claims.models.policy import DeskPolicy, Gate, GateException
from claims.models.rating import Rating, RatingScale
from claims.models.reply import PrintedReply, ReplyRequest, ReplyUpdate
from claims.models.reshaping import ClaimReshaping, ReshapedClaim
from claims.models.restriction import Hold, Recusal, put_on, subject_of
from claims.models.saved_filter import SavedFilter
from claims.models.state_change import StateChange
from claims.models.verdict import Correction, Review, SecondRating, Verdict, VerdictVersion
from claims.models.version_side import CheckedAgainst, VersionChange, VersionSentences
from claims.models.watch import Presence, Watch

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
    "Comment",
    "Correction",
    "DeskPolicy",
    "Dossier",
    "DraftRevision",
    "Evidence",
    "Finding",
    "FormerWords",
    "Gate",
    "GateException",
    "Hold",
    "MailChoice",
    "Notice",
    "Presence",
    "PrintedReply",
    "Priority",
    "Rating",
    "RatingScale",
    "Recusal",
    "ReplyRequest",
    "ReplyUpdate",
    "ReshapedClaim",
    "Review",
    "SavedFilter",
    "SecondRating",
    "StateChange",
    "Verdict",
    "VerdictVersion",
    "VersionChange",
    "VersionSentences",
    "Watch",
    "put_on",
    "subject_of",
]
