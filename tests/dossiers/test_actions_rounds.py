"""A round is opened, sent and received as a whole; each line's verdict is sealed at receipt."""

from datetime import date

import pytest

from tests.factories.dossiers import (
    NOON,
    TODAY,
    DossierFactory,
    FileFactory,
    PaperFactory,
    RoundFactory,
)
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.dossiers import actions
from thidua.dossiers.models import Dossier, Round
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.movements.models import Registration
from thidua.people.models import Role, Unit, User
from thidua.plans.models import Task
from thidua.ratings.models import Rating

pytestmark = pytest.mark.django_db
LATER = date(2026, 1, 20)


def head_of(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


def test_a_double_click_opens_one_round() -> None:
    unit = UnitFactory()
    head = head_of(unit)

    made = [
        actions.open_round(unit=unit, year=2025, title="Đợt", by=head, at=NOON, key="r1")
        for _ in range(2)
    ]

    assert made[0] == made[1]
    assert [entry.verb for entry in Entry.objects.all()] == ["open"]


def test_staff_may_not_open_a_round() -> None:
    unit = UnitFactory()
    staff = UserFactory(role=Role.STAFF, role__at=unit)

    with pytest.raises(actions.NotAllowed):
        actions.open_round(unit=unit, year=2025, title="Đợt", by=staff, at=NOON)


def test_more_people_present_than_belong_is_refused() -> None:
    round = RoundFactory()

    with pytest.raises(actions.NumbersWrong, match="13 người dự họp"):
        actions.change_round(
            round,
            version=1,
            minutes_total=12,
            minutes_present=13,
            by=head_of(round.unit),
            at=NOON,
        )


def test_a_stale_round_is_not_written(officer: User) -> None:
    with pytest.raises(Stale):
        actions.change_round(RoundFactory(version=2), version=1, title="Khác", by=officer, at=NOON)


def test_a_form_without_a_new_file_keeps_the_one_on_record(officer: User) -> None:
    file = FileFactory()
    round = RoundFactory(proposal_file=file)

    round = actions.change_round(
        round, version=1, title="Đợt 1", proposal_file=None, by=officer, at=NOON
    )

    assert (round.title, round.proposal_file) == ("Đợt 1", file)


def test_the_head_sends_and_the_units_task_closes() -> None:
    line = DossierFactory(round__papers=True)
    round, head = line.round, head_of(line.unit)
    task = Task.objects.create(
        year=2025, text="Gửi đề nghị", output="khen-thuong", unit=round.unit, folded=""
    )

    round = actions.send_round(round, by=head, at=NOON)

    line.refresh_from_db()
    task.refresh_from_db()
    assert (round.status, round.sent_at, round.entered_for_unit) == (
        Round.Status.SENT,
        NOON,
        False,
    )
    assert (line.status, task.status) == (Dossier.Status.SUBMITTED, Task.Status.DONE)


def test_an_officer_sends_for_a_unit_only_with_its_own_paper(officer: User) -> None:
    round = DossierFactory(round__papers=True).round

    with pytest.raises(actions.UnitPaperMissing):
        actions.send_round(round, by=officer, at=NOON)
    Round.objects.filter(pk=round.pk).update(minutes_file=FileFactory())
    round = actions.send_round(round, by=officer, at=NOON)

    assert round.entered_for_unit


def test_an_empty_round_is_not_sent() -> None:
    round = RoundFactory(papers=True)

    with pytest.raises(actions.RoundEmpty):
        actions.send_round(round, by=head_of(round.unit), at=NOON)


def test_a_round_is_not_sent_twice() -> None:
    line = DossierFactory(round__papers=True)
    head = head_of(line.unit)
    actions.send_round(line.round, by=head, at=NOON)

    with pytest.raises(actions.WrongState, match="Đã gửi, chờ tiếp nhận"):
        actions.send_round(line.round, by=head, at=NOON)


def test_receipt_seals_the_verdict_of_the_day_and_names_the_law(officer: User) -> None:
    line = DossierFactory(submitted=True)
    Rating.objects.create(person=line.person, year=2025, level="HTTNV")

    actions.receive_round(line.round, by=officer, at=NOON)

    line.refresh_from_db()
    first = line.assessments.get()
    assert (line.status, line.outcome, line.received_on, line.complete_on) == (
        Dossier.Status.RECEIVED,
        "eligible",
        TODAY,
        TODAY,
    )
    assert first.verdict == line.verdict
    assert first.law_hash[:12] in line.verdict["law"]


def test_a_verdict_of_not_met_does_not_stop_the_receipt(officer: User) -> None:
    line = DossierFactory(submitted=True)
    Rating.objects.create(person=line.person, year=2025, level="KHTNV")

    actions.receive_round(line.round, by=officer, at=NOON)

    line.refresh_from_db()
    assert (line.status, line.outcome) == (Dossier.Status.RECEIVED, "not-eligible")


def test_papers_owed_do_not_stop_the_receipt_and_get_their_day(officer: User) -> None:
    line = DossierFactory(submitted=True)
    paper = PaperFactory(dossier=line)

    round = actions.receive_round(line.round, owed_until=LATER, by=officer, at=NOON)

    line.refresh_from_db()
    paper.refresh_from_db()
    assert (paper.due_on, line.complete_on, round.complete_on) == (LATER, None, None)


def test_a_day_that_is_over_is_no_day_to_owe_until(officer: User) -> None:
    line = DossierFactory(submitted=True)

    with pytest.raises(actions.DueInPast):
        actions.receive_round(line.round, owed_until=date(2026, 1, 4), by=officer, at=NOON)


def test_with_its_last_paper_a_line_and_its_round_are_complete(officer: User) -> None:
    line = DossierFactory(submitted=True)
    paper = PaperFactory(dossier=line)
    actions.receive_round(line.round, owed_until=LATER, by=officer, at=NOON)

    actions.give_paper(paper, file=FileFactory(), by=head_of(line.unit), at=NOON.replace(day=9))

    line.refresh_from_db()
    assert (line.complete_on, line.round.__class__.objects.get().complete_on) == (
        date(2026, 1, 9),
        date(2026, 1, 9),
    )


def test_a_missing_registration_is_noted_and_blocks_nothing(officer: User) -> None:
    line = DossierFactory(submitted=True)
    other = DossierFactory(submitted=True, round=line.round)
    Registration.objects.create(
        year=2025, person=other.person, unit=other.unit, honour=other.honour, at=NOON
    )

    actions.receive_round(line.round, by=officer, at=NOON)

    line.refresh_from_db()
    other.refresh_from_db()
    assert (line.registered, other.registered) == (False, True)


def test_a_returned_round_takes_its_lines_with_it(officer: User) -> None:
    line = DossierFactory(submitted=True)

    round = actions.return_round(line.round, reason="Thiếu biên bản", by=officer, at=NOON)

    line.refresh_from_db()
    assert (round.status, round.return_reason) == (Round.Status.RETURNED, "Thiếu biên bản")
    assert (line.status, line.reason) == (Dossier.Status.RETURNED, "Thiếu biên bản")


def test_a_head_may_not_receive() -> None:
    line = DossierFactory(submitted=True)

    with pytest.raises(actions.NotAllowed):
        actions.receive_round(line.round, by=head_of(line.unit), at=NOON)


def test_sixty_lines_are_received_in_few_queries_a_line(
    officer: User, django_assert_max_num_queries: object
) -> None:
    round = RoundFactory(sent=True)
    for _ in range(60):
        DossierFactory(submitted=True, round=round, person=PersonFactory(unit=round.unit))

    with django_assert_max_num_queries(60 * 7 + 40):
        actions.receive_round(round, by=officer, at=NOON)
