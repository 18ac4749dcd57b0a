"""The addresses of the house and a view that does nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from factcheck.urls import urlpatterns as house


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse("A page.")


urlpatterns = [path("bare/", bare), *house]
