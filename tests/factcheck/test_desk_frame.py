"""What every page of the desk carries: navigation to what one may open, and a way on from pages that are missing."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.urls import reverse

from tests.claims.workbench.desk import logged_in
from tests.factories import administrator, checker

pytestmark = pytest.mark.django_db


def places(answer) -> dict[str, str]:  # type: ignore[no-untyped-def]
    return {place.label: place.url for section in answer.context["desk_places"] for place in section.places}


def test_all_pages_that_a_person_may_open_are_in_the_menu_and_open():
    for person, sees_users in ((checker(), False), (administrator(), True)):
        client = logged_in(person)
        found = places(client.get(reverse("admin:index")))
        assert ("Users" in found) is sees_users
        assert {"Articles", "Claims", "API tokens", "Audit events", "Jobs"} <= set(found)
        for label, url in found.items():
            assert client.get(url).status_code == 200, label


def test_the_menu_marks_the_place_one_is_at():
    client = logged_in(checker())
    answer = client.get(reverse("admin:jobs_job_changelist"))
    current = [place.label for section in answer.context["desk_places"] for place in section.places if place.current]
    assert current == ["Jobs"]
    assert not any(place.current for place in answer.context["desk_nav"])
    answer = client.get(reverse("admin:claims_article_add"))
    assert [place.label for place in answer.context["desk_nav"] if place.current] == ["Articles"]


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/admin/nowhere/", 404, "There is no page at this address"),
        ("/admin/claims/article/99999/workbench/", 404, "There is no page at this address"),
        ("/admin/accounts/user/", 403, "Your role does not open this page"),
    ],
)
def test_a_page_that_is_missing_or_closed_keeps_the_desk_around_it(address: str, status: int, said: str):
    answer = logged_in(checker()).get(address)
    assert answer.status_code == status
    html = answer.content.decode()
    assert said in html
    assert 'id="user-tools"' in html
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_a_reader_sees_the_public_page_of_a_missing_address():
    answer = Client().get("/checks/nothing-of-that-name/")
    assert answer.status_code == 404
    assert "user-tools" not in answer.content.decode()


def test_the_lists_of_one_app_are_listed():
    answer = logged_in(checker()).get(reverse("admin:app_list", args=["sources"]))
    assert reverse("admin:sources_source_changelist") in answer.content.decode()


def test_the_history_of_a_form_names_who_saved_what():
    ida, person = administrator(), checker()
    client = logged_in(ida)
    LogEntry.objects.create(
        user=ida,
        content_type=ContentType.objects.get_for_model(person),
        object_id=str(person.pk),
        object_repr=str(person),
        action_flag=CHANGE,
        change_message='[{"changed": {"fields": ["Byline"]}}]',
    )
    html = client.get(reverse("admin:accounts_user_history", args=[person.pk])).content.decode()
    assert "Byline" in html
    assert ida.public_name in html
