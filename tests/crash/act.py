"""One action upon an installation, which stands still after its n-th write until it is killed.

Says "halted" after the n-th INSERT, UPDATE or DELETE, its transaction still open; with N = 0, or
fewer writes than that, "done" and their number once all is committed. The program itself is as it
always is: the pause lies in the database connection of this process.
"""

import json
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests.factories.council import MORNING
from tests.factories.decisions import NOON
from thidua.cli import main as thidua
from thidua.council.actions import voting
from thidua.council.models import AgendaItem
from thidua.decisions import actions
from thidua.decisions.models import Decision
from thidua.people.models import Role, User

FOLDER = Path(settings.DATA)
WRITES = ("INSERT", "UPDATE", "DELETE")


class Halt:
    """Counts the writes of a connection and stands still after one of them."""

    def __init__(self, after: int) -> None:
        self.after = after
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        answer = execute(sql, *more)
        if sql.lstrip().upper().startswith(WRITES):
            self.count += 1
            if self.count == self.after:
                wait("halted")
        return answer


def wait(says: str) -> None:
    sys.stdout.write(f"{says}\n")
    sys.stdout.flush()
    signal.pause()


def vote(story: dict[str, Any]) -> None:
    choices = dict.fromkeys(story["lines"], "yes")
    account = User.objects.get(pk=story["members"][4])
    voting.cast(
        AgendaItem.objects.get(pk=story["item"]), choices=choices, by=account, at=MORNING
    )  # fmt: skip


def issue(story: dict[str, Any]) -> None:
    officer = User.objects.filter(roles__role=Role.OFFICER).latest("pk")
    actions.issue(Decision.objects.get(pk=story["decision"]), by=officer, at=NOON)


def load(story: dict[str, Any]) -> None:
    if thidua(["load", "units", str(FOLDER / story["book"])]):
        raise SystemExit("the workbook was not taken")


def main(what: str, after: str) -> None:
    halt = Halt(int(after))
    story = json.loads((FOLDER / "story.json").read_text(encoding="utf-8"))
    with connection.execute_wrapper(halt):
        {"vote": vote, "issue": issue, "load": load}[what](story)
    wait(f"done {halt.count}")
