"""Whatever JSON is sent, the answer is a decision: never a 5xx, and never half a row."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import make_article, make_snapshot, researched_claim

SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=0, max_value=3),
    st.sampled_from([-1, 2**31, 2**63 - 1, 2**63, 2**64, 10**400]),
    st.floats(),
    st.text(max_size=40),
    st.text(alphabet=st.characters(categories=("Cs", "Cc", "Co", "Zs")), max_size=8),
    st.sampled_from(["2025-12-03", "2025-13-01", "https://[::1", "http://\x00", "quote", "supports", "١٢", "ada"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = {
    "articles/": ["text", "title", "url", "publisher", "author", "published_on", "file"],
    "articles/{article}/versions/": ["text", "file"],
    "claims/": ["article_version", "kind", "start", "end", "statement", "claimant"],
    "claims/{claim}/assign/": ["assignee"],
    "claims/{claim}/dismiss/": ["reason"],
    "evidence/": ["claim", "snapshot", "excerpt", "stance", "note", "start", "from_result"],
    "verdicts/": ["claim", "rating", "headline", "claimed", "found", "rationale", "correction_kind"],
    "verdicts/{verdict}/approve/": ["comment"],
    "captures/": ["url", "proximity"],
}
FILTERS = {
    "articles/": ["url", "sha256"],
    "claims/": ["article", "state", "kind", "claimant", "min_worthiness", "assigned", "cursor", "page_size"],
    "evidence/": ["claim", "snapshot", "stance", "withdrawn"],
    "lookups/": ["claim", "provider", "status"],
    "verdicts/": ["claim", "article", "state", "published", "cursor"],
    "snapshots/": ["source", "sha256", "url", "page_size"],
    "sources/": ["url", "publisher", "proximity", "title"],
}
FUZZ = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def ids(ada) -> dict[str, int]:
    claim = researched_claim(ada)
    make_snapshot()
    return {"article": make_article(ada).pk, "claim": claim.pk, "verdict": claim.verdict.pk}


@pytest.mark.parametrize("path", FIELDS)
def test_no_body_breaks_it(api, ids, path):
    bodies = st.one_of(
        VALUES,
        st.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS[path], VALUES)),
        st.fixed_dictionaries(dict.fromkeys(FIELDS[path], SCALARS)),
    )

    @FUZZ
    @given(bodies)
    def send(body: object) -> None:
        raw = json.dumps(body).encode("utf-8")
        answer = api.post(f"/api/v1/{path.format(**ids)}", raw, content_type="application/json")
        assert answer.status_code < 500
        if answer.status_code >= 400:
            assert answer["Content-Type"] == "application/problem+json"
            assert answer.json()["detail"]

    send()


@pytest.mark.parametrize("path", FILTERS)
def test_no_filter_breaks_it(api, ids, path):
    @FUZZ
    @given(st.dictionaries(st.sampled_from(FILTERS[path]), SCALARS.map(str), max_size=3))
    def ask(query: dict[str, str]) -> None:
        encodable = {name: value.encode("utf-8", "replace").decode() for name, value in query.items()}
        assert api.get(f"/api/v1/{path}", encodable).status_code in (200, 400, 404)

    ask()


def test_no_bytes_break_it(api):
    @FUZZ
    @given(st.binary(max_size=60), st.sampled_from(["application/json", "multipart/form-data; boundary=a", "a/b"]))
    def send(body: bytes, content_type: str) -> None:
        assert api.post("/api/v1/articles/", body, content_type=content_type).status_code in (400, 415)

    send()
