"""Keeping lists under a name: for oneself, or for everybody at a desk."""

from __future__ import annotations

from typing import NoReturn

from django.db import IntegrityError, transaction
from django.http import QueryDict

from claims.models import SavedFilter
from claims.permissions import require
from factcheck.accounts.models import Desk, User
from factcheck.audit.record import record
from factcheck.errors import InvalidInput, NotPermitted

LONGEST_NAME = 60
LONGEST_QUERY = 1000
# More than fit above a list help nobody.
MOST_PER_PERSON = 40
# Parameters of a list's address that say where one is, not what one looks for.
PASSING = frozenset({"p", "e", "all", "view", "_facets"})


def canonical_query(query: str) -> str:
    """The end of a list's address without the page one happened to be on, its parameters in a fixed order."""
    given = QueryDict(query)
    kept = QueryDict(mutable=True)
    for name in sorted(given):
        if name not in PASSING and any(given.getlist(name)):
            kept.setlist(name, given.getlist(name))
    return kept.urlencode()


@transaction.atomic
def save_filter(
    *, actor: User, listing: str, name: str, query: str, desk: Desk | None = None, is_default: bool = False
) -> SavedFilter:
    """Keep the list at ``query`` under ``name``; one of the actor's with that name is replaced.

    With ``desk`` everybody who works there finds it, which takes an editor of the desk. Raises ``InvalidInput`` for
    a name or query that is empty or too long, and ``NotPermitted``.
    """
    if desk is not None:
        require(actor, "assign", desk)
    name = _checked_name(name)
    query = _checked_query(query)
    own = SavedFilter.objects.filter(owner=actor, listing=listing)
    if own.exclude(name=name).count() >= MOST_PER_PERSON:
        raise InvalidInput("too_many_filters", f"You have {MOST_PER_PERSON} saved lists; delete one of them first.")
    if is_default:
        own.update(is_default=False)
    saved, _ = SavedFilter.objects.update_or_create(
        owner=actor, listing=listing, name=name, defaults={"query": query, "desk": desk, "is_default": is_default}
    )
    record(actor=actor, action="filter.saved", obj=saved, query=query, desk=desk.name if desk else None)
    return saved


@transaction.atomic
def change_filter(*, saved: SavedFilter, actor: User, name: str, is_default: bool) -> SavedFilter:
    """Give an own saved list another name, or make it the one that the list opens with."""
    _require_own(saved, actor)
    before = saved.name
    saved.name = _checked_name(name)
    if is_default:
        SavedFilter.objects.filter(owner=actor, listing=saved.listing).exclude(pk=saved.pk).update(is_default=False)
    saved.is_default = is_default
    try:
        with transaction.atomic():
            saved.save(update_fields=["name", "is_default"])
    except IntegrityError:
        saved.name = before
        raise InvalidInput("name_taken", "You have a saved list of that name already; choose another one.") from None
    record(actor=actor, action="filter.changed", obj=saved, was=before, is_default=is_default)
    return saved


@transaction.atomic
def delete_filter(*, saved: SavedFilter, actor: User) -> None:
    """Forget a saved list: its owner's own, or one that an editor of its desk clears away."""
    if saved.owner_id != actor.pk:
        if saved.desk is None:
            _refuse()
        require(actor, "assign", saved.desk)
    record(actor=actor, action="filter.deleted", obj=saved, query=saved.query)
    saved.delete()


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise InvalidInput("name_required", "Give the list a name.")
    if len(name) > LONGEST_NAME:
        raise InvalidInput("name_too_long", f"A name has at most {LONGEST_NAME} characters.")
    return name


def _checked_query(query: str) -> str:
    if len(query) > LONGEST_QUERY:
        raise InvalidInput("query_too_long", "That is too much to keep: shorten the search.")
    kept = canonical_query(query)
    if not kept:
        raise InvalidInput("nothing_to_save", "Nothing is filtered, searched or sorted here: there is nothing to save.")
    return kept


def _require_own(saved: SavedFilter, actor: User) -> None:
    if saved.owner_id != actor.pk:
        _refuse()


def _refuse() -> NoReturn:
    raise NotPermitted("not_yours", "That list is somebody else’s. Save it under a name of your own.")
