"""The pages: who sees what, what a refusal looks like, how many queries a list takes."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from tests.factories.council import METHOD, MORNING, STATE, Story
from tests.factories.dossiers import PaperFactory
from tests.factories.people import PersonFactory, UserFactory
from thidua.council import queries
from thidua.council.actions import councils, counting, sitting, voting
from thidua.council.models import AgendaItem, Council, Meeting, Turnout, WrittenOpinion
from thidua.journal.models import Entry
from thidua.people.mandate import mandate
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
LDTT, CSTD = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
SignIn = Callable[[User], Client]


@pytest.fixture(autouse=True)
def _at_the_meeting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the meeting."""
    monkeypatch.setattr(timezone, "now", lambda: MORNING)


def page(client: Client, name: str, pk: int, **given: object) -> str:
    return client.get(reverse(f"council:{name}", args=[pk]), given).content.decode()


def post(client: Client, to: str, pk: int, **data: object) -> tuple[int, str]:
    answer = client.post(reverse(f"council:{to}", args=[pk]), data)
    return answer.status_code, answer.content.decode()


# --- councils and planning ------------------------------------------------------------------------


def test_an_officer_founds_a_council_and_seats_its_chair(signed_in: SignIn, story: Story) -> None:
    client = signed_in(UserFactory(role=Role.OFFICER))
    data = {
        "key": "7d1f4bb0-5b1a-4a0e-9a44-1e2f1e4c9a11",
        "name": "Hội đồng mới",
        "unit": story.council.unit_id,
        "level": "co-so",
        "founded_by": "Quyết định 1/QĐ",
        "from_on": "01/01/2026",
    }
    for _click in range(2):
        assert client.post(reverse("council:found"), data).status_code == 302
    made = Council.objects.get(name="Hội đồng mới")
    person = PersonFactory(name="Lê Thị Hạnh")

    seat = {"who": "le thi hanh", "seat": "chair", "from_on": "01/01/2026"}
    assert post(client, "give_seat", made.pk, **seat)[0] == 302

    assert [one.person for one in made.memberships.all()] == [person]


def test_two_people_of_one_name_are_a_question(signed_in: SignIn, story: Story) -> None:
    for code in ("A1", "B2"):
        PersonFactory(name="Lê Thị Hạnh", staff_code=code)
    seat = {"who": "Lê Thị Hạnh", "seat": "member", "from_on": "01/01/2026"}

    status, html = post(signed_in(story.secretary), "give_seat", story.council.pk, **seat)

    assert status == 422
    assert "Có nhiều người: Lê Thị Hạnh (A1); Lê Thị Hạnh (B2). Hãy ghi mã cán bộ." in html


def test_a_stale_page_shows_both_values(signed_in: SignIn, story: Story) -> None:
    client = signed_in(story.secretary)
    data = {
        "version": story.council.version,
        "name": "Tên của tôi",
        "level": "co-so",
        "founded_by": story.council.founded_by,
        "from_on": "01/01/2015",
    }
    changes = {"name": "Tên của người khác"}
    councils.change_council(
        story.council, version=1, changes=changes, by=story.secretary, at=MORNING
    )

    status, html = post(client, "change_council", story.council.pk, **data)

    assert status == 409
    assert "Tên của tôi" in html
    assert "Tên của người khác" in html


def test_the_secretary_plans_from_the_closed_list(signed_in: SignIn, story: Story) -> None:
    story.line(CSTD), story.line(LDTT)
    data = {
        "key": "7d1f4bb0-5b1a-4a0e-9a44-1e2f1e4c9a12",
        "summary": story.summary.pk,
        "title": "Họp xét",
        "year": 2025,
        "day": "12/01/2026",
        "hour": "8h30",
        "place": "Phòng 1",
    }

    assert post(signed_in(story.secretary), "plan", story.council.pk, **data)[0] == 302

    meeting = Meeting.objects.get()
    assert f"{timezone.localtime(meeting.starts_at):%d/%m/%Y %H:%M}" == "12/01/2026 08:30"
    assert [item.honour for item in meeting.items.all()] == [LDTT, CSTD]


