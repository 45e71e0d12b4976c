"""An initiative is filed with its authors, handed in, recognised, used, taken back."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.honours import HeldHonourFactory
from tests.factories.initiatives import (
    InitiativeFactory,
    InitiativeUseFactory,
    RecognitionFactory,
)
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.initiatives import actions
from thidua.initiatives.models import Initiative, InitiativeUse, Recognition
from thidua.initiatives.queries import faults
from thidua.journal.models import Entry
from thidua.kit.refusals import Stale
from thidua.people.models import Person, Role, Unit, User
from thidua.rulebook import load

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
TITLE = next(
    code for code, known in load().honours.items() if "person" in known.nominees and known.versions
)
Status = Initiative.Status


def filed(
    by: User, *authors: tuple[Person, int | None], unit: Unit | None = None, **more: Any
) -> Initiative:
    return actions.file(
        title="Cải tiến bộ gá kiểm định",
        year=2025,
        unit=unit or UnitFactory(),
        authors=authors or [(PersonFactory(name="Trần Thị Lan"), None)],
        by=by,
        at=NOON,
        **more,
    )


def verbs() -> list[str]:
    return [entry.verb for entry in Entry.objects.order_by("number")]


def test_file_keeps_the_authors_with_their_shares_and_tells_the_journal(officer: User) -> None:
    lan, minh = PersonFactory(name="Trần Thị Lan"), PersonFactory(name="Vũ Minh")

    one = filed(officer, (lan, 60), (minh, 40))

    assert [(a.person, a.share) for a in one.authorships.order_by("pk")] == [(lan, 60), (minh, 40)]
    assert (one.status, one.folded) == (
        Status.DRAFT,
        "cai tien bo ga kiem dinh tran thi lan vu minh",
    )
    assert [(e.verb, e.note) for e in Entry.objects.all()] == [
        ("file", "Trần Thị Lan 60 %, Vũ Minh 40 %")
    ]


def test_a_second_click_finds_the_first(officer: User) -> None:
    key = uuid4()

    assert filed(officer, key=key) == filed(officer, key=key)
    assert Initiative.objects.count() == 1


@pytest.mark.parametrize("shares", [(60, 30), (100, None), (60, 60)])
def test_shares_make_up_the_whole(officer: User, shares: tuple[int, int | None]) -> None:
    authors = [(PersonFactory(), share) for share in shares]

    with pytest.raises(actions.SharesWrong, match="phải đúng 100 %"):
        filed(officer, *authors)


def test_an_author_stands_there_once(officer: User) -> None:
    lan = PersonFactory()

    with pytest.raises(actions.NoAuthor, match="hai lần"):
        filed(officer, (lan, 50), (lan, 50))


def test_an_initiative_needs_an_author(officer: User) -> None:
    with pytest.raises(actions.NoAuthor, match="ít nhất một tác giả"):
        actions.file(title="X", year=2025, unit=UnitFactory(), authors=[], by=officer, at=NOON)


def test_staff_file_their_own_where_they_belong() -> None:
    division = UnitFactory()
    lan = PersonFactory(unit=division)
    staff = UserFactory(person=lan, role=Role.STAFF, role__at=division)

    assert filed(staff, (lan, None), unit=division).unit == division


def test_staff_file_neither_for_others_nor_elsewhere() -> None:
    division = UnitFactory()
    lan = PersonFactory(unit=division)
    staff = UserFactory(person=lan, role=Role.STAFF, role__at=division)

    with pytest.raises(actions.NotYours):
        filed(staff, (PersonFactory(unit=division), None), unit=division)
    with pytest.raises(actions.NotYours):
        filed(staff, (lan, None), unit=UnitFactory())


def test_a_head_files_for_the_unit_and_for_no_other() -> None:
    division = UnitFactory()
    head = UserFactory(role=Role.HEAD, role__at=division)

    assert filed(head, unit=division).unit == division
    with pytest.raises(actions.NotYours):
        filed(head)


def changed(one: Initiative, by: User, *authors: tuple[Person, int | None], version: int) -> None:
    actions.change(
        one,
        version=version,
        title="Bộ gá mới",
        year=2024,
        unit=one.unit,
        kind=one.kind,
        authors=authors,
        by=by,
        at=NOON,
    )


def test_change_replaces_the_authors_and_says_who_they_are(officer: User) -> None:
    one, minh = filed(officer), PersonFactory(name="Vũ Minh")

    changed(one, officer, (minh, None), version=1)

    one.refresh_from_db()
    assert (one.title, one.year, one.version) == ("Bộ gá mới", 2024, 2)
    assert [a.person for a in one.authorships.all()] == [minh]
    assert Entry.objects.order_by("number").last().note == "Vũ Minh"  # type: ignore[union-attr]


def test_a_stale_page_changes_nothing(officer: User) -> None:
    one, minh = filed(officer), PersonFactory()
    changed(one, officer, (minh, None), version=1)

    with pytest.raises(Stale):
        changed(one, officer, (PersonFactory(), None), version=1)

    assert [a.person for a in one.authorships.all()] == [minh]


def test_what_has_been_handed_in_is_not_changed(officer: User) -> None:
    one = InitiativeFactory(submitted=True)

    with pytest.raises(actions.NotAllowed, match="Đã nộp"):
        changed(one, officer, (PersonFactory(), None), version=1)


def test_a_draft_is_not_moved_to_a_unit_one_does_not_file_for() -> None:
    division = UnitFactory()
    head = UserFactory(role=Role.HEAD, role__at=division)
    one = InitiativeFactory(unit=division)
    one.unit = UnitFactory()

    with pytest.raises(actions.NotYours):
        changed(one, head, (PersonFactory(), None), version=1)


def test_an_author_hands_in_and_the_office_returns_it_with_a_reason(officer: User) -> None:
    staff = UserFactory(role=Role.STAFF)
    one = InitiativeFactory(author=staff.person)

    actions.submit(one, by=staff, at=NOON)
    actions.return_(one, reason="Thiếu minh chứng", by=officer, at=NOON)

    one.refresh_from_db()
    assert (one.status, one.reason, one.version) == (Status.DRAFT, "Thiếu minh chứng", 3)
    assert verbs() == ["submit", "return"]


def test_decline_says_why_and_ends_it(officer: User) -> None:
    one = InitiativeFactory(submitted=True)

    actions.decline(one, reason="Chưa có tính mới", by=officer, at=NOON)

    one.refresh_from_db()
    assert (one.status, one.reason) == (Status.DECLINED, "Chưa có tính mới")
    with pytest.raises(actions.NotAllowed):
        actions.submit(one, by=officer, at=NOON)


def recognised(one: Initiative, by: User, scope: str = "co-so") -> Recognition:
    return actions.recognise(
        one,
        scope=scope,
        decided_on=date(2025, 10, 20),
        number="312/QĐ-SKHCN",
        decided_by="Giám đốc Sở",
        by=by,
        at=NOON,
    )


def test_recognise_keeps_the_decision_and_the_scope(officer: User) -> None:
    one = filed(officer)

    made = recognised(one, officer)

    one.refresh_from_db()
    assert (one.status, made.number, made.scope) == (Status.RECOGNISED, "312/QĐ-SKHCN", "co-so")
    assert verbs() == ["file", "recognise", "recognise"]
    assert list(faults()) == []


def test_a_wider_scope_is_recognised_beside_the_first(officer: User) -> None:
    one = InitiativeFactory(recognised=True)

    recognised(one, officer, scope="tinh")

    assert [known.scope for known in one.recognitions.order_by("pk")] == ["co-so", "tinh"]


def test_the_same_scope_is_not_recognised_twice(officer: User) -> None:
    one = InitiativeFactory(recognised=True)

    with pytest.raises(actions.Recognised, match="312/QĐ-SKHCN"):
        recognised(one, officer)

    assert one.recognitions.count() == 1
    assert not Entry.objects.exists()


def test_recognising_what_is_recognised_needs_the_right_too() -> None:
    head = UserFactory(role=Role.HEAD)

    with pytest.raises(actions.NotAllowed):
        recognised(InitiativeFactory(recognised=True), head, scope="tinh")


def revoked(known: Recognition, by: User) -> None:
    actions.revoke(known, on=date(2026, 3, 1), note="Ghi nhầm", by=by, at=NOON)


def test_the_last_recognition_taken_back_leaves_it_not_recognised(officer: User) -> None:
    known = RecognitionFactory()

    revoked(known, officer)

    known.initiative.refresh_from_db()
    assert (known.initiative.status, known.initiative.reason) == (Status.DECLINED, "Ghi nhầm")


def test_with_another_recognition_left_it_stays_recognised(officer: User) -> None:
    one = InitiativeFactory(recognised=True)

    revoked(RecognitionFactory(initiative=one, scope="tinh"), officer)

    one.refresh_from_db()
    assert one.status == Status.RECOGNISED


def test_what_was_revoked_is_recognised_again_by_a_new_decision(officer: User) -> None:
    known = RecognitionFactory()
    revoked(known, officer)

    again = recognised(known.initiative, officer)

    assert again.pk != known.pk
    assert again.initiative.recognitions.filter(revoked_on=None).get() == again


def test_a_recognition_is_taken_back_once(officer: User) -> None:
    one = InitiativeFactory(recognised=True)
    known = RecognitionFactory(initiative=one, scope="tinh", revoked=True)

    with pytest.raises(actions.NotAllowed, match="05/01/2026"):
        revoked(known, officer)


def test_an_old_use_is_entered_for_an_author_alone(officer: User) -> None:
    one = InitiativeFactory(recognised=True)
    author = one.authorships.get().person
    asked = {"honour": TITLE, "year": 2024, "by": officer, "at": NOON}

    made = actions.use(one, person=author, **asked)
    again = actions.use(one, person=author, **asked)

    assert made == again
    with pytest.raises(actions.NotAnAuthor):
        actions.use(one, person=PersonFactory(), **asked)


def test_only_what_is_recognised_is_used(officer: User) -> None:
    one = InitiativeFactory(submitted=True)

    with pytest.raises(actions.NotAllowed):
        actions.use(
            one,
            person=one.authorships.get().person,
            honour=TITLE,
            year=2024,
            by=officer,
            at=NOON,
        )


def test_a_use_entered_by_mistake_is_dropped_and_told(officer: User) -> None:
    made = InitiativeUseFactory(honour=TITLE)

    actions.drop_use(made, reason="Nhầm người", by=officer, at=NOON)

    assert not InitiativeUse.objects.exists()
    assert [entry.verb for entry in Entry.objects.all()] == ["drop_use"]
    assert "Nhầm người" in Entry.objects.get().note


def test_a_use_that_a_decision_made_is_not_dropped(officer: User) -> None:
    made = InitiativeUseFactory(honour=TITLE)
    made.held = HeldHonourFactory(person=made.person)
    made.save()

    with pytest.raises(actions.Granted):
        actions.drop_use(made, reason="Nhầm", by=officer, at=NOON)


def test_an_initiative_changed_behind_the_journal_is_a_fault(officer: User) -> None:
    one = filed(officer)

    Initiative.objects.filter(pk=one.pk).update(year=2020)

    assert [fault.endswith("khác nhật ký ở year.") for fault in faults()] == [True]
