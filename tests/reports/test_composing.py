"""The báo cáo as it prints: the figures of the page, in the national format."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document as Docx
from openpyxl import load_workbook

from tests.factories.decisions import SignerFactory
from tests.factories.people import PersonFactory, UserFactory
from tests.factories.reports import Year
from thidua.papers.write import Paper, to_docx
from thidua.people.mandate import mandate
from thidua.people.models import Role, Setting
from thidua.reports import queries
from thidua.reports.composing import Written, report_paper
from thidua.reports.tables import tables_of
from thidua.sheets import make_several

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 25)


@pytest.fixture
def year() -> Year:
    for key, value in (
        ("name", "Sở Khoa học và Công nghệ"),
        ("parent_name", "UBND tỉnh Sông Lam"),
        ("symbol", "SKHCN"),
        ("place", "Sông Lam"),
    ):
        Setting.objects.create(key=key, value=value, from_on=date(2020, 1, 1))
    SignerFactory()
    return Year()


def printed(paper: Paper) -> tuple[list[str], list[list[list[str]]]]:
    """The paragraphs and the tables of the .docx, in their order."""
    made = Docx(BytesIO(to_docx(paper)))
    tables = [[[c.text for c in row.cells] for row in t.rows] for t in made.tables]
    return [p.text for p in made.paragraphs if p.text.strip()], tables


def test_the_paper_says_what_the_page_says(year: Year) -> None:
    year.decide()
    mine = mandate(year.officer, on=TODAY)

    words, tables = printed(report_paper(year.agency, 2025, mine))

    assert "Kết quả công tác thi đua, khen thưởng năm 2025" in " ".join(words)
    assert "Năm trước: 3 lượt." in words
    assert any("1.420.000 đồng (bằng chữ: Một triệu bốn trăm hai mươi" in w for w in words)
    granted = next(t for t in tables if t[0][1] == "Danh hiệu thi đua")
    assert granted[1] == ["01", "Lao động tiên tiến", "4", "0", "4", "3", "1", "2"]


def test_what_is_not_known_is_a_dash_with_its_note(year: Year) -> None:
    mine = mandate(year.officer, on=TODAY)

    words, tables = printed(report_paper(year.agency, 2024, mine))

    shares = next(t for t in tables if t[0][1] == "Đối tượng")
    assert shares[-1][-1] == "0"
    assert shares[2][5:] == ["-", "-", "-", "-"]
    assert "Dấu “-” là chưa có số liệu." in words


def test_people_write_between_the_figures(year: Year) -> None:
    said = Written("Sở Nội vụ", "Sở có 02 phòng.", "Hồ sơ gửi chậm.", "Một.\nHai.", "")
    mine = mandate(year.officer, on=TODAY)

    words, _tables = printed(report_paper(year.agency, 2025, mine, written=said))
    text = "\n".join(words)

    assert [w for w in words if w[:3] in ("I. ", "II.", "III", "IV.", "V. ")] == [
        "I. ĐẶC ĐIỂM, TÌNH HÌNH",
        "II. KẾT QUẢ THỰC HIỆN",
        "III. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ",
    ]
    assert "Kính gửi: Sở Nội vụ" in text
    assert "- Hai./." in text


def test_a_units_report_bears_its_name_and_its_head(year: Year) -> None:
    PersonFactory(name="Hoàng Thị Thu", unit=year.a, unit__heading=True)
    head = mandate(UserFactory(role=Role.HEAD, role__at=year.a), on=TODAY)

    paper = report_paper(year.a, 2025, head)

    assert (paper.head.agency, paper.head.parent) == ("VĂN PHÒNG SỞ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ")
    assert (paper.signers[0].title, paper.signers[0].name) == ("TRƯỞNG PHÒNG", "Hoàng Thị Thu")


def test_the_workbook_has_a_sheet_for_each_table_with_numbers(year: Year) -> None:
    report = queries.year(year.agency, 2025, mandate(year.officer, on=TODAY))

    book = load_workbook(BytesIO(make_several(tables_of(report))))

    assert len(book.worksheets) == sum(len(part.tables) for part in report.parts)
    granted = next(s for s in book.worksheets if "Danh hiệu thi đua" in s.title)
    rows = [row for row in granted.iter_rows(values_only=True) if row[0] == "Lao động tiên tiến"]
    assert rows == [("Lao động tiên tiến", 2, 0, 2, 1, 1, 2)]


def test_an_empty_year_makes_a_workbook_all_the_same(year: Year) -> None:
    report = queries.year(year.agency, 2019, mandate(year.officer, on=TODAY))

    assert len(load_workbook(BytesIO(make_several(tables_of(report)))).worksheets) == 1
