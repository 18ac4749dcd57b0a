"""What people are told when something happens to a claim or an article they watch: one table. Pure.

An event of the audit record that stands here makes its notices; one that does not stand here makes none.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    MENTION = "mention"
    COMMENT = "comment"
    ASSIGNED = "assigned"
    HANDED_OVER = "handed_over"
    SUBMITTED = "submitted"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    REOPENED = "reopened"
    RETRACTED = "retracted"
    DISMISSED = "dismissed"
    DUE = "due"
    SOURCE_CHANGED = "source_changed"
    WORDS_CHANGED = "words_changed"
    LOOKUP_FAILED = "lookup_failed"
    ANSWERED = "answered"
    HELD = "held"
    HOLD_LIFTED = "hold_lifted"
    RECUSED = "recused"
    RECUSAL_ENDED = "recusal_ended"
    REPLY = "reply"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ")


# Addressed to a person, not to everybody who watches: these may be mailed at once.
PERSONAL = frozenset({NoticeKind.MENTION, NoticeKind.ASSIGNED, NoticeKind.RECUSED})


@dataclass(frozen=True, slots=True)
class Tiding:
    """What those who watch are told of an event; ``{who}`` did it, other names are details of the event.

    Without a ``kind`` nobody is told. ``joins``: the person who did it watches from now on. ``of_all_claims``: what
    happened to a whole article happened to its claims, and whoever watches one of them is told.
    """

    kind: NoticeKind | None = None
    words: str = ""
    joins: bool = False
    of_all_claims: bool = False


TIDINGS: dict[str, Tiding] = {
    "claim.dismissed": Tiding(NoticeKind.DISMISSED, "{who} dismissed the claim"),
    "verdict.submitted": Tiding(NoticeKind.SUBMITTED, "{who} handed the verdict in for review", joins=True),
    "verdict.withdrawn": Tiding(NoticeKind.WITHDRAWN, "{who} took the verdict back from review", joins=True),
    "verdict.returned": Tiding(NoticeKind.RETURNED, "{who} sent the verdict back", joins=True),
    "verdict.approved": Tiding(NoticeKind.APPROVED, "{who} approved the verdict", joins=True),
    "verdict.reopened": Tiding(NoticeKind.REOPENED, "{who} opened the verdict again", joins=True),
    "verdict.published": Tiding(NoticeKind.PUBLISHED, "{who} published the verdict"),
    "verdict.corrected": Tiding(NoticeKind.CORRECTED, "{who} published a corrected verdict"),
    "verdict.retracted": Tiding(NoticeKind.RETRACTED, "{who} retracted the verdict"),
    "evidence.attached": Tiding(joins=True),
    "verdict.drafted": Tiding(joins=True),
    "comment.made": Tiding(NoticeKind.COMMENT, "{who} commented", joins=True),
    "claim.assigned": Tiding(NoticeKind.HANDED_OVER, "{who} assigned the claim to {to}"),
    "hold.placed": Tiding(NoticeKind.HELD, "{who} placed a hold ({kind})", of_all_claims=True),
    "hold.lifted": Tiding(NoticeKind.HOLD_LIFTED, "{who} lifted the hold ({kind})", of_all_claims=True),
    "person.recused": Tiding(NoticeKind.RECUSED, "{who} recused {person}", of_all_claims=True),
    "person.recusal_ended": Tiding(NoticeKind.RECUSAL_ENDED, "{who} lets {person} take part again", of_all_claims=True),
    "reply.requested": Tiding(NoticeKind.REPLY, "{who} entered that {of} was asked for a reply", of_all_claims=True),
    "reply.recorded": Tiding(NoticeKind.REPLY, "{who} entered what came of asking {of}", of_all_claims=True),
}
