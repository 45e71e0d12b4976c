"""Turns a decision or a proposal on record into the paper that goes to be signed. Reads only."""

from collections.abc import Iterable
from datetime import date

from thidua.decisions.models import Decision, DecisionLine, Proposal
from thidua.documents.models import Document
from thidua.dossiers.models import Dossier
from thidua.honours.models import HeldHonour
from thidua.journal.queries import head
from thidua.library.queries import law_for
from thidua.papers.write import Paper
from thidua.papers.write.kinds import (
    amending_decision,
    decision,
    money_list,
    proposal,
    revoking_decision,
)
from thidua.papers.write.kinds.cited import Cited
from thidua.papers.write.kinds.lists import Group, Kind, Recipient
from thidua.papers.write.paper import Letterhead, PaperDate
from thidua.papers.write.paper import Signer as PaperSigner
from thidua.people.models import Unit
from thidua.people.queries import settings_on
from thidua.rulebook import Law

BASES = (
    "Luật Thi đua, khen thưởng",
    "Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ",
)


def grant_paper(made: Decision, *, on: date) -> Paper:
    """Quyết định khen thưởng with its list, as it stands now."""
    agency = settings_on(on)
    lines = list(standing(made))
    return decision.compose(
        decision.Decision(
            head=letterhead(made.document, on=on),
            issuer=issuer(made.document, on=on),
            bases=BASES,
            proposer=_council(agency),
            groups=groups(lines, law_for(made.unit, on=on), agency["printed_names"]),
            executors=_executors(made.unit),
            signer=signer(made.document),
            recipients=_recipients(agency),
            period=f"năm {made.year}",
            merit="đã có thành tích xuất sắc trong công tác" if not made.reason else made.reason,
            fund="Quỹ thi đua, khen thưởng của cơ quan",
            money_basis="Nghị định số 152/2025/NĐ-CP",
            journal_head=head().hash,
        )
    )


def amend_paper(made: Decision, *, on: date) -> Paper:
    """Quyết định sửa đổi: each corrected line, what was printed and what it now says."""
    agency = settings_on(on)
    changes = tuple(
        amending_decision.Change(
            about=f"{line.corrects.printed_name}, {line.corrects.as_printed}",
            printed=_said(line.corrects.printed_name, line.corrects.printed_unit),
            now=_said(line.printed_name, line.printed_unit),
        )
        for line in standing(made)
        if line.corrects
    )
    return amending_decision.compose(
        amending_decision.AmendingDecision(
            head=letterhead(made.document, on=on),
            issuer=issuer(made.document, on=on),
            bases=BASES,
            proposer=_council(agency),
            original=cited(made.amends),
            changes=changes,
            executors=_executors(made.unit),
            signer=signer(made.document),
            recipients=_recipients(agency),
            reason=made.reason,
            consequences=("Giấy chứng nhận đã cấp theo nội dung cũ được thu hồi và cấp lại.",),
            journal_head=head().hash,
        )
    )


def revoke_paper(made: Decision, *, on: date) -> Paper:
    """Quyết định hủy bỏ: who loses what, why, and what comes back."""
    agency = settings_on(on)
    lines = list(standing(made))
    return revoking_decision.compose(
        revoking_decision.RevokingDecision(
            head=letterhead(made.document, on=on),
            issuer=issuer(made.document, on=on),
            bases=BASES,
            proposer=_council(agency),
            original=cited(made.amends),
            groups=groups(lines, law_for(made.unit, on=on), agency["printed_names"]),
            reason=made.reason,
            executors=_executors(made.unit),
            signer=signer(made.document),
            recipients=_recipients(agency),
            items="Bằng, giấy chứng nhận",
            return_to=agency["name"],
            journal_head=head().hash,
        )
    )


def money_paper(made: Decision, *, on: date) -> Paper:
    """Danh sách chi tiền thưởng of an issued decision."""
    agency = settings_on(on)
    return money_list.compose(
        money_list.MoneyList(
            head=Letterhead(agency=agency["name"], parent=agency["parent_name"]),
            decision=cited(made),
            groups=groups(list(standing(made)), law_for(made.unit, on=on), agency["printed_names"]),
            source="Quỹ thi đua, khen thưởng",
        )
    )


