"""The rule of the invented province in force; the last known text applied; years joined."""

from datetime import date
from pathlib import Path

from thidua.demo.office import HONOURS, Office
from thidua.demo.past import STORY
from thidua.library.actions import put_in_force, rely
from thidua.people.actions import decide_years_joined
from thidua.people.models import ReorganisationPart

IN_FORCE: date = STORY["regulation"]["from"]
RELIED_ON: date = STORY["reliance"]["from"]


def put_rule_in_force(office: Office) -> None:
    """The province's rule judges from its first day."""
    rule = STORY["regulation"]
    put_in_force(
        Path(__file__).parent / "regulation",
        name=rule["name"],
        instrument=rule["instrument"],
        unit=office.root,
        from_on=IN_FORCE,
        by=office.officer,
        at=office.at(IN_FORCE),
    )


def apply_last_known_text(office: Office) -> None:
    """Until the text of the amended law is loaded, the last known one is applied, on record."""
    told = STORY["reliance"]
    for code in HONOURS.values():
        rely(
            code,
            document=told["document"],
            document_on=told["signed"],
            reason=told["reason"],
            from_on=RELIED_ON,
            by=office.users["giamdoc"],
            at=office.at(RELIED_ON, 14),
        )


def join_years(office: Office) -> None:
    """For one merged unit the years are joined; for the other nobody has decided yet."""
    part = ReorganisationPart.objects.get(unit=office.agency.units["KHTC"], after=True)
    decide_years_joined(
        part.reorganisation,
        joined=True,
        reason="Hai phòng cũ cùng chức năng; biên chế, nhiệm vụ được chuyển nguyên trạng.",
        by=office.officer,
        at=office.at(IN_FORCE, 15),
    )
