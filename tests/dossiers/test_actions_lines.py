"""What can be done to a line before the council, and what is refused."""

from datetime import date

import pytest

from tests.factories.dossiers import NOON, TODAY, DossierFactory, RoundFactory
from tests.factories.people import PersonFactory, PostFactory, UnitFactory, UserFactory
from thidua.dossiers import actions
from thidua.dossiers.models import Assessment, Dossier
from thidua.journal.models import Entry
from thidua.kit.keys import Stale
from thidua.people.models import Role, Unit, User
from thidua.ratings.models import Hold, Rating

pytestmark = pytest.mark.django_db

TITLE, FIGHTER, COLLECTIVE = (
    "lao-dong-tien-tien",
    "chien-si-thi-dua-co-so",
    "tap-the-lao-dong-tien-tien",
)
Status = Dossier.Status


def head_of(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


def test_a_line_keeps_name_post_and_unit_of_its_day() -> None:
    round = RoundFactory()
    person = PersonFactory(name="Lê Văn Tám")
    PostFactory(person=person, unit=round.unit, title="Phó Trưởng phòng", leader=True)

    line = actions.add_line(round, actions.Entry(person, TITLE), by=head_of(round.unit), at=NOON)

    assert (line.nominee_name, line.post_text, line.leader, line.unit, line.number) == (
        "Lê Văn Tám",
        "Phó Trưởng phòng",
        True,
        round.unit,
        1,
    )


def test_a_new_line_is_judged_for_the_units_eyes_and_nothing_is_sealed() -> None:
    round = RoundFactory()
    person = PersonFactory(unit=round.unit)
    Rating.objects.create(person=person, year=2025, level="HTTNV")

    line = actions.add_line(round, actions.Entry(person, FIGHTER), by=head_of(round.unit), at=NOON)

    assert (line.outcome, line.verdict) == ("not-eligible", None)
    assert line.because == (
        "Năm 2025: Hoàn thành tốt nhiệm vụ; "
        "Không có sáng kiến được công nhận phạm vi cơ sở trên hồ sơ"
    )
    assert [paper.name for paper in line.papers.all()] == ["Báo cáo thành tích"]
    assert not Assessment.objects.exists()


def test_the_same_nominee_and_honour_is_refused_with_the_line_that_stands() -> None:
    line = DossierFactory(number=7)

    with pytest.raises(actions.Twice, match="đã được đề nghị") as refusal:
        actions.add_line(
            line.round,
            actions.Entry(line.person, TITLE),
            by=head_of(line.unit),
            at=NOON,
        )

    assert refusal.value.line == line
    assert not Entry.objects.exists()


def test_a_withdrawn_line_leaves_room_for_another() -> None:
    old = DossierFactory(status=Status.WITHDRAWN)

    line = actions.add_line(
        old.round, actions.Entry(old.person, TITLE), by=head_of(old.unit), at=NOON
    )

    assert line.pk != old.pk


def test_a_double_click_makes_one_line() -> None:
    round = RoundFactory()
    entry, head = actions.Entry(PersonFactory(unit=round.unit), TITLE), head_of(round.unit)

    first = actions.add_line(round, entry, by=head, at=NOON, key="k1")
    second = actions.add_line(round, entry, by=head, at=NOON, key="k1")

    assert (first, Dossier.objects.count()) == (second, 1)


def test_a_title_of_collectives_is_refused_for_a_person() -> None:
    round = RoundFactory()

    with pytest.raises(actions.NotForNominee, match="cá nhân"):
        actions.add_line(
            round, actions.Entry(PersonFactory(), COLLECTIVE), by=head_of(round.unit), at=NOON
        )


def test_an_unknown_honour_is_refused() -> None:
    round = RoundFactory()

    with pytest.raises(actions.UnknownHonour, match="không có"):
        actions.add_line(
            round, actions.Entry(PersonFactory(), "la-lung"), by=head_of(round.unit), at=NOON
        )


def test_a_household_can_be_proposed() -> None:
    round = RoundFactory()
    entry = actions.Entry("Hộ ông Trần Văn An", "giay-khen")

    line = actions.add_line(round, entry, by=head_of(round.unit), at=NOON)

    assert (line.household, line.nominee_name) == ("Hộ ông Trần Văn An", "Hộ ông Trần Văn An")


def test_a_head_of_another_unit_may_not_add() -> None:
    round = RoundFactory()

    with pytest.raises(actions.NotAllowed, match="chưa được giao việc"):
        actions.add_line(
            round,
            actions.Entry(PersonFactory(), TITLE),
            by=head_of(UnitFactory()),
            at=NOON,
        )


def test_a_line_is_not_added_to_a_round_that_was_sent(officer: User) -> None:
    round = RoundFactory(sent=True)

    with pytest.raises(actions.WrongState, match="Đã gửi, chờ tiếp nhận"):
        actions.add_line(round, actions.Entry(PersonFactory(), TITLE), by=officer, at=NOON)


def test_a_stale_page_changes_nothing(officer: User) -> None:
    line = DossierFactory(version=3)

    with pytest.raises(Stale):
        actions.change_line(
            line,
            version=2,
            achievement="Mới",
            post_text="",
            leader=False,
            initiative=None,
            by=officer,
            at=NOON,
        )

    line.refresh_from_db()
    assert line.achievement == ""


def test_a_draft_line_can_be_dropped_and_only_the_journal_remembers() -> None:
    line = DossierFactory(owing="Báo cáo")

    actions.drop_line(line, by=head_of(line.unit), at=NOON)

    assert not Dossier.objects.exists()
    assert [entry.verb for entry in Entry.objects.all()] == ["drop"]


def test_what_was_handed_in_cannot_be_dropped() -> None:
    line = DossierFactory(submitted=True)

    with pytest.raises(actions.WrongState):
        actions.drop_line(line, by=head_of(line.unit), at=NOON)


def test_a_line_is_returned_with_a_reason_and_comes_back_by_itself(officer: User) -> None:
    line = DossierFactory(received=True)
    head = head_of(line.unit)

    line = actions.return_line(line, reason=" Thiếu báo cáo ", by=officer, at=NOON)
    returned = (line.status, line.reason)
    line = actions.submit_line(line, by=head, at=NOON)
    line = actions.receive_line(line, by=officer, at=NOON)

    assert returned == (Status.RETURNED, "Thiếu báo cáo")
    assert (line.status, line.reason, line.received_on) == (Status.RECEIVED, "", TODAY)
    assert line.verdict == {"outcome": "eligible", "law": "luat", "reasons": []}  # sealed before


@pytest.mark.parametrize("verb", ["return_line", "withdraw"])
def test_a_step_back_needs_a_reason(verb: str, officer: User) -> None:
    line = DossierFactory(received=True)

    with pytest.raises(actions.ReasonMissing):
        getattr(actions, verb)(line, reason="  ", by=officer, at=NOON)


def test_a_unit_may_withdraw_after_the_vote() -> None:
    line = DossierFactory(passed=True)

    line = actions.withdraw(line, reason="Chuyển công tác", by=head_of(line.unit), at=NOON)

    assert line.status == Status.WITHDRAWN


def held(line: Dossier, **given: object) -> Hold:
    words = {
        "reason": "dieu-tra",
        "document": "CV 12/CA",
        "from_on": date(2026, 1, 2),
        "at": NOON,
    }
    return Hold.objects.create(person=line.person, **{**words, **given})


def test_a_hold_needs_the_paper_of_a_competent_body(officer: User) -> None:
    with pytest.raises(actions.NoHold, match="Chưa có văn bản"):
        actions.hold(DossierFactory(received=True), by=officer, at=NOON)


def test_a_held_line_resumes_where_it_stood_once_cleared(officer: User) -> None:
    line = DossierFactory(appraised=True)
    found = held(line)

    line = actions.hold(line, by=officer, at=NOON)
    told = (line.status, line.reason)
    with pytest.raises(actions.StillHeld):
        actions.release(line, by=officer, at=NOON)
    Hold.objects.filter(pk=found.pk).update(cleared_on=TODAY)
    line = actions.release(line, by=officer, at=NOON)

    assert told == (Status.HELD, "Đang điều tra (CV 12/CA)")
    assert line.status == Status.APPRAISED
    assert [one.occasion for one in line.assessments.all()] == ["review"]


def test_a_hold_on_somebody_else_does_not_spread(officer: User) -> None:
    line = DossierFactory(received=True)
    held(DossierFactory(received=True))

    with pytest.raises(actions.NoHold):
        actions.hold(line, by=officer, at=NOON)


def test_a_lowered_line_keeps_what_it_was_and_is_judged_again(officer: User) -> None:
    line = DossierFactory(received=True, honour=FIGHTER, owing="Báo cáo thành tích")
    Rating.objects.create(person=line.person, year=2025, level="HTTNV")

    line = actions.lower(line, honour=TITLE, reason="Chưa có sáng kiến", by=officer, at=NOON)

    assert (line.honour, line.lowered_from, line.reason) == (TITLE, FIGHTER, "Chưa có sáng kiến")
    assert line.outcome == "eligible"
    assert [paper.status for paper in line.papers.all()] == ["waived"]


def test_a_line_is_not_lowered_onto_one_that_stands(officer: User) -> None:
    line = DossierFactory(received=True, honour=FIGHTER)
    DossierFactory(received=True, person=line.person, round=line.round)

    with pytest.raises(actions.Twice):
        actions.lower(line, honour=TITLE, reason="Hạ mức", by=officer, at=NOON)


def test_appraising_several_appraises_all_or_none(officer: User) -> None:
    good, late = DossierFactory(received=True), DossierFactory(submitted=True)

    with pytest.raises(actions.WrongState):
        actions.appraise_lines([good, late], by=officer, at=NOON)

    good.refresh_from_db()
    assert good.status == Status.RECEIVED


def test_sudden_merit_goes_in_a_day(officer: User) -> None:
    unit = UnitFactory()
    leader = UserFactory(role=Role.LEADER)
    entry = actions.Entry(PersonFactory(unit=unit), "giay-khen", achievement="Cứu người")

    line = actions.propose_sudden(
        unit=unit, year=2026, entry=entry, by=head_of(unit), at=NOON, key="s1"
    )
    line = actions.receive_line(line, by=officer, at=NOON)
    opinion = actions.ask_opinion(line, body="Công an tỉnh", sent_on=TODAY, by=officer, at=NOON)
    with pytest.raises(actions.OpinionsOpen, match="Công an tỉnh"):
        actions.accept(line, by=leader, at=NOON)
    actions.answer_opinion(opinion, answer="agree", number="5/CA", text="", by=officer, at=NOON)
    line = actions.accept(line, by=leader, at=NOON)

    assert (line.status, line.kind, line.received_on) == (Status.PASSED, "dot-xuat", TODAY)
    assert line.verdict is not None


def test_sudden_merit_of_the_same_person_may_come_again() -> None:
    unit = UnitFactory()
    person, head = PersonFactory(unit=unit), head_of(unit)

    for deed in ("Cứu người", "Bắt cướp"):
        entry = actions.Entry(person, "giay-khen", achievement=deed)
        actions.propose_sudden(unit=unit, year=2026, entry=entry, by=head, at=NOON)
    with pytest.raises(actions.Twice):
        actions.propose_sudden(unit=unit, year=2026, entry=entry, by=head, at=NOON)

    assert Dossier.objects.count() == 2
