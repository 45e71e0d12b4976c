"""A list as a workbook to take away."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from thidua.files.http import TYPES
from thidua.sheets import OutColumn, make


def workbook(
    title: str, headings: Sequence[str], rows: Iterable[Sequence[object]], *, name: str
) -> HttpResponse:
    """The rows under their headings as an .xlsx attachment."""
    data = make(title, [OutColumn(heading) for heading in headings], rows)
    response = HttpResponse(data, content_type=TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
