"""Another paper, named in a sentence."""

from dataclasses import dataclass
from datetime import date

from thidua.papers.write.dates import date_words
from thidua.papers.write.paper import PaperDate


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A paper that another one speaks of."""

    number_symbol: str
    day: date | PaperDate
    type_name: str = "Quyết định"
    issuer: str = ""
    subject: str = ""

    @property
    def short(self) -> str:
        """ "Quyết định số 15/QĐ-SKHCN": how it is named the second time."""
        return f"{self.type_name} số {self.number_symbol}"

    @property
    def full(self) -> str:
        """ "Quyết định số 15/QĐ-SKHCN ngày 05 tháng 01 năm 2026 của Giám đốc Sở …"."""
        issuer = f" của {self.issuer}" if self.issuer else ""
        return " ".join(
            f"{self.short} {date_words(self.day)}{issuer} {self.subject}".split(" ")
        ).strip()
