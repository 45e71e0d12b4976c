"""What can be asked of papers, the number book, links and the tray."""

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


def links_of(mandate: Mandate) -> QuerySet[Link]:
    """The links of the branches where this mandate is an officer."""
    return Link.objects.filter(in_branches(mandate.branches(Role.OFFICER))).select_related("unit")


def tray(mandate: Mandate) -> QuerySet[Delivery]:
    """What units have sent and waits for an officer."""
    seen = Delivery.objects.filter(in_branches(mandate.branches(Role.OFFICER)))
    return seen.select_related("unit", "file", "link")
