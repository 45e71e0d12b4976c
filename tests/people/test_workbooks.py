"""Workbooks of units and of people go on record, row by row, or come back with their faults."""

import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.journal.models import Entry
from thidua.kit.loading import OutOfDate, Report
from thidua.people.models import Person, Post, Role, Unit, UnitName, User
from thidua.people.workbooks import BLANKS, NoAgency, load_people, load_units
from thidua.sheets import LAYOUTS, MissingColumn, OutColumn, make, read

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 15, 5, 0, tzinfo=UTC)
SHARED = Path(__file__).parents[3] / "shared" / "spreadsheets"


def sheet(*rows: list[object], title: str = "Danh sách") -> bytes:
    headings, *lines = rows
    return make(title, [OutColumn(str(heading)) for heading in headings], lines)


def units(*rows: list[object], by: User | None = None, **how: Any) -> Report:
    data = sheet(["Tên đơn vị", "Đơn vị cấp trên", "Mã đơn vị"], *rows)
    return load_units(data, "don-vi.xlsx", by=by, at=NOON, **how)


def people(*rows: list[object], by: User | None = None, **how: Any) -> Report:
    headings = ["Họ và tên", "Ngày sinh", "Mã CBCC", "Chức vụ", "Đơn vị", "Từ ngày"]
    return load_people(sheet(headings, *rows), "can-bo.xlsx", by=by, at=NOON, **how)


def says(report: Report) -> list[str]:
    return [fault.says for fault in report.faults]


@pytest.fixture
def agency() -> Unit:
    return AgencyFactory()


@pytest.fixture
def room(agency: Unit) -> Unit:
    return UnitFactory(name="Phòng Kế hoạch – Tài chính")


def test_units_stand_below_the_ones_their_rows_name_in_whatever_order(agency: Unit) -> None:
    report = units(
        ["Trạm Quan trắc", "Trung tâm Ứng dụng", "T01"],
        ["Trung tâm Ứng dụng", "", "C01"],
    )

    centre, post = Unit.objects.get(code="C01"), Unit.objects.get(code="T01")
    assert (report.made, report.kept, report.faults) == (2, True, ())
    assert (centre.parent, post.parent, centre.kind) == (agency, centre, "don-vi-su-nghiep")
    assert post.path == f"{agency.pk}/{centre.pk}/{post.pk}/"


def test_the_load_is_one_line_of_the_journal_and_its_rows_carry_it(agency: Unit) -> None:
    units(["Phòng A", "", ""], ["Phòng B", "", ""])

    (entry,) = Entry.objects.all()
    assert (entry.verb, entry.changes["made"], entry.changes["file"]) == ("load", 2, "don-vi.xlsx")
    assert len(entry.changes["hash"]) == 64
    assert [unit.loaded_by for unit in Unit.objects.filter(parent=agency)] == [entry, entry]


def test_the_same_units_again_change_nothing_and_leave_no_line(agency: Unit) -> None:
    rows = [["Sở Khoa học và Công nghệ", "", ""], ["Phòng A", "", "A1"]]
    units(*rows)
    before = list(Unit.objects.order_by("pk").values())

    report = units(*rows)

    assert (report.same, report.made, report.changed, report.kept) == (2, 0, 0, False)
    assert list(Unit.objects.order_by("pk").values()) == before
    assert Entry.objects.count() == 1


def test_a_code_of_another_unit_is_a_rename_that_nobody_has_entered(room: Unit) -> None:
    Unit.objects.filter(pk=room.pk).update(code="KH")

    report = units(["Phòng Hành chính", "", "KH"])

    (fault,) = says(report)
    assert fault.startswith("Mã “KH” đang là của “Phòng Kế hoạch – Tài chính”.")
    assert Unit.objects.count() == 2


def test_two_units_of_one_name_are_a_question(agency: Unit) -> None:
    for parent in (UnitFactory(name="Trung tâm A"), UnitFactory(name="Trung tâm B")):
        UnitFactory(name="Phòng Tổng hợp", parent=parent)

    report = people(["Lê An", "", "", "", "Phòng Tổng hợp", ""])

    assert says(report) == [
        "Có 2 đơn vị tên “Phòng Tổng hợp”, thuộc “Trung tâm A”, “Trung tâm B”. "
        "Ghi thêm đơn vị cấp trên hoặc mã đơn vị."
    ]


def test_an_unknown_parent_is_a_fault_of_its_row(agency: Unit) -> None:
    report = units(["Trạm Quan trắc", "Trung tâm Nào Đó", ""])

    assert says(report)[0].startswith("Chưa có đơn vị “Trung tâm Nào Đó” trên hồ sơ.")
    assert not report.kept


def test_without_an_agency_nothing_can_stand_anywhere() -> None:
    with pytest.raises(NoAgency, match="Chưa thiết lập cơ quan"):
        units(["Phòng A", "", ""])


