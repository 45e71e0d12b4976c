"""The journal is one chain: what is written stays, and what is touched is told."""

from datetime import UTC, datetime

import pytest

from tests.factories.people import PersonFactory, UserFactory
from thidua.journal import queries
from thidua.journal.actions import record
from thidua.journal.models import Entry
from thidua.journal.state import state_of

NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def write(lines: int = 1) -> list[Entry]:
    user, person = UserFactory(), PersonFactory()
    return [
        record("rename", person, by=user, at=NOON, before={}, note=str(n)) for n in range(lines)
    ]


def test_record_numbers_the_lines_and_links_each_to_the_last() -> None:
    first, second = write(2)

    assert (first.number, second.number) == (1, 2)
    assert second.previous == first.hash


def test_record_keeps_what_changed_before_and_after() -> None:
    user, person = UserFactory(), PersonFactory(name="Nguyễn Văn An")
    before = state_of(person)
    person.name = "Nguyễn Văn Ân"

    entry = record("rename", person, by=user, at=NOON, before=before)

    assert entry.changes == {"name": ["Nguyễn Văn An", "Nguyễn Văn Ân"]}


def test_record_never_keeps_a_secret_value() -> None:
    user, person = UserFactory(), PersonFactory(citizen_number="001085000123")

    entry = record("add", person, by=user, at=NOON, before={})

    assert entry.changes["citizen_number"] == [None, "•••"]


def test_record_says_that_a_secret_changed_without_its_values() -> None:
    user, person = UserFactory(), PersonFactory(citizen_number="001085000123")
    before = state_of(person)
    person.citizen_number = "001085000999"

    entry = record("change", person, by=user, at=NOON, before=before)

    assert entry.changes == {"citizen_number": ["•••", "•••"]}


def test_record_leaves_out_what_is_no_news() -> None:
    user, person = UserFactory(), PersonFactory(name="Trần Thị Lan")

    entry = record("add", person, by=user, at=NOON, before={})

    assert not {"folded", "sort_key", "key", "version"} & set(entry.changes)


def test_faults_finds_none_in_a_chain_left_alone() -> None:
    write(5)

    assert list(queries.faults()) == []


@pytest.mark.parametrize("field", ["note", "verb", "about_text"])
def test_faults_tells_a_line_that_was_changed(field: str) -> None:
    line = write(3)[1]
    Entry.objects.filter(pk=line.pk).update(**{field: "khác"})

    assert list(queries.faults()) == [
        "Nhật ký: dòng số 2 không khớp với chuỗi; nội dung đã bị sửa."
    ]


def test_faults_tells_a_line_that_was_removed() -> None:
    lines = write(3)
    Entry.objects.filter(pk=lines[2].pk).delete()

    assert list(queries.faults()) == [
        "Nhật ký: đầu chuỗi không khớp với dòng cuối cùng; có dòng đã bị bớt."
    ]


def test_faults_tells_a_hash_that_is_no_longer_there() -> None:
    write(1)

    assert list(queries.faults(since="f" * 64)) == [
        f"Nhật ký: không còn dòng mang mã {'f' * 64} đã in trước đây."
    ]
