"""What can be asked of the law: which text judges whom on which day."""

from datetime import date
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import get_language, override

from thidua.kit.desk import Found, Waiting
from thidua.library.models import Regulation, Reliance
from thidua.library.regulation_set import place_of
from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit
from thidua.people.queries import root, setting
from thidua.rulebook.alias import code_of
from thidua.rulebook.alias import fold as bare
from thidua.rulebook.load import SHIPPED, load
from thidua.rulebook.rule import Honour, Law

RULERS = (Role.OFFICER, Role.LEADER)
"""Which law is applied is decided by who answers for it, not by who keeps the machine."""


def law_for(unit: Unit | None, *, on: date) -> Law:
    """The shipped law with the regulations in force that day for the branch of this unit; without
    a unit, the shipped law alone.
    """
    return laws_for([unit] if unit else [], on=on)[unit.path if unit else ""]


def laws_for(units: "list[Unit]", *, on: date) -> dict[str, Law]:
    """The law of each unit, by its path, in one query; the key "" is the shipped law alone."""
    kept = list(regulations_on(on).select_related("unit")) if units else []
    found = {"": _law(str(settings.REGULATIONS), ())}
    for unit in units:
        hashes = tuple(one.hash for one in kept if unit.path.startswith(one.unit.path))
        found[unit.path] = _law(str(settings.REGULATIONS), hashes)
    return found


def regulations_on(on: date) -> QuerySet[Regulation]:
    """The regulations in force on a day, the widest branch first."""
    begun = Regulation.objects.filter(from_on__lte=on)
    return begun.exclude(until_on__lt=on).order_by("unit__path", "from_on", "pk")


def regulations() -> QuerySet[Regulation]:
    """All regulations ever put in force, the latest first."""
    return Regulation.objects.select_related("unit", "by")


def reliances_on(on: date) -> frozenset[str]:
    """The honours for which the last known text is applied on a day ("tạm áp dụng")."""
    return frozenset(_relied(on).values_list("honour", flat=True))


def reliances() -> QuerySet[Reliance]:
    """Every such record, the latest first within an honour."""
    return Reliance.objects.select_related("by")


def reliance_of(honour: str, *, on: date) -> Reliance | None:
    """The record by which the last known text of an honour is applied on a day."""
    return _relied(on).filter(honour=honour).first()


def honour_names(*, on: date) -> dict[str, str]:
    """The name of every honour on screens, in the reader's language, by its code; the agency's own
    printed names go before.
    """
    language = (get_language() or "vi")[:2]
    law = law_for(root(), on=on)
    names = {
        code: known.name.get(language, known.name["vi"]) for code, known in law.honours.items()
    }
    return {**names, **(setting("printed_names", on=on) or {})}


def honours_in_use(*, on: date) -> list[Honour]:
    """The honours the agency proposes: those its setting names, else all whose standard is on
    record. Titles first, the lowest first.
    """
    law = law_for(root(), on=on)
    chosen = set(setting("honours_used", on=on) or ())
    kept = [h for h in law.honours.values() if h.versions and (not chosen or h.code in chosen)]
    return sorted(kept, key=lambda h: (h.category, h.rank, h.code))


def honour_choices(*, on: date, nominee: str = "") -> list[tuple[str, list[tuple[str, str]]]]:
    """The same as choices of a select, by category; `nominee` narrows to those it may be given."""
    names, law = honour_names(on=on), law_for(root(), on=on)
    groups: dict[str, list[tuple[str, str]]] = {}
    for known in honours_in_use(on=on):
        if not nominee or nominee in known.nominees:
            label = law.word("categories", known.category)
            groups.setdefault(label[:1].upper() + label[1:], []).append(
                (known.code, names[known.code])
            )
    return list(groups.items())


class PrintedNames:
    """Codes of honours by what offices print: the agency's own names, then the law's aliases."""

    def __init__(self, unit: Unit | None, *, on: date) -> None:
        with override("vi"):
            named = honour_names(on=on)
        self.names = list(named.values())
        self._law = law_for(unit, on=on)
        self._own = {bare(name): code for code, name in named.items()}

    def find(self, printed: str) -> str | None:
        """The code; None for what the law on record does not know: it is kept as printed."""
        return self._own.get(bare(printed)) or code_of(self._law, printed)


def relied_banner(mandate: Mandate, *, on: date) -> Reliance | None:
    """The record to be told in one line above verdicts, where any is in force."""
    return _relied(on).order_by("from_on").first() if mandate.reach else None


def may_rule(mandate: Mandate) -> bool:
    """Whether this mandate may put a regulation in force, or record a reliance."""
    top = root()
    return top is not None and mandate.has_any(RULERS, top)


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """Nothing of the library has a deadline."""
    return []


def search(mandate: Mandate, words: str) -> list[Found]:
    """The library is read by its own pages, not by the search over records."""
    return []


def _relied(on: date) -> QuerySet[Reliance]:
    open_ended = Q(until_on__isnull=True) | Q(until_on__gte=on)
    return Reliance.objects.filter(open_ended, from_on__lte=on)


@lru_cache(maxsize=32)
def _law(place: str, hashes: tuple[str, ...]) -> Law:
    """A set lies immutable under its hash, so the same hashes are always the same law."""
    return load(SHIPPED, *(place_of(one) for one in hashes))
