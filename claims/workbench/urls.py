"""Addresses of the workbench, below ``admin/`` and let through by the admin's own door."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponseBase
from django.urls import URLPattern, path

from claims.workbench import archive_posts, article_posts, claim_posts, finder_views, reshape_posts, views

app_name = "workbench"
ARTICLE = "claims/article/<int:article_id>/workbench/"
CLAIM = f"{ARTICLE}claims/<int:number>/"


def _desk(address: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    return path(address, admin.site.admin_view(view), name=name)


urlpatterns: list[URLPattern] = [
    _desk("find/", finder_views.page, "find"),
    _desk("find/hits/", finder_views.hits, "find-hits"),
    _desk("claims/preview/", views.preview, "preview"),
    _desk(ARTICLE, views.article, "article"),
    _desk(f"{ARTICLE}progress/", views.progress, "progress"),
    _desk(f"{ARTICLE}published-on/", article_posts.published_on, "published-on"),
    _desk(f"{ARTICLE}versions/", article_posts.new_version, "new-version"),
    _desk(f"{ARTICLE}visibility/", article_posts.visibility, "visibility"),
    _desk(f"{ARTICLE}claims/", article_posts.missed_claim, "add-claim"),
    _desk(CLAIM, views.claim, "claim"),
    _desk(f"{CLAIM}history/", views.history, "history"),
    _desk(f"{CLAIM}findings/", views.findings, "findings"),
    _desk(f"{CLAIM}findings/check/", claim_posts.check, "check"),
    _desk(f"{CLAIM}notices/<int:notice_id>/seen/", claim_posts.seen, "seen"),
    _desk(f"{CLAIM}lookups/", views.lookups, "lookups"),
    _desk(f"{CLAIM}lookups/ask/", claim_posts.ask, "ask"),
    _desk(f"{CLAIM}lookups/<int:lookup_id>/retry/", claim_posts.retry, "retry"),
    _desk(f"{CLAIM}step/<slug:name>/", claim_posts.step, "step"),
    _desk(f"{CLAIM}assign/", claim_posts.assign, "assign"),
    _desk(f"{CLAIM}attention/", claim_posts.attention, "attention"),
    _desk(f"{CLAIM}evidence/", claim_posts.attach, "attach"),
    _desk(f"{CLAIM}evidence/<int:evidence_id>/withdraw/", claim_posts.withdraw, "withdraw"),
    _desk(f"{CLAIM}captures/", claim_posts.capture, "capture"),
    _desk(f"{CLAIM}archive/", archive_posts.archive, "archive"),
    _desk(f"{CLAIM}resize/", reshape_posts.resize, "resize"),
    _desk(f"{CLAIM}split/", reshape_posts.split, "split"),
    _desk(f"{CLAIM}merge/", reshape_posts.merge, "merge"),
    _desk(f"{CLAIM}undo/", reshape_posts.undo, "undo"),
    _desk(f"{CLAIM}verdict/", claim_posts.verdict, "verdict"),
]
