"""The bell in the desk's header."""

from __future__ import annotations

from typing import Any

from django import template

from claims.workbench.notices import read_bell
from factcheck.accounts.models import User

register = template.Library()


@register.inclusion_tag("admin/claims/notices/bell.html")
def notice_bell(user: User) -> dict[str, Any]:
    """How much ``user`` has not seen, as a link to it."""
    return {"bell": read_bell(user)}
