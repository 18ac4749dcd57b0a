"""Every POST of the workbench for every role, and what those without one get: nothing."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from claims.actions.author_answers import Given, answer_queries
from claims.actions.comments import add_comment
from claims.actions.gates import make_exception
from claims.actions.publication import publish_verdict
from claims.actions.reshaping import Seen, Words, resize_claim
from claims.actions.restrictions import place_hold, recuse
from claims.actions.reviews import approve_verdict, reopen_verdict, submit_verdict
from claims.actions.triage import select_claim
from claims.actions.undoing import last_step
from claims.actions.verdicts import save_draft
from claims.models import Claim
from claims.workbench.steps import STEPS
from claims.workbench.urls import urlpatterns
from factcheck.audit.models import AuditEvent
from sources.models import Lookup
from tests.claims.author_queries import link_of, make_query, sent
from tests.claims.replies import make_request
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import (
    acknowledged,
    administrator,
    checker,
    draft_content,
    editor,
    make_claim,
    make_snapshot,
    publisher,
    reader,
    researched_claim,
)

pytestmark = pytest.mark.django_db

PEOPLE = {
    "reader": reader,
    "checker": checker,
    "editor": editor,
    "publisher": publisher,
    "administrator": administrator,
}
EVERYBODY = set(PEOPLE)
CHECKERS = EVERYBODY - {"reader"}
EDITORS = CHECKERS - {"checker"}
PUBLISHERS = EDITORS - {"editor"}


def _detected() -> Claim:
    return make_claim()


def _in_review() -> Claim:
    claim = researched_claim()
    return submit_verdict(claim=claim, actor=claim.article.created_by)


def _approved() -> Claim:
    return approve_verdict(claim=_in_review(), actor=editor())


def _published() -> Claim:
    return publish_verdict(claim=_approved(), actor=publisher())


def _approved_correction() -> Claim:
    author = checker()
    claim = reopen_verdict(claim=_published(), actor=author, reason="The minutes were corrected.")
    content = draft_content(correction_note="The minutes were corrected.")
    save_draft(claim=claim, actor=author, content=content, expected_revision=1)
    return approve_verdict(claim=submit_verdict(claim=claim, actor=author), actor=editor())


# step → (who may take it, a claim that is ready for it)
STEP_ROLES = {
    "select": (CHECKERS, _detected),
    "dismiss": (CHECKERS, _detected),
    "submit": (CHECKERS, researched_claim),
    "return": (EDITORS, _in_review),
    "approve": (EDITORS, _in_review),
    "withdraw": (set(), _in_review),  # nobody but those who wrote it
    "publish": (PUBLISHERS, _approved),
    "publish_correction": (PUBLISHERS, _approved_correction),
    "reopen": (CHECKERS, _published),
    "retract": (PUBLISHERS, _published),
}


def test_every_step_is_in_the_table():
    assert set(STEP_ROLES) == set(STEPS)


@pytest.fixture(autouse=True)
def wayback_key(settings):
    settings.PROVIDER_KEYS = {"wayback_save": "key:secret"}


@pytest.mark.parametrize("role", PEOPLE)
@pytest.mark.parametrize("name", STEP_ROLES)
def test_a_step_is_taken_only_by_the_roles_that_may(name: str, role: str):
    allowed, ready = STEP_ROLES[name]
    claim = ready()
    claim.refresh_from_db()
    client = logged_in(PEOPLE[role]())
    before, events = claim.state, AuditEvent.objects.count()
    answer = client.post(claim_address(claim, "step", name), {"revision": claim.revision, "reason": "For the record."})
    claim.refresh_from_db()
    if role in allowed:
        assert answer.status_code == 302
        assert claim.state != before
        assert AuditEvent.objects.count() > events
    else:
        assert answer.status_code == 403
        assert claim.state == before
        assert AuditEvent.objects.count() == events
        assert f'action="{claim_address(claim, "step", name)}"' not in answer.content.decode()


def _correspondence(claim: Claim) -> dict[str, tuple[str, dict[str, object], set[str]]]:
    """What is asked of authors and of those whom the claim concerns."""
    author = claim.article.created_by
    queries = [make_query(claim, author, text=f"Question {n}?") for n in range(3)]
    path = sent(queries[0])
    answer_queries(link=link_of(path), given=[Given(queries[0].pk, 0, "An answer.")])
    requests = [make_request(claim, author) for _ in range(2)]
    entry = {"asked": "Ada Lind", "asked_on": "2025-12-01", "channel": "email"}
    reason = {"reason": "For the record."}
    article = claim.article_id
    ask = {"name": "Ada Lind", "text": "Is it so?", "deadline": f"{queries[0].deadline:%Y-%m-%d}"}
    return {
        "ask-author": (claim_address(claim, "ask-author"), ask, CHECKERS),
        "ask-author-article": (article_address(article, "ask-author-article"), ask, CHECKERS),
        "accept-answer": (reverse("workbench:accept-answer", args=[article, queries[0].pk]), {"answer": 1}, CHECKERS),
        "close-query": (reverse("workbench:close-query", args=[article, queries[1].pk]), reason, CHECKERS),
        "withdraw-query": (reverse("workbench:withdraw-query", args=[article, queries[2].pk]), reason, CHECKERS),
        "addressee": (
            reverse("workbench:addressee", args=[article, queries[0].addressee_id]),
            {"revoke": "1"},
            CHECKERS,
        ),
        "reply-request": (claim_address(claim, "reply-request"), entry | {"question": "Is it so?"}, CHECKERS),
        "reply-request-article": (
            article_address(article, "reply-request-article"),
            entry | {"question": "Is it so?"},
            CHECKERS,
        ),
        "reply-outcome": (
            reverse("workbench:reply-outcome", args=[article, requests[0].pk]),
            {"kind": "declined", "happened_on": "2025-12-02"},
            CHECKERS,
        ),
        "reply-correct": (
            reverse("workbench:reply-correct", args=[article, requests[0].pk]),
            entry | reason,
            CHECKERS,
        ),
        "reply-strike": (reverse("workbench:reply-strike", args=[article, requests[1].pk]), reason, CHECKERS),
    }


def _posts(claim: Claim) -> dict[str, tuple[str, dict[str, object], set[str]]]:
    """Every other POST: its address, a complete form, and who may."""
    acknowledged("wayback_save")
    claim.refresh_from_db()
    snapshot = make_snapshot()
    lookup = Lookup.objects.filter(claim_lookup__claim=claim).first()
    article = claim.article_id
    reason = {"reason": "For the record."}
    return {
        "preview": (reverse("workbench:preview"), {"text": "x"}, EVERYBODY),
        "published-on": (article_address(article, "published-on"), {"published_on": "2025-12-01"}, CHECKERS),
        "add-claim": (
            article_address(article, "add-claim"),
            {"exact": "said Mayor", "kind": "statement", "version": 1},
            CHECKERS,
        ),
        "ask": (claim_address(claim, "ask"), {}, CHECKERS),
        "retry": (claim_address(claim, "retry", lookup.pk), {}, CHECKERS),
        "check": (claim_address(claim, "check"), {}, CHECKERS),
        "assign": (claim_address(claim, "assign"), {"assignee": "", "revision": claim.revision}, EDITORS),
        "planning": (
            claim_address(claim, "planning"),
            {"due_on": "2026-12-01", "priority": 2, "revision": claim.revision},
            EDITORS,
        ),
        "hand-back": (claim_address(claim, "hand-back"), {"revision": claim.revision}, set()),
        "attach": (
            claim_address(claim, "attach"),
            {"stance": "context", "excerpt": snapshot.text[:20], "snapshot": snapshot.pk},
            CHECKERS,
        ),
        "attach-source": (
            claim_address(claim, "attach-source", snapshot.pk),
            {"stance": "context", "excerpt": snapshot.text[5:30]},
            CHECKERS,
        ),
        "withdraw": (claim_address(claim, "withdraw", claim.evidence.first().pk), reason, CHECKERS),
        "verdict": (
            claim_address(claim, "verdict"),
            {"headline": "Changed", "revision": claim.verdict.versions.get().revision},
            CHECKERS,
        ),
        "attention": (claim_address(claim, "attention"), reason, CHECKERS),
        "capture": (
            claim_address(claim, "capture"),
            {"url": "https://example.org/minutes", "proximity": "primary"},
            CHECKERS,
        ),
        "archive": (
            claim_address(claim, "archive"),
            {"url": "https://example.org/minutes", "proximity": "primary"},
            CHECKERS,
        ),
        **_reshaping_posts(claim),
        **_posts_among_colleagues(claim),
        "export": (article_address(article, "export"), {}, EDITORS),
        **_restriction_posts(claim),
        **_correspondence(claim),
        "visibility": (article_address(article, "visibility"), {"is_public": "on"}, PUBLISHERS),
        "new-version": (article_address(article, "new-version"), {"text": "Another text."}, CHECKERS),
    }


def _restriction_posts(claim: Claim) -> dict[str, tuple[str, dict[str, object], set[str]]]:
    """The claim has its sources, so that its gates need no exception; one can be made all the same."""
    reason = {"reason": "For the record."}
    chief = administrator()
    hold = place_hold(on=claim, actor=chief, kind="legal", reason="Counsel reads it.")
    recusal = recuse(on=claim, actor=chief, person=checker(), reason="Owns shares.")
    exception = make_exception(claim=claim, actor=chief, gate="reply", reason="Nobody could be asked.")
    return {
        "hold": (claim_address(claim, "hold"), reason | {"kind": "legal"}, EDITORS),
        "lift": (claim_address(claim, "lift", hold.pk), reason, PUBLISHERS),
        "take-part": (claim_address(claim, "take-part", recusal.pk), reason, EDITORS),
        "except": (claim_address(claim, "except"), reason | {"gate": "quotes"}, PUBLISHERS),
        "end-exception": (claim_address(claim, "end-exception", exception.pk), {}, PUBLISHERS),
        "rate": (claim_address(claim, "rate"), {"rating": "1", "revision": 1}, EDITORS),
    }


def _reshaping_posts(claim: Claim) -> dict[str, tuple[str, dict[str, object], set[str]]]:
    """Each on a claim of its own: the words of one cannot be changed twice."""
    article, person = claim.article, claim.created_by
    whole, parted, one, two, old = (
        make_claim(article, words=words, actor=person)
        for words in ("Mayor Ada Lind on", "The work costs", "3.5", "million", "We will rebuild")
    )
    words = Words(article.current_version.text.index("We will"), article.current_version.text.index(" rebuild"))
    new = resize_claim(claim=old, actor=person, seen=Seen(article.current_version), words=words)
    seen = {"version": 1, "revision": 1}
    return {
        "resize": (claim_address(whole, "resize"), seen | {"exact": "Ada Lind on Tuesday"}, CHECKERS),
        "split": (claim_address(parted, "split"), seen | {"second": "costs"}, CHECKERS),
        "merge": (claim_address(one, "merge"), seen | {"other": two.number}, CHECKERS),
        "undo": (claim_address(new, "undo"), {"key": last_step(new, person).key}, CHECKERS),
    }


def _posts_among_colleagues(claim: Claim) -> dict[str, tuple[str, dict[str, object], set[str]]]:
    """What everybody does who may look; of a colleague’s comment an editor may only take it back."""
    mine, withdrawn = (add_comment(about=claim, actor=checker(), words=words).comment for words in ("One.", "Two."))
    words = {"words": "Is that so?"}
    return {
        "claim-comment": (claim_address(claim, "claim-comment"), words, EVERYBODY),
        "article-comment": (article_address(claim.article_id, "article-comment"), words, EVERYBODY),
        "edit-comment": (reverse("workbench:edit-comment", args=[mine.pk]), words | {"revision": 1}, set()),
        "withdraw-comment": (reverse("workbench:withdraw-comment", args=[withdrawn.pk]), {}, EDITORS),
        "resolve-comment": (reverse("workbench:resolve-comment", args=[mine.pk]), {}, EVERYBODY),
        "claim-watch": (claim_address(claim, "claim-watch"), {}, EVERYBODY),
        "article-watch": (article_address(claim.article_id, "article-watch"), {}, EVERYBODY),
        "here": (claim_address(claim, "here"), {}, EVERYBODY),
        "claim-seen": (claim_address(claim, "claim-seen"), {"up_to": 1}, EVERYBODY),
        "article-seen": (article_address(claim.article_id, "article-seen"), {"up_to": 1}, EVERYBODY),
        "notices-seen": (reverse("workbench:notices-seen"), {"up_to": 1}, EVERYBODY),
        "mail-choice": (reverse("workbench:mail-choice"), {"when": "never"}, EVERYBODY),
    }


GETS = {
    "article",
    "claim",
    "dossier",
    "dossiers",
    "find",
    "find-hits",
    "findings",
    "history",
    "lookups",
    "progress",
    "source",
} | {
    "bell",
    "changes",
    "company",
    "notices",
    "people",
    "version",
    "versions",
}
# The others lead on to a page; nothing is in review here, so that whoever may rate it is told so.
UNUSUAL = {"preview": 200, "here": 204, "rate": 422}


def test_every_address_of_the_workbench_is_in_a_table():
    names = {pattern.name for pattern in urlpatterns}
    assert names == GETS | {"step", "recuse"} | set(_posts(researched_claim()))


@pytest.mark.parametrize("role", PEOPLE)
def test_a_post_is_accepted_only_from_the_roles_that_may(role: str):
    claim = researched_claim()
    client = logged_in(PEOPLE[role]())
    for name, (address, data, allowed) in _posts(claim).items():
        if name in ("retry", "hand-back"):
            continue  # nothing has failed here, and nobody has the claim; see test_posts and test_planning
        if name in ("assign", "planning"):
            claim.refresh_from_db()
            data = data | {"revision": claim.revision}
        answer = client.post(address, data)
        assert answer.status_code == (UNUSUAL.get(name, 302) if role in allowed else 403), name


def test_nobody_without_a_log_in_or_an_active_account_gets_past_the_door():
    claim = researched_claim()
    gone = checker(is_active=False)
    posts = {name: address for name, (address, _, _) in _posts(claim).items()}
    posts["step"] = claim_address(claim, "step", "submit")
    gets = [
        article_address(claim.article_id),
        article_address(claim.article_id, "progress"),
        claim_address(claim),
        claim_address(claim, "lookups"),
        claim_address(claim, "history"),
        claim_address(claim, "company"),
        article_address(claim.article_id, "people"),
        *(reverse(f"workbench:{name}") for name in ("bell", "notices", "mail-choice")),
        claim_address(claim, "source", make_snapshot().pk),
    ]
    for client in (Client(), logged_in(gone)):
        for address in gets:
            assert client.get(address)["Location"].startswith(reverse("admin:login"))
        events = AuditEvent.objects.count()
        for address in posts.values():
            assert client.post(address, {"reason": "x"})["Location"].startswith(reverse("admin:login"))
        assert AuditEvent.objects.count() == events


def test_posts_need_the_csrf_token_and_reading_is_no_post():
    claim = select_claim(claim=make_claim(), actor=checker())
    client = Client(enforce_csrf_checks=True)
    client.force_login(checker(), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(claim_address(claim, "step", "dismiss"), {"reason": "x"}).status_code == 403
    assert client.get(claim_address(claim, "step", "dismiss")).status_code == 405
    assert client.post(claim_address(claim)).status_code == 403
    assert logged_in(checker()).post(claim_address(claim)).status_code == 405
