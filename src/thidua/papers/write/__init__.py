"""Official papers out: a typed value in, a .docx or a PDF in the national format out.

- `Paper` (module `paper`) says what a paper is: letterhead, title, bases, body, signers,
  recipients, appendices; text and order, no sizes.
- `to_docx(paper)` and `to_pdf(paper)` print it by the measures of Nghị định 30/2020/NĐ-CP (module
  `layout`). The PDF is PDF/A-2b in the fonts of `papers/fonts`. Equal papers give equal files.
- `kinds` holds one module for each kind of paper: a frozen value of its data and
  `compose(data) -> Paper`. They own every sentence that we write.
- `certificate` prints certificates, one or five hundred in one PDF.
- `money` and `dates` write amounts and days as papers print them, in figures and in words.

Hours are printed as given: hand in local time. Nothing here reads a clock, a database or a network.
Text handed in is text: it is never run as code of Typst or of Word; letters that hide or break
(controls, direction marks) are dropped and Vietnamese letters are composed (module `tidy`).
"""

from thidua.papers.write.certificate import (
    Certificate,
    Design,
    certificate_pdf,
    certificates_pdf,
)
from thidua.papers.write.docx import to_docx
from thidua.papers.write.paper import Letterhead, Paper, PaperDate, Signer
from thidua.papers.write.pdf import to_pdf

__all__ = [
    "Certificate",
    "Design",
    "Letterhead",
    "Paper",
    "PaperDate",
    "Signer",
    "certificate_pdf",
    "certificates_pdf",
    "to_docx",
    "to_pdf",
]
