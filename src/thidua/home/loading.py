"""Every kind of workbook that can be loaded: what it is called, who may, what an empty one holds.

The page and the command both ask here; each slice keeps its own loaders.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.honours import workbooks as honours
from thidua.kit.loading import Loader
from thidua.people import workbooks as people
from thidua.people.lifecycle import HOLDERS, Step
from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.ratings import workbooks as ratings
from thidua.sheets import OutColumn

OFFICER = frozenset({Role.OFFICER})
OF_YEAR = _("Năm của các dòng không ghi năm")


@dataclass(frozen=True)
class Kind:
    """One kind of workbook."""

    code: str
    title: str | Promise
    says: str | Promise
    icon: str
    list_url: str
    """The name of the URL where what was loaded is listed."""
    loader: Loader
    blank: tuple[OutColumn, ...]
    roles: frozenset[Role]
    year: str | Promise = ""
    """What the year is asked for, "" where the kind asks for none."""

    def may(self, mandate: Mandate) -> bool:
        """Whether this mandate may load such a workbook."""
        return mandate.holds(*self.roles)


KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            "units",
            _("Đơn vị"),
            _("Tên đơn vị, đơn vị cấp trên, mã, loại. Nạp trước danh sách cá nhân."),
            "sitemap",
            "people:units",
            people.LOADERS["units"],
            people.BLANKS["units"],
            HOLDERS[Step.LOAD],
        ),
        Kind(
            "people",
            _("Cá nhân"),
            _("Họ và tên, ngày sinh, mã cán bộ, chức vụ, đơn vị."),
            "address-book",
            "people:persons",
            people.LOADERS["people"],
            people.BLANKS["people"],
            HOLDERS[Step.LOAD],
            year=_("Dòng không ghi ngày: tính ở đơn vị từ 01/01 của năm"),
        ),
        Kind(
            "ratings",
            _("Xếp loại hằng năm"),
            _("Kết quả của cá nhân, tập thể; một năm hoặc nhiều năm cạnh nhau."),
            "chart-bar",
            "ratings:ratings",
            ratings.LOADERS["ratings"],
            ratings.BLANKS["ratings"],
            OFFICER,
            year=OF_YEAR,
        ),
        Kind(
            "discipline",
            _("Kỷ luật"),
            _("Hình thức, ngày bắt đầu, thời hạn, quyết định."),
            "alert-triangle",
            "ratings:disciplines",
            ratings.LOADERS["discipline"],
            ratings.BLANKS["discipline"],
            OFFICER,
        ),
        Kind(
            "honours",
            _("Danh hiệu, khen thưởng đã nhận"),
            _("Các năm trước; tên tắt như CSTĐCS đều hiểu, tên lạ được giữ nguyên văn."),
            "award",
            "honours:honours",
            honours.LOADERS["honours"],
            honours.BLANKS["honours"],
            OFFICER,
            year=OF_YEAR,
        ),
    )
}


def kinds_for(mandate: Mandate) -> list[Kind]:
    """The kinds that this mandate may load, in the order in which a new agency needs them."""
    return [kind for kind in KINDS.values() if kind.may(mandate)]
