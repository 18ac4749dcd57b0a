"""Desks and who works at them: the only ways to change either."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet

from factcheck.accounts.models import Desk, Membership, Role, User
from factcheck.accounts.read_only_admin import is_administrator
from factcheck.accounts.roles import ADMINISTRATORS, require_house_role
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted, TransitionNotAllowed


def administered_desks(person: User) -> QuerySet[Desk]:
    """The desks whose members ``person`` may change: all for administrators of the house."""
    if is_administrator(person):
        return Desk.objects.all()
    own = [pk for pk, role in person.desk_roles.items() if role is Role.ADMINISTRATOR]
    return Desk.objects.filter(pk__in=own if person.is_active else [])


def administers(person: User, desk: Desk) -> bool:
    """Whether ``person`` may change who works at ``desk``."""
    return person.is_active and (is_administrator(person) or person.role_at(desk.pk) is Role.ADMINISTRATOR)


@transaction.atomic
def save_desk(*, desk: Desk, actor: User) -> Desk:
    """Add ``desk``, or save its name, address and standing. The last open desk stays open.

    Raises ``NotPermitted`` unless ``actor`` is an administrator of the house, and ``TransitionNotAllowed``.
    """
    require_house_role(actor, ADMINISTRATORS, "change desks")
    added = desk.pk is None
    # Locked in one order, so that two administrators do not close the last two desks at once.
    others_open = [other.pk for other in Desk.objects.select_for_update().filter(is_active=True).order_by("pk")]
    if not desk.is_active and not [pk for pk in others_open if pk != desk.pk]:
        raise TransitionNotAllowed("last_desk", "This is the last open desk; open another one first.")
    desk.save()
    record(
        actor=actor,
        action="desk.added" if added else "desk.changed",
        obj=desk,
        name=desk.name,
        slug=desk.slug,
        active=desk.is_active,
    )
    return desk


@transaction.atomic
def give_role(*, person: User, desk: Desk, role: Role, actor: User) -> Membership:
    """Give ``person`` a role at ``desk``, in place of the one they have there.

    Raises ``NotPermitted`` unless ``actor`` administers the desk, and ``InvalidInput`` for somebody without access.
    """
    _require(actor, desk)
    if not person.is_active:
        raise InvalidInput("user_inactive", f"{person.public_name} is not active: a role would give them nothing.")
    membership, added = Membership.objects.select_for_update().get_or_create(
        user=person, desk=desk, defaults={"role": role.value}
    )
    before = "" if added else membership.role
    if before != role.value:
        membership.role = role.value
        membership.save()
        record(actor=actor, action="desk.role_given", obj=desk, person=person.username, role=role.value, before=before)
    return membership


@transaction.atomic
def end_membership(*, person: User, desk: Desk, actor: User) -> None:
    """Take away ``person``'s role at ``desk``; what they did there stays. Raises ``NotPermitted``."""
    _require(actor, desk)
    for membership in Membership.objects.select_for_update().filter(user=person, desk=desk):
        membership.delete()
        record(actor=actor, action="desk.role_ended", obj=desk, person=person.username, before=membership.role)


def _require(actor: User, desk: Desk) -> None:
    if not administers(actor, desk):
        raise NotPermitted("not_permitted", "Only administrators of the desk or of the house change who works there.")
