"""January: the council is founded, meets, votes honour by honour, and its papers are made."""

from collections.abc import Callable
from pathlib import Path

from django.db.models import QuerySet

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.office import Office
from tests.browser.papers import rows_of_xlsx, signed_paper, words_of_docx, words_of_pdf
from tests.browser.steps.appraising import line_of, team_line
from thidua import demo
from thidua.council.models import AgendaItem, Council, Meeting, Membership, Turnout, VoteLine
from thidua.dossiers.models import Assessment, Dossier
from thidua.people.models import Person

RULES = Path(demo.__file__).parent / "regulation"
ELECTRONIC, PAPER, HANDS = (
    "Bỏ phiếu kín điện tử",
    "Bỏ phiếu kín bằng phiếu giấy",
    "Biểu quyết giơ tay",
)
METHODS = {
    cast.WORKER: HANDS,
    cast.FIGHTER: ELECTRONIC,
    cast.TEAM: HANDS,
    cast.PRAISE: HANDS,
    cast.PROVINCE_FIGHTER: PAPER,
    cast.BEST_TEAM: ELECTRONIC,
    cast.MERIT: PAPER,
}
MEMBERS, PRESENT = 7, 6
Choice = Callable[[VoteLine, int], bool]  # how the nth member present votes on a line


def seats(house: House) -> list[tuple[Person, str, str]]:
    """Who sits: the person, the seat, the account. The last one will be away."""
    director, deputy, second = house.agency.leaders
    return [
        (director, "Chủ tịch", "giamdoc"),
        (deputy, "Phó Chủ tịch", "phogiamdoc"),
        (house.person(("VP", 0)), "Ủy viên, Thư ký", "thuky"),
        (second, "Ủy viên", "uyvien"),
        (house.person(("KHTC", 0)), "Ủy viên", house.heads["KHTC"]),
        (house.person(("QLKH", 0)), "Ủy viên", "truongphong"),
        (house.person(("TDC", 0)), "Ủy viên", house.heads["TDC"]),
    ]


def the_rule_of_the_province_is_put_in_force(office: Office, house: House) -> None:
    """Since 2026 the marks are the province's own: dated data of the agency."""
    files = [RULES / name for name in ("councils.yaml", "instruments.yaml", "deadlines.yaml")]
    officer = office.as_("chuyenvien").open("library:regulation")
    officer.press(
        "Kiểm tra và đưa vào áp dụng",
        {
            "Tên quy định": "Quy chế thi đua, khen thưởng tỉnh Sông Lam",
            "Số, ký hiệu văn bản": "Quyết định số 12/2026/QĐ-UBND",
            "Áp dụng cho đơn vị": house.agency.root.name,
            "Từ ngày": f"01/01/{YEAR + 1}",
            "Các tệp quy tắc (.yaml)": files,
        },
    )


def the_council_is_founded(office: Office, house: House) -> Council:
    secretary = office.as_("thuky").open("council:found")
    secretary.press(
        "Lưu",
        {
            "Tên Hội đồng": "Hội đồng Thi đua - Khen thưởng Sở Khoa học và Công nghệ",
            "Cơ quan": house.agency.root.name,
            "Cấp": "Cơ sở",
            "Quyết định thành lập": f"Quyết định số 20/QĐ-SKHCN ngày 10/03/{YEAR}",
            "Từ ngày": f"10/03/{YEAR}",
        },
    )
    council = Council.objects.get(pk=secretary.pk())
    for person, seat, _account in seats(house):
        secretary.open("council:give_seat", pk=council.pk).press(
            "Lưu",
            {"Họ tên hoặc mã cán bộ": person.staff_code, "Chức danh trong Hội đồng": seat},
        )
    assert council.memberships.count() == MEMBERS
    return council


def the_meeting_is_called(office: Office, house: House) -> Meeting:
    """Planned from the closed list, each honour's way of voting chosen, papers sent and read."""
    council = Council.objects.get()
    secretary = office.as_("thuky").open("council:plan", pk=council.pk)
    secretary.press(
        "Lưu",
        {
            "Nội dung phiên họp": f"Họp xét khen thưởng năm {YEAR}",
            "Ngày họp": f"09/01/{YEAR + 1}",
            "Giờ": "08:00",
            "Địa điểm": "Phòng họp tầng 3",
        },
    )
    meeting = Meeting.objects.get(pk=secretary.pk())
    for item in meeting.items.order_by("order"):
        secretary.open("council:agenda", pk=meeting.pk).press(
            "Chọn",
            {"Hình thức biểu quyết": METHODS[cast.NAMES[item.honour]]},
            within=f"#noi-dung-{item.pk}",
        )
    secretary.open("council:meeting", pk=meeting.pk).press("Gửi tài liệu")
    invitation = words_of_pdf(
        secretary.fetch(f"/hoi-dong/phien-hop/{meeting.pk}/van-ban/giay-moi.pdf")
    )
    assert all(person.name in invitation for person, _seat, _account in seats(house))

    for _person, _seat, account in seats(house):
        member = office.as_(account).open("council:meeting", pk=meeting.pk).press("Mở tài liệu")
    assert not meeting.attendances.filter(read_at=None).exists()
    rows = rows_of_xlsx(member.fetch(f"/hoi-dong/phien-hop/{meeting.pk}/tai-lieu/bang.xlsx"))
    assert len(rows) > VoteLine.objects.filter(item__meeting=meeting).count()
    return meeting


