"""Any day: sudden merit goes its short way, proposal, word of the leader, decision; no round."""

from tests.browser import cast
from tests.browser.agency import House
from tests.browser.office import Office
from tests.browser.steps.deciding import DIRECTOR, the_decision_is_issued
from thidua.decisions.models import Decision
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour


def a_deed_is_praised_within_days(office: Office, house: House) -> None:
    person = house.person(cast.SUDDEN)
    code = cast.SUDDEN[0]
    head = office.as_(house.heads[code]).open("dossiers:sudden")
    head.press(
        "Đề nghị khen",
        {
            "Đơn vị đề nghị": house.units[code].name,
            "Người hoặc tập thể": f"{person.name} #{person.pk}",
            "Hình thức khen thưởng": cast.PRAISE,
            "Thành tích đột xuất": "Cứu hệ thống máy chủ của tỉnh khỏi hỏng dữ liệu trong đêm bão.",
        },
    )
    line = Dossier.objects.get(pk=head.pk())
    office.as_("chuyenvien").open("dossiers:dossier", pk=line.pk).press("Tiếp nhận")
    office.as_("giamdoc").open("dossiers:dossier", pk=line.pk).press("Lãnh đạo đồng ý")
    officer = office.as_("chuyenvien").open("decisions:draft", f"?nam={line.year}")
    officer.press("Soạn quyết định", {"Người ký": DIRECTOR}).press("Trình ký")
    made = Decision.objects.get(pk=officer.pk())
    the_decision_is_issued(office, made, number=210, day=f"22/07/{line.year}")
    line.refresh_from_db()
    assert line.status == Dossier.Status.GRANTED
    assert HeldHonour.objects.filter(person=person, kind="dot-xuat", year=line.year).exists()