def test_hands_are_refused_with_the_clause(signed_in: SignIn, story: Story) -> None:
    story.line(CSTD)
    story.plan()
    item = story.item(CSTD)

    status, html = post(signed_in(story.secretary), "set_method", item.pk, method=METHOD.HANDS)

    assert status == 409
    assert "Danh hiệu này phải bỏ phiếu, không biểu quyết giơ tay được." in html
    assert "Quyết định 10/2026/QĐ-UBND, Điều 12 khoản 2" in html


def test_papers_owed_are_told_by_name_and_in_the_journal(signed_in: SignIn, story: Story) -> None:
    line = story.line()
    PaperFactory(dossier=line, name="Báo cáo thành tích")
    meeting = story.plan()

    status, html = post(signed_in(story.secretary), "send", meeting.pk)

    assert status == 409
    assert f"{line.nominee_name}: Báo cáo thành tích" in html
    assert Entry.objects.filter(verb="refuse", about_id=meeting.pk).count() == 1


def test_a_planned_meeting_is_not_the_members_to_see(signed_in: SignIn, story: Story) -> None:
    story.line()
    meeting = story.plan()
    client = signed_in(story.members[4])
    address = reverse("council:meeting", args=[meeting.pk])

    assert client.get(address).status_code == 404
    story.send()
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("place", "button"),
    [(1, "Điểm danh"), (4, "Mở tài liệu"), (0, "Mở tài liệu")],
)
def test_the_meeting_s_page_offers_one_next_thing(
    signed_in: SignIn, story: Story, place: int, button: str
) -> None:
    story.line()
    meeting = story.send()
    if place == 1:
        meeting.attendances.filter(member=story.seats[1]).update(read_at=MORNING)

    html = page(signed_in(story.members[place]), "meeting", meeting.pk)

    card = html.split('id="next"')[1].split("</section>")[0]
    assert card.count("btn-primary") == 1
    assert f">{button}</" in card


# --- papers ---------------------------------------------------------------------------------------


@pytest.fixture
def sent(story: Story) -> Story:
    for number in range(3):
        story.line(LDTT, achievement=f"Thành tích số {number}", because="HTTNV năm 2025")
    story.line(CSTD, person=story.members[4].person)
    story.send()
    return story


def test_a_row_says_everything_needed_to_vote(signed_in: SignIn, sent: Story) -> None:
    html = page(signed_in(sent.members[4]), "papers", sent.meeting.pk)

    assert "Thành tích số 2" in html
    assert html.count("là thành viên Hội đồng") == 1
    assert "Hoàn thành tốt nhiệm vụ trở lên" not in html  # the tree stays on the dossier's page


def test_filters_stay_in_the_address(signed_in: SignIn, sent: Story) -> None:
    client = signed_in(sent.members[4])

    html = page(client, "papers", sent.meeting.pk, honour=CSTD)

    assert html.count("<tr>") == 2
    assert f'<option value="{CSTD}" selected' in html


def test_search_is_blind_to_marks(signed_in: SignIn, sent: Story) -> None:
    name = sent.lines(LDTT)[0].dossier.nominee_name

    html = page(signed_in(sent.members[4]), "papers", sent.meeting.pk, q=name.split()[-1])

    assert escape(name) in html


def test_the_list_goes_home_as_a_workbook(signed_in: SignIn, sent: Story) -> None:
    client = signed_in(sent.secretary)

    answer = client.get(reverse("council:papers_table", args=[sent.meeting.pk]))

    assert answer["Content-Disposition"].endswith('.xlsx"')
    assert answer.content[:2] == b"PK"


