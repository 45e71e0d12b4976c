"""How long a search by words takes over many people, beside what one would write without it.

    uv run python bench/search.py            a million people, in a database of its own
    uv run python bench/search.py --small    two thousand, and every answer must be the same

On SQLite a passing file is used; set THIDUA_DATABASE to an empty PostgreSQL database for the other.
Beside `kit.search.matching` stands `folded LIKE`, which reads the whole table.
"""

import argparse
import os
import random
import tempfile
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from names import invented_name

ASKED = ["lan", "nguyen", "nguyen thi lan", "dang duc", "81234", "n", "zzz", "ly quang 77"]


def fill(person: Any, rows: int) -> None:
    """People with the family names that are common in Vietnam, each with a code to search by."""
    from thidua.kit.text import fold, sort_key

    dice = random.Random(1)
    for start in range(0, rows, 20_000):
        batch = []
        for number in range(start, min(start + 20_000, rows)):
            name = invented_name(dice)
            folded = f"{fold(name)} {dice.randrange(10_000, 99_999)}"
            batch.append(
                person(name=name, folded=folded, sort_key=sort_key(name), known_since=2015,
                       joined_on=date(2015, 1, 1), staff_code=f"B{number}")
            )  # fmt: skip
        person.objects.bulk_create(batch, batch_size=1_000)


def best(work: Callable[[], Any], times: int = 3) -> tuple[Any, float]:
    """The answer, and the shortest of some runs in milliseconds."""
    took = []
    for _ in range(times):
        began = time.perf_counter()
        answer = work()
        took.append((time.perf_counter() - began) * 1000)
    return answer, min(took)


def by_like(people: Any, words: list[str]) -> Any:
    """The same question as a person would first write it."""
    from django.db.models import Q

    for word in words:
        people = people.filter(Q(folded__startswith=word) | Q(folded__contains=f" {word}"))
    return people


def measure(rows: int, *, small: bool) -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from django.db import connection

    from thidua.kit.search import matching
    from thidua.kit.text import words
    from thidua.people.models import Person

    _, took = best(lambda: fill(Person, rows), times=1)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{connection.vendor}: {rows:,} people, filled in {took / 1000:.0f} s")
    print(f"{'asked':<16}{'found':>9}{'page ms':>10}{'count ms':>10}{'LIKE page':>11}{'count':>9}")
    for asked in ASKED:
        by_index = matching(Person.objects.order_by("sort_key", "pk"), asked)
        beside = by_like(Person.objects.order_by("sort_key", "pk"), words(asked))
        first, page = best(lambda rows=by_index: list(rows[:50]))
        found, count = best(by_index.count)
        other_first, like_page = best(lambda rows=beside: list(rows[:50]), times=1)
        other_found, like_count = best(beside.count, times=1)
        if small and (first, found) != (other_first, other_found):
            raise SystemExit(f"{asked}: {found} by the index, {other_found} without it")
        print(
            f"{asked:<16}{found:>9,}{page:>10.1f}{count:>10.1f}{like_page:>11.1f}{like_count:>9.1f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true")
    small = parser.parse_args().small
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("THIDUA_DATABASE", f"sqlite:///{folder}/bench.sqlite3")
        os.environ.update(THIDUA_DATA=folder, DJANGO_SETTINGS_MODULE="thidua.settings")
        measure(2_000 if small else 1_000_000, small=small)


if __name__ == "__main__":
    main()
