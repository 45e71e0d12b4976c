"""The report's pages: every figure opens exactly its rows, and only to those who may read them."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from io import BytesIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.people import UserFactory
from tests.factories.reports import Year
from thidua.people.models import Role, Unit, User
from thidua.reports.books import BOOKS

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db
LINK = re.compile(r'<a href="(/bao-cao/dong/[^"]+)">([\d.]+)(\s?đ)?</a>')


@pytest.fixture
def year() -> Year:
    told = Year()
    told.decide()
    told.decide(issue=False)
    told.send_up()
    return told


def page_of(client: Client, unit: Unit, year: int = 2025) -> HttpResponse:
    answer = client.get(reverse("reports:year"), {"nam": year, "don_vi": unit.pk})
    return answer  # type: ignore[return-value]


def links_of(page: HttpResponse) -> Iterator[tuple[str, int, bool]]:
    """Each link to rows with the number it shows, and whether that is money."""
    for address, number, money in LINK.findall(page.content.decode()):
        yield unescape(address), int(number.replace(".", "")), bool(money)


def opened(client: Client, address: str) -> tuple[int, int]:
    """How many rows a link opens, and the sum of their last column in đồng."""
    page = client.get(address).content.decode()
    amounts = re.findall(r"([\d.]+)\s?đ</td>", page)
    return page.count('<th scope="row"'), sum(int(one.replace(".", "")) for one in amounts)


@pytest.mark.parametrize("which", ["agency", "a", "b"])
def test_every_figure_opens_exactly_its_rows(year: Year, signed_in: SignedIn, which: str) -> None:
    client = signed_in(year.officer)
    links = list(links_of(page_of(client, getattr(year, which))))

    wrong = [
        (address, number, opened(client, address))
        for address, number, money in links
        if opened(client, address)[1 if money else 0] != number
    ]

    assert wrong == []
    assert len(links) > 30


def test_the_workbook_of_a_figure_has_the_same_rows(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    asked = {"nam": 2025, "don_vi": year.agency.pk, "danh_hieu": "lao-dong-tien-tien"}

    answer = client.get(reverse("reports:rows_export", args=["khen-thuong"]), asked)

    sheet = load_workbook(BytesIO(answer.content)).worksheets[0]
    names = [row[0] for row in sheet.iter_rows(min_row=4, values_only=True) if row[0]]
    assert len(names) == 4
    assert {"Lê Văn Trưởng", "Trần Thị Lan"} < set(names)


def test_a_row_leads_to_its_record(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)
    asked = {"nam": 2025, "don_vi": year.agency.pk}
    leading_nowhere = {"so-luong"}  # a unit's own total has no page

    for code in set(BOOKS) - leading_nowhere:
        page = client.get(reverse("reports:rows", args=[code]), asked).content.decode()
        first = re.search(r'<th scope="row" class="wide"><a href="([^"]+)"', page)
        assert first
        assert client.get(first.group(1)).status_code == 200


def test_the_page_asks_the_same_number_of_queries_however_much_there_is(
    year: Year, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(year.officer)

    with django_assert_max_num_queries(34):
        page_of(client, year.agency)


@pytest.mark.parametrize("code", ["nguoi", "dang-ky", "ho-so", "khen-thuong", "sang-kien"])
def test_the_rows_take_the_same_number_of_queries_however_many(
    year: Year,
    signed_in: SignedIn,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    code: str,
) -> None:
    client = signed_in(year.officer)

    with django_assert_max_num_queries(18):
        client.get(reverse("reports:rows", args=[code]), {"nam": 2025, "don_vi": year.agency.pk})


def test_head_opens_the_own_unit_first_and_no_other(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(UserFactory(role=Role.HEAD, role__at=year.a))

    assert "của Văn phòng Sở" in client.get(reverse("reports:year")).content.decode()
    assert page_of(client, year.b).status_code == 404


def test_accountant_opens_the_rows_of_the_money_alone(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(UserFactory(role=Role.ACCOUNTANT))
    asked = {"nam": 2025, "don_vi": year.agency.pk}

    told = {
        code: client.get(reverse("reports:rows", args=[code]), asked).status_code
        for code in ("tien-thuong", "khen-thuong")
    }

    assert told == {"tien-thuong": 200, "khen-thuong": 403}


@pytest.mark.parametrize(
    "asked",
    [{"nam": "hai nghìn"}, {"nam": 20255}, {"don_vi": 999_999}, {"nhanh": "x"}],
    ids=["no number", "no year", "no unit", "no branch"],
)
def test_an_address_nobody_made_is_not_found(
    year: Year, signed_in: SignedIn, asked: dict[str, object]
) -> None:
    client = signed_in(year.officer)

    assert client.get(reverse("reports:rows", args=["ho-so"]), asked).status_code == 404


def test_a_text_that_no_row_bears_opens_no_row(year: Year, signed_in: SignedIn) -> None:
    client = signed_in(year.officer)

    page = client.get(reverse("reports:rows", args=["ho-so"]), {"nam": 2025, "buoc": "khong-co"})

    assert "Không có dòng nào như vậy" in page.content.decode()


def test_staff_have_no_report(year: Year, signed_in: SignedIn) -> None:
    staff = UserFactory(role=Role.STAFF)

    assert signed_in(staff).get(reverse("reports:year")).status_code == 403
