"""Addresses of the workbench, below ``admin/`` and let through by the admin's own door."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import URLPattern, path

from claims.workbench import (
    addressee_page,
    archive_posts,
    article_posts,
    claim_posts,
    correspondence_posts,
    discussion_posts,
    dossier_views,
    finder_views,
    notice_views,
    planning_posts,
    presence_views,
    reshape_posts,
    restriction_posts,
    source_views,
    version_views,
    views,
)

app_name = "workbench"
ARTICLE = "claims/article/<int:article_id>/workbench/"
CLAIM = f"{ARTICLE}claims/<int:number>/"
COMMENT = "claims/comments/<int:comment_id>/"


def _desk(address: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(address, admin.site.admin_view(view), name=name)


urlpatterns: list[URLPattern] = [
    _desk("find/", finder_views.page, "find"),
    _desk("find/hits/", finder_views.hits, "find-hits"),
    _desk("claims/preview/", views.preview, "preview"),
    _desk(ARTICLE, views.article, "article"),
    _desk(f"{ARTICLE}progress/", views.progress, "progress"),
    _desk(f"{ARTICLE}published-on/", article_posts.published_on, "published-on"),
    _desk(f"{ARTICLE}versions/", version_views.versions, "versions"),
    _desk(f"{ARTICLE}versions/new/", article_posts.new_version, "new-version"),
    _desk(f"{ARTICLE}versions/<int:version_number>/", version_views.version, "version"),
    _desk(f"{ARTICLE}versions/<int:version_number>/changes/", version_views.changes, "changes"),
    _desk(f"{ARTICLE}visibility/", article_posts.visibility, "visibility"),
    _desk(f"{ARTICLE}claims/", article_posts.missed_claim, "add-claim"),
    _desk(f"{ARTICLE}comments/", discussion_posts.comment_on_article, "article-comment"),
    _desk(f"{ARTICLE}watch/", discussion_posts.watch_article, "article-watch"),
    _desk(f"{ARTICLE}notices/seen/", discussion_posts.article_seen, "article-seen"),
    _desk(f"{ARTICLE}people/", discussion_posts.people, "people"),
    _desk(f"{ARTICLE}dossiers/", dossier_views.dossiers, "dossiers"),
    _desk(f"{ARTICLE}dossiers/make/", dossier_views.export, "export"),
    _desk(f"{ARTICLE}dossiers/<int:dossier_id>/", dossier_views.dossier, "dossier"),
    _desk(CLAIM, views.claim, "claim"),
    _desk(f"{CLAIM}sources/<int:snapshot_id>/", source_views.source, "source"),
    _desk(f"{CLAIM}sources/<int:snapshot_id>/attach/", source_views.attach, "attach-source"),
    _desk(f"{CLAIM}history/", views.history, "history"),
    _desk(f"{CLAIM}findings/", views.findings, "findings"),
    _desk(f"{CLAIM}findings/check/", claim_posts.check, "check"),
    _desk(f"{CLAIM}notices/seen/", discussion_posts.claim_seen, "claim-seen"),
    _desk(f"{CLAIM}lookups/", views.lookups, "lookups"),
    _desk(f"{CLAIM}lookups/ask/", claim_posts.ask, "ask"),
    _desk(f"{CLAIM}lookups/<int:lookup_id>/retry/", claim_posts.retry, "retry"),
    _desk(f"{CLAIM}step/<slug:name>/", claim_posts.step, "step"),
    _desk(f"{CLAIM}assign/", claim_posts.assign, "assign"),
    _desk(f"{CLAIM}planning/", planning_posts.planning, "planning"),
    _desk(f"{CLAIM}hand-back/", planning_posts.hand_back, "hand-back"),
    _desk(f"{CLAIM}attention/", claim_posts.attention, "attention"),
    _desk(f"{CLAIM}evidence/", claim_posts.attach, "attach"),
    _desk(f"{CLAIM}evidence/<int:evidence_id>/withdraw/", claim_posts.withdraw, "withdraw"),
    _desk(f"{CLAIM}captures/", claim_posts.capture, "capture"),
    _desk(f"{CLAIM}archive/", archive_posts.archive, "archive"),
    _desk(f"{CLAIM}resize/", reshape_posts.resize, "resize"),
    _desk(f"{CLAIM}split/", reshape_posts.split, "split"),
    _desk(f"{CLAIM}merge/", reshape_posts.merge, "merge"),
    _desk(f"{CLAIM}undo/", reshape_posts.undo, "undo"),
    _desk(f"{CLAIM}hold/", restriction_posts.hold, "hold"),
    _desk(f"{CLAIM}hold/<int:hold_id>/lift/", restriction_posts.lift, "lift"),
    _desk(f"{CLAIM}recusals/", restriction_posts.step_aside, "recuse"),
    _desk(f"{CLAIM}recusals/<int:recusal_id>/end/", restriction_posts.take_part, "take-part"),
    _desk(f"{CLAIM}exceptions/", restriction_posts.make_public_exception, "except"),
    _desk(f"{CLAIM}exceptions/<int:exception_id>/end/", restriction_posts.end_public_exception, "end-exception"),
    _desk(f"{CLAIM}rating/", restriction_posts.rate, "rate"),
    _desk(f"{CLAIM}verdict/", claim_posts.verdict, "verdict"),
    _desk(f"{CLAIM}comments/", discussion_posts.comment_on_claim, "claim-comment"),
    _desk(f"{CLAIM}watch/", discussion_posts.watch_claim, "claim-watch"),
    _desk(f"{CLAIM}company/", presence_views.company, "company"),
    _desk(f"{CLAIM}here/", presence_views.here, "here"),
    _desk(f"{COMMENT}edit/", discussion_posts.edit, "edit-comment"),
    _desk(f"{COMMENT}withdraw/", discussion_posts.withdraw, "withdraw-comment"),
    _desk(f"{COMMENT}resolve/", discussion_posts.resolve, "resolve-comment"),
    _desk("notices/", notice_views.notices, "notices"),
    _desk("notices/bell/", notice_views.bell, "bell"),
    _desk("notices/seen/", notice_views.seen, "notices-seen"),
    _desk("notices/mail/", notice_views.mail_choice, "mail-choice"),
    _desk(f"{CLAIM}questions/", correspondence_posts.ask_about_claim, "ask-author"),
    _desk(f"{ARTICLE}questions/", correspondence_posts.ask_about_article, "ask-author-article"),
    _desk(f"{ARTICLE}questions/<int:query_id>/accept/", correspondence_posts.accept, "accept-answer"),
    _desk(f"{ARTICLE}questions/<int:query_id>/close/", correspondence_posts.close, "close-query"),
    _desk(f"{ARTICLE}questions/<int:query_id>/withdraw/", correspondence_posts.withdraw, "withdraw-query"),
    _desk(f"{ARTICLE}addressees/<int:addressee_id>/", addressee_page.addressee, "addressee"),
    _desk(f"{CLAIM}replies/", correspondence_posts.reply_about_claim, "reply-request"),
    _desk(f"{ARTICLE}replies/", correspondence_posts.reply_about_article, "reply-request-article"),
    _desk(f"{ARTICLE}replies/<int:request_id>/outcome/", correspondence_posts.reply_outcome, "reply-outcome"),
    _desk(f"{ARTICLE}replies/<int:request_id>/correct/", correspondence_posts.reply_correct, "reply-correct"),
    _desk(f"{ARTICLE}replies/<int:request_id>/strike/", correspondence_posts.reply_strike, "reply-strike"),
]
