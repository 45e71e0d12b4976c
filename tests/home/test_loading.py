"""Loading a workbook in the browser: handed in, tried, confirmed once; a stale try is refused."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.files.actions import clear_unheld
from thidua.files.models import File
from thidua.home.loading import KINDS
from thidua.journal.models import Entry
from thidua.people.models import Person, Post, Role, Unit, User
from thidua.ratings.models import Rating
from thidua.sheets import LAYOUTS, OutColumn, make, read

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
PEOPLE = ["Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị"]


def book(*rows: list[object], headings: list[str] = PEOPLE) -> SimpleUploadedFile:
    data = make("Danh sách", [OutColumn(heading) for heading in headings], rows)
    return SimpleUploadedFile("can-bo.xlsx", data)


def hand_in(web: Client, kind: str, file: SimpleUploadedFile, **more: object) -> str:
    """Upload; answers the address of the try."""
    answer = web.post(reverse("home:load_kind", args=[kind]), {"file": file, **more})
    assert answer.status_code == 302
    return str(answer["Location"])


def seen(page: HttpResponse) -> str:
    return re.findall(r'name="seen" value="(\w+)"', page.content.decode())[0]


def confirm(web: Client, there: str, **more: object) -> HttpResponse:
    return web.post(there, {"seen": seen(web.get(there)), **more})


@pytest.fixture
def room(officer: User) -> Unit:
    return UnitFactory(name="Phòng Kế hoạch")


@pytest.fixture
def web(officer: User, signed_in: SignedIn) -> Client:
    return signed_in(officer)


def test_a_workbook_is_tried_and_changes_nothing_until_confirmed(web: Client, room: Unit) -> None:
    there = hand_in(web, "people", book(["Lê An", "1985", "Chuyên viên", room.name]))

    page = web.get(there).content.decode()

    assert "Chưa ghi gì. Đọc được 1 dòng: sẽ thêm 1" in page
    assert "Ghi 1 dòng vào hồ sơ" in page
    assert not Person.objects.filter(name="Lê An").exists()


def test_confirming_puts_it_on_record_and_shows_the_list(web: Client, room: Unit) -> None:
    there = hand_in(web, "people", book(["Lê An", "1985", "Chuyên viên", room.name]))

    answer = confirm(web, there)

    assert (answer.status_code, answer["Location"]) == (302, reverse("people:persons"))
    assert Post.objects.get(person__name="Lê An").unit == room
    assert Entry.objects.filter(verb="load").count() == 1


def test_a_second_click_on_the_same_try_is_refused(web: Client, room: Unit) -> None:
    there = hand_in(web, "people", book(["Lê An", "1985", "Chuyên viên", room.name]))
    mark = seen(web.get(there))
    web.post(there, {"seen": mark})

    again = web.post(there, {"seen": mark})

    assert again.status_code == 409
    assert "Hồ sơ đã thay đổi sau lần xem thử" in again.content.decode()
    assert Person.objects.filter(name="Lê An").count() == 1


def test_a_try_that_is_stale_shows_what_it_would_do_now(web: Client, room: Unit) -> None:
    there = hand_in(web, "people", book(["Lê An", "1985", "Chuyên viên", room.name]))
    mark = seen(web.get(there))
    PersonFactory(name="Lê An", born_year=1985, unit=room)

    answer = web.post(there, {"seen": mark})

    page = answer.content.decode()
    assert (answer.status_code, Person.objects.filter(name="Lê An").count()) == (409, 1)
    assert "Không có gì mới: cả 1 dòng đã có trên hồ sơ." in page


def test_bad_rows_stay_out_and_come_back_in_the_workbook(web: Client, room: Unit) -> None:
    rows = [
        ["Lê An", "1985", "Chuyên viên", room.name],
        ["Lê Bình", "1985", "Chuyên viên", "Phòng Không Có"],
    ]
    there = hand_in(web, "people", book(*rows))
    page = web.get(there).content.decode()

    answer = confirm(web, there, skip_bad="1")

    assert "Ghi 1 dòng đúng, để lại 1 dòng lỗi" in page
    assert "Chưa có đơn vị “Phòng Không Có” trên hồ sơ." in page
    assert answer["Location"] == there
    assert [p.name for p in Person.objects.filter(name__startswith="Lê ")] == ["Lê An"]
    errors = web.get(f"{there}loi/")
    again = read(errors.content, "loi.xlsx", wanted=LAYOUTS["people"])
    assert "Phòng Không Có" in again.rows[1].raw["Lỗi"]


def test_a_bad_row_keeps_everything_out_unless_it_is_waved_through(web: Client, room: Unit) -> None:
    rows = [
        ["Lê An", "1985", "Chuyên viên", room.name],
        ["Lê Bình", "1985", "Chuyên viên", "Phòng Không Có"],
    ]
    there = hand_in(web, "people", book(*rows))

    confirm(web, there)

    assert not Person.objects.filter(name="Lê An").exists()


def test_the_year_asked_for_is_kept_until_the_end(web: Client, room: Unit) -> None:
    PersonFactory(name="Lê An", unit=room)
    file = book(["Lê An", room.name, "HTTNV"], headings=["Họ và tên", "Đơn vị", "Xếp loại"])
    there = hand_in(web, "ratings", file, nam="2024")

    confirm(web, there)

    assert there.endswith("?nam=2024")
    assert Rating.objects.get().year == 2024


def test_parts_of_a_try_are_read_one_at_a_time(web: Client, room: Unit) -> None:
    PersonFactory(name="Lê Chi", unit=room)
    rows = [
        ["Lê An", "1985", "Chuyên viên", room.name],
        ["Lê Bình", "1985", "Chuyên viên", "Phòng Không Có"],
        ["Lê Chi", "", "Chuyên viên", room.name],
    ]
    there = hand_in(web, "people", book(*rows))

    shown = {tab: web.get(f"{there}?xem={tab}").content.decode() for tab in ("them", "nguyen")}

    assert ("Lê An" in shown["them"], "Lê Chi" in shown["them"]) == (True, False)
    assert ("Lê An" in shown["nguyen"], "Lê Chi" in shown["nguyen"]) == (False, True)


def test_a_sheet_that_is_no_such_list_says_what_is_missing(web: Client, room: Unit) -> None:
    there = hand_in(web, "people", book(["x"], headings=["Đơn vị", "Chức vụ"][:1]))

    answer = web.get(there)

    assert answer.status_code == 400
    assert "Họ và tên" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.xlsx", b"MZ\x90 not a workbook"), ("a.pdf", b"%PDF-1.4 \n%%EOF"), ("a.xlsx", b"")],
)
def test_what_is_no_workbook_is_refused_at_the_door(name: str, data: bytes, web: Client) -> None:
    answer = web.post(
        reverse("home:load_kind", args=["people"]), {"file": SimpleUploadedFile(name, data)}
    )

    assert answer.status_code in (400, 422)
    assert not File.objects.exists()


def test_without_a_file_the_form_says_so(web: Client) -> None:
    answer = web.post(reverse("home:load_kind", args=["people"]), {})

    assert answer.status_code == 422


def test_more_rows_than_a_page_can_wait_for_are_refused(
    web: Client, room: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("thidua.home.views.MOST", 2)
    rows = [[f"Lê An {n}", "1985", "Chuyên viên", room.name] for n in range(3)]
    there = hand_in(web, "people", book(*rows))

    answer = web.get(there)

    assert answer.status_code == 413
    assert "Bảng có 3 dòng; ở đây mỗi lần nạp nhiều nhất 2 dòng." in answer.content.decode()


def test_what_was_handed_in_is_cleared_after_its_time(web: Client, room: Unit) -> None:
    hand_in(web, "people", book(["Lê An", "1985", "Chuyên viên", room.name]))

    cleared = clear_unheld(before=timezone.now() + timedelta(days=1))

    assert (cleared, File.objects.count()) == (1, 0)


def test_anothers_workbook_is_unknown(web: Client, room: Unit, signed_in: SignedIn) -> None:
    there = hand_in(web, "people", book(["Lê An", "1985", "Chuyên viên", room.name]))
    colleague = signed_in(UserFactory(role=Role.OFFICER))

    assert colleague.get(there).status_code == 404


def test_an_unknown_kind_is_unknown(web: Client) -> None:
    assert web.get(reverse("home:load_kind", args=["thu-khac"])).status_code == 404


def test_the_page_offers_what_the_role_may_load(signed_in: SignedIn, room: Unit) -> None:
    head = UserFactory(role=Role.HEAD, role__at=room)

    page = signed_in(head).get(reverse("home:load")).content.decode()

    offered = [kind for kind in KINDS if reverse("home:load_kind", args=[kind]) in page]
    assert offered == ["registrations", "nominations"]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_empty_workbook_of_every_kind_opens(kind: str, web: Client) -> None:
    answer = web.get(reverse("home:load_blank", args=[kind]))

    sheet = load_workbook(BytesIO(answer.content)).active
    headings = [cell.value for cell in sheet[3] if cell.value]
    assert headings == [column.heading for column in KINDS[kind].blank]


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("people:units", "units"),
        ("people:persons", "people"),
        ("ratings:ratings", "ratings"),
        ("ratings:disciplines", "discipline"),
        ("honours:honours", "honours"),
        ("initiatives:initiatives", "initiatives"),
        ("movements:coverage", "registrations"),
        ("dossiers:rounds", "nominations"),
        ("decisions:proposals", "outcomes"),
    ],
)
def test_each_list_leads_an_officer_to_its_workbook(
    url: str, kind: str, officer: User, signed_in: SignedIn
) -> None:
    accounts = (officer, UserFactory(role=Role.LEADER))

    pages = [signed_in(account).get(reverse(url)).content.decode() for account in accounts]

    there = reverse("home:load_kind", args=[kind])
    assert [there in page for page in pages] == [True, False]


def test_the_number_of_queries_of_a_try_grows_with_its_rows_alone(
    web: Client, room: Unit, django_assert_max_num_queries: Callable[..., object]
) -> None:
    rows = [[f"Lê An {n}", date(1985, 1, n), "Chuyên viên", room.name] for n in range(1, 21)]
    there = hand_in(web, "people", book(*rows))

    with django_assert_max_num_queries(20 * 9 + 30):
        web.get(there)
