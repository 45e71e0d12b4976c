"""Which unit and which person on record a row of a workbook means. Every loader asks here.

A number decides alone; else the name with the birth and the unit. Two candidates are a question:
the row is not taken, and its fault names them.
"""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from thidua.kit.refusals import Refusal
from thidua.kit.text import words
from thidua.people.models import Person, Unit, UnitName
from thidua.people.queries import Match, find_person, main_post, same_name, setting, staff_of
from thidua.sheets import Row

Nominee = Person | Unit | str
SHOWN = 4  # candidates named in a fault


class NoSuchUnit(Refusal):
    """The row names a unit that is not on record, or two of one name."""


class NoSuchPerson(Refusal):
    """Nobody on record has this name, or a number that the row gives."""


class WhichPerson(Refusal):
    """Several on record may be meant, or one of whom only the name agrees."""


class NoYear(Refusal):
    """Neither the row, nor the title, nor whoever loads it says of which year it is."""


class Units:
    """The units on record by their names, short, former and full, and by their codes.

    Units in force go before those that ended. A loader adds the units it makes.
    """

    def __init__(self, *, within: Unit | None = None) -> None:
        self._by_code: dict[str, Unit] = {}
        self._by_name: dict[str, list[Unit]] = {}
        units = Unit.objects.filter(path__startswith=within.path if within else "")
        known = {unit.pk: unit for unit in units}
        for unit in known.values():
            self.add(unit)
        for pk, name in UnitName.objects.filter(unit__in=units).values_list("unit", "name"):
            self._name(known[pk], name)

    def add(self, unit: Unit) -> None:
        """Let rows below find a unit."""
        if unit.code:
            self._by_code[unit.code.casefold()] = unit
        for name in (unit.name, unit.short_name):
            self._name(unit, name)

    def coded(self, code: str) -> Unit | None:
        """The unit of a code."""
        return self._by_code.get(code.casefold()) if code else None

    def alike(self, name: str, *, below: str = "") -> list[Unit]:
        """The units that may be meant by a name, those in force first; `below` names one above."""
        key = _key(name)
        found = self._by_name.get(key) or self._by_name.get(key.removeprefix("tap the ").strip())
        if not found:
            first, comma, rest = name.rpartition(",")
            return self.alike(first, below=rest) if comma else []
        above = self._by_name.get(_key(below), []) if below else []
        inside = [u for u in found if any(u.path.startswith(each.path) for each in above)]
        found = inside or found
        return [u for u in found if u.until_on is None] or found

    def find(self, name: str, *, code: str = "", below: str = "") -> Unit:
        """The unit of this code, else of this name. Raises NoSuchUnit, also for two of one name."""
        if known := self.coded(code) or self.coded(name):
            return known
        found = self.alike(name, below=below)
        if len(found) == 1:
            return found[0]
        if found:
            places = ", ".join(f"“{unit.parent or unit}”" for unit in found[:SHOWN])
            raise NoSuchUnit(
                _("Có %(count)d đơn vị tên “%(name)s”, thuộc %(places)s.")
                % {"count": len(found), "name": name, "places": places},
                todo=_("Ghi thêm đơn vị cấp trên hoặc mã đơn vị."),
            )
        raise NoSuchUnit(
            _("Chưa có đơn vị “%(name)s” trên hồ sơ.") % {"name": name or code},
            todo=_("Thêm đơn vị trước, hoặc sửa tên cho đúng."),
        )

    def _name(self, unit: Unit, name: str) -> None:
        if key := _key(name):
            known = self._by_name.setdefault(key, [])
            if all(unit.pk != other.pk for other in known):
                known.append(unit)


