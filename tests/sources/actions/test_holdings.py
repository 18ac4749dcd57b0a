from __future__ import annotations

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from factcheck.audit.models import AuditEvent
from factcheck.errors import InvalidInput, NotPermitted
from sources.actions.holdings import ImportResult, import_holdings, remove_holding
from sources.models import OfficeHolding
from tests.factories import checker, editor

pytestmark = pytest.mark.django_db
HEADER = "person,position,organisation,start,end,current,as_of,source_url,source_title\n"
LIND = "Ada Lind,Mayor,City of Springfield,2017-01-20,2021,,2025-12-01,https://example.org/mayors,Mayors\n"
MOSS = "Eva Moss,Mayor,City of Springfield,2021,,yes,2025-12-01,https://example.org/mayors,Mayors\n"


def load(*rows, actor=None):
    return import_holdings(actor=actor or editor(), data=(HEADER + "".join(rows)).encode())


def test_rows_are_created_once():
    assert load(LIND, MOSS) == ImportResult(created=2, updated=0, unchanged=0)
    assert load(LIND, MOSS) == ImportResult(created=0, updated=0, unchanged=2)

    moss = OfficeHolding.objects.get(person="Eva Moss")
    assert (moss.start, moss.end, moss.current, moss.as_of) == ("2021", "", True, date(2025, 12, 1))
    assert AuditEvent.objects.filter(action="holdings.imported").count() == 1


def test_a_known_row_is_updated():
    load(LIND, MOSS)

    assert load(MOSS.replace(",2021,,yes,", ",2021,2025-06,no,"), LIND) == ImportResult(0, 1, 1)
    assert OfficeHolding.objects.get(person="Eva Moss").end == "2025-06"


def test_columns_in_any_order_with_a_byte_order_mark_and_windows_lines():
    data = 'source_url,as_of,position,person\r\nhttps://example.org/m,2025-12-01,Mayor," Ada  Lind "\r\n'.encode(
        "utf-8-sig"
    )

    assert import_holdings(actor=editor(), data=data).created == 1
    assert OfficeHolding.objects.get().person == "Ada Lind"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (LIND.replace("Ada Lind", ""), "person is empty"),
        (LIND.replace("2017-01-20", "20.1.2017"), "start is “20.1.2017”"),
        (LIND.replace("2017-01-20", "2017-02-30"), "start is “2017-02-30”"),
        (LIND.replace(",2021,", ",2016,"), "the end 2016 lies before the start 2017-01-20"),
        (LIND.replace(",2021,,", ",2021,yes,"), "current is yes, but there is an end"),
        (LIND.replace(",2021,,", ",2021,maybe,"), "current is “maybe”"),
        (LIND.replace("2025-12-01", "yesterday"), "as_of is “yesterday”"),
        (LIND.replace("https://example.org/mayors", "javascript:alert(1)"), "source_url is not an address"),
        (LIND.replace("Ada Lind", "A" * 201), "person is longer than 200"),
        (LIND.replace(",Mayors", ",Mayors,more"), "not as many fields"),
        (LIND.replace(",Mayors", ""), "not as many fields"),
        (LIND + LIND, "stand in an earlier row"),
    ],
)
def test_one_faulty_row_and_nothing_is_imported(row, problem):
    with pytest.raises(InvalidInput) as caught:
        load(MOSS, row)

    assert problem in caught.value.message
    assert "Line " in caught.value.message
    assert OfficeHolding.objects.count() == 0


def test_every_faulty_row_is_named():
    with pytest.raises(InvalidInput) as caught:
        load(LIND.replace("2025-12-01", "x"), MOSS, MOSS.replace("Eva Moss", ""))

    assert [error.split(":")[0] for error in caught.value.details["errors"]] == ["Line 2", "Line 4"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"person,position\nAda,Mayor\n",
        b"person,position,as_of,source_url,salary\n",
        b"person,person,position,as_of,source_url\n",
        b'person,position,as_of,source_url\n"Ada',
        b"person,position,as_of,source_url\n\xff\xfe",
        b"person,position,as_of,source_url\n\0,\0,\0,\0\n",
    ],
)
def test_what_is_no_such_file_is_refused(data):
    with pytest.raises(InvalidInput):
        import_holdings(actor=editor(), data=data)
    assert OfficeHolding.objects.count() == 0


def test_checkers_import_and_remove_nothing():
    with pytest.raises(NotPermitted):
        load(LIND, actor=checker())
    load(LIND)
    with pytest.raises(NotPermitted):
        remove_holding(holding=OfficeHolding.objects.get(), actor=checker())


def test_a_removed_row_stays_in_the_audit_log():
    load(LIND)

    remove_holding(holding=OfficeHolding.objects.get(), actor=editor())

    assert OfficeHolding.objects.count() == 0
    assert "Ada Lind, Mayor" in AuditEvent.objects.get(action="holding.removed").object_label


def test_the_command_imports_and_names_every_faulty_line(tmp_path, capsys):
    file = tmp_path / "holders.csv"
    file.write_text(HEADER + LIND, encoding="utf-8")
    person = editor()
    call_command("import_office_holders", file, user=person.username)
    assert capsys.readouterr().out == "1 created, 0 updated, 0 unchanged\n"
    assert AuditEvent.objects.get(action="holdings.imported").actor == person

    file.write_text(HEADER + LIND.replace("2025-12-01", "x") * 1 + MOSS.replace("Eva Moss", ""), encoding="utf-8")
    with pytest.raises(CommandError, match=r"Line 2: as_of[^\n]*\nLine 3: person is empty"):
        call_command("import_office_holders", file)
    with pytest.raises(CommandError, match="no user"):
        call_command("import_office_holders", file, user="nobody")
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_office_holders", tmp_path / "missing.csv")
