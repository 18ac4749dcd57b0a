"""What the workbench shows of the right-of-reply register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.forms import Form

from claims.models import Article, Claim, VerdictVersion
from claims.permissions import may
from claims.reply_register import Entry, Offered, is_out_of_date, offered_among, register_of, register_of_article
from claims.workbench.question_forms import CorrectForm, EndForm, OutcomeForm, RequestForm
from claims.workbench.refused import FormDesk
from factcheck.accounts.models import User
from sources.models import Snapshot

# As many documents of the library as can be looked through: the newest.
DOCUMENTS = 30


@dataclass(frozen=True, slots=True)
class ReplyRow:
    entry: Entry
    outcome_form: Form | None
    correct_form: Form | None
    strike_form: Form | None


@dataclass(frozen=True, slots=True)
class RepliesBox:
    """``offered`` speaks of a claim alone; ``page_is_older``: the published page says something else by now."""

    rows: Sequence[ReplyRow]
    request_form: Form | None
    asks_again: bool
    offered: Offered | None
    page_is_older: bool


def read_replies(
    article: Article, claim: Claim | None, user: User, forms: FormDesk, published: VerdictVersion | None = None
) -> RepliesBox:
    """The register of ``claim``, or of ``article`` as a whole; four queries, however long it is."""
    entries = register_of(claim) if claim is not None else register_of_article(article)
    may_write = may(user, "research", article)
    documents = newest_documents() if may_write else []
    return RepliesBox(
        rows=[_row(entry, documents, forms if may_write else None) for entry in entries],
        request_form=forms.give(RequestForm.fresh(documents)) if may_write else None,
        asks_again=forms.was_typed("reply-request"),
        offered=offered_among(entries) if claim is not None else None,
        page_is_older=published is not None and is_out_of_date(published, entries),
    )


def newest_documents() -> list[tuple[int, str]]:
    """Id and title of the documents that came into the library last."""
    newest = Snapshot.objects.order_by("-captured_at", "-pk").values_list("pk", "title")[:DOCUMENTS]
    return [(pk, title[:90] or f"document {pk}") for pk, title in newest]


def _row(entry: Entry, documents: Sequence[tuple[int, str]], forms: FormDesk | None) -> ReplyRow:
    if forms is None or entry.struck:
        return ReplyRow(entry, None, None, None)
    return ReplyRow(
        entry,
        forms.give(OutcomeForm.fresh(entry, documents)),
        forms.give(CorrectForm.fresh(entry)),
        forms.give(EndForm(slug=f"reply-strike-{entry.request.pk}")),
    )
