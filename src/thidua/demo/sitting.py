"""The council: founded, one meeting done with its minutes, one that sits today."""

from datetime import datetime, time, timedelta

from django.utils.timezone import make_aware

from thidua.council.actions.councils import found, give_seat
from thidua.council.actions.counting import count, enter_counts, write_opinion
from thidua.council.actions.planning import plan, send_papers, set_method
from thidua.council.actions.sitting import (
    close_meeting,
    make_minutes,
    open_meeting,
    set_attendance,
    tell,
)
from thidua.council.actions.voting import cast, close_item, open_item
from thidua.council.models import AgendaItem, Attendance, Council, Meeting, Membership
from thidua.council.tally import Entry
from thidua.demo import staff
from thidua.demo.office import HONOURS, Office
from thidua.demo.past import STORY
from thidua.dossiers.models import SummaryList
from thidua.people.models import Person, User

SEAT, STATE = Membership.Seat, Attendance.State
HEADS = {"KHTC": "uv.khtc", "CNDM": "uv.cndm", "TDC": "uv.tdc", "CD": "uv.congdoan"}
ROOM = "Phòng họp số 1, trụ sở Sở Khoa học và Công nghệ"


def found_council(office: Office) -> None:
    """Nine members by a decision after the merger; those who had no account get one."""
    by, since = office.users["thuky"], STORY["merged_on"] + timedelta(days=14)
    at = office.at(max(since, STORY["regulation"]["from"]))
    council = found(
        name=STORY["settings"]["council_name"], unit=office.root, level=Council.Level.BASE,
        founded_by=f"Quyết định 52/QĐ-SKHCN ngày {since:%d/%m/%Y}", from_on=since, by=by, at=at,
    )  # fmt: skip
    for person, seat, post in _members(office):
        give_seat(council, person, seat=seat, post_text=post, from_on=since, by=by, at=at)
    lacking = [(office.staff(code)[0], name) for code, name in HEADS.items()]
    staff.open_accounts(office, [(office.agency.leaders[1], "pho.giamdoc"), *lacking])


def meet_about_movement(office: Office) -> None:
    """The meeting of late summer: by show of hands, counted, minuted."""
    secretary, day = office.users["thuky"], office.day(-62)
    listed = SummaryList.objects.get(name__contains="phong trào")
    meeting = _call(office, "Xét khen thưởng phong trào “Cả Sở cùng số hóa hồ sơ”", listed,
                    office.at(day, 14))  # fmt: skip
    meeting = _sit(office, meeting, office.at(day, 14))
    at = office.at(day, 15)
    item = open_item(meeting.items.get(), by=secretary, at=at)
    item = close_item(item, by=secretary, at=at)
    here = meeting.attendances.filter(state=STATE.PRESENT).count()
    counts = {line.pk: Entry(here, here, 0) for line in item.lines.all()}
    item = enter_counts(item, issued=None, returned=None, counts=counts, by=secretary, at=at)
    count(item, by=secretary, at=at)
    meeting = close_meeting(meeting, by=secretary, at=office.at(day, 16))
    words = {
        "reports": "Văn phòng Sở báo cáo kết quả phong trào và danh sách đề nghị của các đơn vị.",
        "opening_text": "Các thành viên thảo luận từng trường hợp, thống nhất biểu quyết.",
        "conclusion": "Hội đồng thống nhất đề nghị Giám đốc Sở tặng Giấy khen theo danh sách.",
    }
    meeting = tell(meeting, version=meeting.version, texts=words, by=secretary,
                   at=office.at(day, 16))  # fmt: skip
    make_minutes(meeting, by=secretary, at=office.at(day, 17))


