"""What a unit fills in comes back as lines; what is wrong comes back in a column "Lỗi"."""

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.factories.dossiers import NOON, TODAY, DossierFactory, RoundFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.dossiers.models import Dossier, Round
from thidua.dossiers.workbooks import blank_for, load_nominations
from thidua.journal.models import Entry
from thidua.kit.text import fold
from thidua.people.models import Role, Setting, User
from thidua.sheets import OutColumn, make

pytestmark = pytest.mark.django_db
SHARED = Path(__file__).parents[3] / "shared" / "spreadsheets"


@pytest.fixture
def round(db: None) -> Round:
    return RoundFactory()


@pytest.fixture
def head(round: Round) -> User:
    return UserFactory(role=Role.HEAD, role__at=round.unit)


def sheet(rows: list[list[object]], *more: str) -> bytes:
    headings = ["STT", "Họ và tên", "Danh hiệu thi đua", "Hình thức khen thưởng", *more]
    return make("Danh sách đề nghị", [OutColumn(one) for one in headings], rows)


def load(data: bytes, round: Round, by: User, **given: bool) -> object:
    return load_nominations(data, "de-nghi.xlsx", round=round, by=by, at=NOON, **given)


def names(round: Round) -> list[tuple[str, str]]:
    return list(round.dossiers.order_by("number").values_list("nominee_name", "honour"))


def test_a_units_own_list_becomes_lines_by_the_names_offices_use(round: Round, head: User) -> None:
    PersonFactory(name="Lê Thị Hoa", unit=round.unit)
    rows = [[1, "Lê Thị Hoa", "CSTĐCS", "BK UBND tỉnh"]]

    report = load(sheet(rows), round, head)

    assert (report.made, report.kept, report.faults) == (2, True, ())
    assert names(round) == [
        ("Lê Thị Hoa", "chien-si-thi-dua-co-so"),
        ("Lê Thị Hoa", "bang-khen-bo-nganh-tinh"),
    ]
    (entry,) = Entry.objects.filter(verb="load")
    assert (entry.changes["file"], entry.changes["made"]) == ("de-nghi.xlsx", 2)


def test_a_try_says_what_it_would_do_and_does_nothing(round: Round, head: User) -> None:
    PersonFactory(name="Lê Thị Hoa", unit=round.unit)

    report = load(sheet([[1, "Lê Thị Hoa", "LĐTT", ""]]), round, head, dry_run=True)

    assert (report.made, report.kept, Dossier.objects.count()) == (1, False, 0)
    assert not Entry.objects.exists()


def test_one_bad_row_keeps_everything_out_unless_it_is_left(round: Round, head: User) -> None:
    PersonFactory(name="Lê Thị Hoa", unit=round.unit)
    rows = [[1, "Lê Thị Hoa", "LĐTT", ""], [2, "Người Lạ", "LĐTT", ""]]

    strict = load(sheet(rows), round, head)
    lenient = load(sheet(rows), round, head, skip_bad=True)

    assert (strict.kept, lenient.kept, lenient.made, lenient.left_out) == (False, True, 1, 1)
    (fault,) = lenient.faults
    assert fault.says == f"Không thấy “Người Lạ” ở “{round.unit}” trên hồ sơ."
    cells = [cell.value for cell in load_workbook(BytesIO(lenient.errors)).active[5]]
    assert fault.says in cells


def test_namesakes_are_a_question(round: Round, head: User) -> None:
    for _ in range(2):
        PersonFactory(name="Lê Thị Hoa", unit=round.unit)

    report = load(sheet([[1, "Lê Thị Hoa", "LĐTT", ""]]), round, head)

    assert report.faults[0].says.startswith(f"Chưa rõ “Lê Thị Hoa” ở “{round.unit}” là ai")


def test_somebody_of_another_unit_is_a_fault(round: Round, head: User) -> None:
    PersonFactory(name="Lê Thị Hoa", unit=UnitFactory())

    report = load(sheet([[1, "Lê Thị Hoa", "LĐTT", ""]]), round, head)

    assert not report.kept
    assert "Không thấy" in report.faults[0].says


def test_an_unknown_honour_is_a_fault_of_its_row(round: Round, head: User) -> None:
    PersonFactory(name="Lê Thị Hoa", unit=round.unit)

    report = load(sheet([[1, "Lê Thị Hoa", "Danh hiệu lạ", ""]]), round, head)

    assert "Chưa hiểu “Danh hiệu lạ”" in report.faults[0].says


