"""Lines of the register."""

from datetime import date

import factory

from tests.factories.people import PersonFactory, UnitFactory
from thidua.honours.models import HeldHonour
from thidua.kit.text import fold
from thidua.rulebook.load import load

TITLES = [code for code, honour in load().honours.items() if "person" in honour.nominees]
NAMES = {code: honour.name["vi"] for code, honour in load().honours.items()}


class HeldHonourFactory(factory.django.DjangoModelFactory):
    """A person's title of 2024, valid. Traits: `of_unit`, `revoked`, `unknown` (to the law)."""

    class Meta:
        model = HeldHonour

    class Params:
        of_unit = factory.Trait(
            person=None,
            unit=factory.SubFactory(UnitFactory),
            printed_name=factory.SelfAttribute("unit.name"),
        )
        revoked = factory.Trait(status=HeldHonour.Status.REVOKED, status_note="QĐ 9/QĐ-SKHCN")
        unknown = factory.Trait(code=None, as_printed="Kỷ niệm chương Vì sự nghiệp khoa học")

    person = factory.SubFactory(PersonFactory)
    code = TITLES[0]
    as_printed = factory.LazyAttribute(lambda held: NAMES[held.code])
    year = 2024
    decided_on = date(2025, 1, 15)
    decision_number = "45/QĐ-SKHCN"
    decided_by = "Giám đốc Sở"
    printed_name = factory.LazyAttribute(lambda held: held.person.name)
    printed_unit = "Phòng Quản lý Khoa học"
    folded = factory.LazyAttribute(
        lambda held: fold(
            f"{held.printed_name} {held.printed_unit} {held.as_printed} {held.decision_number}"
        )
    )
