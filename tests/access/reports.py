"""The books and the drafted report that the access table names."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.access.world import World
from thidua.reports import actions
from thidua.reports.composing import Written
from thidua.reports.models import YearReport

NOON = datetime(2026, 1, 20, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def drafted(world: World) -> YearReport:
    return actions.draft(
        unit=world.agency,
        year=2025,
        written=Written(),
        key=None,
        by=world.accounts["officer"],
        at=NOON,
    )


RECORDS = {
    "book": lambda world: {"book": "khen-thuong"},
    "book of money": lambda world: {"book": "tien-thuong"},
    "report as docx": lambda world: {"kind": "docx"},
    "drafted report": drafted,
    "report to submit": lambda world: {"pk": drafted(world).pk, "step": "submit"},
    "report paper": lambda world: {"pk": drafted(world).pk, "kind": "pdf"},
}
