"""Documents cited, and the bases of a paper."""

import pytest

from thidua.papers.read.bases import read_bases
from thidua.papers.read.references import citations, unique
from thidua.papers.read.text import Line, Text

CITED = [
    (
        "Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ quy định",
        "Nghị định",
        "98/2023/NĐ-CP",
        "2023-12-31",
        "Chính phủ",
    ),
    ("Nghị định 98/2023/NĐ-CP", "Nghị định", "98/2023/NĐ-CP", None, None),
    (
        "Chỉ thị số 34-CT/TW ngày 7/4/2014 của Bộ Chính trị về",
        "Chỉ thị",
        "34-CT/TW",
        "2014-04-07",
        "Bộ Chính trị",
    ),
    ("Luật số 06/2022/QH15", "Luật", "06/2022/QH15", None, None),
    (
        "Công văn số 1459/SNV-TĐKT ngày 04-11-2017 của Sở Nội vụ",
        "Công văn",
        "1459/SNV-TĐKT",
        "2017-11-04",
        "Sở Nội vụ",
    ),
    (
        "Quyết định số 04 /2020/ QĐ-UBND ngày 20 tháng 3 năm 2020",
        "Quyết định",
        "04/2020/QĐ-UBND",
        "2020-03-20",
        None,
    ),
    (
        "Kế hoạch số 01/KH-HĐTĐKT ngày 06/02/2024 của Hội đồng Thi đua - Khen thưởng tỉnh về",
        "Kế hoạch",
        "01/KH-HĐTĐKT",
        "2024-02-06",
        "Hội đồng Thi đua - Khen thưởng tỉnh",
    ),
    (
        "Nghị quyết số 04-NQ/TW ngày 30/10/2016 của BCH Trung ương Đảng (Khóa XII) về",
        "Nghị quyết",
        "04-NQ/TW",
        "2016-10-30",
        "BCH Trung ương Đảng (Khóa XII)",
    ),
    ("Biên bản họp số 05/BB-HĐTĐKT", "Biên bản", "05/BB-HĐTĐKT", None, None),
    (
        "số 90/KH-UBND ngày 11/6/2021 về việc tuyên truyền",
        "Kế hoạch",
        "90/KH-UBND",
        "2021-06-11",
        None,
    ),
]


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer"), CITED, ids=[row[2] for row in CITED]
)
def test_a_numbered_document_is_read(
    text: str, kind: str, number: str, day: str | None, issuer: str | None
) -> None:
    [cited] = citations(Line(text, 100))
    said = cited.reference

    assert (said.type, said.number_symbol, said.date, said.issuer) == (kind, number, day, issuer)
    assert text[said.span[0] - 100 : said.span[1] - 100].startswith(text[:6])


NOT_CITED = [
    "giai đoạn 2021-2025",
    "Kế hoạch 05 năm (2021-2025)",
    "19/19 phiếu",
    "Covid-19",
    "20/3/2020",
    "1/Khoa học",
    "luật sư, luật gia",
]


@pytest.mark.parametrize("text", NOT_CITED)
def test_what_is_no_document_is_left_alone(text: str) -> None:
    assert citations(Line(text, 0)) == []


LAWS = [
    (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Luật Thi đua, khen thưởng",
        "2022-06-15",
    ),
    (
        "Luật Thi đua, Khen thưởng năm 2022 và các văn bản",
        "Luật Thi đua, Khen thưởng năm 2022",
        None,
    ),
    (
        "Luật Tổ chức chính quyền địa phương ngày 19/6/2015, Luật",
        "Luật Tổ chức chính quyền địa phương",
        "2015-06-19",
    ),
    (
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
        "Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng",
        None,
    ),
]


@pytest.mark.parametrize(("text", "title", "day"), LAWS)
def test_a_law_without_a_number_is_read(text: str, title: str, day: str | None) -> None:
    said = citations(Line(text, 0))[0].reference

    assert (said.type, said.title, said.date, said.number_symbol) == ("Luật", title, day, None)


def test_a_document_is_listed_once_with_the_date_of_a_later_mention() -> None:
    text = (
        "theo Chỉ thị số 34-CT/TW; Chỉ thị số 34-CT/TW ngày 07/4/2014; Luật Thi đua, khen "
        "thưởng; Luật Thi đua, Khen thưởng năm 2022"
    )

    said = unique(citations(Line(text, 0)))

    assert [(r.number_symbol or r.title, r.date) for r in said] == [
        ("34-CT/TW", "2014-04-07"),
        ("Luật Thi đua, Khen thưởng năm 2022", None),
    ]


BASES = [
    (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022; Nghị định số 98/2023/NĐ-CP ngày "
        "31/12/2023 của Chính phủ quy định chi tiết;",
        [
            ("Căn cứ", None, "Luật Thi đua, khen thưởng"),
            ("Căn cứ", "98/2023/NĐ-CP", "quy định chi tiết"),
        ],
    ),
    (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định A; quy "
        "định chi tiết một số điều của Luật Thi đua, khen thưởng;",
        [
            (
                "Căn cứ",
                "152/2025/NĐ-CP",
                "quy định A; quy định chi tiết một số điều của Luật Thi đua, khen thưởng",
            )
        ],
    ),
    (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ và Thông tư số "
        "15/2025/TT-BNV ngày 04/8/2025 của Bộ trưởng Bộ Nội vụ;",
        [("Căn cứ", "152/2025/NĐ-CP", None), ("Căn cứ", "15/2025/TT-BNV", None)],
    ),
    (
        "Căn cứ Thông tư số 12/2019/TT-BNV ngày 04/11/2019 của Bộ trưởng Bộ Nội vụ quy định "
        "chi tiết Nghị định số 91/2017/NĐ-CP ngày 31/7/2017;",
        [
            (
                "Căn cứ",
                "12/2019/TT-BNV",
                "quy định chi tiết Nghị định số 91/2017/NĐ-CP ngày 31/7/2017",
            )
        ],
    ),
    (
        "Thực hiện Kế hoạch số 25/KH-UBND ngày 07/02/2022 của Ủy ban nhân dân tỉnh về thi "
        "đua, Sở Nội vụ ban hành Kế hoạch như sau:",
        [("Thực hiện", "25/KH-UBND", "thi đua")],
    ),
    ("Theo đề nghị của Chánh Văn phòng Sở.", [("Theo đề nghị", None, "Chánh Văn phòng Sở")]),
    (
        "Xét đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 877/TTr-SNV ngày 28/10/2025.",
        [("Xét đề nghị", "877/TTr-SNV", "Giám đốc Sở Nội vụ")],
    ),
    (
        "Căn cứ vào tình hình thực tế, Hội đồng xây dựng Kế hoạch như sau:",
        [("Căn cứ vào", None, "tình hình thực tế")],
    ),
    ("Thực hiện nội dung công tác năm 2024, Sở ban hành Kế hoạch.", []),
]


@pytest.mark.parametrize(("text", "bases"), BASES)
def test_bases_are_read(text: str, bases: list[tuple[str, str | None, str | None]]) -> None:
    said = read_bases(Text.of(text).lines)

    assert [(b.lead, b.number_symbol, b.title) for b in said] == bases


def test_bases_end_where_the_paper_begins_to_order() -> None:
    text = (
        "Căn cứ Luật A ngày 01/01/2020;\nI. MỤC ĐÍCH\nCăn cứ Kế hoạch số 1/KH-UBND, các đơn vị "
        "thực hiện."
    )

    assert len(read_bases(Text.of(text).lines)) == 1
