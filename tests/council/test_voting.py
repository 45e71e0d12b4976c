"""One item: opened in its turn, voted once by those who are there, closed, void or again."""

import pytest

from tests.factories.council import METHOD, MORNING, STATE, Story
from tests.factories.council import story as make_story
from tests.factories.people import UserFactory
from thidua.council import queries, refusals
from thidua.council.actions import voting
from thidua.council.models import AgendaItem, Attendance, Tally, Turnout
from thidua.dossiers.models import Dossier
from thidua.journal.models import Entry
from thidua.people.models import Role

pytestmark = pytest.mark.django_db
LDTT, CSTD = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
STATUS = AgendaItem.Status


@pytest.fixture
def sitting(story: Story) -> Story:
    for honour in (LDTT, LDTT, CSTD):
        story.line(honour)
    story.sit()
    return story


def counts(item: AgendaItem) -> list[tuple[int, ...]]:
    kept = {(one.line_id, one.choice): one.count for one in Tally.objects.filter(line__item=item)}
    lines = item.lines.order_by("order")
    return [tuple(kept[line.pk, choice] for choice in Tally.Choice) for line in lines]


def test_items_open_in_their_order(sitting: Story) -> None:
    with pytest.raises(refusals.EarlierItem) as refusal:
        sitting.open(CSTD)

    assert str(refusal.value) == (
        "Nội dung 1 (Lao động tiên tiến) chưa có kết quả, nên chưa mở nội dung này được."
    )


def test_a_ballot_needs_a_counting_team(sitting: Story) -> None:
    sitting.meeting.counting_team.clear()

    with pytest.raises(refusals.Unnamed, match="ban kiểm phiếu"):
        sitting.open(LDTT)


def test_a_mark_that_is_only_the_last_known_one_waits_for_the_chair() -> None:
    story = make_story()
    story.line(CSTD)
    story.sit()
    item = story.item(CSTD)

    with pytest.raises(refusals.Unconfirmed):
        voting.open_item(item, by=story.secretary, at=MORNING)
    with pytest.raises(refusals.NotYours):
        voting.confirm_threshold(item, by=story.secretary, at=MORNING)
    item = voting.confirm_threshold(item, by=story.chair, at=MORNING)

    assert voting.open_item(item, by=story.secretary, at=MORNING).status == STATUS.OPEN


def test_a_mark_in_force_needs_no_confirming(sitting: Story) -> None:
    with pytest.raises(refusals.WrongTime):
        voting.confirm_threshold(sitting.item(LDTT), by=sitting.chair, at=MORNING)


def test_a_line_withdrawn_since_the_papers_went_out_is_not_put_to_the_vote(sitting: Story) -> None:
    gone = sitting.lines(LDTT)[0]
    Dossier.objects.filter(pk=gone.dossier_id).update(status=Dossier.Status.WITHDRAWN)

    item = sitting.open(LDTT)

    assert [line.left_out for line in item.lines.all()] == ["Đơn vị đã rút", ""]
    assert queries.booth(item, seat(sitting, 3)).lines == [sitting.lines(LDTT)[1]]


def test_an_item_without_lines_is_not_opened(sitting: Story) -> None:
    Dossier.objects.filter(honour=LDTT).update(status=Dossier.Status.HELD)

    with pytest.raises(refusals.NothingOnAgenda):
        sitting.open(LDTT)


def seat(story: Story, place: int) -> Attendance:
    return story.meeting.attendances.get(member=story.seats[place])


def test_counters_start_at_nothing_and_turnout_is_kept(sitting: Story) -> None:
    item = sitting.open(LDTT)

    assert counts(item) == [(0, 0, 0), (0, 0, 0)]
    assert sitting.vote(item, 3, "yes", "blank") == 2
    assert counts(item) == [(1, 0, 0), (0, 0, 1)]
    voted = Turnout.objects.values_list("line__order", "member")
    assert sorted(voted) == [(1, sitting.seats[3].pk), (2, sitting.seats[3].pk)]


def test_the_journal_tells_that_and_nothing_more(sitting: Story) -> None:
    item = sitting.open(LDTT)
    sitting.vote(item, 3, "no")

    entry = Entry.objects.get(verb="cast")

    assert (entry.by, entry.at, entry.changes, entry.note, entry.about) == (
        sitting.members[3],
        item.opened_at,
        {},
        "",
        item,
    )


def test_nobody_votes_twice(sitting: Story) -> None:
    item = sitting.open(LDTT)
    sitting.vote(item, 3, "yes")

    with pytest.raises(refusals.AlreadyVoted) as refusal:
        sitting.vote(item, 3, "no")

    assert str(refusal.value) == "Bạn đã gửi phiếu cho đủ 2 trường hợp của nội dung này."
    assert counts(item) == [(1, 0, 0), (1, 0, 0)]


def test_a_vote_before_the_opening_or_after_the_close_is_not_counted(sitting: Story) -> None:
    waiting = sitting.item(LDTT)
    with pytest.raises(refusals.BallotClosed, match="chưa mở"):
        sitting.vote(waiting, 3, "yes")
    item = sitting.open(LDTT)
    voting.close_item(item, by=sitting.secretary, at=MORNING)

    with pytest.raises(refusals.BallotClosed, match="đã đóng"):
        sitting.vote(item, 3, "yes")

    assert not Turnout.objects.exists()


