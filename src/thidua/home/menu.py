"""The menu: what each role finds at the side, as data."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from thidua.people.mandate import Mandate
from thidua.people.models import Role

OFFICE = frozenset({Role.OFFICER, Role.LEADER, Role.SECRETARY})
STAFF = frozenset(Role)
LOADERS = frozenset({Role.OFFICER, Role.HEAD, Role.SECRETARY, Role.ADMINISTRATOR})


@dataclass(frozen=True)
class Entry:
    """One line of the menu, for the roles that work there."""

    title: str | Promise
    name: str  # of the URL
    icon: str
    roles: frozenset[Role] = STAFF
    whole: bool = False  # only for who holds the role over the whole tree

    def is_for(self, mandate: Mandate) -> bool:
        held = mandate.holds_over_all if self.whole else mandate.holds
        return held(*self.roles)


@dataclass(frozen=True)
class Shown:
    """One line as the page shows it."""

    title: str
    url: str
    icon: str
    active: bool


ENTRIES = (
    Entry(_("Bàn làm việc"), "home:desk", "home"),
    Entry(_("Kế hoạch, nhiệm vụ"), "plans:tasks", "checklist"),
    Entry(_("Phong trào"), "movements:movements", "flag"),
    Entry(_("Đăng ký thi đua"), "movements:coverage", "clipboard-list"),
    Entry(_("Hồ sơ đề nghị"), "dossiers:rounds", "files", OFFICE | {Role.HEAD}),
    Entry(_("Danh sách tổng hợp"), "dossiers:summaries", "list-check", OFFICE),
    Entry(_("Công khai, góp ý"), "dossiers:publications", "eye"),
    Entry(_("Hội đồng"), "council:meetings", "users-group", OFFICE | {Role.MEMBER}),
    Entry(_("Quyết định"), "decisions:decisions", "gavel", OFFICE | {Role.CLERK, Role.ACCOUNTANT}),
    Entry(_("Trình cấp trên"), "decisions:proposals", "send", OFFICE | {Role.CLERK}),
    Entry(_("Văn bản"), "documents:documents", "file-text", OFFICE | {Role.CLERK}),
    Entry(_("Gửi tệp về cơ quan"), "documents:send", "upload", frozenset({Role.HEAD})),
    Entry(_("Khay đơn vị gửi"), "documents:tray", "inbox", frozenset({Role.OFFICER})),
    Entry(_("Sổ khen thưởng"), "honours:honours", "award"),
    Entry(_("Sáng kiến"), "initiatives:initiatives", "bulb"),
    Entry(_("Xếp loại, kỷ luật"), "ratings:ratings", "chart-bar"),
    Entry(
        _("Báo cáo năm"),
        "reports:year",
        "report-analytics",
        OFFICE | {Role.HEAD, Role.ACCOUNTANT},
    ),
    Entry(_("Pháp luật"), "library:index", "scale"),
    Entry(_("Đơn vị"), "people:units", "sitemap"),
    Entry(_("Cá nhân"), "people:persons", "address-book", OFFICE | {Role.HEAD, Role.ADMINISTRATOR}),
    Entry(_("Nạp từ Excel"), "home:load", "file-import", LOADERS),
    Entry(_("Tài khoản"), "people:accounts", "key", frozenset({Role.ADMINISTRATOR}), whole=True),
    Entry(
        _("Thiết lập"), "people:settings", "settings", frozenset({Role.ADMINISTRATOR}), whole=True
    ),
    Entry(_("Nhật ký"), "home:journal", "history", frozenset({Role.ADMINISTRATOR}), whole=True),
)


def menu_for(mandate: Mandate, path: str) -> list[Shown]:
    """The lines of a mandate; the one whose address begins the path, most closely, is active."""
    lines = [(entry, reverse(entry.name)) for entry in ENTRIES if entry.is_for(mandate)]
    above = [url for _entry, url in lines if path == url or (url != "/" and path.startswith(url))]
    here = max(above, key=len, default="")
    return [Shown(str(entry.title), url, entry.icon, url == here) for entry, url in lines]
