"""Both printers, on papers of every shape: measures, order, what must stay text."""

import io
import unicodedata
import zipfile
from dataclasses import replace
from typing import Literal

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from tests.papers.write.reading import (
    MM,
    docx_tables,
    docx_text,
    lines_of,
    pages,
    place_of,
    text_of,
)
from tests.papers.write.samples import DECISION, DIRECTOR, HASH, MINUTES, PAPERS, head
from thidua.papers.write import Paper, to_docx, to_pdf
from thidua.papers.write.kinds import decision, minutes
from thidua.papers.write.paper import (
    Appendix,
    Column,
    Heading,
    Letterhead,
    PaperDate,
    Paragraph,
    Row,
    Signer,
    Table,
)

A_DECISION = decision.compose(DECISION)
SOME_MINUTES = minutes.compose(MINUTES)
LETTER = Paper(
    head=head("SKHCN-VP", number=None, day=PaperDate(year=2026)),
    subject="đôn đốc gửi hồ sơ đề nghị khen thưởng năm 2025",
    addressees=("Văn phòng Sở", "Các đơn vị thuộc Sở"),
    body=(Paragraph("Đề nghị các đơn vị gửi hồ sơ trước ngày 10/12/2025."),),
    signers=(DIRECTOR,),
    recipients=("Như trên", "Lưu: VT, VP"),
)
HOSTILE = '#panic() *b* $x$ \u0000 <script> & "q" \\n [x] @me `c` \u202ecba 😀'
AS_TEXT = '#panic() *b* $x$ <script> & "q" \\n [x] @me `c` cba'


def middle(found: dict[str, float]) -> float:
    """The middle of a phrase, in mm from the left edge."""
    return (found["x0"] + found["x1"]) / 2 / MM


# ---- places and sizes in the PDF ---------------------------------------------------------------


def test_text_stands_inside_the_margins_of_the_decree() -> None:
    for page in pages(to_pdf(A_DECISION)):
        words = [w for w in page.extract_words() if 20 * MM < w["top"] < 277 * MM]

        assert 30 * MM - 1 < min(w["x0"] for w in words) < 40 * MM
        assert 190 * MM < max(w["x1"] for w in words) < 195 * MM + 1


def test_paper_is_a4_portrait() -> None:
    first = pages(to_pdf(A_DECISION))[0]

    assert (round(first.width / MM), round(first.height / MM)) == (210, 297)


@pytest.mark.parametrize(
    ("words", "size", "font"),
    [
        ("UBND TỈNH LAM GIANG", 12, "Tinos-Regular"),
        ("SỞ KHOA HỌC VÀ CÔNG NGHỆ", 12, "Tinos-Bold"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, "Tinos-Bold"),
        ("Độc lập - Tự do - Hạnh phúc", 13, "Tinos-Bold"),
        ("Số: 15/QĐ-SKHCN", 13, "Tinos-Regular"),
        ("Lam Giang, ngày 05 tháng 01 năm 2026", 13, "Tinos-Italic"),
        ("Về việc tặng danh hiệu thi đua năm 2025", 14, "Tinos-Bold"),
        ("Căn cứ Luật Thi đua, khen thưởng;", 14, "Tinos-Italic"),
        ("Điều 1.", 14, "Tinos-Bold"),
        ("Tặng danh hiệu thi đua", 14, "Tinos-Regular"),
        ("Nơi nhận:", 12, "Tinos-BoldItalic"),
        ("- Lưu: VT, VP.", 11, "Tinos-Regular"),
        ("Trần Văn Bình", 14, "Tinos-Bold"),
    ],
)
def test_each_part_has_its_size_and_style(words: str, size: float, font: str) -> None:
    letters = place_of(pages(to_pdf(A_DECISION))[0], words)["chars"]

    assert {(round(c["size"], 1), c["fontname"].split("+")[1]) for c in letters} == {(size, font)}


def test_the_two_boxes_of_the_head_stand_level() -> None:
    page = pages(to_pdf(A_DECISION))[0]
    top = {
        words: place_of(page, words)["top"]
        for words in ("UBND TỈNH", "CỘNG HÒA", "Số: 15", "Lam Giang, ngày")
    }

    assert abs(top["UBND TỈNH"] - top["CỘNG HÒA"]) < 1.5
    assert abs(top["Số: 15"] - top["Lam Giang, ngày"]) < 1.5
    assert abs(top["CỘNG HÒA"] / MM - 20) < 1.5


def test_number_and_date_stand_in_the_middle_of_their_boxes() -> None:
    page = pages(to_pdf(A_DECISION))[0]

    assert abs(middle(place_of(page, "Số: 15/QĐ-SKHCN")) - (30 + 165 * 0.45 / 2)) < 0.5
    date = middle(place_of(page, "Lam Giang, ngày 05 tháng 01 năm 2026"))
    assert abs(date - middle(place_of(page, "Độc lập - Tự do - Hạnh phúc"))) < 0.5


