"""The law is readable for everyone; who decides about it types it in."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.factories.people import UnitFactory, UserFactory
from tests.library.test_actions import COUNCILS, INSTRUMENTS
from thidua.journal.models import Entry
from thidua.library.models import Regulation, Reliance
from thidua.library.queries import honour_choices, honour_names, law_for
from thidua.people.models import Role, Setting, User

pytestmark = pytest.mark.django_db
SignedIn = Callable[[User], Client]
TITLE = "lao-dong-tien-tien"


def test_everybody_reads_each_standard_with_its_clause(signed_in: SignedIn) -> None:
    unit = UnitFactory()
    staff = UserFactory(role=Role.STAFF, role__at=unit)
    client = signed_in(staff)

    pages = [
        client.get(reverse("library:honour", args=[code]))
        for code in law_for(unit, on=date(2026, 1, 5)).honours
    ]
    text = client.get(reverse("library:honour", args=["chien-si-thi-dua-co-so"])).content.decode()

    assert {page.status_code for page in pages} == {200}
    assert "Có sáng kiến được cơ sở công nhận" in text
    assert "Điều 23 khoản 2" in text


def test_an_unknown_honour_is_not_found(signed_in: SignedIn, officer: User) -> None:
    assert signed_in(officer).get("/phap-luat/la-lung/").status_code == 404


def test_the_index_costs_few_queries(
    signed_in: SignedIn, officer: User, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = signed_in(officer)

    with django_assert_max_num_queries(15):
        assert client.get(reverse("library:index")).status_code == 200


def test_a_reliance_is_recorded_and_told_in_a_line(signed_in: SignedIn, officer: User) -> None:
    client = signed_in(officer)
    typed = {
        "honour": TITLE,
        "document": "Công văn 12/SNV",
        "document_on": "05/10/2026",
        "reason": "Chờ văn bản hướng dẫn",
        "from_on": "01/10/2026",
    }

    done = client.post(reverse("library:rely"), typed)
    again = client.post(reverse("library:rely"), typed)
    page = client.get(reverse("library:honour", args=[TITLE])).content.decode()

    assert (done.status_code, again.status_code) == (302, 409)
    assert "đã có ghi nhận tạm áp dụng" in again.content.decode()
    assert "theo Công văn 12/SNV ngày 05/10/2026" in page


def test_a_reliance_is_ended(signed_in: SignedIn, officer: User) -> None:
    reliance = Reliance.objects.create(
        honour=TITLE,
        document="CV 1",
        document_on=date(2026, 10, 1),
        reason="",
        from_on=date(2026, 10, 1),
        at="2026-10-01T08:00:00+07:00",
    )
    url = reverse("library:end_reliance", args=[reliance.pk])

    early = signed_in(officer).post(url, {"until_on": "30/09/2026"})
    done = signed_in(officer).post(url, {"until_on": "31/12/2026"})

    reliance.refresh_from_db()
    assert (early.status_code, done.status_code) == (409, 302)
    assert reliance.until_on == date(2026, 12, 31)
    assert [entry.verb for entry in Entry.objects.order_by("number")] == ["refuse", "end_reliance"]


def rules(councils: str = COUNCILS) -> list[SimpleUploadedFile]:
    return [
        SimpleUploadedFile("councils.yaml", councils.encode()),
        SimpleUploadedFile("instruments.yaml", INSTRUMENTS.encode()),
    ]


def sent(**given: object) -> dict[str, object]:
    unit = UnitFactory().parent
    words = {"name": "Quy định", "instrument": "QĐ 10", "unit": unit.pk, "from_on": "01/01/2026"}
    return {**words, "rules": rules(), **given}


def test_a_regulation_is_sent_as_files_and_put_in_force(signed_in: SignedIn, officer: User) -> None:
    answer = signed_in(officer).post(reverse("library:regulation"), sent())

    regulation = Regulation.objects.get()
    law = law_for(regulation.unit, on=date(2026, 1, 5))
    assert answer.status_code == 302
    assert [mark.says for mark in law.marks if mark.local] == [
        "Lao động tiên tiến phải được ít nhất hai phần ba thành viên đồng ý"
    ]


@pytest.mark.parametrize(
    "bad",
    [
        rules(COUNCILS.replace("2/3", "hai phần ba")),
        [SimpleUploadedFile("chuong-trinh.exe", b"MZ")],
        [SimpleUploadedFile("../../etc.yaml", b"a: 1")],
    ],
    ids=["faulty", "no yaml", "climbing"],
)
def test_a_regulation_at_fault_leaves_nothing(
    bad: list[SimpleUploadedFile], signed_in: SignedIn, officer: User, settings: object
) -> None:
    answer = signed_in(officer).post(reverse("library:regulation"), sent(rules=bad))

    assert answer.status_code == 409
    assert not Regulation.objects.exists()
    assert not settings.REGULATIONS.exists()


def test_the_agencys_printed_names_go_before_the_laws() -> None:
    UnitFactory()
    today = date(2026, 1, 5)
    Setting.objects.create(
        key="printed_names", value={TITLE: "Lao động tiên tiến ngành"}, from_on=today
    )
    Setting.objects.create(key="honours_used", value=[TITLE, "giay-khen"], from_on=today)

    assert honour_names(on=today)[TITLE] == "Lao động tiên tiến ngành"
    assert honour_choices(on=today) == [
        ("Danh hiệu thi đua", [(TITLE, "Lao động tiên tiến ngành")]),
        ("Hình thức khen thưởng", [("giay-khen", "Giấy khen")]),
    ]
    assert honour_choices(on=today, nominee="household") == [
        ("Hình thức khen thưởng", [("giay-khen", "Giấy khen")])
    ]
