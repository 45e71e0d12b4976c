"""A province's database, filled in bulk: 20,000 people and 1,000,000 honours, lines, tasks and
journal in proportion. Every row is invented and the same at every run.
"""

import hashlib
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection, models
from names import invented_name

from thidua.dossiers.models import Dossier, Round
from thidua.honours.models import HeldHonour
from thidua.journal.models import Entry, Head
from thidua.kit.search import index_words, unindexed
from thidua.kit.text import fold, sort_key, title_key
from thidua.people.models import Person, Post, Role, RoleHeld, Unit, User
from thidua.plans.models import Task
from thidua.rulebook.load import load

Row = dict[str, Any]
TODAY = date.today()  # noqa: DTZ011 - a bench asks the machine's own day
FIRST_YEAR = 1990
DUTIES = (
    "Ban hành kế hoạch thi đua, khen thưởng của đơn vị",
    "Tổng hợp đăng ký thi đua gửi cơ quan thường trực",
    "Rà soát điển hình tiên tiến trong ngành",
    "Báo cáo sơ kết phong trào thi đua 6 tháng đầu năm",
    "Kiểm tra công tác thi đua, khen thưởng tại cơ sở",
    "Tuyên truyền gương người tốt, việc tốt",
)


@dataclass(frozen=True)
class Size:
    """How many of each."""

    people: int = 20_000
    units: int = 200
    honours: int = 1_000_000
    lines: int = 200_000
    tasks: int = 80_000
    entries: int = 1_000_000


SMALL = Size(people=600, units=12, honours=4_000, lines=1_500, tasks=900, entries=3_000)


@dataclass
class World:
    """What later rows refer to."""

    size: Size
    dice: random.Random = field(default_factory=lambda: random.Random(7))
    units: list[Unit] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    place: dict[int, Unit] = field(default_factory=dict)
    rounds: dict[tuple[int, int], int] = field(default_factory=dict)


def fill(size: Size) -> User:
    """All tables of the lists; the account that reads them is returned."""
    world = World(size)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous = OFF")
            cursor.execute("PRAGMA cache_size = -400000")
    unindex()
    _fill_units(world)
    _put(Person, _persons(world))
    _put(Post, _posts(world))
    reader = _reader(world)
    _put(HeldHonour, _honours(world))
    _put(Round, _rounds(world))
    _put(Dossier, _lines(world))
    _put(Task, _tasks(world))
    kinds = list(ContentType.objects.get_for_models(HeldHonour, Person, Dossier).values())
    _put(Entry, _entries(world, reader, kinds))
    Head.objects.update_or_create(pk=1, defaults={"number": size.entries})
    for app in apps.get_app_configs():
        index_words(app, connection.alias)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")
    connection.close()  # what is measured gets a connection as the program makes it
    return reader


def unindex() -> None:
    """Take the word indexes away while rows come in bulk; `index_words` makes them anew."""
    searched = [model for model in apps.get_models() if not unindexed([model], connection)]
    with connection.cursor() as cursor:
        for model in searched:
            if not any(f.name == "folded" for f in model._meta.get_fields()):
                continue
            index = f"{model._meta.db_table}_words"
            if connection.vendor == "postgresql":
                cursor.execute(f'DROP INDEX "{index}"')
                continue
            for event in ("insert", "update", "delete"):
                cursor.execute(f"DROP TRIGGER {index}_{event}")
            cursor.execute(f"DROP TABLE {index}")


