"""Finding rows by words, blind to marks and case, the same and quick on both databases.

A model that is searched keeps a text column named `folded`, filled by its slice's actions with
`kit.text.fold(…)`; nothing more is needed. `matching(queryset, "dang du")` then finds Đặng Đức:
every word asked for must begin a word of the row.

After each `migrate` the words of every such column are indexed if they are not yet: on SQLite an
FTS5 table beside the column, fed by triggers; on PostgreSQL a GIN index. It is not an operation
inside a migration because Django changes a SQLite table by making it anew, which silently drops
its triggers: a forgotten operation would leave new rows unfindable.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from django.apps import AppConfig
from django.apps.registry import Apps
from django.apps.registry import apps as house
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import BooleanField, F, Func, Model, QuerySet

from thidua.kit.text import words

M = TypeVar("M", bound=Model)
COLUMN = "folded"
EVENTS = ("insert", "update", "delete")
_WORDS_OF = (
    "array_to_tsvector(string_to_array(btrim(regexp_replace({}, '[^a-z0-9]+', ' ', 'g')), ' '))"
)


def matching(queryset: QuerySet[M], text: str) -> QuerySet[M]:
    """The rows in which every word of the text begins some word; all rows if it has no word."""
    asked = words(text)
    if not asked:
        return queryset
    return queryset.filter(_Matches(asked, table=queryset.model._meta.db_table))


class _Matches(Func):
    """Whether the row's words begin with all that were asked for, in either database's own way."""

    output_field = BooleanField()
    words: list[str]
    table: str

    def __init__(self, words: list[str], *, table: str) -> None:
        super().__init__(F("pk"), F(COLUMN))
        self.words = words
        self.table = table

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        key, params = compiler.compile(self.source_expressions[0])
        index = connection.ops.quote_name(f"{self.table}_words")
        asked = " ".join(f'"{word}"*' for word in self.words)
        return f"{key} IN (SELECT rowid FROM {index} WHERE {index} MATCH %s)", [*params, asked]

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> tuple[str, Any]:
        """A word is asked for again until there are three: PostgreSQL takes any prefix to begin
        many words, and would read a whole table in list order to find the few there are. Each
        repetition makes it expect fewer and go by the index; the answer is the same.
        """
        column, params = compiler.compile(self.source_expressions[1])
        asked = (self.words * 3)[: max(3, len(self.words))]
        query = " & ".join(f"'{word}':*" for word in asked)
        return f"{_WORDS_OF.format(column)} @@ %s::tsquery", [*params, query]


def index_words(sender: AppConfig, using: str, apps: Apps = house, **ignored: object) -> None:
    """Index the words of an app's searched models where that is not done; runs after `migrate`."""
    connection = connections[using]
    for model in unindexed(apps.get_app_config(sender.label).get_models(), connection):
        with transaction.atomic(using=using), connection.cursor() as cursor:
            for statement in _statements(connection.vendor, model):
                cursor.execute(statement)


def unindexed(models: Iterable[type[Model]], connection: BaseDatabaseWrapper) -> list[type[Model]]:
    """The models that keep a `folded` column whose index, or one of its triggers, is not there."""
    searched = [m for m in models if any(f.name == COLUMN for f in m._meta.get_fields())]
    if not searched:
        return []
    names = (
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'trigger')"
        if connection.vendor == "sqlite"
        else "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()"
    )
    with connection.cursor() as cursor:
        cursor.execute(names)
        present = {name for (name,) in cursor.fetchall()}
    return [m for m in searched if not _parts(connection.vendor, m) <= present]


def _parts(vendor: str, model: type[Model]) -> set[str]:
    index = f"{model._meta.db_table}_words"
    return {index, *(f"{index}_{event}" for event in EVENTS if vendor == "sqlite")}


def _statements(vendor: str, model: type[Model]) -> list[str]:
    """What makes the index of a model's words anew."""
    table, key = model._meta.db_table, model._meta.pk.column
    index = f"{table}_words"
    if vendor == "postgresql":
        return [f'CREATE INDEX "{index}" ON "{table}" USING gin ({_WORDS_OF.format(COLUMN)})']
    old = f"INSERT INTO {index}({index}, rowid, folded) VALUES ('delete', old.{key}, old.folded);"
    new = f"INSERT INTO {index}(rowid, folded) VALUES (new.{key}, new.folded);"
    return [
        *(f"DROP TRIGGER IF EXISTS {index}_{event}" for event in EVENTS),
        f"DROP TABLE IF EXISTS {index}",
        f"CREATE VIRTUAL TABLE {index} USING fts5(folded, content='{table}', content_rowid='{key}',"
        " tokenize='unicode61 remove_diacritics 0', prefix='1 2 3', detail=none, columnsize=0)",
        f"INSERT INTO {index}({index}) VALUES ('rebuild')",
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {new} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF folded ON {table} BEGIN {old} {new} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {old} END",
    ]