def test_lines_have_the_lengths_of_the_decree() -> None:
    page = pages(to_pdf(A_DECISION))[0]
    agency, motto, subject = (line["x1"] - line["x0"] for line in lines_of(page)[:3])

    def wide(words: str) -> float:
        found = place_of(page, words)
        return float(found["x1"] - found["x0"])

    assert 1 / 3 <= agency / wide("SỞ KHOA HỌC VÀ CÔNG NGHỆ") <= 1 / 2
    assert abs(motto / wide("Độc lập - Tự do - Hạnh phúc") - 1) < 0.01
    assert 1 / 3 <= subject / wide("Về việc tặng danh hiệu thi đua năm 2025") <= 1 / 2


def test_paragraphs_are_indented_and_parted_by_six_points() -> None:
    page = pages(to_pdf(A_DECISION))[0]
    first, second = place_of(page, "Căn cứ Luật"), place_of(page, "Căn cứ Nghị định")

    assert abs(first["x0"] / MM - 42.7) < 0.2
    single = 14 * 1.149
    assert second["top"] - first["top"] - single >= 6


def test_recipients_stand_left_and_level_with_the_signer_on_the_right() -> None:
    page = pages(to_pdf(A_DECISION))[0]
    place, title = place_of(page, "Nơi nhận:"), page.search("GIÁM ĐỐC", regex=False)[-1]

    assert abs(place["x0"] / MM - 30) < 0.2
    assert abs(place["top"] - title["top"]) < 4
    assert middle(title) > 30 + 165 / 2
    assert abs(middle(place_of(page, "Trần Văn Bình")) - middle(title)) < 0.3


def test_page_number_stands_centred_in_the_top_margin_but_not_on_the_first_page() -> None:
    long = replace(A_DECISION, body=(Paragraph("Nội dung. " * 900),), appendices=())
    first, second, *_ = pages(to_pdf(long))

    assert [w for w in first.extract_words() if w["bottom"] < 20 * MM] == []
    (number,) = [w for w in second.extract_words() if w["bottom"] < 20 * MM]
    assert number["text"] == "2"
    assert abs(middle(number) - (30 + 165 / 2)) < 0.3


