"""The running year of the demo: sound by the record, with something waiting for every role."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests.demo.conftest import NOW
from thidua.cli.verify import faults
from thidua.council.models import Meeting
from thidua.decisions.models import Certificate, Decision, Proposal
from thidua.demo.accounts import NAMES, public_page, roles_to_show
from thidua.demo.office import Office
from thidua.documents.models import Document
from thidua.dossiers.models import Dossier, Round
from thidua.home.menu import menu_for
from thidua.home.queries import desk
from thidua.people.mandate import Mandate, mandate
from thidua.people.models import Role
from thidua.plans.models import OwedPlan, Plan, Task, TaskNote

TODAY = localdate(NOW)
SHARED = "/ho-so/cong-khai/"  # the list shown inside waits for everybody
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("office")]


def of(office: Office, name: str) -> Mandate:
    return mandate(office.users[name], on=TODAY)


def as_(office: Office, name: str) -> Client:
    client = Client()
    client.force_login(office.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_role_has_one_account() -> None:
    assert {held.role for held in roles_to_show()} == set(Role)


def test_verify_finds_no_fault() -> None:
    assert faults() == []


@pytest.mark.parametrize("name", NAMES)
def test_something_of_its_own_waits_for_each_role(office: Office, name: str) -> None:
    waiting = [one for _title, _tone, group in desk(of(office, name), TODAY) for one in group]

    assert [one for one in waiting if one.url != SHARED]


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_the_menu_and_all_that_waits_opens(office: Office, name: str) -> None:
    client, held = as_(office, name), of(office, name)
    waiting = [one.url for _title, _tone, group in desk(held, TODAY) for one in group]
    pages = ["/", *(line.url for line in menu_for(held, "/")), *waiting]

    told = {page: client.get(page, follow=True).status_code for page in pages}

    assert told == dict.fromkeys(pages, 200)


def test_judging_gives_answers_under_the_text_last_known() -> None:
    told = set(Dossier.objects.values_list("outcome", flat=True))

    assert told == {"eligible", "eligible-if", "unknown", "not-eligible", "deferred"}


def test_rounds_stand_at_every_step() -> None:
    steps = Round.Status
    told = set(Round.objects.values_list("status", flat=True))

    assert told >= {steps.DRAFT, steps.SENT, steps.RECEIVED, steps.CLOSED}


def test_plan_was_read_and_its_tasks_stand_in_every_state() -> None:
    plan = Plan.objects.get(origin=Plan.Origin.OWN)
    tasks = Task.objects.filter(plan=plan)

    assert plan.status == Plan.Status.CONFIRMED
    assert tasks.filter(span_start__isnull=False).count() >= 10
    assert tasks.filter(status=Task.Status.OPEN, due_on__lt=TODAY).count() == 1
    assert TaskNote.objects.filter(kind=TaskNote.Kind.EXTEND).count() == 1
    assert tasks.get(output=Task.Output.DECISION).status == Task.Status.DONE
    sent = OwedPlan.objects.exclude(sent=None).count()
    assert 0 < sent < OwedPlan.objects.count()


def test_a_ballot_is_open_and_an_earlier_meeting_has_its_minutes(office: Office) -> None:
    told = list(Meeting.objects.order_by("starts_at").values_list("status", flat=True))

    assert told == [Meeting.Status.MINUTED, Meeting.Status.OPEN]
    found = desk(of(office, "uyvien"), TODAY)
    assert any("/phieu/" in one.url for _title, _tone, group in found for one in group)


def test_decisions_wait_for_a_signature_and_for_a_number() -> None:
    steps = Document.Status
    told = sorted(one.document.status for one in Decision.objects.select_related("document"))

    assert told == sorted([steps.SUBMITTED, steps.SIGNED, steps.ISSUED, steps.ISSUED])
    assert Proposal.objects.get().status == Proposal.Status.SENT


def test_anybody_may_look_up_a_certificate() -> None:
    response = Client().get(public_page())

    shown = Certificate.objects.order_by("pk")[0]
    assert response.status_code == 200
    assert shown.printed_name in response.content.decode()


def test_nothing_has_happened_after_the_moment_of_making() -> None:
    late = Document.objects.filter(made_at__gt=NOW + timedelta(seconds=1))

    assert not late.exists()
