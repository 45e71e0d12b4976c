"""What an officer should look at twice on a line; nothing here blocks anything."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from thidua.dossiers import queries
from thidua.dossiers.lifecycle import GONE
from thidua.dossiers.models import Dossier, Opinion
from thidua.honours.models import HeldHonour
from thidua.initiatives.models import InitiativeUse
from thidua.kit.text import fold
from thidua.movements.lifecycle import STANDING
from thidua.movements.models import Registration

Key = tuple[int | None, int | None]  # person, collective
SHORTEST = 12  # folded letters: below that, two achievements are not told apart by their words


@dataclass(frozen=True)
class Doubt:
    """One thing to look at: in a sentence, with the record that shows it."""

    says: str
    url: str = ""


def doubts_about(lines: Iterable[Dossier]) -> dict[int, list[Doubt]]:
    """Doubts by the primary key of the line; the number of queries does not grow with the lines."""
    asked = list(lines)
    found: dict[int, list[Doubt]] = defaultdict(list)
    _rewarded_already(asked, found)
    _beside(asked, found)
    _initiative_used(asked, found)
    _registered_late(asked, found)
    _opinions(asked, found)
    return dict(found)


def _rewarded_already(lines: list[Dossier], found: dict[int, list[Doubt]]) -> None:
    """The register holds this honour for the year, or one for the same achievement."""
    held: dict[Key, list[HeldHonour]] = defaultdict(list)
    rows = HeldHonour.objects.filter(queries.of_nominees(lines, unit="unit"))
    for one in rows.exclude(status=HeldHonour.Status.REVOKED):
        held[one.person_id, one.unit_id].append(one)
    for line in lines:
        for one in held[_key(line)]:
            if one.pk == line.held_honour_id:
                continue
            if one.code == line.honour and one.year == line.year and one.kind == line.kind:
                says = _("Đã được tặng rồi: %(honour)s") % {"honour": _held(one)}
                found[line.pk].append(Doubt(says, _page("honours:held", one.pk)))
            elif _same(line.achievement, one.achievement):
                says = _("Thành tích này đã được khen: %(honour)s") % {"honour": _held(one)}
                found[line.pk].append(Doubt(says, _page("honours:held", one.pk)))


def _beside(lines: list[Dossier], found: dict[int, list[Doubt]]) -> None:
    """Another line that stands rests on the same achievement, or on the same initiative."""
    others: dict[Key, list[Dossier]] = defaultdict(list)
    rows = Dossier.objects.filter(queries.of_nominees(lines, unit="collective"))
    for one in rows.exclude(status__in=GONE).defer("verdict"):
        others[_key(one)].append(one)
    for line in lines:
        for one in others[_key(line)]:
            if one.pk == line.pk:
                continue
            told = {"name": one.get_kind_display(), "year": one.year, "number": one.number}
            if _same(line.achievement, one.achievement):
                says = _("Cùng một thành tích với dòng số %(number)d, năm %(year)d") % told
                found[line.pk].append(Doubt(says, queries.address(one)))
            if line.initiative_id and line.initiative_id == one.initiative_id:
                says = _("Cùng một sáng kiến với dòng số %(number)d, năm %(year)d") % told
                found[line.pk].append(Doubt(says, queries.address(one)))


def _initiative_used(lines: list[Dossier], found: dict[int, list[Doubt]]) -> None:
    """The initiative has served this person before."""
    mine = {(line.person_id, line.initiative_id) for line in lines if line.initiative_id}
    used: dict[tuple[int | None, int | None], list[InitiativeUse]] = defaultdict(list)
    rows = InitiativeUse.objects.filter(initiative__in={initiative for _p, initiative in mine})
    for use in rows.select_related("held"):
        used[use.person_id, use.initiative_id].append(use)
    for line in lines:
        for use in used[line.person_id, line.initiative_id]:
            if (use.honour, use.year) != (line.honour, line.year):
                printed = use.held.as_printed if use.held else use.honour
                says = _("Sáng kiến đã dùng cho %(honour)s năm %(year)d") % {
                    "honour": printed,
                    "year": use.year,
                }
                found[line.pk].append(Doubt(says))


def _registered_late(lines: list[Dossier], found: dict[int, list[Doubt]]) -> None:
    """No registration at the year's beginning, or one after the deadline."""
    late: dict[tuple[Key, int, str], Registration] = {}
    theirs = queries.of_nominees(lines, unit="collective")
    rows = Registration.objects.filter(theirs, late=True, status__in=STANDING)
    for one in rows:
        late[(one.person_id, one.collective_id), one.year, one.honour] = one
    for line in lines:
        if line.registered is False:
            says = _("Chưa đăng ký danh hiệu này cho năm %(year)d") % {"year": line.year}
            found[line.pk].append(Doubt(says))
        elif own := late.get((_key(line), line.year, line.honour)):
            reason = own.late_reason or _("không ghi lý do")
            says = _("Đăng ký sau thời hạn: %(reason)s") % {"reason": reason}
            found[line.pk].append(Doubt(says))


def _opinions(lines: list[Dossier], found: dict[int, list[Doubt]]) -> None:
    """A body that was asked does not agree."""
    against = Opinion.objects.filter(dossier__in=lines, answer=Opinion.Answer.DISAGREE)
    for one in against:
        says = _("%(body)s không đồng ý: %(text)s") % {
            "body": one.body,
            "text": one.text or one.number,
        }
        found[one.dossier_id].append(Doubt(says))


def _key(line: Dossier) -> Key:
    return line.person_id, line.collective_id


def _same(mine: str, theirs: str) -> bool:
    """Whether two achievements are told in the same words."""
    return len(fold(mine)) >= SHORTEST and fold(mine) == fold(theirs)


def _held(one: HeldHonour) -> str:
    number = f", {one.decision_number}" if one.decision_number else ""
    return f"{one.as_printed} {one.year or ''}{number}".strip()


def _page(name: str, pk: int) -> str:
    try:
        return reverse(name, kwargs={"pk": pk})
    except NoReverseMatch:
        return ""
