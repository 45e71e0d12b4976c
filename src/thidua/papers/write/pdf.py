"""Prints a paper as PDF/A-2b by Typst, with the fonts shipped here and nothing of the machine.

Words reach Typst as JSON only; the templates beside this file never change.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from thidua.papers.write.layout import LAYOUT
from thidua.papers.write.metrics import FONTS, printable
from thidua.papers.write.paper import Block, Paper, PaperDate
from thidua.papers.write.tidy import tidy
from thidua.papers.write.wording import (
    MOTTO,
    number_line,
    number_symbol,
    place_and_date,
    worded,
)

TEMPLATES = Path(__file__).parent


def to_pdf(paper: Paper) -> bytes:
    """The paper as a PDF/A-2b; equal papers give equal bytes."""
    paper = tidy(paper)
    inputs = {"paper": drawable(_paper(paper)), "layout": asdict(LAYOUT)}
    return compile_pdf("paper.typ", inputs, dated=paper.head.date)


def compile_pdf(template: str, inputs: dict[str, Any], *, dated: PaperDate) -> bytes:
    """Run one of our templates on JSON inputs; `dated` becomes the date inside the file."""
    path = TEMPLATES / template
    compiler = typst.Compiler(
        str(path), root=str(TEMPLATES), font_paths=_fonts(), ignore_system_fonts=True
    )
    pdf = compiler.compile(
        format="pdf",
        sys_inputs={name: json.dumps(value, ensure_ascii=False) for name, value in inputs.items()},
        pdf_standards=["a-2b"],
        timestamp=_moment(dated),
    )
    if not isinstance(pdf, bytes):
        raise TypeError(f"Bộ in không trả về một tệp PDF cho mẫu {template}.")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _moment(dated: PaperDate) -> datetime:
    """PDF/A asks for a date; a blank part of the paper's date counts as the first."""
    return datetime(dated.year or 2000, dated.month or 1, dated.day or 1, tzinfo=UTC)


def _paper(paper: Paper) -> dict[str, Any]:
    shown = worded(paper)
    return {
        **asdict(shown),
        "motto": MOTTO,
        "letter": shown.is_letter,
        "number_line": number_line(shown.head),
        "date_line": place_and_date(shown.head),
        "document_title": _document_title(paper),
        "body": _body(shown.body),
        "appendices": [{**asdict(a), "body": _body(a.body)} for a in shown.appendices],
    }


def _document_title(paper: Paper) -> str:
    head = paper.head
    kind = paper.type_name.capitalize() or "Công văn"
    number = f" số {number_symbol(head)}" if head.symbol and head.number is not None else ""
    return " ".join(f"{kind}{number}: {paper.subject}".split())


def _body(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [{"kind": type(block).__name__, **asdict(block)} for block in blocks]


def drawable(value: Any) -> Any:
    """The same JSON value with every string reduced to letters that the shipped fonts can draw."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {name: drawable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [drawable(part) for part in value]
    return value
