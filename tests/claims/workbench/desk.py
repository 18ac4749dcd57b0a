"""Log-ins and addresses for the workbench's tests."""

from __future__ import annotations

from django.test import Client
from django.urls import reverse

from claims.models import Claim
from factcheck.accounts.models import User


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def claim_address(claim: Claim, name: str = "claim", *args: object) -> str:
    return reverse(f"workbench:{name}", args=[claim.article_id, claim.number, *args])


def article_address(article_id: int, name: str = "article") -> str:
    return reverse(f"workbench:{name}", args=[article_id])
