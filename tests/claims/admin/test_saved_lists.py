"""Saved lists: one's own, those of the desk, and nobody else's."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from claims.actions import saved_filters
from claims.actions.saved_filters import canonical_query, change_filter, delete_filter, save_filter
from claims.models import SavedFilter
from factcheck.accounts.models import Role
from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted
from tests.claims.workbench.desk import logged_in
from tests.factories import checker, editor, make_claim, make_desk, member_of

pytestmark = pytest.mark.django_db

CLAIMS = reverse("admin:claims_claim_changelist")
SAVED = reverse("admin:claims_claim_saved")


def _save(actor, name="Overdue", query="due=overdue", **kwargs) -> SavedFilter:
    return save_filter(actor=actor, listing="claims", name=name, query=query, **kwargs)


def _shown(client: Client) -> list[str]:
    return [row.name for row in client.get(f"{CLAIMS}?view=all").context["saved_lists"].rows]


def test_a_list_is_saved_from_the_list_and_stands_above_it():
    ana = checker()
    client = logged_in(ana)
    answer = client.post(f"{SAVED}?state__exact=detected&due=overdue&p=4", {"name": "  Late   work "})
    assert answer["Location"] == f"{CLAIMS}?due=overdue&state__exact=detected"
    saved = SavedFilter.objects.get()
    assert (saved.owner, saved.name, saved.desk, saved.is_default) == (ana, "Late work", None, False)
    page = client.get(answer["Location"]).content.decode()
    assert '<a href="?due=overdue&amp;state__exact=detected" aria-current="page">Late work' in page
    assert AuditEvent.objects.get(action="filter.saved").detail["query"] == "due=overdue&state__exact=detected"


def test_the_same_list_is_the_same_whatever_the_order_and_the_page():
    assert canonical_query("b=2&a=1&p=7&view=all&e=1") == canonical_query("a=1&b=2") == "a=1&b=2"
    assert canonical_query("a=&view=all") == ""


def test_other_peoples_lists_are_not_there():
    ana, ben = checker(), editor()
    saved = _save(ana)
    client = logged_in(ben)
    assert _shown(client) == []
    assert "Overdue" not in client.get(SAVED).content.decode()
    for name, data in (("change", {"name": "Mine"}), ("delete", {})):
        address = reverse(f"admin:claims_claim_saved_{name}", args=[saved.pk])
        assert client.post(address, data).status_code == 404
    assert SavedFilter.objects.get().name == "Overdue"
    with pytest.raises(NotPermitted):
        change_filter(saved=saved, actor=ben, name="Mine", is_default=False)
    with pytest.raises(NotPermitted):
        delete_filter(saved=saved, actor=ben)


def test_editors_share_a_list_with_their_desk_and_with_nobody_else():
    desk, elsewhere = make_desk("Science"), make_desk("Politics")
    boss, ana, stranger = (
        member_of(d, r) for d, r in ((desk, Role.EDITOR), (desk, Role.READER), (elsewhere, Role.EDITOR))
    )
    client = logged_in(boss)
    form = client.get(f"{CLAIMS}?due=overdue").context["saved_lists"].form
    assert list(form.fields["desk"].queryset) == [desk]
    assert client.post(f"{SAVED}?due=overdue", {"name": "Late", "desk": elsewhere.pk}).status_code == 422
    assert client.post(f"{SAVED}?due=overdue", {"name": "Late", "desk": desk.pk}).status_code == 302
    assert _shown(logged_in(ana)) == ["Late"]
    assert _shown(logged_in(stranger)) == []
    assert "desk" not in logged_in(ana).get(f"{CLAIMS}?due=overdue").context["saved_lists"].form.fields
    with pytest.raises(NotPermitted):
        _save(ana, desk=desk)


def test_a_shared_list_is_renamed_by_its_owner_alone_and_cleared_away_by_an_editor_of_the_desk():
    desk = make_desk()
    saved = _save(member_of(desk, Role.EDITOR), desk=desk)
    other, ana = member_of(desk, Role.EDITOR), member_of(desk, Role.CHECKER)
    change, delete = (reverse(f"admin:claims_claim_saved_{name}", args=[saved.pk]) for name in ("change", "delete"))
    assert logged_in(other).post(change, {"name": "Mine"}).status_code == 403
    assert logged_in(ana).post(delete).status_code == 403
    assert logged_in(other).post(delete).status_code == 302
    assert not SavedFilter.objects.exists()
    assert AuditEvent.objects.get(action="filter.deleted").actor == other


def test_the_default_opens_first_and_the_whole_list_stays_within_reach():
    ana = checker()
    client = logged_in(ana)
    assert client.get(CLAIMS).status_code == 200
    client.post(f"{SAVED}?due=overdue", {"name": "Late", "is_default": "on"})
    assert client.get(CLAIMS)["Location"] == f"{CLAIMS}?due=overdue"
    page = client.get(f"{CLAIMS}?due=overdue")
    assert page.context["cl"].narrowed[0]["query_string"] == "?view=all", (
        "taking off the last filter is not the default"
    )
    assert client.get(f"{CLAIMS}?view=all").status_code == 200
    client.post(f"{SAVED}?work=mine", {"name": "Mine", "is_default": "on"})
    assert client.get(CLAIMS)["Location"] == f"{CLAIMS}?work=mine", "there is one default"
    assert SavedFilter.objects.filter(is_default=True).count() == 1
    assert logged_in(checker()).get(CLAIMS).status_code == 200, "it is nobody else's"


def test_renaming_and_deleting_ones_own():
    ana = checker()
    late, mine = _save(ana), _save(ana, name="Mine", query="work=mine")
    client = logged_in(ana)
    change = reverse("admin:claims_claim_saved_change", args=[mine.pk])
    assert client.post(change, {"name": "My work", "is_default": "on"}).status_code == 302
    mine.refresh_from_db()
    assert (mine.name, mine.is_default) == ("My work", True)
    taken = client.post(change, {"name": late.name})
    assert taken.status_code == 400
    assert "already" in taken.content.decode()
    nameless = client.post(change, {"name": ""})
    assert nameless.status_code == 422
    client.post(reverse("admin:claims_claim_saved_delete", args=[late.pk]))
    assert list(SavedFilter.objects.all()) == [mine]


def test_saving_under_a_name_one_has_replaces_it():
    ana = checker()
    _save(ana)
    assert _save(ana, query="due=today").query == "due=today"
    assert SavedFilter.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("", "due=today"),
        ("  ", "due=today"),
        ("n" * 61, "due=today"),
        ("Late", "p=3&view=all"),
        ("Late", "q=" + "a" * 2000),
    ],
)
def test_what_cannot_be_saved_says_why(name: str, query: str):
    with pytest.raises(InvalidInput):
        _save(checker(), name=name, query=query)
    assert not SavedFilter.objects.exists()


def test_nobody_piles_up_lists_without_end(monkeypatch):
    monkeypatch.setattr(saved_filters, "MOST_PER_PERSON", 2)
    ana = checker()
    _save(ana, name="One")
    _save(ana, name="Two")
    with pytest.raises(InvalidInput):
        _save(ana, name="Three")
    _save(ana, name="Two", query="due=today")


def test_lists_of_articles_are_kept_apart():
    ana = checker()
    client = logged_in(ana)
    articles = reverse("admin:claims_article_changelist")
    client.post(f"{reverse('admin:claims_article_saved')}?triage=open", {"name": "New"})
    assert _shown(client) == []
    assert [row.name for row in client.get(f"{articles}?view=all").context["saved_lists"].rows] == ["New"]
    saved = SavedFilter.objects.get()
    assert client.post(reverse("admin:claims_claim_saved_delete", args=[saved.pk])).status_code == 404


def test_the_database_keeps_one_default_and_one_name():
    ana = checker()
    _save(ana, is_default=True)
    for name, is_default in (("Overdue", False), ("Another", True)):
        with pytest.raises(IntegrityError), transaction.atomic():
            SavedFilter.objects.create(owner=ana, listing="claims", name=name, query="a=1", is_default=is_default)


def test_strangers_find_the_door_shut():
    saved = _save(checker())
    addresses = [SAVED, *(reverse(f"admin:claims_claim_saved_{n}", args=[saved.pk]) for n in ("change", "delete"))]
    for address in addresses:
        assert Client().post(address, {"name": "x"})["Location"].startswith(reverse("admin:login"))
    client = logged_in(checker())
    assert all(client.get(address).status_code == 405 for address in addresses[1:])
    assert SavedFilter.objects.get() == saved


def test_more_saved_lists_cost_no_more_queries():
    make_claim()
    ana = checker()
    client = logged_in(ana)

    def cost() -> list[int]:
        found = []
        for address in (f"{CLAIMS}?view=all", SAVED):
            with CaptureQueriesContext(connection) as queries:
                client.get(address)
            found.append(len(queries))
        return found

    _save(ana)
    cost()
    few = cost()
    for number in range(8):
        _save(ana, name=f"List {number}")
    assert cost() == few
