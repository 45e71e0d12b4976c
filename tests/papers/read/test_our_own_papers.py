"""What we write we can read: papers of our own composers, saved as Word and as PDF, read back."""

from collections.abc import Callable

import pytest

from tests.papers.write import samples
from thidua.papers.read import read_file
from thidua.papers.write import Paper, to_docx, to_pdf
from thidua.papers.write.kinds import decision, minutes, plan, reminder_letter

KINDS = [("docx", to_docx), ("pdf", to_pdf)]


@pytest.mark.parametrize(("ending", "saved"), KINDS)
def test_a_decisions_head_and_foot_come_back(ending: str, saved: Callable[[Paper], bytes]) -> None:
    said = read_file(saved(decision.compose(samples.DECISION)), f"a.{ending}")

    assert (said.header.doc_type, said.header.number_symbol) == ("Quyết định", "15/QĐ-SKHCN")
    assert (said.header.date, said.header.place) == (samples.THE_DECISION.day, "Lam Giang")
    assert [(s.title, s.name) for s in said.signers] == [
        (samples.DIRECTOR.title, samples.DIRECTOR.name)
    ]
    assert said.recipients[-1] == "Lưu: VT, VP."


def test_a_decisions_list_comes_back_with_its_money() -> None:
    said = read_file(to_docx(decision.compose(samples.DECISION)), "a.docx")

    given = [
        (one.name, group.honour, one.money)
        for group in samples.DECISION.groups
        for one in group.recipients
    ]
    assert sorted((h.name, h.honour, h.money) for h in said.honoured) == sorted(given)


def test_minutes_come_back_with_both_signers() -> None:
    said = read_file(to_docx(minutes.compose(samples.MINUTES)), "a.docx")

    assert [(s.title, s.name) for s in said.signers] == [
        ("THƯ KÝ", samples.SECRETARY.name),
        ("CHỦ TỌA", samples.CHAIR.name),
    ]


@pytest.mark.parametrize(("ending", "saved"), KINDS)
def test_a_reminder_comes_back_with_its_addressees_and_days(
    ending: str, saved: Callable[[Paper], bytes]
) -> None:
    said = read_file(saved(reminder_letter.compose(samples.REMINDER_LETTER)), f"a.{ending}")

    assert said.header.doc_type == "Công văn"
    assert said.header.addressees == ("Thanh tra Sở", "Văn phòng Sở")
    assert all(task.due for task in said.tasks)


def test_a_plan_comes_back_with_its_duties() -> None:
    said = read_file(to_docx(plan.compose(samples.PLAN)), "a.docx")

    assert "Tổng hợp đăng ký thi đua của các đơn vị" in [task.text for task in said.tasks]