def test_each_appendix_counts_its_own_pages() -> None:
    table = Table((Column("STT"), Column("Tên")), tuple(Row((str(n), "A")) for n in range(120)))
    longer = replace(A_DECISION, appendices=(Appendix(title="DANH SÁCH", body=(table,)),) * 2)
    numbers = [
        [w["text"] for w in page.extract_words() if w["bottom"] < 20 * MM]
        for page in pages(to_pdf(longer))
    ]

    part = [[], *([str(n)] for n in range(2, len(numbers) // 2 + 1))]
    assert numbers == [[], *part, *part]


def test_minutes_carry_two_signatures_side_by_side_and_no_date_line() -> None:
    page = pages(to_pdf(SOME_MINUTES))[-1]
    left, right = place_of(page, "THƯ KÝ"), page.search("CHỦ TỌA", regex=False)[-1]

    assert abs(left["top"] - right["top"]) < 0.5
    assert middle(left) < 30 + 165 / 2 < middle(right)
    assert place_of(page, "Nơi nhận:")["top"] > place_of(page, "Vũ Thị Lâm")["top"]
    assert "Lam Giang, ngày" not in text_of(to_pdf(SOME_MINUTES))


def test_second_title_stands_between_the_signature_and_the_name() -> None:
    page = pages(to_pdf(SOME_MINUTES))[-1]
    post = place_of(page, "GIÁM ĐỐC SỞ")

    assert page.search("CHỦ TỌA", regex=False)[-1]["bottom"] + 20 * MM < post["top"]
    assert 0 < place_of(page, "Trần Văn Bình")["top"] - post["top"] < 20


def test_a_letter_says_its_subject_under_the_number() -> None:
    page = pages(to_pdf(LETTER))[0]
    subject = place_of(page, "V/v đôn đốc gửi hồ sơ")

    assert subject["top"] > place_of(page, "Số:")["bottom"] + 5
    assert {round(c["size"]) for c in subject["chars"]} == {12}
    assert subject["x1"] < (30 + 165 * 0.45) * MM


def test_several_addressees_stand_on_lines_of_their_own_under_the_colon() -> None:
    page = pages(to_pdf(LETTER))[0]
    lead = place_of(page, "Kính gửi:")
    first, last = place_of(page, "- Văn phòng Sở;"), place_of(page, "- Các đơn vị thuộc Sở.")

    assert abs(first["x0"] - last["x0"]) < 0.1
    assert abs(first["x0"] - lead["x1"]) < 6 * MM
    assert lead["top"] < first["top"] < last["top"]


def test_an_unknown_number_and_day_are_blanks() -> None:
    assert "Số: /SKHCN-VP Lam Giang, ngày tháng năm 2026" in text_of(to_pdf(LETTER))


def test_the_hash_of_the_journal_stands_at_the_foot_of_every_page() -> None:
    for page in pages(to_pdf(A_DECISION)):
        assert place_of(page, HASH)["top"] > 277 * MM


@pytest.mark.parametrize(
    ("level", "font", "centred"),
    [(0, "Bold", True), (1, "Bold", False), (2, "Bold", False), (3, "Regular", False)],
)
def test_headings_have_levels(level: Literal[0, 1, 2, 3], font: str, centred: bool) -> None:
    paper = replace(LETTER, body=(Heading("Chương I", level), Paragraph("Lời")))
    found = place_of(pages(to_pdf(paper))[0], "Chương I")

    assert {c["fontname"].split("-")[1] for c in found["chars"]} == {font}
    assert (abs(middle(found) - (30 + 165 / 2)) < 0.5) == centred


def test_signatures_never_stand_alone_on_a_page() -> None:
    for lines in range(28, 40):
        filled = replace(LETTER, body=tuple(Paragraph(f"Dòng {n}") for n in range(lines)))
        last = pages(to_pdf(filled))[-1].extract_text()

        assert "Dòng" in last or "Trần Văn Bình" not in last


# ---- long tables ---------------------------------------------------------------------------


LONG = Table(
    (
        Column("STT", 0.5, "center"),
        Column("Họ và tên", 2),
        Column("Đồng ý", group="Số phiếu"),
        Column("Không", group="Số phiếu"),
    ),
    tuple(Row((str(n), f"Nguyễn Văn Số {n}", "8", "1")) for n in range(1, 201)),
)


def test_a_long_table_breaks_between_rows_and_repeats_its_head() -> None:
    printed = pages(to_pdf(replace(A_DECISION, body=(LONG,), appendices=())))
    rows = [row for page in printed for table in page.extract_tables() for row in table]
    numbers = [row[0] for row in rows if row[0] and row[0].isdigit()]

    assert len(printed) > 3
    assert numbers == [str(n) for n in range(1, 201)]
    for page in printed[:-1]:
        assert page.extract_tables()[0][0] == ["STT", "Họ và tên", "Số phiếu", None]


def test_word_repeats_both_rows_of_the_head_and_never_cuts_a_row() -> None:
    file = to_docx(replace(A_DECISION, body=(LONG,), appendices=()))
    table = docx.Document(io.BytesIO(file)).tables[1]
    marks = [
        (bool(row._tr.xpath("w:trPr/w:tblHeader")), bool(row._tr.xpath("w:trPr/w:cantSplit")))
        for row in table.rows
    ]

    assert marks == [(True, True)] * 2 + [(False, True)] * 200
    assert [cell.text for cell in table.rows[0].cells] == ["STT", "Họ và tên", *["Số phiếu"] * 2]
    assert [cell.text for cell in table.rows[201].cells] == ["200", "Nguyễn Văn Số 200", "8", "1"]


def test_a_row_taller_than_a_page_loses_nothing() -> None:
    words = " ".join(f"từ{n}" for n in range(3000))
    tall = Table((Column("Thành tích"),), (Row((words,)),))
    printed = text_of(to_pdf(replace(A_DECISION, body=(tall,), appendices=())))

    assert all(f"từ{n}" in printed for n in range(0, 3000, 97))


def test_a_band_spans_its_columns() -> None:
    banded = Table(
        (Column("A"), Column("B"), Column("C")),
        (Row(("I. TẬP THỂ",), bold=True, span=3), Row(("Cộng", "5"), span=2)),
    )
    paper = replace(A_DECISION, body=(banded,), appendices=())

    assert docx_tables(to_docx(paper))[0] == [
        ["A", "B", "C"],
        ["I. TẬP THỂ"] * 3,
        ["Cộng", "Cộng", "5"],
    ]
    assert pages(to_pdf(paper))[0].extract_tables()[0][1:] == [
        ["I. TẬP THỂ", None, None],
        ["Cộng", None, "5"],
    ]


# ---- Word ----------------------------------------------------------------------------------


def test_word_has_the_measures_of_the_decree() -> None:
    document = docx.Document(io.BytesIO(to_docx(A_DECISION)))
    section = document.sections[0]
    normal = document.styles["Normal"]

    def mm(length: int) -> int:
        return round(length / Mm(1))

    assert [mm(section.page_width), mm(section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [mm(m) for m in margins] == [20, 20, 30, 15]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_each_appendix_in_word_is_a_section_that_counts_from_one() -> None:
    document = docx.Document(io.BytesIO(to_docx(A_DECISION)))
    starts = [section._sectPr.xpath("w:pgNumType/@w:start") for section in document.sections]

    assert starts == [["1"], ["1"]]


def test_word_and_pdf_say_the_same() -> None:
    for paper in (A_DECISION, LETTER):
        words = set(docx_text(to_docx(paper)).split())

        assert words - set(text_of(to_pdf(paper)).split()) == set()


def test_a_wide_paper_lies_on_its_side() -> None:
    wide = replace(LETTER, landscape=True)
    section = docx.Document(io.BytesIO(to_docx(wide))).sections[0]

    assert round(pages(to_pdf(wide))[0].width / MM) == 297
    assert section.page_width > section.page_height


# ---- text is text --------------------------------------------------------------------------


def hostile(words: str) -> Paper:
    """A paper that says `words` in every place where words can stand."""
    return Paper(
        head=Letterhead(
            agency=words, parent=words, symbol=words, number=words, place=words, date=PaperDate()
        ),
        type_name=words,
        subject=words,
        authority=words,
        enacting=words,
        addressees=(words, words),
        bases=(words,),
        body=(
            Heading(words),
            Paragraph(words, lead=words),
            Table((Column(words), Column(words, group=words)), (Row((words, words)),)),
            Paragraph(words),
        ),
        signers=(Signer(title=words, name=words, prefix=(words,), second_title=words),),
        recipients=(words,),
        appendices=(Appendix(title=words, subject=words, attached_to=words, body=()),),
        footnote=words,
    )


def test_words_that_look_like_code_are_printed_as_words() -> None:
    printed = text_of(to_pdf(hostile(HOSTILE)))

    assert printed.count("#panic()") >= 15
    for part in ("*b*", "$x$", "<script>", "`c`", "cba"):
        assert part in printed


def test_words_that_look_like_code_stay_words_in_word() -> None:
    written = docx_text(to_docx(hostile(HOSTILE)))

    assert AS_TEXT in written
    assert "\u202e" not in written


def test_letters_the_fonts_lack_are_boxes_in_the_pdf_and_stay_in_word() -> None:
    paper = replace(LETTER, body=(Paragraph("Tên 漢😀"),))

    assert "Tên □□./." in text_of(to_pdf(paper))
    assert "Tên 漢😀./." in docx_text(to_docx(paper))


def test_decomposed_letters_become_one_letter() -> None:
    paper = replace(LETTER, body=(Paragraph(unicodedata.normalize("NFD", "Nguyễn Đặng Thuỳ")),))

    assert "Nguyễn Đặng Thuỳ./." in text_of(to_pdf(paper))
    assert unicodedata.is_normalized("NFC", docx_text(to_docx(paper)))


def test_line_breaks_in_a_cell_are_kept() -> None:
    table = Table((Column("Tên"),), (Row(("Một\nHai",)),))
    paper = replace(LETTER, body=(table,))

    assert pages(to_pdf(paper))[0].extract_tables()[0][1] == ["Một\nHai"]
    assert docx_tables(to_docx(paper))[0][1] == ["Một\nHai"]


# ---- the file ------------------------------------------------------------------------------


def test_the_pdf_is_archival_and_the_same_every_time() -> None:
    once, twice = to_pdf(A_DECISION), to_pdf(A_DECISION)

    assert once == twice
    assert b"pdfaid:part>2<" in once.replace(b" ", b"")


def test_the_word_file_is_the_same_every_time() -> None:
    file = to_docx(A_DECISION)
    stamps = {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(file)).infolist()}

    assert file == to_docx(A_DECISION)
    assert stamps == {(1980, 1, 1, 0, 0, 0)}


ORDER = {
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan vMerge tcBorders vAlign",
    "pPr": "pStyle keepNext keepLines pBdr spacing ind jc sectPr",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg docGrid",
    "rPr": "rFonts b bCs i iCs sz szCs lang",
}


@pytest.mark.parametrize("paper", [A_DECISION, SOME_MINUTES, LETTER, PAPERS["ballot_slip"]])
def test_the_parts_of_word_stand_in_the_order_of_its_schema(paper: Paper) -> None:
    document = docx.Document(io.BytesIO(to_docx(paper)))

    for name, order in ORDER.items():
        known = order.split()
        for found in document.element.body.iter(qn(f"w:{name}")):
            children = [child.tag.split("}")[1] for child in found]
            places = [known.index(child) for child in children]
            assert places == sorted(places), (name, children)


def test_an_empty_paper_prints() -> None:
    empty = Paper(head=Letterhead(agency=""), subject="", body=())

    assert len(pages(to_pdf(empty))) == 1
    assert docx_text(to_docx(empty)).startswith("CỘNG HÒA")
