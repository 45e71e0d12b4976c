"""Everything that may be done to a plan, a task, or a plan that a unit owes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from thidua.files.actions import receive
from thidua.files.models import File
from thidua.files.place import path_of
from thidua.journal.actions import record
from thidua.journal.state import state_of
from thidua.kit.keys import require_version
from thidua.kit.refusals import Refusal
from thidua.kit.text import fold
from thidua.people.mandate import mandate
from thidua.people.models import Person, Role, Unit, User
from thidua.plans.lifecycle import MOVES, TASK_MOVES, Step, TaskStep, may, may_task
from thidua.plans.models import OwedPlan, Plan, Task, TaskNote
from thidua.plans.reading import read_apart


class NotAllowed(Refusal):
    """This person may not take this step on this plan or task now."""


class ReasonMissing(Refusal):
    """An extension or a cancellation needs a reason."""


class AlreadySent(Refusal):
    """The unit has sent this plan before."""


@dataclass(frozen=True)
class Duty:
    """One task as a person confirmed it beside the paper."""

    text: str
    unit: Unit
    output: str = Task.Output.OTHER
    section: str = ""
    owner_text: str = ""
    person: Person | None = None
    due_on: date | None = None
    due_text: str = ""
    continuing: bool = False
    span: tuple[int, int] | None = None


@transaction.atomic
def take_in(
    *,
    unit: Unit,
    year: int,
    title: str,
    by: User,
    at: datetime,
    origin: str = Plan.Origin.OWN,
    file: File | None = None,
    text: str = "",
    reading: Mapping[str, Any] | None = None,
    answers: Plan | None = None,
) -> Plan:
    """A plan or an incoming công văn, as read; it waits to be confirmed by a person."""
    if not mandate(by, on=localdate(at)).has_any((Role.OFFICER, Role.HEAD), unit):
        raise NotAllowed(_("Bạn không có quyền đưa kế hoạch của đơn vị này vào phần mềm."))
    plan = Plan.objects.create(
        unit=unit,
        year=year,
        title=title,
        origin=origin,
        file=file,
        text=text,
        reading=dict(reading or {}),
        answers=answers,
        folded=fold(title)[:700],
        made_at=at,
        made_by=by,
    )
    record("take_in", plan, by=by, at=at, changes={"title": [None, title], "year": [None, year]})
    return plan


@transaction.atomic
def take_in_upload(
    upload: "UploadedFile[bytes]",
    *,
    unit: Unit,
    year: int,
    by: User,
    at: datetime,
    origin: str = Plan.Origin.OWN,
) -> Plan:
    """Keep an uploaded paper, read it apart, and lay the reading before a person.

    Raises what `files.actions.receive` raises, and NotRead.
    """
    file = receive(upload, by=by, at=at, kinds=("txt", "docx", "pdf"))
    text, reading = read_apart(path_of(file.hash), file.name)
    title = " ".join(filter(None, (reading.get("doc_type"), reading.get("subject")))) or file.name
    return take_in(
        unit=unit,
        year=year,
        title=title[:500],
        by=by,
        at=at,
        origin=origin,
        file=file,
        text=text,
        reading=reading,
    )


@transaction.atomic
def send_owed_upload(
    owed: OwedPlan, upload: "UploadedFile[bytes]", *, by: User, at: datetime
) -> OwedPlan:
    """The unit's own plan comes in and settles what it owes."""
    plan = take_in_upload(
        upload, unit=owed.unit, year=owed.plan.year, by=by, at=at, origin=Plan.Origin.UNIT
    )
    Plan.objects.filter(pk=plan.pk).update(answers=owed.plan)
    return send_owed(owed, sent=plan, by=by, at=at)


@transaction.atomic
def confirm(
    plan: Plan,
    *,
    title: str,
    year: int,
    duties: Iterable[Duty],
    version: int,
    by: User,
    at: datetime,
) -> Plan:
    """Confirm what was read, as corrected; its tasks appear."""
    stored = _locked(plan)
    require_version(version, stored.version)
    plan = _advance(stored, Step.CONFIRM, by=by, at=at, title=title, year=year)
    for duty in duties:
        add_task(duty, plan=plan, year=year, by=by, at=at)
    return plan


