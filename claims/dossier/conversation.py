"""Records of what people said to each other, and to those outside."""

from __future__ import annotations

from django.db.models import Case, QuerySet, TextField, Value, When

from claims.dossier.table import Table, of
from claims.models import (
    Addressee,
    AuthorAnswer,
    AuthorLink,
    AuthorQuery,
    Comment,
    FormerWords,
    Notice,
    PrintedReply,
    ReplyRequest,
    ReplyUpdate,
    Watch,
)


def comments_of(article: int) -> QuerySet[Comment]:
    """What was said; ``said`` is "" where it was withdrawn: those words are shown to nobody any more."""
    said = Case(When(withdrawn_at=None, then="words"), default=Value(""), output_field=TextField())
    return Comment.objects.filter(article=article).annotate(said=said)


CONVERSATION: tuple[Table, ...] = (
    Table(
        "notices",
        "what people were told",
        of(Notice, "article"),
        "id recipient claim comment kind words made_at seen_at mailed_at",
    ),
    Table(
        "comments",
        "what the people of the desk said to each other; of a withdrawn comment without its words",
        comments_of,
        "id claim thread author words=said revision made_at edited_at withdrawn_at withdrawn_by resolved_at "
        "resolved_by",
    ),
    Table(
        "comment_mentions",
        "whom a comment mentions",
        of(Comment.mentions.through, "comment__article"),
        "id comment person=user",
    ),
    Table(
        "former_words",
        "what comments that stand said before they were rewritten",
        lambda article: FormerWords.objects.filter(comment__in=comments_of(article).filter(withdrawn_at=None)),
        "id comment revision words replaced_at",
    ),
    Table(
        "watches",
        "who follows what happens",
        of(Watch, "article"),
        "id person claim since stopped_at",
    ),
    Table(
        "addressees",
        "people outside who were asked about the article; their mail addresses stay at the desk",
        of(Addressee, "article"),
        "id name created_at",
    ),
    Table(
        "author_links",
        "links by which they answer, without the secret",
        of(AuthorLink, "addressee__article"),
        "id addressee made_by made_at expires_at revoked_at last_used_at",
    ),
    Table(
        "author_queries",
        "what they were asked, with the change of words proposed",
        of(AuthorQuery, "addressee__article"),
        "id addressee claim version question before after deadline state asked_by asked_at sent_at opened_at "
        "reminded_at answered_at ended_at ended_by ended_reason agreed_wording",
    ),
    Table(
        "author_answers",
        "what they answered",
        of(AuthorAnswer, "query__addressee__article"),
        "id query number text change wording source_url given_at",
    ),
    Table(
        "reply_requests",
        "the right of reply: who was asked, when, by what channel",
        of(ReplyRequest, "article"),
        "id claim asked role asked_on channel question deadline printed note snapshot recorded_by recorded_at",
    ),
    Table(
        "reply_updates",
        "what came of it",
        of(ReplyUpdate, "request__article"),
        "id request kind happened_on words may_print note snapshot asked role asked_on channel deadline printed "
        "recorded_by recorded_at",
    ),
    Table(
        "printed_replies",
        "what a published verdict says of it",
        of(PrintedReply, "version__verdict__claim__article"),
        "id version request position asked role asked_on channel outcome replied_on words",
    ),
)
