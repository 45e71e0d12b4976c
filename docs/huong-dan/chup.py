"""Takes the pictures of the manual from the demo: `uv run python docs/huong-dan/chup.py [NAME …]`.

Makes the demo's agency in a folder of its own (or goes on with the one that THIDUA_DATA names),
signs in as the role of each picture and keeps the page wide (1280) and narrow (390) under `anh/`.
Nothing of it is needed to run or test the program.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PICTURES = HERE / "anh"
DATA = Path(os.environ.get("THIDUA_DATA") or tempfile.mkdtemp(prefix="thidua-anh-"))
DATA.mkdir(parents=True, exist_ok=True)
os.environ["DJANGO_SETTINGS_MODULE"] = "thidua.settings"
os.environ["THIDUA_DATA"] = str(DATA)
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # the loop it sees is only the browser's

import django  # noqa: E402 - the folder of the data must be known before

django.setup()

from django.apps import apps  # noqa: E402
from django.conf import settings  # noqa: E402
from django.contrib.staticfiles.handlers import StaticFilesHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test.testcases import LiveServerThread  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, BrowserContext, sync_playwright  # noqa: E402

from thidua.demo import running  # noqa: E402

PASSWORD = "mat-khau-chup-anh"
WIDTHS = {1280: 860, 390: 844}
TALLEST = 1600  # pixels kept of a long page
Where = Callable[[], str]


@dataclass(frozen=True)
class Shot:
    """One picture: its name, whose window it is, the page."""

    name: str
    account: str
    where: Where


def page(name: str, query: str = "", **kwargs: Any) -> Where:
    return lambda: reverse(name, kwargs=kwargs or None) + query


def of(name: str, model: str, query: str = "", **facts: Any) -> Where:
    """The page of the first record of a model, such as `council.Meeting`, that fits the facts."""

    def found() -> str:
        one = apps.get_model(model)._default_manager.filter(**facts).order_by("pk").first()
        if one is None:
            raise LookupError(f"the demo has no {model} with {facts}")
        return reverse(name, kwargs={"pk": one.pk}) + query

    return found


def public() -> str:
    one = apps.get_model("decisions.Certificate")._default_manager.filter(status="valid").first()
    return reverse("portal:certificate", args=[one.code])


SHOTS = [
    Shot("dang-nhap", "", page("people:sign_in")),
    Shot("ban-lam-viec", "chuyenvien", page("home:desk")),
    Shot("ban-lam-viec-lanh-dao", "giamdoc", page("home:desk")),
    Shot("ke-hoach", "chuyenvien", of("plans:plan", "plans.Plan", status="draft")),
    Shot("nhiem-vu", "chuyenvien", page("plans:tasks")),
    Shot("don-vi-gui-ke-hoach", "chuyenvien", page("plans:owed")),
    Shot("phong-trao", "chuyenvien", page("movements:movements")),
    Shot("dang-ky", "chuyenvien", page("movements:coverage")),
    Shot("dang-ky-cua-toi", "congchuc", page("movements:own")),
    Shot("khay-don-vi-gui", "chuyenvien", page("documents:tray")),
    Shot("nap-tu-excel", "chuyenvien", page("home:load")),
    Shot("van-ban", "vanthu", page("documents:documents")),
    Shot("ban-lam-viec-van-thu", "vanthu", page("home:desk")),
    Shot("khen-dot-xuat", "chuyenvien", page("dossiers:sudden")),
    Shot("xep-loai", "chuyenvien", page("ratings:ratings")),
    Shot("sang-kien", "congchuc", page("initiatives:initiatives")),
    Shot(
        "ca-nhan", "congchuc", of("profiles:person", "people.Person", account__username="congchuc")
    ),
    Shot("dot-de-nghi", "truongphong", page("dossiers:rounds")),
    Shot("mot-dot", "chuyenvien", of("dossiers:round", "dossiers.Round", status="received")),
    Shot("ho-so", "chuyenvien", of("dossiers:dossier", "dossiers.Dossier", outcome="eligible-if")),
    Shot("tam-dung", "chuyenvien", page("ratings:holds")),
    Shot("danh-sach-tong-hop", "chuyenvien", of("dossiers:summary", "dossiers.SummaryList")),
    Shot("cong-khai", "congchuc", page("dossiers:publications")),
    Shot("phien-hop", "thuky", of("council:meeting", "council.Meeting", status="open")),
    Shot("phieu", "uyvien", of("council:ballot", "council.AgendaItem", status="open")),
    Shot("bien-ban", "thuky", of("council:minutes", "council.Meeting", status="minuted")),
    Shot("quyet-dinh", "chuyenvien", of("decisions:decision", "decisions.Decision")),
    Shot("to-trinh", "chuyenvien", of("decisions:proposal", "decisions.Proposal")),
    Shot("tra-cuu", "", public),
    Shot("so-khen-thuong", "chuyenvien", page("honours:honours")),
    Shot("bao-cao", "chuyenvien", page("reports:year")),
    Shot("phap-luat", "chuyenvien", page("library:index")),
    Shot("don-vi", "quantri", page("people:units")),
    Shot("tai-khoan", "quantri", page("people:accounts")),
    Shot("nhat-ky", "quantri", page("home:journal")),
]


def main(names: list[str]) -> int:
    """Make the demo, serve it, take the pictures that are named, or all."""
    call_command("migrate", verbosity=0)
    if not apps.get_model("people.User")._default_manager.exists():
        running.make(PASSWORD, now=timezone.now())
    settings.ALLOWED_HOSTS = ["*"]
    server = LiveServerThread("localhost", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    PICTURES.mkdir(exist_ok=True)
    missed: list[str] = []
    with sync_playwright() as player:
        chromium = player.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        url = f"http://localhost:{server.port}"
        wanted = [shot for shot in SHOTS if not names or shot.name in names]
        for account in dict.fromkeys(shot.account for shot in wanted):
            for width in WIDTHS:
                window = signed_in(chromium, url, account, width)
                for shot in wanted:
                    if shot.account == account:
                        missed += take(window, url, shot, width)
                window.close()
        chromium.close()
    server.terminate()
    sys.stderr.writelines(f"{one}\n" for one in missed)
    return 1 if missed else 0


def signed_in(chromium: Browser, url: str, account: str, width: int) -> BrowserContext:
    """A window of an account; of nobody where there is no account."""
    size = {"width": width, "height": WIDTHS[width]}
    window = chromium.new_context(viewport=size, locale="vi-VN", reduced_motion="reduce")
    window.set_default_timeout(180_000)
    if account:
        sheet = window.new_page()
        sheet.goto(url + reverse("people:sign_in"))
        sheet.get_by_label("Tên đăng nhập").fill(account)
        sheet.get_by_label("Mật khẩu").fill(PASSWORD)
        with sheet.expect_navigation():
            sheet.get_by_role("button", name="Đăng nhập").click()
        sheet.close()
    return window


def take(window: BrowserContext, url: str, shot: Shot, width: int) -> list[str]:
    """One page as a small picture; says so where there is no such page."""
    (DATA / "worker.alive").touch()  # no task is waited for, so no page needs to warn of it
    sheet = window.new_page()
    try:
        answer = sheet.goto(url + shot.where(), wait_until="load")
    except LookupError as missing:
        return [f"{shot.name}: {missing}"]
    if answer is None or not answer.ok:
        return [f"{shot.name}: {sheet.url} answers {answer and answer.status}"]
    picture = Image.open(io.BytesIO(sheet.screenshot(full_page=True)))
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST)))
    path = PICTURES / f"{shot.name}-{width}.webp"
    picture.convert("RGB").save(path, "WEBP", quality=55, method=6)
    sheet.close()
    return []


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
