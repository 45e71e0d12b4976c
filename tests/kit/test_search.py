"""Searching by words: the same answers on both databases, and indexes that survive migrations."""

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.people import PersonFactory
from thidua.kit.search import index_words, matching, unindexed
from thidua.kit.text import fold
from thidua.people.models import Person

pytestmark = pytest.mark.django_db

NAMES = ["Đặng Thị Đức", "Nguyễn Ánh", "Ksor H'Blâm", "Trần Văn Đặng", "Lê An (45/QĐ-SKHCN)"]


@pytest.fixture
def people() -> None:
    for name in (
        "Đặng Thị Đức",
        "Nguyễn Ánh",
        "Ksor H'Blâm",
        "Trần Văn Đặng",
        "Lê An (45/QĐ-SKHCN)",
    ):
        PersonFactory(name=name)


def found(text: str) -> list[str]:
    return sorted(matching(Person.objects.all(), text).values_list("name", flat=True))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("dang", ["Trần Văn Đặng", "Đặng Thị Đức"]),
        ("Đặng đức", ["Đặng Thị Đức"]),
        ("duc  DA", ["Đặng Thị Đức"]),
        ("anh", ["Nguyễn Ánh"]),
        ("nh", []),
        ("h'bl", ["Ksor H'Blâm"]),
        ("45/qđ", ["Lê An (45/QĐ-SKHCN)"]),
        ("skhcn an", ["Lê An (45/QĐ-SKHCN)"]),
        ('a" OR "b*', []),
        ("a':* | b", []),
        ("% _", sorted(NAMES)),
    ],
)  # fmt: skip
def test_every_word_must_begin_a_word(people: None, text: str, names: list[str]) -> None:
    assert found(text) == names


def test_the_index_follows_every_change(people: None) -> None:
    Person.objects.filter(name="Nguyễn Ánh").update(name="Nguyễn Yến", folded=fold("Nguyễn Yến"))
    Person.objects.filter(name="Ksor H'Blâm").delete()

    assert (found("anh"), found("yen"), found("ksor")) == ([], ["Nguyễn Yến"], [])


def test_a_search_narrows_what_was_asked_and_joins_nothing_twice(people: None) -> None:
    women = Person.objects.filter(sex=Person.Sex.FEMALE)

    assert list(matching(women, "dang")) == []
    assert matching(Person.objects.order_by("sort_key"), "dang").count() == 2


def test_a_search_is_one_query(people: None) -> None:
    with CaptureQueriesContext(connection) as queries:
        found("dang")

    assert len(queries) == 1


def test_every_searched_column_of_the_house_is_indexed() -> None:
    assert unindexed(apps.get_models(), connection) == []


def test_an_index_lost_by_a_later_migration_is_made_again_after_it(people: None) -> None:
    _lose_index()
    assert unindexed([Person], connection) == [Person]
    PersonFactory(name="Bùi Mới")
    connection.check_constraints()  # a migration is committed by then

    index_words(apps.get_app_config("people"), connection.alias)

    assert unindexed([Person], connection) == []
    assert found("moi") == ["Bùi Mới"]


def _lose_index() -> None:
    """What is left after Django has made a SQLite table anew; on PostgreSQL, a dropped index."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER people_person_words_insert")
        else:
            cursor.execute("DROP INDEX people_person_words")
