"""Having a dossier made at the workbench, by a worker, and fetching it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from claims.actions.dossiers import KEPT_FOR, REMOVE_OLD, folder_of, remove_old_dossiers, request_dossier
from claims.actions.reviews import submit_verdict
from claims.actions.second_ratings import rate_second
from claims.dossier.verify_dossier import verify
from claims.models import Article, DeskPolicy, Dossier
from claims.tasks import write_dossier
from claims.upkeep import remove_old_dossiers as remove_task
from factcheck.accounts.models import Desk, Membership, Role, User
from factcheck.audit.models import AuditEvent
from factcheck.errors import NotPermitted
from factcheck.jobs.actions import enqueue
from factcheck.jobs.models import Job
from tests.claims.dossier.dossiers import told_claim
from tests.claims.workbench.desk import article_address, logged_in
from tests.factories import UserFactory, administrator, checker, draft_content, editor, make_article, researched_claim

pytestmark = pytest.mark.django_db


def made_dossier(article: Article, person: User) -> Dossier:
    """Asked for and written by a worker."""
    dossier = request_dossier(article=article, actor=person)
    write_dossier(dossier.job_id)
    dossier.refresh_from_db()
    assert dossier.status == "ready", dossier.job.last_error
    return dossier


def address_of(dossier: Dossier) -> str:
    return reverse("workbench:dossier", args=[dossier.article_id, dossier.pk])


def test_an_editor_asks_a_worker_writes_and_the_editor_fetches_it(tmp_path: Path):
    article, person = told_claim().article, editor()
    client = logged_in(person)
    page = client.post(article_address(article.pk, "export"), follow=True)
    assert "The dossier is being made" in page.content.decode()
    dossier = Dossier.objects.get()
    assert "queued" in client.get(article_address(article.pk)).content.decode()
    write_dossier(dossier.job_id)
    dossier.refresh_from_db()
    page = client.get(article_address(article.pk)).content.decode()
    assert dossier.sha256 in page
    assert address_of(dossier) in page
    answer = client.get(address_of(dossier))
    assert answer.streaming
    content = answer.getvalue()
    assert hashlib.sha256(content).hexdigest() == dossier.sha256
    assert len(content) == dossier.byte_count
    assert answer["Content-Disposition"].startswith(f'attachment; filename="dossier-{article.pk}-')
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/zip"
    (tmp_path / "dossier.zip").write_bytes(content)
    assert verify(tmp_path / "dossier.zip", lambda line: None)


def test_what_happened_is_on_record():
    article, person = make_article(), editor()
    dossier = made_dossier(article, person)
    asked, exported = AuditEvent.objects.filter(action__startswith="dossier.").order_by("pk")
    assert (asked.action, asked.actor, asked.object_id) == ("dossier.requested", person, str(article.pk))
    assert (exported.action, exported.actor, exported.object_id) == ("dossier.exported", person, str(article.pk))
    assert exported.detail["sha256"] == dossier.sha256
    write_dossier(dossier.job_id)  # a message that comes twice
    assert AuditEvent.objects.last() == exported


def test_one_at_a_time():
    article, person = make_article(), editor()
    first = request_dossier(article=article, actor=person)
    events = AuditEvent.objects.count()
    assert request_dossier(article=article, actor=editor()) == first
    assert AuditEvent.objects.count() == events
    write_dossier(first.job_id)
    assert request_dossier(article=article, actor=person) != first


def test_who_may_not_export_sees_nothing_of_it():
    article = make_article()
    dossier = made_dossier(article, administrator())
    client = logged_in(checker())
    assert "Dossier" not in client.get(article_address(article.pk)).content.decode()
    for address in (address_of(dossier), article_address(article.pk, "dossiers")):
        assert client.get(address).status_code == 403
        answer = logged_in(editor()).get(address)
        assert answer.status_code == 200
        b"".join(answer)  # read to its end, the file is closed
    assert client.post(article_address(article.pk, "export")).status_code == 403
    with pytest.raises(NotPermitted):
        request_dossier(article=article, actor=checker())


def test_the_role_at_the_articles_desk_counts():
    article = make_article()
    dossier = made_dossier(article, administrator())
    other_desk = Desk.objects.create(name="Elsewhere", slug="elsewhere")
    for desk, status in ((article.desk, 200), (other_desk, 404)):
        person = UserFactory(role="")
        Membership.objects.create(user=person, desk=desk, role=Role.EDITOR)
        answer = logged_in(person).get(address_of(dossier))
        assert answer.status_code == status
        b"".join(answer)  # read to its end, the file is closed


def test_a_dossier_is_fetched_from_its_own_article_only():
    dossier, other = made_dossier(make_article(), editor()), make_article()
    address = reverse("workbench:dossier", args=[other.pk, dossier.pk])
    assert logged_in(editor()).get(address).status_code == 404


def test_a_dossier_spoils_no_blind_second_look():
    author, second = checker(), editor()
    claim = researched_claim(author)
    DeskPolicy.objects.create(desk=claim.article.desk, blind_review=True)
    earlier = made_dossier(claim.article, second)
    submit_verdict(claim=claim, actor=author)
    with pytest.raises(NotPermitted, match="would show you the first rating"):
        request_dossier(article=claim.article, actor=second)
    answer = logged_in(second).get(address_of(earlier))
    assert answer.status_code == 403
    assert "would show you the first rating" in answer.content.decode()
    rate_second(claim=claim, actor=second, rating=draft_content().rating)
    assert request_dossier(article=claim.article, actor=second).status == "queued"


def test_one_that_is_not_ready_or_whose_file_is_gone_is_not_found():
    client, article = logged_in(editor()), make_article()
    waiting = request_dossier(article=article, actor=editor())
    assert client.get(address_of(waiting)).status_code == 404
    write_dossier(waiting.job_id)
    waiting.refresh_from_db()
    default_storage.delete(waiting.file.name)
    assert client.get(address_of(waiting)).status_code == 404


def test_progress_is_polled_and_an_unchanged_one_answers_304():
    client, article = logged_in(editor()), make_article()
    dossier = request_dossier(article=article, actor=editor())
    address = article_address(article.pk, "dossiers")
    first = client.get(address)
    assert "data-busy" in first.content.decode()
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Job.objects.filter(pk=dossier.job_id).update(
        state="dead", last_error="The disk is full.", finished_at=timezone.now()
    )
    failed = client.get(address, headers={"If-None-Match": first["ETag"]}).content.decode()
    assert "The disk is full." in failed
    assert "data-busy" not in failed


def test_the_number_of_queries_does_not_grow_with_dossiers():
    client, article = logged_in(editor()), make_article()
    counts = []
    for _ in range(2):
        made_dossier(article, editor())
        client.get(article_address(article.pk))
        with CaptureQueriesContext(connection) as queries:
            client.get(article_address(article.pk))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_old_files_are_taken_out_at_night_and_that_is_on_record():
    old, young = made_dossier(make_article(), editor()), made_dossier(make_article(), editor())
    dead = request_dossier(article=make_article(), actor=editor())
    never_written = request_dossier(article=make_article(), actor=editor())
    default_storage.save(f"{folder_of(dead.pk)}/left-behind.zip", ContentFile(b"PK"))
    week_ago = timezone.now() - KEPT_FOR - timedelta(minutes=1)
    Dossier.objects.filter(pk__in=[old.pk, dead.pk, never_written.pk]).update(requested_at=week_ago)
    files = [old.file.name, f"{folder_of(dead.pk)}/left-behind.zip"]
    assert all(default_storage.exists(name) for name in files)
    remove_task(enqueue(kind=REMOVE_OLD, subject_id=1, key="tonight").pk)
    assert not any(default_storage.exists(name) for name in files)
    assert default_storage.exists(young.file.name)
    removed = AuditEvent.objects.filter(action="dossier.removed")
    assert [event.detail["sha256"] for event in removed] == [old.sha256]
    assert logged_in(editor()).get(address_of(old)).status_code == 404
    remove_old_dossiers(now=timezone.now())
    assert removed.count() == 1
