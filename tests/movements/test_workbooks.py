"""What units fill in comes back as registrations; what is wrong comes back in a column "Lỗi"."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.factories.movements import IN_TIME, TOO_LATE, PeriodFactory, RegistrationFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.journal.models import Entry
from thidua.kit.loading import Report
from thidua.movements import queries
from thidua.movements.models import RegisteredTotal, Registration
from thidua.movements.workbooks import blank_for, load_of_unit, load_registrations
from thidua.people.models import Person, Role, Unit, User
from thidua.sheets import OutColumn, SheetRefused, make

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).parents[3] / "shared" / "spreadsheets" / "synth_06_tong_hop_dang_ky.xlsx"
TITLE, FIGHTER = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
COLLECTIVE = "tap-the-lao-dong-tien-tien"


@pytest.fixture
def unit(db: None) -> Unit:
    return UnitFactory(name="Phòng Kế hoạch")


@pytest.fixture
def hoa(unit: Unit) -> Person:
    return PersonFactory(name="Lê Thị Hoa", unit=unit)


@pytest.fixture
def head(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


def sheet(rows: list[list[object]], *more: str) -> bytes:
    headings = ["STT", "Họ và tên", "Đơn vị", "Danh hiệu thi đua", "Hình thức khen thưởng", *more]
    return make("Đăng ký thi đua năm 2026", [OutColumn(one) for one in headings], rows)


def load(data: bytes, by: User | None, **how: object) -> Report:
    return load_registrations(data, "dang-ky.xlsx", by=by, **{"at": IN_TIME, **how})  # type: ignore[arg-type]


def kept() -> list[tuple[str, str, int]]:
    rows = Registration.objects.order_by("pk").select_related("person", "collective")
    return [(str(one.person or one.collective), one.honour, one.year) for one in rows]


def test_a_list_of_names_becomes_registrations(officer: User, unit: Unit, hoa: Person) -> None:
    rows = [[1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT; CSTĐCS", "GK"]]

    report = load(sheet(rows), officer, year=2026)

    assert (report.made, report.kept, report.faults) == (3, True, ())
    assert kept() == [
        ("Lê Thị Hoa", TITLE, 2026),
        ("Lê Thị Hoa", FIGHTER, 2026),
        ("Lê Thị Hoa", "giay-khen", 2026),
    ]
    (entry,) = Entry.objects.all()
    assert (entry.verb, set(Registration.objects.values_list("loaded_by", flat=True))) == (
        "load",
        {entry.pk},
    )
    assert list(queries.faults()) == []


def test_a_try_does_nothing(officer: User, hoa: Person) -> None:
    report = load(sheet([[1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT", ""]]), officer, dry_run=True)

    assert (report.made, report.kept, Registration.objects.count()) == (1, False, 0)


def test_one_bad_row_keeps_everything_out_unless_it_is_left(officer: User, hoa: Person) -> None:
    rows = [
        [1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT", ""],
        [2, "Người Lạ", "Phòng Kế hoạch", "LĐTT", ""],
        [3, "Lê Thị Hoa", "Phòng Kế hoạch", "Danh hiệu lạ", ""],
    ]

    strict, lenient = load(sheet(rows), officer), load(sheet(rows), officer, skip_bad=True)

    assert (strict.kept, lenient.kept, lenient.made, lenient.left_out) == (False, True, 1, 2)
    assert lenient.errors
    cells = [
        str(cell.value)
        for row in load_workbook(BytesIO(lenient.errors)).active.iter_rows()
        for cell in row
    ]
    assert any("Không thấy “Người Lạ”" in text for text in cells)
    assert any("Chưa hiểu “Danh hiệu lạ”" in text for text in cells)


def test_what_stands_is_left_as_it_is_and_filled_up(officer: User, unit: Unit, hoa: Person) -> None:
    RegistrationFactory(unit=unit, person=hoa)
    RegistrationFactory(unit=unit, person=hoa, honour=FIGHTER)
    rows = [
        [1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT", "", ""],
        [2, "Lê Thị Hoa", "Phòng Kế hoạch", "CSTĐCS", "", "Số hóa sổ"],
    ]

    report = load(sheet(rows, "Tên sáng kiến"), officer)

    assert (report.made, report.same, report.changed) == (0, 1, 1)
    assert Registration.objects.get(honour=FIGHTER).initiative_title == "Số hóa sổ"


def test_rows_after_the_deadline_are_marked(officer: User, hoa: Person) -> None:
    PeriodFactory()

    load(sheet([[1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT", ""]]), officer, at=TOO_LATE)

    made = Registration.objects.get()
    assert (made.late, made.late_reason) == (True, "Bảng “dang-ky.xlsx” gửi sau hạn")


def test_somebody_silent_asks_for_nothing(officer: User, unit: Unit, hoa: Person) -> None:
    PersonFactory(name="Trần An", unit=unit)
    rows = [
        [1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT", ""],
        [2, "Trần An", "Phòng Kế hoạch", "", ""],
    ]

    report = load(sheet(rows), officer)

    assert (report.made, report.faults, len(kept())) == (1, (), 1)


def test_a_head_loads_the_own_unit_and_no_other(head: User, hoa: Person) -> None:
    PeriodFactory()
    PersonFactory(name="Trần An", unit=UnitFactory(name="Phòng khác"))
    rows = [[1, "Trần An", "Phòng khác", "LĐTT", ""]]

    report = load(sheet(rows), head)

    assert not report.kept
    assert "Tài khoản này không được đăng ký cho Phòng khác" in report.faults[0].says


def test_the_console_needs_no_account(unit: Unit, hoa: Person) -> None:
    report = load(sheet([[1, "Lê Thị Hoa", "Phòng Kế hoạch", "LĐTT", ""]]), None)

    assert report.kept


def test_a_summary_of_numbers_registers_the_unit_and_keeps_the_numbers(
    officer: User, unit: Unit
) -> None:
    columns = ["STT", "Đơn vị", "Lao động tiên tiến", "Tập thể lao động tiên tiến"]
    data = make("Tổng hợp", [OutColumn(one) for one in columns], [[1, "Phòng Kế hoạch", 12, 1]])

    first = load(data, officer, year=2026)
    second = load(data, officer, year=2026)

    assert (first.made, second.same, first.faults) == (2, 2, ())
    assert kept() == [("Phòng Kế hoạch", COLLECTIVE, 2026)]
    assert queries.totals_of(unit, 2026) == {TITLE: 12}


def test_the_workbook_we_send_comes_back(head: User, unit: Unit, hoa: Person) -> None:
    PeriodFactory()
    twins = [PersonFactory(unit=unit, name="Võ Trùng Tên") for _n in range(2)]
    RegistrationFactory(unit=unit, person=hoa)
    book = load_workbook(BytesIO(blank_for(unit, year=2026, on=IN_TIME.date())))
    table = [row for row in book.active.iter_rows() if row[2].value]
    header = next(row for row in table if row[2].value.startswith("Họ và tên"))
    at = {cell.value: number for number, cell in enumerate(header)}
    by_mark = {row[0].value: row for row in table}
    already = by_mark[f"p{hoa.pk}"][at["Lao động tiên tiến"]].value
    by_mark[f"p{hoa.pk}"][at["Chiến sĩ thi đua cơ sở"]].value = "x"
    by_mark[f"p{hoa.pk}"][at["Sáng kiến dự kiến"]].value = "Số hóa sổ"
    by_mark[f"p{twins[1].pk}"][at["Lao động tiên tiến"]].value = "x"
    by_mark[f"u{unit.pk}"][at["Tập thể lao động tiên tiến"]].value = "x"
    filled = BytesIO()
    book.save(filled)

    report = load_of_unit(unit, filled.getvalue(), "bang.xlsx", by=head, at=IN_TIME, year=2026)

    assert (already, report.faults, report.made) == ("x", (), 3)
    fighter = Registration.objects.get(honour=FIGHTER)
    assert (fighter.person, fighter.initiative_title) == (hoa, "Số hóa sổ")
    assert Registration.objects.filter(person=twins[1]).exists()
    assert Registration.objects.get(collective=unit).honour == COLLECTIVE


def test_a_mark_of_another_unit_is_no_right(head: User, unit: Unit) -> None:
    PeriodFactory()
    stranger = PersonFactory(unit=UnitFactory(), name="Người Ngoài")
    columns = [
        OutColumn("Mã (không sửa)", kind="id"),
        OutColumn("Họ và tên"),
        OutColumn("Danh hiệu thi đua"),
    ]
    data = make("Danh sách", columns, [[f"p{stranger.pk}", "Người Ngoài", "LĐTT"]])

    report = load_of_unit(unit, data, "bang.xlsx", by=head, at=IN_TIME, year=2026)

    assert (report.kept, Registration.objects.count()) == (False, 0)


def test_a_workbook_without_honours_is_refused(officer: User) -> None:
    data = make("Danh sách", [OutColumn("Họ và tên"), OutColumn("Ghi chú")], [["An", ""]])

    with pytest.raises(SheetRefused):
        load(data, officer)


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbooks are not here")
def test_an_offices_summary_of_the_year_is_read(officer: User) -> None:
    office = UnitFactory(name="Văn phòng Sở")
    UnitFactory(name="Thanh tra Sở")
    branch = UnitFactory(name="Chi cục Tiêu chuẩn", short_name="Chi cục TC-ĐL-CL")

    report = load(SHARED.read_bytes(), officer)

    assert (report.kept, report.faults) == (True, ())
    assert queries.totals_of(office, 2025)[TITLE] == 12
    assert queries.totals_of(branch, 2025)[COLLECTIVE] == 2
    collectives = Registration.objects.filter(honour=COLLECTIVE, year=2025)
    assert [str(one.collective) for one in collectives] == ["Văn phòng Sở", "Thanh tra Sở"]
    assert RegisteredTotal.objects.filter(year=2025).count() == report.made - 4
