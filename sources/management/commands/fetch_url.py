"""``manage.py fetch_url URL [--json]``: shows what a capture of the address would hold; stores nothing."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from factcheck.outbound import OutboundFailed, OutboundRefused, fetch
from factcheck.outbound_settings import outbound_policy
from sources.capture.document import DocumentRefused
from sources.capture.page import ACCEPT, CapturedPage, read_response

EXIT_CODES = {"ok": 0, "failed": 1, "refused": 2}


class Command(BaseCommand):
    """Exit code 0: could be captured; 2: an address that is never dialled; 1: no answer, or an unreadable one."""

    help = "Show what would be captured at an address. Nothing is stored, and no database is needed."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("url", help="the page's address, with https:// or http://")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: Any, **options: Any) -> None:
        outcome, page = look_at(options["url"])
        if options["json"]:
            self.stdout.write(json.dumps(outcome))
        else:
            self.stdout.write(described(outcome, page))
        if EXIT_CODES[outcome["status"]]:
            raise SystemExit(EXIT_CODES[outcome["status"]])


def look_at(url: str) -> tuple[dict[str, Any], CapturedPage | None]:
    """What happened, in the command's JSON keys (None where unknown), and the page if there is one."""
    outcome: dict[str, Any] = {
        "status": "ok",
        "reason": None,
        "url": url,
        "http_status": None,
        "media_type": None,
        "bytes": None,
        "sha256": None,
        "title": None,
    }
    page = None
    try:
        response = fetch(url, policy=outbound_policy(), headers={"accept": ACCEPT})
        outcome |= {
            "http_status": response.status,
            "media_type": response.media_type,
            "bytes": len(response.body),
        }
        response.raise_for_status()
        page = read_response(response)
        outcome |= {"sha256": page.sha256, "title": page.title or None}
    except OutboundRefused as refused:
        outcome |= {"status": "refused", "reason": refused.reason}
    except OutboundFailed as failed:
        status = failed.http_status or outcome["http_status"]
        outcome |= {"status": "failed", "reason": failed.reason, "http_status": status}
    except DocumentRefused as unreadable:
        outcome |= {"status": "failed", "reason": unreadable.message}
    return outcome, page


def described(outcome: dict[str, Any], page: CapturedPage | None) -> str:
    """The outcome for people: one fact a line, then the beginning of the text."""
    if page is None:
        return printable(f"{outcome['status'].capitalize()}: {outcome['reason']}")
    facts = {
        "Address": page.final_url,
        "Redirected from": ", ".join(hop.url for hop in page.redirects),
        "Answer": f"{page.http_status}, {page.media_type}, {len(page.bytes):,} bytes",
        "SHA-256": page.sha256,
        "Title": page.title,
        "Author": page.author,
        "Publisher": page.publisher,
        "Published": page.published_on.isoformat() if page.published_on else "not stated",
        "Language": page.language,
        "Text": f"{len(page.text):,} characters",
    }
    lines = [f"{name + ':':<17}{value}" for name, value in facts.items() if value]
    beginning = page.text[:600] + ("…" if len(page.text) > 600 else "")
    return printable("\n".join([*lines, "", beginning]))


def printable(text: str) -> str:
    """``text`` without what a terminal would obey."""
    return "".join(c for c in text if c == "\n" or c.isprintable())
