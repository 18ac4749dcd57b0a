"""Asks every page again and again, and prints what it cost."""

from __future__ import annotations

import gzip
import os
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Answer:
    """What one request cost: seconds, and the bytes it sent."""

    processor: float
    wall: float
    size: int
    packed: int


@dataclass(frozen=True)
class Case:
    """Something asked once, and then ``times`` more; ``ask`` gives what was sent, piece by piece."""

    name: str
    ask: Callable[[], Iterator[bytes]]
    times: int


def run(directory: Path, *, claims: int, articles: int, requests: int) -> None:
    """Build the newsroom in ``directory``, then measure and print."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "factcheck.settings",
        "SECRET_KEY": "only-for-benchmarks",
        "DATA_DIR": str(directory / "data"),
        "STATIC_ROOT": str(directory / "static"),
        "DEBUG": "false",
        "LOG_LEVEL": "ERROR",
        "ALLOWED_HOSTS": "testserver",
    }
    import django
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    from benchmarks.desk.newsroom import build

    began = time.perf_counter()
    build(claims=claims, articles=articles)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    print(f"{claims:,} claims of {articles:,} articles, built in {time.perf_counter() - began:.0f} s\n")
    settings.ROOT_URLCONF = "benchmarks.desk.stock"
    print(f"{'':38} {'processor ms':>15} {'wall-clock ms':>15} {'queries':>8} {'bytes':>12} {'gzip':>10}")
    print(f"{'':38} {'p50':>7} {'p95':>7} {'p50':>7} {'p95':>7}")
    for case in _cases(requests, claims):
        _print(case)


def _print(case: Case) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answers = [_ask(case)]
        queries = len(captured)
    # What is asked once only is measured as it is counted; counting costs little beside it.
    answers = [_ask(case) for _ in range(case.times)] or answers
    processor = [answer.processor * 1000 for answer in answers]
    wall = [answer.wall * 1000 for answer in answers]
    size = f"{answers[-1].size:12,} {answers[-1].packed:10,}" if answers[-1].size else ""
    print(
        f"{case.name:38} {statistics.median(processor):7.1f} {_p95(processor):7.1f} "
        f"{statistics.median(wall):7.1f} {_p95(wall):7.1f} {queries:8} {size}",
        flush=True,
    )


def _ask(case: Case) -> Answer:
    processor, wall = time.process_time(), time.perf_counter()
    sent = list(case.ask())
    processor, wall = time.process_time() - processor, time.perf_counter() - wall
    body = b"".join(sent)
    return Answer(processor, wall, len(body), len(gzip.compress(body, 6)))


def _p95(values: list[float]) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]


def _cases(requests: int, claims: int) -> Iterator[Case]:
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from claims.models import Article, Claim
    from factcheck.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="administrator"), backend="django.contrib.auth.backends.ModelBackend")
    listing, articles = reverse("admin:claims_claim_changelist"), reverse("admin:claims_article_changelist")
    big = Article.objects.earliest("pk")
    last = claims // 50

    def page(name: str, address: str, times: int = requests) -> Case:
        def ask() -> Iterator[bytes]:
            answer = client.get(address)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answered {answer.status_code}")
            return iter([answer.content])

        return Case(name, ask, times)

    def rows(name: str, sql: str) -> Case:
        def ask() -> Iterator[bytes]:
            with connection.cursor() as cursor:
                cursor.execute(sql)
                cursor.fetchall()
            return iter([])

        return Case(name, ask, requests)

    def export(form: str) -> Case:
        def ask() -> Iterator[bytes]:
            answer: Any = client.post(f"{reverse('admin:claims_claim_export')}?view=all", {"format": form})
            if answer.status_code != 200:
                raise RuntimeError(f"the export answered {answer.status_code}")
            return iter(answer.streaming_content)

        return Case(f"export, all claims, {form}", ask, 0)

    wide = (
        "claims_claim c JOIN claims_article a ON a.id = c.article_id "
        "LEFT JOIN accounts_user u ON u.id = c.assigned_to_id"
    )
    best = f"SELECT c.*, a.title, u.username FROM {wide} ORDER BY c.check_worthiness DESC, c.id DESC LIMIT 50"
    yield rows("rows: 50 best claims", best)
    yield rows(f"rows: 50 claims from {claims - 50:,} on", f"{best} OFFSET {claims - 50}")
    yield rows("rows: claims by state", "SELECT state, count(*) FROM claims_claim GROUP BY state")
    yield page("stock: claims", "/stock/claims/stockclaim/")
    yield page(f"stock: claims, page {last:,}", f"/stock/claims/stockclaim/?p={last}")
    yield page("stock: claims, counts of facets", "/stock/claims/stockclaim/?_facets=True", 3)
    yield page("stock: claims, search, two words", "/stock/claims/stockclaim/?q=harbour+pension", 3)
    yield page("home", reverse("admin:index"))
    yield page("claims", f"{listing}?view=all")
    yield page(f"claims, page {last // 2:,}", f"{listing}?p={last // 2}&view=all")
    yield page(f"claims, page {last:,}", f"{listing}?p={last}&view=all")
    yield page("claims by check-worthiness", f"{listing}?o=-3")
    yield page(f"claims by check-worthiness, page {last:,}", f"{listing}?o=-3&p={last}")
    yield page("claims by due date", f"{listing}?o=5")
    for name, query in (
        ("still open", "work=open"),
        ("mine", "work=mine"),
        ("a lookup failed", "work=failed"),
        ("state", "state__exact=detected"),
        ("priority", "priority=3"),
        ("due within a week", "due=week"),
        ("assignee", f"assignee={User.objects.earliest('pk').pk}"),
        ("kind", "kind__exact=number"),
        ("nature", "nature=promise"),
        ("desk", f"desk={big.desk_id}"),
        ("language", "language=de"),
        ("desk, state, kind", f"desk={big.desk_id}&state__exact=detected&kind__exact=quote"),
    ):
        yield page(f"claims, {name}", f"{listing}?{query}")
    for name, words in (
        ("two words", "harbour pension"),
        ("three words and a beginning", "harbour pension 2019 muse"),
        ("a word of every claim", "rose "),
        ("nothing found", "zeppelin"),
    ):
        yield page(f"claims, search, {name}", f"{listing}?q={words}")
    yield page("articles", f"{articles}?view=all")
    yield page("articles, nothing chosen yet", f"{articles}?triage=open")
    yield page("articles, search", f"{articles}?q=harbour")
    yield page("workbench, 400 claims", reverse("workbench:article", args=[big.pk]))
    yield page("workbench, one claim of 400", reverse("workbench:claim", args=[big.pk, 200]))
    yield export("csv")
    yield export("jsonl")
    assert Claim.objects.count() == claims, "an export changes nothing"
