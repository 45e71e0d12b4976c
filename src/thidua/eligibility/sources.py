"""How a record is named and opened where a finding rests on it."""

from django.urls import NoReverseMatch, reverse

from thidua.honours.models import HeldHonour
from thidua.initiatives.models import Initiative
from thidua.people.models import Absence, Post, Reorganisation
from thidua.ratings.models import Discipline, Hold, Rating
from thidua.rulebook.facts import Source


def of_rating(rating: Rating) -> Source:
    said = f"Xếp loại năm {rating.year}: {rating.get_level_display()}"
    return Source(_with(said, rating.source), _nominee_page(rating.person_id, rating.unit_id))


def of_honour(held: HeldHonour) -> Source:
    year = f" năm {held.year}" if held.year else ""
    number = f"Quyết định {held.decision_number}" if held.decision_number else ""
    day = f" ngày {held.decided_on:%d/%m/%Y}" if held.decided_on else ""
    return Source(
        _with(f"{held.as_printed}{year}", f"{number}{day}".strip()), _page("honours:held", held.pk)
    )


def of_initiative(initiative: Initiative) -> Source:
    said = f"{initiative.get_kind_display()} “{initiative.title}” ({initiative.year})"
    return Source(said, _page("initiatives:initiative", initiative.pk))


def of_discipline(discipline: Discipline) -> Source:
    said = f"{discipline.get_form_display()} từ {discipline.from_on:%d/%m/%Y}"
    return Source(_with(said, discipline.document), _nominee_page(discipline.person_id, None))


def of_hold(hold: Hold) -> Source:
    return Source(
        _with(str(hold.get_reason_display()), hold.document),
        _nominee_page(hold.person_id, hold.unit_id),
    )


def of_absence(absence: Absence) -> Source:
    return Source(str(absence), _nominee_page(absence.person_id, None))


def of_post(post: Post) -> Source:
    return Source(
        f"{post.title}, {post.unit} (từ {post.from_on:%d/%m/%Y})",
        _nominee_page(post.person_id, None),
    )


def of_reorganisation(event: Reorganisation, unit: int) -> Source:
    return Source(_with(str(event), event.basis), _nominee_page(None, unit))


def of_unit(pk: int, label: str) -> Source:
    return Source(label, _nominee_page(None, pk))


def _with(said: str, paper: str) -> str:
    return f"{said}, {paper}" if paper else said


def _nominee_page(person: int | None, unit: int | None) -> str:
    return _page("profiles:person", person) if person else _page("profiles:unit", unit)


def _page(name: str, pk: int | None) -> str:
    """The address of a page of a later slice, by its URL's name; empty where it has none."""
    try:
        return reverse(name, kwargs={"pk": pk})
    except NoReverseMatch:
        return ""
