"""Office holders as Popolo JSON: memberships of people in organisations, through posts. Pure.

https://www.popoloproject.com/specs/: a membership names its person, organisation and post by id or holds them itself;
its role, its post's label, its post's role and its own label are tried in this order for the position.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sources.reference.entry import Entry


def popolo_entries(content: Mapping[str, Any]) -> Iterator[Entry]:
    """One entry a membership. A missing end stays unknown: Popolo does not say "in office"."""
    people, organisations, posts = (_by_id(content.get(name)) for name in ("persons", "organizations", "posts"))
    for number, membership in enumerate(content["memberships"], 1):
        place = f"Membership {number}"
        if not isinstance(membership, Mapping):
            yield Entry(place, {"": "it is no object"})
            continue
        person = _of(membership, "person", people)
        post = _of(membership, "post", posts)
        organisation = _of(membership, "organization", organisations) or _of(post, "organization", organisations)
        position = next(
            (text for text in (_text(membership, "role"), _text(post, "label"), _text(post, "role")) if text),
            _text(membership, "label"),
        )
        source = _first_source(membership) or _first_source(post) or _first_source(person)
        yield Entry(
            place,
            _told(
                person=_text(person, "name"),
                position=position,
                organisation=_text(organisation, "name"),
                start=_text(membership, "start_date"),
                end=_text(membership, "end_date"),
                source_url=_text(source, "url"),
                source_title=_text(source, "note"),
            ),
        )


def _by_id(items: Any) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for item in items if isinstance(items, list) else ():
        if isinstance(item, Mapping) and isinstance(item.get("id"), str):
            found.setdefault(item["id"], item)
    return found


def _of(owner: Mapping[str, Any], name: str, known: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    held = owner.get(name)
    if isinstance(held, Mapping):
        return held
    key = owner.get(f"{name}_id")
    return known.get(key, {}) if isinstance(key, str) else {}


def _first_source(owner: Mapping[str, Any]) -> Mapping[str, Any]:
    for name in ("sources", "links"):
        named = owner.get(name)
        for source in named if isinstance(named, list) else ():
            if isinstance(source, Mapping) and _text(source, "url"):
                return source
    return {}


def _text(owner: Mapping[str, Any], name: str) -> str:
    value = owner.get(name)
    return value if isinstance(value, str) else ""


def _told(**values: str) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}
