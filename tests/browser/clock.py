"""The day on which the story stands: a test turns the calendar, the program only reads it."""

from datetime import datetime, timedelta

from django.utils import timezone


class Clock:
    """Time goes on from the day it was turned to; the program asks `timezone.now` as ever."""

    def __init__(self) -> None:
        self._true = timezone.now
        self._ahead = timedelta()

    def now(self) -> datetime:
        return self._true() + self._ahead

    def turn_to(self, day: str, hour: str = "08:00") -> None:
        """Stand on a day written 05/12/2025, at an hour written 08:00."""
        moment = datetime.strptime(f"{day} {hour}", "%d/%m/%Y %H:%M")  # noqa: DTZ007 - local, made aware below
        self._ahead = timezone.make_aware(moment) - self._true()
