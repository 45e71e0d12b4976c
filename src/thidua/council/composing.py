"""Turns the record of a meeting into its papers: invitation, slips, minutes, counting report.

Reads only; the sentences of each paper are those of `papers.write.kinds`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from thidua.council import queries, rules
from thidua.council.models import AgendaItem, Attendance, Meeting, Membership, VoteLine
from thidua.dossiers.models import Dossier
from thidua.journal.queries import head as journal_head
from thidua.library.queries import honour_names
from thidua.papers.write import Paper, to_docx, to_pdf
from thidua.papers.write.kinds import ballot_slip
from thidua.papers.write.kinds import counting_report as report_kind
from thidua.papers.write.kinds import invitation as invitation_kind
from thidua.papers.write.kinds import minutes as minutes_kind
from thidua.papers.write.kinds.meeting import Attendee, Tally, Vote
from thidua.papers.write.money import percent
from thidua.papers.write.paper import Letterhead, Signer
from thidua.people.models import Person
from thidua.people.queries import setting

Method, State = AgendaItem.Method, Attendance.State
CHAIR, SECRETARY = gettext_lazy("người chủ trì"), gettext_lazy("thư ký")
COUNTING_TEAM = gettext_lazy("ban kiểm phiếu")
VOID_NOTE = gettext_lazy("Tổng số phiếu của bộ đếm khác số người đã bỏ phiếu.")
HAS_VOTED = gettext_lazy("Người này đã bỏ phiếu điện tử trong phiên họp, nên phải ghi là có mặt.")
HAS_WRITTEN = gettext_lazy("Đã có ý kiến bằng văn bản của người này trong phiên họp.")
NO_BREAK = "\N{NO-BREAK SPACE}"
SALUTATIONS = {Person.Sex.FEMALE: "Bà", Person.Sex.MALE: "Ông"}


@dataclass(frozen=True)
class Made:
    """A paper made: what it is about, its symbol, its two files."""

    subject: str
    symbol: str
    docx: bytes
    pdf: bytes


@override("vi")
def invitation(meeting: Meeting) -> Made:
    """The giấy mời to all members, with the agenda in its order."""
    seats = list(queries.attendances(meeting))
    symbol = f"GM-{_abbreviation(meeting)}"
    paper = invitation_kind.Invitation(
        head=_letterhead(meeting, symbol, dated=True),
        host=meeting.council.name,
        meeting=meeting.title,
        invited=tuple(_attendee(seat.member).line for seat in seats),
        chair=_attendee(meeting.chair).line if meeting.chair else "",
        starts=timezone.localtime(meeting.starts_at),
        place=meeting.place,
        agenda=tuple(_agenda(meeting)),
        signer=_chair_signs(meeting),
        recipients=("Như trên", "Lưu: VT, Hồ sơ"),
    )
    return _made(meeting.title, symbol, invitation_kind.compose(paper))


@override("vi")
def minutes(meeting: Meeting) -> Made:
    """The biên bản: who was there, what was said, each vote of all members, the conclusion."""
    seats = list(queries.attendances(meeting))
    present = [seat for seat in seats if seat.state == State.PRESENT]
    quorum = rules.quorum_on(meeting.council, on=rules.day_of(meeting))
    symbol = f"BB-{_abbreviation(meeting)}"
    paper = minutes_kind.Minutes(
        head=_letterhead(meeting, symbol),
        meeting=meeting.title,
        started=_local(meeting.opened_at),
        ended=_local(meeting.ended_at),
        place=meeting.place,
        members=len(seats),
        present=tuple(_attendee(seat.member) for seat in present),
        absent=tuple(_absent(seat) for seat in seats if seat.state != State.PRESENT),
        guests=tuple(Attendee(name=line) for line in _lines(meeting.guests)),
        chair=_attendee(meeting.chair),
        secretary=_attendee(meeting.secretary),
        counting_team=_team(meeting),
        votes=tuple(_votes(meeting)),
        quorum=quorum.basis if quorum else "",
        reports=tuple(_lines(meeting.reports)),
        discussion=(*_lines(meeting.opening_text), *_void_votes(meeting)),
        conclusions=tuple(_lines(meeting.conclusion)),
        chair_post=meeting.chair.post_text if meeting.chair else "",
        journal_head=journal_head().hash,
    )
    return _made(meeting.title, symbol, minutes_kind.compose(paper))


@override("vi")
def counting_report(meeting: Meeting) -> Made:
    """The biên bản kiểm phiếu that the counting team signs."""
    seats = list(queries.attendances(meeting))
    symbol = f"BB-{_abbreviation(meeting)}"
    wrote = [_attendee(s.member) for s in seats if s.state == State.WRITTEN]
    paper = report_kind.CountingReport(
        head=_letterhead(meeting, symbol),
        meeting=_lower_first(meeting.title),
        started=_local(meeting.opened_at),
        ended=_local(meeting.ended_at),
        place=meeting.place,
        members=len(seats),
        present=sum(seat.state == State.PRESENT for seat in seats),
        team=_team(meeting),
        votes=tuple(_votes(meeting)),
        written=tuple(one.line for one in wrote),
        journal_head=journal_head().hash,
    )
    subject = _("Kiểm phiếu %(meeting)s") % {"meeting": _lower_first(meeting.title)}
    return _made(subject, symbol, report_kind.compose(paper))


@override("vi")
def slips(item: AgendaItem) -> Paper:
    """The paper slips of one item: one for each member present, all alike."""
    meeting = item.meeting
    present = meeting.attendances.filter(state=State.PRESENT).count()
    nominees = tuple(
        ballot_slip.Nominee(name=line.dossier.nominee_name, where=where(line.dossier))
        for line in queries.lines_of(item)
    )
    name = rules.name_of(item)
    slip = ballot_slip.BallotSlip(
        council=_council_heading(meeting),
        agency=meeting.council.unit.name.upper(),
        subject=f"{name} năm {meeting.year}",
        questions=(ballot_slip.Question(honour=name, nominees=nominees),),
        copies=max(present, 1),
    )
    return ballot_slip.compose(slip)


@override("vi")
def told(line: VoteLine) -> str:
    """A result in one phrase, as it is filed into the dossier: votes, share, what was needed."""
    members = line.members or 0
    agreed = (line.yes or 0) + line.written_yes
    return _("%(agreed)d/%(members)d thành viên đồng ý (%(share)s), cần %(required)d") % {
        "agreed": agreed,
        "members": members,
        "share": percent(agreed, members),
        "required": line.required or 0,
    }


def source(line: VoteLine, meeting: Meeting) -> str:
    """What shows that an honour is proposed, or has passed, in the same meeting."""
    day = f"{rules.day_of(meeting):%d/%m/%Y}"
    if line.dossier.status == Dossier.Status.PASSED:
        return _("Hội đồng đã thông qua tại phiên họp ngày %(day)s") % {"day": day}
    return _("Đang đề nghị tại phiên họp ngày %(day)s") % {"day": day}


def too_many(line: VoteLine, members: int) -> str:
    """The fault of a line with more votes than the council has members."""
    return _("%(name)s: số phiếu và ý kiến nhiều hơn %(members)d thành viên.") % {
        "name": line.dossier.nominee_name,
        "members": members,
    }


@override("vi")
def suggested_conclusion(meeting: Meeting) -> str:
    """What the counts come to, a line for each honour, for the chair to put in his words."""
    names = honour_names(on=rules.day_of(meeting))
    totals: dict[str, list[int]] = {}
    for line in queries.meeting_lines(meeting):
        if line.passed is not None:
            passed, all_ = totals.setdefault(line.item.honour, [0, 0])
            totals[line.item.honour] = [passed + line.passed, all_ + 1]
    return "\n".join(
        _("%(honour)s: thông qua %(passed)d/%(all)d trường hợp.")
        % {"honour": names.get(code, code), "passed": passed, "all": all_}
        for code, (passed, all_) in totals.items()
    )


def where(dossier: Dossier) -> str:
    """Post and unit of a nominee in one phrase; of a collective, nothing more than its name."""
    unit = dossier.unit.name if dossier.person_id else ""
    return ", ".join(filter(None, (dossier.post_text, unit)))


# --- parts of papers ------------------------------------------------------------------------------


def _made(subject: str, symbol: str, paper: Paper) -> Made:
    return Made(subject, symbol, to_docx(paper), to_pdf(paper))


def _letterhead(meeting: Meeting, symbol: str, *, dated: bool = False) -> Letterhead:
    """The council's own head; only what leaves the house bears place and date."""
    place = setting("place", on=rules.day_of(meeting)) if dated else ""
    return Letterhead(
        agency=_council_heading(meeting),
        parent=meeting.council.unit.name.upper(),
        symbol=symbol,
        place=place,
    )


