"""The summary list: all rounds merged, shown inside, closed for the council."""

from datetime import date, timedelta

import pytest

from tests.factories.dossiers import NOON, TODAY, DossierFactory, SummaryFactory
from tests.factories.people import UnitFactory, UserFactory
from thidua.dossiers import actions, queries
from thidua.dossiers.models import Dossier, Round, SummaryList
from thidua.people.models import Role, Setting, User

pytestmark = pytest.mark.django_db


def test_lines_of_all_rounds_come_together_and_their_rounds_close(officer: User) -> None:
    lines = [DossierFactory(appraised=True) for _ in range(2)]
    summary = SummaryFactory()

    actions.put_in(summary, lines, by=officer, at=NOON)

    assert list(queries.lines_in(summary).values_list("pk", flat=True).order_by("pk")) == [
        line.pk for line in lines
    ]
    assert set(Round.objects.values_list("status", flat=True)) == {Round.Status.CLOSED}


def test_a_round_with_a_line_on_its_way_stays_open(officer: User) -> None:
    line = DossierFactory(appraised=True)
    DossierFactory(received=True, round=line.round)

    actions.put_in(SummaryFactory(), [line], by=officer, at=NOON)

    assert Round.objects.get().status == Round.Status.RECEIVED


def test_a_line_that_was_not_appraised_is_refused(officer: User) -> None:
    with pytest.raises(actions.WrongState):
        actions.put_in(SummaryFactory(), [DossierFactory(received=True)], by=officer, at=NOON)


def test_a_line_is_taken_out_with_a_reason_until_the_list_is_closed(officer: User) -> None:
    line = DossierFactory(appraised=True, summary=SummaryFactory())
    late = DossierFactory(appraised=True, summary=SummaryFactory(closed=True))

    line = actions.take_out(line, reason="Chờ xác minh", by=officer, at=NOON)

    assert (line.summary, line.status) == (None, Dossier.Status.APPRAISED)
    with pytest.raises(actions.WrongState, match="đã chốt"):
        actions.take_out(late, reason="Chờ xác minh", by=officer, at=NOON)


def test_a_list_is_shown_for_the_days_of_the_setting(officer: User) -> None:
    summary = DossierFactory(appraised=True, summary=SummaryFactory()).summary
    Setting.objects.create(key="publication_days", value=7, from_on=date(2026, 1, 1))

    summary = actions.publish(summary, from_on=TODAY, by=officer, at=NOON)

    assert (summary.status, summary.published_until) == (
        SummaryList.Status.PUBLISHED,
        date(2026, 1, 11),
    )


def test_an_empty_list_is_not_shown(officer: User) -> None:
    with pytest.raises(actions.ListEmpty):
        actions.publish(SummaryFactory(), from_on=TODAY, by=officer, at=NOON)


def test_a_remark_is_taken_while_the_list_is_shown_and_answered(officer: User) -> None:
    line = DossierFactory(appraised=True, summary=SummaryFactory(published=True))
    staff = UserFactory(role=Role.STAFF, role__at=line.unit)

    said = actions.remark(line.summary, text="Nên xét thêm", line=line, by=staff, at=NOON)
    with pytest.raises(actions.RemarksOpen):
        actions.close(line.summary, by=officer, at=NOON + timedelta(days=1))
    said = actions.answer_remark(said, answer="Đã xem xét", by=officer, at=NOON)
    summary = actions.close(line.summary, by=officer, at=NOON + timedelta(days=1))

    assert (said.answered_by, summary.status) == (officer, SummaryList.Status.CLOSED)


def test_no_remark_after_the_last_day() -> None:
    summary = SummaryFactory(published=True)
    staff = UserFactory(role=Role.STAFF, role__at=UnitFactory())

    with pytest.raises(actions.WrongState, match="không còn trong thời gian"):
        actions.remark(summary, text="Muộn", by=staff, at=NOON + timedelta(days=1))


def test_a_list_is_not_closed_while_it_is_shown(officer: User) -> None:
    summary = DossierFactory(appraised=True, summary=SummaryFactory(published=True)).summary

    with pytest.raises(actions.StillPublished, match="05/01/2026"):
        actions.close(summary, by=officer, at=NOON)


def test_a_list_that_was_never_shown_is_closed_only_where_the_setting_asks_for_none(
    officer: User,
) -> None:
    summary = DossierFactory(appraised=True, summary=SummaryFactory()).summary

    with pytest.raises(actions.NotPublished):
        actions.close(summary, by=officer, at=NOON)
    Setting.objects.create(key="publication_days", value=0, from_on=date(2026, 1, 1))
    summary = actions.close(summary, by=officer, at=NOON)

    assert summary.status == SummaryList.Status.CLOSED


def test_papers_owed_stop_the_councils_papers_and_are_named(officer: User) -> None:
    line = DossierFactory(
        appraised=True, summary=SummaryFactory(published=True), owing="Báo cáo thành tích"
    )

    with pytest.raises(actions.PapersOwed) as refusal:
        actions.close(line.summary, by=officer, at=NOON + timedelta(days=1))

    assert refusal.value.why == f"{line.nominee_name}: Báo cáo thành tích"


def test_only_a_closed_list_is_before_the_council_without_lines_on_hold() -> None:
    closed, open_ = SummaryFactory(closed=True), SummaryFactory()
    line = DossierFactory(appraised=True, summary=closed)
    DossierFactory(held=True, summary=closed)
    DossierFactory(appraised=True, summary=open_)

    before = [list(queries.before_council(one)) for one in (closed, open_)]

    assert before == [[line], []]


def test_a_head_may_not_open_a_list() -> None:
    unit = UnitFactory()

    with pytest.raises(actions.NotAllowed):
        actions.open_summary(
            unit=unit,
            year=2025,
            name="DS",
            by=UserFactory(role=Role.HEAD, role__at=unit),
            at=NOON,
        )
