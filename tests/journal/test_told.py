"""A line of the journal as a person reads it."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import models

from tests.factories.people import PersonFactory, PostFactory, UnitFactory, UserFactory
from thidua.journal.actions import record
from thidua.journal.queries import history_of
from thidua.journal.state import state_of
from thidua.journal.told import Change, Told, told

NOON = datetime(2026, 1, 5, 5, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def line(about: models.Model, verb: str = "change", note: str = "", **changes: Any) -> Told:
    before = state_of(about)
    for name, value in changes.items():
        setattr(about, name, value)
    record(verb, about, by=UserFactory(), at=NOON, before=before, note=note)
    (only,) = told(history_of(about)[:1], {"transfer": "Điều động"})
    return only


def test_fields_have_their_names_and_values_their_words() -> None:
    person = PersonFactory(name="Nguyễn An", sex="male")

    changes = line(person, name="Nguyễn Ân", sex="female", folded="nguyen an x").changes

    assert changes == [
        Change("Họ và tên", "Nguyễn An", "Nguyễn Ân"),
        Change("Giới tính", "Nam", "Nữ"),
    ]


def test_a_record_pointed_to_is_named_and_a_day_is_written_as_here() -> None:
    post = PostFactory(person=PersonFactory(), unit=UnitFactory(name="Phòng Kế hoạch"))
    other = UnitFactory(name="Phòng Tài chính")

    changes = line(post, unit=other, until_on=datetime(2026, 1, 31, tzinfo=UTC).date()).changes

    assert [(one.before, one.after) for one in changes] == [
        ("Phòng Kế hoạch", "Phòng Tài chính"),
        ("", "31/01/2026"),
    ]
    assert changes[0].label == "Đơn vị"


def test_the_slice_names_its_verbs_and_a_note_follows() -> None:
    said = line(PersonFactory(), verb="transfer", note="theo Quyết định 12")

    assert (said.says, said.refused) == ("điều động: theo Quyết định 12", False)


def test_a_refusal_is_marked() -> None:
    said = line(PersonFactory(), verb="refuse", note="Hồ sơ đã trình.")

    assert (said.says, said.refused, said.changes) == ("bị từ chối: Hồ sơ đã trình.", True, [])
