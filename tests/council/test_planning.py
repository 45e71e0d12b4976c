"""Planning: an agenda in the order of the law, papers that go out only when nothing is owed."""

from uuid import uuid4

import pytest

from tests.factories.council import BEFORE, METHOD, MORNING, Story
from tests.factories.council import story as make_story
from tests.factories.dossiers import PaperFactory, SummaryFactory
from tests.factories.people import UserFactory
from thidua.council import queries, reading, refusals
from thidua.council.actions import planning
from thidua.council.models import AgendaItem, Meeting, VoteLine
from thidua.documents.models import Document
from thidua.dossiers.models import Assessment, Dossier, SummaryList
from thidua.journal.queries import history_of
from thidua.kit.keys import Stale
from thidua.people.models import Role

pytestmark = pytest.mark.django_db
LDTT, CSTD, UP = "lao-dong-tien-tien", "chien-si-thi-dua-co-so", "chien-si-thi-dua-bo-nganh-tinh"


def agenda(meeting: Meeting) -> list[tuple[int, str, int]]:
    items = queries.items_of(meeting)
    return [(item.order, item.honour, item.lines.count()) for item in items]


def test_a_meeting_is_planned_from_the_closed_list_in_the_order_of_the_law(story: Story) -> None:
    for honour in (UP, CSTD, LDTT, LDTT):
        story.line(honour)

    assert agenda(story.plan()) == [(1, LDTT, 2), (2, CSTD, 1), (3, UP, 1)]


def test_chair_and_secretary_are_those_of_the_day(story: Story) -> None:
    meeting = story.plan()

    assert (meeting.chair, meeting.secretary) == (story.seats[0], story.seats[1])


def test_an_open_list_puts_nothing_on_the_agenda(story: Story) -> None:
    story.line()
    story.summary.status = SummaryList.Status.OPEN
    story.summary.save()

    assert agenda(story.plan()) == []


def test_a_second_click_finds_the_first_meeting(story: Story) -> None:
    given = {"title": "Họp", "year": 2025, "starts_at": MORNING, "place": "P1", "key": str(uuid4())}
    made = [planning.plan(story.council, **given, by=story.secretary, at=BEFORE) for _ in range(2)]

    assert made[0] == made[1]


def test_only_the_secretary_plans(story: Story) -> None:
    given = {"title": "Họp", "year": 2025, "starts_at": MORNING, "place": "P1"}

    with pytest.raises(refusals.NotYours):
        planning.plan(story.council, **given, by=UserFactory(role=Role.OFFICER), at=BEFORE)


def test_a_dossier_stands_on_one_agenda(story: Story) -> None:
    story.line()
    story.plan()

    assert agenda(story.plan()) == []


def test_a_later_appraised_line_is_added_in_its_place(story: Story) -> None:
    story.line(CSTD)
    meeting = story.plan()
    late = story.line(LDTT)

    planning.add_lines(meeting, [late], by=story.secretary, at=BEFORE)

    assert agenda(meeting) == [(1, LDTT, 1), (2, CSTD, 1)]


def test_a_line_of_another_list_is_refused_by_name(story: Story) -> None:
    meeting = story.plan()
    story.summary = SummaryFactory(closed=True, unit=story.council.unit, name="Danh sách khác")
    other = story.line()

    with pytest.raises(refusals.NotAddable, match=other.nominee_name):
        planning.add_lines(meeting, [other], by=story.secretary, at=BEFORE)


def test_a_dropped_line_is_free_again_and_an_empty_item_goes(story: Story) -> None:
    first, _second = story.line(LDTT), story.line(CSTD)
    meeting = story.plan()
    line = VoteLine.objects.get(dossier=first)

    planning.drop_lines(meeting, [line], by=story.secretary, at=BEFORE)

    assert agenda(meeting) == [(1, CSTD, 1)]
    assert list(queries.addable(story.summary)) == [first]


def test_a_stale_page_does_not_move_a_meeting(story: Story) -> None:
    meeting = story.plan()

    with pytest.raises(Stale):
        planning.change_meeting(
            meeting, version=9, changes={"place": "Khác"}, by=story.secretary, at=BEFORE
        )


def test_the_method_offered_is_a_ballot_where_the_rule_wants_one(story: Story) -> None:
    story.line(LDTT), story.line(CSTD)
    meeting = story.plan()

    assert {item.honour: item.method for item in meeting.items.all()} == {
        LDTT: METHOD.HANDS,
        CSTD: METHOD.PAPER,
    }


def test_hands_are_refused_where_a_ballot_is_compulsory(story: Story) -> None:
    story.line(CSTD)
    story.plan()

    with pytest.raises(refusals.BallotCompulsory) as refusal:
        planning.set_method(story.item(CSTD), METHOD.HANDS, by=story.secretary, at=BEFORE)

    assert refusal.value.basis == "Quyết định 10/2026/QĐ-UBND, Điều 12 khoản 2"


