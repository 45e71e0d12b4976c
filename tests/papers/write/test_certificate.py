"""Certificates: lines, colours, places, long names, codes, one and many."""

import io
import struct
import zlib
from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
import segno

from tests.papers.write.reading import MM, pages, place_of, text_of
from thidua.papers.write import (
    Certificate,
    Design,
    PaperDate,
    Signer,
    certificate_pdf,
    certificates_pdf,
)
from thidua.papers.write.certificate import (
    GIVES_TITLE,
    EmblemUnreadable,
    NothingToPrint,
)

ONE = Certificate(
    office="GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ",
    award="GIẤY KHEN",
    name="Trần Thị Thu Hương",
    where="Phó Trưởng phòng, Phòng Quản lý khoa học",
    merit="Đã có thành tích xuất sắc trong công tác năm 2025",
    decision="15/QĐ-SKHCN",
    decided=PaperDate(5, 1, 2026),
    golden_book="12",
    place="Lam Giang",
    signer=Signer(title="GIÁM ĐỐC", name="Trần Văn Bình"),
    verify_url="https://thidua.example.vn/c/k7q2m9x4",
    verify_text="thidua.example.vn/c\nMã: k7q2-m9x4",
)
RED, BLACK = (0.702, 0.078, 0.106), (0.0,)


def colour(found: dict[str, Any]) -> tuple[float, ...]:
    """The colour of a phrase, in parts of one."""
    (shade,) = {tuple(letter["non_stroking_color"]) for letter in found["chars"]}
    return shade


