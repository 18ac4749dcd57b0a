"""Who is told what, once, and of nobody's own deeds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from claims.actions.intake import add_version
from claims.actions.notices import mark_seen
from claims.actions.occasions import remind_of_due_dates
from claims.actions.publication import publish_verdict
from claims.actions.reshaping import Seen, Words, resize_claim
from claims.actions.restrictions import end_recusal, lift_hold, place_hold, recuse
from claims.actions.reviews import approve_verdict, reopen_verdict, return_verdict, submit_verdict
from claims.actions.triage import assign_claim, dismiss_claim
from claims.actions.watching import stop_watching, watch
from claims.models import Claim, Notice, Watch
from claims.tidings import TIDINGS
from factcheck.audit.events import EVENTS
from factcheck.audit.models import AuditEvent
from sources.actions.lookups import give_up_lookup
from sources.models import Lookup
from tests.claims.replies import make_outcome, make_request
from tests.factories import checker, editor, make_article, make_claim, publisher, researched_claim

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 10)


def kinds(person) -> list[str]:
    return list(Notice.objects.filter(recipient=person).order_by("pk").values_list("kind", flat=True))


def test_every_event_in_the_table_can_happen():
    assert set(TIDINGS) <= set(EVENTS)


def test_the_author_hears_what_becomes_of_the_verdict_and_nobody_hears_of_their_own_deeds():
    author, reviewer, chief = checker(byline="Ana Lind"), editor(byline="Ben Ode"), publisher(byline="Cleo Wex")
    claim = submit_verdict(claim=researched_claim(author), actor=author)
    claim = return_verdict(claim=claim, actor=reviewer, reason="Which session?")
    returned = Notice.objects.get(recipient=author)
    assert (returned.kind, returned.words, returned.detail) == (
        "returned",
        "Ben Ode sent the verdict back",
        "Which session?",
    )
    claim.refresh_from_db()
    Claim.objects.filter(pk=claim.pk).update(state="in_research")
    claim.refresh_from_db()
    claim = submit_verdict(claim=claim, actor=author)
    claim = approve_verdict(claim=claim, actor=reviewer)
    claim = publish_verdict(claim=claim, actor=chief)
    claim = reopen_verdict(claim=claim, actor=author, reason="New minutes.")
    assert kinds(author) == ["returned", "approved", "published"]
    assert kinds(reviewer) == ["submitted", "published", "reopened"]  # once they had reviewed it
    assert kinds(chief) == []


def test_drafts_and_evidence_make_one_watch_and_tell_nobody():
    author = checker()
    claim = researched_claim(author)
    assert Watch.objects.get(claim=claim).person == author
    assert not Notice.objects.exists()


def test_a_hold_is_told_to_whoever_watches_the_article_or_one_of_its_claims():
    ana, ben, chief = checker(byline="Ana Lind"), checker(), publisher(byline="Cleo Wex")
    claim = make_claim()
    watch(about=claim, actor=ana)
    watch(about=claim.article, actor=ana)
    watch(about=claim.article, actor=ben)
    hold = place_hold(on=claim.article, actor=chief, kind="legal", reason="Counsel reads it.")
    lift_hold(hold=hold, actor=chief, reason="Cleared.")
    place_hold(on=claim, actor=chief, kind="embargo", reason="Until noon.", until=timezone.now() + timedelta(hours=1))
    assert [(n.claim, n.words, n.detail) for n in Notice.objects.filter(recipient=ana).order_by("pk")] == [
        (None, "Cleo Wex placed a hold (legal)", "Counsel reads it."),
        (None, "Cleo Wex lifted the hold (legal)", "Cleared."),
        (claim, "Cleo Wex placed a hold (embargo)", "Until noon."),
    ]
    assert kinds(ben) == ["held", "hold_lifted"]
    assert kinds(chief) == []


def test_who_is_recused_is_told_so_and_once():
    ana, ben, chief = checker(username="ana"), checker(), editor(byline="Cleo Wex")
    claim = make_claim()
    for person in (ana, ben):
        watch(about=claim, actor=person)
    recusal = recuse(on=claim, actor=chief, person=ana, reason="Her brother is quoted.")
    end_recusal(recusal=recusal, actor=chief, reason="It was a namesake.")
    assert [(n.kind, n.words) for n in Notice.objects.filter(recipient=ana).order_by("pk")] == [
        ("recused", "Cleo Wex recused you: take no part in it"),
        ("recusal_ended", "Cleo Wex lets you take part again"),
    ]
    assert [n.words for n in Notice.objects.filter(recipient=ben).order_by("pk")] == [
        "Cleo Wex recused ana",
        "Cleo Wex lets ana take part again",
    ]
    recuse(on=claim, actor=ben, person=ben, reason="I live there.")
    assert kinds(ben) == ["recused", "recusal_ended"]


def test_what_comes_of_asking_for_a_reply_is_told():
    ana, ben = checker(), checker(byline="Ben Ode")
    claim = make_claim()
    watch(about=claim, actor=ana)
    make_outcome(make_request(claim, ben))
    make_request(claim, ben, whole=True, asked="The council")
    assert [n.words for n in Notice.objects.filter(recipient=ana).order_by("pk")] == [
        "Ben Ode entered that Ada Lind was asked for a reply",
        "Ben Ode entered what came of asking Ada Lind",
        "Ben Ode entered that The council was asked for a reply",
    ]


def test_an_assignment_is_told_to_whom_it_is_given_and_to_those_who_watch():
    chief, ana, ben = editor(byline="Cleo Wex"), checker(byline="Ana Lind"), checker(byline="Ben Ode")
    claim = assign_claim(claim=make_claim(), actor=chief, assignee=ana)
    claim = assign_claim(claim=claim, actor=chief, assignee=ben)
    assert [(n.kind, n.words) for n in Notice.objects.filter(recipient=ana).order_by("pk")] == [
        ("assigned", "Cleo Wex assigned this claim to you"),
        ("handed_over", "Cleo Wex assigned the claim to Ben Ode"),
    ]
    assert kinds(ben) == ["assigned"]
    assign_claim(claim=claim, actor=chief, assignee=None)
    assert Notice.objects.filter(recipient=ben).first().words == "Cleo Wex assigned the claim to nobody"
    free = make_claim()
    assign_claim(claim=free, actor=ana, assignee=ana)  # taken by oneself
    assert not Notice.objects.filter(claim=free).exists()
    assert Watch.objects.filter(claim=free, person=ana).exists()


def test_who_may_no_longer_come_in_is_told_nothing():
    author, reviewer = checker(), editor()
    claim = submit_verdict(claim=researched_claim(author), actor=author)
    author.is_active = False
    author.save()
    approve_verdict(claim=claim, actor=reviewer)
    assert not Notice.objects.exists()


def test_a_dismissal_is_told_with_its_reason():
    watcher = checker()
    claim = make_claim()
    watch(about=claim, actor=watcher)
    dismiss_claim(claim=claim, actor=editor(), reason="An opinion.")
    assert Notice.objects.get().detail == "An opinion."


def test_words_that_are_gone_from_the_article_are_told_to_those_who_watch_the_claim():
    article = make_article(text="The bridge costs 3 million euros. The mayor is Ada Lind.")
    gone, stays = make_claim(article, words="3 million euros"), make_claim(article, words="Ada Lind")
    watcher, changer = checker(), checker()
    for claim in (gone, stays):
        watch(about=claim, actor=watcher)
        watch(about=claim, actor=changer)
    add_version(article=article, actor=changer, text="The bridge costs 4 million euros. The mayor is Ada Lind.")
    notice = Notice.objects.get()
    assert (notice.recipient, notice.claim, notice.kind) == (watcher, gone, "words_changed")


def test_who_watched_a_claim_watches_what_became_of_it():
    article, watcher, gone = make_article(), checker(), checker()
    claim = make_claim(article, words="We will rebuild")
    for person in (watcher, gone):
        watch(about=claim, actor=person)
    stop_watching(about=claim, actor=gone)
    start = article.current_version.text.index("We will")
    new = resize_claim(
        claim=claim,
        actor=checker(),
        seen=Seen(article.current_version),
        words=Words(start, start + len("We will rebuild the bridge")),
    )
    assert list(Watch.objects.filter(claim=new).values_list("person", flat=True)) == [watcher.pk]
    assert kinds(watcher) == ["dismissed"]


def test_many_lost_claims_take_no_more_queries_than_those_that_are_watched(django_assert_max_num_queries):
    text = " ".join(f"Sentence number {n} here." for n in range(40))
    article = make_article(text=text)
    for n in range(40):
        make_claim(article, words=f"Sentence number {n} here")
    watch(about=article.claims.get(number=1), actor=checker())
    with django_assert_max_num_queries(40):
        add_version(article=article, actor=checker(), text="Nothing of that.")
    assert Notice.objects.count() == 1


def test_a_lookup_that_was_given_up_is_told_once():
    author = checker()
    claim = researched_claim(author)
    lookup = Lookup.objects.filter(claim_lookup__claim=claim).first()
    give_up_lookup(lookup_id=lookup.pk, reason="The service is away.")
    give_up_lookup(lookup_id=lookup.pk, reason="The service is away.")
    notice = Notice.objects.get()
    assert (notice.recipient, notice.kind, notice.detail) == (author, "lookup_failed", "The service is away.")


def _due(days: int, **kwargs) -> Claim:
    claim = make_claim()
    Claim.objects.filter(pk=claim.pk).update(due_on=TODAY + timedelta(days=days), **kwargs)
    claim.refresh_from_db()
    return claim


def test_what_is_due_is_told_once_before_and_once_after():
    ana, watcher = checker(), checker()
    mine, watched = _due(1, assigned_to=ana), _due(-3)
    for claim in (mine, watched, _due(2, assigned_to=ana), _due(1, assigned_to=ana, state="published")):
        watch(about=claim, actor=watcher)
    remind_of_due_dates(today=TODAY)
    remind_of_due_dates(today=TODAY)
    remind_of_due_dates(today=TODAY + timedelta(days=1))
    due = Notice.objects.filter(claim=mine)
    assert [(n.recipient, n.words) for n in due.all()] == [(ana, "Due tomorrow, 11 March 2026")]
    assert [(n.recipient, n.words) for n in Notice.objects.filter(claim=watched)] == [
        (watcher, "Overdue: this was due on 7 March 2026")
    ]
    remind_of_due_dates(today=TODAY + timedelta(days=2))
    assert due.first().words == "Overdue: this was due on 11 March 2026"
    Claim.objects.filter(pk=mine.pk).update(due_on=TODAY + timedelta(days=2))  # another date is another reminder
    remind_of_due_dates(today=TODAY + timedelta(days=2))
    assert due.first().words == "Due today, 12 March 2026"


def test_seen_means_what_was_on_the_page():
    ana, ben, claim, other = checker(), checker(), make_claim(), make_claim()
    first = Notice.objects.create(recipient=ana, article=claim.article, claim=claim, words="One.")
    second = Notice.objects.create(recipient=ana, article=other.article, claim=other, words="Two.")
    theirs = Notice.objects.create(recipient=ben, article=claim.article, claim=claim, words="One.")
    later = Notice.objects.create(recipient=ana, article=claim.article, claim=claim, words="Three.")
    assert mark_seen(actor=ana, up_to=theirs.pk, about=claim) == 1
    assert mark_seen(actor=ana, up_to=theirs.pk) == 1
    assert mark_seen(actor=ana, up_to=theirs.pk) == 0
    assert list(Notice.objects.filter(seen_at=None).order_by("pk")) == [theirs, later]
    assert list(Notice.objects.exclude(seen_at=None).order_by("pk")) == [first, second]
    assert AuditEvent.objects.filter(action="notice.seen", object_type="accounts.user").count() == 2


def test_telling_takes_the_same_queries_for_few_and_many(django_assert_max_num_queries):
    def returned(watchers: int):
        author = checker()
        claim = submit_verdict(claim=researched_claim(author), actor=author)
        for _ in range(watchers):
            watch(about=claim, actor=checker())
        claim.refresh_from_db()
        return claim

    few, many, reviewer = returned(1), returned(30), editor()
    with django_assert_max_num_queries(60) as before:
        return_verdict(claim=few, actor=reviewer, reason="x")
    with django_assert_max_num_queries(len(before.captured_queries)):
        return_verdict(claim=many, actor=reviewer, reason="x")
    assert Notice.objects.count() == 33
