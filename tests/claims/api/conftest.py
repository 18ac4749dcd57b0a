from __future__ import annotations

import pytest
from rest_framework.test import APIClient

from tests.factories import checker, publisher


def client_for(user) -> APIClient:
    client = APIClient()
    client.force_authenticate(user)
    return client


@pytest.fixture
def ada(db):
    return checker(username="ada")


@pytest.fixture
def eve(db):
    return publisher(username="eve")


@pytest.fixture
def api(ada) -> APIClient:
    """Ada, a checker."""
    return client_for(ada)


@pytest.fixture
def desk(eve) -> APIClient:
    """Eve, a publisher."""
    return client_for(eve)
