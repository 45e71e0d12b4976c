"""Ratings, discipline and holds are put on record by officers, told to the journal, never twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.ratings import HoldFactory, RatingFactory
from thidua.journal.models import Entry
from thidua.kit.refusals import Stale
from thidua.people.models import Role, User
from thidua.ratings import actions, queries
from thidua.ratings.actions import Mark
from thidua.ratings.models import Discipline, Hold, Rating

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
EXCELLENT, GOOD = Rating.Level.EXCELLENT, Rating.Level.GOOD


def test_rate_many_writes_what_is_new_or_differs(officer: User) -> None:
    kept, changed = RatingFactory(), RatingFactory()
    lan, division = PersonFactory(), UnitFactory()
    marks = [
        Mark(division, EXCELLENT, all_tasks_done=True),
        Mark(lan, GOOD),
        Mark(kept.person, GOOD, version=1),
        Mark(changed.person, EXCELLENT, version=1),
    ]

    done = actions.rate_many(marks, year=2025, source="12/TB", by=officer, at=NOON)

    assert [str(rating.person or rating.unit) for rating in done] == [
        division.name,
        lan.name,
        changed.person.name,
    ]
    assert [e.verb for e in Entry.objects.all()] == ["rate"] * 3
    changed.refresh_from_db()
    assert (changed.level, changed.version, changed.source) == (EXCELLENT, 2, "12/TB")


def test_rate_many_keeps_nothing_when_a_rating_changed_meanwhile(officer: User) -> None:
    lan, changed = PersonFactory(), RatingFactory(version=2)
    marks = [Mark(lan, GOOD), Mark(changed.person, EXCELLENT, version=1)]

    with pytest.raises(Stale):
        actions.rate_many(marks, year=2025, by=officer, at=NOON)

    assert list(Rating.objects.all()) == [changed]


def test_rating_is_for_officers() -> None:
    head = UserFactory(role=Role.HEAD)

    with pytest.raises(actions.NotAllowed):
        actions.rate_many([Mark(PersonFactory(), GOOD)], year=2025, by=head, at=NOON)


def test_an_officer_of_another_branch_puts_nothing_on_record() -> None:
    stranger = UserFactory(role=Role.OFFICER, role__at=UnitFactory())
    lan, held = PersonFactory(unit=UnitFactory()), HoldFactory()
    at: dict[str, Any] = {"by": stranger, "at": NOON}
    day = date(2026, 1, 1)
    acts: list[Callable[[], object]] = [
        lambda: actions.rate_many([Mark(lan, GOOD)], year=2025, **at),
        lambda: actions.rate(person=lan, year=2025, level=GOOD, **at),
        lambda: actions.discipline(lan, form="khien-trach", from_on=day, **at),
        lambda: actions.hold(person=lan, reason="dieu-tra", document="1", from_on=day, **at),
        lambda: actions.clear(held, on=date(2026, 2, 1), document="KL", **at),
    ]

    for act in acts:
        with pytest.raises(actions.NotAllowed):
            act()

    assert not Entry.objects.exists()


def test_a_rating_that_changes_keeps_what_it_was_in_the_journal(officer: User) -> None:
    lan = PersonFactory()
    given: dict[str, Any] = {"person": lan, "year": 2025, "by": officer, "at": NOON}

    actions.rate(level=GOOD, source="12/TB", **given)
    actions.rate(level=EXCELLENT, source="12/TB", **given)

    last = Entry.objects.order_by("number").last()
    assert last is not None
    assert last.changes == {"level": ["HTTNV", "HTXSNV"]}
    assert Rating.objects.get().version == 2


def test_a_second_click_finds_the_first_hold(officer: User) -> None:
    key = uuid4()
    given: dict[str, Any] = {
        "person": PersonFactory(),
        "reason": Hold.Reason.PETITION,
        "document": "12/TB-TTT",
        "from_on": date(2026, 1, 1),
        "by": officer,
        "at": NOON,
    }

    assert actions.hold(key=key, **given) == actions.hold(key=key, **given)
    assert Hold.objects.count() == 1


def test_a_second_click_finds_the_first_measure(officer: User) -> None:
    lan, key = PersonFactory(), uuid4()
    given = {"form": "khien-trach", "from_on": date(2025, 6, 1), "by": officer, "at": NOON}

    first = actions.discipline(lan, key=key, **given)
    again = actions.discipline(lan, key=key, **given)

    assert again == first
    assert Discipline.objects.count() == 1


def test_a_term_ends_after_it_begins(officer: User) -> None:
    with pytest.raises(actions.NotInOrder):
        actions.discipline(
            PersonFactory(),
            form="khien-trach",
            from_on=date(2025, 6, 1),
            until_on=date(2025, 5, 1),
            by=officer,
            at=NOON,
        )


def test_a_hold_needs_the_paper_of_a_competent_body(officer: User) -> None:
    with pytest.raises(actions.NoPaper, match="văn bản của cơ quan có thẩm quyền"):
        actions.hold(
            person=PersonFactory(),
            reason=Hold.Reason.PETITION,
            document=" ",
            from_on=date(2026, 1, 1),
            by=officer,
            at=NOON,
        )


def test_clear_ends_a_hold_once(officer: User) -> None:
    held = HoldFactory()

    actions.clear(held, on=date(2026, 2, 1), document="Kết luận 3", by=officer, at=NOON)

    held.refresh_from_db()
    assert (held.cleared_on, held.cleared_document) == (date(2026, 2, 1), "Kết luận 3")
    with pytest.raises(actions.AlreadyCleared):
        actions.clear(held, on=date(2026, 2, 2), document="Kết luận 4", by=officer, at=NOON)


def test_a_hold_is_not_cleared_before_it_began(officer: User) -> None:
    with pytest.raises(actions.NotInOrder):
        actions.clear(HoldFactory(), on=date(2025, 1, 1), document="KL", by=officer, at=NOON)


def test_a_rating_changed_behind_the_journal_is_a_fault(officer: User) -> None:
    done = actions.rate_many([Mark(PersonFactory(), GOOD)], year=2025, by=officer, at=NOON)

    Rating.objects.filter(pk=done[0].pk).update(level=EXCELLENT)

    assert [fault.endswith("khác nhật ký ở level.") for fault in queries.faults()] == [True]
