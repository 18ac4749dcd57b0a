"""Who may do what, at every address of the project: route × method × role. Deny by default.

The addresses come from the URL resolver itself: one that no table here names makes a test fail. To add a route,
add a line that says who may use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from rest_framework.test import APIClient

from claims.actions.comments import add_comment
from claims.actions.gates import make_exception
from claims.actions.restrictions import place_hold, recuse
from claims.models import Rating
from factcheck.accounts.models import ApiToken
from factcheck.jobs.models import Job
from sources.actions.documents import capture
from sources.models import Lookup
from tests.claims.author_queries import make_query
from tests.claims.replies import make_request
from tests.factories import (
    administrator,
    checker,
    editor,
    make_finding,
    make_snapshot,
    publisher,
    reader,
    researched_claim,
)

ROLES = frozenset({"reader", "checker", "editor", "publisher", "administrator"})
DESK = ROLES - {"reader"}
EDITORS = DESK - {"checker"}
PUBLISHERS = EDITORS - {"editor"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class May:
    """The roles that may use a method, the body it takes to find out, and the scope that a token needs."""

    roles: frozenset[str] = DESK
    body: dict = field(default_factory=dict)
    scope: str = "write"
    file: bool = False


READ = May(ROLES, scope="read")
LIST = DETAIL = {"GET": READ}
REASON = {"reason": "For the record."}
ENTRY = {"asked": "Ada Lind", "asked_on": "2025-12-01", "channel": "phone"}
# Ids in bodies: a name stands for the id of the object made for the test.
API: dict[str, dict[str, May]] = {
    "article-list": LIST | {"POST": May(body={"text": "A text."})},
    "article-detail": DETAIL | {"PATCH": May(body={"published_on": "2025-12-01"})},
    "article-versions": LIST | {"POST": May(body={"text": "Another text."})},
    "article-version": DETAIL,
    "author-query-list": LIST,
    "author-query-detail": DETAIL,
    "claim-list": LIST | {"POST": May(body={"article_version": "version", "kind": "date", "start": 0, "end": 9})},
    "claim-detail": DETAIL,
    "claim-independence": DETAIL,
    "claim-select": {"POST": May()},
    "claim-dismiss": {"POST": May(body=REASON)},
    "claim-clear-attention": {"POST": May(body=REASON)},
    "claim-assign": {"POST": May(EDITORS, {"assignee": "author"})},
    "comment-list": LIST | {"POST": May(ROLES, {"claim": "claim", "words": "Is it so?"})},
    "comment-detail": DETAIL,
    "comment-withdraw": {"POST": May(EDITORS)},
    "comment-resolve": {"POST": May(ROLES)},
    "comment-reopen": {"POST": May(ROLES)},
    "evidence-list": LIST
    | {"POST": May(body={"claim": "claim", "snapshot": "snapshot", "excerpt": "The mayor said", "stance": "context"})},
    "evidence-detail": DETAIL,
    "evidence-withdraw": {"POST": May(body=REASON)},
    "finding-list": LIST | {"POST": May(body={"claim": "claim"})},
    "finding-detail": DETAIL,
    "gate-exception-list": LIST
    | {"POST": May(PUBLISHERS, REASON | {"claim": "claim", "gate": "quotes"}, scope="publish")},
    "gate-exception-detail": DETAIL,
    "gate-exception-end": {"POST": May(PUBLISHERS, scope="publish")},
    "hold-list": LIST | {"POST": May(EDITORS, REASON | {"claim": "claim", "kind": "legal"})},
    "hold-detail": DETAIL,
    "hold-lift": {"POST": May(PUBLISHERS, REASON, scope="publish")},
    "lookup-list": LIST,
    "lookup-detail": DETAIL,
    "lookup-retry": {"POST": May()},
    "rating-scale-list": LIST,
    "rating-scale-detail": DETAIL,
    "recusal-list": LIST | {"POST": May(EDITORS, REASON | {"claim": "claim", "person": "other"})},
    "recusal-detail": DETAIL,
    "recusal-end": {"POST": May(EDITORS, REASON)},
    "reply-list": LIST | {"POST": May(body=ENTRY | {"claim": "claim", "question": "Is it so?"})},
    "reply-detail": DETAIL,
    "reply-outcome": {"POST": May(body={"kind": "declined", "happened_on": "2025-12-02"})},
    "reply-correct": {"POST": May(body=ENTRY | REASON)},
    "reply-strike": {"POST": May(body=REASON)},
    "verdict-list": LIST | {"POST": May(body={"claim": "claim"})},
    "verdict-detail": DETAIL | {"PUT": May(body={"headline": "x"}), "PATCH": May(body={"headline": "x"})},
    "verdict-submit": {"POST": May()},
    "verdict-return": {"POST": May(EDITORS, REASON)},
    "verdict-approve": {"POST": May(EDITORS)},
    "verdict-withdraw": {"POST": May(body=REASON)},
    "verdict-rate": {"POST": May(EDITORS, {"rating": "rating"})},
    "verdict-publish": {"POST": May(PUBLISHERS, scope="publish")},
    "verdict-reopen": {"POST": May(body=REASON)},
    "verdict-retract": {"POST": May(PUBLISHERS, REASON, scope="publish")},
    "snapshot-list": LIST | {"POST": May(file=True)},
    "snapshot-detail": DETAIL,
    "source-list": LIST,
    "source-detail": DETAIL,
    "capture-list": LIST | {"POST": May(body={"url": "https://example.org/new"})},
    "capture-detail": DETAIL,
    "capture-retry": {"POST": May()},
    "job-detail": DETAIL,
}
# Anybody may read these; nobody may send anything to them.
PUBLIC = {
    "api-schema",
    "api-docs",
    "health",
    "public:home",
    "public:checks",
    "public:verdict",
    "public:article",
    "public:scale",
    "public:method",
    "public:corrections",
    "public:robots",
    "public:sitemap",
}
# Whoever has a link in their hands: there the secret in the address is the permission.
BY_LINK = {"public:answers"}
NOWHERE = "api-unknown"  # the API's own 404
# The admin's door and its way out; everything else below admin/ is behind the door.
DOOR = {
    "admin:login",
    "admin:logout",
    "account_login",
    "mfa_authenticate",
    "people:reset-password",
    "people:reset-confirm",
    "people:join",
}


@dataclass(frozen=True)
class Route:
    address: str
    name: str


def routes(resolver: URLResolver, address: str = "", namespace: str = "") -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = address + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, here, inner)
        else:
            assert isinstance(entry, URLPattern)
            yield Route(here, f"{namespace}{entry.name}")


ROUTES = list(routes(get_resolver()))
ADMIN = [route for route in ROUTES if route.address.startswith("admin/")]


def test_every_address_says_who_may_use_it():
    known = set(API) | PUBLIC | BY_LINK | {NOWHERE}
    found = {route.name: route.address for route in ROUTES if route not in ADMIN}
    missing = {name: address for name, address in found.items() if name not in known}
    assert not missing, f"add these routes to a table of {__name__}, saying who may use them: {missing}"
    assert not known - set(found), f"these routes are gone: {known - set(found)}"


@pytest.fixture
def ids(db) -> dict[str, int | str]:
    """One of everything, made by somebody who is none of the people who ask."""
    author, chief = checker(username="the-author"), publisher()
    claim = researched_claim(author)
    lookup = Lookup.objects.first()
    assert lookup is not None
    return {
        "article": claim.article_id,
        "version": claim.article.current_version_id,
        "author-query": make_query(claim, author).pk,
        "claim": claim.pk,
        "comment": add_comment(about=claim, actor=author, words="Is it so?").comment.pk,
        "evidence": claim.evidence.get().pk,
        "finding": make_finding(claim).pk,
        "gate-exception": make_exception(claim=claim, actor=chief, gate="sources", reason="One witness.").pk,
        "hold": place_hold(on=claim, actor=chief, kind="legal", reason="Counsel reads it.").pk,
        "lookup": lookup.pk,
        "recusal": recuse(on=claim, actor=chief, person=author, reason="Lives there.").pk,
        "reply": make_request(claim, author).pk,
        "verdict": claim.verdict.pk,
        "snapshot": make_snapshot().pk,
        "source": claim.evidence.get().snapshot.source_id,
        "capture": capture(actor=author, url="https://example.org/").pk,
        "job": Job.objects.first().pk,
        "rating": Rating.objects.first().pk,
        "rating-scale": Rating.objects.first().scale_id,
        "author": author.username,
        "other": reader(username="another").username,
    }


@pytest.fixture
def people(db) -> dict[str, APIClient]:
    """Everybody who may ask: by session for each role, by token for each scope (in an administrator's name)."""
    clients = {"anonymous": APIClient()}
    for person in (reader(), checker(), editor(), publisher(), administrator()):
        clients[person.role] = APIClient()
        clients[person.role].force_login(person)
    for scope in ApiToken.SCOPES:
        _, secret = ApiToken.objects.issue(user=person, name=scope, scopes=[scope])
        clients[f"token:{scope}"] = APIClient()
        clients[f"token:{scope}"].credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return clients


def may_use(who: str, method: str, rule: May) -> bool:
    if not who.startswith("token:"):
        return who in rule.roles
    scope = who.removeprefix("token:")
    return scope in ("read", "write") if method in ("GET", "HEAD") else scope == rule.scope


def address_of(name: str, ids: dict[str, int | str]) -> str:
    if name.endswith("-list"):
        return reverse(name)
    if name == "article-version":
        return reverse(name, args=[ids["article"], 1])
    resource = max((key for key in ids if name.startswith(f"{key}-")), key=len)
    return reverse(name, args=[ids[resource]])


def send(client: APIClient, method: str, address: str, rule: May, ids: dict[str, int | str]) -> int:
    """The status of the answer; what the request changed is undone."""
    body = {key: ids.get(value, value) if isinstance(value, str) else value for key, value in rule.body.items()}
    with transaction.atomic():
        if rule.file:
            answer = client.post(address, {"file": SimpleUploadedFile("note.txt", b"A note.")}, "multipart")
        else:
            answer = getattr(client, method.lower())(address, None if method in ("GET", "HEAD") else body)
        transaction.set_rollback(True)
    return answer.status_code


@pytest.mark.parametrize("name", API)
def test_the_api_lets_through_whom_the_table_names(name, ids, people):
    address = address_of(name, ids)
    wrong = []
    for method in METHODS:
        rule = API[name].get("GET" if method == "HEAD" else method)
        for who, client in people.items():
            status = send(client, method, address, rule or May(), ids)
            if who == "anonymous":
                right = status == 401
            elif rule is None:
                # A method nobody offers: the scope is asked first.
                right = status in (403, 405) if who.startswith("token:") else status == 405
            elif may_use(who, method, rule):
                # 400, 409, 412, 422, 428: let through, and then judged by what was sent.
                right = status < 500 and status not in (401, 403, 404, 405)
            else:
                right = status == 403
            if not right:
                wrong.append(f"{who} {method} {address}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("method", METHODS)
def test_what_is_not_there_is_not_there_for_anybody(people, method):
    for client in people.values():
        assert getattr(client, method.lower())("/api/v1/secrets/").status_code == 404


@pytest.mark.parametrize("name", sorted(PUBLIC))
def test_public_pages_are_read_only(db, name):
    (route,) = {route for route in ROUTES if route.name == name}
    address = f"/{_filled(route.address)}"
    assert Client().get(address).status_code in (200, 404)
    for method in ("post", "put", "patch", "delete"):
        assert getattr(Client(), method)(address).status_code in (404, 405), f"{method} {address}"


@pytest.mark.parametrize("name", sorted(BY_LINK))
def test_pages_behind_a_link_know_nobody_without_it(people, name):
    address = reverse(name, args=["x" * 43])
    for who, client in people.items():
        for method in METHODS:
            status = getattr(client, method.lower())(address).status_code
            assert status == (404 if method in ("GET", "HEAD", "POST") else 405), f"{who} {method}"


def test_the_desk_is_behind_its_door(db):
    left = checker()
    former = Client()
    former.force_login(left)
    left.is_active = False
    left.save()
    wrong = []
    for route in ADMIN:
        if route.name in DOOR:
            continue
        address = f"/{_filled(route.address)}"
        for method, client in [("get", Client()), ("post", Client()), ("get", former)]:
            answer = getattr(client, method)(address)
            if answer.status_code == 302 and not answer["Location"].startswith(reverse("admin:login")):
                answer = client.get(answer["Location"])  # an old address of the same page
            if answer.status_code != 302 or not answer["Location"].startswith(reverse("admin:login")):
                wrong.append(f"{method} {address}: {answer.status_code}")
    assert len(ADMIN) > 50
    assert not wrong, "\n".join(wrong)


def _filled(address: str) -> str:
    """An address with something in the place of each parameter."""
    address = re.sub(r"<(?:int:)[^>]+>", "1", address)
    address = re.sub(r"<(?:\w+:)?[^>]+>", "x", address) if "(?P" not in address else address
    address = re.sub(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)", "x", address)
    return address.replace("^", "").replace("$", "").replace("\\Z", "")
