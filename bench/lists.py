"""How long the server takes for a page of the main lists, with a province's records on hand.

    uv run python bench/lists.py            20,000 people, 1,000,000 honours
    uv run python bench/lists.py --small    every page must show the bare query's rows

On SQLite a passing file is used; set THIDUA_DATABASE to an empty PostgreSQL database for the
other. A database that this program filled before is measured again as it is.

Each page is asked through Django's whole handler, in this process, `--times` times; the first
answer after a start, which reads templates and the law, is not counted. Beside it stands the bare
query on which the list rests: the rows of that page by LIMIT and OFFSET, nothing counted.

Median, p95 and bare are milliseconds of processor, of this process and of PostgreSQL's for it: what
a request costs on a core of its own. "Waited" is the median by the clock, which on a machine that
does other work as well says more about that work.
"""

import argparse
import os
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

TARGET = 100.0  # ms, at the 95th percentile


@dataclass
class Case:
    """One list with one filter: its address, and the rows it should show."""

    name: str
    url: str
    asked: str
    rows: Any
    link: str  # what of a page's HTML names a row
    size: int = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--only", default="", help="only lists whose name begins so")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("THIDUA_DATABASE", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.update(THIDUA_DATA=folder, DJANGO_SETTINGS_MODULE="thidua.settings")
        measure(given.only, 3 if given.small else given.times, small=given.small)


def measure(only: str, times: int, *, small: bool) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import connection
    from django.test import Client
    from filling import SMALL, Size, fill

    from thidua.people.models import User

    began = time.perf_counter()
    reader = User.objects.first() or fill(SMALL if small else Size())
    print(f"{connection.vendor}: ready in {time.perf_counter() - began:.0f} s")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    print("| list | asked | page | rows | median | p95 | waited | bare | queries |")
    print("|---|---|---|--:|--:|--:|--:|--:|--:|")
    slow = [
        case.name
        for case in cases(reader)
        if case.name.startswith(only)
        for worst in [max(measured(client, case, times, small=small))]
        if worst > TARGET
    ]
    print(f"over {TARGET:.0f} ms: {', '.join(slow) or 'none'}")


def cases(reader: Any) -> Iterator[Case]:
    """The lists and what people ask of them."""
    from django.urls import reverse
    from filling import TODAY

    from thidua.dossiers.models import Dossier
    from thidua.honours.models import HeldHonour
    from thidua.journal.models import Entry
    from thidua.kit.search import matching
    from thidua.people.models import Person, Unit
    from thidua.plans.models import Task

    year, unit = TODAY.year - 1, Unit.objects.get(order=3)
    below = Unit.objects.filter(path__startswith=unit.path)
    code = HeldHonour.objects.get(pk=1).code

    people = Person.objects.exclude(left_on__lt=TODAY).order_by("sort_key", "pk")
    here = "people:persons", reverse("people:persons"), r"/trang/ca-nhan/(\d+)/"
    yield from _asked(here, people, [
        ("", people),
        ("q=lan", matching(people, "lan")),
        ("q=nguyễn+thị", matching(people, "nguyễn thị")),
        (f"don_vi={unit.pk}", people.filter(pk__in=below.values("posts__person"))),
        ("lanh_dao=1", people.filter(posts__leader=True)),
        ("q=lan&nhom=vien-chuc", matching(people, "lan").filter(group="vien-chuc")),
    ])  # fmt: skip

    held = HeldHonour.objects.order_by("-year", "-decided_on", "-pk")
    here = "honours:honours", reverse("honours:honours"), r"/so-khen-thuong/(\d+)/"
    yield from _asked(here, held, [
        ("", held),
        (f"nam={year}", held.filter(year=year)),
        (f"danh_hieu={code}", held.filter(code=code)),
        (f"don_vi={unit.pk}", held.filter(at_unit__in=below)),
        ("tinh_trang=huy-bo", held.filter(status="huy-bo")),
        (f"nam={year}&danh_hieu={code}&don_vi={unit.pk}",
         held.filter(year=year, code=code, at_unit__in=below)),
        ("q=lý+quang+yến", matching(held, "lý quang yến")),
        ("q=1234/QĐ", matching(held, "1234/QĐ")),
        ("q=nguyễn", matching(held, "nguyễn")),
        (f"q=lan&nam={year}", matching(held, "lan").filter(year=year)),
    ])  # fmt: skip

    lines = Dossier.objects.order_by("-year", "sort_key", "pk")
    here = "dossiers:lines", reverse("dossiers:lines"), r"/ho-so/(\d+)/\""
    yield from _asked(here, lines, [
        ("", lines),
        (f"nam={year}", lines.filter(year=year)),
        (f"nam={year}&buoc=passed", lines.filter(year=year, status="passed")),
        (f"don_vi={unit.pk}", lines.filter(unit__in=below)),
        ("ket_luan=unknown", lines.filter(outcome="unknown")),
        ("q=lan", matching(lines, "lan")),
        ("q=nguyễn+thị", matching(lines, "nguyễn thị")),
    ])  # fmt: skip

    tasks = Task.objects.filter(year=TODAY.year).order_by("due_on", "pk")
    here = "plans:tasks", reverse("plans:tasks"), r"/ke-hoach/nhiem-vu/(\d+)/"
    yield from _asked(here, tasks, [
        ("", tasks),
        ("tinh_trang=late", tasks.filter(status="open", due_on__lt=TODAY)),
        ("q=báo+cáo", matching(tasks, "báo cáo")),
        (f"nam={year}", Task.objects.filter(year=year).order_by("due_on", "pk")),
    ])  # fmt: skip

    entries = Entry.objects.order_by("-number")
    here = "home:journal", reverse("home:journal"), r'data-label="Số">(\d+)<'
    yield from _asked(here, entries, [
        ("", entries),
        ("q=lan", matching(entries, "lan")),
        ("q=lý+quang+yến", matching(entries, "lý quang yến")),
        (f"tu=01/03/{year}&den=31/03/{year}",
         entries.filter(at__gte=_moment(year, 3), at__lt=_moment(year, 4))),
    ], size=100)  # fmt: skip


