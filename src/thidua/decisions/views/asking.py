"""What the address of a page asks for."""

from datetime import date

from django.http import HttpRequest


def asked_year(request: HttpRequest, today: date) -> int:
    """The year in the address; else the one whose rounds are at work: it turns in October."""
    asked = request.GET.get("nam", "")
    usual = today.year if today.month > 9 else today.year - 1
    return int(asked) if asked.isdigit() and len(asked) == 4 else usual