def the_meeting_opens(office: Office, house: House) -> None:
    """Six of seven are there, which is a quorum; the chair, the secretary, the counting team."""
    meeting = Meeting.objects.get()
    secretary = office.as_("thuky").open("council:attendance", pk=meeting.pk)
    by_person = {seat.person_id: seat for seat in Membership.objects.all()}
    states: dict[str, object] = {}
    for person, _seat, account in seats(house):
        state = "absent" if account == house.heads["TDC"] else "present"
        states[f"@state-{by_person[person.pk].pk}={state}"] = True
    (chair, _s, _a), (vice, _s2, _a2), (writer, _s3, _a3), *others = seats(house)
    team = [by_person[person.pk].pk for person, _seat, _account in others[:2]]
    secretary.press(
        "Ghi thành phần",
        {
            **states,
            f"@reason-{by_person[others[-1][0].pk].pk}": "Đi công tác",
            "Chủ trì": chair.name,
            "Thư ký": writer.name,
            **{f"@counting_team={pk}": True for pk in team},
        },
    )
    secretary.open("council:meeting", pk=meeting.pk).press("Khai mạc")
    meeting.refresh_from_db()
    assert meeting.status == Meeting.Status.OPEN


def item_of(honour: str) -> AgendaItem:
    return AgendaItem.objects.get(honour=cast.CODES[honour])


def live(item: AgendaItem) -> QuerySet[VoteLine]:
    """The lines that are put to the vote."""
    return item.lines.filter(left_out="").order_by("order")


def the_absent_member_writes(office: Office, house: House, honour: str) -> None:
    """A written opinion on every line, with its paper, counted into all members."""
    item, absent = item_of(honour), seats(house)[-1][0]
    opinions = {f"@line-{line.pk}=yes": True for line in live(item)}
    office.as_("thuky").open("council:written", pk=item.pk).press(
        "Ghi ý kiến",
        {
            "Thành viên vắng mặt": absent.name,
            "Văn bản ý kiến": ("y-kien.docx", signed_paper("PHIẾU LẤY Ý KIẾN", absent.name)),
            "Nội dung ý kiến": "Đồng ý với danh sách trình Hội đồng.",
            **opinions,
        },
    )


def no_ballot_before_its_turn(office: Office, honour: str) -> None:
    """What rests on an earlier count is not voted before it."""
    item = item_of(honour)
    said = office.as_("thuky").open("council:item", pk=item.pk).refused("Bắt đầu bỏ phiếu")
    assert "trước" in said


def an_electronic_ballot(office: Office, house: House, honour: str, agrees: Choice) -> None:
    """Each member present votes on a phone: chooses, looks again, sends once."""
    item, secretary = item_of(honour), office.as_("thuky")
    secretary.open("council:item", pk=item.pk).press("Bắt đầu bỏ phiếu")
    for nth, (_person, _seat, account) in enumerate(seats(house)[:PRESENT]):
        member = office.as_(account).open("council:ballot", pk=item.pk)
        choices = {f"@line-{line.pk}={1 if agrees(line, nth) else 2}": True for line in live(item)}
        member.press("Xem lại trước khi gửi", choices).press("Gửi phiếu")
        assert f"Đã gửi {live(item).count()}/{live(item).count()}" in member.text()
    assert Turnout.objects.filter(line__item=item).count() == PRESENT * live(item).count()
    secretary.open("council:item", pk=item.pk).press("Kết thúc bỏ phiếu").press("Công bố kết quả")
    _counted(item)


def a_paper_ballot(office: Office, house: House, honour: str, agrees: Choice) -> None:
    """Slips are printed from the list; the counting team enters what it counted, line by line."""
    item, secretary = item_of(honour), office.as_("thuky")
    secretary.open("council:item", pk=item.pk)
    slips = words_of_docx(secretary.fetch(f"/hoi-dong/noi-dung/{item.pk}/phieu-in.docx"))
    for line in live(item):
        assert slips.count(line.dossier.nominee_name) == PRESENT
    secretary.press("Bắt đầu bỏ phiếu").press("Kết thúc bỏ phiếu")
    counts: dict[str, object] = {"Phiếu phát ra": PRESENT, "Phiếu thu về": PRESENT}
    for line in live(item):
        counts[f"@valid-{line.pk}"] = PRESENT
    _team_enters(office, house, item, agrees, counts)