def test_a_line_that_stands_is_left_as_it_is(round: Round, head: User) -> None:
    line = DossierFactory(round=round)

    report = load(sheet([[1, line.nominee_name, "LĐTT", ""]]), round, head)

    assert (report.same, report.made, Dossier.objects.count()) == (1, 0, 1)


def test_the_workbook_we_send_comes_back(round: Round, head: User) -> None:
    people = [PersonFactory(unit=round.unit, name=name) for name in ("Trần An", "Lý Ba")]
    for _ in range(2):
        PersonFactory(unit=round.unit, name="Võ Trùng Tên")
    book = load_workbook(BytesIO(blank_for(round, on=TODAY)))
    rows = {row[2].value: row for row in book.active.iter_rows() if row[2].value}
    rows["Trần An"][4].value = "Lao động tiên tiến"
    rows["Võ Trùng Tên"][4].value = "Lao động tiên tiến"  # found by our mark, not by name
    rows[round.unit.name][4].value = "Tập thể lao động tiên tiến"
    filled = BytesIO()
    book.save(filled)

    report = load(filled.getvalue(), round, head)

    assert report.faults == ()
    assert sorted(line.nominee_name for line in round.dossiers.all()) == sorted(
        ["Trần An", "Võ Trùng Tên", round.unit.name]
    )
    assert people[0].name in rows


def test_a_mark_of_another_unit_is_no_right(round: Round, head: User) -> None:
    stranger = PersonFactory(unit=UnitFactory(), name="Người Ngoài")
    columns = [
        OutColumn("Mã (không sửa)", kind="id"),
        OutColumn("Họ và tên"),
        OutColumn("Danh hiệu thi đua"),
    ]
    data = make("Danh sách", columns, [[f"p{stranger.pk}", "Người Ngoài", "LĐTT"]])

    report = load(data, round, head)

    assert (report.kept, Dossier.objects.count()) == (False, 0)


def test_the_agencys_printed_name_is_understood(round: Round, head: User) -> None:
    PersonFactory(name="Lê Thị Hoa", unit=round.unit)
    Setting.objects.create(
        key="printed_names",
        value={"giay-khen": "Giấy khen của Giám đốc Sở"},
        from_on=date(2020, 1, 1),
    )

    load(sheet([[1, "Lê Thị Hoa", "", "Giấy khen của Giám đốc Sở"]]), round, head)

    assert names(round) == [("Lê Thị Hoa", "giay-khen")]


def test_rows_of_several_units_go_into_their_open_rounds(officer: User) -> None:
    rounds = [RoundFactory(), RoundFactory()]
    for place, each in enumerate(rounds):
        PersonFactory(name=f"Lê Thị Hoa {'AB'[place]}", unit=each.unit)
    rows = [
        [1, "Lê Thị Hoa A", "LĐTT", "", rounds[0].unit.name],
        [2, "Lê Thị Hoa B", "LĐTT", "", rounds[1].unit.name],
    ]

    report = load_nominations(sheet(rows, "Đơn vị"), "de-nghi.xlsx", by=officer, at=NOON)

    assert (report.made, report.kept, report.faults) == (2, True, ())
    assert [one.dossiers.get().nominee_name for one in rounds] == ["Lê Thị Hoa A", "Lê Thị Hoa B"]


def test_a_unit_without_an_open_round_is_told_so(officer: User) -> None:
    person = PersonFactory(name="Lê Thị Hoa", unit=UnitFactory(name="Phòng Không Đợt"))
    rows = [[1, person.name, "LĐTT", "", "Phòng Không Đợt"]]

    report = load_nominations(sheet(rows, "Đơn vị"), "de-nghi.xlsx", by=officer, at=NOON)

    assert report.faults[0].says == (
        "Chưa có đợt đề nghị đang lập của “Phòng Không Đợt”. "
        "Mở đợt cho đơn vị trước, hoặc kiểm tra lại năm."
    )


@pytest.mark.skipif(not SHARED.exists(), reason="the shared workbooks are not here")
@pytest.mark.parametrize("name", ["01_danh_sach_de_nghi_nfc", "03_danh_sach_de_nghi_tcvn3"])
def test_an_office_list_in_any_font_is_read(name: str, round: Round, head: User) -> None:
    data = (SHARED / f"synth_{name}.xlsx").read_bytes()
    first = load(data, round, head, skip_bad=True)
    people = {row.says.split("“")[1].split("”")[0] for row in first.faults if "“" in row.says}
    for person in people:
        if not fold(person).startswith("tap the"):
            PersonFactory(name=person, unit=round.unit)

    report = load(data, round, head, skip_bad=True)

    assert report.made > 0
