"""Counting: slips, hands, written opinions, results filed down, later lines judged again."""

from typing import Any

import pytest

from tests.factories.council import METHOD, MORNING, STATE, Story
from tests.factories.people import PersonFactory, UserFactory
from thidua.council import queries, reading, refusals
from thidua.council.actions import counting, planning, voting
from thidua.council.models import AgendaItem, WrittenOpinion
from thidua.council.tally import Entry
from thidua.dossiers.models import Assessment, Dossier, FiledPaper
from thidua.journal.queries import history_of
from thidua.people.models import Role, User
from thidua.ratings.models import Rating

pytestmark = pytest.mark.django_db
LDTT, CSTD, COLLECTIVE = (
    "lao-dong-tien-tien",
    "chien-si-thi-dua-co-so",
    "tap-the-lao-dong-tien-tien",
)


def on_paper(story: Story, honour: str = LDTT) -> AgendaItem:
    item = story.open(honour, METHOD.PAPER)
    return voting.close_item(item, by=story.secretary, at=MORNING)


def enter(
    story: Story, item: AgendaItem, *entries: Entry, by: User | None = None, **slips: int
) -> Any:
    lines = item.lines.filter(left_out="").order_by("order")
    return counting.enter_counts(
        item,
        issued=slips.get("issued", 9),
        returned=slips.get("returned", 9),
        counts={line.pk: entry for line, entry in zip(lines, entries, strict=False)},
        by=by or story.members[2],
        at=MORNING,
    )


@pytest.fixture
def sitting(story: Story) -> Story:
    story.line(LDTT)
    story.line(LDTT)
    story.sit()
    return story


def test_the_counting_team_enters_what_it_found(sitting: Story) -> None:
    item = enter(sitting, on_paper(sitting), Entry(9, 8, 1), Entry(8, 3, 5))

    item = counting.count(item, by=sitting.secretary, at=MORNING)

    assert (item.issued, item.returned, item.status) == (9, 9, AgendaItem.Status.COUNTED)
    told = [(x.valid, x.yes, x.no, x.required, x.passed) for x in sitting.lines(LDTT)]
    assert told == [(9, 8, 1, 5, True), (8, 3, 5, 5, False)]


def test_numbers_that_contradict_each_other_are_refused_whole(sitting: Story) -> None:
    item = on_paper(sitting)

    with pytest.raises(refusals.CountFaults) as refusal:
        enter(sitting, item, Entry(9, 8, 1), Entry(9, 8, 2))

    second = sitting.lines(LDTT)[1]
    assert refusal.value.faults == [
        f"{second.dossier.nominee_name}: 8 đồng ý và 2 không đồng ý là 10, khác 9 phiếu hợp lệ."
    ]
    assert [line.yes for line in sitting.lines(LDTT)] == [None, None]


def test_more_slips_than_members_present_are_refused(sitting: Story) -> None:
    with pytest.raises(refusals.CountFaults):
        enter(sitting, on_paper(sitting), Entry(10, 8, 2), Entry(9, 9, 0), issued=10, returned=10)


def test_a_line_left_empty_is_named(sitting: Story) -> None:
    with pytest.raises(refusals.NotEntered, match=sitting.lines(LDTT)[1].dossier.nominee_name):
        enter(sitting, on_paper(sitting), Entry(9, 8, 1))


@pytest.mark.parametrize(
    ("place", "may"), [(2, True), (3, True), (1, True), (0, False), (5, False)]
)
def test_the_team_and_the_secretary_enter_counts(sitting: Story, place: int, may: bool) -> None:
    item = on_paper(sitting)
    given = {"by": sitting.members[place]}

    if may:
        assert enter(sitting, item, Entry(9, 8, 1), Entry(9, 9, 0), **given).returned == 9
    else:
        with pytest.raises(refusals.NotYours):
            enter(sitting, item, Entry(9, 8, 1), Entry(9, 9, 0), **given)


def test_an_electronic_ballot_is_never_typed_in(sitting: Story) -> None:
    item = sitting.open(LDTT)
    item = voting.close_item(item, by=sitting.secretary, at=MORNING)

    with pytest.raises(refusals.WrongTime):
        enter(sitting, item, Entry(9, 8, 1), Entry(9, 9, 0))


