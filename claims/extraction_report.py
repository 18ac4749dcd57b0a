"""What ``manage.py check_article`` prints about one article: as JSON, and as a table. Pure."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from claims.comparisons.offline import Told
from claims.extraction.nature import NatureKind
from claims.extraction.relations import related
from claims.extraction.types import ClaimKind, ExtractedClaim, Extraction
from claims.verification.outcomes import OUTCOMES, Tone

# A terminal obeys control characters; those of an article are only shown as missing.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")

_COLOURS = {
    ClaimKind.QUOTE: "cyan",
    ClaimKind.DATE: "yellow",
    ClaimKind.ROLE: "green",
    ClaimKind.NUMBER: "magenta",
    ClaimKind.STATEMENT: "blue",
}
_GRAVEST_FIRST = {Tone.CONTRADICTS: ("✕", "bold red"), Tone.DIFFERS: ("~", "yellow")}


@dataclass(frozen=True, slots=True)
class CheckedArticle:
    """The article as it was read: ``text`` is what every offset counts in, in code points."""

    text: str
    title: str
    url: str | None
    extraction: Extraction
    findings: Sequence[Told] = ()

    def as_json(self) -> dict[str, Any]:
        """``{"article": {...}, "claims": [...], "findings": [...]}``; keys that do not apply are None.

        Claims are numbered from 1; ``related`` names those that share words with a claim and what it does to them.
        """
        published = self.extraction.published
        return {
            "article": {
                "title": self.title,
                "url": self.url,
                "published_on": published.isoformat() if published else None,
                "sha256": hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest(),
                "language": self.extraction.language,
                "characters": len(self.text),
                "warnings": list(self.extraction.warnings),
            },
            "claims": _claims(self.extraction.claims),
            "findings": [_finding(told) for told in self.findings],
        }


def json_text(value: Any, encoding: str) -> str:
    """JSON in the characters of ``encoding``, with escapes where it has not got them."""
    readable = json.dumps(value, ensure_ascii=False, indent=2)
    try:
        readable.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(value, indent=2)
    return readable


def table_text(article: CheckedArticle, *, width: int, colour: bool) -> str:
    """The same for people, ``width`` columns wide."""
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=colour, highlight=False, legacy_windows=False)
    extraction = article.extraction
    published = extraction.published.isoformat() if extraction.published else "unknown"
    console.print(Text(_printable(article.title), style="bold"))
    if article.url:
        console.print(Text(_printable(article.url)))
    console.print(Text(f"published {published} · {extraction.language} · {len(article.text):,} characters"))
    for warning in extraction.warnings:
        console.print(Text(f"! {_printable(warning)}", style="yellow"))
    if extraction.claims:
        console.print(_table(extraction))
    console.print(Text(_count(extraction)))
    _print_findings(console, article)
    return drawn.getvalue()


def _claims(claims: Sequence[ExtractedClaim]) -> list[dict[str, Any]]:
    anchors = [(number, claim.start, claim.end) for number, claim in enumerate(claims, start=1)]
    lying = related(anchors)
    return [
        {"number": number}
        | _claim(claim)
        | {
            "related": [
                {"number": other, "kind": claims[other - 1].kind.value, "relation": relation.value}
                for other, relation in lying[number]
            ]
        }
        for number, claim in enumerate(claims, start=1)
    ]


def _claim(claim: ExtractedClaim) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "statement": claim.statement,
        "claimant": claim.claimant,
        "person": claim.person,
        "role": claim.role,
        "organisation": claim.organisation,
        "value": claim.value,
        "unit": claim.unit,
        "approximate": claim.approximate,
        "detail": claim.detail,
        "nature": claim.nature,
        "check_worthiness": claim.check_worthiness,
        "reasons": list(claim.reasons),
        "found_by": list(claim.found_by),
    }


def _finding(told: Told) -> dict[str, Any]:
    seen, answer = told.seen, told.seen.answer
    reading = OUTCOMES[seen.kind][answer.outcome]
    return {
        "check": seen.kind.value,
        "claim": None if told.claim is None else told.claim + 1,
        "start": seen.start,
        "end": seen.end,
        "source": told.source,
        "outcome": answer.outcome,
        "label": reading.label,
        "tone": reading.tone.value,
        "certainty": answer.certainty.value,
        "explanation": answer.explanation,
        "detail": seen.detail,
    }


def _print_findings(console: Console, article: CheckedArticle) -> None:
    """What does not agree, the gravest first; of what agrees or stays open only how much there is."""
    shown = [(OUTCOMES[told.seen.kind][told.seen.answer.outcome], told) for told in article.findings]
    grave = [(reading, told) for tone in _GRAVEST_FIRST for reading, told in shown if reading.tone is tone]
    for reading, told in grave:
        about = f"claim {told.claim + 1}" if told.claim is not None else _quoted(article.text, told)
        where = f" · {told.source}" if told.source else ""
        sign, style = _GRAVEST_FIRST[reading.tone]
        console.print(Text(f"{sign} {reading.label}", style=style), end=" ")
        console.print(Text(_printable(f"({told.seen.kind.value} check, {about}{where})")))
        console.print(Text(_printable(f"  {told.seen.answer.explanation}")))
    if shown:
        agree = sum(reading.tone is Tone.AGREES for reading, _ in shown)
        left_open = len(shown) - len(grave) - agree
        console.print(Text(f"checks: {len(grave)} to look at, {agree} in agreement, {left_open} left open"))


def _quoted(text: str, told: Told) -> str:
    words = " ".join(text[told.seen.start : told.seen.end].split())
    if (told.seen.start, told.seen.end) == (0, len(text)):
        return "whole article"
    return f"in: {words if len(words) <= 60 else words[:59] + '…'}"


def _table(extraction: Extraction) -> Table:
    table = Table(show_lines=True)
    table.add_column("#", justify="right")
    table.add_column("kind")
    table.add_column("worth", justify="right")
    table.add_column("words", ratio=3, overflow="fold")
    table.add_column("what it says", ratio=3, overflow="fold")
    table.add_column("who", ratio=1, overflow="fold")
    for number, claim in enumerate(extraction.claims, start=1):
        table.add_row(
            str(number),
            _kind(claim),
            f"{claim.check_worthiness:.2f}",
            Text(_printable(claim.text)),
            Text(_printable(_reading(claim))).append(f"\n{_printable(' · '.join(claim.found_by))}", style="dim"),
            Text(_printable(claim.claimant or claim.person or "")),
        )
    return table


def _kind(claim: ExtractedClaim) -> Text:
    """The kind, and what the words do where they are no plain statement of fact."""
    kind = Text(claim.kind.value, style=_COLOURS[claim.kind])
    return kind if claim.nature == NatureKind.FACT else kind.append(f"\n{claim.nature}", style="italic")


def _reading(claim: ExtractedClaim) -> str:
    """The statement, and the normalised value where there is one."""
    value = " ".join(part for part in (claim.value, claim.unit) if part)
    return f"{claim.statement} [{'≈ ' if claim.approximate else ''}{value}]" if value else claim.statement


def _count(extraction: Extraction) -> str:
    counts = [
        f"{count} {kind.value}"
        for kind in ClaimKind
        if (count := sum(claim.kind == kind for claim in extraction.claims))
    ]
    total = len(extraction.claims)
    return f"{total} claim{'' if total == 1 else 's'}" + (f": {', '.join(counts)}" if counts else "")


def _printable(text: str) -> str:
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
