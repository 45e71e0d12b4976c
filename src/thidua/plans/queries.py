"""What can be asked of plans, tasks and the plans that units owe."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.kit.desk import Found, Waiting
from thidua.kit.search import matching
from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.people.queries import in_branches
from thidua.plans.models import OwedPlan, Plan, Task

OFFICE = (Role.OFFICER, Role.LEADER, Role.SECRETARY)
READERS = (*OFFICE, Role.HEAD)
SOON = timedelta(days=7)


def visible_to(mandate: Mandate) -> QuerySet[Plan]:
    """Confirmed plans of the agency are for everybody; drafts for the office; a unit's for its
    head.
    """
    found = Plan.objects.select_related("unit", "file", "document")
    if not mandate.reach:
        return found.none()
    own = in_branches(mandate.branches(*READERS))
    public = ~Q(origin=Plan.Origin.UNIT) & ~Q(status=Plan.Status.DRAFT)
    return found.filter(own | public)


def visible_tasks(mandate: Mandate) -> QuerySet[Task]:
    """Those of the branches where the office, the leader or the head works; one's own."""
    found = Task.objects.select_related("unit", "person", "plan")
    own = Q(person=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    return found.filter(own | in_branches(mandate.branches(*READERS)))


def matching_tasks(
    mandate: Mandate,
    *,
    year: int | None = None,
    words: str = "",
    status: str = "",
    on: date | None = None,
) -> QuerySet[Task]:
    """Tasks by year, words without marks, and status; status "late" is open past its day."""
    found = matching(visible_tasks(mandate), words)
    if year:
        found = found.filter(year=year)
    if status == "late" and on:
        return found.filter(status=Task.Status.OPEN, due_on__lt=on)
    return found.filter(status=status) if status else found


def owed(mandate: Mandate) -> QuerySet[OwedPlan]:
    """The plans that units owe, in the branches of the office, the leader and the head."""
    found = OwedPlan.objects.select_related("plan", "unit", "sent")
    return found.filter(in_branches(mandate.branches(*READERS)))


def waiting(mandate: Mandate, on: date) -> list[Waiting]:
    """What waits: late tasks, tasks due this week, drafts to confirm, plans owed."""
    found = []
    tasks = _tasks_to_do(mandate).filter(status=Task.Status.OPEN)
    here = reverse("plans:tasks")
    late = tasks.filter(due_on__lt=on).order_by("due_on")
    if count := late.count():
        text = _("nhiệm vụ quá hạn")
        found.append(Waiting(text, f"{here}?tinh_trang=late", count, late[0].due_on, _("Xem")))
    soon = tasks.filter(due_on__gte=on, due_on__lte=on + SOON).order_by("due_on")
    if count := soon.count():
        first = soon[0].due_on
        found.append(Waiting(_("nhiệm vụ đến hạn trong tuần"), here, count, first, _("Xem")))
    drafts = visible_to(mandate).filter(status=Plan.Status.DRAFT)
    if mandate.holds(Role.OFFICER) and (count := drafts.count()):
        text = _("kế hoạch, công văn đã đọc, chờ xác nhận")
        found.append(Waiting(text, reverse("plans:plans"), count, None, _("Xác nhận")))
    unsent = owed(mandate).filter(sent=None, unit__path__in=mandate.branches(Role.HEAD))
    if mandate.holds(Role.HEAD) and (debt := unsent.order_by("due_on").first()):
        text = _("kế hoạch của đơn vị phải gửi")
        found.append(Waiting(text, reverse("plans:owed"), unsent.count(), debt.due_on, _("Gửi")))
    return found


def search(mandate: Mandate, words: str) -> list[Found]:
    """Plans whose title has these words."""
    found = matching(visible_to(mandate), words)
    return [
        Found(
            plan.title,
            f"{plan.year} · {plan.unit}",
            reverse("plans:plan", args=[plan.pk]),
            _("Kế hoạch"),
        )
        for plan in found[:20]
    ]


def _tasks_to_do(mandate: Mandate) -> QuerySet[Task]:
    """The tasks this mandate itself has to see to, not all it may read."""
    if mandate.holds(Role.OFFICER):
        return Task.objects.filter(in_branches(mandate.branches(Role.OFFICER)))
    own = Q(person=mandate.user.person_id) if mandate.user.person_id else Q(pk__in=[])
    return Task.objects.filter(own | in_branches(mandate.branches(Role.HEAD)))
