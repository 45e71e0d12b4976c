"""What can be asked: who sees what, how far each unit is, what waits on the desk."""

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.movements import MovementFactory, PeriodFactory, RegistrationFactory
from tests.factories.people import PersonFactory, PostFactory, UnitFactory, UserFactory
from thidua.movements import queries
from thidua.movements.models import Movement, Registration
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role, Unit, User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 2, 20)
YEAR = 2026


def of(user: User, on: date = TODAY) -> Mandate:
    return mandate(user, on=on)


def head_of(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


def test_drafts_of_movements_are_the_offices(officer: User) -> None:
    MovementFactory()
    staff = UserFactory(role=Role.STAFF)

    assert queries.visible_movements(of(officer)).count() == 1
    assert queries.visible_movements(of(staff)).count() == 0


def test_movements_are_found_by_words_without_marks(officer: User) -> None:
    found = MovementFactory(name="Nước rút cuối năm", launched=True)
    MovementFactory(launched=True)

    assert list(queries.movements_listed(of(officer), words="nuoc rut")) == [found]


def test_a_movement_that_spans_the_year_runs_in_it(officer: User) -> None:
    found = MovementFactory(from_on=date(2024, 5, 1), until_on=date(2027, 5, 1))

    years = [list(queries.movements_listed(of(officer), year=y)) for y in (2023, 2025, 2028)]

    assert years == [[], [found], []]


def test_how_many_take_part_counts_what_stands(officer: User) -> None:
    movement = MovementFactory(launched=True)
    RegistrationFactory(movement=movement, honour="")
    RegistrationFactory(movement=movement, honour="", withdrawn=True)

    (row,) = queries.movements_listed(of(officer))

    assert row.taking_part == 1  # type: ignore[attr-defined]


def test_a_head_sees_the_unit_and_a_person_oneself() -> None:
    mine, other = RegistrationFactory(), RegistrationFactory()
    own = UserFactory(person=other.person, role=Role.STAFF, role__at=other.unit)

    assert list(queries.visible_to(of(head_of(mine.unit)))) == [mine]
    assert list(queries.visible_to(of(own))) == [other]


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({}, 3),
        ({"status": "confirmed"}, 1),
        ({"late": True}, 1),
        ({"late": False}, 2),
        ({"honour": "tap-the-lao-dong-tien-tien"}, 1),
        ({"words": "minh"}, 1),
    ],
)
def test_registrations_are_narrowed(officer: User, asked: dict[str, object], count: int) -> None:
    RegistrationFactory(confirmed=True, person__name="Trần Văn Minh")
    Registration.objects.update(person=PersonFactory(name="Trần Văn Minh"))
    RegistrationFactory(too_late=True)
    RegistrationFactory(of_unit=True)
    RegistrationFactory(year=2025)

    assert queries.listed(of(officer), year=YEAR, **asked).count() == count  # type: ignore[arg-type]


def test_coverage_names_who_is_missing_and_counts_what_waits(officer: User) -> None:
    unit = UnitFactory()
    there = [PersonFactory(unit=unit, name=name) for name in ("Lý An", "Lý Ba", "Lý Chi")]
    RegistrationFactory(unit=unit, person=there[0])
    RegistrationFactory(unit=unit, person=there[1], withdrawn=True)
    RegistrationFactory(unit=unit, of_unit=True, too_late=True)

    (place,) = queries.coverage(of(officer), YEAR, on=TODAY)

    assert (place.staff, place.registered, place.itself) == (3, 1, True)
    assert [person.name for person in place.missing] == ["Lý Ba", "Lý Chi"]
    assert (place.waiting, place.late) == (2, 1)


def test_a_movement_is_no_title_in_the_coverage(officer: User) -> None:
    person = PersonFactory(unit=(unit := UnitFactory()))
    RegistrationFactory(unit=unit, person=person, honour="", movement=MovementFactory())

    (place,) = queries.coverage(of(officer), YEAR, on=TODAY)

    assert place.missing == (person,)


