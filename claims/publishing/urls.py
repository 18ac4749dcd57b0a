"""Addresses of the public pages. They are cited elsewhere: they never change."""

from __future__ import annotations

from django.urls import path

from claims.publishing import answer_views, crawlers, views

app_name = "public"
urlpatterns = [
    path("", views.home, name="home"),
    path("checks/", views.checks, name="checks"),
    path("checks/<slug:slug>/", views.verdict, name="verdict"),
    path("articles/<slug:slug>/", views.article, name="article"),
    path("ratings/<slug:slug>/<int:version>/", views.scale, name="scale"),
    path("method/", views.method, name="method"),
    path("corrections/", views.corrections, name="corrections"),
    path("answers/<str:secret>/", answer_views.answers, name="answers"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
]
