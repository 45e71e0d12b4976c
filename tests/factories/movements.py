"""Movements, the registration of a year, and what was registered."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import factory

from tests.factories.people import PersonFactory, UnitFactory, UserFactory
from thidua.kit.text import fold
from thidua.movements.models import Movement, RegisteredTotal, Registration, RegistrationPeriod

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
IN_TIME = datetime(2026, 2, 10, 9, tzinfo=HANOI)
TOO_LATE = datetime(2026, 3, 10, 9, tzinfo=HANOI)


class MovementFactory(factory.django.DjangoModelFactory):
    """A movement of the agency in 2026, still a draft. Traits: `launched`, `closed`, `above`."""

    class Meta:
        model = Movement

    class Params:
        launched = factory.Trait(status=Movement.Status.LAUNCHED)
        closed = factory.Trait(status=Movement.Status.CLOSED, result="100% đơn vị tham gia")
        above = factory.Trait(
            level=Movement.Level.GOVERNMENT,
            launched_by="Thủ tướng Chính phủ",
            status=Movement.Status.LAUNCHED,
        )

    name = factory.Sequence(lambda n: f"Thi đua chuyển đổi số {n}")
    from_on = date(2026, 1, 15)
    until_on = date(2026, 12, 15)
    deadline = date(2026, 2, 28)
    criteria = "Mỗi đơn vị có ít nhất một việc làm trên môi trường số."
    unit = factory.LazyFunction(lambda: UnitFactory().parent)
    folded = factory.LazyAttribute(lambda movement: fold(movement.name))


class PeriodFactory(factory.django.DjangoModelFactory):
    """The registration of 2026, until the end of February."""

    class Meta:
        model = RegistrationPeriod

    year = 2026
    deadline = date(2026, 2, 28)
    unit = factory.LazyFunction(lambda: UnitFactory().parent)


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A person registers Lao động tiên tiến for 2026; it waits for the head.

    Traits: `confirmed`, `returned`, `withdrawn`, `too_late`, `of_unit`.
    """

    class Meta:
        model = Registration

    class Params:
        confirmed = factory.Trait(
            status=Registration.Status.CONFIRMED,
            confirmed_at=IN_TIME,
            confirmed_by=factory.SubFactory(UserFactory),
        )
        returned = factory.Trait(
            status=Registration.Status.RETURNED, reason="Chưa ghi nội dung thi đua"
        )
        withdrawn = factory.Trait(status=Registration.Status.WITHDRAWN)
        too_late = factory.Trait(at=TOO_LATE, late=True, late_reason="Mới tiếp nhận công tác")
        of_unit = factory.Trait(
            person=None,
            collective=factory.SelfAttribute("unit"),
            honour="tap-the-lao-dong-tien-tien",
        )

    year = 2026
    unit = factory.SubFactory(UnitFactory)
    person = factory.LazyAttribute(lambda one: PersonFactory(unit=one.unit))
    honour = "lao-dong-tien-tien"
    at = IN_TIME
    by = factory.SubFactory(UserFactory)


class TotalFactory(factory.django.DjangoModelFactory):
    """A unit says it registers twelve Lao động tiên tiến."""

    class Meta:
        model = RegisteredTotal

    year = 2026
    unit = factory.SubFactory(UnitFactory)
    honour = "lao-dong-tien-tien"
    count = 12
