"""The plan of the year and its tasks, the plans that units owe, a công văn that waits."""

from datetime import date
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from thidua.demo.office import Office, upload
from thidua.people.models import Unit
from thidua.plans.actions import (
    Duty,
    add_task,
    ask_for_plans,
    assign,
    close,
    confirm,
    extend,
    report,
    send_owed_upload,
    take_in_upload,
)
from thidua.plans.marks import due_day, owner
from thidua.plans.models import OwedPlan, Plan, Task

PAPERS = Path(__file__).parent / "papers"
SENT = {"QLKH": (2, 20), "KHTC": (2, 24), "BCVT": (3, 9)}
"""The units whose plans came, with month and day; the last of them late."""
OUTPUT = Task.Output
DONE: dict[str, str] = {
    OUTPUT.REPORT: "Báo cáo kết quả phong trào chuyên đề 212/BC-SKHCN",
    OUTPUT.REGISTRATION: "Bản đăng ký thi đua của các phòng, đơn vị",
    OUTPUT.MOVEMENT: "Công văn phát động thi đua 96/SKHCN-VP",
}


def make_plan(office: Office) -> None:
    """The agency's own plan: uploaded, read, confirmed by a person; its first duties done."""
    made = date(office.year, 1, 12)
    plan = take_in_upload(
        _paper("ke-hoach", _deadlines(office), year=office.year),
        unit=office.root, year=office.year, by=office.officer, at=office.at(made),
    )  # fmt: skip
    confirm(
        plan,
        title=plan.title,
        year=office.year,
        duties=_duties(plan, office),
        version=plan.version,
        by=office.officer,
        at=office.at(made, 10),
    )
    units = [unit for code, unit in office.agency.units.items() if code not in ("VP", "CD")]
    due = date(office.year, 2, 27)
    ask_for_plans(plan, units=units, due_on=due, by=office.officer, at=office.at(made, 10))
    for text, code, output, day in (
        ("Trình quyết định khen thưởng phong trào chuyên đề", "", OUTPUT.DECISION, -45),
        ("Gửi hồ sơ đề nghị khen thưởng chuyên đề", "CDS", OUTPUT.COMMENDATION, -75),
        ("Lập danh mục sáng kiến chờ công nhận phạm vi toàn tỉnh", "QLKH", OUTPUT.DOCUMENT, 4),
    ):
        duty = Duty(text, _unit(office, code), output=output, due_on=office.day(day))
        add_task(duty, plan=plan, year=office.year, by=office.officer, at=office.at(made, 11))


def send_unit_plans(office: Office) -> None:
    """Units answer with plans of their own: some in time, one late, the others not at all."""
    for code, (month, day) in SENT.items():
        owed = OwedPlan.objects.get(unit=office.agency.units[code])
        sent, unit, head = date(office.year, month, day), owed.unit, office.staff(code)[0]
        words = {"UNIT": unit.name.upper(), "unit": unit.name, "name": head.name,
                 "head": "TRƯỞNG PHÒNG"}  # fmt: skip
        paper = _paper("ke-hoach-don-vi", words, day=sent, year=office.year)
        owed = send_owed_upload(owed, paper, by=office.officer, at=office.at(sent))
        assert owed.sent is not None
        confirm(owed.sent, title=owed.sent.title, year=office.year, duties=[],
                version=owed.sent.version, by=office.officer, at=office.at(sent, 15))  # fmt: skip


def follow_up(office: Office) -> None:
    """Through the year: a task reported on, one closed, one given more time, one person's own."""
    by, head = office.officer, office.users["truongphong"]
    training = _task(office, OUTPUT.TRAINING)
    extend(
        training,
        due_on=office.day(16),
        reason="Chờ văn bản hướng dẫn của tỉnh để đưa vào tài liệu tập huấn.",
        by=by,
        at=office.at(office.day(-20)),
    )
    articles = _task(office, OUTPUT.COMMUNICATION)
    report(articles, text="Đã đăng bốn bài, còn hai bài đang biên tập.", by=by,
           at=office.at(office.day(-6)))  # fmt: skip
    inspection = _task(office, OUTPUT.INSPECTION)
    close(inspection, output="Biên bản kiểm tra 03 đơn vị, ngày họp Ban Chấp hành Công đoàn", by=by,
          at=office.at(office.day(-9)))  # fmt: skip
    own = _task(office, OUTPUT.DOCUMENT, unit="QLKH")
    assign(own, unit=own.unit, person=office.users["congchuc"].person, by=head,
           at=office.at(office.day(-3)))  # fmt: skip