def _council_heading(meeting: Meeting) -> str:
    """HỘI ĐỒNG on its own line where the rest of the name fits the next."""
    name = str(setting("council_name", on=rules.day_of(meeting))).upper()
    first, second, *rest = name.split()
    if 0 < len(" ".join(rest)) <= 24:
        return f"{first} {second} " + NO_BREAK.join(rest)
    return name


def _abbreviation(meeting: Meeting) -> str:
    """HĐTĐKT: the first letters of the council's name."""
    name = str(setting("council_name", on=rules.day_of(meeting)))
    return "".join(word[0].upper() for word in re.findall(r"\w+", name))


def _chair_signs(meeting: Meeting) -> Signer:
    chair = meeting.chair
    if chair is None:
        return Signer(title="CHỦ TỊCH", prefix=("TM. HỘI ĐỒNG",))
    deputy = chair.seat in (Membership.Seat.FIRST_VICE, Membership.Seat.VICE)
    return Signer(
        title="PHÓ CHỦ TỊCH" if deputy else "CHỦ TỊCH",
        prefix=("TM. HỘI ĐỒNG",) if not deputy else ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH"),
        second_title=chair.post_text.upper(),
        name=str(chair.person),
    )


def _attendee(member: Membership | None) -> Attendee:
    if member is None:
        return Attendee(name="")
    seat = f"{member.get_seat_display()} Hội đồng"
    return Attendee(
        name=member.person.name,
        salutation=SALUTATIONS.get(Person.Sex(member.person.sex), "") if member.person.sex else "",
        role=", ".join(filter(None, (member.post_text, seat))),
    )


