"""The one-time code that opens the first page of a real agency: a file of the data folder, made and
printed by `thidua serve`, gone once the agency has been started.
"""

import hmac
from pathlib import Path

from django.conf import settings

NAME = "setup.code"


def is_right(given: str) -> bool:
    """Whether this is the code, compared in constant time; never where there is no code."""
    kept = _path()
    if not kept.exists():
        return False
    code = kept.read_text(encoding="utf-8").strip()
    return bool(code) and hmac.compare_digest(code.encode(), given.strip().encode())


def forget() -> None:
    """The code has done its work."""
    _path().unlink(missing_ok=True)


def _path() -> Path:
    return Path(settings.DATA) / NAME
