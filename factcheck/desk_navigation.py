"""The desk's navigation: the places of every day in one row, and all places of the admin by what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, reverse

EVERY_DAY = (
    ("Desk", "admin:index"),
    ("Articles", "admin:claims_article_changelist"),
    ("Claims", "admin:claims_claim_changelist"),
    ("Library", "admin:sources_source_changelist"),
    ("Providers", "admin:sources_providersetting_changelist"),
)
# Where the list of a model stands: what its app is about, unless the model itself is named.
SECTIONS = ("Checking", "Evidence", "House", "Records")
SECTION_OF_APP = {"claims": "Checking", "sources": "Evidence", "accounts": "House", "people": "House"}
SECTION_OF_MODEL = {"claims.RatingScale": "House", "claims.DeskPolicy": "House"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the admin. ``current`` says that it, or a page below it, is the one shown."""

    label: str
    url: str
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    label: str
    places: tuple[Place, ...]


def every_day(path: str) -> list[Place]:
    """The places that most work begins at."""
    places = []
    for label, name in EVERY_DAY:
        try:
            url = reverse(name)
        except NoReverseMatch:
            continue  # a list whose app registers no admin
        places.append(Place(label, url, path == url if name == "admin:index" else path.startswith(url)))
    return places


def all_places(apps: Iterable[Mapping[str, Any]], path: str) -> list[Section]:
    """Every list that the person may open, from the admin's own list of apps; sections without one are left out."""
    found: dict[str, list[Place]] = {section: [] for section in SECTIONS}
    for app in apps:
        for model in app["models"]:
            url = model.get("admin_url")
            if not url:
                continue
            label = f"{app['app_label']}.{model['object_name']}"
            section = SECTION_OF_MODEL.get(label) or SECTION_OF_APP.get(app["app_label"], SECTIONS[-1])
            found[section].append(Place(str(model["name"]), url, path.startswith(url)))
    return [Section(label, tuple(places)) for label, places in found.items() if places]