def _absent(seat: Attendance) -> Attendee:
    one = _attendee(seat.member)
    wrote = _("có ý kiến bằng văn bản") if seat.state == State.WRITTEN else ""
    reason = ", ".join(filter(None, (seat.reason, wrote)))
    return Attendee(name=one.name, salutation=one.salutation, role=one.role, reason=reason)


def _team(meeting: Meeting) -> tuple[Attendee, ...]:
    team = meeting.counting_team.select_related("person").order_by("order", "pk")
    return tuple(_attendee(member) for member in team)


def _agenda(meeting: Meeting) -> Iterable[str]:
    names = honour_names(on=rules.day_of(meeting))
    for item in meeting.items.order_by("order"):
        lines = queries.lines_of(item).count()
        yield f"{names.get(item.honour, item.honour)}: {lines} trường hợp"


def _votes(meeting: Meeting) -> Iterable[Vote]:
    names = honour_names(on=rules.day_of(meeting))
    counted = meeting.items.filter(status=AgendaItem.Status.COUNTED).order_by("order")
    for item in counted:
        lines = list(queries.lines_of(item))
        if lines:
            yield _vote(item, lines, names, members=meeting.attendances.count())


def _vote(
    item: AgendaItem, lines: list[VoteLine], names: Mapping[str, str], *, members: int
) -> Vote:
    name = names.get(item.honour, item.honour)
    by_ballot = item.method != Method.HANDS
    valid = {line.valid for line in lines}
    return Vote(
        honour=f"{name} (bỏ phiếu bổ sung)" if item.supplementary else name,
        method=_lower_first(str(item.get_method_display())),
        members=members,
        tallies=tuple(_tally(item, line) for line in lines),
        issued=item.issued if by_ballot else None,
        returned=item.returned if by_ballot else None,
        valid=valid.pop() if by_ballot and len(valid) == 1 else None,
        mark=_mark(item, members),
        remarks=tuple(_remarks(item, lines)),
    )


