"""Whose ratings, measures and holds are seen by whom, and what waits."""

from datetime import date

import pytest

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.ratings import DisciplineFactory, HoldFactory, RatingFactory
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role, RoleHeld, User
from thidua.ratings import queries

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def of(user: User) -> Mandate:
    return mandate(user, on=TODAY)


def test_a_head_sees_the_ratings_of_the_unit_and_its_people() -> None:
    division = UnitFactory()
    unit, person = (
        RatingFactory(of_unit=True, unit=division),
        RatingFactory(person=PersonFactory(unit=division)),
    )
    RatingFactory()

    seen = queries.listed(of(UserFactory(role=Role.HEAD, role__at=division)), year=2025)

    assert list(seen) == [unit, person]


def test_a_clerk_sees_no_ratings_but_their_own() -> None:
    own = RatingFactory()
    RatingFactory()
    clerk = UserFactory(role=Role.CLERK, person=own.person)

    assert list(queries.visible_to(of(clerk))) == [own]


def test_units_stand_before_persons_and_persons_by_given_name(officer: User) -> None:
    minh = RatingFactory(person__name="Trần Văn Minh")
    an = RatingFactory(person__name="Vũ Thị An")
    unit = RatingFactory(of_unit=True)

    assert list(queries.listed(of(officer), year=2025)) == [unit, an, minh]


def test_a_unit_brings_those_who_belonged_to_it_at_the_end_of_the_year(officer: User) -> None:
    division = UnitFactory()
    stayed = RatingFactory(person=PersonFactory(unit=division))
    RatingFactory(person=PersonFactory(unit=division, unit__until_on=date(2025, 6, 30)))

    found = queries.listed(of(officer), year=2025, unit=division)

    assert [(rating, queries.place_of(rating)) for rating in found] == [(stayed, division.name)]


def test_words_find_persons_and_units_without_marks(officer: User) -> None:
    lan = RatingFactory(person__name="Đặng Thị Lan")
    unit = RatingFactory(of_unit=True, unit__name="Phòng Đặng Dung")

    assert list(queries.listed(of(officer), year=2025, words="dang")) == [unit, lan]


def test_discipline_is_seen_by_officer_and_the_person_only(officer: User) -> None:
    measure = DisciplineFactory()
    own = UserFactory(role=Role.STAFF, person=measure.person)
    other = UserFactory(role=Role.SECRETARY)

    seen = [list(queries.visible_disciplines(of(user))) for user in (officer, own, other)]

    assert seen == [[measure], [measure], []]


def test_lacking_counts_people_and_the_unit_itself(officer: User) -> None:
    division = UnitFactory()
    RatingFactory(person=PersonFactory(unit=division))
    PersonFactory(unit=division)

    found = queries.lacking(of(officer), 2025)

    assert [(one.unit, one.staff, one.unrated) for one in found] == [(division, 2, 2)]


def test_an_officer_of_a_branch_sees_that_branch_alone() -> None:
    branch, elsewhere = UnitFactory(), UnitFactory()
    officer = of(UserFactory(role=Role.OFFICER, role__at=branch))
    lan, minh = PersonFactory(unit=branch), PersonFactory(unit=elsewhere)
    ours = [RatingFactory(person=lan), RatingFactory(of_unit=True, unit=branch)]
    measure, held = DisciplineFactory(person=lan), HoldFactory(person=lan)
    RatingFactory(person=minh)
    RatingFactory(of_unit=True, unit=elsewhere)
    DisciplineFactory(person=minh)
    HoldFactory(person=minh)
    HoldFactory(person=None, unit=elsewhere)

    assert set(queries.visible_to(officer)) == set(ours)
    assert list(queries.visible_disciplines(officer)) == [measure]
    assert list(queries.visible_holds(officer)) == [held]
    assert [one.unit for one in queries.lacking(officer, 2024)] == [branch]
    assert [one.count for one in queries.waiting(officer, date(2026, 9, 2))] == [1]


def test_a_head_sees_those_of_today_and_of_others_the_years_they_were_there() -> None:
    division = UnitFactory()
    head = of(UserFactory(role=Role.HEAD, role__at=division, person=None))
    came = PersonFactory(unit=division, unit__from_on=date(2026, 1, 1))
    left = PersonFactory(unit=division, unit__until_on=date(2024, 6, 30))
    seen = [
        RatingFactory(person=came, year=2023),
        RatingFactory(person=left, year=2024),
    ]
    RatingFactory(person=left, year=2025)

    assert list(queries.visible_to(head).order_by("pk")) == seen


def test_a_second_role_of_a_head_widens_nothing() -> None:
    division = UnitFactory()
    user = UserFactory(role=Role.HEAD, role__at=division, person=None)
    RoleHeld.objects.create(
        user=user, role=Role.CLERK, unit=division.parent, from_on=date(2020, 1, 1)
    )
    DisciplineFactory(person=PersonFactory(unit=UnitFactory()))
    RatingFactory(person=PersonFactory(unit=UnitFactory()))

    assert list(queries.visible_to(of(user))) == []
    assert list(queries.visible_disciplines(of(user))) == []


def test_a_head_sees_the_discipline_of_those_who_are_there_now() -> None:
    division = UnitFactory()
    head = of(UserFactory(role=Role.HEAD, role__at=division, person=None))
    measure = DisciplineFactory(person=PersonFactory(unit=division))
    DisciplineFactory(person=PersonFactory(unit=division, unit__until_on=date(2025, 1, 1)))

    assert list(queries.visible_disciplines(head)) == [measure]


@pytest.mark.parametrize("role", [Role.HEAD, Role.STAFF, Role.MEMBER, Role.CLERK])
def test_holds_are_kept_from_all_but_the_office(role: Role) -> None:
    held = HoldFactory()
    user = UserFactory(role=role, person=held.person)

    assert list(queries.visible_holds(of(user))) == []


def test_the_desk_asks_for_ratings_in_the_first_half_of_the_year(officer: User) -> None:
    PersonFactory(unit=UnitFactory())
    HoldFactory()
    HoldFactory(cleared=True)

    spring = [one.count for one in queries.waiting(of(officer), date(2026, 3, 2))]
    autumn = [one.text for one in queries.waiting(of(officer), date(2026, 9, 2))]

    assert spring == [1, 1]
    assert autumn == ["Trường hợp đang tạm dừng xem xét, chờ kết luận"]


def test_the_desk_of_others_asks_nothing() -> None:
    HoldFactory()

    assert queries.waiting(of(UserFactory(role=Role.LEADER)), TODAY) == []
