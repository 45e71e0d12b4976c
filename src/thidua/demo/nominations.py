"""Rounds of the units at every step, and the lists they are merged into."""

from collections.abc import Iterable
from datetime import date, datetime

from thidua.demo import staff
from thidua.demo.office import HONOURS, Office, docx, upload
from thidua.documents.actions import deliver, make_link, open_link
from thidua.documents.models import Link
from thidua.dossiers.actions import (
    Entry,
    add_lines,
    appraise_lines,
    change_round,
    close,
    give_paper,
    hold,
    open_round,
    open_summary,
    publish,
    put_in,
    receive_round,
    remark,
    return_line,
    send_round,
)
from thidua.dossiers.actions.rounds import RoundFields
from thidua.dossiers.models import Dossier, DossierPaper, Round, SummaryList
from thidua.files.actions import receive
from thidua.files.models import File
from thidua.people.models import Person, Unit, User
from thidua.people.queries import staff_of
from thidua.ratings.models import Rating

THEMATIC = {"CDS": (2, 4), "CNTT": (1, 5), "VP": (6,)}
"""Who is proposed in the thematic movement: unit, places of its people."""
FIRST_LIST = ("KHTC", "CNDM", "BCVT")
AT_MOST = 8
"""How many people most units propose for the yearly title: the demo shall be made quickly."""
DEED = "Hoàn thành tốt nhiệm vụ được giao, tham gia đầy đủ các phong trào thi đua trong năm."
BEST = (
    "Hoàn thành xuất sắc nhiệm vụ; có giải pháp mới được đơn vị áp dụng, rút ngắn thời gian xử lý."
)
DIGITISED = "Số hóa hồ sơ nghiệp vụ của đơn vị, hoàn thành trước hạn của phong trào."


def nominate_for_movement(office: Office) -> None:
    """In late summer three units proposed their people of the thematic movement."""
    day = office.day(-76)
    title = "Đề nghị khen thưởng phong trào “Cả Sở cùng số hóa hồ sơ”"
    rounds = []
    for code, places in THEMATIC.items():
        entries = [
            Entry(
                office.staff(code)[place],
                HONOURS["form_of_the_head"],
                Dossier.Kind.THEMATIC,
                DIGITISED,
            )
            for place in places
        ]
        rounds.append(_hand_in(office, code, title, entries, day))
    at = office.at(office.day(-73))
    for one in rounds:
        _take_in(office, one, office.day(-74))
    listed = _list(office, "Danh sách đề nghị khen thưởng phong trào số hóa hồ sơ", rounds, -73)
    publish(listed, from_on=office.day(-73), by=office.officer, at=at)
    close(listed, by=office.officer, at=office.at(office.day(-66)))


def nominate_first_units(office: Office) -> None:
    """Five units were quick: their lines stand on the first list, closed for today's meeting."""
    rounds = []
    for number, code in enumerate(FIRST_LIST):
        day = office.day(-15 + number % 3)
        rounds.append(_hand_in(office, code, _title(office), _entries(office, code), day))
    for one in rounds:
        _take_in(office, one, office.day(-11))
    listed = _list(office, f"Danh sách đợt 1 năm {office.year}", rounds, -10)
    publish(listed, from_on=office.day(-9), by=office.officer, at=office.at(office.day(-9)))
    close(listed, by=office.officer, at=office.at(office.day(-3)))


def nominate_others(office: Office) -> None:
    """The other units stand at every step: shown inside, owing papers, sent, written."""
    first = [
        _hand_in(office, code, _title(office), _entries(office, code, 20), office.day(-9))
        for code in ("VP", "TDC")
    ]
    for one in first:
        _take_in(office, one, office.day(-7), but=[staff.held(office)])
    line = Dossier.objects.get(round__in=first, person=staff.held(office))
    hold(line, by=office.officer, at=office.at(office.day(-7), 10))
    listed = _list(office, f"Danh sách đợt 2 năm {office.year}", first, -3)
    publish(listed, from_on=office.day(-2), by=office.officer, at=office.at(office.day(-2)))
    remark(
        listed,
        text="Đề nghị ghi rõ sáng kiến nào đi kèm đề nghị của Chi cục.",
        by=office.users["truongphong"],
        at=office.at(office.day(-1)),
    )
    _owe_papers(office)
    _return_one(office)
    _hand_in(office, "UD", _title(office), _entries(office, "UD"), office.day(-1))
    _write_at_unit(office)
    _send_by_link(office)


def _owe_papers(office: Office) -> None:
    """A round received with papers owed until a day; one line comes from a transfer in August."""
    made = _hand_in(
        office, "CDS", _title(office), _entries(office, "CDS"), office.day(-6), papers=False
    )
    at = office.at(office.day(-5))
    receive_round(made, owed_until=office.day(3), by=office.officer, at=at)


def _return_one(office: Office) -> None:
    """A round received but for one line, which went back to its unit."""
    made = _hand_in(office, "CNTT", _title(office), _entries(office, "CNTT"), office.day(-5))
    receive_round(made, by=office.officer, at=office.at(office.day(-4)))
    line = made.dossiers.filter(honour=HONOURS["each_excellent_year"])[0]
    return_line(
        line,
        reason="Báo cáo thành tích chưa có xác nhận của thủ trưởng đơn vị.",
        by=office.officer,
        at=office.at(office.day(-4), 11),
    )


