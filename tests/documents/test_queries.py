"""Which papers a person finds, what rests on them, what waits."""

from datetime import UTC, date, datetime

import pytest

from tests.factories.documents import DeliveryFactory, DocumentFactory, SeriesFactory
from tests.factories.people import UnitFactory, UserFactory
from thidua.decisions.models import Decision
from thidua.documents import queries
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role, User

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 20)


@pytest.fixture
def all_of_it(officer: User) -> Mandate:
    return mandate(officer, on=DAY)


def test_search_ignores_marks_and_case(all_of_it: Mandate) -> None:
    wanted = DocumentFactory(subject="Biên bản kiểm phiếu đợt hai")
    DocumentFactory(subject="Giấy mời họp")

    assert list(queries.listed(all_of_it, words="KIEM phieu")) == [wanted]


def test_papers_without_a_day_come_first_then_the_newest(all_of_it: Mandate) -> None:
    old = DocumentFactory(issued=True, issued_on=date(2026, 1, 5))
    new = DocumentFactory(issued=True, issued_on=date(2026, 1, 9))
    draft = DocumentFactory()

    assert list(queries.listed(all_of_it)) == [draft, new, old]


def test_filters_narrow_by_kind_year_state_series_and_unit(all_of_it: Mandate) -> None:
    book, division = SeriesFactory(), UnitFactory()
    wanted = DocumentFactory(issued=True, type_code="GM", series=book, unit=division)
    DocumentFactory(made_at=datetime(2024, 5, 1, tzinfo=UTC))

    for asked in (
        {"type_code": "GM"},
        {"year": 2026},
        {"status": "issued"},
        {"series": book},
        {"unit": division},
    ):
        assert list(queries.listed(all_of_it, **asked)) == [wanted], asked


def test_a_draft_belongs_to_the_year_of_its_drafting(all_of_it: Mandate) -> None:
    draft = DocumentFactory(made_at=datetime(2024, 5, 1, tzinfo=UTC))

    assert list(queries.listed(all_of_it, year=2024)) == [draft]


def test_a_head_sees_the_papers_of_the_own_unit_only() -> None:
    own, other = UnitFactory(), UnitFactory()
    head = UserFactory(role=Role.HEAD, role__at=own)
    mine, _theirs = DocumentFactory(unit=own), DocumentFactory(unit=other)

    assert list(queries.listed(mandate(head, on=DAY))) == [mine]


def test_a_decision_owns_its_paper(all_of_it: Mandate) -> None:
    paper, free = DocumentFactory(submitted=True), DocumentFactory(submitted=True)
    made = Decision.objects.create(document=paper, unit=paper.unit, year=2025)

    (place,) = queries.places_of(paper)

    assert list(queries.listed(all_of_it, alone=True)) == [free]
    assert (place.owns, place.url) == (True, f"/quyet-dinh/{made.pk}/")
    assert list(queries.own_work(queries.visible_to(all_of_it))) == [free]
    assert queries.places_of(free) == []


def test_what_waits_for_officer_leader_and_clerk(officer: User) -> None:
    DeliveryFactory()
    DocumentFactory(submitted=True)
    DocumentFactory(signed=True)
    DocumentFactory(numbered=True)

    def told(user: User) -> list[tuple[str, int]]:
        return [(w.text, w.count) for w in queries.waiting(mandate(user, on=DAY), DAY)]

    assert told(officer) == [("Tệp đơn vị gửi, chờ xác nhận", 1)]
    assert told(UserFactory(role=Role.LEADER)) == [("Văn bản chờ ký", 1)]
    assert told(UserFactory(role=Role.CLERK)) == [
        ("Văn bản đã ký, chờ ghi số", 1),
        ("Văn bản chờ ban hành", 1),
    ]
    assert told(UserFactory(role=Role.STAFF)) == []


def test_search_finds_papers_that_stand_for_themselves(all_of_it: Mandate) -> None:
    free = DocumentFactory(subject="Biên bản kiểm phiếu")
    decided = DocumentFactory(subject="Quyết định sau kiểm phiếu")
    Decision.objects.create(document=decided, unit=decided.unit, year=2025)

    found = queries.search(all_of_it, "kiem phieu")

    assert [(one.text, one.url) for one in found] == [
        ("Biên bản kiểm phiếu", f"/van-ban/{free.pk}/")
    ]
