"""Where the bytes of a hash lie in the data folder."""

from pathlib import Path

from django.conf import settings


def path_of(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest[2:4] / digest