def proposal_paper(made: Proposal, *, on: date) -> Paper:
    """Tờ trình with its list."""
    agency = settings_on(on)
    lines = [line.dossier for line in made.lines.select_related("dossier__unit")]
    return proposal.compose(
        proposal.Proposal(
            head=letterhead(made.document, on=on),
            proposer=agency["name"],
            addressees=(made.addressee,),
            authority=made.addressee,
            bases=BASES,
            groups=dossier_groups(lines, law_for(made.unit, on=on), agency["printed_names"]),
            period=f"năm {made.year}",
            signer=signer(made.document),
            recipients=("Như trên", "Hội đồng TĐKT", "Lưu: VT, TĐKT"),
            attachments=(
                "Biên bản họp Hội đồng Thi đua - Khen thưởng",
                "Biên bản kiểm phiếu",
                "Hồ sơ của từng trường hợp",
            ),
        )
    )


def standing(made: Decision) -> Iterable[DecisionLine]:
    """The lines that have not been taken out, in their order."""
    rows = made.lines.filter(removed=False).select_related("dossier", "corrects", "held")
    return rows.order_by("number")


def letterhead(document: Document, *, on: date) -> Letterhead:
    """The top of a paper of the agency, with its number and day once it has them."""
    agency = settings_on(on)
    day = PaperDate.of(document.issued_on) if document.issued_on else PaperDate()
    return Letterhead(
        agency=agency["name"],
        parent=agency["parent_name"],
        symbol=document.symbol,
        number=document.number,
        place=agency["place"],
        date=day,
    )


def issuer(document: Document, *, on: date) -> str:
    """The office that decides: the head's, whoever signs for the head."""
    return f"Giám đốc {settings_on(on)['name']}"


def signer(document: Document) -> PaperSigner:
    """The signer as printed."""
    given = document.signer
    if given is None:
        return PaperSigner(title="GIÁM ĐỐC")
    prefix = (given.authority,) if given.authority else ()
    return PaperSigner(title=given.title.upper(), name=given.person.name, prefix=prefix)


def cited(made: Decision | None) -> Cited:
    """An issued decision, as another paper names it."""
    document = made.document if made else None
    return Cited(
        number_symbol=document.number_symbol if document else "",
        day=(document.issued_on if document else None) or PaperDate(),
    )


def groups(lines: Iterable[DecisionLine], law: Law, printed: dict[str, str]) -> tuple[Group, ...]:
    """The lines by honour, as the list of a decision prints them."""
    by_honour: dict[str, list[Recipient]] = {}
    for line in lines:
        by_honour.setdefault(line.honour, []).append(
            Recipient(
                name=line.printed_name,
                kind=_kind(line.dossier or line.corrects),
                post=line.printed_post,
                unit=line.printed_unit,
                achievement=line.achievement,
                money=line.money or None,
            )
        )
    return _groups(by_honour, law, printed)


def dossier_groups(
    lines: Iterable[Dossier], law: Law, printed: dict[str, str]
) -> tuple[Group, ...]:
    """The same of lines that are only proposed."""
    by_honour: dict[str, list[Recipient]] = {}
    for line in lines:
        by_honour.setdefault(line.honour, []).append(
            Recipient(
                name=line.nominee_name,
                kind=_kind(line),
                post=line.post_text,
                unit=line.unit.name,
                achievement=line.achievement,
            )
        )
    return _groups(by_honour, law, printed)


def honour_name(law: Law, code: str, printed: dict[str, str]) -> str:
    """The honour's name as this agency prints it."""
    honour = law.honours[code]
    return printed.get(code) or honour.printed or honour.name["vi"]


def _groups(
    by_honour: dict[str, list[Recipient]], law: Law, printed: dict[str, str]
) -> tuple[Group, ...]:
    ordered = sorted(by_honour, key=lambda code: law.honours[code].rank)
    return tuple(
        Group(
            honour=honour_name(law, code, printed),
            recipients=tuple(by_honour[code]),
            is_title=law.honours[code].category == "danh-hieu",
        )
        for code in ordered
    )


def _kind(of: Dossier | HeldHonour | None) -> Kind:
    if of is None or of.person_id:
        return "person"
    return "household" if of.household else "collective"


def _said(name: str, unit: str) -> str:
    return ", ".join(filter(None, (name, unit)))


def _council(agency: dict[str, str]) -> str:
    return agency["council_name"]


def _executors(unit: Unit) -> str:
    return "Chánh Văn phòng, Trưởng các phòng, Thủ trưởng các đơn vị trực thuộc"


def _recipients(agency: dict[str, str]) -> tuple[str, ...]:
    return ("Như Điều 3", f"{agency['parent_name']} (để báo cáo)", "Lưu: VT, TĐKT")
