"""What every request meets: authentication, scopes, bodies, errors."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from claims.models import Article
from factcheck.accounts.models import ApiToken
from tests.factories import checker, make_article, published_claim, publisher

ARTICLES = "/api/v1/articles/"


def problem(answer, status: int, code: str) -> dict:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], body["code"]) == (status, code)
    assert body["detail"]
    return body


def with_token(user, *scopes: str, **fields: object) -> APIClient:
    _, secret = ApiToken.objects.issue(user=user, name="test", scopes=list(scopes), **fields)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


@pytest.fixture
def api(db) -> APIClient:
    client = APIClient()
    client.force_authenticate(checker(username="ada"))
    return client


def test_nobody_is_let_in_without_a_name(db):
    answer = APIClient().get(ARTICLES)
    problem(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "header", ["Bearer", "Bearer x", "Bearer fcw__", "Bearer fcw_00000000_guess", "Bearer ü", "Bearer a b c"]
)
def test_a_token_that_is_none(db, header):
    problem(APIClient().get(ARTICLES, headers={"Authorization": header}), 401, "authentication_failed")


def test_a_token_works_until_it_is_revoked_or_expired(db):
    user = checker()
    assert with_token(user, "read").get(ARTICLES).status_code == 200
    assert ApiToken.objects.get().last_used_at is not None
    past = timezone.now() - timedelta(seconds=1)
    problem(with_token(user, "read", expires_at=past).get(ARTICLES), 401, "authentication_failed")
    client = with_token(user, "read")
    ApiToken.objects.update(revoked_at=past)
    problem(client.get(ARTICLES), 401, "authentication_failed")


def test_the_token_of_somebody_who_left(db):
    user = checker()
    client = with_token(user, "read")
    user.is_active = False
    user.save()
    problem(client.get(ARTICLES), 401, "authentication_failed")


def test_scopes_narrow_what_a_token_may_do(db):
    user = publisher()
    make_article(user)
    claim = published_claim(reviewer=user)
    retract = f"/api/v1/verdicts/{claim.verdict.pk}/retract/"
    read, write, publish = (with_token(user, scope) for scope in ("read", "write", "publish"))
    assert read.get(ARTICLES).status_code == write.get(ARTICLES).status_code == 200
    problem(publish.get(ARTICLES), 403, "permission_denied")
    problem(read.post(ARTICLES, {"text": "A text."}), 403, "permission_denied")
    problem(publish.post(ARTICLES, {"text": "A text."}), 403, "permission_denied")
    assert write.post(ARTICLES, {"text": "A text."}).status_code == 202
    problem(write.post(retract, {"reason": "x"}), 403, "permission_denied")
    assert publish.post(retract, {"reason": "Forged."}).status_code == 200


def test_a_scope_gives_no_role(db):
    client = with_token(checker(), "write", "publish")
    claim = published_claim()
    problem(client.post(f"/api/v1/verdicts/{claim.verdict.pk}/retract/", {"reason": "x"}), 403, "not_permitted")


def test_a_session_needs_the_csrf_token(db):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(checker())
    assert client.get(ARTICLES).status_code == 200
    problem(client.post(ARTICLES, {"text": "A text."}), 403, "permission_denied")
    assert not Article.objects.exists()


@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
@pytest.mark.parametrize(
    "path", ["", "nothing/", "articles", "articles/0x1/", "articles/99999999999999999999/", "claims/1/sumbit/"]
)
def test_an_address_that_does_not_exist(api, method, path):
    problem(getattr(api, method)(f"/api/v1/{path}"), 404, "not_found")


@pytest.mark.parametrize("path", ["articles", "claims", "evidence", "lookups", "verdicts", "jobs", "snapshots"])
def test_an_id_nobody_has(api, path):
    problem(api.get(f"/api/v1/{path}/123456789012345678/"), 404, "not_found")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"{'text': 1}",
        b'{"text": NaN}',
        b'{"text": 1e999}',
        b"1" * 5000,
        b'{"text": "\\ud800"}',
        b'{"\\udfff": 1}',
        b"[" * 200_000,
        b'{"a":' * 200_000,
        b'"\\ud83d"',
    ],
    ids=lambda body: repr(body[:16]),
)
def test_a_body_that_is_not_json(api, body):
    problem(api.post(ARTICLES, body, content_type="application/json"), 400, "parse_error" if body else "invalid")
    assert not Article.objects.exists()


def test_a_character_beyond_the_first_plane_is_one(api):
    answer = api.post(ARTICLES, rb'{"text": "Fire \ud83d\udd25 in town."}', content_type="application/json")
    assert answer.status_code == 202
    assert Article.objects.get().current_version.text == "Fire 🔥 in town."


@pytest.mark.parametrize(
    "content_type",
    ["application/json; charset=utf-7", "application/json; charset=utf-16"],
)
def test_only_utf_8(api, content_type):
    problem(api.post(ARTICLES, b'{"text": "+2AA-"}', content_type=content_type), 400, "parse_error")


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "x"])
def test_a_media_type_nobody_reads(api, content_type):
    problem(api.post(ARTICLES, b"<a/>", content_type=content_type), 415, "unsupported_media_type")


def test_a_body_without_end(api, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    problem(api.post(ARTICLES, {"text": "x" * 1001}), 413, "body_too_large")


def test_a_form_with_too_many_fields(api, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    problem(api.post(ARTICLES, {f"f{n}": "x" for n in range(9)}, format="multipart"), 400, "parse_error")


def test_a_form_that_is_broken_off(api):
    answer = api.post(ARTICLES, b"--x\r\nContent-Dispo", content_type="multipart/form-data; boundary=x")
    problem(answer, 400, "invalid")
    problem(api.post(ARTICLES, b"--x", content_type="multipart/form-data"), 400, "parse_error")


def test_a_method_nobody_offers(api):
    answer = api.delete(ARTICLES)
    problem(answer, 405, "method_not_allowed")
    assert "POST" in answer["Allow"]


def test_an_answer_in_another_media_type(api):
    problem(api.get(ARTICLES, headers={"Accept": "application/xml"}), 406, "not_acceptable")


def test_what_nobody_foresaw_is_logged_and_not_told(api, monkeypatch, caplog):
    from claims.api.articles import ArticleViewSet

    def broken(*args: object, **kwargs: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(ArticleViewSet, "get_queryset", broken)
    api.raise_request_exception = False
    answer = api.get(ARTICLES)
    problem(answer, 500, "internal_error")
    assert "secret detail" in caplog.text
    assert b"secret detail" not in answer.content


def test_too_many_requests_say_when_to_come_back(api, monkeypatch):
    from rest_framework.throttling import BaseThrottle

    from claims.api.articles import ArticleViewSet

    class Closed(BaseThrottle):
        def allow_request(self, request: object, view: object) -> bool:
            return False

        def wait(self) -> float:
            return 30

    monkeypatch.setattr(ArticleViewSet, "throttle_classes", [Closed])
    answer = api.get(ARTICLES)
    problem(answer, 429, "throttled")
    assert answer["Retry-After"] == "30"
