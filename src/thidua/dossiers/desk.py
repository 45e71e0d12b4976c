"""What of rounds, lines and lists waits for somebody today."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Min, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.dossiers.lifecycle import OVER
from thidua.dossiers.models import Dossier, DossierPaper, Remark, Round, SummaryList
from thidua.kit.desk import Waiting
from thidua.people.mandate import Mandate
from thidua.people.models import Role
from thidua.people.queries import in_branches

D, R, S = Dossier.Status, Round.Status, SummaryList.Status


def waiting(mandate: Mandate, on: date, *, shown: QuerySet[SummaryList]) -> list[Waiting]:
    """One item for each kind of work, with how many and by when; nothing where nothing waits.

    `shown`: the lists shown inside to this account that day.
    """
    return [
        *_of_office(mandate, on),
        *_of_leaders(mandate),
        *_of_heads(mandate),
        *_of_nominees(mandate, shown),
    ]


def _of_office(mandate: Mandate, on: date) -> Iterator[Waiting]:
    here = in_branches(mandate.branches(Role.OFFICER))
    lines, rounds = Dossier.objects.filter(here), Round.objects.filter(here)
    sent = rounds.filter(status=R.SENT)
    yield from _count(sent, _("Đợt đề nghị chờ tiếp nhận"), _rounds(R.SENT), _("Tiếp nhận"))
    alone = lines.filter(status=D.SUBMITTED).exclude(round__status=R.SENT)
    yield from _count(
        alone, _("Hồ sơ gửi lại hoặc đột xuất chờ tiếp nhận"), _lines(D.SUBMITTED), _("Tiếp nhận")
    )
    received = lines.filter(status=D.RECEIVED).exclude(kind=Dossier.Kind.SUDDEN, round=None)
    yield from _count(received, _("Hồ sơ chờ thẩm định"), _lines(D.RECEIVED), _("Thẩm định"))
    yield from _owed(lines.exclude(status__in=OVER), on)
    yield from _lists(mandate, on)


def _lists(mandate: Mandate, on: date) -> Iterator[Waiting]:
    """Lists to be filled, to be closed, and remarks on them without an answer."""
    here = in_branches(mandate.branches(Role.OFFICER))
    ready = Dossier.objects.filter(here, status=D.APPRAISED, summary=None)
    ready = ready.exclude(kind=Dossier.Kind.SUDDEN, round=None)
    summaries = reverse("dossiers:summaries")
    yield from _count(ready, _("Hồ sơ đã thẩm định, chưa vào danh sách"), summaries, _("Tổng hợp"))
    lists = SummaryList.objects.filter(here)
    over = lists.filter(status=S.PUBLISHED, published_until__lt=on)
    yield from _count(over, _("Danh sách đã công khai đủ ngày"), summaries, _("Chốt"))
    said = Remark.objects.filter(summary__in=lists, answer="")
    yield from _count(said, _("Góp ý chưa trả lời"), summaries, _("Trả lời"))


def _of_leaders(mandate: Mandate) -> Iterator[Waiting]:
    here = in_branches(mandate.branches(Role.LEADER))
    sudden = Dossier.objects.filter(here, kind=Dossier.Kind.SUDDEN, round=None, status=D.RECEIVED)
    there = reverse("dossiers:sudden")
    yield from _count(sudden, _("Đề nghị khen đột xuất chờ ý kiến"), there, _("Cho ý kiến"))


def _of_heads(mandate: Mandate) -> Iterator[Waiting]:
    here = in_branches(mandate.branches(Role.HEAD))
    rounds = Round.objects.filter(here)
    for status, text in (
        (R.DRAFT, _("Đợt đề nghị đang lập, chưa gửi")),
        (R.RETURNED, _("Đợt đề nghị bị trả lại")),
    ):
        yield from _count(rounds.filter(status=status), text, _rounds(status), _("Mở"))
    returned = Dossier.objects.filter(here, status=D.RETURNED, round__received_at__isnull=False)
    yield from _count(returned, _("Hồ sơ bị trả lại"), _lines(D.RETURNED), _("Bổ sung"))
    owed = _papers(Dossier.objects.filter(here).exclude(status__in=OVER))
    owed = owed.exclude(dossier__status=D.DRAFT)
    yield from _count(owed, _("Giấy tờ đơn vị còn nợ"), _lacking(), _("Nộp"), _first(owed))


def _of_nominees(mandate: Mandate, shown: QuerySet[SummaryList]) -> Iterator[Waiting]:
    """One's own papers, and the lists shown for remarks."""
    if person := mandate.user.person_id:
        own = Dossier.objects.filter(person=person).exclude(status__in=[*OVER, D.DRAFT])
        owed = _papers(own)
        yield from _count(owed, _("Giấy tờ của bạn còn nợ"), _lacking(), _("Nộp"), _first(owed))
    last = shown.aggregate(last=Min("published_until"))["last"]
    there = reverse("dossiers:publications")
    text = _("Danh sách đang công khai lấy ý kiến")
    yield from _count(shown, text, there, _("Xem, góp ý"), last)


def _owed(lines: QuerySet[Dossier], on: date) -> Iterator[Waiting]:
    late = _papers(lines).filter(due_on__lt=on)
    yield from _count(late, _("Giấy tờ nợ quá hạn"), _lacking(), _("Xem, nhắc"), _first(late))


def _papers(lines: QuerySet[Dossier]) -> QuerySet[DossierPaper]:
    return DossierPaper.objects.filter(dossier__in=lines, status=DossierPaper.Status.OWED)


def _first(papers: QuerySet[DossierPaper]) -> date | None:
    first: date | None = papers.aggregate(first=Min("due_on"))["first"]
    return first


def _count(
    rows: QuerySet[Round]
    | QuerySet[Dossier]
    | QuerySet[DossierPaper]
    | QuerySet[SummaryList]
    | QuerySet[Remark],
    text: str,
    url: str,
    button: str,
    due_on: date | None = None,
) -> Iterator[Waiting]:
    if count := rows.count():
        yield Waiting(text, url, count, due_on, button)


def _rounds(status: str) -> str:
    return f"{reverse('dossiers:rounds')}?buoc={status}"


def _lines(status: str) -> str:
    return f"{reverse('dossiers:lines')}?buoc={status}"


def _lacking() -> str:
    return reverse("dossiers:lacking")
