"""December at the office: received, judged, returned, held, completed, appraised, shown to all."""

from django.utils.timezone import localdate

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.desk import Desk
from tests.browser.office import Office
from tests.browser.papers import rows_of_xlsx, signed_paper, words_of_docx, words_of_pdf
from thidua.dossiers.models import Dossier, DossierPaper, Remark, Round, SummaryList
from thidua.people.models import Unit

Status = Dossier.Status


def line_of(house: House, place: cast.Place, honour: str) -> Dossier:
    return Dossier.objects.get(person=house.person(place), honour=cast.CODES[honour], year=YEAR)


def team_line(house: House, code: str, honour: str) -> Dossier:
    unit: Unit = house.units[code]
    return Dossier.objects.get(collective=unit, honour=cast.CODES[honour], year=YEAR)


def every_round_is_received(office: Office, house: House) -> None:
    """Taken in with the papers that are still owed; the receipt says which."""
    officer = office.as_("chuyenvien")
    for round in Round.objects.filter(year=YEAR).order_by("pk"):
        officer.open("dossiers:round", pk=round.pk).press(
            "Tiếp nhận, niêm kết quả xét", {"Giấy tờ còn nợ nộp trước hết ngày": f"20/12/{YEAR}"}
        )
        receipt = words_of_pdf(officer.take("Tải PDF để in"))
        missing = [line.nominee_name for line in round.dossiers.all() if _owes(line)]
        assert all(name in receipt for name in missing), (missing, receipt)
    assert not Dossier.objects.filter(year=YEAR, verdict=None).exists()
    assert Dossier.objects.filter(received_on=localdate()).count() >= 60


def _owes(line: Dossier) -> bool:
    return line.papers.filter(status=DossierPaper.Status.OWED).exists()


def the_law_says_why(house: House) -> None:
    """Each unusual line is judged as the law has it, with the record it rests on."""
    assert line_of(house, cast.UNRATED, cast.WORKER).outcome == "unknown"
    assert line_of(house, cast.HELD, cast.WORKER).outcome == "deferred"
    assert line_of(house, cast.MOTHER, cast.WORKER).outcome == "eligible"
    moved = Dossier.objects.get(person=house.person(cast.MOVED), year=YEAR)
    assert (moved.outcome, moved.unit) == ("eligible", house.units[cast.MOVED_TO])
    for code in cast.BEST_TEAMS:
        assert team_line(house, code, cast.BEST_TEAM).outcome == "eligible-if"
    for place in cast.PROVINCE_FIGHTERS:
        assert line_of(house, place, cast.PROVINCE_FIGHTER).outcome == "eligible-if"


def one_line_is_returned_and_comes_back(office: Office, house: House) -> None:
    """The officer returns one line alone; the unit mends it and hands it in again."""
    line = line_of(house, cast.RETURNED, cast.WORKER)
    officer = office.as_("chuyenvien").open("dossiers:dossier", pk=line.pk)
    officer.press("Trả lại bổ sung", {"Lý do": "Chưa ghi chức vụ, chưa tóm tắt thành tích."})
    line.refresh_from_db()
    assert line.status == Status.RETURNED

    head = office.as_(house.heads[cast.RETURNED[0]]).open("dossiers:line_edit", pk=line.pk)
    head.press("Lưu", {"Chức vụ": "Chuyên viên", "Tóm tắt thành tích": "Hoàn thành 12 nhiệm vụ."})
    head.open("dossiers:dossier", pk=line.pk).press("Gửi")
    officer.open("dossiers:dossier", pk=line.pk).press("Tiếp nhận")
    line.refresh_from_db()
    assert (line.status, line.achievement) == (Status.RECEIVED, "Hoàn thành 12 nhiệm vụ.")


def one_line_is_held(office: Office, house: House) -> None:
    line = line_of(house, cast.HELD, cast.WORKER)
    office.as_("chuyenvien").open("dossiers:dossier", pk=line.pk).press("Tạm dừng xem xét")
    line.refresh_from_db()
    assert line.status == Status.HELD


def papers_owed_are_handed_in(office: Office, house: House) -> None:
    """By the head of the unit; the civil servant hands in her own report herself."""
    own = line_of(house, cast.INVENTOR, cast.FIGHTER)
    for line in Dossier.objects.filter(year=YEAR).order_by("unit", "pk"):
        owed = line.papers.filter(status=DossierPaper.Status.OWED)
        if not owed:
            continue
        account = "congchuc" if line == own else house.heads[str(line.unit.code)]
        for paper in owed:
            _hand_in(office.as_(account), paper)
    assert not DossierPaper.objects.filter(
        dossier__year=YEAR, status=DossierPaper.Status.OWED
    ).exists()


def _hand_in(desk: Desk, paper: DossierPaper) -> None:
    report = signed_paper(paper.name.upper(), paper.dossier.nominee_name)
    desk.open("dossiers:dossier", pk=paper.dossier_id).press(
        "Nộp giấy tờ",
        {"Tệp": ("bao-cao.docx", report)},
        within=f'form[action="/ho-so/giay-to/{paper.pk}/nop/"]',
    )


def the_lines_are_appraised(office: Office) -> None:
    """All that meets what a record can show at once; what waits for the council one by one."""
    officer = office.as_("chuyenvien")
    for round in Round.objects.filter(year=YEAR).order_by("pk"):
        officer.open("dossiers:round", pk=round.pk)
        officer.press("Thẩm định xong các dòng đã chọn (không chọn: mọi dòng đạt)")
    for line in Dossier.objects.filter(status=Status.RECEIVED, outcome="eligible-if", year=YEAR):
        officer.open("dossiers:dossier", pk=line.pk).press("Thẩm định xong")


def the_list_is_shown_to_everybody(office: Office, house: House) -> None:
    """Merged, downloaded, published; a civil servant remarks on it and is answered."""
    officer = office.as_("chuyenvien").open("dossiers:summary_add")
    officer.press(
        "Lập danh sách",
        {"Năm xét": YEAR, "Tên danh sách": f"Danh sách tổng hợp đề nghị khen thưởng năm {YEAR}"},
    )
    summary = SummaryList.objects.get(pk=officer.pk())
    officer.press("Đưa vào danh sách")
    names = sorted(summary.dossiers.values_list("nominee_name", flat=True))
    assert len(names) >= 60

    rows = rows_of_xlsx(officer.take("Tải bảng Excel"))
    assert sorted(str(row[1]) for row in rows if isinstance(row[0], int | float)) == names
    words = words_of_docx(officer.take("Tải văn bản Word"))
    assert [name for name in names if name not in words] == []

    officer.press("Công khai", {"Công khai từ ngày": f"23/12/{YEAR}"})
    office.day(f"24/12/{YEAR}")
    citizen = office.as_("congchuc").open("dossiers:publication", pk=summary.pk)
    citizen.press("Gửi góp ý", {"Ý kiến góp ý": "Đề nghị ghi đúng chức vụ của tôi."})
    office.as_("chuyenvien").open("dossiers:summary", pk=summary.pk).press(
        "Trả lời", {"Trả lời": "Đã đối chiếu quyết định bổ nhiệm; chức vụ ghi đúng."}
    )
    assert not Remark.objects.filter(answer="").exists()


def the_list_goes_to_the_council(office: Office) -> None:
    summary = SummaryList.objects.get(year=YEAR)
    officer = office.as_("chuyenvien").open("dossiers:summary", pk=summary.pk)
    officer.press("Chốt, trình Hội đồng")
    summary.refresh_from_db()
    assert summary.status == SummaryList.Status.CLOSED
