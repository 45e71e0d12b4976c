"""The code of a link: 128 random bits that say nothing by themselves; only their hash is kept."""

import hashlib
import secrets


def new_code() -> str:
    """A code as it stands in the address."""
    return secrets.token_urlsafe(16)


def hashed(code: str) -> str:
    """What of a code is kept: enough to know it again, too little to make it."""
    return hashlib.sha256(code.encode()).hexdigest()
