"""The meeting: who is there, quorum, close, minutes."""

import pytest

from tests.factories.council import BEFORE, METHOD, MORNING, STATE, MembershipFactory, Story
from thidua.council import refusals
from thidua.council.actions import counting, sitting, voting
from thidua.council.models import Meeting
from thidua.documents.actions import NotAllowed, submit
from thidua.dossiers.models import FiledPaper
from thidua.kit.keys import Stale

pytestmark = pytest.mark.django_db
LDTT = "lao-dong-tien-tien"


def call(story: Story, **states: str) -> Meeting:
    """Note members by their place, p0="present"; the others stay as they are."""
    given = {story.seats[int(place[1:])].pk: (state, "") for place, state in states.items()}
    return sitting.set_attendance(
        story.meeting or story.send(),
        states=given,
        chair=story.seats[0],
        secretary=story.seats[1],
        counting_team=story.seats[2:4],
        by=story.secretary,
        at=MORNING,
    )


def test_a_meeting_opens_when_the_quorum_is_there(story: Story) -> None:
    story.line()

    assert story.sit(absent=[6, 7, 8]).status == Meeting.Status.OPEN


def test_one_too_few_keeps_it_closed(story: Story) -> None:
    story.line()

    with pytest.raises(refusals.NoQuorum) as refusal:
        story.sit(absent=[5, 6, 7, 8])

    assert str(refusal.value) == (
        "Có mặt 5/9 thành viên; phải có ít nhất 6 thì phiên họp mới khai mạc được."
    )


def test_everybody_must_have_been_called(story: Story) -> None:
    story.line()
    story.send()
    call(story, **{f"p{place}": STATE.PRESENT for place in range(8)})

    with pytest.raises(refusals.NotCalled, match=str(story.seats[8].person)):
        sitting.open_meeting(story.meeting, by=story.secretary, at=MORNING)


def test_the_chair_must_be_there(story: Story) -> None:
    story.line()

    with pytest.raises(refusals.ChairAway):
        story.sit(absent=[0])


def test_the_counting_team_is_named_with_the_attendance(story: Story) -> None:
    story.line()

    assert set(story.sit().counting_team.all()) == set(story.seats[2:4])


def test_a_member_seated_after_the_papers_went_out_is_called_too(story: Story) -> None:
    story.line()
    story.send()
    late = MembershipFactory(council=story.council, order=99)
    call(story, **{f"p{place}": STATE.PRESENT for place in range(9)})

    with pytest.raises(refusals.NotCalled, match=str(late.person)):
        sitting.open_meeting(story.meeting, by=story.secretary, at=MORNING)


def test_who_has_voted_stays_present(story: Story) -> None:
    story.line()
    story.sit()
    story.vote(story.open(LDTT), 4, "yes")

    with pytest.raises(refusals.BoundByVote):
        call(story, p4=STATE.ABSENT)


def test_who_has_written_stays_away(story: Story) -> None:
    story.line()
    story.sit(absent=[8])
    item = story.item(LDTT)
    (line,) = story.lines(LDTT)
    counting.write_opinion(
        item,
        story.seats[8],
        opinions={line.pk: (True, "")},
        by=story.secretary,
        at=MORNING,
    )

    with pytest.raises(refusals.BoundByVote):
        call(story, p8=STATE.PRESENT)


def test_a_meeting_is_not_closed_over_an_open_item(story: Story) -> None:
    story.line()
    meeting = story.sit()

    with pytest.raises(refusals.StillVoting, match="Lao động tiên tiến"):
        sitting.close_meeting(meeting, by=story.secretary, at=MORNING)


def test_lines_left_out_with_a_reason_do_not_keep_it_open(story: Story) -> None:
    story.line()
    meeting = story.sit()
    voting.leave_out(
        story.item(LDTT),
        story.lines(LDTT),
        reason="Chờ xác minh",
        by=story.secretary,
        at=MORNING,
    )

    closed = sitting.close_meeting(meeting, by=story.secretary, at=MORNING)

    assert closed.status == Meeting.Status.CLOSED


def test_the_course_of_the_meeting_is_written_down_once(story: Story) -> None:
    story.line()
    meeting = story.sit()
    texts = {"conclusion": "Thống nhất."}
    sitting.tell(meeting, version=meeting.version, texts=texts, by=story.secretary, at=MORNING)

    with pytest.raises(Stale):
        sitting.tell(meeting, version=meeting.version, texts={}, by=story.secretary, at=MORNING)


def minuted(story: Story) -> Meeting:
    story.line()
    story.sit()
    item = story.open(LDTT)
    for place in range(9):
        story.vote(item, place, "yes")
    story.count(item)
    meeting = sitting.close_meeting(story.meeting, by=story.secretary, at=MORNING)
    return sitting.make_minutes(meeting, by=story.secretary, at=MORNING)


def test_minutes_and_counting_report_are_drafted_and_filed(story: Story) -> None:
    meeting = minuted(story)

    assert meeting.status == Meeting.Status.MINUTED
    assert [d.type_code for d in (meeting.minutes, meeting.counting_report)] == ["BB", "BB"]
    filed = FiledPaper.objects.filter(document=meeting.minutes)
    assert [paper.dossier.nominee_name for paper in filed] == [
        line.dossier.nominee_name for line in story.lines(LDTT)
    ]


def test_minutes_are_made_again_while_they_are_a_draft(story: Story) -> None:
    meeting = minuted(story)
    sitting.tell(
        meeting,
        version=meeting.version,
        texts={"conclusion": "Nhất trí."},
        by=story.secretary,
        at=MORNING,
    )

    again = sitting.make_minutes(meeting, by=story.secretary, at=MORNING)

    assert again.minutes == meeting.minutes
    assert FiledPaper.objects.filter(document=again.minutes).count() == 1


def test_minutes_on_the_signer_s_table_are_left_alone(story: Story) -> None:
    meeting = minuted(story)
    submit(meeting.minutes, by=story.secretary, at=MORNING)

    with pytest.raises(NotAllowed):
        sitting.make_minutes(meeting, by=story.secretary, at=MORNING)


def test_a_closed_meeting_sits_again_for_a_reason(story: Story) -> None:
    story.line()
    meeting = story.sit()
    item = story.open(LDTT, METHOD.HANDS)
    voting.void(item, reason="Điểm danh nhầm", by=story.secretary, at=MORNING)
    closed = sitting.close_meeting(meeting, by=story.secretary, at=MORNING)

    again = sitting.reopen(closed, reason="Bỏ phiếu lại", by=story.secretary, at=MORNING)

    assert (again.status, again.ended_at) == (Meeting.Status.OPEN, None)


@pytest.mark.parametrize("place", [0, 4])
def test_members_do_not_run_the_meeting(story: Story, place: int) -> None:
    story.line()
    meeting = story.send()

    with pytest.raises(refusals.NotYours):
        sitting.open_meeting(meeting, by=story.members[place], at=BEFORE)