@pytest.mark.parametrize("role", [Role.MEMBER, Role.OFFICER, Role.LEADER, Role.SECRETARY])
def test_an_account_without_a_seat_does_not_vote(sitting: Story, role: Role) -> None:
    item = sitting.open(LDTT)
    choices = {line.pk: "yes" for line in item.lines.all()}

    with pytest.raises(refusals.NotYours):
        voting.cast(item, choices=choices, by=UserFactory(role=role), at=MORNING)


@pytest.mark.parametrize("state", [STATE.ABSENT, STATE.WRITTEN, STATE.EXPECTED])
def test_a_member_who_is_away_does_not_vote_by_phone(sitting: Story, state: str) -> None:
    item = sitting.open(LDTT)
    sitting.meeting.attendances.filter(member=sitting.seats[3]).update(state=state)

    with pytest.raises(refusals.NotPresent):
        sitting.vote(item, 3, "yes")


@pytest.mark.parametrize("bad", ["", "có", "YES"])
def test_every_line_wants_a_choice_that_there_is(sitting: Story, bad: str) -> None:
    item = sitting.open(LDTT)

    with pytest.raises(refusals.ChoicesMissing):
        sitting.vote(item, 3, "yes", bad)

    assert not Turnout.objects.exists()


def test_choices_for_lines_of_another_item_are_not_counted(sitting: Story) -> None:
    item = sitting.open(LDTT)
    strange = {line.pk: "yes" for line in sitting.lines(CSTD)}

    with pytest.raises(refusals.ChoicesMissing):
        voting.cast(item, choices=strange, by=sitting.members[3], at=MORNING)


def test_a_member_who_is_nominated_votes_on_himself(story: Story) -> None:
    story.line(LDTT, person=story.members[3].person)
    story.sit()

    assert story.vote(story.open(LDTT), 3, "yes") == 1


def test_who_stood_aside_is_not_asked_and_still_counts_among_all(sitting: Story) -> None:
    first, _second = sitting.lines(LDTT)
    voting.stand_aside(first, sitting.seats[3], note="Vợ", by=sitting.secretary, at=MORNING)
    item = sitting.open(LDTT)

    assert sitting.vote(item, 3, "yes", "yes") == 1
    for place in (0, 1, 2, 4, 5, 6, 7, 8):
        sitting.vote(item, place, "yes")
    sitting.count(item)

    told = [(line.yes, line.members, line.passed) for line in sitting.lines(LDTT)]
    assert told == [(8, 9, True), (9, 9, True)]


def test_standing_aside_may_be_taken_back_before_the_ballot(sitting: Story) -> None:
    line = sitting.lines(LDTT)[0]
    recusal = voting.stand_aside(line, sitting.seats[3], by=sitting.secretary, at=MORNING)

    voting.take_part(recusal, by=sitting.secretary, at=MORNING)

    assert len(queries.booth(sitting.open(LDTT), seat(sitting, 3)).lines) == 2


def test_the_close_carries_the_counters_over(sitting: Story) -> None:
    item = sitting.open(LDTT)
    for place in range(8):
        sitting.vote(item, place, "yes", "no" if place < 5 else "blank")

    item = voting.close_item(item, by=sitting.secretary, at=MORNING)

    assert (item.status, item.issued, item.returned) == (STATUS.CLOSED, 9, 8)
    assert [(x.yes, x.no, x.blank, x.valid) for x in sitting.lines(LDTT)] == [
        (8, 0, 0, 8),
        (0, 5, 3, 8),
    ]


def test_counts_that_differ_from_the_turnout_make_the_vote_void(sitting: Story) -> None:
    item = sitting.open(LDTT)
    sitting.vote(item, 3, "yes")
    Tally.objects.filter(line__item=item, choice="no", line__order=2).update(
        counter=Tally.START + 1
    )

    item = voting.close_item(item, by=sitting.secretary, at=MORNING)

    assert item.status == STATUS.VOID
    assert [line.yes for line in item.lines.all()] == [None, None]


def test_a_void_vote_is_held_again_as_the_next_item(sitting: Story) -> None:
    item = sitting.open(LDTT)
    sitting.vote(item, 3, "yes")
    voting.void(item, reason="Mất điện", by=sitting.secretary, at=MORNING)

    again = voting.vote_again(item, by=sitting.secretary, at=MORNING)

    agenda = [(one.order, one.honour, one.status) for one in queries.items_of(sitting.meeting)]
    assert agenda == [
        (1, LDTT, STATUS.VOID),
        (2, LDTT, STATUS.WAITING),
        (3, CSTD, STATUS.WAITING),
    ]
    again = voting.open_item(again, by=sitting.secretary, at=MORNING)
    assert counts(again) == [] if again.method != METHOD.ELECTRONIC else [(0, 0, 0)] * 2
    assert [line.dossier for line in again.lines.all()] == [
        line.dossier for line in item.lines.all()
    ]


def test_a_backup_asks_whether_a_ballot_is_open(sitting: Story) -> None:
    assert queries.ballot_open() is False
    item = sitting.open(LDTT)
    assert queries.ballot_open() is True
    voting.close_item(item, by=sitting.secretary, at=MORNING)
    assert queries.ballot_open() is False


def test_who_has_voted_is_told_and_nothing_else(sitting: Story) -> None:
    item = sitting.open(LDTT)
    sitting.vote(item, 3, "no")

    told = [(one.member_id, sent) for one, sent in queries.voters(item)]

    assert told == [(one.pk, one == sitting.seats[3]) for one in sitting.seats]