def keep_up(office: Office, day: date) -> None:
    """What is done by a day is put on record as done; the conference of authors stays late."""
    behind = Task.objects.filter(status=Task.Status.OPEN, year=office.year, due_on__lt=day)
    for task in behind.exclude(output__in=(OUTPUT.DECISION, OUTPUT.COMMUNICATION)):
        close(
            task,
            output=DONE.get(task.output, "Đã thực hiện; hồ sơ lưu tại Văn phòng Sở"),
            by=office.officer,
            at=office.at(day, 16),
        )


def receive_letter(office: Office) -> None:
    """A công văn of the level above, read and not yet confirmed."""
    came = office.day(-1)
    days = {"report": 25, "proposals": 20, "blocs": 22, "exemplars": 14}
    paper = _paper("cong-van", _days(office, days), day=office.day(-4), year=office.year)
    take_in_upload(
        paper,
        unit=office.root,
        year=office.year,
        origin=Plan.Origin.ABOVE,
        by=office.officer,
        at=office.at(came, 15),
    )


def _deadlines(office: Office) -> dict[str, str]:
    """The days in the plan: some of the year's beginning, the others round today."""
    year = office.year
    fixed = {"launch": date(year, 2, 16), "register": date(year, 4, 1), "owed": date(year, 2, 28)}
    moving = {
        "thematic": -70,
        "initiatives": -30,
        "training": -15,
        "conference": -11,
        "inspection": -5,
        "articles": 6,
        "rounds": 11,
        "council": 16,
        "report": 30,
    }
    return {name: _written(day) for name, day in fixed.items()} | _days(office, moving)


def _days(office: Office, days: dict[str, int]) -> dict[str, str]:
    return {name: _written(office.day(count)) for name, count in days.items()}


def _written(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _paper(
    name: str, words: dict[str, str], *, year: int, day: date | None = None
) -> "UploadedFile[bytes]":
    text = (PAPERS / f"{name}.txt").read_text(encoding="utf-8")
    if day:
        words = words | {"day": f"{day:%d}", "month": f"{day:%m}", "written": str(day.year)}
    return upload(f"{name}.txt", text.format(**words, year=year).encode())


def _duties(plan: Plan, office: Office) -> list[Duty]:
    """What was read, as a person confirms it: each duty with the unit that sees to it."""
    names = [(unit.pk, unit.name) for unit in office.agency.units.values()]
    units = {unit.pk: unit for unit in office.agency.units.values()}
    return [
        Duty(
            text=read["text"][0].upper() + read["text"][1:],
            unit=units.get(owner(read.get("responsible"), names) or 0, office.root),
            output=OUTPUT.CONFERENCE if "trình Hội đồng" in read["text"] else read["output"],
            section=read.get("section") or "",
            owner_text=read.get("responsible") or "",
            due_on=due_day(read),
            due_text=read.get("deadline") or "",
            span=tuple(read["span"]) if read.get("span") else None,
            continuing=bool(read.get("continuing")) and read["output"] != OUTPUT.MOVEMENT,
        )
        for read in plan.reading["tasks"]
    ]


def _unit(office: Office, code: str) -> Unit:
    return office.agency.units[code] if code else office.root


def _task(office: Office, output: str, *, unit: str = "") -> Task:
    """The first open task that waits for such an output."""
    found = Task.objects.filter(status=Task.Status.OPEN, output=output, year=office.year)
    if unit:
        found = found.filter(unit=office.agency.units[unit])
    return found.order_by("due_on", "pk")[0]
