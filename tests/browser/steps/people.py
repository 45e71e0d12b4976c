"""Through the year people come, go and are away: each on the day it happens."""

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.office import Office
from thidua.people.models import Absence, Post


def one_goes_on_maternity_leave(office: Office, house: House) -> None:
    mother = house.person(cast.MOTHER)
    desk = office.as_("chuyenvien").open("people:absence_add", pk=mother.pk)
    desk.press(
        "Ghi",
        {
            "Loại": "Nghỉ thai sản",
            "Từ ngày": f"15/03/{YEAR}",
            "Đến hết ngày": f"14/09/{YEAR}",
        },
    )
    assert Absence.objects.filter(person=mother, until_on__year=YEAR).exists()


def one_is_transferred(office: Office, house: House) -> None:
    """In August, with the good word of the old unit."""
    person, new = house.person(cast.MOVED), house.units[cast.MOVED_TO]
    desk = office.as_("chuyenvien").open("people:transfer", pk=person.pk)
    desk.press(
        "Điều chuyển",
        {
            "Đơn vị": new.name,
            "Chức vụ ở đơn vị mới": "Viên chức",
            "Về đơn vị mới từ ngày": f"01/08/{YEAR}",
            "Ý kiến của đơn vị cũ về thành tích trong năm": "đồng ý",
        },
    )
    post = Post.objects.get(person=person, unit=new, until_on=None)
    assert post.old_unit_agrees is True
