"""Who may change what of the organisation: one table. Views ask it to show a button, actions to
obey it.
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.people.mandate import Mandate
from thidua.people.models import Role, Unit


class Step(models.TextChoices):
    """What can be done to the organisation; also the verbs of its lines in the journal."""

    ADD_UNIT = "add_unit", _("thêm đơn vị")
    CHANGE_UNIT = "change_unit", _("sửa thông tin đơn vị")
    RENAME_UNIT = "rename_unit", _("đổi tên đơn vị")
    MERGE_UNITS = "merge_units", _("sáp nhập đơn vị")
    SPLIT_UNIT = "split_unit", _("chia, tách đơn vị")
    MOVE_UNIT = "move_unit", _("chuyển đơn vị cấp trên")
    DISSOLVE_UNIT = "dissolve_unit", _("giải thể đơn vị")
    DECIDE_YEARS = "decide_years_joined", _("quyết định cộng nối thành tích")
    ADD_PERSON = "add_person", _("thêm cá nhân")
    CHANGE_PERSON = "change_person", _("sửa thông tin cá nhân")
    LEAVE = "leave", _("ghi cá nhân rời cơ quan")
    GIVE_POST = "give_post", _("ghi chức vụ")
    CHANGE_POST = "change_post", _("sửa chức vụ")
    END_POST = "end_post", _("kết thúc chức vụ")
    TRANSFER = "transfer", _("điều chuyển")
    ADD_ABSENCE = "add_absence", _("ghi thời gian nghỉ")
    CHANGE_ABSENCE = "change_absence", _("sửa thời gian nghỉ")
    LOAD = "load", _("nạp bảng tính")
    MAKE_ACCOUNT = "make_account", _("mở tài khoản")
    CHANGE_ACCOUNT = "change_account", _("sửa tài khoản")
    SWITCH_ACCOUNT = "switch_account", _("ngừng hoặc mở lại tài khoản")
    MAKE_RESET_LINK = "make_reset_link", _("tạo liên kết đặt lại mật khẩu")
    GIVE_ROLE = "give_role", _("giao vai trò")
    END_ROLE = "end_role", _("kết thúc vai trò")
    DELEGATE = "delegate", _("ủy quyền")
    SET_SETTING = "set_setting", _("đặt thiết lập")
    SET_SIGNER = "set_signer", _("ghi người ký")
    END_SIGNER = "end_signer", _("kết thúc người ký")


VERBS: dict[str, Any] = {
    **dict(Step.choices),
    "start_agency": _("thiết lập cơ quan"),
    "sign_in": _("đăng nhập"),
    "sign_in_failed": _("đăng nhập không thành công"),
    "sign_out": _("đăng xuất"),
    "sign_out_everywhere": _("đăng xuất ở mọi nơi"),
    "change_password": _("đổi mật khẩu"),
    "reset_password": _("đặt lại mật khẩu bằng liên kết một lần"),
}
"""Every verb of this slice in the journal, in words."""

_OFFICE = frozenset({Role.OFFICER, Role.ADMINISTRATOR})
_ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
_BY_ADMINISTRATOR = {
    Step.MAKE_ACCOUNT,
    Step.CHANGE_ACCOUNT,
    Step.SWITCH_ACCOUNT,
    Step.MAKE_RESET_LINK,
    Step.GIVE_ROLE,
    Step.END_ROLE,
}

HOLDERS: dict[Step, frozenset[Role]] = {
    step: _ADMINISTRATOR if step in _BY_ADMINISTRATOR else _OFFICE for step in Step
}
DELEGABLE = frozenset(
    {Role.LEADER, Role.HEAD, Role.OFFICER, Role.SECRETARY, Role.CLERK, Role.ACCOUNTANT}
)
"""A vote is cast in person, and an administrator is appointed: these two are not delegated."""


def may(step: Step, unit: Unit | None, mandate: Mandate) -> bool:
    """Whether this mandate may take this step at this unit; `None`: at some unit, or, of what
    concerns the whole installation, at all.
    """
    if unit is None:
        whole = step in _BY_ADMINISTRATOR
        return (mandate.holds_over_all if whole else mandate.holds)(*HOLDERS[step])
    return mandate.has_any(HOLDERS[step], unit)


def open_steps(unit: Unit | None, mandate: Mandate, among: Iterable[Step] = Step) -> set[str]:
    """The steps that this mandate may take at this unit, by name, for templates."""
    return {step.value for step in among if may(step, unit, mandate)}
