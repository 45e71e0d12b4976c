"""Who sees which initiatives, how they are found, what waits."""

from datetime import date

import pytest

from tests.factories.initiatives import (
    InitiativeFactory,
    InitiativeUseFactory,
    RecognitionFactory,
)
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.eligibility.queries import facts_of
from thidua.initiatives import queries
from thidua.initiatives.models import Initiative
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


def of(user: User) -> Mandate:
    return mandate(user, on=TODAY)


def found(user: User, **asked: object) -> list[Initiative]:
    return list(queries.listed(of(user), **asked))  # type: ignore[arg-type]


def test_staff_see_what_is_recognised_and_their_own() -> None:
    staff = UserFactory(role=Role.STAFF)
    own = InitiativeFactory(author=staff.person, title="A")
    known = InitiativeFactory(recognised=True, title="B")
    InitiativeFactory(submitted=True)
    InitiativeFactory(declined=True)

    assert found(staff) == [own, known]


def test_a_head_sees_the_drafts_of_the_unit_and_of_no_other() -> None:
    division = UnitFactory()
    head = UserFactory(role=Role.HEAD, role__at=division)
    ours = InitiativeFactory(unit=division)
    InitiativeFactory()

    assert found(head) == [ours]


@pytest.mark.parametrize("role", [Role.LEADER, Role.MEMBER])
def test_leaders_and_members_see_what_has_been_handed_in(role: Role) -> None:
    user = UserFactory(role=role)
    InitiativeFactory()
    submitted = InitiativeFactory(submitted=True)

    assert found(user) == [submitted]


def test_an_officer_of_a_branch_sees_the_drafts_of_that_branch() -> None:
    branch = UnitFactory()
    officer = UserFactory(role=Role.OFFICER, role__at=branch)
    ours = InitiativeFactory(unit=UnitFactory(parent=branch))
    InitiativeFactory(submitted=True)

    assert found(officer) == [ours]


def test_whoever_has_no_role_sees_nothing() -> None:
    InitiativeFactory(recognised=True)
    user = UserFactory()

    assert found(user) == []
    assert list(queries.papers_visible_to(of(user))) == []


def test_the_file_of_a_recognised_one_is_for_those_who_work_on_it() -> None:
    staff = UserFactory(role=Role.STAFF)
    InitiativeFactory(recognised=True)
    own = InitiativeFactory(recognised=True, author=staff.person)

    assert list(queries.papers_visible_to(of(staff))) == [own]


def test_words_find_title_and_author_without_marks(officer: User) -> None:
    lan = InitiativeFactory(folded="bo ga kiem dinh dang thi lan")
    InitiativeFactory()

    assert found(officer, words="Đặng kiểm") == [lan]


def test_they_are_narrowed_by_year_kind_status_and_unit(officer: User) -> None:
    division = UnitFactory()
    wanted = InitiativeFactory(unit=UnitFactory(parent=division), kind="de-tai", submitted=True)
    InitiativeFactory(unit=division, kind="de-tai")
    InitiativeFactory(unit=division, submitted=True)
    InitiativeFactory(unit=division, kind="de-tai", submitted=True, year=2020)
    InitiativeFactory(kind="de-tai", submitted=True)

    asked = {"unit": division, "kind": "de-tai", "status": "submitted", "year": 2025}

    assert found(officer, **asked) == [wanted]


def test_a_scope_that_was_revoked_is_not_found(officer: User) -> None:
    wide = InitiativeFactory(recognised=True, title="A")
    RecognitionFactory(initiative=wide, scope="tinh")
    RecognitionFactory(scope="tinh", revoked=True)

    assert found(officer, scope="tinh") == [wide]
    assert [known.scope for known in queries.standing_of(wide)] == []
    assert [known.scope for known in queries.standing_of(found(officer, scope="tinh")[0])] == [
        "co-so",
        "tinh",
    ]


def test_used_and_unused_are_told_apart_and_counted(officer: User) -> None:
    made = InitiativeUseFactory()
    InitiativeUseFactory(initiative=made.initiative, year=2024)
    unused = InitiativeFactory(recognised=True)

    (used,) = found(officer, used=queries.USED)

    assert (used, queries.times_of(used)) == (made.initiative, 2)
    assert found(officer, used=queries.UNUSED) == [unused]


def test_one_s_own_are_those_one_is_an_author_of(officer: User) -> None:
    own = InitiativeFactory(author=officer.person)
    InitiativeFactory()

    assert found(officer, whose=queries.MINE) == [own]


def test_a_revoked_recognition_counts_for_no_honour() -> None:
    lan = PersonFactory()
    one = InitiativeFactory(recognised=True, author=lan)
    RecognitionFactory(initiative=one, scope="tinh", revoked=True)

    (fact,) = facts_of(lan, year=2025, on=TODAY).initiatives

    assert fact.scope == "co-so"


def test_what_is_handed_in_waits_for_the_office_what_is_returned_for_its_author() -> None:
    officer, staff = UserFactory(role=Role.OFFICER), UserFactory(role=Role.STAFF)
    InitiativeFactory(submitted=True)
    InitiativeFactory(author=staff.person, reason="Thiếu minh chứng")

    assert [one.text for one in queries.waiting(of(officer), TODAY)] == [
        "Sáng kiến đã nộp, chờ công nhận"
    ]
    assert [(one.text, one.count, one.url) for one in queries.waiting(of(staff), TODAY)] == [
        ("Sáng kiến của bạn chưa nộp hoặc bị trả lại", 1, "/sang-kien/?tinh_trang=draft&cua=toi")
    ]


def test_nothing_waits_for_an_account_without_a_person() -> None:
    InitiativeFactory(submitted=True)
    InitiativeFactory()

    assert queries.waiting(of(UserFactory(person=None, role=Role.LEADER)), TODAY) == []


def test_search_tells_authors_year_and_state(officer: User) -> None:
    one = InitiativeFactory(title="Bộ gá", folded="bo ga", author__name="Trần Thị Lan")

    (told,) = queries.search(of(officer), "bo ga")

    assert (told.text, told.detail) == ("Bộ gá", "Trần Thị Lan · 2025 · Đang soạn")
    assert told.url == f"/sang-kien/{one.pk}/"
