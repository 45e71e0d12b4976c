"""Units change by a document, from a day; what they were stays readable."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.people import AgencyFactory, PersonFactory, UnitFactory, UserFactory
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.people import actions, queries
from thidua.people.mandate import mandate
from thidua.people.models import Post, Reorganisation, Role, RoleHeld, Unit, User

NOON = datetime(2025, 7, 15, 5, 0, tzinfo=UTC)
DAY = date(2025, 7, 1)
EVE = date(2025, 6, 30)
BASIS = "Quyết định số 12/QĐ-UBND ngày 25/6/2025"
pytestmark = pytest.mark.django_db


@pytest.fixture
def agency() -> Unit:
    return AgencyFactory()


@pytest.fixture
def by(agency: Unit) -> User:
    return UserFactory(role=Role.OFFICER)


def merge(units: list[Unit], into: Unit | actions.NewUnit, by: User) -> Reorganisation:
    parent = Unit.objects.get(parent=None)
    return actions.merge_units(
        units, into=into, parent=parent, day=DAY, basis=BASIS, by=by, at=NOON
    )


def test_add_unit_places_it_below_its_parent_and_tells_the_journal(agency: Unit, by: User) -> None:
    unit = actions.add_unit(name="Phòng  Quản lý công nghệ", parent=agency, by=by, at=NOON)

    assert unit.path == f"{agency.path}{unit.pk}/"
    assert (unit.name, unit.folded) == ("Phòng Quản lý công nghệ", "phong quan ly cong nghe")
    assert [(e.verb, e.about, e.by) for e in Entry.objects.all()] == [("add_unit", unit, by)]


def test_add_unit_twice_with_one_key_makes_one(agency: Unit, by: User) -> None:
    key = "0b9ad7ab-9c4b-4d0c-9d53-2b8a3c1f9f11"

    first = actions.add_unit(name="Văn phòng", parent=agency, by=by, at=NOON, key=key)
    second = actions.add_unit(name="Văn phòng", parent=agency, by=by, at=NOON, key=key)

    assert first == second


def test_add_unit_refuses_a_sister_of_the_same_name(agency: Unit, by: User) -> None:
    UnitFactory(name="Phòng Kế hoạch", parent=agency)

    with pytest.raises(actions.UnitExists, match="đã có “PHÒNG kế hoạch”"):
        actions.add_unit(name="PHÒNG kế hoạch", parent=agency, by=by, at=NOON)


def test_add_unit_refuses_a_code_in_use(agency: Unit, by: User) -> None:
    UnitFactory(code="P01", parent=agency)

    with pytest.raises(actions.UnitExists, match="Mã đơn vị “P01”"):
        actions.add_unit(name="Phòng Mới", code="P01", parent=agency, by=by, at=NOON)


def test_add_unit_refuses_whoever_is_not_of_the_office(agency: Unit) -> None:
    head = UserFactory(role=Role.HEAD)

    with pytest.raises(actions.NotAllowed, match="không được thêm đơn vị tại “Sở Khoa học"):
        actions.add_unit(name="Phòng Mới", parent=agency, by=head, at=NOON)

    assert not Entry.objects.exists()


def test_add_unit_under_delegation_names_whose_right_it_was(agency: Unit) -> None:
    owner = UserFactory(role=Role.OFFICER)
    stand_in = UserFactory()
    RoleHeld.objects.create(
        user=stand_in, role=Role.OFFICER, unit=agency, from_on=DAY, delegated_by=owner
    )

    actions.add_unit(name="Phòng Mới", parent=agency, by=stand_in, at=NOON)

    assert Entry.objects.get().on_behalf_of == owner


def test_change_unit_puts_right_a_name_without_a_past(agency: Unit, by: User) -> None:
    unit = UnitFactory(name="Phòng Kế hoach", parent=agency)

    unit = actions.change_unit(unit, version=1, name="Phòng Kế hoạch", by=by, at=NOON)

    assert (unit.name, unit.version, unit.names.count()) == ("Phòng Kế hoạch", 2, 0)


def test_change_unit_refuses_a_stale_page(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency, version=3)

    with pytest.raises(Stale):
        actions.change_unit(unit, version=2, short_name="PKH", by=by, at=NOON)


def test_rename_keeps_the_old_name_readable_on_its_days(agency: Unit, by: User) -> None:
    unit = UnitFactory(name="Phòng Sở hữu trí tuệ", parent=agency)

    event = actions.rename_unit(
        unit, name="Phòng Đổi mới sáng tạo", day=DAY, basis=BASIS, version=1, by=by, at=NOON
    )

    unit.refresh_from_db()
    assert [queries.name_on(unit, on=day) for day in (EVE, DAY)] == [
        "Phòng Sở hữu trí tuệ",
        "Phòng Đổi mới sáng tạo",
    ]
    assert (event.kind, event.years_joined) == (Reorganisation.Kind.RENAME, True)


def test_rename_refuses_a_day_ahead(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)

    with pytest.raises(actions.DayNotInOrder, match="Ngày 01/08/2025 chưa tới"):
        actions.rename_unit(
            unit, name="Tên mới", day=date(2025, 8, 1), basis=BASIS, version=1, by=by, at=NOON
        )


def test_rename_refuses_a_day_before_the_last_change(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency, from_on=date(2025, 7, 5))

    with pytest.raises(actions.DayNotInOrder, match="đã có thay đổi từ ngày 05/07/2025"):
        actions.rename_unit(unit, name="Tên mới", day=DAY, basis=BASIS, version=1, by=by, at=NOON)


def test_merging_into_a_new_unit_ends_the_old_and_brings_their_people(
    agency: Unit, by: User
) -> None:
    old = [UnitFactory(name=name, parent=agency) for name in ("Phòng A", "Phòng B")]
    person = PersonFactory(unit=old[0], unit__head=True)

    event = merge(old, actions.NewUnit("Phòng AB", Unit.Kind.DIVISION), by)

    heir = Unit.objects.get(name="Phòng AB")
    ended = [Unit.objects.get(pk=unit.pk) for unit in old]
    assert [unit.until_on for unit in ended] == [EVE, EVE]
    assert queries.successors(ended[0], on=DAY) == [heir]
    assert queries.main_post(person, on=EVE).unit == ended[0]  # type: ignore[union-attr]
    now = queries.main_post(person, on=DAY)
    assert (now.unit, now.head, now.from_on) == (heir, False, DAY)  # type: ignore[union-attr]
    assert event.years_joined is None


def test_the_head_of_the_heir_answers_for_the_merged_units_and_below(
    agency: Unit, by: User
) -> None:
    going, staying = UnitFactory(parent=agency), UnitFactory(parent=agency)
    child = UnitFactory(parent=going)
    head = UserFactory(role=Role.HEAD, role__at=staying)

    merge([going], staying, by)

    held = mandate(head, on=DAY)
    units = Unit.objects.filter(pk__in=[going.pk, child.pk])
    assert [held.has(Role.HEAD, unit) for unit in units] == [True, True]
    assert Unit.objects.get(pk=child.pk).parent == staying


def test_merging_ends_the_roles_held_at_the_merged_unit(agency: Unit, by: User) -> None:
    going, staying = UnitFactory(parent=agency), UnitFactory(parent=agency)
    UserFactory(role=Role.HEAD, role__at=going)

    merge([going], staying, by)

    assert RoleHeld.objects.get(unit=going).until_on == EVE


def test_merging_refuses_a_unit_below_the_other(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)
    child = UnitFactory(parent=unit)

    with pytest.raises(actions.MovedUnderItself):
        merge([unit], child, by)


def test_merging_refuses_a_unit_that_has_ended(agency: Unit, by: User) -> None:
    old, staying = UnitFactory(parent=agency, ended=True), UnitFactory(parent=agency)

    with pytest.raises(actions.UnitEnded, match="từ sau ngày 31/12/2024"):
        merge([old], staying, by)


def test_a_split_unit_may_go_on_beside_the_new_one(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)
    going, staying = PersonFactory(unit=unit), PersonFactory(unit=unit)
    post = Post.objects.get(person=going)

    actions.split_unit(
        unit,
        into=[actions.NewUnit("Trung tâm Mới", Unit.Kind.PUBLIC_SERVICE)],
        goes_on=True,
        places={post.pk: 0},
        day=DAY,
        basis=BASIS,
        by=by,
        at=NOON,
    )

    where = [queries.main_post(p, on=DAY).unit.name for p in (going, staying)]  # type: ignore[union-attr]
    assert where == ["Trung tâm Mới", unit.name]
    assert Unit.objects.get(pk=unit.pk).until_on is None


def test_a_unit_that_ends_by_a_split_leaves_nobody_behind(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)
    PersonFactory(name="Lê Thị Hoa", unit=unit)

    with pytest.raises(actions.UnitNotEmpty, match="Lê Thị Hoa"):
        actions.split_unit(
            unit,
            into=[actions.NewUnit("Phòng 1", Unit.Kind.DIVISION)],
            goes_on=False,
            places={},
            day=DAY,
            basis=BASIS,
            by=by,
            at=NOON,
        )

    assert Unit.objects.filter(name="Phòng 1").count() == 0


def test_moving_takes_the_whole_branch_along(agency: Unit, by: User) -> None:
    unit, target = UnitFactory(parent=agency), UnitFactory(parent=agency)
    child = UnitFactory(parent=unit)

    actions.move_unit(unit, parent=target, day=DAY, basis=BASIS, version=1, by=by, at=NOON)

    unit.refresh_from_db()
    child.refresh_from_db()
    assert unit.path == f"{target.path}{unit.pk}/"
    assert child.path == f"{unit.path}{child.pk}/"


def test_moving_below_itself_is_refused(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)
    child = UnitFactory(parent=unit)

    with pytest.raises(actions.MovedUnderItself, match="chính là"):
        actions.move_unit(unit, parent=child, day=DAY, basis=BASIS, version=1, by=by, at=NOON)


def test_dissolving_refuses_while_people_stand_there(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)
    PersonFactory(name="Lê Văn Tám", unit=unit)

    with pytest.raises(actions.UnitNotEmpty, match="Lê Văn Tám"):
        actions.dissolve_unit(unit, day=DAY, basis=BASIS, version=1, by=by, at=NOON)


def test_dissolving_an_empty_unit_ends_it_without_successor(agency: Unit, by: User) -> None:
    unit = UnitFactory(parent=agency)

    actions.dissolve_unit(unit, day=DAY, basis=BASIS, version=1, by=by, at=NOON)

    unit.refresh_from_db()
    assert (unit.until_on, queries.successors(unit, on=DAY)) == (EVE, [])


def test_whether_years_are_joined_is_decided_by_a_person_with_a_reason(
    agency: Unit, by: User
) -> None:
    going, staying = UnitFactory(parent=agency), UnitFactory(parent=agency)
    event = merge([going], staying, by)

    actions.decide_years_joined(event, joined=True, reason="Giữ nguyên nhiệm vụ", by=by, at=NOON)

    event.refresh_from_db()
    assert (event.years_joined, event.years_reason) == (True, "Giữ nguyên nhiệm vụ")
    assert Entry.objects.first().changes["years_joined"] == [None, True]  # type: ignore[union-attr]


def test_a_name_is_free_again_when_its_unit_has_ended(agency: Unit, by: User) -> None:
    old = [UnitFactory(name=name, parent=agency) for name in ("Phòng A", "Phòng B")]

    merge(old, actions.NewUnit("Phòng A", Unit.Kind.DIVISION), by)

    assert Unit.objects.filter(name="Phòng A").count() == 2


def test_units_whose_people_are_not_on_record_wait_for_their_list(agency: Unit, by: User) -> None:
    centre = UnitFactory(name="Trung tâm")
    PersonFactory(unit=UnitFactory(name="Trạm", parent=centre))
    bare = UnitFactory(name="Phòng Mới")

    lines = queries.waiting(mandate(by, on=DAY), DAY)

    assert queries.units_without_people(DAY) == [bare]
    assert [(line.count, line.button) for line in lines] == [(1, "Nạp từ Excel")]
