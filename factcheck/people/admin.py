"""The admin pages of this room. allauth's own would show secrets and go around the audit: they are taken away."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin

from factcheck.people import desk_admin, invitation_admin  # noqa: F401 – registers their pages

for model in (EmailAddress, Authenticator, UserSession):
    admin.site.unregister(model)