def close_plan(plan: Plan, *, by: User, at: datetime) -> Plan:
    """The plan's year is over."""
    return _advance(_locked(plan), Step.CLOSE, by=by, at=at)


@transaction.atomic
def add_task(
    duty: Duty,
    *,
    year: int,
    by: User,
    at: datetime,
    plan: Plan | None = None,
    key: UUID | None = None,
) -> Task:
    """One task, of a plan or made by hand; a second click with the same key finds the first."""
    if key and (there := Task.objects.filter(one_time_key=key).first()):
        return there
    if not mandate(by, on=localdate(at)).has_any((Role.OFFICER, Role.HEAD), duty.unit):
        raise NotAllowed(_("Bạn không có quyền giao nhiệm vụ cho đơn vị này."))
    start, end = duty.span or (None, None)
    task = Task.objects.create(
        plan=plan,
        year=year,
        text=duty.text,
        section=duty.section,
        span_start=start,
        span_end=end,
        owner_text=duty.owner_text,
        unit=duty.unit,
        person=duty.person,
        output=duty.output,
        due_on=duty.due_on,
        due_text=duty.due_text,
        continuing=duty.continuing,
        folded=fold(f"{duty.text} {duty.owner_text}"),
        one_time_key=key,
    )
    record("add_task", task, by=by, at=at, before={})
    return task


@transaction.atomic
def assign(
    task: Task, *, unit: Unit, person: Person | None, by: User, at: datetime, text: str = ""
) -> Task:
    """Give a task to a unit, or to a person of it."""
    task = _take(task, TaskStep.ASSIGN, by=by, at=at)
    task.unit, task.person = unit, person
    return _keep(task, TaskStep.ASSIGN, by=by, at=at, text=str(person or unit))


@transaction.atomic
def report(task: Task, *, text: str, by: User, at: datetime) -> Task:
    """Say how a task stands."""
    return _keep(
        _take(task, TaskStep.REPORT, by=by, at=at), TaskStep.REPORT, by=by, at=at, text=text
    )


@transaction.atomic
def extend(task: Task, *, due_on: date, reason: str, by: User, at: datetime) -> Task:
    """Give a task more time, with the reason."""
    task = _take(task, TaskStep.EXTEND, by=by, at=at)
    _require_reason(reason, _("gia hạn"))
    old, task.due_on = task.due_on, due_on
    return _keep(task, TaskStep.EXTEND, by=by, at=at, text=reason, old=old, new=due_on)


@transaction.atomic
def close(task: Task, *, output: str, by: User, at: datetime, file: File | None = None) -> Task:
    """A task is done: its output exists."""
    task = _take(task, TaskStep.CLOSE, by=by, at=at)
    return _done(task, output=output, file=file, on=localdate(at), by=by, at=at)


@transaction.atomic
def cancel(task: Task, *, reason: str, by: User, at: datetime) -> Task:
    """A task is not carried out, for a reason."""
    task = _take(task, TaskStep.CANCEL, by=by, at=at)
    _require_reason(reason, _("thôi thực hiện"))
    task.status = TASK_MOVES[TaskStep.CANCEL].end or task.status
    return _keep(task, TaskStep.CANCEL, by=by, at=at, text=reason)


@transaction.atomic
def file_output(
    kind: str, *, unit: Unit, text: str, year: int, by: User, at: datetime, file: File | None = None
) -> Task | None:
    """An output was made by a later step: the first open task of the unit that waits for such an
    output closes.

    Returns the task, or None where no task waited for it. Continuing tasks stay open.
    """
    waiting = Task.objects.select_for_update(of=("self",)).select_related("unit", "plan")
    task = (
        waiting.filter(year=year, unit=unit, output=kind, status=Task.Status.OPEN, continuing=False)
        .order_by("due_on", "pk")
        .first()
    )
    if task is None:
        return None
    return _done(task, output=text, file=file, on=localdate(at), by=by, at=at)


