"""Ratings and discipline come from the workbooks that offices keep, of one year or of several."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from tests.factories.ratings import DisciplineFactory, RatingFactory
from thidua.journal.models import Entry
from thidua.kit.loading import Report
from thidua.people.models import Role, Setting, Unit, User
from thidua.ratings import queries
from thidua.ratings.models import Discipline, Rating
from thidua.ratings.workbooks import BLANKS, load_discipline, load_ratings
from thidua.sheets import LAYOUTS, MissingColumn, OutColumn, make, read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 15, 5, 0, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared" / "spreadsheets"


def sheet(headings: list[str], *rows: list[object], title: str = "Kết quả xếp loại") -> bytes:
    return make(title, [OutColumn(heading) for heading in headings], rows)


def ratings(headings: list[str], *rows: list[object], **how: Any) -> Report:
    data = sheet(headings, *rows, title=how.pop("title", "Kết quả xếp loại"))
    return load_ratings(data, "xep-loai.xlsx", by=how.pop("by", None), at=NOON, **how)


def discipline(*rows: list[object], by: User | None = None) -> Report:
    headings = ["Họ và tên", "Đơn vị", "Hình thức kỷ luật", "Từ ngày", "Đến ngày", "Số quyết định"]
    return load_discipline(sheet(headings, *rows), "ky-luat.xlsx", by=by, at=NOON)


def says(report: Report) -> list[str]:
    return [fault.says for fault in report.faults]


@pytest.fixture
def room() -> Unit:
    AgencyFactory()
    return UnitFactory(name="Phòng Kế hoạch")


def test_several_years_stand_side_by_side(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)

    report = ratings(
        ["Họ và tên", "Đơn vị", "Năm 2023", "Năm 2024"],
        ["Lê An", room.name, "HTXSNV", "Hoàn thành tốt nhiệm vụ"],
    )

    levels = {year: one.level for year, one in queries.ratings_of(person).items()}
    assert (report.made, report.kept, levels) == (2, True, {2023: "HTXSNV", 2024: "HTTNV"})
    assert {one.loaded_by for one in Rating.objects.all()} == {Entry.objects.get()}


def test_a_unit_is_rated_beside_its_people(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    report = ratings(
        ["Họ và tên, tên tập thể", "Đơn vị", "Xếp loại"],
        ["Tập thể Phòng Kế hoạch", "", "HTXSNV"],
        ["Lê An", room.name, "HTTNV"],
        year=2025,
    )

    assert (report.made, report.faults) == (2, ())
    assert Rating.objects.get(unit=room).level == "HTXSNV"


def test_the_title_names_the_year_and_a_row_without_any_is_a_fault(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    rows = (["Họ và tên", "Đơn vị", "Xếp loại"], ["Lê An", room.name, "HTTNV"])

    silent = ratings(*rows)
    titled = ratings(*rows, title="Kết quả xếp loại năm 2024")

    assert says(silent) == ["Chưa ghi năm. Ghi cột “Năm”, hoặc năm ở tên bảng."]
    assert titled.kept
    assert Rating.objects.get().year == 2024


def test_a_school_year_counts_by_its_first_year(room: Unit) -> None:
    Setting.objects.create(key="school_year", value=True, from_on=date(2020, 1, 1))
    PersonFactory(name="Lê An", unit=room)

    ratings(["Họ và tên", "Đơn vị", "Năm", "Xếp loại"], ["Lê An", room.name, "2024-2025", "HTTNV"])

    assert Rating.objects.get().year == 2024


def test_another_level_changes_the_rating_and_the_same_leaves_it(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)
    RatingFactory(person=person, year=2025)
    headings = ["Họ và tên", "Đơn vị", "Năm", "Xếp loại"]

    same = ratings(headings, ["Lê An", room.name, "2025", "HTTNV"])
    other = ratings(headings, ["Lê An", room.name, "2025", "HTNV"])

    assert (same.same, same.kept, other.changed, other.kept) == (1, False, 1, True)
    assert other.lines[0].detail == ("2025: Hoàn thành tốt nhiệm vụ → Hoàn thành nhiệm vụ")
    assert (
        list(queries.faults())
        == [f for f in queries.faults() if "không có trong nhật ký" in f]
        == []
    )


def test_one_person_rated_twice_in_one_workbook_is_a_question(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    headings = ["Họ và tên", "Đơn vị", "Năm", "Xếp loại"]

    report = ratings(
        headings, ["Lê An", room.name, "2025", "HTTNV"], ["Lê An", room.name, "2025", "HTNV"]
    )

    assert says(report)[0].startswith("Trùng với dòng 4.")
    assert not Rating.objects.exists()


def test_namesakes_are_named_and_nobody_is_rated(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room, born_year=1980)
    PersonFactory(name="Lê An", unit=room, born_year=1985)

    report = ratings(
        ["Họ và tên", "Đơn vị", "Năm", "Xếp loại"], ["Lê An", room.name, 2025, "HTTNV"]
    )

    assert says(report) == [
        "Chưa rõ “Lê An” ở “Phòng Kế hoạch” là ai: trên hồ sơ có Lê An (sinh 1980, Chuyên viên, "
        "Phòng Kế hoạch); Lê An (sinh 1985, Chuyên viên, Phòng Kế hoạch). "
        "Ghi thêm mã cán bộ, ngày sinh hoặc đơn vị cho đúng."
    ]


def test_who_is_not_rated_is_left_alone(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    report = ratings(
        ["Họ và tên", "Đơn vị", "Năm", "Xếp loại"], ["Lê An", room.name, 2025, "Không xếp loại"]
    )

    assert (report.same, report.made, Rating.objects.count()) == (1, 0, 0)


def test_a_head_may_not_load_ratings(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    head = UserFactory(role=Role.HEAD, role__at=room)

    report = ratings(
        ["Họ và tên", "Đơn vị", "Năm", "Xếp loại"], ["Lê An", room.name, 2025, "HTTNV"], by=head
    )

    assert says(report) == [
        "Chỉ chuyên viên thi đua, khen thưởng của đơn vị đó được ghi nội dung này."
    ]


def test_a_measure_comes_with_its_term_and_its_decision(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)

    report = discipline(["Lê An", room.name, "Khiển trách", "01/02/2025", "01/02/2026", "41/QĐ-S"])

    made = Discipline.objects.get()
    assert (report.made, made.person, made.form) == (1, person, "khien-trach")
    assert (made.until_on, made.document) == (date(2026, 2, 1), "41/QĐ-S")
    assert made.loaded_by == Entry.objects.get()


def test_the_same_measure_again_only_fills_what_was_blank(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room)
    DisciplineFactory(person=person, from_on=date(2025, 2, 1), until_on=None, document="")
    row = ["Lê An", room.name, "Khiển trách", "01/02/2025", "01/02/2026", "41/QĐ-S"]

    first, again = discipline(row), discipline(row)

    assert (first.changed, again.same, again.kept) == (1, 1, False)
    assert Discipline.objects.get().until_on == date(2026, 2, 1)


def test_a_form_that_is_no_discipline_is_a_fault(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)

    report = discipline(["Lê An", room.name, "Nhắc nhở", "01/02/2025", "", ""])

    assert says(report)[0].startswith("Chưa hiểu hình thức kỷ luật; hãy ghi một trong: “Khiển")


def test_a_sheet_without_ratings_is_refused(room: Unit) -> None:
    with pytest.raises(MissingColumn, match="thiếu cột “Xếp loại”"):
        ratings(["Họ và tên", "Đơn vị"], ["Lê An", room.name])


@pytest.mark.parametrize("kind", sorted(BLANKS))
def test_an_empty_workbook_that_we_hand_out_is_read_again(kind: str) -> None:
    columns = BLANKS[kind]

    table = read(
        make("Danh sách", columns, [["x"] * len(columns)]), "mau.xlsx", wanted=LAYOUTS[kind]
    )

    assert table.parts[0].headings == tuple(column.heading for column in columns)
