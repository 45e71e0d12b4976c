"""Every figure of the year, counted by hand; and none that the records cannot know."""

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.honours import HeldHonourFactory
from tests.factories.movements import RegistrationFactory
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.reports import (
    COLLECTIVE,
    FIGHTER,
    FORM,
    PROVINCE,
    WORKER,
    Year,
)
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role, Unit, User
from thidua.reports import queries
from thidua.reports.figures import Cell, Figure, Money, Percent, Report, Said, Table

pytestmark = pytest.mark.django_db
TODAY = date(2026, 1, 25)


def read(unit: Unit, by: User, year: int = 2025) -> Report:
    return queries.year(unit, year, mandate(by, on=TODAY))


def plain(cell: Cell) -> object:
    """A cell as a number, a rounded per cent, or the text it is."""
    if isinstance(cell, Figure):
        return cell.number
    if isinstance(cell, Money):
        return cell.of.total
    if isinstance(cell, Percent):
        ratio = cell.of.ratio
        return None if ratio is None else float(round(ratio * 100, 1))
    return cell


def numbers(table: Table, key: str) -> list[object]:
    return [plain(cell) for cell in table.line(key).cells]


def totals(table: Table) -> list[object]:
    assert table.total
    return [plain(cell) for cell in table.total.cells]


def said(sentence: Said) -> list[object]:
    return [plain(cell) for cell in sentence.cells]


@pytest.fixture
def year() -> Year:
    return Year()


def test_registrations_are_told_with_what_became_of_them(year: Year) -> None:
    table = read(year.agency, year.officer).table("dang-ky-danh-hieu")

    assert numbers(table, WORKER) == [2, 1, 0, 1, 1, 0]
    assert numbers(table, FIGHTER) == [1, 0, 0, 0, 0, 1]
    assert numbers(table, COLLECTIVE) == [1, 0, 0, 0, 1, 0]
    assert totals(table) == [4, 1, 0, 1, 2, 1]


def test_a_registration_nobody_proposed_is_told_so(year: Year) -> None:
    RegistrationFactory(person=year.head, unit=year.a, honour=FORM, year=2025)

    table = read(year.agency, year.officer).table("dang-ky-danh-hieu")

    assert numbers(table, FORM) == [1, 0, 1, 0, 0, 0]


def test_coverage_counts_each_person_once_and_no_returned_registration(year: Year) -> None:
    part = read(year.agency, year.officer).part("dang-ky")

    assert said(part.said[0]) == [2, 4, 50.0]
    assert said(part.said[1]) == [4, 3, 1, 1, 1]
    assert said(part.said[2]) == [1, "12"]
    assert numbers(part.tables[1], str(year.a.pk)) == [3, 2, 66.7, 1]
    assert numbers(part.tables[1], str(year.b.pk)) == [1, 0, 0.0, 1]


def test_movements_of_the_year_leave_out_drafts_and_what_is_over(year: Year) -> None:
    part = read(year.agency, year.officer).part("phong-trao")

    assert said(part.said[0]) == [2, 1, 1, 1]
    assert numbers(part.tables[0], "tinh") == [1, 1, 0, 0, 0]
    assert numbers(part.tables[0], "so") == [1, 0, 1, 1, 1]


def test_lines_are_told_by_how_far_they_came(year: Year) -> None:
    part = read(year.agency, year.officer).part("ho-so")

    assert said(part.said[0]) == [1, 4, 2]
    assert numbers(part.tables[0], WORKER) == [3, 0, 1, 0, 0, 0, 2]
    assert numbers(part.tables[0], FIGHTER) == [1, 0, 0, 0, 0, 1, 0]


def test_honours_are_told_by_nominee_and_beside_the_year_before(year: Year) -> None:
    report = read(year.agency, year.officer)

    assert said(report.part("khen-thuong").said[0]) == [6, 1, 5, 0]
    assert numbers(report.table("khen-thuong-danh-hieu"), WORKER) == [2, 0, 2, 1, 1, 2]
    assert numbers(report.table("khen-thuong-danh-hieu"), COLLECTIVE) == [1, 1, 0, 0, 0, 0]
    assert numbers(report.table("khen-thuong-hinh-thuc"), FORM) == [2, 0, 2, 1, 1, 0]
    assert numbers(report.table("khen-thuong-hinh-thuc"), PROVINCE) == [0, 0, 0, 0, 0, 1]
    assert numbers(report.table("khen-thuong-khac"), "khong-ro") == [1, 0, 1, 1, 0, 0]


def test_honours_are_told_by_kind_and_by_level(year: Year) -> None:
    report = read(year.agency, year.officer)

    assert numbers(report.table("khen-thuong-loai-hinh"), "dot-xuat") == [1, 0, 1, 0]
    assert numbers(report.table("khen-thuong-loai-hinh"), "cong-trang") == [5, 1, 4, 3]
    assert numbers(report.table("khen-thuong-cap"), "co-so") == [5, 1, 4, 2]
    assert numbers(report.table("khen-thuong-cap"), "bo-nganh-tinh") == [0, 0, 0, 1]
    assert numbers(report.table("khen-thuong-cap"), "khong-ro") == [1, 0, 1, 0]