def test_coverage_counts_a_person_once_at_the_main_post(officer: User) -> None:
    main, other = UnitFactory(), UnitFactory()
    person = PersonFactory(unit=main)
    PostFactory(person=person, unit=other, acting=True)
    PersonFactory(unit=main, retired=True)

    places = queries.coverage(of(officer), YEAR, on=TODAY)

    assert [(place.unit, place.staff) for place in places] == [(main, 1)]


def test_who_moved_keeps_the_registration(officer: User) -> None:
    moved = PersonFactory(unit=UnitFactory())
    RegistrationFactory(person=moved, unit=UnitFactory())

    (place,) = queries.coverage(of(officer), YEAR, on=TODAY)

    assert place.full


def test_a_head_reads_the_coverage_of_the_own_branch() -> None:
    mine, other = UnitFactory(), UnitFactory()
    PersonFactory(unit=mine), PersonFactory(unit=other)

    places = queries.coverage(of(head_of(mine)), YEAR, on=TODAY)

    assert [place.unit for place in places] == [mine]


def test_coverage_asks_the_same_number_of_queries_however_many_units(
    officer: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(8):
        RegistrationFactory(unit=UnitFactory())
    held = of(officer)

    with django_assert_num_queries(3):
        queries.coverage(held, YEAR, on=TODAY)


def test_registered_tells_what_stands() -> None:
    made, returned = RegistrationFactory(), RegistrationFactory(returned=True)

    found = queries.registered(YEAR, made.honour, persons=[made.person, returned.person])

    assert found == {made.person}


def test_the_desk_of_the_office_asks_to_open_the_year(officer: User) -> None:
    texts = [one.text for one in queries.waiting(of(officer), TODAY)]

    assert "Chưa mở đăng ký thi đua năm 2026" in texts


def test_the_desk_tells_missing_people_until_some_weeks_past_the_deadline(officer: User) -> None:
    PeriodFactory(deadline=date(2026, 2, 28))
    PersonFactory(unit=UnitFactory())

    def told(on: date) -> list[tuple[str, int]]:
        return [(w.text, w.count) for w in queries.waiting(of(officer, on), on)]

    assert ("Người chưa đăng ký thi đua năm 2026", 1) in told(date(2026, 3, 20))
    assert told(date(2026, 6, 1)) == []


def test_the_desk_of_a_head_and_of_a_person() -> None:
    PeriodFactory()
    made = RegistrationFactory()
    head, own = head_of(made.unit), UserFactory(person=made.person, role=Role.STAFF)

    of_head = [one.text for one in queries.waiting(of(head), TODAY)]
    of_own = [one.text for one in queries.waiting(of(own), TODAY)]

    assert "Đăng ký thi đua chờ bạn xác nhận" in of_head
    assert of_own == []


def test_a_movement_past_its_end_waits_to_be_concluded(officer: User) -> None:
    PeriodFactory()
    MovementFactory(launched=True, until_on=date(2026, 2, 1), deadline=None)

    told = [(w.text, w.count, w.due_on) for w in queries.waiting(of(officer), TODAY)]

    assert ("Phong trào đã hết thời gian, chưa tổng kết", 1, date(2026, 2, 1)) in told


def test_search_finds_movements(officer: User) -> None:
    MovementFactory(name="Chuyển đổi số", launched=True)

    assert [found.text for found in queries.search(of(officer), "doi so")] == ["Chuyển đổi số"]


def test_a_record_changed_behind_the_journal_is_a_fault(officer: User) -> None:
    movement = MovementFactory()

    assert list(queries.faults()) == [
        f"Phong trào, đăng ký: “{Movement.objects.get(pk=movement.pk)}” không có trong nhật ký."
    ]


def test_the_years_line_has_the_deadlines_of_registering(officer: User) -> None:
    PeriodFactory()
    MovementFactory(launched=True, name="Nước rút", deadline=date(2026, 1, 31))
    MovementFactory(deadline=date(2026, 5, 1))

    marks = queries.marks(of(officer), YEAR, on=TODAY)

    assert [(mark.on, mark.title, mark.state.value) for mark in marks] == [
        (date(2026, 2, 28), "Đăng ký thi đua năm 2026", "soon"),
        (date(2026, 1, 31), "Hạn đăng ký: Nước rút", "done"),
    ]
