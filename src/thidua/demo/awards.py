"""Sudden merit on its short way; decisions at every step; a tờ trình whose outcome is awaited."""

from datetime import date

from django.core.files.uploadedfile import UploadedFile

from thidua.decisions.actions import (
    Outcome,
    Signed,
    draft_grant,
    draft_proposal,
    issue,
    number,
    number_proposal,
    pay,
    record_outcome,
    send_proposal,
    sign,
    sign_proposal,
    submit,
    submit_proposal,
)
from thidua.decisions.models import Decision, ProposalLine
from thidua.demo.office import HONOURS, Office, upload
from thidua.demo.past import STORY
from thidua.dossiers.actions import Entry, accept, propose_sudden, receive_line
from thidua.dossiers.models import Dossier
from thidua.files.models import File
from thidua.files.queries import content
from thidua.people.models import Person, Signer, Unit
from thidua.people.queries import signers_on

STORM = "Trực liên tục ba ngày đêm, khôi phục liên lạc cho các xã bị cô lập trong bão số 6."
RESCUE = "Phát hiện, ngăn chặn kịp thời cuộc tấn công vào cổng thông tin của các xã, phường."
FIRE = "Dũng cảm dập tắt đám cháy tại kho thiết bị, không để thiệt hại về người và tài sản."
HONEST = "Phát hiện, báo cáo kịp thời lô phương tiện đo giả tem kiểm định trên thị trường."
LOST = "Nhặt được tài sản lớn trong giờ trực, tìm và trả lại người đánh mất."


def decide_movement(office: Office) -> None:
    """The thematic award: decided, numbered, issued, paid."""
    passed = Dossier.objects.filter(
        kind=Dossier.Kind.THEMATIC, status=Dossier.Status.PASSED, year=office.year
    )
    made = _issue(office, list(passed), office.day(-58), 341)
    paid_on = office.day(-54)
    pay(made, paid_on=paid_on, by=office.users["ketoan"], at=office.at(paid_on, 10))


def reward_storm(office: Office) -> None:
    """Two people of the storm: proposed in the morning, agreed, decided; certificates made."""
    lines = [_sudden(office, "BCVT", office.staff("BCVT")[place], STORM, -50) for place in (3, 5)]
    _issue(office, _agreed(office, lines, -50), office.day(-48), 356)


def propose_to_province(office: Office) -> None:
    """For the same storm the province is asked for more: one declined, the others awaited."""
    unit = office.agency.units["BCVT"]
    honour = HONOURS["form_of_the_province"]
    nominees: list[tuple[str, Person | Unit]] = [
        ("BCVT", office.staff("BCVT")[1]),
        ("BCVT", unit),
        ("CNTT", office.staff("CNTT")[7]),
    ]
    lines = [_sudden(office, code, who, STORM, -44, honour) for code, who in nominees]
    passed = _agreed(office, lines, -43)
    by, day = office.officer, office.day(-40)
    made = draft_proposal(
        passed, unit=office.root, year=office.year, signer=_signer(day),
        addressee=STORY["settings"]["proposal_addressee"], by=by, at=office.at(day),
    )  # fmt: skip
    made = submit_proposal(made, by=by, at=office.at(day, 10))
    back = Signed(_signer(day), _copy(made.document.draft_pdf, "to-trinh.pdf"))
    made = sign_proposal(made, back, by=office.users["giamdoc"], at=office.at(day, 14))
    clerk = office.users["vanthu"]
    made = number_proposal(made, number=367, issued_on=day, by=clerk, at=office.at(day, 15))
    made = send_proposal(made, by=clerk, at=office.at(day, 16))
    record_outcome(
        made.lines.get(dossier__unit=office.agency.units["CNTT"]),
        Outcome(
            ProposalLine.Outcome.DECLINED,
            reason="Thành tích đã được Ủy ban nhân dân xã khen trong cùng đợt.",
            number="4120/UBND-NC",
            on=office.day(-14),
        ),
        by=by,
        at=office.at(office.day(-13)),
    )


def leave_work_for_everybody(office: Office) -> None:
    """What waits today: a signature, a number, the leader's word, a receipt."""
    staff = office.staff
    rescue = [_sudden(office, "CNTT", staff("CNTT")[place], RESCUE, -9) for place in (3, 9)]
    _signed(office, _agreed(office, rescue, -8), office.day(-6))
    fire = [_sudden(office, "UD", staff("UD")[6], FIRE, -5)]
    _submitted(office, _agreed(office, fire, -4), office.day(-3))
    honest = _sudden(office, "TDC", staff("TDC")[8], HONEST, -2)
    receive_line(honest, by=office.officer, at=office.at(office.day(-2), 15))
    propose_sudden(
        unit=office.agency.units["QLKH"],
        year=office.year,
        entry=Entry(staff("QLKH")[5], HONOURS["form_of_the_head"], Dossier.Kind.SUDDEN, LOST),
        by=office.users["truongphong"],
        at=office.at(office.day(-1), 16),
    )


def _sudden(
    office: Office, code: str, who: Person | Unit, deed: str, days: int, honour: str = ""
) -> Dossier:
    entry = Entry(who, honour or HONOURS["form_of_the_head"], Dossier.Kind.SUDDEN, deed)
    at = office.at(office.day(days))
    unit = office.agency.units[code]
    return propose_sudden(unit=unit, year=office.year, entry=entry, by=office.officer, at=at)


def _agreed(office: Office, lines: list[Dossier], days: int) -> list[Dossier]:
    """The lines received, and the leader's word on each."""
    day = office.day(days)
    for line in lines:
        receive_line(line, by=office.officer, at=office.at(day, 10))
    return [accept(line, by=office.users["giamdoc"], at=office.at(day, 11)) for line in lines]


def _submitted(office: Office, lines: list[Dossier], day: date) -> Decision:
    by = office.officer
    made = draft_grant(lines, unit=office.root, year=office.year, signer=_signer(day), by=by,
                       at=office.at(day))  # fmt: skip
    return submit(made, seen_changes=True, by=by, at=office.at(day, 10))


def _signed(office: Office, lines: list[Dossier], day: date) -> Decision:
    """The leader has signed; the signed copy lies beside the list."""
    made = _submitted(office, lines, day)
    back = Signed(_signer(day), _copy(made.document.draft_pdf, "quyet-dinh.pdf"))
    return sign(made, back, by=office.users["giamdoc"], at=office.at(day, 14))


def _issue(office: Office, lines: list[Dossier], day: date, given: int) -> Decision:
    clerk = office.users["vanthu"]
    made = _signed(office, lines, day)
    made = number(made, number=given, issued_on=day, by=clerk, at=office.at(day, 15))
    return issue(made, by=clerk, at=office.at(day, 16))


def _signer(day: date) -> Signer:
    return signers_on(day)[0]


def _copy(file: File | None, name: str) -> "UploadedFile[bytes]":
    """The composed paper, as it comes back from the signer."""
    assert file is not None
    return upload(name, content(file))
