"""The measures of a paper: Nghị định 30/2020/NĐ-CP, Phụ lục I. Both printers read them here.

Millimetres for places, points for letters and spaces between paragraphs.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Layout:
    """Sizes and places. Each line names the range that Phụ lục I allows."""

    font: str = "Times New Roman"
    top: float = 20  # 20-25
    bottom: float = 20  # 20-25
    left: float = 30  # 30-35
    right: float = 15  # 15-20
    motto_1: float = 12  # Quốc hiệu 12-13
    motto_2: float = 13  # Tiêu ngữ 13-14
    agency: float = 12  # 12-13
    number: float = 13  # 13
    place: float = 13  # 13-14
    title: float = 14  # tên loại 13-14
    subject: float = 14  # trích yếu 13-14
    letter_subject: float = 12  # trích yếu công văn 12-13
    body: float = 14  # 13-14
    signer: float = 14  # 13-14
    recipients_head: float = 12  # 12
    recipients: float = 11  # 11
    page_number: float = 13  # 13-14
    footnote: float = 9
    indent: float = 12.7  # 10 or 12,7
    after: float = 6  # at least 6
    lines: float = 1.1  # 1-1,5
    agency_share: float = 0.45  # the left box of the head, share of the text's width
    rule: float = 0.4  # lines under agency and subject: 1/3-1/2 of the text above
    signing_room: float = 24  # room for the signature
    slip_margin: float = 15  # left and right of each of two slips on one sheet


A4 = (210.0, 297.0)
LAYOUT = Layout()


def text_width(*, landscape: bool = False, per_sheet: int = 1) -> float:
    """The width in which text stands, in millimetres."""
    sheet = A4[1 if landscape else 0]
    if per_sheet == 2:
        return sheet / 2 - 2 * LAYOUT.slip_margin
    return sheet - LAYOUT.left - LAYOUT.right


def points(millimetres: float) -> float:
    """Millimetres as points of 1/72 inch."""
    return millimetres * 72 / 25.4