class Roll:
    """The units and persons on record, asked by the rows of one workbook on a day.

    `within` holds every answer inside one branch: what another unit's people are called is no
    business of the unit that sent the workbook.
    """

    def __init__(self, *, on: date, within: Unit | None = None) -> None:
        self.units = Units(within=within)
        self.on = on
        self.within = within
        self._school_year = bool(setting("school_year", on=on))

    def years(self, printed: str, default: int | None = None) -> tuple[int | None, int]:
        """The first year of a period, None where it is one year, and its last. A school year counts
        by the year in which it begins. Raises NoYear.
        """
        first, _dash, last = printed.partition("-")
        if not first and default is None:
            raise NoYear(_("Chưa ghi năm."), todo=_("Ghi cột “Năm”, hoặc năm ở tên bảng."))
        since = int(first) if first else int(default or 0)
        if not last or (self._school_year and int(last) == since + 1):
            return None, since
        return since, int(last)

    def unit(self, row: Row) -> Unit | None:
        """The unit that a row names; None where it names none. A name that only a heading or a
        title gives may be no unit's. Raises NoSuchUnit.
        """
        name, code = row.text("unit"), row.text("unit_code")
        if not name and not code:
            return None
        try:
            return self.units.find(name, code=code, below=row.text("parent"))
        except NoSuchUnit:
            if "unit" in row.assumed:
                return None
            raise

    def unit_of_old(self, row: Row) -> Unit | None:
        """The same, where a unit that is gone and unknown is no obstacle."""
        try:
            return self.unit(row)
        except NoSuchUnit:
            return None

    def nominee(self, row: Row) -> Nominee:
        """The person, the collective, or the household by its name, that a row is about.

        Raises NoSuchPerson, WhichPerson, NoSuchUnit.
        """
        if row.nominee == "household":
            return row.who
        if row.nominee in ("collective", "enterprise"):
            return self.collective(row)
        try:
            return self.person(row)
        except NoSuchPerson:
            if row.nominee != "person" and len(found := self.units.alike(row.who)) == 1:
                return found[0]
            raise

    def collective(self, row: Row) -> Unit:
        """The collective that a row is about. Raises NoSuchUnit."""
        below = row.text("unit") if row.text("name") else row.text("parent")
        return self.units.find(row.who, code=row.text("unit_code"), below=below)

    def person(self, row: Row, name: str = "", *, numbered: bool | None = None) -> Person:
        """The person that a row is about. `name` is one of several that the row names; its birth
        and numbers are then nobody's, unless it is the only one (`numbered`).

        Raises NoSuchPerson, WhichPerson, NoSuchUnit.
        """
        numbered = not name if numbered is None else numbered
        name = name or row.who
        unit = self.within or self._place(row)
        match = _match(row, name, unit, numbered=numbered)
        if not match.person and not match.candidates and unit is not self.within:
            match = _match(row, name, None, numbered=numbered)
        if match.person is None:
            raise self._nobody(row, name, unit, match)
        require_same_name(match.person, name)
        if self.within and not self._belongs(match.person):
            raise NoSuchPerson(
                _("“%(name)s” không thuộc %(unit)s.") % {"name": name, "unit": self.within}
            )
        return match.person

    def _place(self, row: Row) -> Unit | None:
        """Where to look for a person: a unit nobody knows is no obstacle to a number or a birth."""
        told_apart = row.born or row.text("citizen_id") or row.text("staff_code")
        return self.unit_of_old(row) if told_apart else self.unit(row)

    def _belongs(self, person: Person) -> bool:
        unit = self.within
        return unit is None or staff_of(unit, on=self.on).filter(pk=person.pk).exists()

    def _nobody(self, row: Row, name: str, unit: Unit | None, match: Match) -> Refusal:
        where = _(" ở “%(unit)s”") % {"unit": unit} if unit else ""
        if match.candidates:
            return WhichPerson(
                _("Chưa rõ “%(name)s”%(where)s là ai: trên hồ sơ có %(who)s.")
                % {"name": name, "where": where, "who": told(match.candidates, on=self.on)},
                todo=_("Ghi thêm mã cán bộ, ngày sinh hoặc đơn vị cho đúng."),
            )
        alike = () if self.within else find_person(name=name).candidates
        also = _(" Có người cùng tên: %(who)s.") % {"who": told(alike, on=self.on)}
        return NoSuchPerson(
            _("Không thấy “%(name)s”%(born)s%(where)s trên hồ sơ.%(also)s")
            % {
                "name": name,
                "born": _(" sinh %(born)s") % {"born": row.born} if row.born else "",
                "where": where,
                "also": also if alike else "",
            }
        )


def paper_of(row: Row) -> str:
    """The decision that a row names, in words: number, day, who decided."""
    day = row.day("decided_on")
    parts = (
        row.text("decision_no"),
        _("ngày %(day)s") % {"day": f"{day:%d/%m/%Y}"} if day else "",
        row.text("decided_by"),
    )
    return " ".join(part for part in parts if part)


def require_same_name(person: Person, name: str) -> None:
    """Raise WhichPerson where a number on record belongs to somebody of another name."""
    if not same_name(person.name, name):
        raise WhichPerson(
            _("Mã cán bộ hoặc số định danh ở dòng này là của “%(other)s”, không phải “%(name)s”.")
            % {"other": person.name, "name": name},
            todo=_("Kiểm tra lại mã, hoặc sửa họ tên trên hồ sơ trước."),
        )


def told(persons: Iterable[Person], *, on: date) -> str:
    """Candidates so that a reader can tell them apart: birth, staff code, post and unit."""
    found = list(persons)
    texts = []
    for person in found[:SHOWN]:
        post = main_post(person, on=on)
        parts = (
            _("sinh %(born)s") % {"born": person.born} if person.born else "",
            _("mã %(code)s") % {"code": person.staff_code} if person.staff_code else "",
            str(post) if post else "",
        )
        about = ", ".join(part for part in parts if part)
        texts.append(f"{person.name} ({about})" if about else person.name)
    more = _(" và %(count)d người nữa") % {"count": len(found) - SHOWN}
    return "; ".join(texts) + (more if len(found) > SHOWN else "")


def _match(row: Row, name: str, unit: Unit | None, *, numbered: bool) -> Match:
    born = row.born if numbered else None
    return find_person(
        citizen_number=(row.text("citizen_id") or None) if numbered else None,
        staff_code=(row.text("staff_code") or None) if numbered else None,
        name=name,
        born_on=born.date if born else None,
        born_year=born.year if born else None,
        unit=unit,
    )


def _key(name: str) -> str:
    """What two ways of printing one unit's name have in common: words without marks or signs."""
    return " ".join(words(name))