def meet_today(office: Office) -> None:
    """Today's meeting: the first honour is counted, the ballot on the second is open."""
    secretary = office.users["thuky"]
    starts = _this_morning(office)
    listed = SummaryList.objects.get(name__contains="đợt 1")
    title = f"Xét khen thưởng cuối năm {office.year}, đợt 1"
    meeting = _call(office, title, listed, starts)
    ballot = meeting.items.get(honour=HONOURS["each_excellent_year"])
    set_method(ballot, AgendaItem.Method.ELECTRONIC, by=secretary, at=office.at(office.day(-2)))
    meeting = _sit(office, meeting, starts, away="uv.congdoan")
    first = open_item(meeting.items.order_by("order")[0], by=secretary, at=starts)
    first = close_item(first, by=secretary, at=starts)
    here = meeting.attendances.filter(state=STATE.PRESENT).count()
    counts = {line.pk: Entry(here, here, 0) for line in first.lines.filter(left_out="")}
    first = enter_counts(first, issued=None, returned=None, counts=counts, by=secretary, at=starts)
    count(first, by=secretary, at=starts)
    absent = meeting.attendances.get(state=STATE.ABSENT).member
    opinions = {line.pk: (True, "") for line in ballot.lines.all()}
    write_opinion(ballot, absent, opinions=opinions, by=secretary, at=starts)
    ballot = open_item(ballot, by=secretary, at=starts)
    for name in ("pho.giamdoc", "uv.khtc", "uv.cndm", "uv.tdc"):
        choices = {line.pk: "yes" for line in ballot.lines.filter(left_out="")}
        cast(ballot, choices=choices, by=User.objects.get(username=name), at=starts)


def _members(office: Office) -> list[tuple[Person, str, str]]:
    """Nine: the leaders, the head of the standing office as secretary, five heads."""
    director, deputy, other = office.agency.leaders
    secretary = office.staff("VP")[0]
    named = [
        (director, SEAT.CHAIR, "Giám đốc Sở"),
        (deputy, SEAT.FIRST_VICE, "Phó Giám đốc Sở"),
        (other, SEAT.MEMBER, "Phó Giám đốc Sở"),
        (secretary, SEAT.SECRETARY, "Chánh Văn phòng"),
    ]
    heads = [(office.staff(code)[0], code) for code in ("QLKH", *HEADS)]
    return [*named, *((p, SEAT.MEMBER, _title(p)) for p, _code in heads)]


def _title(person: Person) -> str:
    return person.posts.order_by("-from_on")[0].title


def _call(office: Office, title: str, listed: SummaryList, starts: datetime) -> Meeting:
    """A meeting planned some days before it sits."""
    return plan(
        Council.objects.get(),
        title=title,
        year=office.year,
        starts_at=starts,
        place=ROOM,
        summary=listed,
        by=office.users["thuky"],
        at=office.at((starts - timedelta(days=2)).date()),
    )


def _sit(office: Office, meeting: Meeting, at: datetime, *, away: str = "") -> Meeting:
    """Papers out, members called, the meeting open."""
    by = office.users["thuky"]
    meeting = send_papers(meeting, by=by, at=office.at((at - timedelta(days=1)).date(), 16))
    seats = [seat.member for seat in meeting.attendances.select_related("member__person")]
    absent = User.objects.filter(username=away).values_list("person", flat=True).first()
    states = {
        seat.pk: (STATE.ABSENT, "Đi công tác") if seat.person_id == absent else (STATE.PRESENT, "")
        for seat in seats
    }
    team = [s for s in seats if s.seat == SEAT.MEMBER and s.person_id != absent][-3:]
    meeting = set_attendance(
        meeting, states=states, chair=meeting.chair, secretary=meeting.secretary,
        counting_team=team, by=by, at=at,
    )  # fmt: skip
    return open_meeting(meeting, by=by, at=at)


def _this_morning(office: Office) -> datetime:
    """Eight o'clock today, or an hour ago where it is earlier, but today."""
    midnight = make_aware(datetime.combine(office.today, time()))
    eight = midnight + timedelta(hours=8)
    return max(midnight, min(eight, office.now - timedelta(hours=1)))
