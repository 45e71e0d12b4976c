"""Makes an installation in mid-story: a ballot open, a decision numbered, a workbook to load.

Called in a process of its own upon an empty data folder; what the tests must know is left
in story.json.
"""

import json
from datetime import date
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from tests.factories.council import provincial_rule
from tests.factories.council import story as make_story
from tests.factories.decisions import NOON, SignerFactory, signed_paper
from tests.factories.dossiers import DossierFactory
from tests.factories.people import UserFactory
from thidua.council.models import VoteLine
from thidua.decisions import actions
from thidua.people.models import Role, Unit
from thidua.sheets import OutColumn, make

FOLDER = Path(settings.DATA)
LINES, LOADED = 5, 12
TITLE, WITH_CERTIFICATE = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"


def main() -> None:
    call_command("migrate", verbosity=0)
    told = {**_ballot(members=60), "decision": _decision(), "book": _book()}
    (FOLDER / "story.json").write_text(json.dumps(told), encoding="utf-8")


def _ballot(members: int) -> dict[str, object]:
    story = make_story(members)
    provincial_rule(FOLDER, story.council.unit)
    for _number in range(LINES):
        story.line(TITLE)
    story.sit()
    item = story.open(TITLE)
    sessions = []
    for account in story.members:
        client = Client()
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        sessions.append(client.cookies["sessionid"].value)
    keys = VoteLine.objects.filter(item=item).order_by("order").values_list("pk", flat=True)
    return {
        "item": item.pk,
        "lines": list(keys),
        "members": [account.pk for account in story.members],
        "sessions": sessions,
    }


def _decision() -> int:
    """A decision with eight lines, signed and numbered, not issued yet."""
    officer, clerk = UserFactory(role=Role.OFFICER), UserFactory(role=Role.CLERK)
    lines = [DossierFactory(honour=honour, passed=True)
             for honour in (TITLE, WITH_CERTIFICATE) for _number in range(4)]  # fmt: skip
    root = Unit.objects.get(parent=None)
    made = actions.draft_grant(
        lines, unit=root, year=2025, signer=SignerFactory(), by=officer, at=NOON
    )
    made = actions.submit(made, seen_changes=True, by=officer, at=NOON)
    signer = made.document.signer
    assert signer is not None
    back = actions.Signed(signer, signed_paper(made))
    made = actions.sign(made, back, by=officer, at=NOON)
    made = actions.number(made, number=15, issued_on=date(2026, 1, 20), by=clerk, at=NOON)
    return made.pk


def _book() -> str:
    """A workbook of units that are not on record yet."""
    columns = [OutColumn("Tên đơn vị"), OutColumn("Đơn vị cấp trên")]
    rows = [[f"Tổ Thử nghiệm {number}", ""] for number in range(1, LOADED + 1)]
    path = FOLDER / "don-vi.xlsx"
    path.write_bytes(make("Đơn vị", columns, rows))
    return path.name
