"""Many at once: nothing is lost, nothing is doubled, nothing slips past the close."""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import connections
from django.test import Client
from django.urls import reverse

from tests.council.conftest import Databases
from tests.factories.council import MORNING, Story, provincial_rule
from tests.factories.council import story as make_story
from thidua.council import refusals
from thidua.council.actions import voting
from thidua.council.models import AgendaItem, Tally, Turnout, VoteLine
from thidua.journal.models import Entry
from thidua.journal.queries import faults

TITLE = "lao-dong-tien-tien"


def together(jobs: list[Callable[[], Any]], *, at_once: int = 40) -> list[Any]:
    """Run the jobs from many threads, each with a connection of its own; what each came to."""
    results: list[Any] = [None] * len(jobs)
    gate = threading.Semaphore(at_once)
    start = threading.Event()

    def run(place: int) -> None:
        start.wait()
        with gate:
            try:
                results[place] = jobs[place]()
            except refusals.Refusal as refusal:
                results[place] = type(refusal)
            finally:
                connections["default"].close()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(len(jobs))]
    for thread in threads:
        thread.start()
    start.set()
    for thread in threads:
        thread.join()
    return results


def opened(
    databases: Databases, folder: Path, members: int, lines: int
) -> tuple[Story, AgendaItem]:
    databases.use(databases.first("together"))
    told = make_story(members)
    provincial_rule(folder, told.council.unit)
    for _number in range(lines):
        told.line(TITLE)
    told.sit()
    return told, told.open(TITLE)


def counts(item: AgendaItem) -> list[tuple[int, ...]]:
    kept = {(x.line_id, x.choice): x.count for x in Tally.objects.filter(line__item=item)}
    lines = VoteLine.objects.filter(item=item).order_by("order")
    return [tuple(kept[line.pk, choice] for choice in Tally.Choice) for line in lines]


def test_a_double_click_in_two_threads_is_one_vote(databases: Databases, tmp_path: Path) -> None:
    story, item = opened(databases, tmp_path, members=3, lines=4)

    results = together([lambda: story.vote(item, 2, "yes")] * 6)

    assert sorted(map(str, results)) == sorted(map(str, [4, *[refusals.AlreadyVoted] * 5]))
    assert counts(item) == [(1, 0, 0)] * 4
    assert Turnout.objects.count() == 4


def test_no_vote_slips_past_the_close(databases: Databases, tmp_path: Path) -> None:
    """Whoever was told that the ballot came in is counted; whoever was refused is not."""
    story, item = opened(databases, tmp_path, members=12, lines=3)

    def close() -> str:
        voting.close_item(item, by=story.secretary, at=MORNING)
        return "closed"

    jobs: list[Callable[[], Any]] = [
        lambda place=place: story.vote(item, place, "no" if place % 3 else "yes")  # type: ignore[misc]
        for place in range(12)
    ]
    results = together([*jobs[:6], close, *jobs[6:]])

    sent = [place for place, told in enumerate([*results[:6], *results[7:]]) if told == 3]
    yes = sum(place % 3 == 0 for place in sent)
    assert results[6] == "closed"
    assert set(results) <= {3, "closed", refusals.BallotClosed}
    lines = VoteLine.objects.filter(item=item)
    assert {(x.yes, x.no, x.valid) for x in lines} == {(yes, len(sent) - yes, len(sent))}
    assert Turnout.objects.count() == 3 * len(sent)


def test_two_hundred_members_vote_at_once(databases: Databases, tmp_path: Path) -> None:
    """By the pages, everybody at once: no vote is lost, none is doubled."""
    members, lines = 200, 5
    story, item = opened(databases, tmp_path, members, lines)
    keys = [line.pk for line in VoteLine.objects.filter(item=item).order_by("order")]
    clients = [Client() for _ in story.members]
    for client, account in zip(clients, story.members, strict=True):
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("council:ballot_cast", args=[item.pk])

    def job(place: int) -> Callable[[], Any]:
        data = {f"line-{key}": str((place + n) % 3 + 1) for n, key in enumerate(keys)}
        return lambda: clients[place].post(address, data).status_code

    statuses = together([job(place) for place in range(members)])

    assert statuses == [302] * members
    assert counts(item) == [
        tuple(sum((place + n) % 3 == digit for place in range(members)) for digit in range(3))
        for n in range(lines)
    ]
    assert Turnout.objects.count() == members * lines
    assert Entry.objects.filter(verb="cast").count() == members
    assert list(faults()) == []
    closed = voting.close_item(item, by=story.secretary, at=MORNING)
    assert (closed.status, closed.returned) == (AgendaItem.Status.CLOSED, members)
