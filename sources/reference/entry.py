"""One holding as a file tells it, before anything of it is believed."""

from __future__ import annotations

from dataclasses import dataclass

COLUMNS = ("person", "position", "organisation", "start", "end", "current", "as_of", "source_url", "source_title")


@dataclass(frozen=True, slots=True)
class Entry:
    """``place`` says where in the file it stands ("Line 4"); ``values`` has text by the names of ``COLUMNS``.

    What the file does not say is missing from ``values``.
    """

    place: str
    values: dict[str, str]
