"""Official papers out: a typed value in, a .docx or a PDF in the national format out.

`Paper` (module `paper`) says what a paper is; `to_docx(paper)` and `to_pdf(paper)` print it by the
measures of Nghị định 30/2020/NĐ-CP (module `layout`). The composers in `kinds` turn plain data of
one kind of paper into a `Paper`, and own every sentence that we write.

Nothing here reads a clock, a database or a network. Text handed in is text: it is never run as code
of Typst or of Word.
"""

from thidua.papers.write.docx import to_docx
from thidua.papers.write.paper import Paper
from thidua.papers.write.pdf import to_pdf

__all__ = ["Paper", "to_docx", "to_pdf"]