def test_the_mark_of_the_day_is_kept_with_its_clause(story: Story) -> None:
    story.line(CSTD)
    story.plan()

    assert story.item(CSTD).threshold == {
        "share": "4/5",
        "over": False,
        "ballot": True,
        "says": "Bỏ phiếu kín; từ 80% tổng số thành viên Hội đồng đồng ý",
        "basis": "Quyết định 10/2026/QĐ-UBND, Điều 12 khoản 2",
        "standing": "in-force",
    }


def test_without_the_province_s_rule_the_last_known_mark_waits_for_the_chair() -> None:
    story = make_story()
    story.line(CSTD)
    story.plan()
    mark = story.item(CSTD).mark

    assert (mark.standing, mark.required(9), mark.needs_confirming) == ("last-known", 8, True)


def test_papers_go_out_with_the_invitation_and_a_second_judgement(story: Story) -> None:
    line = story.line()

    meeting = story.send()

    assert meeting.status == Meeting.Status.PAPERS_OUT
    assert meeting.attendances.count() == 9
    assert meeting.invitation.type_code == "GM"
    assert meeting.invitation.draft_pdf.kind == "pdf"
    occasions = Assessment.objects.filter(dossier=line).values_list("occasion", flat=True)
    assert list(occasions) == ["council"]


def test_a_paper_owed_holds_the_papers_back_by_name(story: Story) -> None:
    line = story.line()
    PaperFactory(dossier=line, name="Xác nhận sáng kiến")

    with pytest.raises(refusals.PapersOwed) as refusal:
        story.send()

    assert str(refusal.value) == (
        "Còn hồ sơ nợ giấy tờ, nên chưa gửi tài liệu được: "
        f"{line.nominee_name}: Xác nhận sáng kiến."
    )
    assert Document.objects.count() == 0


def test_a_withdrawn_line_holds_the_papers_back(story: Story) -> None:
    line = story.line()
    story.plan()
    Dossier.objects.filter(pk=line.pk).update(status=Dossier.Status.WITHDRAWN)

    with pytest.raises(refusals.LinesGone, match=line.nominee_name):
        story.send()


def test_an_empty_agenda_is_not_sent(story: Story) -> None:
    with pytest.raises(refusals.NothingOnAgenda):
        story.send()


def test_a_changed_judgement_is_told_by_name(story: Story) -> None:
    line = story.line()  # sealed as eligible, though nothing is on record any more

    meeting = story.send()

    (change,) = reading.changes(meeting)
    assert (change.line.dossier, change.before, change.after) == (line, "eligible", "unknown")
    assert change.because == ("Hoàn thành tốt nhiệm vụ trở lên: Năm 2025 chưa xếp loại",)


def test_papers_called_back_go_out_again_as_the_same_document(story: Story) -> None:
    story.line()
    first = story.send().invitation
    planning.call_back(story.meeting, reason="Thêm hồ sơ", by=story.secretary, at=BEFORE)

    again = story.send()

    assert again.invitation == first
    assert [entry.verb for entry in history_of(again)][0] == "send_papers"


def test_a_reason_is_asked_before_papers_are_called_back(story: Story) -> None:
    story.line()
    meeting = story.send()

    with pytest.raises(refusals.ReasonMissing):
        planning.call_back(meeting, reason="  ", by=story.secretary, at=BEFORE)


def test_when_a_member_first_opened_the_papers_is_kept(story: Story) -> None:
    story.line()
    meeting = story.send()

    for at in (BEFORE, MORNING):
        planning.mark_read(meeting, by=story.members[3], at=at)

    read = {seat.member_id: seat.read_at for seat in meeting.attendances.all()}
    assert read == {seat.pk: BEFORE if seat == story.seats[3] else None for seat in story.seats}


def test_once_the_papers_are_out_a_line_enters_by_a_supplementary_vote(story: Story) -> None:
    story.line(LDTT)
    meeting = story.send()
    late = story.line(LDTT)

    planning.add_lines(meeting, [late], by=story.secretary, at=BEFORE)

    items = AgendaItem.objects.filter(meeting=meeting).values_list("honour", "supplementary")
    assert list(items) == [(LDTT, False), (LDTT, True)]
    assert Assessment.objects.filter(dossier=late, occasion="council").exists()


def test_a_supplementary_line_owes_no_paper_either(story: Story) -> None:
    story.line(LDTT)
    meeting = story.send()
    late = story.line(LDTT)
    PaperFactory(dossier=late)

    with pytest.raises(refusals.PapersOwed):
        planning.add_lines(meeting, [late], by=story.secretary, at=BEFORE)
