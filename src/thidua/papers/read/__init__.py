"""Official papers in: a text, a .docx or a PDF in, the structure of contracts.md section 2 out.

`read_file` takes a path or bytes, `read_text` a text; both give a `Reading`, whose `as_json()`
is the contract's object and whose `text` is what its spans point into. What cannot be read
raises an `Unreadable` that says why in one sentence. Nothing here stores, logs or fetches
anything.
"""

from thidua.papers.read.anomalies.facts import Validity, validity_of
from thidua.papers.read.front import read_file, read_text
from thidua.papers.read.pdf import words_as_drawn
from thidua.papers.read.reading import Reading
from thidua.papers.read.refusals import (
    Broken,
    Classified,
    Empty,
    Encrypted,
    NoTextLayer,
    TooLarge,
    Unreadable,
    Unsafe,
    WrongType,
)
from thidua.papers.read.secrecy import bears_secrecy_mark

__all__ = [
    "Broken",
    "Classified",
    "Empty",
    "Encrypted",
    "NoTextLayer",
    "Reading",
    "TooLarge",
    "Unreadable",
    "Unsafe",
    "Validity",
    "WrongType",
    "bears_secrecy_mark",
    "read_file",
    "read_text",
    "validity_of",
    "words_as_drawn",
]
