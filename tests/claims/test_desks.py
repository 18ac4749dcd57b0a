"""A newsroom with several desks: whoever works at one only sees nothing of another, by whatever door they come."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from rest_framework.test import APIClient

from claims.actions.intake import ArticleInput, add_version, take_in_article
from claims.actions.reviews import submit_verdict
from claims.actions.triage import assign_claim, dismiss_claim, select_claim
from claims.models import Claim, Rating, RatingScale
from claims.offered_ratings import ratings_for
from claims.permissions import ALLOWED, may
from claims.visibility import articles_seen_by, claims_seen_by, desks_where
from claims.workbench.urls import urlpatterns
from factcheck.accounts.models import Membership, Role
from factcheck.errors import InvalidInput, NotPermitted
from tests.claims.workbench.desk import article_address, claim_address, logged_in
from tests.factories import (
    checker,
    make_article,
    make_claim,
    make_desk,
    make_finding,
    member_of,
    researched_claim,
)

pytestmark = pytest.mark.django_db


def elsewhere() -> Claim:
    """A claim in review at a desk where the people of these tests do not work."""
    claim = researched_claim()
    make_finding(claim)
    return submit_verdict(claim=claim, actor=claim.article.created_by)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("action", sorted(ALLOWED))
def test_at_a_desk_the_higher_of_both_roles_counts(role: Role, action: str):
    here, there = make_desk(), make_desk()
    for house in ("", Role.READER, Role.EDITOR):
        person = member_of(here, role, username=f"{house}-{role}")
        person.role = str(house)
        at_home = role in ALLOWED[action] or house in ALLOWED[action]
        assert may(person, action, here) is at_home
        assert may(person, action, there) is (house in ALLOWED[action])
        assert may(person, action) is (house in ALLOWED[action])


def test_a_closed_desk_takes_nothing_in_and_its_members_lose_their_roles():
    desk = make_desk()
    person = member_of(desk, Role.ADMINISTRATOR)
    make_article(person, desk=desk)
    desk.is_active = False
    desk.save()
    del person.desk_roles
    assert not may(person, "view", desk)
    assert not articles_seen_by(person).exists()
    with pytest.raises(NotPermitted):
        take_in_article(actor=person, article=ArticleInput(text="Words."))
    with pytest.raises(InvalidInput, match="no articles any more"):
        take_in_article(actor=checker(), article=ArticleInput(text="Words."), desk=desk)


def test_the_same_text_at_two_desks_is_two_articles():
    here, there = make_desk(), make_desk()
    first = make_article(member_of(here, Role.CHECKER), text="The very same words.", url="https://example.org/a")
    person = member_of(there, Role.CHECKER)
    second = make_article(person, text="The very same words.", url="https://example.org/a")
    assert first.pk != second.pk
    assert (first.desk, second.desk) == (here, there)
    again = take_in_article(actor=person, article=ArticleInput(text="The very same words."))
    assert (again.created, again.article) == (False, second)


def test_lists_hold_the_desks_own_articles_and_claims():
    desk = make_desk()
    person = member_of(desk, Role.READER)
    elsewhere()
    own = make_claim(make_article(desk=desk))
    assert list(articles_seen_by(person)) == [own.article]
    assert list(claims_seen_by(person)) == [own]
    assert list(desks_where(person, "view")) == [desk]
    assert not desks_where(person, "intake").exists()


def test_no_address_of_the_workbench_shows_another_desks_article():
    claim = elsewhere()
    client = logged_in(member_of(make_desk(), Role.ADMINISTRATOR))
    seen = []
    for pattern in urlpatterns:
        route = f"/admin/{pattern.pattern}"
        if "article_id" not in route and "claim" not in route:
            continue
        address = route.replace("<int:article_id>", str(claim.article_id)).replace("<int:number>", "1")
        address = re.sub(r"<\w+:\w+>", "1", address)
        for method in ("get", "post"):
            status = getattr(client, method)(address, {"reason": "x", "text": "x"}).status_code
            if status not in (404, 405):
                seen.append((method, pattern.name, status))
    assert [entry for entry in seen if entry[1] != "preview"] == []


def test_pages_that_list_things_name_nothing_of_another_desk():
    claim = elsewhere()
    client = logged_in(member_of(make_desk(), Role.ADMINISTRATOR))
    for address in (
        "/admin/",
        "/admin/claims/article/",
        "/admin/claims/claim/",
        f"/admin/claims/claim/?q={claim.claimant}",
        f"/admin/find/?q={claim.article.title}",
        f"/admin/find/hits/?q={claim.article.title}",
        "/admin/notices/",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        words = answer.content.decode()
        assert claim.text[:20] not in words, address
        assert f"/article/{claim.article_id}/workbench/" not in words, address
    for address in ("/admin/audit/auditevent/", "/admin/jobs/job/", "/admin/sources/lookup/"):
        assert client.get(address).status_code == 403, address


def test_the_api_answers_as_if_another_desks_things_were_not_there():
    claim = elsewhere()
    client = APIClient()
    client.force_authenticate(member_of(make_desk(), Role.ADMINISTRATOR))
    for resource in ("article", "claim", "evidence", "finding", "lookup", "verdict"):
        assert client.get(reverse(f"{resource}-list")).json()["results"] == [], resource
    for resource, pk in (
        ("article", claim.article_id),
        ("claim", claim.pk),
        ("evidence", claim.evidence.get().pk),
        ("finding", claim.findings.get().pk),
        ("verdict", claim.verdict.pk),
    ):
        assert client.get(reverse(f"{resource}-detail", args=[pk])).status_code == 404, resource
    for resource, body in (
        ("claim", {"article_version": claim.article.current_version_id, "kind": "date", "start": 0, "end": 9}),
        ("finding", {"claim": claim.pk}),
        ("verdict", {"claim": claim.pk}),
    ):
        assert client.post(reverse(f"{resource}-list"), body).status_code in (400, 403), resource


def test_actions_ask_for_the_role_at_the_claims_own_desk():
    claim = elsewhere()
    person = member_of(make_desk(), Role.ADMINISTRATOR)
    for forbidden in (
        lambda: select_claim(claim=claim, actor=person),
        lambda: dismiss_claim(claim=claim, actor=person, reason="x"),
        lambda: assign_claim(claim=claim, actor=person, assignee=person),
        lambda: add_version(article=claim.article, actor=person, text="Other words."),
    ):
        with pytest.raises(NotPermitted):
            forbidden()


def test_a_member_works_at_their_desk_as_their_role_says():
    desk = make_desk()
    person = member_of(desk, Role.CHECKER)
    claim = make_claim(make_article(person, desk=desk), person)
    client = logged_in(person)
    assert client.get(article_address(claim.article_id)).status_code == 200
    claim.refresh_from_db()
    answer = client.post(claim_address(claim, "step", "select"), {"revision": claim.revision})
    assert answer.status_code == 302
    Membership.objects.update(role=Role.READER)
    claim.refresh_from_db()
    answer = client.post(claim_address(claim, "step", "dismiss"), {"revision": claim.revision, "reason": "x"})
    assert answer.status_code == 403
    assert client.get(claim_address(claim)).status_code == 200


def test_somebody_without_any_role_does_not_get_through_the_door():
    person = member_of(make_desk(is_active=False), Role.EDITOR)
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get("/admin/")["Location"].startswith(reverse("admin:login"))


def test_intake_asks_for_the_desk_only_where_there_is_a_choice():
    one, two = make_desk("Politics"), make_desk("Sports")
    person = member_of(one, Role.CHECKER)
    assert 'name="desk"' not in logged_in(person).get("/admin/claims/article/add/").content.decode()
    Membership.objects.create(user=person, desk=two, role=Role.CHECKER)
    client = logged_in(person)
    assert 'name="desk"' in client.get("/admin/claims/article/add/").content.decode()
    given = {"way": "text", "text": "Words about sports.", "desk": two.pk, "published_on": "2025-12-03"}
    assert client.post("/admin/claims/article/add/", given).status_code == 302
    assert two.articles.get().title == "Words about sports."


def test_a_desk_rates_on_its_own_scales_and_in_the_articles_language():
    desk = make_desk()
    own = RatingScale.objects.create(slug="desk", name="The desk’s own")
    own.desks.add(desk)
    german = RatingScale.objects.create(slug="standard-de", name="Standard", language="de")
    for scale in (own, german):
        Rating.objects.create(scale=scale, slug="x", label="x", definition="x", tone="true", icon="✓", position=1)
    everywhere = RatingScale.objects.get(slug="standard")

    def offered(**values: object) -> set[int]:
        return {rating.scale_id for rating in ratings_for(make_article(**values))}

    assert offered(desk=desk, language="en") == {own.pk, everywhere.pk}
    assert offered(language="en") == {everywhere.pk}
    assert offered(desk=desk, language="de-AT") == {german.pk}


def test_an_earlier_text_of_another_article_can_be_taken_in_anew():
    first = make_article(text="The very same words.", title="One title")
    add_version(article=first, actor=checker(), text="Other words by now.")
    second = make_article(text="The very same words.", title="One title")
    assert first.slug != second.slug
