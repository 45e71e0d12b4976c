"""The pages of movements and registrations: who sees what, one screen for a unit, refusals."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.files import pdf
from tests.factories.movements import (
    MovementFactory,
    PeriodFactory,
    RegistrationFactory,
    TotalFactory,
)
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.movements.models import Movement, Registration, RegistrationPeriod
from thidua.people.models import Role, Unit, User
from thidua.sheets import OutColumn, make

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
TITLE, FIGHTER = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
COLLECTIVE = "tap-the-lao-dong-tien-tien"
YEAR = timezone.localdate().year


@pytest.fixture
def unit(db: None) -> Unit:
    return UnitFactory()


@pytest.fixture
def head(unit: Unit) -> User:
    return UserFactory(role=Role.HEAD, role__at=unit)


def open_year(*, days: int = 10) -> RegistrationPeriod:
    """The running year's registration, so many days before its deadline."""
    return PeriodFactory(year=YEAR, deadline=timezone.localdate() + timedelta(days=days))


def typed(unit: Unit, **more: object) -> dict[str, object]:
    return {
        "key": uuid4(),
        "name": "Thi đua nước rút",
        "level": "so",
        "method": "chuyen-de",
        "unit": unit.pk,
        "from_on": "01/01/2026",
        "until_on": "30/06/2026",
        **more,
    }


def test_a_movement_is_launched_with_its_paper(officer: User, signed_in: SignedIn) -> None:
    client, root = signed_in(officer), Unit.objects.get()
    paper = SimpleUploadedFile("ke-hoach.pdf", pdf())

    response = client.post(reverse("movements:movement_add"), typed(root, file=paper))
    made = Movement.objects.get()
    page = client.get(reverse("movements:movement", args=[made.pk])).content.decode()

    assert (response.status_code, made.status) == (302, "launched")
    assert "ke-hoach.pdf" in page


def test_a_draft_is_kept_and_launched_later(officer: User, signed_in: SignedIn) -> None:
    client, root = signed_in(officer), Unit.objects.get()

    client.post(reverse("movements:movement_add"), typed(root, draft="1"))
    made = Movement.objects.get()
    drafted = made.status
    client.post(reverse("movements:movement_launch", args=[made.pk]))

    assert (drafted, Movement.objects.get().status) == ("draft", "launched")


def test_answering_a_higher_movement_takes_over_what_is_known(
    officer: User, signed_in: SignedIn
) -> None:
    above = MovementFactory(above=True, name="Cả nước chung tay vì người nghèo")
    client, address = (
        signed_in(officer),
        f"{reverse('movements:movement_add')}?huong-ung={above.pk}",
    )

    page = client.get(address).content.decode()
    client.post(address, typed(above.unit))

    assert 'value="Cả nước chung tay vì người nghèo"' in page
    assert Movement.objects.get(answers=above).name == "Thi đua nước rút"


def test_days_out_of_order_are_told_on_the_form(officer: User, signed_in: SignedIn) -> None:
    wrong = typed(Unit.objects.get(), until_on="31/12/2025")

    response = signed_in(officer).post(reverse("movements:movement_add"), wrong)

    assert response.status_code == 409
    assert "Ngày kết thúc phong trào phải từ ngày bắt đầu trở đi" in response.content.decode()


def test_a_stale_edit_shows_both_values(officer: User, signed_in: SignedIn) -> None:
    movement = MovementFactory(version=2, name="Tên mới")
    sent = {**typed(movement.unit, name="Tên của tôi"), "version": 1}

    response = signed_in(officer).post(reverse("movements:movement_edit", args=[movement.pk]), sent)
    page = response.content.decode()

    assert response.status_code == 409
    assert "Tên của tôi" in page
    assert "Tên mới" in page


def test_a_movement_is_concluded_once(officer: User, signed_in: SignedIn) -> None:
    movement = MovementFactory(launched=True)
    client, address = signed_in(officer), reverse("movements:movement_close", args=[movement.pk])

    first = client.post(address, {"result": "12/12 đơn vị", "version": 1})
    second = client.post(address, {"result": "Nữa", "version": 2})

    assert (first.status_code, second.status_code) == (302, 409)
    assert "đang ở tình trạng “Đã tổng kết”" in second.content.decode()


def test_movements_list_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(officer)
    for n in range(30):
        MovementFactory(launched=True, name=f"Phong trào {n}")

    with django_assert_max_num_queries(9):
        page = client.get(reverse("movements:movements")).content.decode()

    assert page.count("data-label") == 30 * 5


def test_exports_are_workbooks(officer: User, signed_in: SignedIn) -> None:
    RegistrationFactory(movement=MovementFactory(launched=True), honour="")
    client = signed_in(officer)

    names = ("movements_export", "registrations_export", "missing_export")

    assert [client.get(reverse(f"movements:{name}")).content[:2] for name in names] == [b"PK"] * 3


