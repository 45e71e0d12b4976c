"""Reads the law from its folders into one immutable value. Of the law it alone touches the disk.

An agency's own regulations are further folders of the same shape; they add and never replace.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from thidua.rulebook import read_law as read
from thidua.rulebook.alias import fold
from thidua.rulebook.fault import Fault
from thidua.rulebook.rule import (
    MEETS,
    Authority,
    BaseSalary,
    Deadline,
    Honour,
    Instrument,
    Law,
    Mark,
    Principle,
    PrizeTable,
    Quorum,
    Rule,
    Transition,
)
from thidua.rulebook.shape import Shape
from thidua.rulebook.strict_yaml import parse

SHIPPED = Path(__file__).parents[1] / "law"
NATIONAL_ONLY = ("base_salary", "prizes", "principles", "transitions")
LISTS = {
    "councils": (("marks", read.mark_in), ("quorums", read.quorum_in)),
    "authorities": (("authorities", read.authority_in),),
    "prizes": (("prizes", read.prizes_in),),
    "base_salary": (("base_salaries", read.salary_in),),
    "deadlines": (("deadlines", read.deadline_in),),
    "transitions": (("transitions", read.transition_in),),
    "principles": (("principles", read.principle_in),),
}
Folder = dict[str, bytes]
Some = TypeVar("Some")


def load(folder: Path = SHIPPED, *local: Path) -> Law:
    """The law of a folder with the local regulations added. Raises `Fault`: file, line, word."""
    law, faults = _build(_files(folder), *(_files(one) for one in local))
    if faults:
        raise faults[0]
    return law


def check(folder: Path, *, national: Path = SHIPPED) -> list[str]:
    """Every fault of one folder, each naming file, line and word. Empty: the folder is sound."""
    own = folder.resolve() == national.resolve()
    folders = [_files(folder)] if own else [_files(national), _files(folder)]
    return [str(fault) for fault in _build(*folders)[1]]


def _files(folder: Path) -> tuple[tuple[str, bytes], ...]:
    if not folder.is_dir():
        raise Fault("Không có thư mục này.", file=str(folder))
    paths = sorted(folder.glob("*.yaml")) + sorted((folder / "honours").glob("*.yaml"))
    return tuple((path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths)


@lru_cache(maxsize=16)
def _build(*folders: tuple[tuple[str, bytes], ...]) -> tuple[Law, tuple[Fault, ...]]:
    """Build once for the same bytes: the law is cached by what it says, not by where it lies."""
    draft = _Draft()
    for place, files in enumerate(folders):
        draft.add(dict(files), local=place > 0)
    draft.join()
    return draft.law(_hash(folders)), tuple(draft.faults)


def _hash(folders: tuple[tuple[tuple[str, bytes], ...], ...]) -> str:
    parts = [
        f"{place}/{name}:{len(data)}\n".encode() + data
        for place, files in enumerate(folders)
        for name, data in files
    ]
    return hashlib.sha256(b"".join(parts)).hexdigest()


@dataclass
class _Draft:
    """The law while it is being read: parts by kind, and the faults found so far."""

    honours: dict[str, Honour] = field(default_factory=dict)
    instruments: dict[str, Instrument] = field(default_factory=dict)
    lists: dict[str, list[object]] = field(default_factory=dict)
    vocabulary: dict[str, dict[str, str]] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    # --- files ---------------------------------------------------------------------------------

    def add(self, files: Folder, *, local: bool) -> None:
        readers = {
            "instruments": self._instruments,
            "vocabulary": self._vocabulary,
            "known": self._known,
            "aliases": self._aliases,
        }
        known = [*readers, *LISTS]
        for name in sorted(files, key=lambda name: _place(name, known)):
            stem = name.removesuffix(".yaml")
            try:
                shape = Shape(parse(files[name], name), file=name)
                if local and stem in NATIONAL_ONLY:
                    raise Fault("Quy định của địa phương không được có tệp này.", file=name)
                if stem.startswith("honours/"):
                    self._honour(shape, local)
                elif stem in readers:
                    readers[stem](shape, local)
                elif stem in LISTS:
                    self._lists(shape, stem, local)
                else:
                    raise Fault("Không phải tệp nào đã biết của thư mục pháp luật.", file=name)
            except Fault as fault:
                self.faults.append(fault)

    def _instruments(self, shape: Shape, local: bool) -> None:
        for item in shape.shapes("instruments"):
            instrument = read.instrument_in(item, local)
            if instrument.code in self.instruments:
                raise item.fault("code", f"ghi “{instrument.code}” hai lần")
            self.instruments[instrument.code] = instrument
        shape.done()

    def _vocabulary(self, shape: Shape, local: bool) -> None:
        """Words only grow: a local folder may add a word, never change one."""
        for group in shape.value:
            words = shape.shape(group)
            kept = self.vocabulary.setdefault(str(group), {})
            for code in words.value if words else ():
                if words and code in kept:
                    raise words.fault(code, "đã có trong từ vựng")
                kept[str(code)] = words.text(code) if words else ""
        shape.done()

    def _known(self, shape: Shape, local: bool) -> None:
        for item in shape.shapes("honours"):
            self._keep(item, read.honour_in(item, self.instruments, local))
        shape.done()

    def _aliases(self, shape: Shape, local: bool) -> None:
        for code in shape.value:
            for printed in shape.words(code):
                kept = self.aliases.setdefault(fold(printed), str(code))
                if kept != str(code):
                    raise shape.fault(code, f"có “{printed}” đã là tên của “{kept}”")
        shape.done()

    def _lists(self, shape: Shape, stem: str, local: bool) -> None:
        for key, reader in LISTS[stem]:
            found = read.many(shape, key, self.instruments, local, reader)
            self.lists.setdefault(key, []).extend(found)
        shape.done()

    def _honour(self, shape: Shape, local: bool) -> None:
        if local and shape.has("adds"):
            return self._adds(shape)
        honour = read.honour_in(shape, self.instruments, local)
        if shape.file != f"honours/{honour.code}.yaml":
            raise shape.fault("code", f"ghi “{honour.code}”, khác tên tệp")
        self._keep(shape, honour)

    def _keep(self, shape: Shape, honour: Honour) -> None:
        if honour.code in self.honours:
            raise shape.fault("code", f"ghi “{honour.code}”, đã có; chỉ được bổ sung bằng “adds”")
        self.honours[honour.code] = honour

    def _adds(self, shape: Shape) -> None:
        """What a local regulation adds to an honour: conditions, routes, papers, a printed name."""
        code = shape.text("adds")
        if code not in self.honours:
            raise shape.fault("adds", f"ghi “{code}”, không có trong pháp luật đã nạp")
        honour = self.honours[code]
        versions = read.versions_in(shape, self.instruments, honour.nominees, True)
        self.honours[code] = replace(
            honour,
            printed=shape.text("printed", honour.printed),
            local_versions=(*honour.local_versions, *versions),
            papers=(*honour.papers, *read.papers_in(shape, self.instruments, True)),
        )
        shape.done()

    # --- what must fit together ----------------------------------------------------------------

    def join(self) -> None:
        """Codes that no file explains, and standards that rest on themselves."""
        for where, code in self._named():
            if code not in self.honours:
                says = f"“{code}” không phải mã danh hiệu, hình thức nào của pháp luật đã nạp."
                self.faults.append(Fault(says, file=where))
        for code in self.honours:
            if self._returns(code, code, ()):
                says = f"Tiêu chuẩn “{code}” dẫn vòng về chính nó (meets)."
                self.faults.append(Fault(says, file=f"honours/{code}.yaml"))
        for code, honour in self.honours.items():
            self.aliases.setdefault(fold(honour.name["vi"]), code)
            self.aliases.setdefault(fold(honour.short), code)

    def _named(self) -> Iterator[tuple[str, str]]:
        for mark in self._list("marks", Mark):
            yield from (("councils.yaml", code) for code in mark.honours)
        for authority in self._list("authorities", Authority):
            yield from (("authorities.yaml", code) for code in authority.honours)
        for table in self._list("prizes", PrizeTable):
            yield from (("prizes.yaml", code) for code in table.rows)
        yield from (("aliases.yaml", code) for code in dict.fromkeys(self.aliases.values()))
        for code, honour in self.honours.items():
            where = f"honours/{code}.yaml"
            yield from ((where, named) for rule in _rules(honour) for named in rule.codes())
            yield from (
                (where, ceiling.of)
                for version in (*honour.versions, *honour.local_versions)
                for ceiling in version.ceilings
            )

    def _returns(self, start: str, code: str, seen: tuple[str, ...]) -> bool:
        honour = self.honours.get(code)
        if honour is None or code in seen:
            return False
        next_codes = {
            named for rule in _rules(honour) if rule.kind == MEETS for named in rule.codes()
        }
        return start in next_codes or any(
            self._returns(start, one, (*seen, code)) for one in next_codes
        )

    def _list(self, key: str, kind: type[Some]) -> tuple[Some, ...]:
        return tuple(item for item in self.lists.get(key, []) if isinstance(item, kind))

    def law(self, digest: str) -> Law:
        return Law(
            hash=digest,
            honours=MappingProxyType(dict(self.honours)),
            instruments=MappingProxyType(dict(self.instruments)),
            marks=self._list("marks", Mark),
            quorums=self._list("quorums", Quorum),
            authorities=self._list("authorities", Authority),
            prizes=self._list("prizes", PrizeTable),
            base_salaries=self._list("base_salaries", BaseSalary),
            deadlines=self._list("deadlines", Deadline),
            transitions=self._list("transitions", Transition),
            vocabulary=_frozen(self.vocabulary),
            aliases=MappingProxyType(dict(self.aliases)),
            principles=self._list("principles", Principle),
        )


def _place(name: str, known: list[str]) -> tuple[int, str]:
    """Instruments first, honours before the files that name them."""
    stem = name.removesuffix(".yaml")
    return (known.index(stem) if stem in known else len(known), name)


def _frozen(words: dict[str, dict[str, str]]) -> Mapping[str, Mapping[str, str]]:
    return MappingProxyType({group: MappingProxyType(dict(kept)) for group, kept in words.items()})


def _rules(honour: Honour) -> Iterator[Rule]:
    for version in (*honour.versions, *honour.local_versions):
        added = (condition.rule for condition in version.conditions)
        for rule in (*added, *(route.rule for route in version.routes)):
            yield from rule.nodes()
