"""Picking a unit or a person, as forms ask it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.people.models import Person, Unit
from thidua.people.queries import find_person, in_tree_order

INDENT = "\N{NO-BREAK SPACE}" * 4


class UnitChoice(forms.ChoiceField):
    """One unit of those offered, shown as the tree: indented, sisters in their order."""

    units: dict[str, Unit]

    def offer(self, units: Iterable[Unit], *, empty: str = "") -> None:
        """Say which units may be picked; `empty` names the choice of none."""
        branches = in_tree_order(units)
        self.units = {str(branch.unit.pk): branch.unit for branch in branches}
        self.choices = [
            ("", empty),
            *((str(b.unit.pk), f"{INDENT * b.depth}{b.unit.name}") for b in branches),
        ]

    def prepare_value(self, value: Any) -> Any:
        return value.pk if isinstance(value, Unit) else value

    def clean(self, value: Any) -> Unit | None:
        return self.units.get(super().clean(value))


class UnitsChoice(forms.MultipleChoiceField):
    """Several units of those offered."""

    widget = forms.CheckboxSelectMultiple
    units: dict[str, Unit]

    def offer(self, units: Iterable[Unit]) -> None:
        """Say which units may be picked."""
        branches = in_tree_order(units)
        self.units = {str(branch.unit.pk): branch.unit for branch in branches}
        self.choices = [(str(b.unit.pk), b.unit.name) for b in branches]

    def clean(self, value: Any) -> list[Unit]:
        return [self.units[pk] for pk in super().clean(value)]


class PersonTyped(forms.CharField):
    """A person by staff code or full name: lists of thousands are not for picking."""

    def prepare_value(self, value: Any) -> Any:
        return value.staff_code or value.name if isinstance(value, Person) else value

    def clean(self, value: Any) -> Person | None:
        typed = super().clean(value)
        if not typed:
            return None
        match = find_person(staff_code=typed, name=typed)
        if match.person:
            return match.person
        if len(match.candidates) == 1:
            return match.candidates[0]
        if match.candidates:
            raise ValidationError(
                _("Có %(count)d người tên “%(name)s”; hãy ghi mã cán bộ.")
                % {"count": len(match.candidates), "name": typed}
            )
        raise ValidationError(
            _("Không có ai mang mã cán bộ hoặc họ tên “%(name)s”; hãy ghi đúng như trên hồ sơ.")
            % {"name": typed}
        )
