"""The records that the access table names for rounds, lines and lists: all of unit A."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from tests.access.world import World
from tests.factories.dossiers import (
    NOON,
    TODAY,
    DossierFactory,
    FileFactory,
    PaperFactory,
    RoundFactory,
    SummaryFactory,
)
from thidua.documents.models import Delivery
from thidua.dossiers.models import Dossier, FiledPaper, Opinion, Remark, Round, SummaryList
from thidua.files.actions import keep
from thidua.files.models import File
from thidua.people.models import Setting


def stored(world: World) -> File:
    return keep(b"%PDF-1.4 ", name="giay.pdf", kind="pdf", by=None, at=NOON)


def draft_round(world: World) -> Round:
    return DossierFactory(
        round__unit=world.a, round__papers=True, round__minutes_file=FileFactory()
    ).round


def sent_round(world: World) -> Round:
    return DossierFactory(submitted=True, round__unit=world.a).round


def received_round(world: World) -> Round:
    return DossierFactory(received=True, round__unit=world.a).round


def round_file(world: World) -> dict[str, Any]:
    round = RoundFactory(unit=world.a, proposal_file=stored(world))
    return {"pk": round.pk, "which": "to-trinh"}


def delivery(world: World) -> Delivery:
    RoundFactory(pk=1, unit=world.a)
    file = keep(b"STT,Ten\n", name="de-nghi.txt", kind="txt", by=None, at=NOON)
    return Delivery.objects.create(
        unit=world.a, purpose="nomination", year=2025, file=file, at=NOON
    )


def line(**given: Any) -> Callable[[World], Dossier]:
    return lambda world: DossierFactory(**given, round__unit=world.a)


def own_dossier(world: World) -> Dossier:
    own = world.accounts["staff"].person
    return DossierFactory(round__unit=world.a, person=own)


def step(verb: str, **given: Any) -> Callable[[World], dict[str, Any]]:
    return lambda world: {"pk": line(**given)(world).pk, "step": verb}


def accept_step(world: World) -> dict[str, Any]:
    found = DossierFactory(sudden=True, status="received", unit=world.a, received_on=TODAY)
    return {"pk": found.pk, "step": "accept"}


def opinion(world: World) -> Opinion:
    found = line(received=True)(world)
    return Opinion.objects.create(dossier=found, body="Thuế", sent_on=TODAY, due_on=TODAY)


def owed_paper(world: World) -> dict[str, Any]:
    return {"pk": PaperFactory(dossier=line(received=True)(world)).pk, "verb": "khong-can"}


def given_paper(world: World) -> object:
    return PaperFactory(dossier=line(received=True)(world), given=True, file=stored(world))


def filed_paper(world: World) -> FiledPaper:
    found = line(passed=True)(world)
    return FiledPaper.objects.create(
        dossier=found, title="Phiếu trình", file=stored(world), at=NOON
    )


def open_summary(world: World) -> SummaryList:
    summary = SummaryFactory(unit=world.agency)
    DossierFactory(appraised=True, round__unit=world.a, summary=summary)
    return summary


def published_summary(world: World) -> SummaryList:
    today = timezone.localdate()
    summary = SummaryFactory(
        unit=world.agency,
        published=True,
        published_from=today,
        published_until=today + timedelta(days=4),
    )
    DossierFactory(appraised=True, round__unit=world.a, summary=summary)
    return summary


def openly_published_summary(world: World) -> SummaryList:
    day = timezone.localdate() - timedelta(days=1)
    Setting.objects.create(key="publication_public", value=True, from_on=day)
    return published_summary(world)


def remark(world: World) -> Remark:
    return Remark.objects.create(summary=published_summary(world), text="Góp ý", at=NOON)


RECORDS = {
    "draft round": draft_round,
    "sent round": sent_round,
    "received round": received_round,
    "round file": round_file,
    "nomination delivery": delivery,
    "dossier": line(),
    "own dossier": own_dossier,
    "received dossier": line(received=True),
    "submit step": step("submit", returned=True),
    "drop step": step("drop"),
    "receive step": step("receive", submitted=True),
    "return step": step("return", received=True),
    "withdraw step": step("withdraw", received=True),
    "hold step": step("hold", received=True),
    "release step": step("release", held=True),
    "lower step": step("lower", received=True),
    "appraise step": step("appraise", received=True),
    "accept step": accept_step,
    "remove step": step("remove", passed=True),
    "opinion": opinion,
    "owed paper": owed_paper,
    "given paper": given_paper,
    "filed paper": filed_paper,
    "open summary": open_summary,
    "published summary": published_summary,
    "openly published summary": openly_published_summary,
    "remark": remark,
}
