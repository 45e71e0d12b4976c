"""The agency's people and its past years, filled in bulk."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction
from django.utils.timezone import get_current_timezone

from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Authorship, Initiative, InitiativeUse, Recognition
from thidua.journal.actions import record
from thidua.journal.models import Entry
from thidua.kit.text import fold, sort_key
from thidua.people.models import (
    Absence,
    Person,
    Post,
    Reorganisation,
    ReorganisationPart,
    Setting,
    Signer,
    Unit,
    UnitName,
)
from thidua.ratings.models import Discipline, Rating
from thidua.rulebook import load

STORY: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "agency.yaml").read_text("utf-8"))
YEARS = 6
NAMES = {code: honour.name["vi"] for code, honour in load().honours.items()}
LEVELS = (Rating.Level.EXCELLENT, Rating.Level.GOOD, Rating.Level.DONE)
HOUSE = "Giám đốc Sở Khoa học và Công nghệ"
PROVINCE = "Chủ tịch Ủy ban nhân dân tỉnh Sông Lam"


@dataclass
class Agency:
    """What has been made: the units by code, the people of each, the year that is running."""

    year: int
    root: Unit
    units: dict[str, Unit] = field(default_factory=dict)
    staff: dict[str, list[Person]] = field(default_factory=dict)
    leaders: list[Person] = field(default_factory=list)

    def everybody(self) -> list[tuple[str, Person]]:
        """Everybody of the units, with the code of the unit; leaders of the agency apart."""
        return [(code, person) for code, people in self.staff.items() for person in people]


@transaction.atomic
def fill(year: int) -> Agency:
    """Units, people and the years before `year`; the same every time."""
    chance = random.Random(20260101)
    agency = Agency(year, _root())
    _units(agency)
    _people(agency, chance)
    _settings(agency)
    entry = record(
        "load", agency.root, by=None, at=datetime(year, 1, 2, 8, tzinfo=get_current_timezone()),
        note=f"Nhập dữ liệu {YEARS} năm trước từ hồ sơ của hai sở cũ.",
    )  # fmt: skip
    for past in range(year - YEARS, year):
        _year(agency, past, chance, entry)
    return agency


def _root() -> Unit:
    root = Unit(
        name=STORY["settings"]["name"],
        kind=Unit.Kind.AGENCY,
        code="SKHCN",
        from_on=STORY["merged_on"],
    )
    root.folded = fold(root.name)
    root.save()
    root.path = f"{root.pk}/"
    root.known_since = 2015
    root.save()
    return root


def _unit(root: Unit, name: str, **more: Any) -> Unit:
    unit = Unit(name=name, parent=root, folded=fold(name), known_since=2015, **more)
    unit.save()
    unit.path = f"{root.path}{unit.pk}/"
    unit.save()
    return unit


def _units(agency: Agency) -> None:
    """The twelve units of today, and those that the mergers ended."""
    merged_on: date = STORY["merged_on"]
    day_before = merged_on - timedelta(days=1)
    old = {
        code: _unit(
            agency.root, name, code=code, from_on=date(2010, 1, 1), until_on=day_before, order=90
        )
        for code, name in STORY["merged"].items()
    }
    for order, told in enumerate(STORY["units"], 1):
        begun = merged_on if told.get("from") else date(2010, 1, 1)
        unit = _unit(
            agency.root,
            told["name"],
            code=told["code"],
            kind=told["kind"],
            from_on=begun,
            order=order,
        )
        agency.units[told["code"]] = unit
        if told.get("was"):
            UnitName.objects.create(
                unit=unit, name=told["was"], from_on=date(2010, 1, 1), until_on=day_before
            )
            _event(Reorganisation.Kind.RENAME, unit, [unit])
        if told.get("from"):
            _event(Reorganisation.Kind.MERGER, unit, [old[code] for code in told["from"]])


def _event(kind: str, after: Unit, before: list[Unit]) -> None:
    joined = True if kind == Reorganisation.Kind.RENAME or len(before) == 1 else None
    event = Reorganisation.objects.create(
        kind=kind, day=STORY["merged_on"], basis=STORY["merged_by"], years_joined=joined
    )
    for unit in before:
        ReorganisationPart.objects.create(reorganisation=event, unit=unit, after=False)
    ReorganisationPart.objects.create(reorganisation=event, unit=after, after=True)


def _people(agency: Agency, chance: random.Random) -> None:
    for told in STORY["leaders"]:
        person = _person(
            told["name"],
            told["sex"],
            told["born"],
            Person.Group.CIVIL_SERVANT,
            number=len(agency.leaders),
        )
        _post(
            person,
            agency.root,
            told["title"],
            leader=True,
            head=not agency.leaders,
            since=STORY["merged_on"],
        )
        agency.leaders.append(person)
    names = _names(chance)
    number = 10
    for told in STORY["units"]:
        unit = agency.units[told["code"]]
        group = (
            Person.Group.PUBLIC_EMPLOYEE
            if told["kind"] == "don-vi-su-nghiep"
            else Person.Group.CIVIL_SERVANT
        )
        staff = agency.staff.setdefault(told["code"], [])
        for place in range(told["people"]):
            name, sex = next(names)
            born = date(chance.randint(1968, 1998), chance.randint(1, 12), chance.randint(1, 28))
            kind = (
                Person.Group.CONTRACT_WORKER if place >= told["people"] - 1 and place > 5 else group
            )
            number += 1
            person = _person(name, sex, born, kind, number=number)
            title, leader = _title(told, place)
            _post(
                person,
                unit,
                title,
                leader=leader,
                head=place == 0,
                since=date(2014 + place % 5, 1, 1),
            )
            staff.append(person)


def _names(chance: random.Random) -> Iterator[tuple[str, str]]:
    """Names nobody else has, men and women in turn as they come."""
    used: set[str] = set()
    while True:
        sex = Person.Sex.FEMALE if chance.random() < 0.46 else Person.Sex.MALE
        parts = (STORY["family"], STORY["middle"][sex], STORY["given"][sex])
        name = " ".join(chance.choice(part) for part in parts)
        if name not in used:
            used.add(name)
            yield name, sex


def _title(told: dict[str, Any], place: int) -> tuple[str, bool]:
    """The title of the nth person of a unit, and whether it is a leading one."""
    head, deputy = {
        "phong": ("Trưởng phòng", "Phó Trưởng phòng"),
        "don-vi-su-nghiep": ("Giám đốc Trung tâm", "Phó Giám đốc Trung tâm"),
        "doan-the": ("Chủ tịch Công đoàn", "Phó Chủ tịch Công đoàn"),
    }[told["kind"]]
    if told["code"] == "VP":
        head, deputy = "Chánh Văn phòng", "Phó Chánh Văn phòng"
    if told["code"] == "TDC":
        head, deputy = "Chi cục trưởng", "Phó Chi cục trưởng"
    if place == 0:
        return head, True
    if place == 1 or (place == 2 and told["people"] > 10):
        return deputy, True
    return ("Viên chức" if told["kind"] == "don-vi-su-nghiep" else "Chuyên viên"), False


def _person(name: str, sex: str, born: date, group: str, *, number: int) -> Person:
    return Person.objects.create(
        name=name,
        sex=sex,
        born_on=born,
        born_year=born.year,
        staff_code=f"SL{number:04d}",
        citizen_number=f"0421{born.year % 100:02d}{number:06d}",
        group=group,
        joined_on=date(2014, 1, 1),
        known_since=2015,
        folded=fold(name),
        sort_key=sort_key(name),
    )


def _post(person: Person, unit: Unit, title: str, *, leader: bool, head: bool, since: date) -> Post:
    return Post.objects.create(
        person=person, unit=unit, title=title, leader=leader, head=head, from_on=since
    )


def _settings(agency: Agency) -> None:
    since = STORY["merged_on"]
    for key, value in STORY["settings"].items():
        Setting.objects.create(key=key, value=value, from_on=since)
    standing = next(told["code"] for told in STORY["units"] if told.get("standing"))
    Setting.objects.create(key="standing_unit", value=agency.units[standing].pk, from_on=since)
    director, deputy, _other = agency.leaders
    Signer.objects.create(person=director, title="Giám đốc", code="giam-doc-so", from_on=since)
    Signer.objects.create(
        person=deputy,
        authority="KT. GIÁM ĐỐC",
        title="Phó Giám đốc",
        code="giam-doc-so",
        from_on=since,
    )


def _year(agency: Agency, year: int, chance: random.Random, entry: Entry) -> None:
    """One past year: ratings, initiatives, honours, now and then discipline or an absence."""
    known = _initiatives(agency, year, chance, entry)
    for code, unit in agency.units.items():
        excellent = chance.random() < 0.3
        level = Rating.Level.EXCELLENT if excellent else Rating.Level.GOOD
        Rating.objects.create(
            unit=unit,
            year=year,
            level=level,
            all_tasks_done=True,
            source=_rated(year),
            loaded_by=entry,
        )
        people = agency.staff[code]
        best = {person.pk for person in chance.sample(people, max(1, len(people) // 5))}
        for person in people:
            _person_year(person, unit, year, chance, entry, best=person.pk in best, used=known)
        if agency.units[code].kind != Unit.Kind.MASS_ORGANISATION:
            part = "excellent_collective" if excellent else "good_collective"
            _honour(part, year, entry, unit=unit, name=unit.name, at_unit=unit)
    for person in agency.leaders:
        Rating.objects.create(
            person=person,
            year=year,
            level=Rating.Level.EXCELLENT,
            source=_rated(year),
            loaded_by=entry,
        )
        _honour(
            "each_good_year",
            year,
            entry,
            person=person,
            name=person.name,
            at_unit=agency.root,
            leader=True,
        )


def _person_year(
    person: Person,
    unit: Unit,
    year: int,
    chance: random.Random,
    entry: Entry,
    *,
    best: bool,
    used: dict[int, Initiative],
) -> None:
    level = Rating.Level.EXCELLENT if best else chance.choices(LEVELS, (5, 80, 15))[0]
    Rating.objects.create(
        person=person, year=year, level=level, source=_rated(year), loaded_by=entry
    )
    if chance.random() < 0.004:
        Discipline.objects.create(
            person=person,
            form=Discipline.Form.REPRIMAND,
            from_on=date(year, 6, 1),
            until_on=date(year + 1, 5, 31),
            document=f"Quyết định {chance.randint(40, 90)}/QĐ-SKHCN",
            loaded_by=entry,
        )
        return
    if person.sex == Person.Sex.FEMALE and chance.random() < 0.015:
        Absence.objects.create(
            person=person,
            kind=Absence.Kind.MATERNITY,
            from_on=date(year, 3, 1),
            until_on=date(year, 8, 31),
        )
    if level == Rating.Level.DONE:
        return
    _honours_of(person, unit, year, chance, entry, best=best, used=used)


def _honours_of(
    person: Person,
    unit: Unit,
    year: int,
    chance: random.Random,
    entry: Entry,
    *,
    best: bool,
    used: dict[int, Initiative],
) -> None:
    """What a person rated good or better holds for the year."""
    leader = person.posts.filter(leader=True).exists()
    _honour(
        "each_good_year", year, entry, person=person, name=person.name, at_unit=unit, leader=leader
    )
    if best:
        held = _honour(
            "each_excellent_year",
            year,
            entry,
            person=person,
            name=person.name,
            at_unit=unit,
            leader=leader,
        )
        if initiative := used.get(person.pk):
            InitiativeUse.objects.create(
                initiative=initiative, person=person, honour=held.code or "", year=year, held=held
            )
    elif chance.random() < 0.06:
        _honour(
            "form_of_the_head",
            year,
            entry,
            person=person,
            name=person.name,
            at_unit=unit,
            leader=leader,
        )
    elif chance.random() < 0.02:
        _honour(
            "form_of_the_province",
            year,
            entry,
            person=person,
            name=person.name,
            at_unit=unit,
            leader=leader,
        )


def _honour(
    part: str,
    year: int,
    entry: Entry,
    *,
    name: str,
    at_unit: Unit,
    person: Person | None = None,
    unit: Unit | None = None,
    leader: bool | None = None,
) -> HeldHonour:
    code = STORY["honours"][part]
    above = part in ("form_of_the_province", "after_three_years", "excellent_collective")
    printed = NAMES[code]
    number = f"{900 + year % 100}/QĐ-UBND" if above else f"{20 + year % 100}/QĐ-SKHCN"
    return HeldHonour.objects.create(
        person=person,
        unit=unit,
        code=code,
        as_printed=printed,
        year=year,
        decided_on=date(year + 1, 3, 20) if above else date(year + 1, 1, 15),
        decision_number=number,
        decided_by=PROVINCE if above else HOUSE,
        printed_name=name,
        printed_unit=at_unit.name,
        at_unit=at_unit,
        leader=leader,
        folded=fold(f"{name} {at_unit.name} {printed} {number}"),
        loaded_by=entry,
    )


def _initiatives(
    agency: Agency, year: int, chance: random.Random, entry: Entry
) -> dict[int, Initiative]:
    """Recognised initiatives of a year, by author."""
    found: dict[int, Initiative] = {}
    topics = chance.sample(STORY["initiatives"], 9)
    for topic in topics:
        code, author = chance.choice(agency.everybody())
        title = f"{topic} (năm {year})"
        initiative = Initiative.objects.create(
            title=title, year=year, unit=agency.units[code], status=Initiative.Status.RECOGNISED,
            folded=fold(f"{title} {author.name}"), loaded_by=entry,
        )  # fmt: skip
        Authorship.objects.create(initiative=initiative, person=author, share=100)
        Recognition.objects.create(
            initiative=initiative, scope=Recognition.Scope.BASE, decided_on=date(year, 10, 20),
            number=f"{chance.randint(300, 400)}/QĐ-SKHCN", decided_by=HOUSE, loaded_by=entry,
        )  # fmt: skip
        if chance.random() < 0.3:
            Recognition.objects.create(
                initiative=initiative,
                scope=Recognition.Scope.PROVINCE,
                decided_on=date(year, 12, 5),
                number=f"{chance.randint(2000, 2400)}/QĐ-UBND",
                decided_by=PROVINCE,
                loaded_by=entry,
            )
        found[author.pk] = initiative
    return found


def _rated(year: int) -> str:
    return f"Thông báo {10 + year % 10}/TB-SKHCN ngày 05/12/{year}"
