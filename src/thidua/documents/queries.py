"""What can be asked of papers, the number book, links and the tray."""

from collections.abc import Iterator
from datetime import date

from django.db.models import QuerySet

from thidua.documents.models import Delivery, Document, Link, Series
from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.people.queries import in_branches

READERS = (Role.OFFICER, Role.LEADER, Role.SECRETARY, Role.CLERK, Role.ADMINISTRATOR)


def visible_to(mandate: Mandate) -> QuerySet[Document]:
    """The papers of the branches where this mandate works with papers."""
    seen = Document.objects.filter(in_branches(mandate.branches(*READERS, Role.HEAD)))
    return seen.select_related("unit", "signer__person", "series")


def given_numbers(series: Series, year: int) -> dict[int, date]:
    """The numbers used in a series in a year, with their days."""
    used = Document.objects.filter(series=series, year=year, number__isnull=False, direction="di")
    return {n: on for n, on in used.values_list("number", "issued_on") if n is not None and on}


def faults() -> Iterator[str]:
    """Each number against the order of days, or missing in a series kept here, in a sentence."""
    used = Document.objects.filter(number__isnull=False, direction="di", series__isnull=False)
    books = used.values_list("series", "year").distinct().order_by("series", "year")
    for series_id, year in books:
        series = Series.objects.get(pk=series_id)
        given = given_numbers(series, year or 0)
        days = [given[n] for n in sorted(given)]
        if days != sorted(days):
            yield f"Số văn bản: sổ “{series}” năm {year} có số và ngày ngược thứ tự."
        if series.kept_here and sorted(given) != list(range(1, len(given) + 1)):
            yield f"Số văn bản: sổ “{series}” năm {year} tự cấp tại đây mà thiếu số."


def links_of(mandate: Mandate) -> QuerySet[Link]:
    """The links of the branches where this mandate is an officer."""
    return Link.objects.filter(in_branches(mandate.branches(Role.OFFICER))).select_related("unit")


def tray(mandate: Mandate) -> QuerySet[Delivery]:
    """What units have sent and waits for an officer."""
    seen = Delivery.objects.filter(in_branches(mandate.branches(Role.OFFICER)))
    return seen.select_related("unit", "file", "link")