def test_people_come_with_their_post_and_what_their_title_says(room: Unit) -> None:
    report = people(
        ["Nguyễn Thị Ánh", "12/03/1985", "CB01", "Trưởng phòng", "Phòng Kế hoạch - Tài chính", ""],
        ["Trần Văn Bình", "1990", "CB02", "Chuyên viên", "phòng kế hoạch tài chính", "01/07/2023"],
    )

    posts = {post.person.staff_code: post for post in Post.objects.select_related("person")}
    head, other = posts["CB01"], posts["CB02"]
    assert (report.made, report.kept) == (2, True)
    assert (head.person.born_on, other.person.born_year) == (date(1985, 3, 12), 1990)
    assert (head.leader, head.head, head.unit) == (True, True, room)
    assert (other.leader, other.from_on) == (False, date(2023, 7, 1))


def test_a_post_without_a_day_counts_from_the_year_that_is_asked(room: Unit) -> None:
    people(["Lê An", "", "", "Chuyên viên", room.name, ""], year=2024)

    assert Post.objects.get().from_on == date(2024, 1, 1)


def test_the_same_people_again_change_nothing(room: Unit) -> None:
    rows = [
        ["Lê An", "12/03/1985", "", "Chuyên viên", room.name, ""],
        ["Lê Bình", "", "", "Chuyên viên", room.name, ""],
    ]
    people(*rows)
    before = list(Person.objects.values()), list(Post.objects.values())

    report = people(*rows)

    assert (report.same, report.made, report.changed, report.kept) == (2, 0, 0, False)
    assert (list(Person.objects.values()), list(Post.objects.values())) == before


def test_a_tone_written_on_the_other_vowel_is_the_same_name(room: Unit) -> None:
    known = PersonFactory(name="Lê Thị Hòa", unit=room)

    report = people(["LÊ THỊ HOÀ", "", "CB09", "Chuyên viên", room.name, ""])

    known.refresh_from_db()
    assert (report.changed, report.made) == (1, 0)
    assert (known.name, known.staff_code) == ("Lê Thị Hòa", "CB09")


def test_what_changes_is_told_before_and_after_but_no_citizen_number(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room, staff_code="CB01", born_year=1985)
    data = sheet(
        ["Họ và tên", "Ngày sinh", "CCCD", "Mã CBCC", "Đơn vị"],
        ["Lê An", "12/03/1985", "001085012345", "CB01", room.name],
    )

    report = load_people(data, "can-bo.xlsx", by=None, at=NOON)

    (line,) = report.lines
    assert line.detail == "ngày sinh: (trống) → 12/03/1985; số định danh cá nhân: ••• → •••"
    assert Entry.objects.get().changes["changes"] == [f"Lê An: {line.detail}"]


def test_two_persons_of_one_name_are_two_when_their_births_differ(room: Unit) -> None:
    report = people(
        ["Lê An", "1985", "", "Chuyên viên", room.name, ""],
        ["Lê An", "1990", "", "Chuyên viên", room.name, ""],
    )

    assert (report.made, report.faults) == (2, ())


def test_two_rows_of_one_name_and_nothing_more_are_a_question(room: Unit) -> None:
    report = people(
        ["Lê An", "", "", "Chuyên viên", room.name, ""],
        ["Lê An", "", "", "Chuyên viên", room.name, ""],
    )

    assert says(report)[0].startswith("Trùng với dòng 4. Nếu là hai người, ghi ngày sinh")
    assert not Person.objects.exists()


def test_a_namesake_elsewhere_is_named_in_the_fault(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=UnitFactory(name="Phòng Khác"), born_year=1985)

    report = people(["Lê An", "", "", "Chuyên viên", room.name, ""])

    assert says(report) == [
        "Trên hồ sơ đã có Lê An (sinh 1985, Chuyên viên, Phòng Khác), chưa rõ có phải người này "
        "không. Ghi thêm ngày sinh hoặc mã cán bộ."
    ]


def test_a_number_of_somebody_else_renames_nobody(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room, staff_code="CB01")

    report = people(["Trần Bình", "", "CB01", "Chuyên viên", room.name, ""])

    assert says(report)[0].startswith("Mã cán bộ hoặc số định danh ở dòng này là của “Lê An”")
    assert Person.objects.get().name == "Lê An"


def test_another_unit_is_a_transfer_that_nobody_has_entered(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=UnitFactory(name="Phòng Khác"), staff_code="CB01")

    report = people(["Lê An", "", "CB01", "Chuyên viên", room.name, ""])

    assert says(report)[0].startswith("Lê An đang ở “Phòng Khác” trên hồ sơ. Nếu đã chuyển")


def test_a_new_post_with_its_day_ends_the_old_one(room: Unit) -> None:
    person = PersonFactory(name="Lê An", unit=room, staff_code="CB01")

    report = people(["Lê An", "", "CB01", "Trưởng phòng", room.name, "01/03/2025"])

    posts = list(person.posts.order_by("from_on").values_list("title", "until_on", "leader"))
    assert posts == [("Chuyên viên", date(2025, 2, 28), False), ("Trưởng phòng", None, True)]
    assert report.lines[0].detail == "chức vụ: Chuyên viên → Trưởng phòng từ 01/03/2025"


