"""A ballot nobody can trace: two elections that end alike leave databases alike in everything."""

import logging
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.council.conftest import Databases
from tests.factories.council import MORNING, Story, provincial_rule
from tests.factories.council import story as make_story
from thidua.council.actions import voting
from thidua.council.models import AgendaItem

TITLE = "lao-dong-tien-tien"
MEMBERS, LINES = 9, 7
FORM = {"yes": "1", "no": "2", "blank": "3"}


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table in the order in which it lies, with its place."""
    found = {}
    with connection.cursor() as cursor:
        for table, place in places(cursor):
            cursor.execute(f'SELECT {place}, t.* FROM "{table}" t ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


def places(cursor: Any) -> list[tuple[str, str]]:
    """Each table with the column that says where a row lies."""
    if connection.vendor == "postgresql":
        names = connection.introspection.table_names(cursor)
        return [(name, "ctid") for name in sorted(names)]
    kinds = "type IN ('table', 'shadow') AND schema = 'main'"
    cursor.execute(f"SELECT name, wr FROM pragma_table_list WHERE {kinds} ORDER BY name")
    return [(name, "1" if without else "rowid") for name, without in cursor.fetchall()]


def groups() -> list[tuple[str, str, int]]:
    """PostgreSQL: which rows were written by the same transaction, transactions numbered through.

    Numbers of transactions differ between two databases of one server; their order must not.
    """
    found: list[tuple[str, str, int]] = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT ctid::text, xmin::text::bigint FROM "{table}" ORDER BY ctid')
            found += [(table, place, writer) for place, writer in cursor.fetchall()]
    rank = {writer: n for n, writer in enumerate(sorted({writer for *_, writer in found}))}
    return [(table, place, rank[writer]) for table, place, writer in found]


def choices(seed: int, member: int, line: int) -> str:
    """What a member chooses: in both elections each line gets the same totals, from others."""
    turned = (member * (2 if seed else 1) + line * (3 if seed else 1) + seed) % MEMBERS
    return "yes" if turned < 5 + line % 3 else "no" if turned < 8 else "blank"


def test_the_two_elections_differ_in_every_member_and_agree_in_every_total() -> None:
    one, two = ([[choices(s, m, n) for n in range(LINES)] for m in range(MEMBERS)] for s in (0, 1))

    assert [sorted(line) for line in zip(*one, strict=True)] == [
        sorted(line) for line in zip(*two, strict=True)
    ]
    assert [a == b for a, b in zip(one, two, strict=True)].count(True) <= 1


@pytest.fixture
def frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still, so that two elections may be compared to the microsecond."""
    monkeypatch.setattr(timezone, "now", lambda: MORNING)
    monkeypatch.setattr("time.time", lambda: MORNING.timestamp())


@pytest.fixture
def ballot(databases: Databases, tmp_path: Path) -> tuple[Story, AgendaItem, list[Client]]:
    """An open ballot on seven lines, in a database of its own, everybody signed in."""
    databases.use(databases.first("start"))
    made = make_story(MEMBERS)
    provincial_rule(tmp_path, made.council.unit)
    for _ in range(LINES):
        made.line(TITLE)
    made.sit()
    item = made.open(TITLE)
    clients = [Client() for _ in made.members]
    for client, account in zip(clients, made.members, strict=True):
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        client.get(reverse("council:ballot", args=[item.pk]))
    return made, item, clients


def send(client: Client, item: AgendaItem, given: list[str]) -> Any:
    """One ballot by the pages: choose, look again, send."""
    lines = item.lines.order_by("order")
    data = {f"line-{line.pk}": FORM[choice] for line, choice in zip(lines, given, strict=True)}
    review = client.post(reverse("council:ballot_review", args=[item.pk]), data)
    assert review.status_code == 200
    return client.post(reverse("council:ballot_cast", args=[item.pk]), data)


def elect(seed: int, story: Story, item: AgendaItem, clients: list[Client]) -> list[int]:
    """Everybody votes by the pages, then the ballot is closed. The lengths of the answers."""
    lengths = []
    for member, client in enumerate(clients):
        answer = send(client, item, [choices(seed, member, line) for line in range(LINES)])
        assert answer.status_code == 302
        lengths.append(len(answer.content))
    voting.close_item(item, by=story.secretary, at=MORNING)
    return lengths


@pytest.mark.usefixtures("frozen")
def test_the_log_of_pages_is_empty_after_the_close(
    ballot: tuple[Story, AgendaItem, list[Client]],
) -> None:
    if connection.vendor != "sqlite":
        assert connection.vendor == "postgresql"  # which has no such file within reach of a backup
        return
    story, item, clients = ballot
    elect(0, story, item, clients)

    log = Path(f"{connections['default'].settings_dict['NAME']}-wal")
    assert log.stat().st_size == 0
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)


@pytest.mark.usefixtures("frozen")
@pytest.mark.parametrize("name", ["ballot", "ballot_review", "ballot_cast"])
def test_an_error_report_would_not_show_the_choices(
    ballot: tuple[Story, AgendaItem, list[Client]], name: str
) -> None:
    _story, item, clients = ballot

    answer = clients[3].post(reverse(f"council:{name}", args=[item.pk]), {"line-1": "1"})

    assert answer.wsgi_request.sensitive_post_parameters == "__ALL__"


@pytest.mark.usefixtures("frozen")
def test_databases_and_logs_of_two_elections_are_equal(
    databases: Databases,
    ballot: tuple[Story, AgendaItem, list[Client]],
    caplog: pytest.LogCaptureFixture,
) -> None:
    story, item, clients = ballot
    start = connections["default"].settings_dict["NAME"]
    names = [databases.copy(start, f"election_{seed}") for seed in (0, 1)]
    caplog.set_level(logging.DEBUG)

    told, kept, written, files = [], [], [], []
    for seed, name in enumerate(names):
        databases.use(name)
        caplog.clear()
        elect(seed, story, item, clients)
        told.append(
            [
                (r.name, r.levelname, r.getMessage())
                for r in caplog.records
                if "django.db" not in r.name
            ]
        )
        kept.append(rows())
        written.append(groups() if connection.vendor == "postgresql" else [])
        connections["default"].close()
        files.append(Path(name).read_bytes() if connection.vendor == "sqlite" else b"")

    assert kept[0] == kept[1]
    assert written[0] == written[1]
    assert told[0] == told[1]
    assert files[0] == files[1]