def test_honours_by_unit_keep_what_no_unit_is_known_of(year: Year) -> None:
    table = read(year.agency, year.officer).table("khen-thuong-don-vi")

    assert numbers(table, str(year.a.pk)) == [2, 1, 1, 0, 4]
    assert numbers(table, str(year.b.pk)) == [0, 0, 1, 0, 1]
    assert numbers(table, "0") == [0, 0, 0, 1, 1]
    assert totals(table) == [2, 1, 2, 1, 6]


def test_shares_rest_only_on_those_of_whom_it_is_known(year: Year) -> None:
    part = read(year.agency, year.officer).part("co-cau")
    table = part.tables[0]

    assert numbers(table, "truc-tiep-tong") == [3, 4, 75.0, 2, 3, 66.7, "+8,3"]
    assert numbers(table, "female-tong") == [2, 5, 40.0, 1, 3, 33.3, "+6,7"]
    assert numbers(table, "truc-tiep-nguoi") == [3, 4, 75.0, 3, 4, 75.0, "0"]
    assert said(part.said[0]) == [1]
    assert "dưới 10 trường hợp" in part.said[-1].text


def test_shares_without_a_year_before_are_unknown_and_not_nought(year: Year) -> None:
    report = read(year.agency, year.officer, year=2024)

    line = numbers(report.table("co-cau"), "truc-tiep-tong")

    assert line == [2, 3, 66.7, None, None, None, None]
    assert report.part("khen-thuong").said[1].text == "Năm trước: chưa có số liệu."


def test_initiatives_are_told_by_their_widest_scope(year: Year) -> None:
    part = read(year.agency, year.officer).part("sang-kien")

    assert said(part.said[0]) == [3, 2]
    assert numbers(part.tables[0], "sang-kien") == [3, 2, 1, 1, 0, 1]


def test_money_is_that_of_issued_decisions(year: Year) -> None:
    year.decide()

    part = read(year.agency, year.officer).part("tien-thuong")

    assert said(part.said[0]) == [1_420_000, 2]
    assert numbers(part.tables[0], WORKER) == [2, 1_420_000, None]


def test_money_of_a_draft_stands_apart(year: Year) -> None:
    year.decide(issue=False)

    part = read(year.agency, year.officer).part("tien-thuong")

    assert "Chưa có quyết định" in part.said[0].text
    assert said(part.said[2]) == [1_420_000, 2]
    assert part.tables == ()


def test_what_was_sent_up_is_told_with_what_came_back(year: Year) -> None:
    year.send_up()

    part = read(year.agency, year.officer).part("trinh")

    assert numbers(part.tables[0], PROVINCE) == [3, 1, 1, 0, 1]


def test_an_empty_year_says_so_in_every_part() -> None:
    officer = UserFactory(role=Role.OFFICER, person=None)
    agency = Unit.objects.get(parent=None)

    report = read(agency, officer)

    assert [len(part.tables) for part in report.parts] == [0] * 8
    assert all("hưa" in part.said[0].text for part in report.parts)


def test_a_unit_reports_itself_alone(year: Year) -> None:
    head = UserFactory(role=Role.HEAD, role__at=year.b)

    report = read(year.b, head)

    assert said(report.part("khen-thuong").said[0]) == [1, 0, 1, 0]
    assert said(report.part("dang-ky").said[0]) == [0, 1, 0.0]


def test_a_unit_below_counts_for_the_one_above(year: Year) -> None:
    below = UnitFactory(parent=year.b)
    HeldHonourFactory(person=PersonFactory(unit=below), code=WORKER, year=2025, at_unit=below)

    table = read(year.agency, year.officer).table("khen-thuong-don-vi")

    assert numbers(table, str(year.b.pk)) == [1, 0, 1, 0, 2]


def test_accountant_reads_the_money_alone(year: Year) -> None:
    accountant = UserFactory(role=Role.ACCOUNTANT)

    report = read(year.agency, accountant)

    assert [part.code for part in report.parts] == ["tien-thuong"]


def test_head_of_another_unit_reads_nothing(year: Year) -> None:
    head = UserFactory(role=Role.HEAD, role__at=year.b)

    assert read(year.a, head).parts == ()


def test_units_of_a_mandate_are_those_it_answers_for(year: Year) -> None:
    def units(role: Role, at: Unit) -> set[str]:
        own: Mandate = mandate(UserFactory(role=role, role__at=at), on=TODAY)
        return set(queries.units_of(own).values_list("name", flat=True))

    assert units(Role.LEADER, year.agency) == {year.agency.name, year.a.name, year.b.name}
    assert units(Role.HEAD, year.a) == {year.a.name}
    assert units(Role.STAFF, year.a) == set()


def test_the_year_takes_the_same_queries_however_much_there_is(
    year: Year, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(20):
        person = PersonFactory(unit=UnitFactory(parent=year.agency))
        HeldHonourFactory(person=person, code=WORKER, year=2025, at_unit=year.a)
    mine = mandate(year.officer, on=TODAY)

    with django_assert_max_num_queries(22):
        queries.year(year.agency, 2025, mine)
