"""The bell and the list of notices."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions.comments import add_comment
from claims.actions.digests import mail_choice_of
from claims.models import Notice
from tests.claims.workbench.desk import claim_address, logged_in
from tests.factories import checker, make_article, make_claim

pytestmark = pytest.mark.django_db

LIST = reverse("workbench:notices")
BELL = reverse("workbench:bell")
SEEN = reverse("workbench:notices-seen")


@pytest.fixture
def ana():
    return checker(username="ana")


def told(person, claim, count: int = 1, words: str = "Something happened") -> None:
    Notice.objects.bulk_create(
        Notice(recipient=person, article=claim.article, claim=claim, words=f"{words} {n}") for n in range(count)
    )


def test_the_bell_counts_what_is_unseen_up_to_a_point_with_one_query(ana):
    claim = make_claim()
    client = logged_in(ana)
    assert "Notices: nothing new" in client.get(reverse("admin:index")).content.decode()
    told(ana, claim, 3)
    told(checker(), claim)
    assert "3 notices you have not seen" in client.get(reverse("admin:index")).content.decode()
    told(ana, claim, 200)
    with CaptureQueriesContext(connection) as queries:
        assert "99+ notices" in client.get(BELL).content.decode()
    assert sum("claims_notice" in query["sql"] for query in queries) == 1


def test_the_bell_is_asked_again_and_again_and_answers_304(ana):
    claim = make_claim()
    client = logged_in(ana)
    told(ana, claim)
    first = client.get(BELL)
    assert client.get(BELL, headers={"If-None-Match": first["ETag"]}).status_code == 304
    told(ana, claim)
    assert client.get(BELL, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_notices_are_listed_newest_first_those_on_one_claim_together(ana):
    article = make_article()
    one, two = make_claim(article, words="rebuild the bridge"), make_claim(article, words="3.5 million euros")
    told(ana, one, words="First")
    told(ana, two, words="Second")
    told(ana, one, words="Third")
    page = logged_in(ana).get(LIST).content.decode()
    assert page.index("Third 0") < page.index("First 0") < page.index("Second 0")
    assert page.count("notice-group") == 2


def test_seen_is_for_one_claim_or_for_everything_that_was_on_the_page(ana):
    one, two = make_claim(), make_claim()
    for claim in (one, two):
        told(ana, claim)
    client = logged_in(ana)
    newest = Notice.objects.latest("pk").pk
    client.post(SEEN, {"up_to": newest, "article": one.article_id, "number": one.number})
    assert list(Notice.objects.filter(seen_at=None).values_list("claim", flat=True)) == [two.pk]
    told(ana, one, words="Came later")
    client.post(SEEN, {"up_to": newest})
    assert Notice.objects.get(seen_at=None).words == "Came later 0"
    assert client.post(SEEN, {"up_to": "x"}).status_code == 302
    assert Notice.objects.filter(seen_at=None).count() == 1
    page = client.get(LIST).content.decode()
    assert "Something happened" not in page
    assert page.count("Something happened") == 0
    assert client.get(LIST + "?show=all").content.decode().count("Something happened") == 2


def test_a_notice_of_a_comment_leads_to_it(ana):
    claim = make_claim()
    comment = add_comment(about=claim, actor=checker(), words="@ana look").comment
    assert f'href="{claim_address(claim)}#comment-{comment.pk}"' in logged_in(ana).get(LIST).content.decode()


def test_the_list_goes_back_page_by_page_and_costs_the_same(ana):
    claims = [make_claim() for _ in range(5)]
    client = logged_in(ana)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(LIST)
        return len(captured)

    told(ana, claims[0])
    few = queries()
    for claim in claims:
        told(ana, claim, 12)
    assert queries() == few
    first = client.get(LIST).content.decode()
    assert first.count("Something happened") == 50
    before = first.split("before=")[1].split('"')[0]
    assert client.get(f"{LIST}?before={before}").content.decode().count("Something happened") == 11
    assert client.get(f"{LIST}?before=x").status_code == 200
    assert client.get(f"{LIST}?before={'9' * 40}").status_code == 200


def test_how_one_hears_by_mail_is_chosen_by_oneself(ana):
    client = logged_in(ana)
    address = reverse("workbench:mail-choice")
    assert "once a day" in client.get(address).content.decode().lower()
    assert mail_choice_of(ana) == "daily"
    assert client.post(address, {"when": "at_once"}).status_code == 302
    assert mail_choice_of(ana) == "at_once"
    assert client.post(address, {"when": "hourly"}).status_code == 400
    assert mail_choice_of(ana) == "at_once"
