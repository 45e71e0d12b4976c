"""The pages of ratings, discipline and holds: who sees what, one sheet for a unit, refusals."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from tests.factories.files import pdf
from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from tests.factories.ratings import DisciplineFactory, HoldFactory, RatingFactory
from thidua.people.models import Role, User
from thidua.ratings.models import Discipline, Hold, Rating

SignedIn = Callable[[User], Client]
pytestmark = pytest.mark.django_db


def test_list_asks_the_same_number_of_queries_however_long(
    officer: User, signed_in: SignedIn, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, division = signed_in(officer), UnitFactory()
    for _n in range(30):
        RatingFactory(person=PersonFactory(unit=division))

    with django_assert_max_num_queries(14):
        page = client.get(reverse("ratings:ratings"), {"nam": 2025}).content.decode()

    assert page.count("Phòng Nghiệp vụ") >= 30


def test_list_counts_each_level_and_links_to_its_rows(officer: User, signed_in: SignedIn) -> None:
    RatingFactory()
    RatingFactory(level="HTXSNV")

    page = signed_in(officer).get(reverse("ratings:ratings"), {"nam": 2025})

    assert [(bar["value"], bar["url"]) for bar in page.context["bars"]] == [
        (1, "?nam=2025&muc=HTXSNV"),
        (1, "?nam=2025&muc=HTTNV"),
        (0, "?nam=2025&muc=HTNV"),
        (0, "?nam=2025&muc=KHTNV"),
    ]


def test_export_is_a_workbook(officer: User, signed_in: SignedIn) -> None:
    RatingFactory()
    client = signed_in(officer)

    pages = ("ratings_export", "disciplines_export", "holds_export")

    assert [client.get(reverse(f"ratings:{name}")).content[:2] for name in pages] == [b"PK"] * 3


def test_one_sheet_puts_the_ratings_of_a_unit_on_record(officer: User, signed_in: SignedIn) -> None:
    client, division = signed_in(officer), UnitFactory()
    lan, minh = PersonFactory(unit=division), PersonFactory(unit=division)
    address = f"{reverse('ratings:enter')}?don_vi={division.pk}&nam=2025"
    u, p, q = f"u{division.pk}", f"p{lan.pk}", f"p{minh.pk}"
    typed = {
        "source": "12/TB-SKHCN",
        f"level-{u}": "HTXSNV",
        f"done-{u}": "1",
        f"version-{u}": 0,
        f"level-{p}": "HTTNV",
        f"version-{p}": 0,
        f"level-{q}": "",
        f"version-{q}": 0,
    }

    response = client.post(address, typed)

    assert response.status_code == 302
    kept = Rating.objects.order_by("pk").values_list("unit", "person", "level", "all_tasks_done")
    assert list(kept) == [
        (division.pk, None, "HTXSNV", True),
        (None, lan.pk, "HTTNV", None),
    ]


def test_a_stale_sheet_is_refused_and_shows_what_is_on_record(
    officer: User, signed_in: SignedIn
) -> None:
    client, division = signed_in(officer), UnitFactory()
    lan = PersonFactory(unit=division)
    RatingFactory(person=lan, level="HTNV", version=3)
    address = f"{reverse('ratings:enter')}?don_vi={division.pk}&nam=2025"

    typed = {f"version-u{division.pk}": 0, f"level-p{lan.pk}": "HTXSNV", f"version-p{lan.pk}": 2}
    response = client.post(address, typed)

    assert response.status_code == 409
    assert 'value="HTNV" selected' in response.content.decode()


def test_the_sheet_is_for_officers(signed_in: SignedIn) -> None:
    head = UserFactory(role=Role.HEAD)

    assert signed_in(head).get(reverse("ratings:enter")).status_code == 403


def test_lacking_lists_units_with_a_link_to_their_sheet(officer: User, signed_in: SignedIn) -> None:
    division = UnitFactory()
    PersonFactory(unit=division)

    page = signed_in(officer).get(reverse("ratings:lacking"), {"nam": 2025}).content.decode()

    assert f"don_vi={division.pk}&amp;nam=2025" in page


def test_a_measure_is_put_on_record_through_the_page(officer: User, signed_in: SignedIn) -> None:
    PersonFactory(name="Trần Văn Minh")
    typed = {
        "key": uuid4(),
        "person": "Trần Văn Minh",
        "form": "khien-trach",
        "document": "41/QĐ-SKHCN",
        "from_on": "01/06/2025",
    }

    response = signed_in(officer).post(reverse("ratings:discipline_add"), typed)

    assert response.status_code == 302
    assert Discipline.objects.get().person.name == "Trần Văn Minh"


def test_staff_see_only_their_own_measures(signed_in: SignedIn) -> None:
    DisciplineFactory(person__name="Trần Văn Minh")
    staff = UserFactory(role=Role.STAFF)

    page = signed_in(staff).get(reverse("ratings:disciplines")).content.decode()

    assert "Trần Văn Minh" not in page


def hold(client: Client, **given: object) -> object:
    typed = {
        "key": uuid4(),
        "reason": Hold.Reason.PETITION,
        "document": "12/TB-TTT",
        "from_on": "05/11/2025",
        **given,
    }
    return client.post(reverse("ratings:hold_add"), typed)


def test_a_hold_is_recorded_with_its_paper_and_lifted_by_its_conclusion(
    officer: User, signed_in: SignedIn
) -> None:
    client = signed_in(officer)
    PersonFactory(name="Trần Văn Minh")

    hold(client, person="Trần Văn Minh", file=SimpleUploadedFile("tb.pdf", pdf()))
    held = Hold.objects.get()
    paper = client.get(reverse("ratings:hold_file", args=[held.pk]))
    client.post(
        reverse("ratings:hold", args=[held.pk]), {"on": "01/02/2026", "document": "3/KL-TTT"}
    )

    assert b"".join(paper.streaming_content) == pdf()  # type: ignore[attr-defined]
    assert Hold.objects.get().cleared_document == "3/KL-TTT"


def test_a_hold_names_one_person_or_one_unit(officer: User, signed_in: SignedIn) -> None:
    response = hold(signed_in(officer))

    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "không cả hai" in response.content.decode()  # type: ignore[attr-defined]


def test_a_paper_marked_secret_is_refused_and_nothing_is_kept(
    officer: User, signed_in: SignedIn
) -> None:
    PersonFactory(name="Trần Văn Minh")
    file = SimpleUploadedFile("mat.docx", "TỐI MẬT".encode())

    response = hold(signed_in(officer), person="Trần Văn Minh", file=file)

    assert response.status_code == 400  # type: ignore[attr-defined]
    assert not Hold.objects.exists()


def test_a_hold_lifted_before_is_refused_with_its_day(officer: User, signed_in: SignedIn) -> None:
    held = HoldFactory(cleared=True)

    response = signed_in(officer).post(
        reverse("ratings:hold", args=[held.pk]), {"on": "02/02/2026", "document": "KL"}
    )

    assert response.status_code == 409
    assert "01/02/2026" in response.content.decode()


def test_a_leader_sees_a_hold_and_may_not_lift_it(signed_in: SignedIn) -> None:
    held, leader = HoldFactory(), UserFactory(role=Role.LEADER)
    client, address = signed_in(leader), reverse("ratings:hold", args=[held.pk])

    seen = client.get(address)
    lifted = client.post(address, {"on": "01/02/2026", "document": "KL"})

    assert (seen.status_code, lifted.status_code) == (200, 403)
    assert "Đã có kết luận?" not in seen.content.decode()
