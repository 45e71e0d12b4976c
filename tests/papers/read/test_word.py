"""A .docx as Word saves it: head tables, lists, tracked changes, tables of data."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from thidua.papers.read import read_file
from thidua.papers.read.word import docx_lines

SAMPLES = Path(__file__).parents[1] / "samples"


def saved(document: Docx) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The same .docx with one part rewritten."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for member in old.namelist():
            text = old.read(member)
            new.writestr(member, change(text.decode()).encode() if member == name else text)
    return out.getvalue()


def lines(document: Docx) -> list[str]:
    return [line for line in docx_lines(saved(document), "a.docx").split("\n") if line.strip()]


def decision() -> Docx:
    """A decision as offices type one: head and foot in tables without borders, the list in one
    with.
    """
    document = Document()
    head = document.add_table(rows=2, cols=2)
    head.cell(0, 0).text = "UBND TỈNH SÔNG LAM\nSỞ NỘI VỤ"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = "Số: 88/QĐ-SNV"
    head.cell(1, 1).text = "Sông Lam, ngày 05 tháng 01 năm 2026"
    document.add_paragraph("QUYẾT ĐỊNH")
    document.add_paragraph("Về việc tặng Giấy khen năm 2025")
    document.add_paragraph("GIÁM ĐỐC SỞ NỘI VỤ")
    document.add_paragraph("Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;")
    document.add_paragraph("QUYẾT ĐỊNH:")
    document.add_paragraph(
        "Điều 1. Tặng Giấy khen của Giám đốc Sở cho 02 cá nhân (danh sách kèm theo)."
    )
    document.add_paragraph("Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.")
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT."
    foot.cell(0, 1).text = "GIÁM ĐỐC\n\n\nNguyễn Đức Thọ"
    document.add_paragraph("DANH SÁCH")
    listed = document.add_table(rows=3, cols=4, style="Table Grid")
    rows = [
        ("STT", "Họ và tên", "Chức vụ, đơn vị", "Mức thưởng"),
        ("1", "Trần Thu An", "Chuyên viên, Phòng Tổ chức", "702.000"),
        ("2", "Lê Đình Bảo", "Phó Trưởng phòng, Phòng Cải cách", "702.000"),
    ]
    for row, texts in zip(listed.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return document


def test_a_decision_typed_in_word_is_read() -> None:
    said = read_file(saved(decision()), "qd.docx")

    assert (said.header.number_symbol, said.header.issuing_agency) == (
        "88/QĐ-SNV",
        "Sở Nội vụ tỉnh Sông Lam",
    )
    assert said.recipients == ("Như Điều 1", "Lưu: VT.")
    assert [(s.title, s.name) for s in said.signers] == [("GIÁM ĐỐC", "Nguyễn Đức Thọ")]
    assert [(a.form, a.collectives, a.individuals) for a in said.awards] == [
        ("Giấy khen của Giám đốc Sở", 0, 2)
    ]
    assert [(h.name, h.post, h.unit, h.money) for h in said.honoured] == [
        ("Trần Thu An", "Chuyên viên", "Phòng Tổ chức", 702000),
        ("Lê Đình Bảo", "Phó Trưởng phòng", "Phòng Cải cách", 702000),
    ]


def test_paragraphs_and_tables_keep_their_order() -> None:
    document = Document()
    document.add_paragraph("Trước bảng.")
    table = document.add_table(rows=2, cols=4, style="Table Grid")
    for cell, text in zip(
        table.rows[0].cells, ["TT", "Nội dung", "Chủ trì", "Thời gian"], strict=True
    ):
        cell.text = text
    document.add_paragraph("Sau bảng.")

    assert lines(document) == [
        "Trước bảng.", "| TT | Nội dung | Chủ trì | Thời gian |", "|  |  |  |  |", "Sau bảng.",
    ]  # fmt: skip


def test_merged_cells_are_repeated_down_and_blank_across() -> None:
    document = Document()
    table = document.add_table(rows=3, cols=4, style="Table Grid")
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Đơn vị"
    table.cell(0, 1).merge(table.cell(0, 3)).text = "Kết quả"
    table.cell(2, 1).text = "a|b"

    assert lines(document) == [
        "| Đơn vị | Kết quả |  |  |",
        "| Đơn vị |  |  |  |",
        "|  | a/b |  |  |",
    ]


def test_automatic_numbers_are_written_out() -> None:
    document = Document()
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("gạch", style="List Bullet")

    assert lines(document) == ["1. Một", "2. Hai", "- gạch"]


def test_levels_of_a_list_count_apart_and_begin_again() -> None:
    document = Document()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText '
            'w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText '
            'w:val="%1.%2."/></w:lvl>'
            '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText '
            'w:val="%3)"/></w:lvl>'
            "</w:abstractNum>"
        ),
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>')
    )
    for text, level in [
        ("A", 0),
        ("B", 1),
        ("C", 2),
        ("D", 2),
        ("E", 1),
        ("F", 2),
        ("G", 0),
        ("H", 1),
    ]:
        properties = document.add_paragraph(text)._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
            )
        )

    assert lines(document) == [
        "I. A", "I.1. B", "a) C", "b) D", "I.2. E", "a) F", "II. G", "II.1. H",
    ]  # fmt: skip


def test_tracked_changes_are_accepted() -> None:
    document = Document()
    paragraph = document.add_paragraph("Gửi trước ngày ")
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" '
            f'w:author="a"><w:r><w:delText>15/3/2026</w:delText></w:r></w:del>'
        )
    )
    paragraph._p.append(
        parse_xml(
            f'<w:ins {nsdecls("w")} w:id="2" w:author="a"><w:r><w:t>20/3/2026</w:t></w:r></w:ins>'
        )
    )

    assert lines(document) == ["Gửi trước ngày 20/3/2026"]


def test_a_deleted_paragraph_mark_joins_and_a_deleted_row_goes() -> None:
    document = Document()
    first = document.add_paragraph("Đầu câu ")
    first._p.get_or_add_pPr().append(
        parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="3" w:author="a"/></w:rPr>')
    )
    document.add_paragraph("cuối câu.")
    table = document.add_table(rows=2, cols=4, style="Table Grid")
    table.cell(0, 0).text = "giữ"
    table.rows[1]._tr.insert(
        0, parse_xml(f'<w:trPr {nsdecls("w")}><w:del w:id="4" w:author="a"/></w:trPr>')
    )

    assert lines(document) == ["Đầu câu cuối câu.", "| giữ |  |  |  |"]


def test_hidden_text_is_not_read_and_a_text_box_is_read_once() -> None:
    document = Document()
    run = document.add_paragraph("Thấy").add_run(" ẩn")
    run.font.hidden = True
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Trong "
        "khung</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Trong "
        "khung</w:t></w:r></w:p>"
        "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.paragraphs[0]._p.append(parse_xml(box))

    assert lines(document) == ["Thấy", "Trong khung"]


def test_a_plan_saved_as_docx_reads_like_its_text() -> None:
    text = (SAMPLES / "ke_hoach_thi_dua_2026.txt").read_text(encoding="utf-8")
    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)

    said, gold = (
        read_file(saved(document), "kh.docx"),
        read_file(SAMPLES / "ke_hoach_thi_dua_2026.txt"),
    )

    assert said.tasks == gold.tasks
    assert said.header == gold.header
    assert said.legal_bases == gold.legal_bases
