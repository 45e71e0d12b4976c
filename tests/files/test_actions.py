"""Taking files in: what is kept, what is refused, what is cleared."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import override_settings

from tests.factories.files import docx, pdf, upload
from thidua.files.actions import Secret, TooLarge, clean_name, clear_unheld, keep, receive
from thidua.files.inspect import NotAccepted
from thidua.files.models import File
from thidua.files.place import path_of
from thidua.files.queries import Lost, content, faults

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 1, 5, 5, tzinfo=UTC)


def stored() -> list[Path]:
    """Every file below the folder of kept files."""
    root = path_of("0" * 64).parents[2]
    return [path for path in root.rglob("*") if path.is_file()] if root.exists() else []


def test_receive_keeps_the_bytes_under_their_hash() -> None:
    kept = receive(upload(pdf(), "../../tờ trình.pdf"), by=None, at=NOON)

    assert (kept.name, kept.kind, kept.size) == ("tờ trình.pdf", "pdf", len(pdf()))
    assert content(kept) == pdf()
    assert stored() == [path_of(kept.hash)]


def test_the_same_bytes_lie_once() -> None:
    first = receive(upload(b"a", "a.txt"), by=None, at=NOON)
    second = receive(upload(b"a", "b.txt"), by=None, at=NOON)

    assert first.hash == second.hash
    assert len(stored()) == 1


@override_settings(UPLOAD_LIMIT=1024 * 1024)
def test_a_file_over_the_limit_leaves_nothing() -> None:
    with pytest.raises(TooLarge, match="lớn hơn 1 MB"):
        receive(upload(b"a" * (1024 * 1024 + 1), "a.txt"), by=None, at=NOON)

    assert (stored(), File.objects.count()) == ([], 0)


def test_a_secret_paper_leaves_nothing_and_is_not_told() -> None:
    with pytest.raises(Secret) as refused:
        receive(upload(docx("Số: 1", "TUYỆT MẬT")), by=None, at=NOON)

    assert (stored(), File.objects.count()) == ([], 0)
    assert not refused.value.told_to_journal


def test_a_kind_not_wanted_here_is_refused() -> None:
    with pytest.raises(NotAccepted, match=r"chỉ nhận tệp \.docx, \.pdf"):
        receive(upload(b"a", "a.txt"), by=None, at=NOON, kinds=("docx", "pdf"))


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("C:\\tmp\\a.pdf", "a.pdf"),
        ("a\x00\u202eb.pdf", "ab.pdf"),
        ("..", ".."),
        ("/", "tep"),
        ("e\u0302.pdf", "ê.pdf"),
    ],
)
def test_name_is_bare_and_composed(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_clearing_removes_old_files_that_nothing_holds() -> None:
    old = keep(b"old", name="a.txt", kind="txt", by=None, at=NOON)
    new = keep(b"new", name="b.txt", kind="txt", by=None, at=NOON + timedelta(days=2))

    assert clear_unheld(before=NOON + timedelta(days=1)) == 1
    assert list(File.objects.all()) == [new]
    assert old.hash != new.hash


def test_lost_and_changed_bytes_are_told() -> None:
    lost = keep(b"lost", name="mat.txt", kind="txt", by=None, at=NOON)
    changed = keep(b"kept", name="doi.txt", kind="txt", by=None, at=NOON)
    path_of(lost.hash).unlink()
    path_of(changed.hash).write_bytes(b"other")

    with pytest.raises(Lost, match=r"“mat\.txt”"):
        content(lost)
    assert len(list(faults())) == 2
