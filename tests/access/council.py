"""What the lines of the council's URLs are about: the leader is chair, the secretary secretary, the
member of the counting team.
"""

from collections.abc import Callable
from typing import Any

from tests.access.world import World
from tests.factories.council import METHOD, MORNING, Story
from tests.factories.council import story as make_story
from tests.factories.dossiers import PaperFactory
from thidua.council.actions import counting, sitting, voting
from thidua.council.models import AgendaItem, Meeting, VoteLine, WrittenOpinion
from thidua.council.tally import Entry
from thidua.dossiers.actions import file_paper
from thidua.files.actions import keep

TITLE = "lao-dong-tien-tien"


def story(world: World) -> Story:
    told = make_story(5, [world.accounts[role] for role in ("leader", "secretary", "member")])
    for _ in range(2):
        told.line(TITLE)
    return told


def planned(world: World) -> Meeting:
    return story(world).plan()


def sent(world: World) -> Meeting:
    return story(world).send()


def sitting_(world: World, absent: tuple[int, ...] = ()) -> Story:
    told = story(world)
    told.sit(absent)
    return told


def waiting(world: World) -> AgendaItem:
    return sitting_(world).item(TITLE)


def ballot(world: World) -> AgendaItem:
    return sitting_(world).open(TITLE, METHOD.ELECTRONIC)


def on_paper(world: World) -> AgendaItem:
    told = sitting_(world)
    item = told.open(TITLE, METHOD.PAPER)
    return voting.close_item(item, by=told.secretary, at=MORNING)


def void(world: World) -> AgendaItem:
    told = sitting_(world)
    item = told.open(TITLE, METHOD.PAPER)
    return voting.void(item, reason="Mất điện", by=told.secretary, at=MORNING)


def counted(world: World) -> VoteLine:
    told = sitting_(world)
    item = voting.close_item(told.open(TITLE, METHOD.PAPER), by=told.secretary, at=MORNING)
    lines = {line.pk: Entry(5, 5, 0) for line in told.lines(TITLE)}
    given = {"issued": 5, "returned": 5, "counts": lines}
    counting.enter_counts(item, **given, by=told.secretary, at=MORNING)  # type: ignore[arg-type]
    counting.count(item, by=told.secretary, at=MORNING)
    return told.lines(TITLE)[0]


def closed(world: World) -> Meeting:
    meeting = counted(world).item.meeting
    return sitting.close_meeting(meeting, by=world.accounts["secretary"], at=MORNING)


def opinion(world: World) -> dict[str, Any]:
    told = sitting_(world, absent=(4,))
    (line, _other) = told.lines(TITLE)
    file = keep(b"%PDF-1.4", name="y-kien.pdf", kind="pdf", by=told.secretary, at=MORNING)
    WrittenOpinion.objects.create(line=line, member=told.seats[4], agrees=True, file=file)
    return {"pk": line.item_id, "file": file.pk}


def recusal(world: World) -> Any:
    told = sitting_(world)
    line = told.lines(TITLE)[0]
    return voting.stand_aside(line, told.seats[2], by=told.secretary, at=MORNING)


def paper(world: World) -> Any:
    dossier = sent(world).items.get().lines.first().dossier
    file = keep(b"%PDF-1.4", name="bao-cao.pdf", kind="pdf", by=None, at=MORNING)
    return PaperFactory(dossier=dossier, status="given", file=file)


def filed(world: World) -> Any:
    dossier = sent(world).items.get().lines.first().dossier
    file = keep(b"%PDF-1.4", name="y-kien.pdf", kind="pdf", by=None, at=MORNING)
    return file_paper(dossier, title="Ý kiến", file=file, at=MORNING)


def slips(world: World) -> dict[str, Any]:
    return {"pk": on_paper(world).pk, "form": "docx"}


def invitation(world: World) -> dict[str, Any]:
    return {"pk": sent(world).pk, "kind": "giay-moi", "form": "pdf"}


RECORDS: dict[str, Callable[[World], Any]] = {
    "council": lambda world: story(world).council,
    "seat": lambda world: story(world).seats[4],
    "planned meeting": planned,
    "sent meeting": sent,
    "open meeting": lambda world: sitting_(world).meeting,
    "closed meeting": closed,
    "line": lambda world: sent(world).items.get().lines.first(),
    "invitation": invitation,
    "waiting item": waiting,
    "open ballot": ballot,
    "paper item": on_paper,
    "void item": void,
    "counted line": counted,
    "written opinion": opinion,
    "recusal": recusal,
    "paper before the council": paper,
    "paper filed before the council": filed,
    "slips": slips,
}