def picture(wide: int = 40, high: int = 40) -> bytes:
    """A small red PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">L", len(data)) + checked + struct.pack(">L", zlib.crc32(checked))

    rows = (b"\0" + b"\xff\0\0" * wide) * high
    parts = (
        chunk(b"IHDR", struct.pack(">LLBBBBB", wide, high, 8, 2, 0, 0, 0)),
        chunk(b"IDAT", zlib.compress(rows)),
        chunk(b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def test_it_is_one_a4_sheet_on_its_side() -> None:
    (page,) = pages(certificate_pdf(ONE))

    assert (round(page.width / MM), round(page.height / MM)) == (297, 210)


def test_lines_stand_in_order_in_the_middle() -> None:
    (page,) = pages(certificate_pdf(ONE))
    order = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        ONE.office,
        "TẶNG",
        ONE.award,
        ONE.name,
        ONE.where,
        ONE.merit,
    ]
    found = [place_of(page, words) for words in order]

    tops = [one["top"] for one in found]
    assert tops == sorted(tops)
    assert all(abs((one["x0"] + one["x1"]) / 2 / MM - 148.5) < 0.5 for one in found)


@pytest.mark.parametrize(
    ("words", "shade"),
    [
        ("CỘNG HÒA XÃ HỘI", BLACK),
        ("GIÁM ĐỐC SỞ KHOA HỌC", RED),
        ("TẶNG", BLACK),
        ("GIẤY KHEN", RED),
        ("Trần Thị Thu Hương", BLACK),
    ],
)
def test_office_and_award_are_red_and_the_rest_black(words: str, shade: tuple[float, ...]) -> None:
    (page,) = pages(certificate_pdf(ONE))

    assert colour(place_of(page, words)) == pytest.approx(shade, abs=0.002)


def test_decision_and_golden_book_stand_left_and_the_signature_right() -> None:
    (page,) = pages(certificate_pdf(ONE))

    for words in ("Quyết định số 15/QĐ-SKHCN", "Số sổ vàng: 12"):
        found = place_of(page, words)
        assert found["x1"] < 148 * MM
        assert {c["fontname"].split("+")[1] for c in found["chars"]} == {"Tinos-BoldItalic"}
    for words in ("Lam Giang, ngày 05", "Trần Văn Bình"):
        assert place_of(page, words)["x0"] > 148 * MM


def test_a_title_is_given_as_one() -> None:
    title = replace(ONE, gives=GIVES_TITLE, award="CHIẾN SĨ THI ĐUA CƠ SỞ")

    assert "TẶNG DANH HIỆU CHIẾN SĨ THI ĐUA CƠ SỞ" in text_of(certificate_pdf(title))


LONG = (
    "Trung tâm Kỹ thuật tiêu chuẩn đo lường chất lượng và Ứng dụng tiến bộ khoa học, công nghệ "
    "thuộc Sở Khoa học và Công nghệ tỉnh Lam Giang"
)


@pytest.mark.parametrize("field", ["name", "where", "merit", "office", "award"])
@pytest.mark.parametrize("length", [1, 2])
def test_long_words_shrink_and_stay_inside(field: str, length: int) -> None:
    words = " ".join([LONG] * length)
    (page,) = pages(certificate_pdf(replace(ONE, **{field: words})))
    letters = [c for c in page.chars if c["text"].strip()]

    assert " ".join(page.extract_text().split()).count("Trung tâm") == length
    assert min(c["x0"] for c in letters) > 20 * MM
    assert max(c["x1"] for c in letters) < 277 * MM
    assert max(c["bottom"] for c in letters) < 194 * MM


@pytest.mark.parametrize("field", ["name", "where", "merit", "office", "award"])
def test_long_words_touch_no_other_line(field: str) -> None:
    (page,) = pages(certificate_pdf(replace(ONE, **{field: LONG})))
    lines = sorted((line["top"], line["bottom"]) for line in page.extract_text_lines())
    centred = [line for line in lines if line[1] < 136 * MM]

    assert len(centred) >= 8
    gaps = [below[0] - above[1] for above, below in zip(centred, centred[1:], strict=False)]
    assert min(gaps) > -3


def drawn_code(pdf: bytes, modules: int) -> list[list[int]]:
    """The dark and light squares in the place of the code, read from the page as printed."""
    scale = 4
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=scale, grayscale=True).to_pil()
    left, top, side = 29, 163, 24  # mm
    step = side / (modules + 4)

    def dark(row: int, column: int) -> int:
        x, y = left + (column + 2.5) * step, top + (row + 2.5) * step
        return int(page.getpixel((round(x * MM * scale), round(y * MM * scale))) < 128)

    return [[dark(row, column) for column in range(modules)] for row in range(modules)]


def test_the_code_leads_to_the_page_and_is_told_in_words() -> None:
    code = segno.make(ONE.verify_url, error="m", micro=False)
    wanted = [list(row) for row in code.matrix]
    pdf = certificate_pdf(ONE)

    assert drawn_code(pdf, len(wanted)) == wanted
    assert "Mã: k7q2-m9x4" in text_of(pdf)


def test_the_code_may_be_left_out() -> None:
    pdf = certificate_pdf(ONE, Design(qr="none"))

    assert drawn_code(pdf, 29) == [[0] * 29] * 29
    assert "Mã:" not in text_of(pdf)


def test_bought_stock_gets_no_border_and_no_motto_and_may_be_shifted() -> None:
    stock = Design(border=False, motto=False, shift=(3, -2), qr="none")
    (page,) = pages(certificate_pdf(ONE, stock))
    (plain,) = pages(certificate_pdf(ONE))
    moved, still = place_of(page, ONE.name), place_of(plain, ONE.name)

    assert "CỘNG HÒA" not in page.extract_text()
    assert page.rects == []
    assert round((moved["x0"] - still["x0"]) / MM, 1) == 3
    assert round((moved["top"] - still["top"]) / MM, 1) == -2


def test_the_emblem_stands_above_the_motto_in_the_middle() -> None:
    (page,) = pages(certificate_pdf(ONE, Design(emblem=picture())))
    (emblem,) = page.images

    assert abs((emblem["x0"] + emblem["x1"]) / 2 / MM - 148.5) < 0.5
    assert emblem["bottom"] < place_of(page, "CỘNG HÒA")["top"]


def test_flags_stand_on_both_sides() -> None:
    bare, flagged = (pages(certificate_pdf(ONE, Design(flags=on)))[0] for on in (False, True))

    assert len(flagged.curves) + len(flagged.rects) > len(bare.curves) + len(bare.rects)


def test_a_picture_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(EmblemUnreadable, match="Không in được ảnh Quốc huy"):
        certificate_pdf(ONE, Design(emblem=b"not a picture"))


def test_nothing_to_print_is_refused_in_words() -> None:
    with pytest.raises(NothingToPrint, match="Chưa có giấy nào để in"):
        certificates_pdf([])


def test_many_come_in_one_file_in_order_and_share_one_emblem() -> None:
    names = [f"Nguyễn Văn Số {n}" for n in range(60)]
    many = [replace(ONE, name=name, golden_book=str(n)) for n, name in enumerate(names)]
    small = certificates_pdf(many, Design(qr="none"))
    with_emblem = certificates_pdf(many, Design(qr="none", emblem=picture(400, 400)))

    assert [f"Số {n}\n" in page.extract_text() for n, page in enumerate(pages(small))] == [
        True
    ] * 60
    assert len(with_emblem) - len(small) < 60_000


def test_words_that_look_like_code_are_printed_as_words() -> None:
    hostile = '#panic() *b* $x$ \u0000<script> 😀 \\ "q"'
    (page,) = pages(certificate_pdf(replace(ONE, name=hostile, merit=hostile, verify_text=hostile)))

    assert " ".join(page.extract_text().split()).count("#panic() *b* $x$ <script>") == 3


def test_the_file_is_archival() -> None:
    pdf = io.BytesIO(certificate_pdf(ONE)).getvalue()

    assert b"pdfaid:part>2<" in pdf.replace(b" ", b"")
