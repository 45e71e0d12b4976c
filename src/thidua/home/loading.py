"""Every kind of workbook that can be loaded: what it is called, who may, what an empty one holds.

The page and the command both ask here; each slice keeps its own loaders.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.decisions import workbooks as decisions
from thidua.dossiers import workbooks as dossiers
from thidua.honours import workbooks as honours
from thidua.initiatives import workbooks as initiatives
from thidua.initiatives.lifecycle import OFFICE as RECOGNISERS
from thidua.kit.loading import Does, Line, Loader, Report
from thidua.movements import workbooks as movements
from thidua.movements.lifecycle import KEEPERS
from thidua.people import workbooks as people
from thidua.people.lifecycle import HOLDERS, Step
from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.ratings import workbooks as ratings
from thidua.sheets import Fault, OutColumn

OFFICER = frozenset({Role.OFFICER})
OF_YEAR = (_("Năm"), _("Cho các dòng mà bảng không ghi năm; bảng có ghi thì theo bảng."))
SINCE = (
    _("Ở đơn vị từ năm"),
    _("Dòng không ghi ngày được tính từ 01/01 của năm này; bỏ trống là năm trước."),
)


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
    year: tuple[str | Promise, str | Promise] | None = None
    """How the year is asked for, and what for; None where the kind asks for none."""
    by_account: bool = False
    """Whether its rows are steps that somebody takes, not facts that the server's console knows."""

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
            year=SINCE,
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
        Kind(
            "initiatives",
            _("Sáng kiến"),
            _("Tên, tác giả, tỷ lệ đóng góp, phạm vi công nhận; mỗi tác giả một dòng hay cùng ô."),
            "bulb",
            "initiatives:initiatives",
            initiatives.LOADERS["initiatives"],
            initiatives.BLANKS["initiatives"],
            RECOGNISERS,
            year=OF_YEAR,
        ),
        Kind(
            "registrations",
            _("Đăng ký thi đua"),
            _("Danh hiệu từng người, tập thể đăng ký; bảng tổng hợp chỉ có số lượng cũng được."),
            "clipboard-list",
            "movements:coverage",
            movements.LOADERS["registrations"],
            movements.BLANKS["registrations"],
            KEEPERS,
            year=(_("Năm"), _("Cho các dòng mà bảng không ghi năm; bỏ trống là năm nay.")),
        ),
        Kind(
            "nominations",
            _("Danh sách đề nghị"),
            _("Mỗi dòng vào đợt đang lập của đơn vị mình; đợt phải được mở trước."),
            "files",
            "dossiers:rounds",
            dossiers.LOADERS["nominations"],
            dossiers.BLANKS["nominations"],
            frozenset({Role.OFFICER, Role.HEAD}),
            year=OF_YEAR,
            by_account=True,
        ),
        Kind(
            "outcomes",
            _("Kết quả cấp trên trả về"),
            _("Được tặng, không được tặng kèm lý do, trả lại; theo từng dòng đã trình."),
            "send",
            "decisions:proposals",
            decisions.LOADERS["outcomes"],
            decisions.BLANKS["outcomes"],
            OFFICER,
            year=OF_YEAR,
            by_account=True,
        ),
    )
}


TABS = {
    "loi": _("Có lỗi"),
    "sua": _("Sẽ sửa"),
    "them": _("Sẽ thêm"),
    "nguyen": _("Đã có, giữ nguyên"),
}
"""The rows of a try, parted by what becomes of them; faults are read first."""
_DOES = {"sua": Does.CHANGED, "them": Does.MADE, "nguyen": Does.SAME}


@dataclass(frozen=True)
class Tab:
    """One part of a try's rows."""

    code: str
    title: str
    count: int


def tabs_of(report: Report) -> list[Tab]:
    """The parts that have rows, in the order in which they are to be read."""
    counts = {
        "loi": report.left_out,
        "sua": report.changed,
        "them": report.made,
        "nguyen": report.same,
    }
    return [Tab(code, str(title), counts[code]) for code, title in TABS.items() if counts[code]]


def rows_of(report: Report, tab: str) -> Sequence[Line | Fault]:
    """The rows of one part: faults, or good rows."""
    if tab == "loi":
        return report.faults
    return [line for line in report.lines if line.does == _DOES.get(tab)]


def kinds_for(mandate: Mandate) -> list[Kind]:
    """The kinds that this mandate may load, in the order in which a new agency needs them."""
    return [kind for kind in KINDS.values() if kind.may(mandate)]