def _tally(item: AgendaItem, line: VoteLine) -> Tally:
    on_paper = item.method == Method.PAPER
    return Tally(
        nominee=line.dossier.nominee_name,
        unit=where(line.dossier),
        yes=line.yes or 0,
        no=line.no or 0,
        blank=0 if on_paper else line.blank or 0,
        invalid=(item.returned or 0) - (line.valid or 0) if on_paper else 0,
        written_yes=line.written_yes,
        written_no=line.written_no,
        outcome=line.passed,
    )


def _mark(item: AgendaItem, members: int) -> str:
    mark = item.mark
    least = _("trên") if mark.over else _("từ")
    share = percent(mark.share.numerator, mark.share.denominator)
    basis = f" ({mark.basis})" if mark.basis else ""
    return _("%(least)s %(share)s tổng số thành viên, là %(required)d/%(members)d%(basis)s") % {
        "least": least,
        "share": share,
        "required": mark.required(members),
        "members": members,
        "basis": basis,
    }


def _remarks(item: AgendaItem, lines: list[VoteLine]) -> Iterable[str]:
    """What was noted beside the count of an item."""
    if item.threshold_confirmed:
        yield _(
            "Chủ tọa xác nhận áp dụng mức phiếu nêu trên; quy định đang có hiệu lực về mức phiếu "
            "chưa được nạp vào hệ thống."
        )
    for line in lines:
        for recusal in line.recusals.select_related("member__person"):
            yield _("%(member)s tự nguyện không bỏ phiếu đối với %(name)s.") % {
                "member": _attendee(recusal.member).line,
                "name": line.dossier.nominee_name,
            }
        if line.dossier.status == Dossier.Status.REMOVED:
            yield _("%(name)s được đưa ra khỏi danh sách sau khi bỏ phiếu: %(reason)s.") % {
                "name": line.dossier.nominee_name,
                "reason": line.dossier.reason.rstrip("."),
            }
    for line in item.lines.exclude(left_out="").select_related("dossier"):
        yield _("%(name)s không đưa ra biểu quyết: %(reason)s.") % {
            "name": line.dossier.nominee_name,
            "reason": line.left_out.rstrip("."),
        }
    yield from _written(item)


def _written(item: AgendaItem) -> Iterable[str]:
    """Each written opinion by name: dissent is kept as it was written."""
    for one in queries.opinions_of(item):
        word = _("đồng ý") if one.agrees else _("không đồng ý")
        text = f": {one.text.strip().rstrip('.')}" if one.text.strip() else ""
        yield _("Ý kiến bằng văn bản của %(member)s đối với %(name)s: %(word)s%(text)s.") % {
            "member": _attendee(one.member).line,
            "name": one.line.dossier.nominee_name,
            "word": word,
            "text": text,
        }


def _void_votes(meeting: Meeting) -> Iterable[str]:
    names = honour_names(on=rules.day_of(meeting))
    for item in meeting.items.filter(status=AgendaItem.Status.VOID).order_by("order"):
        yield _("Lần bỏ phiếu về %(honour)s không có giá trị, đã bỏ phiếu lại: %(note)s.") % {
            "honour": names.get(item.honour, item.honour),
            "note": item.note.rstrip("."),
        }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]
