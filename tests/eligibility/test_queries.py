"""What is on record reaches the rulebook, each fact with its record, in few queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import PersonFactory, PostFactory, UnitFactory
from thidua.eligibility.queries import assess, assess_many, facts_of, may_grant, prize, vote_rule
from thidua.eligibility.questions import Proposed, Question
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.library.queries import law_for
from thidua.people.models import Person, Reorganisation, ReorganisationPart, Unit
from thidua.ratings.models import Discipline, Hold, Rating
from thidua.rulebook.prize import Award

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 5)
LABOUR, FIGHTER, COLLECTIVE = (
    "lao-dong-tien-tien",
    "chien-si-thi-dua-co-so",
    "tap-the-lao-dong-xuat-sac",
)


def held(**given: object) -> HeldHonour:
    words = {"as_printed": "Giấy khen", "printed_name": "Ai đó", "folded": "", "year": 2025}
    return HeldHonour.objects.create(**{**words, **given})


def test_facts_name_the_record_they_rest_on() -> None:
    person = PersonFactory(unit=UnitFactory())
    Rating.objects.create(person=person, year=2025, level="HTTNV", source="QĐ 12/QĐ-SKHCN")

    rated = facts_of(person, year=2025, on=DAY).ratings[2025]

    assert rated.rating == "HTTNV"
    assert rated.source is not None
    assert rated.source.label == "Xếp loại năm 2025: Hoàn thành tốt nhiệm vụ, QĐ 12/QĐ-SKHCN"


def test_a_revoked_honour_is_kept_and_never_in_force() -> None:
    person = PersonFactory()
    held(person=person, code=LABOUR)
    held(person=person, code=LABOUR, year=2024, status=HeldHonour.Status.REVOKED)
    held(person=person, code=None, as_printed="Bằng khen Bộ cũ", year=2019)

    honours = facts_of(person, year=2025, on=DAY).honours

    assert [(one.code, one.year, one.in_force) for one in honours] == [
        (None, 2019, True),
        (LABOUR, 2024, False),
        (LABOUR, 2025, True),
    ]


def test_an_initiative_carries_its_widest_scope_and_the_persons_own_uses() -> None:
    author, other = PersonFactory(), PersonFactory()
    made = Initiative.objects.create(
        title="Số hóa hồ sơ", year=2025, unit=UnitFactory(), status="recognised", folded=""
    )
    for person in (author, other):
        Authorship.objects.create(initiative=made, person=person)
    for scope in ("tinh", "co-so"):
        Recognition.objects.create(initiative=made, scope=scope)
    InitiativeUse.objects.create(initiative=made, person=other, honour=FIGHTER, year=2025)

    (mine,) = facts_of(author, year=2025, on=DAY).initiatives
    (theirs,) = facts_of(other, year=2025, on=DAY).initiatives

    assert (mine.scope, mine.used_for, theirs.used_for) == ("tinh", (), (FIGHTER,))


def test_a_main_post_at_another_unit_is_a_move_unless_the_unit_was_reorganised() -> None:
    old, new, heir = UnitFactory(name="A"), UnitFactory(name="B"), UnitFactory(name="C")
    person = PersonFactory(unit=old, unit__until_on=date(2025, 7, 31))
    PostFactory(
        person=person,
        unit=new,
        from_on=date(2025, 8, 1),
        until_on=date(2025, 9, 30),
        old_unit_agrees=True,
    )
    PostFactory(person=person, unit=heir, from_on=date(2025, 10, 1))
    event = Reorganisation.objects.create(kind="sap-nhap", day=date(2025, 10, 1), basis="QĐ 1")
    ReorganisationPart.objects.create(reorganisation=event, unit=new, after=False)
    ReorganisationPart.objects.create(reorganisation=event, unit=heir, after=True)

    moves = facts_of(person, year=2025, on=DAY).moves

    assert [(one.old, one.new, one.opinion) for one in moves] == [("A", "B", True)]


def staff(unit: Unit, size: int, *, level: str = "HTTNV") -> list[object]:
    people = [PersonFactory(unit=unit) for _ in range(size)]
    for person in people:
        Rating.objects.create(person=person, year=2025, level=level)
    return people


def test_the_people_of_a_collective_are_counted_by_their_own_records() -> None:
    unit = UnitFactory()
    people = staff(unit, 4)
    staff(UnitFactory(), 1)
    held(person=people[0], code=LABOUR)
    held(person=people[1], code=LABOUR, status=HeldHonour.Status.REVOKED)
    Discipline.objects.create(person=people[2], form="khien-trach", from_on=date(2025, 3, 1))

    members = facts_of(unit, year=2025, on=DAY).members

    assert members is not None
    assert (members.total, members.completed, members.women, members.unrated) == (4, 4, 0, 0)
    assert dict(members.holding) == {LABOUR: 1}
    assert members.disciplined == ("khien-trach",)


def test_a_collective_counts_what_is_proposed_for_its_people() -> None:
    unit = UnitFactory(known_since=2015)
    people = staff(unit, 4)
    Rating.objects.create(unit=unit, year=2025, level="HTXSNV")
    held(person=people[0], code=LABOUR)
    pending = [Proposed(LABOUR, 2025, person=person.pk) for person in people[:3]]
    pending.append(Proposed(FIGHTER, 2025, person=people[0].pk))

    answer = assess(unit, COLLECTIVE, year=2025, unit=unit, on=DAY, pending=pending)

    assert answer.outcome == "eligible-if"
    assert answer.missing == ("CSTĐ cơ sở 2025", "Lao động tiên tiến 2025 (2 người)")


def test_a_count_of_people_whose_records_are_not_complete_never_says_not_met() -> None:
    unit = UnitFactory(known_since=2015)
    people = staff(unit, 2)
    Rating.objects.create(unit=unit, year=2025, level="HTXSNV")
    ask = {"year": 2025, "unit": unit, "on": DAY}

    whole = assess(unit, COLLECTIVE, **ask)
    Person.objects.filter(pk__in=[one.pk for one in people]).update(known_since=None)
    part = assess(unit, COLLECTIVE, **ask)

    assert (whole.outcome, part.outcome) == ("not-eligible", "unknown")


def test_a_rating_that_is_not_entered_is_unknown_and_never_not_met() -> None:
    unit = UnitFactory()
    person = PersonFactory(unit=unit)
    newcomer = PersonFactory(unit=unit, joined_on=date(2025, 2, 1))
    ask = {"year": 2025, "unit": unit, "on": DAY}

    answer = assess(person, LABOUR, **ask)

    assert (answer.outcome, answer.missing) == (
        "unknown",
        ("xếp loại năm 2025 từ “Hoàn thành tốt nhiệm vụ” trở lên",),
    )
    assert sorted(facts_of(newcomer, year=2025, on=DAY).ratings) == [2025]


def test_people_not_yet_rated_leave_the_collective_unknown_only_if_they_could_decide() -> None:
    unit = UnitFactory(known_since=2015)
    staff(unit, 3)
    PersonFactory(unit=unit)
    Rating.objects.create(unit=unit, year=2025, level="HTXSNV")
    ask = {"year": 2025, "unit": unit, "on": DAY}

    one_open = assess(unit, COLLECTIVE, **ask).as_json()["reasons"]
    staff(unit, 1, level="KHTNV")
    decided = assess(unit, COLLECTIVE, **ask).as_json()["reasons"]

    told = "3/4 người hoàn thành nhiệm vụ (cần từ 100%: 4 người); 1 người chưa xếp loại"
    assert [one["outcome"] for one in one_open if one["because"] == told] == ["UNKNOWN"]
    told = "3/5 người hoàn thành nhiệm vụ (cần từ 100%: 5 người)"
    assert [one["outcome"] for one in decided if one["because"] == told] == ["NOT_MET"]


def test_what_came_after_the_receipt_counts_as_of_its_day() -> None:
    unit = UnitFactory()
    person = staff(unit, 1)[0]
    Hold.objects.create(
        person=person,
        reason="dieu-tra",
        document="CV 5/CA",
        from_on=date(2026, 1, 20),
        at="2026-01-20T08:00:00+07:00",
    )
    ask = {"year": 2025, "unit": unit, "on": DAY}

    at_receipt = assess(person, LABOUR, **ask)
    later = assess(person, LABOUR, **ask, as_of=date(2026, 1, 25))

    assert (at_receipt.outcome, later.outcome) == ("eligible", "deferred")


def test_a_list_is_judged_in_a_constant_number_of_queries() -> None:
    unit = UnitFactory()
    questions = []
    for person in staff(unit, 12):
        questions.append(Question(person, LABOUR, 2025, unit, DAY))
    questions.append(Question(unit, COLLECTIVE, 2025, unit, DAY))
    counts = []

    for few in (questions[-2:], questions):
        law_for(unit, on=DAY)
        with CaptureQueriesContext(connection) as seen:
            assess_many(few, as_of=DAY)
        counts.append(len(seen))

    assert counts == [15, 15]


def test_since_october_2026_the_text_is_missing() -> None:
    unit = UnitFactory()
    person = staff(unit, 1)[0]

    answer = assess(person, LABOUR, year=2025, unit=unit, on=date(2026, 11, 2))

    assert (answer.outcome, answer.under_last_known) == ("needs-legal-review", "eligible")


def test_who_may_grant_is_told_with_the_clause() -> None:
    unit = UnitFactory()

    own = may_grant(FIGHTER, signer_code="giam-doc-so", unit=unit, on=DAY)
    above = may_grant(COLLECTIVE, signer_code="giam-doc-so", unit=unit, on=DAY)

    assert (own.allowed, above.allowed, above.who_may) == (
        True,
        False,
        ("chu-tich-ubnd-tinh", "bo-truong"),
    )


def test_a_prize_is_that_of_the_day_of_the_decision() -> None:
    found = prize([Award(LABOUR)], unit=UnitFactory(), decided=date(2026, 1, 20))

    assert found.outcome == 710_000


def test_the_vote_rule_of_a_base_council_after_2025_is_only_the_last_known() -> None:
    unit = UnitFactory()

    then = vote_rule(FIGHTER, unit=unit, level="co-so", on=date(2025, 6, 1))
    now = vote_rule(FIGHTER, unit=unit, level="co-so", on=DAY)

    assert (then.in_force, now.in_force, now.required(9)) == (True, False, 8)
