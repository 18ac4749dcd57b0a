"""Who has a second factor, who must have one, and taking away one that was lost."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from factcheck.accounts.models import User
from factcheck.accounts.roles import ADMINISTRATORS, require_house_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, TransitionNotAllowed
from factcheck.people.notices import tell
from factcheck.people.sessions import end_sessions

LONGEST_REASON = 500


def has_second_factor(person: User) -> bool:
    """Whether a code is asked of ``person`` at log-in."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


def must_have_second_factor(person: User) -> bool:
    """Whether the installation asks one of a role that ``person`` has in the house or at a desk."""
    roles = {person.house_role, *person.desk_roles.values()}
    return bool(roles & set(settings.SECOND_FACTOR_ROLES))


@transaction.atomic
def remove_lost_factor(*, person: User, actor: User | None, reason: str) -> None:
    """Take away ``person``'s second factor and recovery codes, and end their sessions.

    Whoever must have one is led to set up a new one at the next log-in. ``actor`` is None when an operator does it at
    the command line. Raises ``NotPermitted`` unless ``actor`` is an administrator of the house, ``InvalidInput``
    without a reason, ``TransitionNotAllowed`` when there is nothing to remove.
    """
    if actor is not None:
        require_house_role(actor, ADMINISTRATORS, "remove a lost second factor")
    reason = reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise InvalidInput("reason_required", f"Say why, in at most {LONGEST_REASON} characters: it stays on record.")
    removed, _ = Authenticator.objects.filter(user=person).delete()
    if not removed:
        raise TransitionNotAllowed("no_second_factor", f"{person.public_name} has no second factor.")
    record(actor=actor, action="factor.lost", obj=person, reason=reason)
    end_sessions(person=person, actor=actor)
    who = actor.public_name if actor else "Whoever runs the server"
    tell(person, f"{who} removed your second factor. The reason given: {reason}")
