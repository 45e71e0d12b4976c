"""How often one address is answered: counted in the database, for every server process."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from thidua.portal.actions import ASKS_A_MINUTE, AskedTooOften, count_ask
from thidua.portal.models import Asker

NOON = datetime(2026, 1, 20, 5, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.mark.django_db
def test_any_minute_has_thirty_answers_and_no_more() -> None:
    for n in range(ASKS_A_MINUTE):
        count_ask("192.0.2.1", at=NOON + n * SECOND)

    with pytest.raises(AskedTooOften, match="chờ một phút"):
        count_ask("192.0.2.1", at=NOON + 59 * SECOND)
    count_ask("192.0.2.1", at=NOON + 60 * SECOND)
    with pytest.raises(AskedTooOften):
        count_ask("192.0.2.1", at=NOON + 60 * SECOND)


@pytest.mark.django_db
def test_one_address_does_not_use_up_anothers() -> None:
    for _n in range(ASKS_A_MINUTE):
        count_ask("192.0.2.1", at=NOON)

    count_ask("192.0.2.2", at=NOON)

    assert Asker.objects.count() == 2


@pytest.mark.django_db
def test_addresses_are_forgotten_after_a_quiet_minute() -> None:
    count_ask("192.0.2.1", at=NOON)

    count_ask("192.0.2.2", at=NOON + 61 * SECOND)

    assert [one.address for one in Asker.objects.all()] == ["192.0.2.2"]


ASK = """
import sys
from datetime import UTC, datetime
import django
django.setup()
from django.db import connection
from thidua.portal.actions import AskedTooOften, count_ask
from thidua.portal.models import Asker
if sys.argv[1:] == ["make"]:
    with connection.schema_editor() as editor:
        editor.create_model(Asker)
    sys.exit()
answered = 0
for _n in range(20):
    try:
        count_ask("192.0.2.1", at=datetime(2026, 1, 20, 5, tzinfo=UTC))
        answered += 1
    except AskedTooOften:
        pass
print(answered)
"""


def start(folder: Path, *words: str) -> "subprocess.Popen[str]":
    """A server process of its own on the same database: a file beside the tests', or theirs."""
    given = connection.settings_dict
    url = f"sqlite:///{folder / 'asks.sqlite3'}"
    if connection.vendor == "postgresql":
        who, where = f"{given['USER']}:{given['PASSWORD']}", f"{given['HOST']}:{given['PORT']}"
        url = f"postgres://{who}@{where}/{given['NAME']}"
    env = {**os.environ, "THIDUA_DATA": str(folder), "THIDUA_DATABASE": url}
    command = [sys.executable, "-c", ASK, *words]
    return subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)


@pytest.mark.django_db(transaction=True)
def test_server_processes_count_together(tmp_path: Path) -> None:
    if connection.vendor == "sqlite":
        assert start(tmp_path, "make").wait() == 0

    asking = [start(tmp_path) for _n in range(3)]
    answered = [int(one.communicate()[0]) for one in asking]

    assert sum(answered) == ASKS_A_MINUTE
