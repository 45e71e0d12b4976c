"""Initiatives come from the workbooks that offices keep, an author a row or several in a cell."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.factories.initiatives import InitiativeFactory
from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.initiatives import queries
from thidua.initiatives.models import Authorship, Initiative, Recognition
from thidua.initiatives.workbooks import BLANKS, load_initiatives
from thidua.journal.models import Entry
from thidua.kit.loading import Report
from thidua.people.models import Role, Unit
from thidua.sheets import LAYOUTS, MissingColumn, OutColumn, make, read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 15, 5, 0, tzinfo=UTC)
HEADINGS = ["Tên sáng kiến", "Tên tác giả", "Tỷ lệ (%)", "Đơn vị", "Phạm vi", "Ngày công nhận"]


def initiatives(*rows: list[object], **how: Any) -> Report:
    headings = how.pop("headings", HEADINGS)
    data = make("Danh sách sáng kiến", [OutColumn(heading) for heading in headings], rows)
    return load_initiatives(data, "sang-kien.xlsx", by=how.pop("by", None), at=NOON, **how)


def says(report: Report) -> list[str]:
    return [fault.says for fault in report.faults]


@pytest.fixture
def room() -> Unit:
    AgencyFactory()
    return UnitFactory(name="Phòng Kế hoạch")


def test_an_initiative_comes_with_author_share_and_recognition(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)

    report = initiatives(["Số hóa kho hồ sơ", "Lê An", 60, room.name, "Tỉnh", "15/11/2025"])

    made = Initiative.objects.get()
    recognised = Recognition.objects.get()
    assert (report.made, made.year, made.unit, made.status) == (1, 2025, room, "recognised")
    assert (recognised.scope, recognised.decided_on) == ("tinh", date(2025, 11, 15))
    assert Authorship.objects.values_list("person", "share").get() == (person.pk, 60)
    assert made.loaded_by == recognised.loaded_by == Entry.objects.get()
    assert list(queries.faults()) == []


def test_rows_of_one_title_are_one_initiative_with_its_authors(room: Unit) -> None:
    for name in ("Lê An", "Trần Bình"):
        PersonFactory(name=name, unit=room)

    report = initiatives(
        ["Số hóa kho hồ sơ", "Lê An", 60, room.name, "Cơ sở", "15/11/2025"],
        ["Số hóa kho hồ sơ", "Trần Bình", 40, room.name, "Cơ sở", "15/11/2025"],
    )

    assert (report.made, report.changed, Initiative.objects.count()) == (1, 1, 1)
    assert sorted(Authorship.objects.values_list("share", flat=True)) == [40, 60]


def test_several_authors_stand_in_one_cell(room: Unit) -> None:
    for name in ("Lê An", "Trần Bình"):
        PersonFactory(name=name, unit=room)

    initiatives(["Số hóa kho hồ sơ", "Lê An; Trần Bình", "", room.name, "Cơ sở", "15/11/2025"])

    assert Authorship.objects.count() == 2


def test_a_recognised_initiative_is_not_declined_by_a_workbook(room: Unit) -> None:
    one = InitiativeFactory(title="Số hóa kho hồ sơ", year=2025, status="recognised")
    author = PersonFactory(name="Lê An", unit=room)

    report = initiatives(
        [one.title, author.name, room.name, "Không đạt", "Trùng", 2025],
        headings=["Tên sáng kiến", "Tên tác giả", "Đơn vị", "Kết quả", "Lý do", "Năm"],
    )

    assert says(report)[0].startswith("Trên hồ sơ, sáng kiến này đã được công nhận.")
    assert not Authorship.objects.filter(person=author).exists()


def test_the_same_workbook_again_changes_nothing(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    row = ["Số hóa kho hồ sơ", "Lê An", 60, room.name, "Cơ sở", "15/11/2025"]
    initiatives(row)
    before = list(Initiative.objects.values()), list(Recognition.objects.values())

    report = initiatives(row)

    assert (report.same, report.kept) == (1, False)
    assert (list(Initiative.objects.values()), list(Recognition.objects.values())) == before


def test_what_was_declined_keeps_its_reason(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    initiatives(
        ["Số hóa kho hồ sơ", "Lê An", room.name, "Không đạt", "Chưa có tính mới", 2025],
        headings=["Tên sáng kiến", "Tên tác giả", "Đơn vị", "Kết quả", "Lý do", "Năm"],
    )

    made = Initiative.objects.get()
    assert (made.status, made.reason) == ("declined", "Chưa có tính mới")


def test_recognition_without_a_scope_reaches_the_base(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    initiatives(["Số hóa kho hồ sơ", "Lê An", "", room.name, "", "15/11/2025"])

    assert Recognition.objects.get().scope == "co-so"


def test_an_author_nobody_knows_is_a_fault(room: Unit) -> None:
    report = initiatives(["Số hóa", "Người Lạ", "", room.name, "Cơ sở", "15/11/2025"])

    assert says(report) == ["Không thấy “Người Lạ” ở “Phòng Kế hoạch” trên hồ sơ."]
    assert not Initiative.objects.exists()


def test_an_initiative_without_author_or_year_is_a_fault(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    report = initiatives(
        ["Số hóa", "", "", room.name, "", ""], ["Tối ưu", "Lê An", "", room.name, "", ""]
    )

    assert says(report) == [
        "Chưa ghi tác giả.",
        "Chưa ghi năm. Ghi cột “Năm”, hoặc năm ở tên bảng.",
    ]


def test_a_civil_servant_may_not_load_initiatives(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    staff = UserFactory(role=Role.STAFF, role__at=room)

    report = initiatives(["Số hóa", "Lê An", "", room.name, "Cơ sở", "15/11/2025"], by=staff)

    assert says(report) == ["Tài khoản này chưa được giao ghi sáng kiến tại Phòng Kế hoạch."]


def test_a_sheet_without_titles_is_refused(room: Unit) -> None:
    with pytest.raises(MissingColumn, match="Tên sáng kiến"):
        initiatives(["Lê An", room.name], headings=["Tên tác giả", "Đơn vị"])


def test_an_empty_workbook_that_we_hand_out_is_read_again() -> None:
    columns = BLANKS["initiatives"]
    data = make("Danh sách", columns, [["x"] * len(columns)])

    table = read(data, "mau.xlsx", wanted=LAYOUTS["initiatives"])

    assert table.parts[0].headings == tuple(column.heading for column in columns)
