"""Which text is applied is put on record by those who may, and nothing in force is edited."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.factories.people import UnitFactory, UserFactory
from thidua.journal.models import Entry
from thidua.library import actions
from thidua.library.queries import law_for, reliances_on
from thidua.library.regulation_set import place_of
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 2, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
TITLE = "lao-dong-tien-tien"
COUNCILS = """
marks:
  - honours: [lao-dong-tien-tien]
    levels: [co-so]
    from: 2026-01-01
    instrument: qd-tinh
    basis: Điều 9
    at_least: 2/3
    ballot: false
    says: Lao động tiên tiến phải được ít nhất hai phần ba thành viên đồng ý
"""
INSTRUMENTS = """
instruments:
  - code: qd-tinh
    cite: Quyết định 10/2026/QĐ-UBND
    title: Quy định của tỉnh
    from: 2026-01-01
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "quy-dinh"
    place.mkdir()
    (place / "councils.yaml").write_text(COUNCILS, encoding="utf-8")
    (place / "instruments.yaml").write_text(INSTRUMENTS, encoding="utf-8")
    return place


def put(folder: Path, officer: User, **given: object) -> object:
    words = {
        "name": "Quy định của tỉnh",
        "instrument": "Quyết định 10/2026/QĐ-UBND",
        "unit": UnitFactory().parent,
        "from_on": date(2026, 1, 1),
        "by": officer,
        "at": NOON,
    }
    return actions.put_in_force(folder, **{**words, **given})


def test_a_regulation_judges_its_branch_from_its_day(folder: Path, officer: User) -> None:
    branch, other = UnitFactory(), UnitFactory()

    put(folder, officer, unit=branch)

    added = [
        len([mark for mark in law_for(unit, on=on).marks if mark.local])
        for unit, on in (
            (branch, date(2026, 1, 1)),
            (branch, date(2025, 12, 31)),
            (other, date(2026, 1, 1)),
        )
    ]
    assert added == [1, 0, 0]
    assert [entry.verb for entry in Entry.objects.all()] == ["put_in_force"]


def test_what_changes_in_the_folder_later_changes_nothing(folder: Path, officer: User) -> None:
    regulation = put(folder, officer)
    (folder / "councils.yaml").write_text("marks: []", encoding="utf-8")

    kept = (place_of(regulation.hash) / "councils.yaml").read_text(encoding="utf-8")

    assert kept == COUNCILS


def test_a_faulty_regulation_is_refused_with_its_file_and_line(folder: Path, officer: User) -> None:
    (folder / "councils.yaml").write_text(COUNCILS.replace("basis", "bases"), encoding="utf-8")

    with pytest.raises(actions.Faulty) as refusal:
        put(folder, officer)

    assert "councils.yaml" in refusal.value.why
    assert not Entry.objects.exists()


def test_a_head_of_unit_may_not_put_a_regulation_in_force(folder: Path) -> None:
    unit = UnitFactory()
    head = UserFactory(role=Role.HEAD, role__at=unit)

    with pytest.raises(actions.NotAllowed):
        put(folder, head)


def test_a_reliance_holds_from_its_day_until_it_is_ended(officer: User) -> None:
    reliance = actions.rely(
        TITLE,
        document="Công văn 12/SNV",
        document_on=date(2026, 10, 5),
        reason="Chưa có văn bản hướng dẫn",
        from_on=date(2026, 10, 1),
        by=officer,
        at=NOON,
    )
    actions.end_reliance(reliance, until_on=date(2026, 11, 30), by=officer, at=NOON)

    days = (date(2026, 9, 30), date(2026, 10, 1), date(2026, 11, 30), date(2026, 12, 1))
    assert [reliances_on(day) for day in days] == [
        frozenset(),
        frozenset({TITLE}),
        frozenset({TITLE}),
        frozenset(),
    ]


def rely(officer: User, honour: str, from_on: date) -> object:
    return actions.rely(
        honour,
        document="CV",
        document_on=from_on,
        reason="",
        from_on=from_on,
        by=officer,
        at=NOON,
    )


def test_a_second_reliance_on_the_same_days_is_refused(officer: User) -> None:
    rely(officer, TITLE, date(2026, 10, 1))

    with pytest.raises(actions.DaysOutOfOrder, match="đã có ghi nhận"):
        rely(officer, TITLE, date(2026, 10, 9))


def test_a_reliance_on_an_unknown_honour_is_refused(officer: User) -> None:
    with pytest.raises(actions.UnknownHonour, match="không có"):
        rely(officer, "huan-chuong-mat-trang", date(2026, 10, 1))