def test_a_show_of_hands_counts_those_who_raised_none(sitting: Story) -> None:
    item = sitting.open(LDTT, METHOD.HANDS)
    item = voting.close_item(item, by=sitting.secretary, at=MORNING)

    enter(sitting, item, Entry(9, 7, 1), Entry(9, 9, 0))

    assert [(x.yes, x.no, x.blank) for x in sitting.lines(LDTT)] == [(7, 1, 1), (9, 0, 0)]


def test_nothing_is_counted_before_it_is_entered(sitting: Story) -> None:
    item = on_paper(sitting)

    with pytest.raises(refusals.NotEntered):
        counting.count(item, by=sitting.secretary, at=MORNING)


def write(story: Story, place: int, *agrees: bool, item: AgendaItem | None = None) -> Any:
    item = item or story.item(LDTT)
    lines = item.lines.order_by("order")
    return counting.write_opinion(
        item,
        story.seats[place],
        opinions={line.pk: (yes, "Theo hồ sơ") for line, yes in zip(lines, agrees, strict=True)},
        by=story.secretary,
        at=MORNING,
    )


def test_a_written_opinion_of_an_absent_member_counts_among_all(story: Story) -> None:
    story.line(CSTD)
    story.sit(absent=[8])
    write(story, 8, True, item=story.item(CSTD))
    item = on_paper(story, CSTD)
    enter(story, item, Entry(8, 7, 1), issued=8, returned=8)

    counting.count(item, by=story.secretary, at=MORNING)

    (line,) = story.lines(CSTD)
    assert (line.yes, line.written_yes, line.members, line.required, line.passed) == (
        7,
        1,
        9,
        8,
        True,
    )
    assert story.meeting.attendances.get(member=story.seats[8]).state == STATE.WRITTEN


def test_one_vote_short_of_all_members_fails(story: Story) -> None:
    story.line(CSTD)
    story.sit(absent=[7, 8])
    item = on_paper(story, CSTD)
    enter(story, item, Entry(7, 7, 0), issued=7, returned=7)

    counting.count(item, by=story.secretary, at=MORNING)

    (line,) = story.lines(CSTD)
    assert (line.yes, line.required, line.passed) == (7, 8, False)
    assert line.dossier.status == Dossier.Status.FAILED


def test_a_second_paper_of_the_same_member_replaces_the_first(story: Story) -> None:
    story.line(LDTT)
    story.sit(absent=[8])
    write(story, 8, True)
    write(story, 8, False)

    assert [one.agrees for one in WrittenOpinion.objects.all()] == [False]


def test_a_member_who_is_there_writes_no_opinion(sitting: Story) -> None:
    with pytest.raises(refusals.NotAbsent):
        write(sitting, 4, True, True)


def test_after_the_count_no_opinion_comes_in(story: Story) -> None:
    story.line(LDTT)
    story.sit(absent=[8])
    item = on_paper(story)
    enter(story, item, Entry(8, 8, 0), issued=8, returned=8)
    counting.count(item, by=story.secretary, at=MORNING)

    with pytest.raises(refusals.WrongTime):
        write(story, 8, True)


def test_results_are_filed_into_the_dossiers(sitting: Story) -> None:
    item = enter(sitting, on_paper(sitting), Entry(9, 8, 1), Entry(9, 3, 6))
    counting.count(item, by=sitting.secretary, at=MORNING)

    lines = sitting.lines(LDTT)
    assert [x.dossier.status for x in lines] == [Dossier.Status.PASSED, Dossier.Status.FAILED]
    assert list(FiledPaper.objects.order_by("pk").values_list("title", "detail")) == [
        ("Hội đồng thông qua", "8/9 thành viên đồng ý (88,89\xa0%), cần 5"),
        ("Không đủ phiếu của Hội đồng", "3/9 thành viên đồng ý (33,33\xa0%), cần 5"),
    ]
    assert list(queries.passed_lines(sitting.meeting)) == [lines[0]]
    assert list(queries.results_of(lines[1].dossier)) == [lines[1]]
    assert "8/9" in str(history_of(item)[0].changes)


