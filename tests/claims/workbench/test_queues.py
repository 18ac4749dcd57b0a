"""The queues of the first page: exactly what the list behind each shows, for whom, and at what cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions.publication import publish_verdict
from claims.actions.reviews import approve_verdict, reopen_verdict, submit_verdict
from claims.actions.triage import assign_claim, dismiss_claim, select_claim
from claims.models import Claim, Notice, Recusal
from claims.workbench.queues import KINDS, MOST_COUNTED, SHOWN, Queue, queues_for
from factcheck.accounts.models import Role, User
from factcheck.jobs.models import Job
from sources.models import Lookup
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import (
    checker,
    editor,
    make_article,
    make_claim,
    make_desk,
    make_finding,
    make_snapshot,
    member_of,
    published_claim,
    publisher,
    reader,
    researched_claim,
)

pytestmark = pytest.mark.django_db


def queue(user: User, slug: str) -> Queue:
    return next(queue for queue in queues_for(user) if queue.slug == slug)


def submitted(author: User, **kwargs: object) -> Claim:
    return submit_verdict(claim=researched_claim(author, **kwargs), actor=author)


def approved(author: User, reviewer: User) -> Claim:
    return approve_verdict(claim=submitted(author), actor=reviewer)


def drifted(claim: Claim) -> Claim:
    make_finding(claim, "passage_changed", kind="source", snapshot=make_snapshot())
    Claim.objects.filter(pk=claim.pk).update(attention="The cited words changed.")
    return claim


def make_notice(person: User, claim: Claim, words: str, **kwargs: object) -> Notice:
    return Notice.objects.create(recipient=person, article=claim.article, claim=claim, words=words, **kwargs)


def looked_up_in_vain(claim: Claim) -> Claim:
    lookup = Lookup.objects.get(claim_lookup__claim=claim, provider="library")
    Job.objects.filter(pk=lookup.job_id).update(state="dead", finished_at=timezone.now())
    return claim


# Each case makes what waits for the person, and what nearly does; it returns the person and the claims that wait.


def mine() -> tuple[User, list[Claim]]:
    ana = checker()
    claim = select_claim(claim=make_claim(actor=ana), actor=ana)
    assign_claim(claim=claim, actor=ana, assignee=ana)
    others = make_claim(actor=ana)
    assign_claim(claim=others, actor=editor(), assignee=checker())
    over = make_claim(actor=ana)
    assign_claim(claim=over, actor=ana, assignee=ana)
    over.refresh_from_db()
    dismiss_claim(claim=over, actor=ana, reason="An opinion.")
    return ana, [claim]


def review() -> tuple[User, list[Claim]]:
    ana, ben = checker(), editor()
    waits = submitted(ana)
    submitted(ben)  # written by the reviewer
    conflict = submitted(ana)
    Recusal.objects.create(person=ben, claim=conflict, reason="A friend.", made_by=ben)
    whole = submitted(ana)
    Recusal.objects.create(person=ben, article=whole.article, reason="A friend.", made_by=ben)
    over = submitted(ana)
    Recusal.objects.create(
        person=ben, claim=over, reason="Was wrong.", made_by=ben, ended_by=ben, ended_at=timezone.now()
    )
    return ben, [waits, over]


def review_at_a_desk() -> tuple[User, list[Claim]]:
    """An editor of one desk who only reads at another one."""
    ana, sport, city = checker(), make_desk(), make_desk()
    ben = member_of(sport, Role.EDITOR)
    ben.memberships.create(desk=city, role=Role.READER.value)
    waits = submitted(ana, article=make_article(actor=ana, desk=sport))
    submitted(ana, article=make_article(actor=ana, desk=city))
    submitted(ana)
    return ben, [waits]


def due() -> tuple[User, list[Claim]]:
    ana, today = checker(), timezone.localdate()
    waiting = []
    for days, assigned, waits in (
        (-2, ana, True),
        (0, None, True),
        (3, ana, True),
        (4, ana, False),
        (0, checker(), False),
    ):
        claim = make_claim(actor=ana)
        Claim.objects.filter(pk=claim.pk).update(due_on=today + timedelta(days=days), assigned_to=assigned)
        waiting += [claim] if waits else []
    published = published_claim()
    Claim.objects.filter(pk=published.pk).update(due_on=today)
    return ana, waiting


def due_of_others() -> tuple[User, list[Claim]]:
    """Who assigns sees what is due to everybody."""
    ana = checker()
    claim = make_claim(actor=ana)
    Claim.objects.filter(pk=claim.pk).update(due_on=timezone.localdate(), assigned_to=ana)
    return editor(), [claim]


def publish() -> tuple[User, list[Claim]]:
    ana, ben, pia = checker(), editor(), publisher()
    waits = approved(ana, ben)
    conflict = approved(ana, ben)
    Recusal.objects.create(person=pia, claim=conflict, reason="A friend.", made_by=pia)
    submitted(ana)
    publish_verdict(claim=approved(ana, ben), actor=pia)
    return pia, [waits]


def corrections() -> tuple[User, list[Claim]]:
    ana, ben, pia = checker(), editor(), publisher()
    again = reopen_verdict(claim=published_claim(ana), actor=ana, reason="A reader wrote.")
    marked = published_claim(ana)
    Claim.objects.filter(pk=marked.pk).update(attention="The words changed.")
    published_claim(ana)
    reopen_verdict(claim=approved(ana, ben), actor=ana, reason="Not published yet.")
    unpublished = make_claim(actor=ana)
    Claim.objects.filter(pk=unpublished.pk).update(attention="The words changed.")
    return pia, [again, marked]


def sources() -> tuple[User, list[Claim]]:
    ana = checker()
    waits = drifted(make_claim(actor=ana))
    seen = drifted(make_claim(actor=ana))
    Claim.objects.filter(pk=seen.pk).update(attention="")
    before = drifted(make_claim(actor=ana))
    before.findings.update(superseded_at=timezone.now())
    same = make_claim(actor=ana)
    make_finding(same, "passage_stands", kind="source", snapshot=make_snapshot())
    Claim.objects.filter(pk=same.pk).update(attention="Something else.")
    return ana, [waits]


def failed() -> tuple[User, list[Claim]]:
    ana = checker()
    waits = looked_up_in_vain(select_claim(claim=make_claim(actor=ana), actor=ana))
    over = looked_up_in_vain(select_claim(claim=make_claim(actor=ana), actor=ana))
    dismiss_claim(claim=over, actor=ana, reason="An opinion.")
    select_claim(claim=make_claim(actor=ana), actor=ana)
    return ana, [waits]


CASES: list[tuple[str, Callable[[], tuple[User, list[Claim]]]]] = [
    ("mine", mine),
    ("review", review),
    ("review", review_at_a_desk),
    ("due", due),
    ("due", due_of_others),
    ("approved", publish),
    ("corrections", corrections),
    ("drifted", sources),
    ("failed", failed),
]


@pytest.mark.parametrize(("slug", "case"), CASES, ids=[case.__name__ for _, case in CASES])
def test_a_queue_holds_what_waits_and_its_list_shows_the_same(slug: str, case: Callable[[], tuple[User, list[Claim]]]):
    person, waiting = case()
    found = queue(person, slug)
    addresses = {claim_address(claim) for claim in waiting}
    assert found.count == len(waiting)
    assert {item.url for item in found.items} == addresses
    listing = logged_in(person).get(found.url)
    listed = {claim_address(claim) for claim in listing.context["cl"].result_list}
    assert listed == addresses
    assert listing.context["cl"].result_count == found.count


def test_every_queue_has_a_case():
    assert {slug for slug, _ in CASES} | {"new", "notices"} == {kind.slug for kind in KINDS}


def test_for_you_is_what_one_was_told_and_has_not_seen():
    ana, outside = checker(), member_of(make_desk(), Role.CHECKER)
    claim = make_claim(actor=ana)
    for words in ("The first thing.", "The second thing."):
        make_notice(ana, claim, words)
    make_notice(checker(), claim, "For somebody else.")
    make_notice(ana, claim, "Seen.", seen_at=timezone.now())
    make_notice(outside, claim, "Of a desk they left.")
    found = queue(ana, "notices")
    assert [item.title for item in found.items] == ["The second thing.", "The first thing."]
    groups = logged_in(ana).get(found.url).context["page"].groups
    assert sum(len(group.rows) for group in groups) == found.count == 2
    assert queue(outside, "notices").count == 0


def test_new_articles_are_those_of_which_nothing_is_decided():
    ana = checker()
    new = make_article(actor=ana, title="Nobody has touched this")
    make_claim(new, actor=ana)
    select_claim(claim=make_claim(actor=ana), actor=ana)
    found = queue(ana, "new")
    assert [item.url for item in found.items] == [article_address(new.pk)]
    assert found.count == 1
    assert list(logged_in(ana).get(found.url).context["cl"].result_list) == [new]


@pytest.mark.parametrize(
    ("role", "has"),
    [
        (reader, {"notices", "new"}),
        (checker, {"notices", "new", "mine", "due", "drifted", "failed", "corrections"}),
        (editor, {"notices", "new", "mine", "due", "drifted", "failed", "corrections", "review"}),
        (publisher, {"notices", "new", "mine", "due", "drifted", "failed", "corrections", "review", "approved"}),
    ],
)
def test_a_person_has_the_queues_of_their_role(role: Callable[[], User], has: set[str]):
    assert {queue.slug for queue in queues_for(role())} == has


def test_nothing_of_another_desk_is_in_any_queue_or_figure():
    ana, city, sport = checker(), make_desk(), make_desk()
    article = make_article(actor=ana, desk=city, title="A secret of the city desk")
    claim = looked_up_in_vain(select_claim(claim=make_claim(article, actor=ana), actor=ana))
    Claim.objects.filter(pk=claim.pk).update(due_on=timezone.localdate())
    drifted(claim)
    make_article(actor=ana, desk=city, title="Another secret")
    for role in (Role.READER, Role.CHECKER, Role.PUBLISHER):
        answer = logged_in(member_of(sport, role)).get(reverse("admin:index"))
        assert [queue.count for queue in answer.context["queues"]] == [0] * len(answer.context["queues"])
        assert "secret" not in answer.content.decode()
        assert not answer.context["figures"].beside


def test_the_count_stops_and_only_the_first_are_shown():
    ana = checker()
    article = make_article(actor=ana)
    first = make_claim(article, actor=ana)
    rows = [
        Claim(article=article, number=number, kind="statement", text=f"Claim {number}.", statement="s", assigned_to=ana)
        for number in range(2, MOST_COUNTED + 5)
    ]
    Claim.objects.bulk_create(rows)
    found = queue(ana, "mine")
    assert (found.count, found.shown_count, len(found.items)) == (MOST_COUNTED + 1, "99+", SHOWN)
    assert first.assigned_to is None


def test_what_is_due_is_said():
    ana, today = checker(), timezone.localdate()

    def said(due_on: date) -> str:
        claim = make_claim(actor=ana)
        Claim.objects.filter(pk=claim.pk).update(due_on=due_on, assigned_to=ana)
        (meta,) = [item.meta for item in queue(ana, "due").items if item.url == claim_address(claim)]
        Claim.objects.filter(pk=claim.pk).update(due_on=None)
        return meta.split(" · ")[0]

    assert said(today) == "due today"
    assert said(today + timedelta(days=1)) == "due tomorrow"
    assert said(today - timedelta(days=1)) == "overdue since yesterday"
    assert said(today - timedelta(days=9)).startswith("overdue since ")


def test_the_first_page_costs_the_same_number_of_queries_however_much_waits():
    pia, ana = publisher(), checker()
    client, address = logged_in(pia), reverse("admin:index")

    def some_work() -> None:
        claim = looked_up_in_vain(select_claim(claim=make_claim(actor=ana), actor=ana))
        Claim.objects.filter(pk=claim.pk).update(assigned_to=pia, due_on=timezone.localdate())
        make_notice(pia, claim, "Something happened.")
        drifted(make_claim(actor=ana))
        submitted(ana)
        approved(ana, editor())
        make_article(actor=ana)

    def cost() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    some_work()
    few = cost()
    for _ in range(4):
        some_work()
    assert cost() == few <= 18


def test_a_page_without_anything_to_do_says_so_in_one_line():
    html = logged_in(checker()).get(reverse("admin:index")).content.decode()
    assert "Nothing waits for you" in html
    assert '<section class="queue' not in html
