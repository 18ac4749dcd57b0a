"""A list of claims as CSV for spreadsheets and as JSON Lines for programs, a batch at a time.

CSV: UTF-8 with a byte-order mark, without which Excel takes it for another encoding, and without formulas: a cell
that a spreadsheet would run begins with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection).
JSON Lines (https://jsonlines.org) is the lossless one: every column as it is stored.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet
from django.urls import reverse

from claims.models import Claim

BATCH = 1000
# What makes a spreadsheet read a cell as a formula, also behind white space that it drops.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")

COLUMNS: dict[str, Callable[[Claim], Any]] = {
    "id": lambda claim: claim.pk,
    "desk": lambda claim: claim.article.desk.name,
    "article": lambda claim: claim.article.title,
    "article_id": lambda claim: claim.article_id,
    "article_address": lambda claim: claim.article.url,
    "published_on": lambda claim: claim.article.published_on,
    "language": lambda claim: claim.article.language,
    "number": lambda claim: claim.number,
    "state": lambda claim: claim.state,
    "state_reason": lambda claim: claim.state_reason,
    "kind": lambda claim: claim.kind,
    "nature": lambda claim: claim.nature,
    "words": lambda claim: claim.text,
    "statement": lambda claim: claim.statement,
    "claimant": lambda claim: claim.claimant,
    "person": lambda claim: claim.person,
    "role": lambda claim: claim.role,
    "organisation": lambda claim: claim.organisation,
    "value": lambda claim: claim.value,
    "unit": lambda claim: claim.unit,
    "approximate": lambda claim: claim.approximate,
    "check_worthiness": lambda claim: claim.check_worthiness,
    "priority": lambda claim: claim.get_priority_display(),
    "due_on": lambda claim: claim.due_on,
    "assigned_to": lambda claim: claim.assigned_to.public_name if claim.assigned_to else "",
    "attention": lambda claim: claim.attention,
    "created_at": lambda claim: claim.created_at,
    "updated_at": lambda claim: claim.updated_at,
}
# Structures have no place in a cell.
STRUCTURES: dict[str, Callable[[Claim], Any]] = {
    "detail": lambda claim: claim.detail,
    "reasons": lambda claim: claim.reasons,
    "found_by": lambda claim: claim.found_by,
}


def as_csv(claims: QuerySet[Claim], site_url: str) -> Iterator[bytes]:
    """The claims in the order of their ids, with a heading; each part is a batch of lines."""
    writer, address = csv.writer(_Line()), _address_of(site_url)
    yield b"\xef\xbb\xbf" + _encoded([writer.writerow([*COLUMNS, "desk_address"])])
    for batch in _batches(claims):
        yield _encoded(
            [writer.writerow([*(_cell(read(claim)) for read in COLUMNS.values()), address(claim)]) for claim in batch]
        )


def as_json_lines(claims: QuerySet[Claim], site_url: str) -> Iterator[bytes]:
    """The claims in the order of their ids, one JSON object a line; each part is a batch of lines."""
    readers, address = COLUMNS | STRUCTURES, _address_of(site_url)
    for batch in _batches(claims):
        lines = []
        for claim in batch:
            row = {name: read(claim) for name, read in readers.items()} | {"desk_address": address(claim)}
            lines.append(json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n")
        yield _encoded(lines)


class _Line:
    """A file whose ``write`` gives back what was written: ``csv.writer`` returns it."""

    def write(self, line: str) -> str:
        return line


def _batches(claims: QuerySet[Claim]) -> Iterator[list[Claim]]:
    """Batches by id: no transaction stays open while somebody's connection is slow, and memory stays as it is."""
    rows = claims.order_by("pk").select_related("article__desk", "assigned_to")
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _cell(value: Any) -> str:
    text = "" if value is None else value.isoformat() if hasattr(value, "isoformat") else str(value)
    # A number is no formula, and stays one that can be reckoned with.
    if isinstance(value, str) and (text.lstrip().startswith(_FORMULA) or text[:1] in ("\t", "\r", "\n")):
        return f"'{text}"
    return text


def _address_of(site_url: str) -> Callable[[Claim], str]:
    """Where a claim stands at the desk. The address is looked up once: doing so for every row is half of the work."""
    article, number = "1234567890", "9876543210"
    pattern = site_url + reverse("workbench:claim", args=[article, number])
    return lambda claim: pattern.replace(article, str(claim.article_id)).replace(number, str(claim.number))


def _encoded(lines: list[Any]) -> bytes:
    # A lone surrogate cannot be written; everything else is as it was.
    return "".join(lines).encode(errors="replace")