def test_results_are_not_told_before_the_count(sitting: Story) -> None:
    item = sitting.open(LDTT)
    sitting.vote(item, 3, "yes")
    voting.close_item(item, by=sitting.secretary, at=MORNING)

    (first, _second) = sitting.lines(LDTT)
    assert list(queries.results_of(first.dossier)) == []
    assert list(queries.passed_lines(sitting.meeting)) == []


# --- the later judged again after the earlier count -----------------------------------------------


def test_a_collective_passes_only_after_an_earlier_count(story: Story) -> None:
    """Seven of ten would hold the title: the share rests on the first count."""
    unit = story.unit
    people = [PersonFactory(unit=unit) for _ in range(10)]
    for person in people:
        Rating.objects.create(person=person, year=2025, level="HTTNV", source="QĐ")
    Rating.objects.create(unit=unit, year=2025, level="HTTNV", source="QĐ")
    for person in people[:7]:
        story.line(LDTT, person=person)
    story.line(COLLECTIVE, collective_line=True, unit=unit)
    story.sit()
    collective = Dossier.objects.get(honour=COLLECTIVE)
    assert collective.outcome == "eligible-if"

    item = story.open(LDTT)
    for place in range(9):
        story.vote(item, place, "no", "yes")  # the first of the seven falls
    story.count(item)

    collective.refresh_from_db()
    assert collective.outcome == "not-eligible"
    (change,) = [x for x in reading.changes(story.meeting) if x.line.dossier == collective]
    assert change.after == "not-eligible"
    occasions = Assessment.objects.filter(dossier=collective).order_by("pk")
    assert [one.occasion for one in occasions] == ["council", "ballot"]


def test_lines_that_do_not_rest_on_the_count_are_left_alone(story: Story) -> None:
    story.line(LDTT)
    form = story.line("giay-khen")
    story.sit()
    item = enter(story, on_paper(story), Entry(9, 9, 0))
    counting.count(item, by=story.secretary, at=MORNING)

    assert [one.occasion for one in form.assessments.all()] == ["council"]


# --- after the vote -------------------------------------------------------------------------------


def test_a_line_is_removed_after_the_vote_with_a_reason(sitting: Story) -> None:
    item = enter(sitting, on_paper(sitting), Entry(9, 9, 0), Entry(9, 9, 0))
    counting.count(item, by=sitting.secretary, at=MORNING)
    first, second = sitting.lines(LDTT)

    counting.remove_line(first, reason="Bị kỷ luật", by=sitting.secretary, at=MORNING)

    first.dossier.refresh_from_db()
    assert (first.dossier.status, first.dossier.reason) == (Dossier.Status.REMOVED, "Bị kỷ luật")
    assert [line.yes for line in sitting.lines(LDTT)] == [9, 9]
    assert list(queries.passed_lines(sitting.meeting)) == [second]


def test_a_removal_without_a_reason_is_refused(sitting: Story) -> None:
    item = enter(sitting, on_paper(sitting), Entry(9, 9, 0), Entry(9, 9, 0))
    counting.count(item, by=sitting.secretary, at=MORNING)

    with pytest.raises(refusals.ReasonMissing):
        counting.remove_line(sitting.lines(LDTT)[0], reason="", by=sitting.secretary, at=MORNING)


def test_a_supplementary_vote_is_counted_by_itself(sitting: Story) -> None:
    from_list = sitting.line(LDTT)
    sitting_item = enter(sitting, on_paper(sitting), Entry(9, 9, 0), Entry(9, 9, 0))
    counting.count(sitting_item, by=sitting.secretary, at=MORNING)
    planning.add_lines(sitting.meeting, [from_list], by=sitting.secretary, at=MORNING)
    extra = sitting.item(LDTT)
    item = sitting.open(LDTT)
    for place in range(9):
        sitting.vote(item, place, "yes")
    sitting.count(item)

    extra.refresh_from_db()
    assert (extra.supplementary, extra.status) == (True, AgendaItem.Status.COUNTED)
    assert from_list in [line.dossier for line in queries.passed_lines(sitting.meeting)]


def test_the_officer_does_not_count(sitting: Story) -> None:
    item = enter(sitting, on_paper(sitting), Entry(9, 9, 0), Entry(9, 9, 0))

    with pytest.raises(refusals.NotYours):
        counting.count(item, by=UserFactory(role=Role.OFFICER), at=MORNING)
