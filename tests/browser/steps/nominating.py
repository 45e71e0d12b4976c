"""December at the units: each head opens the unit's round, fills it and sends it."""

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.desk import Desk
from tests.browser.office import Office
from tests.browser.papers import signed_paper
from thidua.dossiers.models import Dossier, Round
from thidua.people.models import Person, Unit


def every_unit_sends_its_round(office: Office, house: House) -> None:
    for code in house.units:
        _a_unit_sends_its_round(office.as_(house.heads[code]), house, code)
    assert Round.objects.filter(status=Round.Status.SENT).count() == 12
    assert Dossier.objects.filter(status=Dossier.Status.SUBMITTED).count() >= 60
    assert set(Dossier.objects.values_list("honour", flat=True)) == {
        honour for honour, name in cast.NAMES.items() if name in cast.ORDER
    }


def _a_unit_sends_its_round(head: Desk, house: House, code: str) -> None:
    unit = house.units[code]
    head.open("dossiers:round_add").press("Lập đợt", {"Đơn vị đề nghị": unit.name})
    round = Round.objects.get(pk=head.pk())
    _write_the_minutes(head, house, round)
    people = [house.person((code, nth)) for nth in cast.WORKERS[code]]
    if code == cast.MOVED_TO:
        people.append(house.person(cast.MOVED))
    head.open("dossiers:lines_add", pk=round.pk)
    head.press(
        "Thêm các dòng",
        {"Danh hiệu, hình thức": cast.WORKER, **{one.name: True for one in people}},
    )
    for nominee, honour in _others(house, code):
        _add(head, round, nominee, honour)
    head.open("dossiers:round", pk=round.pk).press("Gửi đợt đề nghị")


def _write_the_minutes(head: Desk, house: House, round: Round) -> None:
    code, unit = str(round.unit.code), round.unit
    chair, total = house.person((code, 0)), len(house.staff(code))
    head.open("dossiers:round_edit", pk=round.pk).press(
        "Lưu",
        {
            "Số tờ trình": f"{round.pk}/TTr-{code}",
            "Ngày tờ trình": f"12/12/{YEAR}",
            "Tờ trình đã ký": ("to-trinh.docx", signed_paper("TỜ TRÌNH", unit.name, chair.name)),
            "Ngày họp bình xét": f"11/12/{YEAR}",
            "Chủ trì": chair.name,
            "Thư ký": house.person((code, 1)).name,
            "Tổng số người của đơn vị": total,
            "Số người dự họp": total - 1,
            "Diễn biến, kết luận của cuộc họp": "Hội nghị bình xét, 100% người dự họp nhất trí.",
        },
    )


def _others(house: House, code: str) -> list[tuple[Person | Unit, str]]:
    """All that the unit proposes beside Lao động tiên tiến."""
    persons = {
        cast.FIGHTER: cast.FIGHTERS,
        cast.PROVINCE_FIGHTER: cast.PROVINCE_FIGHTERS,
        cast.PRAISE: cast.PRAISED,
        cast.MERIT: cast.MERITED,
    }
    teams = {
        cast.TEAM: cast.TEAMS,
        cast.BEST_TEAM: cast.BEST_TEAMS,
        cast.PRAISE: cast.PRAISED_TEAMS,
    }
    found: list[tuple[Person | Unit, str]] = [
        (house.person(place), honour)
        for honour, places in persons.items()
        for place in places
        if place[0] == code
    ]
    return found + [(house.units[code], honour) for honour, codes in teams.items() if code in codes]


def _add(head: Desk, round: Round, nominee: Person | Unit, honour: str) -> None:
    mark = "#đv" if isinstance(nominee, Unit) else "#"
    head.open("dossiers:round", pk=round.pk).press(
        "Thêm",
        {
            "Người hoặc tập thể": f"{nominee.name} {mark}{nominee.pk}",
            "Danh hiệu, hình thức": honour,
            "Tóm tắt thành tích": f"Hoàn thành các nhiệm vụ trọng tâm năm {YEAR} trước hạn.",
        },
    )