@transaction.atomic
def ask_for_plans(
    plan: Plan, *, units: Iterable[Unit], due_on: date, by: User, at: datetime
) -> int:
    """Units owe their own plan in answer to this one, by a day; returns how many are new."""
    if not mandate(by, on=localdate(at)).has(Role.OFFICER, plan.unit):
        raise NotAllowed(
            _("Chỉ chuyên viên thi đua, khen thưởng được yêu cầu đơn vị gửi kế hoạch.")
        )
    asked = 0
    for unit in units:
        _row, made = OwedPlan.objects.update_or_create(
            plan=plan, unit=unit, defaults={"due_on": due_on}
        )
        asked += made
    record("ask_for_plans", plan, by=by, at=at, note=f"{asked} đơn vị, hạn {due_on:%d/%m/%Y}")
    return asked


@transaction.atomic
def send_owed(owed: OwedPlan, *, sent: Plan, by: User, at: datetime) -> OwedPlan:
    """The unit sends the plan it owes."""
    owed = (
        OwedPlan.objects.select_for_update(of=("self",))
        .select_related("unit", "plan")
        .get(pk=owed.pk)
    )
    if not mandate(by, on=localdate(at)).has_any((Role.OFFICER, Role.HEAD), owed.unit):
        raise NotAllowed(
            _("Chỉ trưởng đơn vị hoặc chuyên viên thi đua, khen thưởng được gửi kế hoạch.")
        )
    if owed.sent_id:
        raise AlreadySent(_("Đơn vị đã gửi kế hoạch này rồi."))
    before = state_of(owed)
    owed.sent, owed.sent_at = sent, at
    owed.save()
    record("send_owed", owed, by=by, at=at, before=before)
    return owed


@transaction.atomic
def _advance(plan: Plan, step: Step, *, by: User, at: datetime, **changes: Any) -> Plan:
    """Take one step of a locked plan: check, write, tell the journal."""
    if not may(step, plan, mandate(by, on=localdate(at))):
        raise NotAllowed(
            _("Không thể “%(step)s”: kế hoạch đang ở tình trạng “%(status)s”.")
            % {"step": step.label, "status": plan.get_status_display()}
        )
    before = _brief(plan)
    for name, value in changes.items():
        setattr(plan, name, value)
    plan.status = MOVES[step].end or plan.status
    plan.folded = fold(plan.title)[:700]
    plan.version += 1
    plan.save()
    after = _brief(plan)
    record(
        step,
        plan,
        by=by,
        at=at,
        changes={k: [before[k], after[k]] for k in after if before[k] != after[k]},
    )
    return plan


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update(of=("self",)).select_related("unit").get(pk=plan.pk)


def _brief(plan: Plan) -> dict[str, Any]:
    """What of a plan the journal keeps: not its whole text and reading."""
    return {
        name: value
        for name, value in state_of(plan).items()
        if name not in ("text", "reading", "folded")
    }


def _take(task: Task, step: TaskStep, *, by: User, at: datetime) -> Task:
    rows = Task.objects.select_for_update(of=("self",)).select_related("unit", "person", "plan")
    stored = rows.get(pk=task.pk)
    if not may_task(step, stored, mandate(by, on=localdate(at))):
        raise NotAllowed(
            _(
                "Không thể “%(step)s”: nhiệm vụ đang ở tình trạng “%(status)s”, "
                "hoặc việc này thuộc người khác."
            )
            % {"step": step.label, "status": stored.get_status_display()}
        )
    return stored


def _keep(
    task: Task,
    step: TaskStep,
    *,
    by: User,
    at: datetime,
    text: str,
    old: date | None = None,
    new: date | None = None,
) -> Task:
    before = state_of(Task.objects.get(pk=task.pk))
    task.version += 1
    task.save()
    TaskNote.objects.create(
        task=task, kind=step, text=text, old_due_on=old, new_due_on=new, at=at, by=by
    )
    record(step, task, by=by, at=at, before=before, note=text)
    return task


def _done(task: Task, *, output: str, file: File | None, on: date, by: User, at: datetime) -> Task:
    task.status = TASK_MOVES[TaskStep.CLOSE].end or task.status
    task.done_on, task.output_text = on, output[:300]
    task.output_file = file or task.output_file
    return _keep(task, TaskStep.CLOSE, by=by, at=at, text=output)


def _require_reason(reason: str, what: str) -> None:
    if not reason.strip():
        raise ReasonMissing(_("Hãy ghi lý do %(what)s nhiệm vụ.") % {"what": what})