def _put(model: type[models.Model], rows: Iterable[Row]) -> None:
    """Rows into one table: COPY on PostgreSQL, executemany on SQLite; defaults filled in."""
    usual = {
        field.attname: field.get_db_prep_save(field.get_default(), connection)
        for field in model._meta.local_concrete_fields
    }
    columns = list(usual)
    names = [model._meta.get_field(name).column for name in columns]
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(map(connection.ops.quote_name, names))
    complete = ([*map({**usual, **row}.get, columns)] for row in rows)
    if connection.vendor == "postgresql":
        _copy(f"COPY {table} ({listed}) FROM STDIN", complete)
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)
        return
    marks = ", ".join(["%s"] * len(columns))
    made = (
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql <> '' AND tbl_name = %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(made, [model._meta.db_table])
        indexes = cursor.fetchall()
        for name, _sql in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        while chunk := list(islice(complete, 20_000)):
            cursor.executemany(f"INSERT INTO {table} ({listed}) VALUES ({marks})", chunk)
        for _name, sql in indexes:
            cursor.execute(sql)


def _copy(statement: str, rows: Iterable[list[Any]]) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)


def _fill_units(world: World) -> None:
    """The agency, a tenth of the units below it, the others below those."""
    top = _unit("Sở Khoa học và Công nghệ", None, 0)
    world.units = [top]
    tenth = max(2, world.size.units // 10)
    for number in range(1, world.size.units):
        if number <= tenth:
            world.units.append(_unit(f"Đơn vị sự nghiệp số {number}", top, number))
        else:
            above = world.units[1 + number % tenth]
            world.units.append(_unit(f"Phòng Nghiệp vụ số {number}", above, number))


def _unit(name: str, parent: Unit | None, order: int) -> Unit:
    unit = Unit.objects.create(
        name=name, parent=parent, order=order, from_on=date(FIRST_YEAR, 1, 1), folded=fold(name),
        sort_key=title_key(name), kind=Unit.Kind.DIVISION if parent else Unit.Kind.AGENCY,
    )  # fmt: skip
    unit.path = f"{parent.path if parent else ''}{unit.pk}/"
    unit.save(update_fields=["path"])
    return unit


def _persons(world: World) -> Iterator[Row]:
    groups = list(Person.Group)
    for pk in range(1, world.size.people + 1):
        name, code = invented_name(world.dice), f"CB{pk:06d}"
        world.names[pk] = name
        world.place[pk] = world.dice.choice(world.units[1:])
        yield {
            "id": pk,
            "name": name,
            "sex": world.dice.choice(["female", "male"]),
            "born_year": world.dice.randrange(1960, 2003),
            "staff_code": code,
            "group": world.dice.choice(groups).value,
            "joined_on": "2005-01-01",
            "left_on": "2020-12-31" if pk % 20 == 0 else None,
            "known_since": 2005,
            "folded": fold(f"{name} {code}"),
            "sort_key": sort_key(name),
        }


def _posts(world: World) -> Iterator[Row]:
    for pk, unit in world.place.items():
        leads = pk % 10 == 0
        yield {
            "id": pk,
            "person_id": pk,
            "unit_id": unit.pk,
            "title": "Phó Trưởng phòng" if leads else "Chuyên viên",
            "leader": leads,
            "from_on": "2005-01-01",
            "until_on": "2020-12-31" if pk % 20 == 0 else None,
        }


def _reader(world: World) -> User:
    """One account that is officer and administrator of the whole agency."""
    user = User.objects.create(username="chuyenvien", display_name="Chuyên viên", person_id=1)
    for role in (Role.OFFICER, Role.ADMINISTRATOR):
        RoleHeld.objects.create(
            user=user, role=role, unit=world.units[0], from_on=date(FIRST_YEAR, 1, 1)
        )
    return user


def _names(kind: str) -> list[tuple[str, str]]:
    """Honours of the shipped law by code and name, for persons or for collectives."""
    known = load().honours.values()
    return [(one.code, one.name["vi"]) for one in known if kind in one.nominees]


def _honours(world: World) -> Iterator[Row]:
    dice, years = world.dice, list(range(FIRST_YEAR, TODAY.year))
    weights = list(range(1, len(years) + 1))
    persons, collectives = _names("person"), _names("collective")
    for pk in range(1, world.size.honours + 1):
        year = dice.choices(years, weights)[0]
        holder = dice.randrange(1, world.size.people + 1)
        of_unit = pk % 12 == 0
        unit = dice.choice(world.units[1:]) if of_unit else world.place[holder]
        code, printed = dice.choice(collectives if of_unit else persons)
        name = unit.name if of_unit else world.names[holder]
        number = f"{dice.randrange(1, 2000)}/QĐ-SKHCN"
        yield {
            "id": pk,
            "person_id": None if of_unit else holder,
            "unit_id": unit.pk if of_unit else None,
            "code": code,
            "as_printed": printed,
            "year": year,
            "decided_on": date(year, 12, 1) + timedelta(days=dice.randrange(60)),
            "decision_number": number,
            "decided_by": "Giám đốc Sở",
            "money": 100_000 * dice.randrange(1, 40),
            "printed_name": name,
            "printed_unit": unit.name,
            "at_unit_id": unit.pk,
            "status": "huy-bo" if pk % 400 == 0 else "hieu-luc",
            "folded": fold(f"{name} {unit.name} {printed} {number}"),
        }


def _recent() -> list[int]:
    return list(range(TODAY.year - 9, TODAY.year + 1))


def _rounds(world: World) -> Iterator[Row]:
    for year in _recent():
        for unit in world.units[1:]:
            pk = len(world.rounds) + 1
            world.rounds[unit.pk, year] = pk
            title = f"Đợt xét khen thưởng năm {year}"
            yield {"id": pk, "unit_id": unit.pk, "year": year, "title": title, "status": "closed"}


def _lines(world: World) -> Iterator[Row]:
    dice, codes = world.dice, [code for code, _name in _names("person")]
    stands = ["granted"] * 8 + ["failed", "withdrawn", "declined", "passed"]
    for pk in range(1, world.size.lines + 1):
        year, person = dice.choice(_recent()), dice.randrange(1, world.size.people + 1)
        unit, name = world.place[person], world.names[person]
        yield {
            "id": pk,
            "round_id": world.rounds[unit.pk, year],
            "unit_id": unit.pk,
            "year": year,
            "honour": dice.choice(codes),
            "person_id": person,
            "nominee_name": name,
            "post_text": "Chuyên viên",
            "status": dice.choice(stands),
            "outcome": dice.choice(["eligible", "eligible", "eligible-if", "unknown"]),
            "number": 1 + pk % 60,
            "folded": fold(f"{name} {unit.name} Chuyên viên"),
            "sort_key": sort_key(name),
        }


def _tasks(world: World) -> Iterator[Row]:
    dice = world.dice
    for pk in range(1, world.size.tasks + 1):
        year, unit = dice.choice(_recent()), dice.choice(world.units)
        text = f"{dice.choice(DUTIES)} (số {pk})"
        done = year < TODAY.year or dice.random() < 0.5
        yield {
            "id": pk,
            "year": year,
            "text": text,
            "unit_id": unit.pk,
            "owner_text": unit.name,
            "due_on": date(year, 1, 1) + timedelta(days=dice.randrange(364)),
            "status": "done" if done else "open",
            "folded": fold(f"{text} {unit.name}"),
        }


def _entries(world: World, reader: User, kinds: list[ContentType]) -> Iterator[Row]:
    dice = world.dice
    verbs = ("confer", "change_person", "receive_line", "appraise", "report")
    start = datetime(TODAY.year - 9, 1, 1, tzinfo=UTC)
    step = timedelta(days=9 * 365) / world.size.entries
    previous = "0" * 64
    for number in range(1, world.size.entries + 1):
        person = dice.randrange(1, world.size.people + 1)
        digest = hashlib.sha256(f"{previous}{number}".encode()).hexdigest()
        yield {
            "id": number,
            "number": number,
            "at": str(start + number * step)[:26],
            "by_id": reader.pk,
            "verb": dice.choice(verbs),
            "kind_id": dice.choice(kinds).pk,
            "about_id": person,
            "about_text": world.names[person],
            "folded": fold(f"{world.names[person]}"),
            "changes": '{"status": ["received", "appraised"]}',
            "previous": previous,
            "hash": digest,
        }
        previous = digest
