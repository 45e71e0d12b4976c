"""December: the officer enters what everybody was rated, a sheet for each unit."""

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.office import Office
from thidua.people.models import Person
from thidua.ratings.models import Hold, Rating

GOOD, EXCELLENT = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"


def everybody_is_rated_but_one(office: Office, house: House) -> None:
    officer = office.as_("chuyenvien")
    best = {house.person(place).pk for place in cast.EXCELLENT}
    unrated = house.person(cast.UNRATED)
    for code, unit in house.units.items():
        officer.open("ratings:enter", f"?don_vi={unit.pk}&nam={YEAR}")
        marks = {f"@level-u{unit.pk}": EXCELLENT if code in cast.EXCELLENT_UNITS else GOOD}
        marks[f"@done-u{unit.pk}"] = "Có"
        for field in officer.page.locator('select[name^="level-p"]').all():
            name = str(field.get_attribute("name"))
            pk = int(name.removeprefix("level-p"))
            if pk != unrated.pk:
                marks[f"@{name}"] = EXCELLENT if pk in best else GOOD
        officer.press(
            "Lưu cả bảng",
            {"Văn bản xếp loại": f"Thông báo số 31/TB-SKHCN ngày 10/12/{YEAR}", **marks},
        )
    rated = Rating.objects.filter(year=YEAR, person__isnull=False)
    everybody = Person.objects.filter(posts__unit__in=house.units.values()).distinct()
    assert set(everybody) - {rating.person for rating in rated} == {unrated}
    assert rated.filter(level=Rating.Level.EXCELLENT).count() == len(cast.EXCELLENT)


def one_is_put_on_hold(office: Office, house: House) -> None:
    """Only with the paper of the body that may."""
    person = house.person(cast.HELD)
    officer = office.as_("chuyenvien").open("ratings:hold_add")
    officer.press(
        "Ghi",
        {
            "Cá nhân": person.staff_code,
            "Đang xem xét kỷ luật": True,
            "Văn bản của cơ quan có thẩm quyền": (
                f"Thông báo số 88/TB-TTr ngày 12/12/{YEAR} của Thanh tra tỉnh"
            ),
            "Từ ngày": f"12/12/{YEAR}",
        },
    )
    assert Hold.objects.filter(person=person, cleared_on=None).exists()
