"""The list that comes back from above becomes the outcome of each line that went up."""

from typing import Any

import pytest

from tests.decisions.test_actions import PROVINCE, clerk, passed, send
from tests.factories.decisions import NOON
from tests.factories.people import PersonFactory, UserFactory
from thidua.decisions.models import ProposalLine
from thidua.decisions.workbooks import BLANKS, load_outcomes
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour
from thidua.journal.models import Entry
from thidua.kit.loading import Report
from thidua.people.models import Role, User
from thidua.sheets import LAYOUTS, OutColumn, make, read

pytestmark = pytest.mark.django_db
__all__ = ["clerk"]
HEADINGS = ["Họ và tên", "Ngày sinh", "Hình thức khen thưởng", "Kết quả", "Lý do", "Số quyết định"]
FORM = "BK UBND tỉnh"


def outcomes(*rows: list[object], by: User, **how: Any) -> Report:
    data = make("Kết quả", [OutColumn(heading) for heading in HEADINGS], rows)
    return load_outcomes(data, "ket-qua.xlsx", by=by, at=NOON, **how)


def says(report: Report) -> list[str]:
    return [fault.says for fault in report.faults]


def proposed(officer: User, clerk: User, *names: str) -> list[ProposalLine]:
    persons = [PersonFactory(name=name, born_year=1980) for name in names]
    return send(officer, clerk, *(passed(PROVINCE, person=person) for person in persons))


def test_granted_declined_and_returned_come_back_on_one_list(officer: User, clerk: User) -> None:
    proposed(officer, clerk, "Lê An", "Lê Bình", "Lê Chi")

    report = outcomes(
        ["Lê An", 1980, FORM, "", "", "905/QĐ-UBND"],
        ["Lê Bình", 1980, FORM, "Không đồng ý", "Vượt tỷ lệ", ""],
        ["Lê Chi", 1980, FORM, "Trả lại", "Thiếu xác nhận", ""],
        by=officer,
    )

    assert (report.changed, report.kept, report.faults) == (3, True, ())
    assert list(Dossier.objects.order_by("pk").values_list("status", flat=True)) == [
        "granted",
        "declined",
        "passed",
    ]
    assert HeldHonour.objects.get().decision_number == "905/QĐ-UBND"
    assert Entry.objects.filter(verb="load").count() == 1


def test_the_same_list_again_changes_nothing(officer: User, clerk: User) -> None:
    proposed(officer, clerk, "Lê An")
    row = ["Lê An", 1980, FORM, "Được tặng", "", "905/QĐ-UBND"]
    outcomes(row, by=officer)

    report = outcomes(row, by=officer)

    assert (report.same, report.kept, HeldHonour.objects.count()) == (1, False, 1)


def test_another_outcome_than_on_record_is_a_fault(officer: User, clerk: User) -> None:
    proposed(officer, clerk, "Lê An")
    outcomes(["Lê An", 1980, FORM, "Được tặng", "", "905/QĐ-UBND"], by=officer)

    report = outcomes(["Lê An", 1980, FORM, "Không đồng ý", "Nhầm", ""], by=officer)

    assert says(report)[0].startswith("“Lê An” đã có kết quả: Được tặng.")


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["Lê An", 1980, FORM, "", "", ""], "Chưa ghi kết quả"),
        (["Lê An", 1980, FORM, "Không đồng ý", "", ""], "Chưa ghi lý do"),
        (["Lê An", 1980, "Cờ lạ", "Được tặng", "", ""], "Không thấy dòng “Cờ lạ” của “Lê An”"),
    ],
)
def test_a_row_that_says_too_little_is_a_fault(
    row: list[object], fault: str, officer: User, clerk: User
) -> None:
    proposed(officer, clerk, "Lê An")

    assert says(outcomes(row, by=officer))[0].startswith(fault)


def test_a_clerk_may_not_load_outcomes(officer: User, clerk: User) -> None:
    proposed(officer, clerk, "Lê An")

    report = outcomes(["Lê An", 1980, FORM, "Được tặng", "", ""], by=clerk)

    assert not report.kept
    assert "không thuộc vai trò" in says(report)[0]


def test_who_sees_no_proposal_finds_no_line(officer: User, clerk: User) -> None:
    proposed(officer, clerk, "Lê An")

    report = outcomes(["Lê An", 1980, FORM, "Được tặng", "", ""], by=UserFactory(role=Role.STAFF))

    assert says(report)[0].startswith("Không thấy dòng")


def test_an_empty_workbook_that_we_hand_out_is_read_again() -> None:
    columns = BLANKS["outcomes"]
    data = make("Danh sách", columns, [["x"] * len(columns)])

    table = read(data, "mau.xlsx", wanted=LAYOUTS["outcomes"])

    assert table.parts[0].headings == tuple(column.heading for column in columns)
