"""Inviting somebody by mail, sending the invitation again, taking it back, and accepting it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from factcheck.accounts.models import Desk, Membership, Role, User
from factcheck.accounts.read_only_admin import is_administrator
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted, TransitionNotAllowed
from factcheck.mail.actions import queue_mail
from factcheck.people.models import LIFETIME, Invitation, InvitedTo, digest_of


def may_invite(actor: User, role: Role | None, desks: Mapping[Desk, Role]) -> bool:
    """House administrators invite to everything; a desk's own administrators to their desks, and to no house role."""
    if is_administrator(actor):
        return True
    own = all(actor.role_at(desk.pk) is Role.ADMINISTRATOR for desk in desks)
    return actor.is_active and role is None and bool(desks) and own


@transaction.atomic
def invite(
    *, actor: User, name: str, email: str, role: Role | None, desks: Mapping[Desk, Role]
) -> tuple[Invitation, str]:
    """Invite somebody to an account; the second value is the link, which is mailed and not stored.

    Raises ``NotPermitted``, and ``InvalidInput`` for a name or address that is none, for an invitation to nothing,
    and when the address has an account or an open invitation already.
    """
    if not may_invite(actor, role, desks):
        raise NotPermitted("not_permitted", "You may invite people to desks that you administer, and to nothing else.")
    name, email = name.strip(), email.strip()
    if not 0 < len(name) <= 120:
        raise InvalidInput("name_required", "Give the person’s name, in at most 120 characters.")
    try:
        validate_email(email)
    except ValidationError:
        raise InvalidInput("no_address", "Give the e-mail address that the invitation goes to.") from None
    if role is None and not desks:
        raise InvalidInput("no_role", "Choose a role in the house or at a desk: without one there is no way in.")
    if known := User.objects.filter(email__iexact=email, is_active=True).first():
        raise InvalidInput("account_exists", f"{known.public_name} has an account with this address already.")
    still_open = Invitation.objects.filter(email__iexact=email, accepted_at=None, revoked_at=None)
    if still_open.filter(expires_at__gt=timezone.now()).exists():
        raise InvalidInput("invited_already", "This address is invited already. Send that invitation again instead.")
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        name=name,
        email=email,
        role=role.value if role else "",
        digest=digest_of(token),
        invited_by=actor,
        expires_at=timezone.now() + LIFETIME,
    )
    InvitedTo.objects.bulk_create(
        InvitedTo(invitation=invitation, desk=desk, role=at.value) for desk, at in desks.items()
    )
    record(actor=actor, action="invitation.sent", obj=invitation, role=invitation.role, desks=_in_words(desks))
    return invitation, _mail(invitation, token, actor)


@transaction.atomic
def send_again(*, invitation: Invitation, actor: User) -> str:
    """Mail a fresh link, good for as long as the first one was; former links stop working. Returns the link.

    Raises ``NotPermitted``, and ``TransitionNotAllowed`` when the invitation was accepted or revoked.
    """
    _require_own(invitation, actor)
    token = secrets.token_urlsafe(32)
    changed = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None).update(
        digest=digest_of(token), expires_at=timezone.now() + LIFETIME, sent=F("sent") + 1
    )
    if changed != 1:
        raise TransitionNotAllowed("invitation_over", "This invitation was accepted or taken back already.")
    invitation.refresh_from_db()
    record(actor=actor, action="invitation.sent_again", obj=invitation)
    return _mail(invitation, token, actor)


@transaction.atomic
def revoke(*, invitation: Invitation, actor: User) -> None:
    """Take an invitation back; its link stops working. Raises as ``send_again`` does."""
    _require_own(invitation, actor)
    changed = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    if changed != 1:
        raise TransitionNotAllowed("invitation_over", "This invitation was accepted or taken back already.")
    record(actor=actor, action="invitation.revoked", obj=invitation)


def find(token: str) -> Invitation:
    """The open invitation that the link's ``token`` stands for. Raises ``TransitionNotAllowed`` with the reason."""
    invitation = Invitation.objects.select_related("invited_by").filter(digest=digest_of(token)).first()
    if invitation is None:
        raise TransitionNotAllowed(
            "invitation_unknown", "This link is incomplete, or a newer one was sent to you since. Use the newest mail."
        )
    reasons = {
        "accepted": "This invitation was accepted already. Log in with the name and password you chose.",
        "revoked": "This invitation was taken back. Ask whoever invited you.",
        "expired": "This invitation is older than seven days. Ask whoever invited you to send it again.",
    }
    if reason := reasons.get(invitation.standing):
        raise TransitionNotAllowed(f"invitation_{invitation.standing}", reason)
    return invitation


@transaction.atomic
def accept(*, token: str, username: str, byline: str, password: str) -> User:
    """Make the account and give it the roles of the invitation.

    Who uses the same link a moment later comes too late. Raises ``TransitionNotAllowed``, and Django's
    ``ValidationError`` for a user name that is taken or not allowed; passwords are judged by the form.
    """
    invitation = find(token)
    person = User(
        username=username, byline=byline, email=invitation.email, role=invitation.role, is_active=True, is_staff=True
    )
    person.set_password(password)
    person.full_clean()
    person.save()
    changed = Invitation.objects.filter(pk=invitation.pk, digest=digest_of(token), accepted_at=None, revoked_at=None)
    if changed.update(accepted_at=timezone.now(), person=person) != 1:
        raise TransitionNotAllowed("invitation_accepted", "This invitation was used a moment ago.")
    memberships = [
        Membership(user=person, desk=given.desk, role=given.role) for given in invitation.desks.select_related("desk")
    ]
    Membership.objects.bulk_create(memberships)
    record(actor=person, action="invitation.accepted", obj=invitation)
    at_desks = {membership.desk: Role(membership.role) for membership in memberships}
    record(actor=person, action="person.added", obj=person, role=person.role, desks=_in_words(at_desks))
    return person


def link_for(token: str) -> str:
    """The whole address of the page where an invitation is accepted."""
    return f"{settings.SITE_URL}{reverse('people:join', args=[token])}"


def _require_own(invitation: Invitation, actor: User) -> None:
    desks = {given.desk: Role(given.role) for given in invitation.desks.select_related("desk")}
    if not may_invite(actor, Role(invitation.role) if invitation.role else None, desks):
        raise NotPermitted("not_permitted", "Only who may invite to all of this may change the invitation.")


def _mail(invitation: Invitation, token: str, actor: User) -> str:
    link = link_for(token)
    queue_mail(
        to=invitation.email,
        subject=f"{actor.public_name} invites you to {settings.PUBLISHER_NAME}",
        body=(
            f"Hello {invitation.name},\n\n{actor.public_name} invites you to check facts at {settings.PUBLISHER_NAME}. "
            f"Make your account here, within seven days:\n\n{link}\n\n"
            "The link works once and is for you alone. If you do not know what this is about, do nothing.\n"
        ),
        key=f"invitation:{invitation.pk}:{invitation.sent}",
    )
    return link


def _in_words(desks: Mapping[Desk, Role]) -> dict[str, str]:
    return {desk.slug: role.value for desk, role in desks.items()}
