"""Prints certificates (Giấy khen, Bằng, Giấy chứng nhận): A4 on its side, one or many in one PDF.

The lines, their order, colours and places are those of Điều 104 of Nghị định 98/2023/NĐ-CP, kept as
usage since that decree ended. The State emblem is not shipped: its place stays empty, or takes the
picture that the agency gives.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

import segno
import typst

from thidua.papers.write.dates import date_words
from thidua.papers.write.layout import points
from thidua.papers.write.metrics import face
from thidua.papers.write.paper import PaperDate, Signer
from thidua.papers.write.pdf import compile_pdf, drawable
from thidua.papers.write.tidy import tidy
from thidua.papers.write.wording import MOTTO

GIVES_TITLE, GIVES_FORM = "TẶNG DANH HIỆU", "TẶNG"
_RED = "#b3141b"


class NothingToPrint(ValueError):
    """No certificate was given to print."""


class EmblemUnreadable(ValueError):
    """The picture of the emblem is none that can be printed."""


@dataclass(frozen=True, kw_only=True)
class Certificate:
    """One certificate.

    `office` awards ("GIÁM ĐỐC SỞ …"); `gives` is TẶNG, or TẶNG DANH HIỆU before a title; `award`
    its name; `where` post or address of the recipient. `golden_book` is the recipient's number in
    the decision. `verify_url` opens the public page of the code, `verify_text` says it for people.
    """

    office: str
    award: str
    name: str
    decision: str
    decided: PaperDate
    golden_book: str
    place: str
    signer: Signer
    gives: str = GIVES_FORM
    where: str = ""
    merit: str = ""
    verify_url: str = ""
    verify_text: str = ""


@dataclass(frozen=True, kw_only=True)
class Design:
    """How certificates of one agency look.

    On bought stock that is already printed, `border` and `motto` are left out and `shift` moves
    what is printed, in mm to the right and down. `emblem` is a picture, PNG, JPEG or SVG; of a PNG
    or JPEG one copy serves all pages.
    """

    border: bool = True
    motto: bool = True
    flags: bool = False
    emblem: bytes = b""
    qr: Literal["front", "none"] = "front"
    shift: tuple[float, float] = (0, 0)


DEFAULT = Design()


def certificate_pdf(certificate: Certificate, design: Design = DEFAULT) -> bytes:
    """One certificate as a PDF/A-2b."""
    return certificates_pdf([certificate], design)


def certificates_pdf(certificates: Iterable[Certificate], design: Design = DEFAULT) -> bytes:
    """All certificates in one PDF/A-2b, one on each page, in the order given."""
    found = list(certificates)
    if not found:
        raise NothingToPrint("Chưa có giấy nào để in: hãy chọn ít nhất một người hoặc tập thể.")
    inputs = {
        "certificates": [drawable(_lines(tidy(one))) | _code(one, design) for one in found],
        "design": _design(design),
    }
    try:
        return compile_pdf("certificate.typ", inputs, dated=found[0].decided)
    except typst.TypstError as problem:
        if not design.emblem:
            raise
        raise EmblemUnreadable(
            "Không in được ảnh Quốc huy: hãy tải lên ảnh PNG, JPEG hoặc SVG không bị hỏng."
        ) from problem


@dataclass(frozen=True, kw_only=True)
class _Part:
    """One line of a certificate: its box on the sheet in mm, the sizes it may take in points."""

    y: float
    room: tuple[float, float]
    size: float
    least: float = 9
    x: float = 148.5
    bold: bool = True
    red: bool = False
    stands: Literal["top", "middle", "bottom"] = "middle"

    def with_words(self, words: str) -> dict[str, Any]:
        """The part and its words; `known` where they surely fit at full size."""
        lines = words.split("\n")
        widest = max(face(bold=self.bold).width(line, self.size) for line in lines)
        high = len(lines) * self.size * 1.25
        known = widest <= points(self.room[0]) * 0.98 and high <= points(self.room[1])
        return {**asdict(self), "words": words, "known": known}


_OFFICE = _Part(y=58.5, room=(240, 8), size=16, red=True)
_GIVES = _Part(y=67, room=(240, 7), size=14)
_AWARD = _Part(y=74, room=(250, 15), size=34, least=14, red=True)
_NAME = _Part(y=89.5, room=(235, 13), size=26, least=11)
_NAME_ALONE = _Part(y=89.5, room=(235, 22), size=28, least=11)
_WHERE = _Part(y=103, room=(235, 9.5), size=15, bold=False)
_MERIT = _Part(y=114, room=(225, 20), size=16, bold=False)
_CAPACITY = _Part(x=215, y=143, room=(115, 12), size=13, stands="top")
_SIGNED = _Part(x=215, y=178, room=(115, 12), size=14, stands="bottom")


def _lines(one: Certificate) -> dict[str, Any]:
    day, signer = date_words(one.decided), one.signer
    placed = (
        (_OFFICE, one.office),
        (_GIVES, one.gives),
        (_AWARD, one.award),
        (_NAME if one.where else _NAME_ALONE, one.name),
        (_WHERE, one.where),
        (_MERIT, one.merit),
        (_CAPACITY, "\n".join((*signer.prefix, signer.title))),
        (_SIGNED, "\n".join(filter(None, (signer.second_title, signer.name)))),
    )
    return {
        "office": one.office,
        "award": one.award,
        "parts": [part.with_words(words) for part, words in placed if words],
        "decision_lines": f"Quyết định số {one.decision}\n{day}\nSố sổ vàng: {one.golden_book}",
        "date_line": f"{one.place}, {day}",
        "verify_text": one.verify_text,
    }


def _code(one: Certificate, design: Design) -> dict[str, str]:
    return {"qr": _qr(one.verify_url) if one.verify_url and design.qr == "front" else ""}


def _design(design: Design) -> dict[str, Any]:
    return {
        "motto": list(MOTTO) if design.motto else [],
        "border": design.border,
        "flags": design.flags,
        "emblem": list(design.emblem),
        "red": _RED,
        "shift": list(design.shift),
    }


def _qr(url: str) -> str:
    """The code that opens `url`, as SVG, with its quiet margin."""
    drawn: str = segno.make(url, error="m", micro=False).svg_inline(border=2, omitsize=True)
    return drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