def a_show_of_hands(office: Office, house: House, honour: str, agrees: Choice) -> None:
    item, secretary = item_of(honour), office.as_("thuky")
    secretary.open("council:item", pk=item.pk).press("Bắt đầu bỏ phiếu").press("Kết thúc bỏ phiếu")
    _team_enters(office, house, item, agrees, {})


def _team_enters(
    office: Office, house: House, item: AgendaItem, agrees: Choice, counts: dict[str, object]
) -> None:
    for line in live(item):
        yes = sum(agrees(line, nth) for nth in range(PRESENT))
        counts |= {f"@yes-{line.pk}": yes, f"@no-{line.pk}": PRESENT - yes}
    counter = office.as_(seats(house)[3][2]).open("council:counts", pk=item.pk)
    counter.press("Kiểm tra và lưu", counts)
    office.as_("thuky").open("council:item", pk=item.pk).press("Công bố kết quả")
    _counted(item)


def _counted(item: AgendaItem) -> None:
    item.refresh_from_db()
    assert item.status == AgendaItem.Status.COUNTED
    assert {line.members for line in live(item)} == {MEMBERS}


def all_agree(_line: VoteLine, _nth: int) -> bool:
    return True


def all_but_one_short(house: House) -> Choice:
    """Everybody agrees, but one nominee lacks one vote: two in the room say no."""
    short = house.person(cast.SHORT)
    return lambda line, nth: line.dossier.person_id != short.pk or nth >= 2


def one_was_a_vote_short(house: House) -> None:
    line = VoteLine.objects.get(dossier=line_of(house, cast.SHORT, cast.FIGHTER))
    assert (line.agreed, line.required, line.passed) == (5, 6, False)
    assert line.dossier.status == Dossier.Status.FAILED


def the_teams_are_judged_again(office: Office, house: House) -> None:
    """Before the fighters were counted both teams hung on theirs. One fighter passed and the team
    may be voted; the other was a vote short, and so is not put to the vote.
    """
    stands, falls = (team_line(house, code, cast.BEST_TEAM) for code in cast.BEST_TEAMS)
    for line in (stands, falls):
        assert line.assessments.filter(occasion=Assessment.Occasion.BALLOT).exists()
        assert line.verdict["outcome"] == "eligible-if"
    assert (stands.outcome, falls.outcome) == ("eligible-if", "not-eligible")

    item = item_of(cast.BEST_TEAM)
    line = item.lines.get(dossier=falls)
    office.as_("thuky").open("council:item", pk=item.pk).press(
        "Ghi",
        {f"@lines={line.pk}": True, "Lý do": "Không còn cá nhân đạt Chiến sĩ thi đua cơ sở."},
        within='form[action$="/khong-dua-ra/"]',
    )
    assert item.lines.exclude(left_out="").get() == line


def the_minutes_are_made(office: Office, house: House) -> None:
    meeting, secretary = Meeting.objects.get(), office.as_("thuky")
    secretary.open("council:meeting", pk=meeting.pk).press("Bế mạc")
    secretary.open("council:minutes", pk=meeting.pk).press(
        "Lưu",
        {
            "Báo cáo tại phiên họp": "Văn phòng Sở báo cáo kết quả thẩm định.",
            "Diễn biến, ý kiến thảo luận": "Các thành viên thảo luận, thống nhất danh sách.",
        },
    )
    secretary.press("Lập biên bản")
    meeting.refresh_from_db()
    assert meeting.status == Meeting.Status.MINUTED
    _minutes_say_what_is_on_record(office, meeting, house)


def _minutes_say_what_is_on_record(office: Office, meeting: Meeting, house: House) -> None:
    """Names, counts and shares of the minutes and the counting report are those of the record."""
    secretary, here = office.as_("thuky"), f"/hoi-dong/phien-hop/{meeting.pk}/van-ban"
    minutes = words_of_docx(secretary.fetch(f"{here}/bien-ban.docx"))
    printed = words_of_pdf(secretary.fetch(f"{here}/bien-ban.pdf"))
    report = words_of_docx(secretary.fetch(f"{here}/kiem-phieu.docx"))
    counted = VoteLine.objects.filter(item__meeting=meeting, left_out="")
    lines = list(counted.select_related("dossier", "item"))
    for line in lines:
        assert line.dossier.nominee_name in minutes
        assert f"{line.agreed}/{line.members}" in minutes
    for line in lines:
        if line.item.method != AgendaItem.Method.HANDS:
            assert line.dossier.nominee_name in report
    absent = seats(house)[-1][0]
    assert absent.name in minutes
    assert "Đi công tác" in minutes
    assert house.person(cast.SHORT).name in printed
