"""Autumn: a civil servant files an initiative; the officer records by which decision it counts."""

from tests.browser import cast
from tests.browser.agency import YEAR, House
from tests.browser.office import Office
from tests.browser.papers import signed_paper
from thidua.initiatives.models import Initiative, Recognition


def an_initiative_is_filed(office: Office, house: House) -> Initiative:
    author = house.person(cast.INVENTOR)
    desk = office.as_("congchuc").open("initiatives:initiative_add")
    desk.press(
        "Lưu bản thảo",
        {
            "@kind=sang-kien": True,
            "Tên sáng kiến, đề tài": "Quy trình thẩm định nhanh hồ sơ nhiệm vụ cấp cơ sở",
            "Năm áp dụng lần đầu": YEAR,
            "Đơn vị": house.units[cast.INVENTOR[0]].name,
            "Nội dung, hiệu quả": "Rút từ 15 xuống 7 ngày làm việc; đã áp dụng từ tháng 4.",
            "Đơn, báo cáo sáng kiến": ("don.docx", signed_paper("ĐƠN", author.name)),
            "Tác giả 1": author.staff_code,
            "Tỷ lệ đóng góp của tác giả 1, %": 100,
        },
    )
    made = Initiative.objects.get(pk=desk.pk())
    desk.open("initiatives:initiative", pk=made.pk).press("Nộp sáng kiến")
    made.refresh_from_db()
    assert made.status == Initiative.Status.SUBMITTED
    return made


def it_is_recognised(office: Office, made: Initiative) -> None:
    officer = office.as_("chuyenvien").open("initiatives:recognise", pk=made.pk)
    officer.press(
        "Ghi công nhận",
        {
            "@scope=co-so": True,
            "Số quyết định, văn bản": "352/QĐ-SKHCN",
            "Ngày quyết định": f"20/10/{YEAR}",
            "Cơ quan, người công nhận": "Giám đốc Sở",
        },
    )
    assert made.recognitions.get().scope == Recognition.Scope.BASE