def _asked(
    here: tuple[str, str, str], every: Any, asked: list[Any], size: int = 50
) -> Iterator[Case]:
    name, url, link = here
    for words, rows in asked:
        yield Case(name, url, words, rows, link, size)


def _moment(year: int, month: int) -> Any:
    from django.utils.timezone import make_aware

    return make_aware(datetime(year, month, 1))  # noqa: DTZ001 - made aware in the agency's zone


def measured(client: Any, case: Case, times: int, *, small: bool) -> Iterator[float]:
    """The 95th percentile of the first, a middle and the last page, printed on the way."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    total = case.rows.count()
    last = max(1, -(-total // case.size))
    for name, number in (("first", 1), ("middle", (last + 1) // 2), ("last", last)):
        address = f"{case.url}?{case.asked}&trang={number}"
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
            queries = len(asked)
        start = (number - 1) * case.size
        if small:
            _compare(case, address, answer.content.decode(), case.rows[start : start + case.size])
        took, worked = zip(
            *(_timed(lambda at=address: client.get(at)) for _ in range(times)), strict=True
        )
        bare = [_timed(lambda s=start: list(case.rows[s : s + case.size]))[1] for _ in range(3)]
        p95 = statistics.quantiles(worked, n=20)[-1]
        print(
            f"| {case.name} | {case.asked or '–'} | {name} ({number:,}) | {total:,} "
            f"| {statistics.median(worked):.0f} | {p95:.0f} | {statistics.median(took):.0f} "
            f"| {min(bare):.1f} | {queries} |",
            flush=True,
        )
        yield p95


def _timed(work: Callable[[], Any]) -> tuple[float, float]:
    """How long the work took, and how much of a core it used: here and in PostgreSQL's process."""
    began, used = time.perf_counter(), _used()
    work()
    return (time.perf_counter() - began) * 1000, _used() - used


def _used() -> float:
    """Milliseconds of processor that this process, and the database's for it, have used."""
    here = time.process_time() * 1000
    return here + (_nanoseconds(_backend()) / 1e6 if _backend() else 0)


def _nanoseconds(pid: int) -> int:
    return int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[0])


def _backend() -> int:
    """The process of PostgreSQL that serves this connection; 0 on SQLite, which has none."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0
    connection.ensure_connection()
    return int(connection.connection.info.backend_pid)


def _compare(case: Case, address: str, html: str, rows: Any) -> None:
    """The page must show exactly the rows of the bare query, in their order."""
    shown = list(dict.fromkeys(int(pk) for pk in re.findall(case.link, html)))
    wanted = [row.pk for row in rows]
    if shown != wanted:
        raise SystemExit(f"{address}: shows {shown[:5]}…, the bare query has {wanted[:5]}…")


if __name__ == "__main__":
    main()
