from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sources.models import Snapshot
from tests.factories import make_snapshot

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        lambda pk: Snapshot.objects.filter(pk=pk).update(text="other words"),
        lambda pk: Snapshot.objects.filter(pk=pk).update(captured_by=None),
        lambda pk: Snapshot.objects.filter(pk=pk).delete(),
        lambda pk: connection.cursor().execute("DELETE FROM sources_snapshot WHERE id = %s", [pk]),
        lambda pk: connection.cursor().execute("UPDATE sources_snapshot SET sha256 = 'x' WHERE id = %s", [pk]),
    ],
)
def test_the_database_refuses_changes(change):
    snapshot = make_snapshot()

    with pytest.raises(IntegrityError, match="snapshots are never"), transaction.atomic():
        change(snapshot.pk)

    assert Snapshot.objects.get(pk=snapshot.pk).text == snapshot.text


def test_the_model_refuses_earlier_and_clearer():
    snapshot = make_snapshot()

    with pytest.raises(TypeError, match="capture the source again"):
        snapshot.save()
    with pytest.raises(TypeError, match="never deleted"):
        snapshot.delete()
