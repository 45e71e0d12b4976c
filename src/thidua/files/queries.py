"""Reading what is kept."""

import hashlib
from collections.abc import Iterator

from thidua.files.models import File
from thidua.files.place import path_of


class Lost(Exception):
    """The bytes of a file are not where they should be."""


def content(file: File) -> bytes:
    """The bytes of a file; raises Lost when they are gone."""
    try:
        return path_of(file.hash).read_bytes()
    except OSError as gone:
        raise Lost(
            f"Không tìm thấy nội dung tệp “{file.name}” trong kho tệp; đề nghị báo người quản trị."
        ) from gone


def faults() -> Iterator[str]:
    """Each file whose bytes are lost or differ from their hash, in a sentence."""
    for digest, name in (
        File.objects.order_by("hash").values_list("hash", "name").distinct().iterator()
    ):
        path = path_of(digest)
        if not path.exists():
            yield f"Tệp: mất nội dung của “{name}” ({digest[:12]})."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != digest:
            yield f"Tệp: nội dung của “{name}” đã bị thay đổi ({digest[:12]})."