def test_the_number_of_queries_of_the_list_does_not_grow(
    signed_in: SignIn, sent: Story, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    client = signed_in(sent.members[4])
    page(client, "papers", sent.meeting.pk)

    with django_assert_max_num_queries(23):  # type: ignore[attr-defined]
        page(client, "papers", sent.meeting.pk)


def test_two_dossiers_stand_side_by_side(signed_in: SignIn, sent: Story) -> None:
    first, second, _third = sent.lines(LDTT)
    client = signed_in(sent.members[4])

    html = page(client, "compare", sent.meeting.pk, so=[first.pk, second.pk])

    assert (html.count("Thành tích số 0"), html.count("Thành tích số 1")) == (1, 1)
    assert client.get(reverse("council:compare", args=[sent.meeting.pk])).status_code == 302


def test_opening_the_papers_is_kept(signed_in: SignIn, sent: Story) -> None:
    assert post(signed_in(sent.members[4]), "read", sent.meeting.pk)[0] == 302

    seat = sent.meeting.attendances.get(member=sent.seats[4])
    assert seat.read_at == MORNING


def test_a_dossier_shows_its_conditions(signed_in: SignIn, sent: Story) -> None:
    line = sent.lines(LDTT)[0]

    html = page(signed_in(sent.members[4]), "dossier", line.pk)

    assert "Hoàn thành tốt nhiệm vụ trở lên" in html
    assert "Chưa đạt" in html


# --- attendance -----------------------------------------------------------------------------------


def test_the_secretary_calls_the_members(signed_in: SignIn, sent: Story) -> None:
    data: dict[str, object] = {f"state-{seat.pk}": STATE.PRESENT for seat in sent.seats[:8]}
    data |= {f"reason-{seat.pk}": "" for seat in sent.seats}
    data |= {
        f"state-{sent.seats[8].pk}": STATE.ABSENT,
        f"reason-{sent.seats[8].pk}": "Đi học",
        "chair": sent.seats[0].pk,
        "secretary": sent.seats[1].pk,
        "counting_team": [sent.seats[2].pk, sent.seats[3].pk],
    }

    assert post(signed_in(sent.secretary), "attendance", sent.meeting.pk, **data)[0] == 302

    there = queries.presence(sent.meeting)
    assert (there.present, there.absent, there.expected) == (8, 1, 0)


def test_too_few_members_are_told_with_the_clause(signed_in: SignIn, sent: Story) -> None:
    sent.meeting.attendances.update(state=STATE.ABSENT)
    sent.meeting.attendances.filter(member__in=sent.seats[:5]).update(state=STATE.PRESENT)

    status, html = post(signed_in(sent.secretary), "open", sent.meeting.pk)

    assert status == 409
    assert "Có mặt 5/9 thành viên; phải có ít nhất 6" in html
    assert "Điều 12 khoản 1" in html


# --- the ballot -----------------------------------------------------------------------------------


@pytest.fixture
def ballot(story: Story) -> AgendaItem:
    story.line(LDTT, person=story.members[4].person)
    for _number in range(2):
        story.line(LDTT)
    story.sit(absent=[8])
    return story.open(LDTT)


def chosen(item: AgendaItem, *digits: str) -> dict[str, str]:
    lines = item.lines.order_by("order")
    return {f"line-{line.pk}": digit for line, digit in zip(lines, digits, strict=True)}


def test_every_line_is_asked_and_oneself_is_pointed_out(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    html = page(signed_in(story.members[4]), "ballot", ballot.pk)

    assert html.count('class="choices"') == 3
    assert html.count("Đây là chính bạn") == 1


def test_the_review_groups_what_was_chosen_and_keeps_nothing(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    client = signed_in(story.members[4])

    status, html = post(client, "ballot_review", ballot.pk, **chosen(ballot, "1", "2", "1"))

    assert status == 200
    assert [f"<h2>{text}</h2>" in html for text in ("Đồng ý: 2", "Không đồng ý: 1")] == [True, True]
    assert not Turnout.objects.exists()
    assert [key for key, _ in client.session.items() if "line" in key or "ballot" in key] == []


@pytest.mark.parametrize("name", ["ballot", "ballot_review"])
def test_pages_are_as_long_whatever_is_chosen(
    signed_in: SignIn, story: Story, ballot: AgendaItem, name: str
) -> None:
    client = signed_in(story.members[4])
    ways = ["111", "222", "333", "123", "312"]

    lengths = {len(post(client, name, ballot.pk, **chosen(ballot, *way))[1]) for way in ways}

    assert len(lengths) == 1


def test_a_line_without_a_choice_is_named(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    data = chosen(ballot, "1", "2", "1")
    missing = story.lines(LDTT)[1]
    del data[f"line-{missing.pk}"]

    status, html = post(signed_in(story.members[4]), "ballot_review", ballot.pk, **data)

    assert status == 422
    assert f"Chưa chọn cho “{missing.dossier.nominee_name}”." in html


def test_what_was_chosen_can_be_changed_before_it_is_sent(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    status, html = post(
        signed_in(story.members[4]), "ballot", ballot.pk, **chosen(ballot, "1", "2", "3")
    )

    assert status == 200
    assert html.count(" checked") == 3


def test_sent_once_and_told_so(signed_in: SignIn, story: Story, ballot: AgendaItem) -> None:
    client, data = signed_in(story.members[4]), chosen(ballot, "1", "2", "3")

    assert post(client, "ballot_cast", ballot.pk, **data)[0] == 302
    assert "Đã gửi 3/3" in page(client, "ballot", ballot.pk)
    status, html = post(client, "ballot_cast", ballot.pk, **data)

    assert status == 409
    assert "Bạn đã gửi phiếu cho đủ 3 trường hợp của nội dung này." in html
    assert "Đã gửi 3/3" in html
    assert Turnout.objects.count() == 3
    assert not Entry.objects.filter(verb="refuse").exists()


def test_a_vote_after_the_close_is_a_sentence(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    voting.close_item(ballot, by=story.secretary, at=MORNING)

    status, html = post(
        signed_in(story.members[4]), "ballot_cast", ballot.pk, **chosen(ballot, "1", "1", "1")
    )

    assert status == 409
    assert "Cuộc bỏ phiếu này đã đóng, nên phiếu của bạn không được ghi nhận." in html
    assert Entry.objects.filter(verb="refuse", by=story.members[4]).count() == 1


def test_an_absent_member_finds_no_form(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    client = signed_in(story.members[8])

    assert 'class="choices"' not in page(client, "ballot", ballot.pk)
    assert post(client, "ballot_review", ballot.pk, **chosen(ballot, "1", "1", "1"))[0] == 409


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.ADMINISTRATOR, Role.MEMBER])
def test_nobody_without_a_seat_finds_the_ballot(
    signed_in: SignIn, ballot: AgendaItem, role: Role
) -> None:
    client = signed_in(UserFactory(role=role))

    assert client.get(reverse("council:ballot", args=[ballot.pk])).status_code == 404


def test_no_page_tells_a_count_before_the_close(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    """Five yes, then three no: no page of anybody changes but for who has sent."""
    names = ("meeting", "agenda", "papers", "minutes", "attendance")
    for place, choice in ((0, "yes"), (2, "yes"), (3, "no")):
        story.vote(ballot, place, choice)
    first = {name: page(signed_in(story.secretary), name, story.meeting.pk) for name in names}
    item = page(signed_in(story.secretary), "item", ballot.pk)

    assert "3/8" in item
    assert all("thành viên đồng ý" not in html for html in [*first.values(), item])
    assert all(line.yes is None for line in story.lines(LDTT))


def test_turnout_comes_as_a_part_that_the_page_holds_too(
    signed_in: SignIn, story: Story, ballot: AgendaItem
) -> None:
    story.vote(ballot, 3, "no")
    client, address = signed_in(story.secretary), reverse("council:item", args=[ballot.pk])

    part = client.get(address, headers={"HX-Request": "true"}).content.decode()

    assert part.strip() in client.get(address).content.decode()


# --- counting -------------------------------------------------------------------------------------


def on_paper(story: Story) -> AgendaItem:
    story.line(LDTT)
    story.sit(absent=[8])
    item = story.open(LDTT, METHOD.PAPER)
    return voting.close_item(item, by=story.secretary, at=MORNING)


def test_faults_of_the_count_are_told_and_what_was_typed_stays(
    signed_in: SignIn, story: Story
) -> None:
    item = on_paper(story)
    (line,) = story.lines(LDTT)
    data = {"issued": 8, "returned": 8, f"valid-{line.pk}": 8}
    data |= {f"yes-{line.pk}": 5, f"no-{line.pk}": 2}

    status, html = post(signed_in(story.members[2]), "counts", item.pk, **data)

    assert status == 409
    assert "5 đồng ý và 2 không đồng ý là 7, khác 8 phiếu hợp lệ." in html
    assert f'name="yes-{line.pk}" value="5"' in html


def test_the_counting_team_enters_and_the_secretary_announces(
    signed_in: SignIn, story: Story
) -> None:
    item = on_paper(story)
    (line,) = story.lines(LDTT)
    data = {"issued": 8, "returned": 8, f"valid-{line.pk}": 8}
    data |= {f"yes-{line.pk}": 7, f"no-{line.pk}": 1}
    assert post(signed_in(story.members[2]), "counts", item.pk, **data)[0] == 302

    assert post(signed_in(story.secretary), "count", item.pk)[0] == 302

    html = page(signed_in(story.members[4]), "item", item.pk)
    assert "7/9 (77,8" in html
    assert "Đủ số phiếu" in html


def test_slips_are_printed_for_those_present(signed_in: SignIn, story: Story) -> None:
    item = on_paper(story)
    client = signed_in(story.secretary)

    answers = [client.get(reverse("council:slips", args=[item.pk, f])) for f in ("pdf", "docx")]

    assert [answer.content[:4] for answer in answers] == [b"%PDF", b"PK\x03\x04"]


def test_a_written_opinion_comes_with_its_paper(signed_in: SignIn, story: Story) -> None:
    item = on_paper(story)
    (line,) = story.lines(LDTT)
    data = {
        "member": story.seats[8].pk,
        "text": "Nhất trí",
        f"line-{line.pk}": "yes",
        "upload": SimpleUploadedFile("y-kien.txt", "Tôi đồng ý với hồ sơ.".encode()),
    }

    assert post(signed_in(story.secretary), "written", item.pk, **data)[0] == 302

    opinion = WrittenOpinion.objects.get()
    assert (opinion.member, opinion.agrees, opinion.text) == (story.seats[8], True, "Nhất trí")
    client = signed_in(story.members[4])
    got = client.get(reverse("council:opinion_file", args=[item.pk, opinion.file_id]))
    assert b"".join(got.streaming_content) == "Tôi đồng ý với hồ sơ.".encode()  # type: ignore[attr-defined]


def test_an_upload_that_is_none_is_refused_and_nothing_is_kept(
    signed_in: SignIn, story: Story
) -> None:
    item = on_paper(story)
    (line,) = story.lines(LDTT)
    data = {
        "member": story.seats[8].pk,
        f"line-{line.pk}": "yes",
        "upload": SimpleUploadedFile("y-kien.pdf", b"MZ\x90\x00 not a pdf"),
    }

    assert post(signed_in(story.secretary), "written", item.pk, **data)[0] == 400
    assert not WrittenOpinion.objects.exists()


def test_a_line_is_removed_with_a_reason_on_its_page(signed_in: SignIn, story: Story) -> None:
    item = on_paper(story)
    (line,) = story.lines(LDTT)
    data = {"issued": 8, "returned": 8, f"valid-{line.pk}": 8}
    data |= {f"yes-{line.pk}": 8, f"no-{line.pk}": 0}
    client = signed_in(story.secretary)
    post(client, "counts", item.pk, **data)
    post(client, "count", item.pk)

    status, html = post(client, "remove_line", line.pk, reason="")
    assert (status, "Hãy ghi lý do" in html) == (409, True)
    assert post(client, "remove_line", line.pk, reason="Bị kỷ luật")[0] == 302

    assert "Bị kỷ luật" in page(client, "dossier", line.pk)


# --- minutes and files ----------------------------------------------------------------------------


def finished(story: Story) -> Meeting:
    story.line(LDTT)
    story.sit()
    item = story.open(LDTT)
    for place in range(9):
        story.vote(item, place, "yes")
    story.count(item)
    return sitting.close_meeting(story.meeting, by=story.secretary, at=MORNING)


def test_the_conclusion_is_offered_and_kept_in_the_minutes(signed_in: SignIn, story: Story) -> None:
    meeting = finished(story)
    client = signed_in(story.secretary)
    assert "Lao động tiên tiến: thông qua 1/1 trường hợp." in page(client, "minutes", meeting.pk)

    texts = {"version": meeting.version, "conclusion": "Nhất trí trình Giám đốc."}
    assert post(client, "minutes", meeting.pk, **texts)[0] == 302
    assert post(client, "minute", meeting.pk)[0] == 302

    for kind, form in (("bien-ban", "pdf"), ("kiem-phieu", "docx"), ("giay-moi", "pdf")):
        got = client.get(reverse("council:document", args=[meeting.pk, kind, form]))
        assert got.status_code == 200


@pytest.mark.parametrize(("kind", "form"), [("bien-ban", "exe"), ("khac", "pdf")])
def test_an_unknown_paper_is_not_found(
    signed_in: SignIn, story: Story, kind: str, form: str
) -> None:
    meeting = finished(story)
    address = reverse("council:document", args=[meeting.pk, kind, form])

    assert signed_in(story.secretary).get(address).status_code == 404


# --- lists, desk, search --------------------------------------------------------------------------


def test_meetings_are_filtered_and_found_without_marks(signed_in: SignIn, sent: Story) -> None:
    client = signed_in(sent.secretary)
    address = reverse("council:meetings")

    found = [client.get(address, {"q": q}).content.decode() for q in ("khen thuong", "khac hẳn")]

    assert ["Họp xét khen thưởng năm 2025" in html for html in found] == [True, False]


@pytest.mark.parametrize(("name", "queries_at_most"), [("councils", 8), ("meetings", 8)])
def test_lists_take_few_queries(
    signed_in: SignIn,
    sent: Story,
    django_assert_max_num_queries: Callable[[int], object],
    name: str,
    queries_at_most: int,
) -> None:
    client = signed_in(sent.secretary)
    client.get(reverse(f"council:{name}"))

    with django_assert_max_num_queries(queries_at_most):  # type: ignore[attr-defined]
        client.get(reverse(f"council:{name}"))


def test_the_desk_tells_each_what_waits(story: Story) -> None:
    story.line(LDTT)
    story.sit()
    item = story.open(LDTT)
    today = date(2026, 1, 12)

    told = {
        place: [
            one.button for one in queries.waiting(mandate(story.members[place], on=today), today)
        ]
        for place in (1, 4)
    }
    story.vote(item, 4, "yes")
    after = queries.waiting(mandate(story.members[4], on=today), today)

    assert told == {1: ["Bỏ phiếu"], 4: ["Bỏ phiếu"]}
    assert after == []


def test_search_finds_a_meeting_by_words(sent: Story) -> None:
    seen = mandate(sent.secretary, on=date(2026, 1, 12))

    assert [found.text for found in queries.search(seen, "xet 2025")] == [sent.meeting.title]
    assert queries.search(seen, "") == []
    stranger = mandate(UserFactory(role=Role.HEAD), on=date(2026, 1, 12))
    assert queries.search(stranger, "xet 2025") == []


def test_written_opinions_are_told_on_the_item(signed_in: SignIn, story: Story) -> None:
    item = on_paper(story)
    (line,) = story.lines(LDTT)
    opinions = {line.pk: (False, "Chưa tiêu biểu")}
    counting.write_opinion(item, story.seats[8], opinions=opinions, by=story.secretary, at=MORNING)

    html = page(signed_in(story.members[4]), "item", item.pk)

    assert "Chưa tiêu biểu" in html
    assert "không đồng ý" in html
