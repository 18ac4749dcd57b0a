"""A captured source beside the claim: its text around a place, what is marked in it, where it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString

from claims.models import Claim, Evidence, Finding
from claims.permissions import may
from claims.verification.outcomes import Check
from claims.workbench.findings import FindingRow, finding_row
from claims.workbench.forms import AttachForm
from claims.workbench.refused import Failed
from claims.workbench.source_text import Place, Window, after, before, found_in, marked_html, window_around
from claims.workflow import EDITABLE_STATES
from factcheck.accounts.models import User
from sources.models import LookupResult, Snapshot

SLUG = "attach-source"
LONGEST_FIND = 200
_LONGEST_OFFSET = 9  # digits


@dataclass(frozen=True, slots=True)
class Where:
    """Where to look: at an offset, "" for the best passage, and which words to find."""

    at: int | None = None
    find: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Where:
        at = query.get("at", "")
        offset = int(at) if at.isascii() and at.isdecimal() and len(at) <= _LONGEST_OFFSET else None
        return cls(offset, query.get("find", "").strip()[:LONGEST_FIND])


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """A marked passage for the list of them: its own words, shortened, and the address at which it is shown."""

    place: Place
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """``above`` and ``below`` are the addresses of what is not shown, "" where nothing is left."""

    claim: Claim
    snapshot: Snapshot
    text: SafeString
    start: int
    share: str
    above: str
    below: str
    places: Sequence[MarkedPlace]
    found: int
    find: str
    findings: Sequence[FindingRow]
    archived_url: str
    form: Form | None
    failed: Failed | None

    @property
    def is_picture(self) -> bool:
        return self.snapshot.media_type.startswith("image/")


def snapshot_or_404(pk: int) -> Snapshot:
    """With its whole text: it is searched, and read around any place."""
    return get_object_or_404(Snapshot.objects.select_related("source", "captured_by"), pk=pk)


def read_source(claim: Claim, snapshot: Snapshot, user: User, where: Where, failed: Failed | None = None) -> SourcePage:
    """The page of ``snapshot`` beside ``claim``; three queries. A long text sends no more than a short one."""
    findings = Finding.objects.filter(claim=claim, snapshot=snapshot, superseded_at__isnull=True)
    findings = findings.select_related("version", "snapshot").defer("snapshot__text")
    rows = [finding_row(finding) for finding in findings]
    evidence = Evidence.objects.filter(claim=claim, snapshot=snapshot, withdrawn_at__isnull=True).order_by("start")
    attached = [
        Place(e.start, e.end, f"evidence {e.stance}", f"evidence: {e.get_stance_display()}", e.get_stance_display())
        for e in evidence
    ]
    matches = [place for row in rows if row.finding.kind == Check.QUOTE for place in _passages(row, snapshot.text)]
    found = found_in(snapshot.text, where.find)
    places = sorted([*attached, *matches, *found], key=lambda place: (place.start, -place.end, place.look))
    at = where.at if where.at is not None else next((p.start for p in (*found, *attached, *matches)), 0)
    window = window_around(snapshot.text, at)
    urls = [_url(claim, snapshot, place, index, window, where) for index, place in enumerate(places)]
    return SourcePage(
        claim=claim,
        snapshot=snapshot,
        text=marked_html(snapshot.text, window, places, [*urls[1:], *urls[:1]]),
        start=window.start,
        share=_share(window, len(snapshot.text)),
        above=_address(claim, snapshot, before(window), where.find) if window.start else "",
        below=_address(claim, snapshot, after(window), where.find) if window.end < len(snapshot.text) else "",
        places=[
            MarkedPlace(place, snapshot.text[place.start : min(place.end, place.start + 120)], url)
            for place, url in zip(places, urls, strict=True)
        ],
        found=len(found),
        find=where.find,
        findings=rows,
        archived_url=_archived(claim, snapshot),
        form=_form(claim, snapshot, user, failed),
        failed=failed,
    )


def _share(window: Window, length: int) -> str:
    """Which part of the text is shown, "" for the whole."""
    if window == Window(0, length):
        return ""
    return f"{100 * window.start // length} to {100 * window.end // length} % of {length:,} characters"


def _passages(row: FindingRow, text: str) -> list[Place]:
    """Where the compared words stand in the source; a place outside the text is left out."""
    spans = [(one.get("start"), one.get("end")) for one in row.finding.detail.get("passages", ())]
    label = f"quote check: {row.finding.reading.label.lower()}"
    return [
        Place(start, end, "match", label, "quote check")
        for start, end in spans
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)
    ]


def _url(claim: Claim, snapshot: Snapshot, place: Place, index: int, window: Window, where: Where) -> str:
    anchor = f"#place-{index + 1}"
    return anchor if window.holds(place) else _address(claim, snapshot, place.start, where.find) + anchor


def _address(claim: Claim, snapshot: Snapshot, at: int, find: str) -> str:
    query: dict[str, Any] = {"at": at} | ({"find": find} if find else {})
    return f"{reverse('workbench:source', args=[claim.article_id, claim.number, snapshot.pk])}?{urlencode(query)}"


def _archived(claim: Claim, snapshot: Snapshot) -> str:
    """What an archive holds of the page, as far as a lookup of this claim asked."""
    if not snapshot.url:
        return ""
    data = LookupResult.objects.filter(
        lookup__claim_lookup__claim=claim, url__in=[snapshot.url, snapshot.final_url], data__has_key="archived_url"
    )
    return str(data.values_list("data__archived_url", flat=True).first() or "")


def _form(claim: Claim, snapshot: Snapshot, user: User, failed: Failed | None) -> Form | None:
    if failed is not None:
        return failed.form
    if claim.state not in EDITABLE_STATES or not may(user, "research", claim):
        return None
    return AttachForm(slug=SLUG, initial={"snapshot": snapshot.pk})
