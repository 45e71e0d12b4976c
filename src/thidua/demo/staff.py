"""What happened to people in the year: a transfer, a leave, accounts, ratings, initiatives, a
hold.
"""

from datetime import date, datetime

from thidua.demo.office import Office
from thidua.initiatives.actions import file, recognise, submit
from thidua.initiatives.models import Initiative, Recognition
from thidua.people.actions import add_absence, give_role, make_account, transfer
from thidua.people.models import Absence, Person, Role, User
from thidua.people.queries import staff_of
from thidua.ratings.actions import Mark, hold, rate_many
from thidua.ratings.models import Hold, Rating

NOT_RATED = "CD"
"""The unit whose ratings have not come in."""
RECOGNISED = {"CNDM": 3, "KHTC": 2, "BCVT": 2, "SHTT": 1, "KT": 4, "TDC": 3}
"""Whose initiative of the year is recognised: the nth of each unit."""
TOPICS = (
    "Bảng theo dõi hồ sơ nhiệm vụ khoa học theo hạn từng bước",
    "Mẫu dự toán tự tính cho nhiệm vụ cấp cơ sở",
    "Quy trình phối hợp xử lý mất sóng khi có bão",
    "Bộ nhắc việc gia hạn văn bằng sở hữu trí tuệ cho doanh nghiệp nhỏ",
    "Gá đo nhanh cân đồng hồ lò xo tại chợ",
    "Bản đồ điểm kiểm tra hàng đóng gói sẵn",
)
PENDING = (
    ("CDS", 3, "Trợ lý tra cứu thủ tục chuyển đổi số cho cán bộ xã"),
    ("UD", 4, "Tận dụng bã nấm làm giá thể ươm cây dược liệu"),
    ("QLKH", 3, "Thư mục điện tử các sáng kiến theo lĩnh vực và địa bàn"),
)


def transferred(office: Office) -> Person:
    """Who went from one division to another in August."""
    return office.staff("CNDM")[5]


def on_leave(office: Office) -> Person:
    """A woman of the technical centre, on maternity leave for most of the year."""
    return next(p for p in office.staff("KT")[2:] if p.sex == Person.Sex.FEMALE)


def held(office: Office) -> Person:
    """Whom a petition that is being verified puts on hold."""
    return office.staff("TDC")[6]


def grant_leave(office: Office) -> None:
    add_absence(
        on_leave(office),
        kind=Absence.Kind.MATERNITY,
        from_on=date(office.year, 5, 4),
        until_on=date(office.year, 11, 3),
        by=office.officer,
        at=office.at(date(office.year, 4, 28)),
    )


def transfer_in_august(office: Office) -> None:
    transfer(
        transferred(office),
        to=office.agency.units["CDS"],
        on=date(office.year, 8, 1),
        old_unit_agrees=None,
        by=office.officer,
        at=office.at(date(office.year, 7, 30)),
    )


def open_accounts(office: Office, people: list[tuple[Person, str]]) -> list[User]:
    """Accounts for council members who had none, and a head whose account is lent for some days."""
    by, day = office.users["quantri"], date(office.year, 2, 2)
    made = []
    for person, name in people:
        user = make_account(
            username=name, display_name=person.name, person=person, password=office.password,
            by=by, at=office.at(day),
        )  # fmt: skip
        give_role(user, role=Role.MEMBER, unit=office.root, from_on=day, by=by, at=office.at(day))
        made.append(user)
    return made


def lend_a_role(office: Office) -> None:
    """The deputy head of a division stands in for its head for some weeks, by a paper."""
    by, deputy, unit = office.users["quantri"], office.staff("CDS")[1], office.agency.units["CDS"]
    at = office.at(office.day(-12))
    user = make_account(username="pho.cds", display_name=deputy.name, person=deputy, by=by, at=at)
    give_role(
        user,
        role=Role.HEAD,
        unit=unit,
        from_on=office.day(-12),
        until_on=office.day(6),
        basis="Thông báo giao phụ trách phòng trong thời gian Trưởng phòng đi học",
        by=by,
        at=at,
    )


def file_initiatives(office: Office) -> None:
    """Authors file their initiatives; those of the year that wait are handed in."""
    for (code, place), title in zip(RECOGNISED.items(), TOPICS, strict=True):
        _file(office, code, place, title, office.at(date(office.year, 6, 15)))
    for code, place, title in PENDING:
        _file(office, code, place, title, office.at(date(office.year, 9, 10)))


def recognise_initiatives(office: Office) -> None:
    """The base council's decision recognises most of them, the province one of these."""
    at = office.at(office.day(-32))
    for found in Initiative.objects.filter(year=office.year, title__in=TOPICS).order_by("pk"):
        recognise(
            found, scope=Recognition.Scope.BASE, decided_on=office.day(-33),
            number="388/QĐ-SKHCN", decided_by="Giám đốc Sở Khoa học và Công nghệ",
            by=office.officer, at=at,
        )  # fmt: skip


def initiative_of(office: Office, person: Person) -> Initiative | None:
    """The recognised initiative of the year that a person wrote."""
    found = Initiative.objects.filter(year=office.year, authorships__person=person)
    return found.filter(status=Initiative.Status.RECOGNISED).first()


def rate(office: Office) -> None:
    """The ratings of the year, unit by unit; one unit and a few people are still lacking."""
    day = office.day(-18)
    for code, unit in office.agency.units.items():
        if code == NOT_RATED:
            continue
        people = list(staff_of(unit, on=day).order_by("pk"))
        lacking = people[-1:] if code in ("UD", "CNTT") else []
        marks = [Mark(unit, _level_of_unit(code), all_tasks_done=True)]
        marks += [
            Mark(person, _level(place))
            for place, person in enumerate(people)
            if person not in lacking
        ]
        rate_many(marks, year=office.year, source=f"Thông báo 231/TB-SKHCN ngày {day:%d/%m/%Y}",
                  by=office.officer, at=office.at(day))  # fmt: skip


def hold_for_petition(office: Office) -> None:
    """A petition formally accepted: whom it names is held until its conclusion."""
    hold(
        person=held(office),
        reason=Hold.Reason.PETITION,
        document=f"Thông báo thụ lý 17/TB-TTr ngày {office.day(-10):%d/%m/%Y} của Thanh tra tỉnh",
        from_on=office.day(-10),
        by=office.officer,
        at=office.at(office.day(-8)),
    )


def _file(office: Office, code: str, place: int, title: str, at: datetime) -> None:
    author = office.staff(code)[place]
    made = file(
        title=title,
        year=office.year,
        unit=office.agency.units[code],
        authors=[(author, 100)],
        content="Áp dụng tại đơn vị từ đầu năm; giảm thời gian xử lý và số lần đi lại.",
        by=office.officer,
        at=at,
    )
    submit(made, by=office.officer, at=at)


def _level(place: int) -> str:
    """Heads and every fifth person did excellently, one in ten no more than what was asked."""
    if place % 5 == 0:
        return Rating.Level.EXCELLENT
    return Rating.Level.DONE if place % 10 == 9 else Rating.Level.GOOD


def _level_of_unit(code: str) -> str:
    return Rating.Level.EXCELLENT if code in ("KHTC", "BCVT", "TDC") else Rating.Level.GOOD
