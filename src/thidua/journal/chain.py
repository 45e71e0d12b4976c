"""How one line is linked to the line before it. Pure."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any


def link(previous: str, line: Mapping[str, Any]) -> str:
    """SHA-256, in hex, of the previous line's hash and this line's content."""
    text = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{text}".encode()).hexdigest()


def moment(at: datetime) -> str:
    """A moment as it is hashed: UTC, to the microsecond, the same from either database."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
