"""The task worker, as a child of `thidua serve`: runs the queue and says every few seconds that it
is there.
"""

import threading
import time
from pathlib import Path

from django.core.management import call_command

from thidua.cli.installation import default_folder, open_data

ALIVE = "worker.alive"


def main() -> None:
    folder = default_folder()
    open_data(folder)
    threading.Thread(target=_say_alive, args=(folder / ALIVE,), daemon=True).start()
    call_command("db_worker", interval=0.5, startup_delay=False, verbosity=0)


def _say_alive(path: Path) -> None:
    while True:
        path.touch()
        time.sleep(10)


if __name__ == "__main__":
    main()
