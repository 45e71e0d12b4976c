"""Spring: a movement is launched, the year's registration opened, units and people register."""

from typing import Any

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.office import Office
from thidua.movements.models import Movement, Registration

STANDING = (Registration.Status.SENT, Registration.Status.CONFIRMED)


def a_movement_is_launched(office: Office, house: House) -> Movement:
    officer = office.as_("chuyenvien").open("movements:movement_add")
    officer.press(
        "Phát động",
        {
            "Tên phong trào": "Mỗi đơn vị một cải tiến trong chuyển đổi số",
            "Cấp phát động": "Cơ quan, đơn vị",
            "Đơn vị chủ trì": house.agency.root.name,
            "Từ ngày": f"18/03/{YEAR}",
            "Đến ngày": f"15/12/{YEAR}",
            "Nội dung, tiêu chí": "Mỗi đơn vị rút ngắn ít nhất một quy trình.",
        },
    )
    movement = Movement.objects.get(pk=officer.pk())
    assert movement.status == Movement.Status.LAUNCHED
    return movement


def registration_is_opened(office: Office) -> None:
    officer = office.as_("chuyenvien").open("movements:period_open")
    officer.press(
        "Mở đăng ký",
        {
            "Năm": YEAR,
            "Hạn đăng ký": f"31/03/{YEAR}",
            "Hướng dẫn": "Mỗi người đăng ký ít nhất một danh hiệu; tập thể đăng ký riêng.",
        },
    )


def a_civil_servant_registers(office: Office, house: House, movement: Movement) -> None:
    """She registers a title with what she will do, and takes part in the movement."""
    desk = office.as_("congchuc").open("movements:own", f"?nam={YEAR}")
    desk.press(
        "Gửi đăng ký",
        {
            "Đăng ký": cast.FIGHTER,
            "Nội dung, nhiệm vụ đăng ký": "Rút ngắn thời gian thẩm định nhiệm vụ cấp cơ sở.",
            "Sáng kiến dự kiến": "Quy trình thẩm định nhanh",
        },
    )
    desk.open("movements:own", f"?nam={YEAR}").press("Gửi đăng ký", {"Đăng ký": movement.name})
    own = Registration.objects.filter(person=house.person(("QLKH", 3)), year=YEAR)
    assert own.count() == 2


def units_register(office: Office, house: House) -> None:
    """Each head ticks the unit's sheet and confirms it; one person is forgotten."""
    forgotten = house.person(cast.LATE)
    for code, unit in house.units.items():
        head = office.as_(house.heads[code])
        head.open("movements:unit", f"?nam={YEAR}", pk=unit.pk)
        ticks: dict[str, Any] = {
            f"@p{person.pk}={cast.CODES[cast.WORKER]}": True
            for person in house.staff(code)
            if person != forgotten
        }
        if code in cast.TEAMS:
            ticks[f"@u{unit.pk}={cast.CODES[cast.TEAM]}"] = True
        head.press("Lưu và xác nhận cả đơn vị", ticks)
    confirmed = Registration.objects.filter(year=YEAR, status=Registration.Status.CONFIRMED)
    assert confirmed.filter(honour=cast.CODES[cast.WORKER]).count() > 100
    assert not confirmed.filter(person=forgotten).exists()


def the_missing_are_named(office: Office, house: House) -> None:
    """Coverage names who has not registered, with a reminder ready to paste."""
    officer = office.as_("chuyenvien").open("movements:coverage", f"?nam={YEAR}")
    row = officer.page.locator("tr", has_text=house.units[cast.LATE[0]].name)
    assert house.person(cast.LATE).name in row.inner_text() + str(row.text_content())


def one_registers_late(office: Office, house: House) -> None:
    """In May: taken with a reason, and marked."""
    late, code = house.person(cast.LATE), cast.LATE[0]
    head = office.as_(house.heads[code])
    head.open("movements:unit_one", f"?nam={YEAR}", pk=house.units[code].pk).press(
        "Đăng ký",
        {
            "Người, tập thể đăng ký": late.name,
            "Đăng ký": cast.WORKER,
            "Lý do đăng ký muộn": "Đi công tác dài ngày, nay mới về.",
        },
    )
    made = Registration.objects.get(person=late, honour=cast.CODES[cast.WORKER])
    assert (made.late, made.late_reason) == (True, "Đi công tác dài ngày, nay mới về.")
