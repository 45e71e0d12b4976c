"""Honours of past years come from the workbooks that offices keep."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.factories.honours import HeldHonourFactory
from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.honours import queries
from thidua.honours.models import HeldHonour
from thidua.honours.workbooks import BLANKS, load_honours
from thidua.journal.models import Entry
from thidua.kit.loading import Report
from thidua.people.models import Role, Unit, User
from thidua.sheets import LAYOUTS, OutColumn, make, read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 15, 5, 0, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared" / "spreadsheets"
HEADINGS = ["Họ và tên", "Đơn vị", "Danh hiệu thi đua", "Năm", "Số quyết định", "Ngày quyết định"]


def honours(*rows: list[object], by: User | None = None, **how: Any) -> Report:
    headings = how.pop("headings", HEADINGS)
    data = make("Danh sách", [OutColumn(heading) for heading in headings], rows)
    return load_honours(data, "danh-hieu.xlsx", by=by, at=NOON, **how)


def says(report: Report) -> list[str]:
    return [fault.says for fault in report.faults]


@pytest.fixture
def room() -> Unit:
    AgencyFactory()
    return UnitFactory(name="Phòng Kế hoạch")


def test_the_names_offices_use_are_the_honours_of_the_law(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)

    report = honours(
        ["Lê An", room.name, "CSTĐCS", 2023, "45/QĐ-S", "15/01/2024"],
        ["Lê An", room.name, "LĐTT", 2024, "", ""],
    )

    held = {line.year: line for line in queries.held_by(person)}
    assert (report.made, report.kept) == (2, True)
    assert (held[2023].code, held[2023].as_printed) == ("chien-si-thi-dua-co-so", "CSTĐCS")
    assert (held[2023].decided_on, held[2023].at_unit) == (date(2024, 1, 15), room)
    assert held[2024].code == "lao-dong-tien-tien"
    assert report.lines[0].detail == "CSTĐCS 2023: Chiến sĩ thi đua cơ sở"
    assert held[2023].loaded_by == held[2024].loaded_by == Entry.objects.get()


def test_a_name_nobody_knows_is_kept_as_printed_and_said_so(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    report = honours(["Lê An", room.name, "Huy hiệu Bàn tay vàng", 2020, "", ""])

    held = HeldHonour.objects.get()
    assert (held.code, held.as_printed) == (None, "Huy hiệu Bàn tay vàng")
    assert "giữ nguyên văn, không tính khi xét" in report.lines[0].detail


def test_one_row_may_name_several_honours_and_a_collective(room: Unit) -> None:
    report = honours(
        ["Phòng Kế hoạch", "x", "01/2024", "2023"],
        headings=["Họ và tên, tên tập thể", "Tập thể lao động tiên tiến", "Ghi chú", "Năm"],
    )

    held = HeldHonour.objects.get()
    assert (report.made, held.unit, held.person) == (1, room, None)
    assert held.code == "tap-the-lao-dong-tien-tien"


def test_the_same_workbook_again_changes_nothing(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    rows = [
        ["Lê An", room.name, "CSTĐCS", 2023, "45/QĐ-S", "15/01/2024"],
        ["Lê An", room.name, "Huy hiệu Bàn tay vàng", 2020, "", ""],
    ]
    honours(*rows)
    before = list(HeldHonour.objects.values())

    report = honours(*rows)

    assert (report.same, report.made, report.kept) == (2, 0, False)
    assert list(HeldHonour.objects.values()) == before
    assert list(queries.faults()) == []


def test_the_same_honour_by_another_decision_is_a_fault(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)
    held = HeldHonourFactory(person=person)

    report = honours(["Lê An", room.name, held.as_printed, 2024, "99/QĐ-S", "15/01/2025"])

    assert "đã có trong sổ khen thưởng (quyết định 45/QĐ-SKHCN)" in says(report)[0]


def test_a_period_keeps_its_first_and_last_year(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    honours(["Lê An", room.name, "BK UBND tỉnh", "2021-2025", "", ""])

    held = HeldHonour.objects.get()
    assert (held.year_from, held.year) == (2021, 2025)


def test_who_left_long_ago_is_found_by_birth_though_the_unit_is_gone(room: Unit) -> None:
    person = PersonFactory(name="Lê An", born_on=date(1960, 5, 2), born_year=1960, retired=True)

    report = honours(
        ["Lê An", "02/05/1960", "Phòng Đã Giải thể", "LĐTT", 2015],
        headings=["Họ và tên", "Ngày sinh", "Đơn vị", "Danh hiệu thi đua", "Năm"],
    )

    held = HeldHonour.objects.get()
    assert (report.faults, held.person) == ((), person)
    assert held.printed_unit == "Phòng Đã Giải thể"


def test_a_head_may_not_write_in_the_register(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    head = UserFactory(role=Role.HEAD, role__at=room)

    report = honours(["Lê An", room.name, "LĐTT", 2024, "", ""], by=head)

    assert says(report) == [
        "Chỉ chuyên viên thi đua, khen thưởng của đơn vị đó được ghi vào sổ khen thưởng."
    ]


def test_an_empty_workbook_that_we_hand_out_is_read_again() -> None:
    columns = BLANKS["honours"]

    table = read(
        make("Danh sách", columns, [["x"] * len(columns)]), "mau.xlsx", wanted=LAYOUTS["honours"]
    )

    assert table.parts[0].headings == tuple(column.heading for column in columns)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbooks are not here")
@pytest.mark.parametrize("name", ["01_danh_sach_de_nghi_nfc", "03_danh_sach_de_nghi_tcvn3"])
def test_an_office_list_in_any_font_goes_on_the_register_once(name: str, room: Unit) -> None:
    data = (SHARED / f"synth_{name}.xlsx").read_bytes()
    rows = read(data, name, wanted=LAYOUTS["honours"]).rows
    for unit in sorted({row.text("unit") for row in rows if row.text("unit")}):
        UnitFactory(name=unit)
    for row in rows:
        if row.nominee in ("", "person") and not row.faults:
            PersonFactory(name=row.who, born_year=row.born.year if row.born else None)
    first = load_honours(data, name, by=None, at=NOON, skip_bad=True, year=2025)

    again = load_honours(data, name, by=None, at=NOON, skip_bad=True, year=2025)

    assert first.made > 0
    assert (again.made, again.same) == (0, first.made)
