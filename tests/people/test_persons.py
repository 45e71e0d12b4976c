"""Persons come, hold posts, move, are away and leave, each from a day; nobody is entered twice."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.people import (
    AgencyFactory,
    PersonFactory,
    PostFactory,
    UnitFactory,
    UserFactory,
)
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.kit.text import sort_key
from thidua.people import actions, queries
from thidua.people.models import Absence, Person, Post, Role, Unit, User

NOON = datetime(2025, 9, 15, 5, 0, tzinfo=UTC)
TODAY = date(2025, 9, 15)
pytestmark = pytest.mark.django_db


@pytest.fixture
def unit() -> Unit:
    return UnitFactory(name="Phòng Quản lý công nghệ", parent=AgencyFactory())


@pytest.fixture
def by(unit: Unit) -> User:
    return UserFactory(role=Role.OFFICER)


def add(unit: Unit, by: User, name: str = "Đỗ Thị Ánh", **more: Any) -> Person:
    post: actions.PostFields = {"title": "Chuyên viên", "from_on": date(2024, 5, 1)}
    return actions.add_person(unit=unit, post=post, name=name, by=by, at=NOON, **more)


def test_add_person_stands_in_the_unit_and_is_found_without_marks(unit: Unit, by: User) -> None:
    person = add(unit, by, born_on=date(1990, 2, 3))

    assert (person.folded, person.born_year) == ("do thi anh", 1990)
    assert list(queries.staff_of(unit, on=TODAY)) == [person]


def test_add_person_never_tells_the_journal_the_citizen_number(unit: Unit, by: User) -> None:
    add(unit, by, citizen_number="001190000123")

    entry = Entry.objects.get()
    assert (entry.verb, entry.changes["citizen_number"]) == ("add_person", [None, "•••"])
    assert "001190000123" not in str(list(Entry.objects.values()))


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("citizen_number", "001190000123", "Số định danh cá nhân này đã có trên hồ sơ của Lê Lan"),
        ("staff_code", "CB-07", "Mã cán bộ này đã có trên hồ sơ của Lê Lan"),
    ],
)
def test_add_person_refuses_a_number_on_record(
    unit: Unit, by: User, field: str, value: str, says: str
) -> None:
    known = PersonFactory(name="Lê Lan", **{field: value})

    with pytest.raises(actions.AlreadyOnRecord, match=says) as refusal:
        add(unit, by, **{field: value})

    assert refusal.value.person == known


def test_add_person_asks_when_name_birth_and_unit_agree(unit: Unit, by: User) -> None:
    known = PersonFactory(name="Đỗ Thị Ánh", born_on=date(1990, 2, 3), born_year=1990, unit=unit)

    with pytest.raises(actions.MaybeSame, match="Đây có phải cùng một người") as question:
        add(unit, by, born_on=date(1990, 2, 3))

    assert question.value.candidates == [known]


def test_add_person_believes_who_says_that_it_is_another(unit: Unit, by: User) -> None:
    PersonFactory(name="Đỗ Thị Ánh", born_year=1990, unit=unit)

    person = add(unit, by, born_year=1990, surely_new=True)

    assert Person.objects.filter(name=person.name).count() == 2


def test_add_person_twice_with_one_key_makes_one(unit: Unit, by: User) -> None:
    key = uuid4()

    assert add(unit, by, key=key) == add(unit, by, key=key)


def test_add_person_refuses_a_unit_that_has_ended(unit: Unit, by: User) -> None:
    old = UnitFactory(parent=unit.parent, until_on=date(2024, 4, 30))

    with pytest.raises(actions.UnitEnded):
        add(old, by)

    assert not Person.objects.filter(name="Đỗ Thị Ánh").exists()


def test_a_head_may_not_add_people(unit: Unit) -> None:
    head = UserFactory(role=Role.HEAD, role__at=unit)

    with pytest.raises(actions.NotAllowed):
        add(unit, head)


def test_change_person_keeps_before_and_after(unit: Unit, by: User) -> None:
    person = PersonFactory(name="Đỗ Thị Anh", unit=unit)

    person = actions.change_person(person, version=1, name="Đỗ Thị Ánh", by=by, at=NOON)

    assert Entry.objects.get().changes == {"name": ["Đỗ Thị Anh", "Đỗ Thị Ánh"]}
    assert (person.version, person.sort_key) == (2, sort_key("Đỗ Thị Ánh"))


def test_change_person_refuses_a_stale_page(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit, version=2)

    with pytest.raises(Stale):
        actions.change_person(person, version=1, name="Tên khác", by=by, at=NOON)


def test_several_posts_at_once_are_normal(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit)
    union = UnitFactory(name="Công đoàn", parent=unit.parent)

    actions.give_post(
        person,
        unit=union,
        title="Chủ tịch Công đoàn",
        kind=Post.Kind.CONCURRENT,
        from_on=TODAY,
        by=by,
        at=NOON,
    )

    assert queries.posts_on(TODAY).filter(person=person).count() == 2
    assert queries.main_post(person, on=TODAY).unit == unit  # type: ignore[union-attr]


def test_a_post_cannot_end_before_it_begins(unit: Unit, by: User) -> None:
    post = PostFactory(unit=unit, from_on=date(2025, 1, 1))

    with pytest.raises(actions.DatesNotInOrder, match="trước ngày bắt đầu 01/01/2025"):
        actions.end_post(post, on=date(2024, 12, 31), version=1, by=by, at=NOON)


def test_ending_a_post_keeps_it_readable_on_its_days(unit: Unit, by: User) -> None:
    post = PostFactory(unit=unit, heading=True)

    actions.end_post(post, on=TODAY, version=1, by=by, at=NOON)

    held = [queries.is_leader(post.person, on=day) for day in (TODAY, date(2025, 9, 16))]
    assert held == [True, False]


def test_transfer_ends_the_old_post_and_keeps_the_old_units_opinion(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit, unit__title="Phó Trưởng phòng", unit__leader=True)
    to = UnitFactory(parent=unit.parent)

    post = actions.transfer(
        person,
        to=to,
        on=date(2025, 8, 1),
        old_unit_agrees=True,
        title="Chuyên viên",
        by=by,
        at=NOON,
    )

    where = [queries.main_post(person, on=d).unit for d in (date(2025, 7, 31), date(2025, 8, 1))]  # type: ignore[union-attr]
    assert where == [unit, to]
    assert (post.title, post.leader, post.old_unit_agrees) == ("Chuyên viên", False, True)
    assert Entry.objects.get().changes["chức vụ trước"] == [f"Phó Trưởng phòng, {unit}", None]


def test_transfer_into_the_same_unit_is_refused(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit)

    with pytest.raises(actions.DatesNotInOrder, match="chọn đơn vị khác"):
        actions.transfer(person, to=unit, on=TODAY, old_unit_agrees=None, by=by, at=NOON)


def test_an_absence_has_its_days_in_order(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit)

    with pytest.raises(actions.DatesNotInOrder, match="Thời gian nghỉ kết thúc ngày 01/03/2025"):
        actions.add_absence(
            person,
            kind=Absence.Kind.MATERNITY,
            from_on=date(2025, 8, 31),
            until_on=date(2025, 3, 1),
            by=by,
            at=NOON,
        )

    assert not Absence.objects.exists()


def test_an_absence_stands_in_the_history_of_its_person(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit)

    absence = actions.add_absence(
        person, kind="om", from_on=date(2025, 3, 1), until_on=date(2025, 4, 1), by=by, at=NOON
    )
    actions.change_absence(
        absence, from_on=date(2025, 3, 1), until_on=date(2025, 5, 1), by=by, at=NOON
    )

    lines = Entry.objects.order_by("number")
    assert [(line.verb, line.about) for line in lines] == [
        ("add_absence", person),
        ("change_absence", person),
    ]
    assert lines[1].changes["until_on"] == ["2025-04-01", "2025-05-01"]


def test_who_leaves_holds_no_post_afterwards(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit)

    person = actions.leave(person, on=TODAY, version=1, by=by, at=NOON)

    assert person.left_on == TODAY
    assert queries.main_post(person, on=date(2025, 9, 16)) is None


def test_who_has_left_gets_no_new_post(unit: Unit, by: User) -> None:
    person = PersonFactory(retired=True)

    with pytest.raises(actions.DatesNotInOrder, match="đã rời cơ quan ngày 31/12/2024"):
        actions.give_post(person, unit=unit, title="Chuyên viên", from_on=TODAY, by=by, at=NOON)


def test_who_leaves_before_a_post_begins_is_asked_about(unit: Unit, by: User) -> None:
    person = PersonFactory(unit=unit, unit__from_on=date(2025, 10, 1))

    with pytest.raises(actions.DatesNotInOrder, match="bắt đầu sau ngày 15/09/2025"):
        actions.leave(person, on=TODAY, version=1, by=by, at=NOON)
