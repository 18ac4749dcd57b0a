"""Having a page archived by the Wayback Machine ("Save Page Now 2"), and making sure that it was. Pure.

API: https://docs.google.com/document/d/1Nsv52MvSjbLb2PCpHlat0gkzw0EvtSgpKHu4mk0MnrA.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sources.providers.base import Candidate, Key, LookupQuery, Provider, ProviderContext, ProviderError
from sources.providers.json_answer import ask, ask_json, send_form
from sources.providers.same_document import canonical_address
from sources.providers.values import plain, text, web_address
from sources.providers.wayback import SERVICE, archived_page, is_archived_copy

MAX_POLLS = 6
POLL_SECONDS = 5.0
RETRY_SECONDS = 60.0
# Shorter pages are error pages, or shells that a script was to fill.
SHORTEST_PAGE = 200
_JOB = re.compile(r"[A-Za-z0-9-]{1,100}", re.ASCII)
_TIMESTAMP = re.compile(r"\d{14}", re.ASCII)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]{0,500})", re.IGNORECASE)
_ERROR_TITLES = re.compile(
    r"\b(404|403|50\d|not found|access denied|forbidden|page unavailable|just a moment|are you (a )?(human|robot))\b",
    re.IGNORECASE,
)


class WaybackSaveProvider(Provider):
    """Asked by a person for one address, never by a claim's lookups."""

    name = "wayback_save"
    label = "Archive at the Wayback Machine"
    sends = "the address, which is then public in the archive"
    requests_per_minute = 12
    burst = 2
    key = Key.REQUIRED
    needs = ("wayback_save", "wayback_pages")
    sample = LookupQuery(url="https://example.org/")

    def search(self, query: LookupQuery, context: ProviderContext) -> Sequence[Candidate]:
        """One candidate: the archived page, read back and found to be this page and no error.

        A page that was archived within a day is not archived again. Raises ``ProviderError`` where the archive
        says that it failed, and where what it archived is not the page.
        """
        if not web_address(query.url):
            raise ProviderError("There is no address to archive.", transient=False)
        taken = _saved_at(context, query.url)
        address = f"{context.address('wayback_pages', SERVICE).rstrip('/')}/{taken}id_/{query.url}"
        seen = ask(context, SERVICE, address, {})
        body = seen.body.decode("utf-8", "replace")
        if reason := _not_the_page(query.url, seen.final_url, address, body):
            raise ProviderError(
                f"{SERVICE} says that it archived the page, but {reason}. Capture it here instead, or look yourself: "
                f"https://web.archive.org/web/{taken}/{query.url}",
                transient=False,
            )
        public = f"https://web.archive.org/web/{taken}/{query.url}"
        return (archived_page(query, public, taken, verified=True, bytes=len(seen.body)),)


def _saved_at(context: ProviderContext, url: str) -> str:
    save = context.address("wayback_save", SERVICE)
    headers = {"Accept": "application/json", "Authorization": f"LOW {context.key}"}
    form = {"url": url, "skip_first_archive": "1", "if_not_archived_within": "24h", "delay_wb_availability": "1"}
    answer = send_form(context, SERVICE, save, form, headers)
    job = text(answer.get("job_id"), 100)
    if not _JOB.fullmatch(job):
        raise _refused(text(answer.get("message")), text(answer.get("status_ext"), 60))
    for _ in range(MAX_POLLS):
        answer = ask_json(context, SERVICE, f"{save.rstrip('/')}/status/{job}", {}, headers)
        status, taken = answer.get("status"), text(answer.get("timestamp"), 20)
        if status == "success" and _TIMESTAMP.fullmatch(taken):
            return taken
        if status != "pending":
            raise _refused(text(answer.get("message")), text(answer.get("status_ext"), 60))
        context.wait(POLL_SECONDS)
    raise ProviderError(f"{SERVICE} is still at work on this page.", transient=True, retry_after=RETRY_SECONDS)


def _refused(message: str, code: str) -> ProviderError:
    busy = any(word in code for word in ("too-many", "no-access-temporarily", "user-session-limit", "capacity"))
    said = message or code.removeprefix("error:") or "without a reason"
    return ProviderError(
        f"{SERVICE} did not archive the page: {said}", transient=busy, retry_after=RETRY_SECONDS if busy else None
    )


def _not_the_page(url: str, final: str, asked: str, body: str) -> str:
    """Why what was archived is not the page at ``url``; "" when nothing speaks against it."""
    if final != asked and canonical_address(final) != canonical_address(url) and not is_archived_copy(final, url):
        return "it leads to another page"
    title = _TITLE.search(body[:50_000])
    if title and _ERROR_TITLES.search(title[1]):
        return f"it is an error page, “{plain(title[1], 80)}”"
    if len(plain(body, SHORTEST_PAGE)) < SHORTEST_PAGE and "<" in body:
        return "it holds hardly any text"
    return "" if body.strip() else "it is empty"
