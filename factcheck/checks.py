"""Misconfiguration, found before the first request: Django system checks."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from factcheck.accounts.models import Role


@register(Tags.urls)
def check_site_url(**kwargs: Any) -> list[CheckMessage]:
    """``SITE_URL`` stands in every canonical link and ClaimReview: it must be a whole address."""
    parts = urlsplit(settings.SITE_URL)
    if parts.scheme in ("http", "https") and parts.hostname and not (parts.query or parts.fragment):
        return []
    return [
        Error(
            f"SITE_URL is {settings.SITE_URL!r}, which is no address.",
            hint="Give scheme and host, e.g. https://factcheck.example.org",
            id="factcheck.E001",
        )
    ]


@register(Tags.files)
def check_storage(**kwargs: Any) -> list[CheckMessage]:
    """A bucket needs the client that speaks to it, which is not installed by default."""
    if not settings.S3_BUCKET or find_spec("boto3") is not None:
        return []
    return [
        Error(
            "S3_BUCKET is set, but the S3 client is not installed.",
            hint="Install it: pip install --require-hashes -r requirements/s3.txt",
            id="factcheck.E002",
        )
    ]


@register(Tags.security, deploy=True)
def check_https(**kwargs: Any) -> list[CheckMessage]:
    """A site whose address is https must send its cookies over https only."""
    if settings.SITE_URL.startswith("https://") and not settings.HTTPS_ONLY:
        return [
            Warning(
                "SITE_URL is https, but HTTPS_ONLY is not set.",
                hint="Set HTTPS_ONLY=true so that session cookies are never sent in the clear.",
                id="factcheck.W001",
            )
        ]
    return []


@register(Tags.security, deploy=True)
def check_mail(**kwargs: Any) -> list[CheckMessage]:
    """Invitations and notices reach nobody while mails are only written to files."""
    if settings.EMAIL_URL:
        return []
    return [
        Warning(
            "EMAIL_URL is not set: mails are written to files and sent to nobody.",
            hint="Set EMAIL_URL, e.g. smtp+tls://user:password@mail.example.org:587, and DEFAULT_FROM_EMAIL.",
            id="factcheck.W002",
        )
    ]


@register(Tags.security)
def check_second_factor_roles(**kwargs: Any) -> list[CheckMessage]:
    """A role that does not exist would leave those without a second factor whom the operator meant."""
    unknown = sorted(set(settings.SECOND_FACTOR_ROLES) - {role.value for role in Role})
    if not unknown:
        return []
    return [
        Error(
            f"SECOND_FACTOR_ROLES names roles that do not exist: {', '.join(unknown)}.",
            hint=f"The roles are {', '.join(role.value for role in Role)}.",
            id="factcheck.E003",
        )
    ]
