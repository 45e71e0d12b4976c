"""Movements of the province and of the agency; the registrations of the year, unit by unit."""

from collections.abc import Iterable
from datetime import date, datetime

from thidua.demo.office import HONOURS, Office
from thidua.movements.actions.launching import MovementFields, close, draft
from thidua.movements.actions.periods import open_period
from thidua.movements.actions.registering import Wish, register
from thidua.movements.actions.settling import confirm_unit
from thidua.movements.models import Movement
from thidua.people.models import Person, User
from thidua.people.queries import staff_of

CONFIRMED = ("VP", "KHTC", "QLKH", "CNDM", "CDS", "BCVT", "SHTT")
NOT_CONFIRMED, LATE = "KT", "TDC"
"""One unit whose head has not confirmed, one that was late; the others have sent nothing."""
HIGHER = "Sông Lam chung tay chuyển đổi số"
THEMATIC = "Cả Sở cùng số hóa hồ sơ"


def launch_movements(office: Office) -> None:
    """The province's movement, ours in answer to it, and that of the year."""
    day, year, by = date(office.year, 2, 10), office.year, office.officer
    end = date(year, 12, 31)
    higher = draft(
        MovementFields(
            name=HIGHER,
            unit=office.root,
            from_on=date(year, 1, 20),
            until_on=end,
            level=Movement.Level.PROVINCE,
            method=Movement.Method.THEMATIC,
            scope="Các cơ quan, đơn vị, xã, phường trong tỉnh",
            launched_by="Chủ tịch Ủy ban nhân dân tỉnh Sông Lam",
            criteria="Thủ tục được số hóa; tỷ lệ hồ sơ xử lý trên môi trường mạng.",
        ),
        launch_now=True,
        by=by,
        at=office.at(day),
    )
    thematic = MovementFields(
        name=THEMATIC,
        unit=office.agency.units["CDS"],
        from_on=day,
        until_on=office.day(-70),
        method=Movement.Method.THEMATIC,
        scope="Các phòng, đơn vị thuộc Sở",
        launched_by="Giám đốc Sở Khoa học và Công nghệ",
        criteria="Số hóa xong hồ sơ nghiệp vụ còn hiệu lực; dữ liệu tra cứu được.",
        answers=higher,
    )
    draft(thematic, launch_now=True, by=by, at=office.at(day, 10))
    yearly = MovementFields(
        name=f"Thi đua hoàn thành xuất sắc nhiệm vụ năm {year}",
        unit=office.agency.units["VP"],
        from_on=day,
        until_on=end,
        scope="Toàn cơ quan",
        launched_by="Giám đốc Sở Khoa học và Công nghệ",
        criteria="Hoàn thành nhiệm vụ đúng hạn; mỗi phòng có ít nhất một sáng kiến.",
        deadline=date(year, 3, 31),
    )
    draft(yearly, launch_now=True, by=by, at=office.at(day, 11))
    open_period(
        year=year,
        deadline=date(year, 3, 31),
        unit=office.root,
        note="Mỗi người đăng ký danh hiệu của năm; trưởng đơn vị xác nhận cả đơn vị một lần.",
        by=by,
        at=office.at(day, 14),
    )


def register_in_time(office: Office) -> None:
    """Most units register and their heads confirm; one is still waiting for its head."""
    for number, code in enumerate((*CONFIRMED, NOT_CONFIRMED)):
        at = office.at(date(office.year, 3, 9 + number))
        by = office.users["truongphong"] if code == "QLKH" else office.officer
        _register(office, code, by, at=at)
        if code in CONFIRMED:
            confirm_unit(office.agency.units[code], year=office.year, by=by, at=at)
    own = office.users["congchuc"]
    assert own.person is not None
    movement = Movement.objects.get(name=THEMATIC)
    wish = Wish(own.person, movement=movement, content="Số hóa hồ sơ nhiệm vụ khoa học 2016 - 2020")
    unit, at = office.agency.units["QLKH"], office.at(date(office.year, 3, 20))
    register(wish, year=office.year, unit=unit, by=own, at=at)


def register_late(office: Office) -> None:
    """One unit was late, and says why."""
    at, unit = office.at(date(office.year, 4, 9)), office.agency.units[LATE]
    reason = "Chi cục kiểm tra lưu động ở các xã đến hết tháng 3."
    _register(office, LATE, office.officer, at=at, late_reason=reason, but=office.staff(LATE)[8:])
    confirm_unit(unit, year=office.year, by=office.officer, at=at)


def conclude_movement(office: Office) -> None:
    """The thematic movement is over."""
    movement = Movement.objects.get(name=THEMATIC)
    close(
        movement,
        result="11/12 đơn vị số hóa xong hồ sơ còn hiệu lực; 5 cá nhân được đề nghị khen thưởng.",
        version=movement.version,
        by=office.officer,
        at=office.at(office.day(-69)),
    )


def _register(
    office: Office,
    code: str,
    by: User,
    *,
    at: datetime,
    late_reason: str = "",
    but: Iterable[Person] = (),
) -> None:
    """Everybody of a unit for the yearly title, the head for the higher one, the unit itself."""
    unit, left_out = office.agency.units[code], set(but)
    people = [one for one in staff_of(unit, on=at.date()).order_by("pk") if one not in left_out]
    wishes = [Wish(person, HONOURS["each_good_year"]) for person in people]
    wishes += [
        Wish(people[0], HONOURS["each_excellent_year"]),
        Wish(unit, HONOURS["good_collective"]),
    ]
    for wish in wishes:
        register(wish, year=office.year, unit=unit, late_reason=late_reason, by=by, at=at)
