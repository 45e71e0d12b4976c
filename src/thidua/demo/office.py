"""What every part of the running year needs: who acts, which day it is, papers to hand in."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils.timezone import localdate, make_aware
from docx import Document

from thidua.demo.past import STORY, Agency
from thidua.people.models import Person, Unit, User

HONOURS: dict[str, str] = STORY["honours"]


@dataclass(frozen=True)
class Office:
    """The agency, its accounts by the name each signs in with, and the moment of the making."""

    agency: Agency
    users: dict[str, User]
    now: datetime
    password: str

    @property
    def year(self) -> int:
        return self.agency.year

    @property
    def root(self) -> Unit:
        return self.agency.root

    @property
    def today(self) -> date:
        return localdate(self.now)

    @property
    def officer(self) -> User:
        return self.users["chuyenvien"]

    def day(self, days: int) -> date:
        """So many days from today; before today where negative."""
        return self.today + timedelta(days=days)

    def at(self, day: date, hour: int = 9) -> datetime:
        """An hour of a day, in Hà Nội; never later than now."""
        return min(self.now, make_aware(datetime.combine(day, time(hour))))

    def staff(self, code: str) -> list[Person]:
        """The people of a unit as the year began, its head first."""
        return self.agency.staff[code]


def docx(title: str, *paragraphs: str) -> bytes:
    """A plain paper in .docx."""
    document = Document()
    document.add_heading(title, level=1)
    for one in paragraphs:
        document.add_paragraph(one)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def upload(name: str, data: bytes) -> "UploadedFile[bytes]":
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, data)
