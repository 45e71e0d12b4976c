"""PDFs with a text layer, printed here by Typst in the two-column format of the State's papers."""

import json
from pathlib import Path

import pytest
import typst

from thidua.papers.read import Reading, read_file

SAMPLES = Path(__file__).parents[1] / "samples"
FONTS = Path(__file__).parents[3] / "src" / "thidua" / "papers" / "fonts"
PAGE = """
#set page(paper: "a4", margin: (left: 3cm, right: 2cm, y: 2cm), header: context [
  #if counter(page).get().first() > 1 [#align(center)[#counter(page).display()]]])
#set text(font: "Tinos", size: 13pt, lang: "vi")
#set par(justify: true, first-line-indent: (amount: 1cm, all: true), spacing: 0.9em)
"""


def shown(text: str) -> str:
    """A text as Typst prints it, letter for letter."""
    return f"#{json.dumps(text, ensure_ascii=False)}"


def printed(
    left: list[str], right: list[str], body: list[str], copies: list[str], signed: list[str]
) -> bytes:
    """A paper: two columns on top, paragraphs, two columns at the foot."""

    def column(lines: list[str], how: str) -> str:
        inside = " #linebreak() ".join(shown(line) for line in lines)
        return f"align({how})[#set par(first-line-indent: 0pt)\n{inside}]"

    head = f"#grid(columns: (4fr, 6fr), {column(left, 'center')}, {column(right, 'center')})"
    foot = f"#grid(columns: (1fr, 1fr), {column(copies, 'left')}, {column(signed, 'center')})"
    paragraphs = "\n\n".join(shown(line) for line in body)
    source = "\n".join([PAGE, head, "", paragraphs, "", foot])
    return bytes(typst.compile(source.encode(), font_paths=[str(FONTS)], ignore_system_fonts=True))


@pytest.fixture(scope="module")
def plan() -> tuple[Reading, Reading]:
    """The sample plan from its PDF, and from its text."""
    path = SAMPLES / "ke_hoach_thi_dua_2026.txt"
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    body = lines[lines.index("KẾ HOẠCH") : lines.index("Nơi nhận:")]
    copies = lines[lines.index("Nơi nhận:") : lines.index("GIÁM ĐỐC")]
    left = [lines[0], lines[1], "Số: 14/KH-SKHCN"]
    right = [lines[3], lines[4], "Sông Lam, ngày 20 tháng 01 năm 2026"]
    data = printed(left, right, body, copies, ["GIÁM ĐỐC", "", "Lê Thanh Hải"])
    return read_file(data, "kh.pdf"), read_file(path)


def test_head_is_read_from_two_columns(plan: tuple[Reading, Reading]) -> None:
    said, gold = (reading.header for reading in plan)

    assert (said.issuing_agency, said.parent_agency) == (gold.issuing_agency, gold.parent_agency)
    assert (said.number_symbol, said.place, said.date) == (
        gold.number_symbol,
        gold.place,
        gold.date,
    )
    assert (said.doc_type, said.subject) == (gold.doc_type, gold.subject)


def test_foot_is_read_from_two_columns(plan: tuple[Reading, Reading]) -> None:
    said, gold = plan

    assert said.recipients == gold.recipients
    assert [(s.title, s.name) for s in said.signers] == [("GIÁM ĐỐC", "Lê Thanh Hải")]


def test_wrapped_lines_become_the_paragraphs_of_the_text(plan: tuple[Reading, Reading]) -> None:
    said, gold = plan

    assert [task.text for task in said.tasks] == [task.text for task in gold.tasks]
    assert [task.responsible for task in said.tasks] == [task.responsible for task in gold.tasks]
    assert [b.title for b in said.legal_bases] == [b.title for b in gold.legal_bases]
    assert [(s.marker, s.title) for s in said.sections] == [
        (s.marker, s.title) for s in gold.sections
    ]
    assert [m.name for m in said.movements] == [m.name for m in gold.movements]