def _write_at_unit(office: Office) -> None:
    """A head is still writing the round of the division."""
    head, at = office.users["truongphong"], office.at(office.day(-1), 14)
    unit = office.agency.units["QLKH"]
    made = open_round(unit=unit, year=office.year, title=_title(office), by=head, at=at)
    add_lines(made, _entries(office, "QLKH"), by=head, at=at)


def _send_by_link(office: Office) -> None:
    """A unit without an account sends its paper by the link it was given; it lies in the tray."""
    unit, head = office.agency.units["KT"], office.staff("KT")[0]
    _link, code = make_link(
        unit,
        purpose=Link.Purpose.NOMINATION,
        year=office.year,
        until_on=office.day(10),
        by=office.officer,
        at=office.at(office.day(-4)),
    )
    at = office.at(office.day(-1), 17)
    link = open_link(code, at=at)
    text = f"{_title(office)}: 8 cá nhân đề nghị Lao động tiên tiến, danh sách kèm theo."
    paper = upload("to-trinh-trung-tam-ky-thuat.docx", docx("TỜ TRÌNH", unit.name, text, head.name))
    file = receive(paper, by=None, at=at)
    deliver(
        file,
        unit=unit,
        purpose=link.purpose,
        year=office.year,
        link=link,
        sender=head.name,
        by=None,
        at=at,
    )


def _title(office: Office) -> str:
    return f"Đề nghị khen thưởng cuối năm {office.year}"


def _entries(office: Office, code: str, at_most: int = AT_MOST) -> list[Entry]:
    """Who a unit proposes at the end of the year: by the ratings, with the unit itself."""
    unit = office.agency.units[code]
    people = list(staff_of(unit, on=office.day(-15)).order_by("pk"))
    levels = dict(
        Rating.objects.filter(year=office.year, person__in=people).values_list("person", "level")
    )
    well = (Rating.Level.EXCELLENT, Rating.Level.GOOD)
    good = [p for p in people if levels.get(p.pk) in well][:at_most]
    best = [p for p in good if levels[p.pk] == Rating.Level.EXCELLENT][:2]
    best += [p for p in good if p not in best and staff.initiative_of(office, p)]
    entries = [Entry(p, HONOURS["each_good_year"], achievement=DEED) for p in good]
    entries += [
        Entry(
            p,
            HONOURS["each_excellent_year"],
            achievement=BEST,
            initiative=staff.initiative_of(office, p),
        )
        for p in best
    ]
    excellent = Rating.objects.get(unit=unit, year=office.year).level == Rating.Level.EXCELLENT
    part = "excellent_collective" if excellent else "good_collective"
    return [*entries, Entry(unit, HONOURS[part], achievement=DEED)]


def _hand_in(
    office: Office, code: str, title: str, entries: list[Entry], day: date, *, papers: bool = True
) -> Round:
    """A round that the officer types in for a unit, with the unit's own papers beside it."""
    by, at, unit = office.officer, office.at(day), office.agency.units[code]
    made = open_round(unit=unit, year=office.year, title=title, by=by, at=at)
    made = change_round(
        made, version=made.version, **_round_papers(office, code, title, day), by=by, at=at
    )
    lines = add_lines(made, entries, by=by, at=at)
    for line in lines if papers else lines[:-3]:
        _give_papers(line, by, at=at)
    return send_round(made, by=by, at=office.at(day, 10))


def _round_papers(office: Office, code: str, title: str, day: date) -> RoundFields:
    unit, head = office.agency.units[code], office.staff(code)[0]
    people = staff_of(unit, on=day).count()
    file = _file("to-trinh.docx", "TỜ TRÌNH", unit, f"{title}.", head.name, office, day)
    return {
        "proposal_number": f"{20 + unit.order}/TTr-{unit.code}",
        "proposal_on": day,
        "proposal_file": file,
        "minutes_on": day,
        "minutes_chair": head.name,
        "minutes_secretary": office.staff(code)[1].name,
        "minutes_total": people,
        "minutes_present": max(people - 1, 1),
        "minutes_text": "Đơn vị bình xét từng người theo tiêu chuẩn; người dự họp nhất trí.",
    }


def _give_papers(line: Dossier, by: User, *, at: datetime) -> None:
    """Every paper that a line is asked for."""
    for paper in line.papers.filter(status=DossierPaper.Status.OWED):
        data = docx(paper.name.upper(), line.nominee_name, line.achievement)
        file = receive(upload(f"{paper.code}.docx", data), by=by, at=at)
        give_paper(paper, file=file, by=by, at=at)


def _file(
    name: str, heading: str, unit: Unit, text: str, signed: str, office: Office, day: date
) -> File:
    data = docx(heading, unit.name, text, signed)
    return receive(upload(name, data), by=office.officer, at=office.at(day))


def _take_in(office: Office, made: Round, day: date, but: Iterable[Person] = ()) -> None:
    """Received and appraised, but for the lines of some."""
    receive_round(made, by=office.officer, at=office.at(day))
    lines = made.dossiers.exclude(person__in=list(but))
    appraise_lines(list(lines), by=office.officer, at=office.at(day, 15))


def _list(office: Office, name: str, rounds: list[Round], days: int) -> SummaryList:
    """A summary list with the appraised lines of some rounds."""
    by, at = office.officer, office.at(office.day(days))
    made = open_summary(unit=office.root, year=office.year, name=name, by=by, at=at)
    ready = Dossier.objects.filter(round__in=rounds, status=Dossier.Status.APPRAISED)
    put_in(made, ready, by=by, at=at)
    return made