def test_the_year_is_opened_once(officer: User, signed_in: SignedIn) -> None:
    client, address = signed_in(officer), reverse("movements:period_open")

    first = client.post(address, {"year": 2026, "deadline": "28/02/2026", "note": "Theo mẫu"})
    second = client.post(address, {"year": 2026, "deadline": "15/03/2026"})

    assert (first.status_code, second.status_code) == (302, 409)
    assert RegistrationPeriod.objects.get().deadline == date(2026, 2, 28)


def test_coverage_names_the_missing_and_has_the_reminder_ready(
    officer: User, signed_in: SignedIn, unit: Unit
) -> None:
    open_year(days=-3)
    PersonFactory(unit=unit, name="Lý Thị Ngọc Ánh")
    RegistrationFactory(unit=unit, year=YEAR, person=PersonFactory(unit=unit, name="Lý An"))

    page = signed_in(officer).get(reverse("movements:coverage")).content.decode()

    assert "<li>Lý Thị Ngọc Ánh</li>" in page
    assert "<li>Lý An</li>" not in page
    assert "(đã quá 3 ngày)" in page
    assert f"Kính gửi {unit.name}," in page


def test_coverage_asks_the_same_number_of_queries_however_many_units(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    open_year()
    for _n in range(20):
        PersonFactory(unit=UnitFactory())
    client = signed_in(officer)

    with django_assert_max_num_queries(12):
        page = client.get(reverse("movements:coverage")).content.decode()

    assert page.count("<tr>") == 21


def test_a_head_of_one_unit_comes_to_it_and_a_person_to_the_own_page(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    PersonFactory(unit=unit)
    there = reverse("movements:coverage")

    assert (
        signed_in(head).get(there)["Location"].startswith(reverse("movements:unit", args=[unit.pk]))
    )
    staff = UserFactory(role=Role.STAFF)
    assert signed_in(staff).get(there)["Location"].startswith(reverse("movements:own"))


def test_one_screen_registers_a_unit_and_confirms_it(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    open_year()
    an, ba = PersonFactory(unit=unit, name="Lý An"), PersonFactory(unit=unit, name="Lý Ba")
    sheet = {
        "was": "",
        f"p{an.pk}": [TITLE, FIGHTER],
        f"p{ba.pk}": [TITLE],
        f"u{unit.pk}": [COLLECTIVE],
        "confirm": "1",
    }

    response = signed_in(head).post(reverse("movements:unit", args=[unit.pk]), sheet)

    assert response.status_code == 302
    kept = Registration.objects.order_by("pk").values_list("honour", "status")
    assert list(kept) == [
        (COLLECTIVE, "confirmed"),
        (FIGHTER, "confirmed"),
        (TITLE, "confirmed"),
        (TITLE, "confirmed"),
    ]


def test_unticking_withdraws_and_leaves_what_others_did_meanwhile(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    open_year()
    an = PersonFactory(unit=unit)
    mine = RegistrationFactory(unit=unit, person=an, year=YEAR)
    theirs = RegistrationFactory(unit=unit, person=an, year=YEAR, honour=FIGHTER)

    signed_in(head).post(reverse("movements:unit", args=[unit.pk]), {"was": f"p{an.pk}:{TITLE}"})

    mine.refresh_from_db(), theirs.refresh_from_db()
    assert (mine.status, theirs.status) == ("withdrawn", "sent")


def test_a_sheet_too_late_asks_for_the_reason_and_keeps_the_ticks(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    open_year(days=-1)
    an = PersonFactory(unit=unit)
    client, address = signed_in(head), reverse("movements:unit", args=[unit.pk])

    refused = client.post(address, {"was": "", f"p{an.pk}": [TITLE]})
    client.post(address, {"was": "", f"p{an.pk}": [TITLE], "late_reason": "Đi công tác"})

    assert refused.status_code == 409
    assert f'id="p{an.pk}-{TITLE}" name="p{an.pk}" value="{TITLE}" checked' in (
        refused.content.decode()
    )
    assert Registration.objects.get().late_reason == "Đi công tác"


def test_what_was_registered_elsewhere_is_shown_and_locked(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    open_year()
    an, before = PersonFactory(unit=unit), UnitFactory(name="Phòng cũ")
    RegistrationFactory(unit=before, person=an, year=YEAR)
    client, address = signed_in(head), reverse("movements:unit", args=[unit.pk])

    page = client.get(address).content.decode()
    client.post(address, {"was": f"p{an.pk}:{TITLE}"})

    assert "tại Phòng cũ" in page
    assert Registration.objects.get().status == "sent"


def test_the_unit_page_asks_the_same_number_of_queries_however_many_people(
    signed_in: SignedIn,
    unit: Unit,
    head: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    open_year()
    for _n in range(40):
        RegistrationFactory(unit=unit, year=YEAR, person=PersonFactory(unit=unit))
    client = signed_in(head)

    with django_assert_max_num_queries(35):
        page = client.get(reverse("movements:unit", args=[unit.pk])).content.decode()

    assert page.count("checked") == 40


def test_a_large_unit_is_laid_on_several_screens(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    open_year()
    people = [PersonFactory(unit=unit, name=f"Lý An {n:03}") for n in range(103)]
    client, address = signed_in(head), f"{reverse('movements:unit', args=[unit.pk])}?trang=2"

    page = client.get(address)
    sent = client.post(address, {"was": "", f"p{people[-1].pk}": [TITLE]})

    assert (len(page.context["people"]), sent["Location"][-8:]) == (3, "&trang=2")
    assert Registration.objects.get().person == people[-1]


def test_a_unit_tells_how_many_its_own_workbook_says(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    TotalFactory(unit=unit, year=YEAR, count=12)

    page = signed_in(head).get(reverse("movements:unit", args=[unit.pk])).content.decode()

    assert "Lao động tiên tiến 12." in page


def test_a_leader_reads_a_unit_and_has_no_box_to_tick(signed_in: SignedIn, unit: Unit) -> None:
    RegistrationFactory(unit=unit, year=YEAR, person=PersonFactory(unit=unit))
    leader = UserFactory(role=Role.LEADER)

    page = signed_in(leader).get(reverse("movements:unit", args=[unit.pk])).content.decode()

    assert 'type="checkbox"' not in page
    assert "Chờ</span>" in page


def test_a_whole_unit_is_confirmed_at_once(signed_in: SignedIn, unit: Unit, head: User) -> None:
    for _n in range(3):
        RegistrationFactory(unit=unit, year=YEAR)

    signed_in(head).post(reverse("movements:unit_confirm", args=[unit.pk]))

    assert Registration.objects.filter(status="confirmed").count() == 3


def test_one_registration_with_its_content(signed_in: SignedIn, unit: Unit, head: User) -> None:
    open_year()
    an = PersonFactory(unit=unit)
    sent = {"nominee": f"p{an.pk}", "what": TITLE, "content": "Số hóa", "initiative_title": "Sổ số"}

    signed_in(head).post(reverse("movements:unit_one", args=[unit.pk]), sent)

    made = Registration.objects.get()
    assert (made.person, made.content, made.initiative_title) == (an, "Số hóa", "Sổ số")


def test_a_person_registers_oneself(signed_in: SignedIn, unit: Unit) -> None:
    open_year()
    person = PersonFactory(unit=unit)
    client = signed_in(UserFactory(person=person, role=Role.STAFF, role__at=unit))

    client.post(reverse("movements:own"), {"what": TITLE, "content": "", "initiative_title": ""})
    page = client.get(reverse("movements:own")).content.decode()

    made = Registration.objects.get()
    assert (made.person, made.unit, made.status) == (person, unit, "sent")
    assert "Lao động tiên tiến" in page
    assert "Chờ xác nhận" in page


def test_a_person_takes_part_in_a_movement(signed_in: SignedIn, unit: Unit) -> None:
    person, today = PersonFactory(unit=unit), timezone.localdate()
    movement = MovementFactory(launched=True, deadline=None, until_on=today)
    client = signed_in(UserFactory(person=person, role=Role.STAFF, role__at=unit))

    sent = {"what": f"phong-trao:{movement.pk}", "content": "Mỗi tuần một giờ học số"}
    client.post(reverse("movements:own"), sent)
    page = client.get(reverse("movements:movement", args=[movement.pk])).content.decode()

    assert "Mỗi tuần một giờ học số" in page


def test_a_person_whose_year_is_not_open_is_told(signed_in: SignedIn, unit: Unit) -> None:
    person = PersonFactory(unit=unit)
    client = signed_in(UserFactory(person=person, role=Role.STAFF, role__at=unit))

    response = client.post(reverse("movements:own"), {"what": TITLE})

    assert response.status_code == 409
    assert f"Chưa mở đăng ký thi đua năm {YEAR}" in response.content.decode()


def test_a_post_is_needed_to_register(signed_in: SignedIn) -> None:
    open_year()
    client = signed_in(UserFactory(role=Role.STAFF))

    response = client.post(reverse("movements:own"), {"what": TITLE})

    assert response.status_code == 409
    assert "chưa có chức vụ ở đơn vị nào" in response.content.decode()


def test_list_asks_the_same_number_of_queries_however_long(
    officer: User,
    signed_in: SignedIn,
    unit: Unit,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(officer)
    for _n in range(60):
        RegistrationFactory(unit=unit)

    with django_assert_max_num_queries(28):
        response = client.get(reverse("movements:registrations"), {"nam": 2026})

    page = response.content.decode()
    assert page.count("data-label") == 50 * 3
    assert "60 đăng ký" in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [({"muon": "1"}, 1), ({"tinh_trang": "confirmed"}, 1), ({"dang_ky": FIGHTER}, 1), ({}, 3)],
)
def test_the_list_is_filtered(
    officer: User, signed_in: SignedIn, asked: dict[str, str], shown: int
) -> None:
    RegistrationFactory(too_late=True)
    RegistrationFactory(confirmed=True)
    RegistrationFactory(honour=FIGHTER)

    response = signed_in(officer).get(reverse("movements:registrations"), {"nam": 2026, **asked})

    assert response.context["page"].paginator.count == shown


def test_a_head_returns_with_a_reason_and_the_person_corrects(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    made = RegistrationFactory(unit=unit)
    own = UserFactory(person=made.person, role=Role.STAFF, role__at=unit)

    def step(user: User, name: str, **sent: object) -> int:
        there = reverse("movements:registration_step", args=[made.pk, name])
        return signed_in(user).post(there, sent).status_code

    told = [
        step(head, "return", version=1, reason=""),
        step(head, "return", version=1, reason="Ghi rõ việc"),
        step(own, "confirm"),
        step(own, "change", version=2, content="Số hóa 3 quy trình", initiative_title=""),
        step(head, "confirm"),
        step(own, "carry_out", version=4, text="Đã số hóa 3 quy trình"),
        step(own, "withdraw", reason=""),
    ]

    made.refresh_from_db()
    assert told == [422, 302, 403, 302, 302, 302, 409]
    assert (made.status, made.carried_out) == ("confirmed", "Đã số hóa 3 quy trình")


def test_a_stale_step_shows_both_values(signed_in: SignedIn, unit: Unit, head: User) -> None:
    made = RegistrationFactory(unit=unit, version=3, content="Nội dung mới")
    there = reverse("movements:registration_step", args=[made.pk, "change"])

    response = signed_in(head).post(there, {"version": 2, "content": "Nội dung của tôi"})
    page = response.content.decode()

    assert response.status_code == 409
    assert "Nội dung của tôi" in page
    assert "Nội dung mới" in page


def test_another_units_registration_is_told_404(signed_in: SignedIn, head: User) -> None:
    made = RegistrationFactory()
    client = signed_in(head)

    assert client.get(reverse("movements:registration", args=[made.pk])).status_code == 404
    assert client.get(reverse("movements:unit", args=[made.unit_id])).status_code == 404


def test_a_units_workbook_is_tried_then_put_on_record_without_sending_it_again(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    open_year()
    PersonFactory(unit=unit, name="Lý An")
    client, address = signed_in(head), reverse("movements:unit_load", args=[unit.pk])
    columns = [OutColumn("Họ và tên"), OutColumn("Danh hiệu thi đua")]
    book = make("Đăng ký", columns, [["Lý An", "LĐTT"], ["Người Lạ", "LĐTT"]])

    tried = client.post(address, {"file": SimpleUploadedFile("bang.xlsx", book)})
    nothing = Registration.objects.count()
    again = {"tried": tried.context["file"].pk}
    errors = client.post(address, {**again, "errors": "1"})
    client.post(address, {**again, "keep": "1", "skip_bad": "on"})

    assert "Người Lạ" in tried.content.decode()
    assert (nothing, errors.content[:2]) == (0, b"PK")
    assert Registration.objects.get().person.name == "Lý An"  # type: ignore[union-attr]


def test_a_workbook_of_another_account_is_not_found(
    officer: User, signed_in: SignedIn, unit: Unit, head: User
) -> None:
    address = reverse("movements:unit_load", args=[unit.pk])
    book = make("Đăng ký", [OutColumn("Họ và tên"), OutColumn("Danh hiệu thi đua")], [["A", "x"]])
    tried = signed_in(officer).post(address, {"file": SimpleUploadedFile("bang.xlsx", book)})

    response = signed_in(head).post(address, {"tried": tried.context["file"].pk, "keep": "1"})

    assert response.status_code == 404


def test_what_is_no_workbook_is_refused_in_a_sentence(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    address = reverse("movements:unit_load", args=[unit.pk])
    upload = SimpleUploadedFile("bang.xlsx", "không phải bảng".encode())

    response = signed_in(head).post(address, {"file": upload})

    assert response.status_code == 400
    assert "chỉ nhận tệp .xlsx, .xls" in response.content.decode()


def test_the_workbook_to_send_has_the_people_in_it(
    signed_in: SignedIn, unit: Unit, head: User
) -> None:
    response = signed_in(head).get(reverse("movements:unit_workbook", args=[unit.pk]))

    assert response.content[:2] == b"PK"