def test_a_leading_post_without_its_day_is_a_fault(room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room, staff_code="CB01")

    report = people(["Lê An", "", "CB01", "Trưởng phòng", room.name, ""])

    assert "ghi thêm cột “Từ ngày”" in says(report)[0]


def test_one_bad_row_keeps_everything_out_unless_it_is_left(room: Unit) -> None:
    rows = [
        ["Lê An", "", "", "Chuyên viên", room.name, ""],
        ["Lê Bình", "31/02/1990", "", "Chuyên viên", room.name, ""],
        ["Lê Chi", "", "", "Chuyên viên", "Phòng Không Có", ""],
    ]

    strict = people(*rows)
    nobody = Person.objects.count()
    lenient = people(*rows, skip_bad=True)

    assert (strict.kept, strict.made, strict.left_out, nobody) == (False, 1, 2, 0)
    assert (lenient.kept, lenient.made, lenient.left_out) == (True, 1, 2)
    again = read(lenient.errors or b"", "loi.xlsx", wanted=LAYOUTS["people"])
    assert "Chưa có đơn vị “Phòng Không Có”" in again.rows[2].raw["Lỗi"]


def test_a_try_does_nothing_and_a_load_after_a_change_is_refused(room: Unit) -> None:
    data = sheet(["Họ và tên", "Đơn vị"], ["Lê An", room.name])
    tried = load_people(data, "can-bo.xlsx", by=None, at=NOON, dry_run=True)
    nobody = Person.objects.count()
    load_people(data, "can-bo.xlsx", by=None, at=NOON, seen=tried.mark)

    with pytest.raises(OutOfDate):
        load_people(data, "can-bo.xlsx", by=None, at=NOON, seen=tried.mark)

    assert (nobody, Person.objects.count(), Entry.objects.count()) == (0, 1, 1)


def test_a_role_that_reaches_one_branch_loads_no_other(agency: Unit) -> None:
    here, there = UnitFactory(name="Chi cục A"), UnitFactory(name="Chi cục B")
    officer = UserFactory(role=Role.OFFICER, role__at=here)

    report = people(
        ["Lê An", "", "", "Chuyên viên", here.name, ""],
        ["Lê Bình", "", "", "Chuyên viên", there.name, ""],
        by=officer,
    )

    assert (report.made, report.left_out) == (1, 1)
    assert "không được nạp bảng tính tại “Chi cục B”" in says(report)[0]


def test_a_former_name_of_a_unit_still_means_it(room: Unit) -> None:
    UnitName.objects.create(unit=room, name="Phòng Tài vụ", until_on=date(2024, 12, 31))

    report = people(["Lê An", "", "", "Chuyên viên", "Phòng Tài vụ", ""])

    assert Post.objects.get().unit == room
    assert report.kept


def test_decomposed_letters_are_the_same_letters(room: Unit) -> None:
    PersonFactory(name="Lê Thị Ánh", unit=room)
    apart = unicodedata.normalize("NFD", "Lê Thị Ánh")

    report = people([apart, "", "", "Chuyên viên", room.name, ""])

    assert (report.same, report.made) == (1, 0)


def test_a_sheet_without_names_is_refused(room: Unit) -> None:
    data = sheet(["Đơn vị", "Chức vụ"], [room.name, "Chuyên viên"])

    with pytest.raises(MissingColumn, match="thiếu cột “Họ và tên”"):
        load_people(data, "can-bo.xlsx", by=None, at=NOON)


@pytest.mark.parametrize("kind", sorted(BLANKS))
def test_an_empty_workbook_that_we_hand_out_is_read_again(kind: str) -> None:
    columns = BLANKS[kind]
    data = make("Danh sách", columns, [["1", *["Phòng A"] * (len(columns) - 1)]])

    table = read(data, "mau.xlsx", wanted=LAYOUTS[kind])

    assert list(table.rows[0].raw) == [column.heading for column in columns]


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbooks are not here")
@pytest.mark.parametrize(
    "name", ["01_danh_sach_de_nghi_nfc", "02_danh_sach_de_nghi_nfd", "04_danh_sach_de_nghi_vni"]
)
def test_an_office_list_of_people_in_any_font_is_loaded_and_found_again(
    name: str, agency: Unit
) -> None:
    data = (SHARED / f"synth_{name}.xlsx").read_bytes()
    rows = read(data, name, wanted=LAYOUTS["people"]).rows
    for unit in sorted({row.text("unit") for row in rows if row.text("unit")}):
        UnitFactory(name=unit)
    first = load_people(data, name, by=None, at=NOON, skip_bad=True)

    again = load_people(data, name, by=None, at=NOON, skip_bad=True)

    assert first.made > 0
    assert (again.made, again.changed, again.same) == (0, 0, first.made)
