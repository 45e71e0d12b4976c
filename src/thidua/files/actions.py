"""Taking a file in. Every upload of the program comes through `receive`, every file it makes
through `keep`.
"""

import hashlib
import os
import tempfile
import unicodedata
from datetime import datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from thidua.files.inspect import NotAccepted, kind_of
from thidua.files.models import File
from thidua.files.place import path_of
from thidua.files.secrecy import marked_secret
from thidua.kit.refusals import Refusal

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


class TooLarge(Refusal):
    """The upload is larger than the limit; nothing of it is kept."""

    status = 413


class Secret(Refusal):
    """The paper is marked Mật, Tối mật or Tuyệt mật: it is not stored, not read, not logged."""

    status = 400
    told_to_journal = False


def receive(
    upload: "UploadedFile[bytes]",
    *,
    by: "AbstractBaseUser | None",
    at: datetime,
    kinds: tuple[str, ...] = (),
) -> File:
    """Check an upload by size, content and secrecy mark, and keep it.

    `kinds` narrows what is accepted here. Raises TooLarge, NotAccepted, Secret.
    """
    name = clean_name(upload.name or "")
    data = _read_limited(upload, name)
    kind = kind_of(data, name)
    if kinds and kind not in kinds:
        wanted = ", ".join(f".{k}" for k in kinds)
        raise NotAccepted(f"Chỗ này chỉ nhận tệp {wanted}; tệp “{name}” là loại .{kind}.")
    if marked_secret(data, kind):
        raise Secret(
            "Văn bản có dấu chỉ độ mật. Phần mềm không nhận, không lưu văn bản mật; đề nghị xử lý "
            "theo quy định về bảo vệ bí mật nhà nước."
        )
    return _store(data, name=name, kind=kind, by=by, at=at)


def keep(data: bytes, *, name: str, kind: str, by: "AbstractBaseUser | None", at: datetime) -> File:
    """Keep bytes that the program itself made."""
    return _store(data, name=clean_name(name), kind=kind, by=by, at=at)


@transaction.atomic
def clear_unheld(*, before: datetime) -> int:
    """Remove files that came before a moment and that no record holds; returns how many."""
    held: set[int] = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is File:
                named = model._base_manager.exclude(**{field.name: None})
                held.update(named.values_list(f"{field.name}_id", flat=True))
    old = [f for f in File.objects.filter(at__lt=before) if f.pk not in held]
    File.objects.filter(pk__in=[f.pk for f in old]).delete()
    still = set(File.objects.values_list("hash", flat=True))
    gone = {f.hash for f in old} - still
    transaction.on_commit(lambda: _unlink(gone))
    return len(old)


def clean_name(name: str) -> str:
    """The bare file name, composed, without control characters, at most 200 letters."""
    bare = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in bare if c.isprintable()).strip()[-200:] or "tep"


def _unlink(digests: set[str]) -> None:
    for digest in digests:
        path_of(digest).unlink(missing_ok=True)


def _read_limited(upload: "UploadedFile[bytes]", name: str) -> bytes:
    parts, total = [], 0
    for chunk in upload.chunks():
        total += len(chunk)
        if total > settings.UPLOAD_LIMIT:
            limit = settings.UPLOAD_LIMIT // (1024 * 1024)
            raise TooLarge(
                f"Tệp “{name}” lớn hơn {limit} MB. Hãy tách hoặc giảm cỡ tệp rồi gửi lại."
            )
        parts.append(chunk)
    return b"".join(parts)


def _store(
    data: bytes, *, name: str, kind: str, by: "AbstractBaseUser | None", at: datetime
) -> File:
    """Bytes first, whole and under their hash; then the row. Bytes without a row are cleared by
    `thidua tidy`.
    """
    digest = hashlib.sha256(data).hexdigest()
    path = path_of(digest)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
    return File.objects.create(
        name=name, kind=kind, size=len(data), hash=digest, at=at, by_id=by.pk if by else None
    )
