"""The official papers of rounds and lists, composed from the records: values in, a Paper out."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.timezone import localtime
from django.utils.translation import override

from thidua.dossiers import queries
from thidua.dossiers.models import Dossier, DossierPaper, Round, SummaryList
from thidua.kit.templatetags.kit import WORDS
from thidua.library.queries import honour_names, law_for
from thidua.papers.write import Letterhead, Paper, PaperDate, Signer
from thidua.papers.write.kinds import publication_notice, receipt, summary_list
from thidua.papers.write.kinds.lists import Group, Kind, Recipient
from thidua.people.models import User
from thidua.people.queries import settings_on, signers_on

IN_VIETNAMESE = "vi"


def kind_of_recipient(line: Dossier) -> Kind:
    """The word of lists for a line's nominee."""
    if line.person_id:
        return "person"
    return "collective" if line.collective_id else "household"


def summary_paper(summary: SummaryList, lines: Iterable[Dossier], *, on: date) -> Paper:
    """Danh sách tổng hợp: all lines, unit by unit, with what the appraisal says."""
    with override(IN_VIETNAMESE):
        names, law = honour_names(on=on), law_for(summary.unit, on=on)
        titles = {code for code, known in law.honours.items() if known.category == "danh-hieu"}
        listed = tuple(_summary_line(line, names, titles) for line in lines)
        return summary_list.compose(
            summary_list.SummaryList(
                head=_letterhead(on, symbol=""),
                subject=f"Đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm "
                f"{summary.year}",
                lines=listed,
                signers=(_signer(on),),
            )
        )


def notice_paper(summary: SummaryList, lines: Iterable[Dossier], *, on: date) -> Paper:
    """Thông báo công khai: only names, units and honours."""
    with override(IN_VIETNAMESE):
        kept = settings_on(on)
        return publication_notice.compose(
            publication_notice.PublicationNotice(
                head=_letterhead(on, symbol=f"TB-{kept['symbol']}"),
                issuer=kept["name"],
                groups=_groups(lines, on),
                period=f"năm {summary.year}",
                first=summary.published_from or on,
                last=summary.published_until or on,
                where="trang nội bộ của cơ quan",
                remarks_to=str(summary.unit),
                signer=_signer(on),
                recipients=("Các đơn vị thuộc cơ quan", "Lưu: VT"),
            )
        )


def receipt_paper(round: Round, lines: Iterable[Dossier], *, by: User, on: date) -> Paper:
    """Giấy biên nhận: what came in, what is owed and until when."""
    given = list(lines)
    with override(IN_VIETNAMESE):
        return receipt.compose(
            receipt.Receipt(
                head=_letterhead(on, symbol=""),
                receiver=settings_on(on)["name"],
                receiver_name=str(by),
                submitter=round.unit.name,
                submitter_name="",
                content=f"{len(given)} đề nghị khen thưởng năm {round.year}",
                received_at=_local(round.received_at),
                received=tuple(_received(round, given)),
                owed=tuple(_owed(round, given)),
            )
        )


def outcome_text(outcome: str) -> str:
    """The word for an outcome, as every screen says it."""
    return str(WORDS[outcome].text) if outcome in WORDS else ""


def _summary_line(line: Dossier, names: dict[str, str], titles: set[str]) -> summary_list.Line:
    name, is_title = names.get(line.honour, line.honour), line.honour in titles
    return summary_list.Line(
        name=line.nominee_name,
        unit=line.unit.name,
        kind=kind_of_recipient(line),
        post=line.post_text,
        title=name if is_title else "",
        form="" if is_title else name,
        verdict=outcome_text(line.outcome),
        note=line.because if line.outcome != "eligible" else "",
    )


def _groups(lines: Iterable[Dossier], on: date) -> tuple[Group, ...]:
    names, law = honour_names(on=on), law_for(None, on=on)
    by_honour: dict[str, list[Recipient]] = {}
    for line in lines:
        recipient = Recipient(
            name=line.nominee_name,
            kind=kind_of_recipient(line),
            unit=line.unit.name if not line.collective_id else "",
        )
        by_honour.setdefault(line.honour, []).append(recipient)
    return tuple(
        Group(
            honour=names.get(code, code),
            recipients=tuple(found),
            is_title=code in law.honours and law.honours[code].category == "danh-hieu",
        )
        for code, found in by_honour.items()
    )


def _received(round: Round, lines: list[Dossier]) -> Iterable[receipt.Received]:
    lacks = queries.round_lacks(round)
    if "Tờ trình" not in lacks:
        number = f" số {round.proposal_number}" if round.proposal_number else ""
        yield receipt.Received(paper=f"Tờ trình{number} kèm danh sách", count=1)
    if "Biên bản họp bình xét" not in lacks:
        yield receipt.Received(paper="Biên bản họp bình xét", count=1)
    given = DossierPaper.objects.filter(dossier__in=lines, status=DossierPaper.Status.GIVEN)
    counts: dict[str, int] = {}
    for name in given.values_list("name", flat=True):
        counts[name] = counts.get(name, 0) + 1
    for name, count in counts.items():
        yield receipt.Received(paper=name, count=count, form="tệp điện tử")


def _owed(round: Round, lines: list[Dossier]) -> Iterable[receipt.Owed]:
    for lack in queries.round_lacks(round):
        yield receipt.Owed(paper=lack, nominee="Cả đợt")
    owed = DossierPaper.objects.filter(dossier__in=lines, status=DossierPaper.Status.OWED)
    for paper in owed.select_related("dossier").order_by("due_on", "pk"):
        yield receipt.Owed(paper=paper.name, nominee=paper.dossier.nominee_name, due=paper.due_on)


def _letterhead(on: date, *, symbol: str) -> Letterhead:
    kept = settings_on(on)
    return Letterhead(
        agency=str(kept["name"]).upper(),
        parent=str(kept["parent_name"]).upper(),
        symbol=symbol,
        place=kept["place"],
        date=PaperDate(month=on.month, year=on.year),
    )


def _signer(on: date) -> Signer:
    first = signers_on(on).first()
    if first is None:
        return Signer(title="THỦ TRƯỞNG CƠ QUAN")
    prefix = (first.authority.upper(),) if first.authority else ()
    return Signer(title=first.title.upper(), prefix=prefix, name=first.person.name)


def _local(moment: datetime | None) -> datetime:
    if moment is None:
        raise ValueError("a receipt is for a round that was received")
    return localtime(moment)
