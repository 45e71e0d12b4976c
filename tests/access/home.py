"""The workbooks that the access table names."""

from datetime import UTC, datetime
from typing import Any

from tests.access.world import World
from thidua.files.actions import keep
from thidua.sheets import OutColumn, make

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def units(world: World) -> dict[str, Any]:
    return {"kind": "units"}


def workbook(world: World) -> dict[str, Any]:
    """Units that one may load and one that nobody can place; handed in by the officer."""
    columns = [OutColumn("Tên đơn vị"), OutColumn("Đơn vị cấp trên")]
    data = make("Đơn vị", columns, [["Phòng C", ""], ["Tổ D", "Phòng Không Có"]])
    by = world.accounts["officer"]
    file = keep(data, name="don-vi.xlsx", kind="xlsx", by=by, at=NOON)
    return {"kind": "units", "pk": file.pk}


RECORDS = {"kind of units": units, "workbook of the officer": workbook}
